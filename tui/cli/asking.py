"""Asking one thing after the other on a terminal: a line is shown, a letter and Enter answer it.

It works over any line and in a screen reader: nothing is drawn over, and every answer is one line.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LEAVES = "q"
"""What leaves the rest for another time, as the end of input does."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, and what can be answered."""

    goes_on: Callable[[], bool]
    """Whether there is something to ask."""
    shown: Callable[[], Iterable[str]]
    """Returns the lines of what is asked now."""
    answered: Callable[[str], str | None]
    """Takes what was typed and returns what was done, in a sentence; None for what means nothing."""
    keys: Mapping[str, str]
    """What can be typed, with what it means; an empty one is Enter alone."""


def at_a_terminal() -> bool:
    """Return whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(asking: Asking) -> None:
    """Ask until there is nothing left or the reader leaves; each answer is kept at once.

    Raises:
        NewsreadError: An answer cannot be kept.
    """
    choices = ", ".join(f"{key or 'Enter'} {meaning}" for key, meaning in asking.keys.items())
    again = False
    while asking.goes_on():
        if not again:
            output.write("")
            for line in asking.shown():
                output.write(line)
        output.prompt(f"{choices}: ")
        typed = sys.stdin.readline()
        word = typed.strip().lower()
        if not typed or word == LEAVES:
            output.write("")
            return
        done = asking.answered(word)
        again = done is None
        output.write(f"There is no answer “{word}” here." if done is None else done)
