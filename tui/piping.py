"""Giving what is read to a command of the reader's, as `|` does in newsboat and mutt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.errors import NewsreadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prose.document import Facts


class PipeError(NewsreadError):
    """A command could not be started."""


@dataclass(frozen=True, slots=True)
class Piped:
    """What a command is given."""

    what: str
    """What it is, for the reader: "the selection"."""
    text: str
    """What the command reads from its standard input."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What it finds in its environment: what the article says of itself."""


def piped_article(facts: Facts, text: str) -> Piped:
    """Return an article with its headline above it."""
    headline = "" if facts.headline_supplied else f"{facts.headline}\n\n"
    return Piped("the article", f"{headline}{text}\n", environment_of(facts))


def environment_of(facts: Facts) -> dict[str, str]:
    """Return what a command can learn of an article: its headline, address, outlet, byline and date."""
    return {
        "NEWSREAD_HEADLINE": facts.headline,
        "NEWSREAD_ADDRESS": facts.address,
        "NEWSREAD_OUTLET": facts.publisher,
        "NEWSREAD_BYLINE": facts.byline,
        "NEWSREAD_PUBLISHED": facts.published.isoformat() if facts.published else "",
    }


def pipe(piped: Piped, command: str) -> int:
    """Run a command by the reader's shell in this terminal, and return the number that it ends with.

    ^C ends the command and not this program.

    Args:
        piped: What it is given.
        command: The command as it would be typed.

    Raises:
        PipeError: If it cannot be started.
    """
    shell = [os.environ.get("SHELL") or "/bin/sh", "-c", command]
    with _left_to_the_command():
        try:
            process = subprocess.Popen(
                command if os.name == "nt" else shell,
                shell=os.name == "nt",
                stdin=subprocess.PIPE,
                env={**os.environ, **piped.environment},
            )
            # A command that stops reading early, as `head` does, is not at fault.
            process.communicate(piped.text.encode())
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise PipeError(f"“{command}” cannot be started ({reason}); change the command.") from error
    return process.returncode


@contextmanager
def _left_to_the_command() -> Iterator[None]:
    """Let ^C mean the command alone; a handler, unlike ignoring, is not handed on to it."""
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def wait_for_enter(command: str, code: int) -> None:
    """Leave what a command wrote before the reader's eyes until Enter is pressed."""
    ended = "" if code == 0 else f" (“{command}” ended with {code})"
    sys.stdout.write(f"\nEnter goes back to newsread{ended} ")
    sys.stdout.flush()
    try:
        sys.stdin.readline()
    except (KeyboardInterrupt, OSError):
        sys.stdout.write("\n")
