"""How many articles of 800 words come in a second: from files to the library, with their marks.

    python -m benchmarks.adding [ARTICLES [FOLDER]]

So many articles (300 if not said) are made in a temporary folder, or copied from a folder of yours: real news
has more names, and more words that are met for the first time. They are taken in as `newsread add` does, on
one core and on all of them, each time into a library of its own. What a process takes once, to begin and to
load the models, is left out: it is what taking in one article alone takes, after another one was taken in,
less that article. Beside it stands what only reading the files and finding the marks takes, in one process,
without a library.
The first figure is by the clock; the second is by the CPU time of all processes together, which other
programs of the machine change less: what one core would do with nothing else to do. Choosing cores needs
Linux.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.figures import Figure
from benchmarks.news import Storyteller
from prose.marks import mark_document
from prose.reader import read_document
from store.adding.adding import Adding
from store.adding.sources import Sources
from store.library import Library
from store.parsing.parsers import Parsers
from store.web.client import Client

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from benchmarks.figures import Report

WORDS = 800
FEW = 150
"""How many articles are enough for the table of all figures."""


class Speed(NamedTuple):
    """Articles a second."""

    by_clock: float
    """By the clock."""
    by_cpu: float
    """By the CPU time of all processes."""


def cpu_seconds() -> float:
    """Return the CPU time of this process and of those that it has started and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


BESIDE = ("first.md", "second.md")
"""The stories that are taken in before all others."""


def make_stories(folder: Path, number: int, own: Path | None) -> None:
    """Write so many stories into a folder, or copy them from one of your own, and write a few beside them."""
    teller = Storyteller(random.Random(7))
    stories = folder / "stories"
    stories.mkdir()
    for name in BESIDE:
        (folder / name).write_text(teller.story(WORDS), encoding="utf-8")
    if own:
        for path in sorted(path for path in own.iterdir() if path.is_file())[:number]:
            shutil.copy(path, stories)
    else:
        for place in range(number):
            (stories / f"{place:05}.md").write_text(teller.story(WORDS), encoding="utf-8")


def add(folder: Path, cores: Set[int]) -> Speed:
    """Take the stories in, on these cores."""
    os.sched_setaffinity(0, cores)
    with tempfile.TemporaryDirectory() as place, Library.open(Path(place) / "library.db") as library:
        # Once for what this process loads; once for the time that the others take to begin and to load, and
        # one article; once for that and the stories, of which each process takes one besides.
        used = []
        for names in (*BESIDE, "stories"):
            before, begun = cpu_seconds(), perf_counter()
            with Parsers() as parsers:
                adding = Adding(library, Client(), parsers)
                sources = Sources([str(folder / names)], library)
                added = sum(outcome.new for outcome in adding.add(sources))
            used.append((added, perf_counter() - begun, cpu_seconds() - before))
    _, (_, loading, loading_cpu), (stories, clock, cpu) = used
    processes = len(cores)
    return Speed(
        (stories - processes) / (clock - loading), (stories - processes) / (cpu - loading_cpu * processes)
    )


def read_and_mark(folder: Path, cores: Set[int]) -> Speed:
    """Read the stories and find their marks, and nothing else."""
    os.sched_setaffinity(0, cores)

    def work(paths: Iterator[Path] | list[Path]) -> int:
        return sum(bool(mark_document(read_document(path.read_bytes(), path.name))) for path in paths)

    work([folder / BESIDE[0]])
    before, begun = cpu_seconds(), perf_counter()
    done = work((folder / "stories").iterdir())
    return Speed(done / (perf_counter() - begun), done / (cpu_seconds() - before))


def measured(number: int, own: Path | None = None) -> Iterator[tuple[str, Speed]]:
    """Yield how fast so many stories are read and marked, and taken in on one core and on all of them."""
    every = os.sched_getaffinity(0)
    one = {min(every)}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_stories(folder, number, own)
        for name, measure, cores in (
            ("reading and marks alone, one process", read_and_mark, one),
            ("into the library, one core", add, one),
            (f"into the library, {len(every)} cores", add, every),
        ):
            with multiprocessing.get_context("spawn").Pool(1) as process:
                yield name, process.apply(measure, (folder, cores))


def adding(report: Report) -> None:
    """Measure what an article takes from its file to the library, and what more cores make of it."""
    # Twice, and the better: other programs of the machine make nothing quicker.
    rounds = [[speed for _, speed in measured(FEW)] for _ in range(2)]
    alone, one, every = (
        Speed(*(max(figures) for figures in zip(*speeds, strict=True)))
        for speeds in zip(*rounds, strict=True)
    )
    took, marking = 1000 / one.by_cpu, 1000 / alone.by_cpu
    report(Figure(f"an article of {WORDS} words in, one core", took, "ms", 25))
    report(Figure("of that besides reading and marks", took - marking, "ms", 5))
    report(Figure("all cores beside one, by the clock", 1000 / every.by_clock, "ms", 1, 1000 / one.by_clock))


def main() -> None:
    """Print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    own = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    print(f"{number:,} articles {f'from {own.name}' if own else f'of {WORDS} words'}: articles a second")
    print(f"{'':44s}{'by the clock':>14s}{'by CPU':>10s}")
    for name, speed in measured(number, own):
        print(f"{name:44s}{speed.by_clock:14.1f}{speed.by_cpu:10.1f}")


if __name__ == "__main__":
    main()
