"""The name that a command is asked about, and names brought up to date before it answers."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from store.errors import GoneError, LibraryError
from tui.cli import output
from tui.labels import LABEL_NAMES
from tui.wording import counted

if TYPE_CHECKING:
    from store.library import Library
    from store.names.names import NameRow

SETTLED_AT_ONCE = 64
"""How many articles are brought up to date on the way; more are left to `newsread detect`."""


def named(library: Library, name: str) -> NameRow:
    """Return the one name that is meant, by its number or its words.

    Raises:
        GoneError: There is none, or there are several.
    """
    if name.isascii() and name.isdigit() and len(name) < 19:
        row = library.names.get(int(name))
        if row is not None:
            return row
    found = library.names.find(name)
    if not found:
        raise GoneError(f"There is no name “{name}” here; “newsread names” shows what there is.")
    if len(found) > 1:
        numbers = ", ".join(f"{row.id} ({row.text}, {LABEL_NAMES[row.label]})" for row in found)
        raise GoneError(f"“{name}” is {counted(len(found), 'name')}: {numbers}; give the number.")
    return found[0]


def settle_few(library: Library) -> None:
    """Let names be what the reader's last corrections make of them, where that can be done now."""
    # A library that cannot be written to now can still be read.
    with suppress(LibraryError):
        notify_of_unsettled(library.settle(articles=SETTLED_AT_ONCE))


def notify_of_unsettled(left: int) -> None:
    """Say how many articles are left to be brought up to date, if there are any."""
    if left:
        articles = counted(left, "article")
        output.notify(f"newsread: “newsread detect” brings {articles} more up to date with your corrections.")
