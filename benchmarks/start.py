"""How long the app takes to its first row, beside a Textual program that shows one line.

Both run in turn on a real terminal device. CPU milliseconds of the process from its start until the words are
on the screen, medians; memory when they are. Linux only: other systems do not say what a process has used.

    python -m benchmarks.start
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from store.detection import detect_pending
from store.library import Library
from store.samples import add_samples
from tests.tui.pseudo_terminal import PseudoTerminal

ROUNDS = 15
HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("Start here")

Hello().run()
"""
SHOWN = "Start here"
"""What both programs show."""


def measure(words: list[str | Path]) -> tuple[float, float]:
    """Return the CPU milliseconds and the resident megabytes of a program when its first row is shown."""
    with PseudoTerminal(words, columns=120, rows=40, TEXTUAL_FPS="120") as terminal:
        terminal.wait_for(SHOWN)
        process = Path("/proc") / str(terminal.process_id)
        # The first field is the time on a processor, in nanoseconds, of one thread.
        threads = (process / "task").iterdir()
        nanoseconds = sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)
        pages = int((process / "statm").read_text().split()[1])
    return nanoseconds / 1e6, pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.open(path) as library:
            add_samples(library)
            detect_pending(library)
            library.daily_backup()
        programs: dict[str, list[str | Path]] = {
            "hello": [sys.executable, "-c", HELLO],
            "newsread": [sys.executable, "-m", "tui", "--library", path],
        }
        runs = {name: [measure(words)] for name, words in programs.items()}
        for _ in range(ROUNDS):
            for name, words in programs.items():
                runs[name].append(measure(words))
    print(f"{'':10s}{'CPU ms':>10s}{'MB':>8s}")
    for name, figures in runs.items():
        # The first run of each filled the caches.
        print(f"{name:10s}{median(f[0] for f in figures[1:]):10.0f}{median(f[1] for f in figures[1:]):8.1f}")
    pairs = list(zip(runs["newsread"][1:], runs["hello"][1:], strict=True))
    cpu, memory = (median(ours[i] / hello[i] for ours, hello in pairs) for i in (0, 1))
    print(f"{'ratio':10s}{cpu:10.2f}{memory:8.2f}")


if __name__ == "__main__":
    main()
