"""What it means to mark an article as a whole: whether it can be done, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.tags.tags import fold_tag
from tui.marking import AddNote, GiveTag, TakeTag
from tui.wording import outside_of_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.history.batches import Progress
    from store.library import Library
    from store.tags.remarks import Remark
    from tui.marking import Marking


class Change(NamedTuple):
    """A marking as it is done to articles."""

    question: str
    """What is to be done, with a place for what to."""
    done: str
    """What was done, in the same way."""
    do: Callable[[Library, Progress], object]
    """Does it."""


def refusal_of(marking: Marking, remark: Remark) -> str:
    """Return why a marking would change nothing on an article; nothing if it would."""
    given = [*map(fold_tag, remark.tags)]
    match marking:
        case GiveTag(name) if fold_tag(name) in given:
            return f"The article is tagged “{name}” already."
        case TakeTag(name) if fold_tag(name) not in given:
            return f"The article is not tagged “{name}”."
        case AddNote(text) if text.strip() in remark.note:
            return "The article has that note already."
        case _:
            return ""


def change_of(marking: Marking, ids: Sequence[int]) -> Change | None:
    """Return how a marking is done to articles; None where it is nothing for them."""
    match marking:
        case GiveTag(name):
            shown = outside_of_fields(name)
            return Change(
                f"Tag {{}} “{shown}”",
                f"Tagged {{}} “{shown}”",
                lambda library, progress: library.remarks.add_tags(ids, (name,), progress),
            )
        case TakeTag(name):
            shown = outside_of_fields(name)
            return Change(
                f"Take “{shown}” from {{}}",
                f"Took “{shown}” from {{}}",
                lambda library, progress: library.remarks.remove_tags(ids, (name,), progress),
            )
        case AddNote(text):
            return Change(
                "Write this note on {}",
                "Noted on {}",
                lambda library, progress: library.remarks.add_note(ids, text, progress),
            )
        case _:
            return None
