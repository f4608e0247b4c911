"""The one door through which commands write: clean, in an encoding that the terminal has, and checked.

Data goes to standard output, notices and progress to standard error.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from prose.characters import clean_line, clean_text
from tui.cli.lines import cells, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from prose.spans import Span

_progress_cells = 0
"""How many cells of the terminal's last line are taken by progress."""

SPECIAL = re.compile(r"[^\n\x20-\x7e]+")
"""Finds what may have to be escaped in JSON."""


def prepare_streams() -> None:
    """Let the standard streams replace what their encoding does not have, instead of failing.

    A stream that was closed before the start leads nowhere: its descriptor must not become the library's.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write(text: str) -> None:
    """Write clean text and a line break to standard output."""
    _write(sys.stdout, clean_text(text))


def write_marked(text: str, spans: Sequence[Span]) -> None:
    """Write clean text and a line break to standard output, where parts of it are bold if it is a terminal.

    Args:
        text: The text.
        spans: The parts, in order, none overlapping another.
    """
    bold, plain = ("\x1b[1m", "\x1b[22m") if _has_weights() else ("", "")
    line, at = "", 0
    for span in spans:
        line += f"{clean_text(text[at : span.start])}{bold}{clean_text(span.of(text))}{plain}"
        at = span.end
    _write(sys.stdout, line + clean_text(text[at:]))


def _has_weights() -> bool:
    """Whether standard output is a terminal that has bold letters."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def prompt(text: str) -> None:
    """Write clean text to standard output, at once and without a line break: an answer is typed after it."""
    sys.stdout.write(clean_text(text))
    sys.stdout.flush()


def notify(text: str) -> None:
    """Write clean text and a line break to standard error, at once."""
    clear_progress()
    # What was written before belongs before it where both streams go to one terminal.
    sys.stdout.flush()
    _write(sys.stderr, clean_text(text))
    sys.stderr.flush()


def show_progress(text: str) -> None:
    """Write how far something has come over what was written so before; to a terminal only."""
    global _progress_cells
    if not sys.stderr.isatty():
        return
    # One cell is left free: in the last one some terminals begin a new line.
    line = fit(clean_line(text), max(1, columns() - 1)).rstrip()
    filling = " " * (_progress_cells - cells(line))
    _progress_cells = cells(line)
    sys.stderr.write(f"\r{line}{filling}")
    sys.stderr.flush()


def clear_progress() -> None:
    """Take the progress away, if there is any on the terminal."""
    global _progress_cells
    if _progress_cells:
        sys.stderr.write(f"\r{' ' * _progress_cells}\r")
        sys.stderr.flush()
        _progress_cells = 0


def write_json(value: object) -> None:
    """Write a value as one line of JSON to standard output; see `write_json_text`."""
    import json  # the app, which writes none, starts without it

    write_json_text(json.dumps(value, ensure_ascii=False))


def write_json_text(text: str) -> None:
    """Write JSON and a line break to standard output.

    Strings come back exactly as they were: characters that a terminal might act on, or that the stream's
    encoding may not have, are written as escapes.
    """
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")

    def keep(characters: str) -> bool:
        return characters.isprintable() and (is_unicode or characters.isascii())

    _write(sys.stdout, SPECIAL.sub(lambda run: _escaped(run[0], keep), text.rstrip("\n")))


def write_table(text: str) -> None:
    """Write rows of clean cells to standard output, their line breaks as they are on every system.

    A terminal gets those that it knows.
    """
    if sys.stdout.isatty():
        text = text.replace("\r\n", "\n")
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    sys.stdout.write(text)


def flush() -> None:
    """Hand what was written to whoever reads it.

    Raises:
        OSError: It could not be written: a full disk, or nobody reads any more (`BrokenPipeError`).
    """
    sys.stdout.flush()


def abandon(*streams: TextIO) -> None:
    """Lead streams nowhere that cannot be written any more, so that the interpreter's end is silent too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def columns() -> int:
    """Return how many cells a line of the terminal has; 80 where nobody can tell."""
    return shutil.get_terminal_size().columns


def _write(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")


def _escaped(characters: str, keep: Callable[[str], bool]) -> str:
    if keep(characters):
        return characters
    import json

    return "".join(character if keep(character) else json.dumps(character)[1:-1] for character in characters)
