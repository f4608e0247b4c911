"""How fast the marks of a text are found, beside splitting the same text into words.

Loading is CPU time of the first call; speeds are medians over the sample articles read again and again, in
tokens a second of one core. The last column sets the time against that of one regular expression that finds
the words of the text, measured in turn with it.

    python -m benchmarks.marks
"""

from __future__ import annotations

import re
import statistics
import time
from typing import TYPE_CHECKING

from prose.entities.recogniser import load_recogniser
from prose.entities.tokens import tokenize
from prose.quotes.finder import find_quotes
from prose.reader import read_document
from store.samples import samples_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 25
WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    paths = [path for path in sorted(samples_folder().iterdir()) if path.suffix in (".md", ".txt")]
    texts = [read_document(path.read_bytes(), path.name).text for path in paths]
    loading = cpu_seconds(load_recogniser)
    recogniser = load_recogniser()
    tokens = sum(len(tokenize(text)) for text in texts)

    tasks: dict[str, Callable[[str], object]] = {
        "entities": recogniser.find_entities,
        "quotes": find_quotes,
    }
    print(f"{tokens:,} tokens in {len(texts)} articles; the model loads in {loading:.2f} s")
    print(f"{'':10s}{'tokens a second':>16s}{'times the word split':>22s}")
    for name, find in tasks.items():
        seconds, ratios = [], []
        for _ in range(ROUNDS):
            words = cpu_seconds(lambda: [WORD.findall(text) for text in texts])
            found = cpu_seconds(lambda find=find: [find(text) for text in texts])  # type: ignore[misc]
            seconds.append(found)
            ratios.append(found / words)
        speed = tokens / statistics.median(seconds)
        print(f"{name:10s}{speed:16,.0f}{statistics.median(ratios):22.0f}")


if __name__ == "__main__":
    main()
