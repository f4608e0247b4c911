"""An export from the list of passages: in which form, of which of them, to where. No Textual in it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.exchange.selection import Selection
from store.files import is_folder
from store.formats.registry import folder_format
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Collection

FORMS = {
    "csv": "a table for spreadsheets",
    "markdown": "a folder of notes, one an article",
    "jsonl": "articles with all that you made in them, for import",
    "w3c": "annotations as the W3C has them",
    "hypothesis": "annotations as Hypothesis has them",
    "readwise": "a table for Readwise",
    "csl": "the articles, for reference managers",
    "qdc": "the tags as a codebook of REFI-QDA",
    "qdpx": "texts and passages as a project of REFI-QDA",
}
"""What each format is, those for readers first."""
_ENDINGS = {"w3c": ".json", "hypothesis": ".json", "csl": ".json", "readwise": ".csv", "markdown": ""}
"""The endings of the files that are not called as their format is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which passages may be meant."""

    title: str
    """What they are called: "the 3 that are flagged"."""
    selection: Selection
    """The passages."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written, and where."""

    form: str
    """The format, by its name."""
    choice: Choice
    """The passages."""
    target: Path
    """The file, or the folder."""
    overwrite: bool
    """Whether the reader said that what is there may be replaced."""


def choices(flagged: Collection[int], shown: Selection, number: int | None) -> list[Choice]:
    """Return what can be meant, the likeliest first.

    Args:
        flagged: The flagged passages.
        shown: What the filter leaves.
        number: How many these are; None where that is not known yet.
    """
    found = []
    if flagged:
        selection = Selection(passage_ids=frozenset(flagged))
        found.append(Choice(f"what is flagged: {counted(len(flagged), 'passage')}", selection))
    if not shown.is_everything:
        about = "" if number is None else f": {counted(number, 'passage')}"
        found.append(Choice(f"what the filter shows{about}", shown))
    return [*found, Choice("everything in the library", Selection())]


def usual_target(form: str) -> str:
    """Return where an export goes if nothing else is said: into the folder that the reader is in."""
    return f"passages{_ENDINGS.get(form, f'.{form}')}"


def target_of(typed: str) -> Path:
    """Return the file or folder that was typed."""
    path = Path(typed.strip())
    with suppress(RuntimeError):  # no such user
        path = path.expanduser()
    return path.absolute()


def is_taken(form: str, target: Path) -> bool:
    """Whether something stands where an export is to go, that it would replace or mix with."""
    if folder_format(form) is not None and is_folder(target):
        try:
            return any(target.iterdir())
        except OSError:  # writing there says why it cannot be looked into
            return False
    return os.path.lexists(target)
