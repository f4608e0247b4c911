"""What the app takes to its first row, and its memory, beside a Textual program that shows one line.

Both run in turn on a real terminal device, started as installed programs are: compiled, and without words.
CPU milliseconds of the process from its start until the row is written to the terminal, medians. Linux only.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from benchmarks.hello import SHOWN
from benchmarks.libraries import articles_of, kept, list_of
from store.detection import detect_pending
from store.samples import add_samples
from tests.tui.pseudo_terminal import PseudoTerminal
from tui.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.figures import Report
    from store.library import Library

ROOT = Path(__file__).parent.parent
ROUNDS = 25
SETTLED_SECONDS = 2.0
"""How long a program has for what it does after its first row."""
MARKED_SECONDS = 6.0
"""How long the marks of an article of 1 MB may take to come."""


class Program:
    """A program, run again and again in a folder of its own.

    Args:
        module: What its `main` is in.
        folder: Where it keeps what it keeps.
        library: The library that it opens.
    """

    def __init__(self, module: str, folder: Path, library: Path | None = None) -> None:
        self._module = module
        self._folder = folder
        self._library = library

    def run(self) -> PseudoTerminal:
        """Start it."""
        watching = f"from benchmarks.first_row import watch; watch({SHOWN!r}, {str(self._report)!r})"
        return PseudoTerminal(
            [sys.executable, "-c", f"{watching}; from {self._module} import main; main()"],
            columns=120,
            rows=40,
            TEXTUAL_FPS="120",
            PYTHONPATH=str(ROOT),
            # Who develops may have told Python to compile nothing for later; who installs has not.
            PYTHONDONTWRITEBYTECODE="",
            PYTHONPYCACHEPREFIX=str(self._folder / "compiled"),
            NEWSREAD_STATE=str(self._folder / "desk.json"),
            NEWSREAD_CONFIG=str(self._folder / "config.toml"),
            NEWSREAD_LIBRARY=str(self._library or ""),
        )

    @property
    def _report(self) -> Path:
        return self._folder / "first-row"

    def cpu(self) -> float:
        """Return the CPU milliseconds until its first row is shown."""
        self._report.unlink(missing_ok=True)
        with self.run() as terminal:
            terminal.wait_for(SHOWN)
            return float(self._report.read_text())

    def megabytes(self, keys: str = "") -> float:
        """Return the resident megabytes when it has done what it does after its first row.

        Args:
            keys: What is typed then.
        """
        with self.run() as terminal:
            terminal.wait_for(SHOWN)
            time.sleep(SETTLED_SECONDS)
            if keys:
                terminal.send(keys)
                time.sleep(MARKED_SECONDS)
            pages = int((Path("/proc") / str(terminal.process_id) / "statm").read_text().split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def start(report: Report) -> None:
    """Measure the start: with the samples beside hello, with a million articles beside a thousand."""
    with _setting() as newsread, _setting() as hello:
        samples = Program("tui.__main__", newsread, _samples())
        own, least = in_turn(samples.cpu, Program("benchmarks.hello", hello).cpu)
        report(Figure("start to the first row", own, "ms", 1.15, least))
        million, thousand = (Program("tui.__main__", newsread, list_of(n)) for n in (1_000_000, 1_000))
        many, few = in_turn(million.cpu, thousand.cpu)
        report(Figure("start with 1,000,000 articles, beside 1,000", many, "ms", 1.1, few))


def memory(report: Report) -> None:
    """Measure the memory, beside hello, of a long list and of a long article."""
    with _setting() as newsread, _setting() as hello:
        least = Program("benchmarks.hello", hello)
        library = Program("tui.__main__", newsread, list_of(100_000))
        own, beside = in_turn(library.megabytes, least.megabytes, rounds=3)
        report(Figure("memory with 100,000 articles", own, "MB", 1.35, beside))
        article = Program("tui.__main__", newsread, articles_of(1_000_000))
        opened = median(article.megabytes("\r") for _ in range(3))
        report(Figure("memory with a 1 MB article open", opened, "MB", 1.12, beside))


def in_turn(*measures: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """Measure several things in turn and return the median of each; the first round fills the caches."""
    runs = [[measure() for measure in measures] for _ in range(rounds + 1)][1:]
    return [median(run) for run in zip(*runs, strict=True)]


@contextmanager
def _setting() -> Iterator[Path]:
    """Return the folder of a program that ran before, and was set up then."""
    with tempfile.TemporaryDirectory() as folder:
        Remembered(Path(folder) / "desk.json").change(lambda setup: setup._replace(measure=80))
        yield Path(folder)


def _samples() -> Path:
    def make(library: Library) -> None:
        add_samples(library)
        detect_pending(library)

    return kept("samples", make)
