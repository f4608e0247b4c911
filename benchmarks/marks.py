"""How fast the marks of a text are found, what the recogniser takes to load and how much memory it holds.

Each row is measured in a process of its own. Loading is CPU time; memory is what the process has resident
after loading and reading more than it had before. Speeds are medians over the sample articles read again and
again, in tokens a second of one core. The last column sets the time against that of one regular expression
that finds the words of the text, measured in turn with it. Beside ours stands spaCy's small English
pipeline, where spaCy and the pipeline are installed. Memory needs Linux.

    python -m benchmarks.marks
"""

from __future__ import annotations

import multiprocessing
import os
import re
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.recogniser import load_recogniser
from prose.entities.spacy_pipeline import UnusablePipeline, load_pipeline
from prose.entities.tokens import tokenize
from prose.quotes.finder import find_quotes
from prose.reader import read_document
from store.samples import samples_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    Finder = Callable[[str], object]

ROUNDS = 25
SPACY_PIPELINE = "en_core_web_sm"
WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


class Figures(NamedTuple):
    """What was measured of one finder."""

    loading: float
    """Seconds of CPU."""
    megabytes: float
    """Memory that it holds."""
    tokens_per_second: float
    """Its speed."""
    ratio: float
    """Its time over that of finding words."""


def entities() -> Finder:
    """Load our recogniser."""
    return load_recogniser().find_entities


def quotes() -> Finder:
    """Load what finds quotes."""
    find_quotes("")
    return find_quotes


def spacy_entities() -> Finder:
    """Load spaCy's small English pipeline, with what finds entities alone."""
    return load_pipeline(SPACY_PIPELINE).find_entities


def sample_texts() -> list[str]:
    """Return the texts of the sample articles."""
    paths = [path for path in sorted(samples_folder().iterdir()) if path.suffix in (".md", ".txt")]
    return [read_document(path.read_bytes(), path.name).text for path in paths]


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def resident_megabytes() -> float:
    """Return the memory that this process has resident."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(load: Callable[[], Finder]) -> Figures | str:
    """Measure one finder, or return why it cannot be."""
    texts = sample_texts()
    tokens = sum(len(tokenize(text).words) for text in texts)
    before, start = resident_megabytes(), time.process_time()
    try:
        find = load()
    except UnusablePipeline as error:
        return str(error)
    loading = time.process_time() - start
    seconds, ratios = [], []
    for _ in range(ROUNDS):
        words = cpu_seconds(lambda: [WORD.findall(text) for text in texts])
        found = cpu_seconds(lambda: [find(text) for text in texts])
        seconds.append(found)
        ratios.append(found / words)
    return Figures(loading, resident_megabytes() - before, tokens / median(seconds), median(ratios))


def main() -> None:
    """Print the table."""
    texts = sample_texts()
    print(f"{sum(len(tokenize(text).words) for text in texts):,} tokens in {len(texts)} articles")
    print(f"{'':16s}{'loads in s':>11s}{'MB':>6s}{'tokens a second':>17s}{'times the word split':>22s}")
    for load in (entities, quotes, spacy_entities):
        with multiprocessing.get_context("spawn").Pool(1) as process:
            figures = process.apply(measure, (load,))
        if isinstance(figures, str):
            print(f"{load.__name__:16s} not measured: {figures}")
        else:
            loading, megabytes, speed, ratio = figures
            print(f"{load.__name__:16s}{loading:11.2f}{megabytes:6.0f}{speed:17,.0f}{ratio:22.0f}")


if __name__ == "__main__":
    main()
