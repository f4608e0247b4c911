"""What a change of the codebook does, in the words of dialogs and of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from tui.wording import counted

if TYPE_CHECKING:
    from store.tags.codebook import TagDeletion, TagMove
    from store.tags.tree import TagUse


def said_of_move(move: TagMove) -> str:
    """Return what other paths do, and how much that touches, without a full stop."""
    new, merged = clean_line(move.new), len(move.merged)
    said = f"“{clean_line(move.old)}” becomes “{new}”"
    if move.below:
        said += f", with {counted(move.below, 'tag')} under it"
    if move.tags == merged == 1:
        said += ", which is there: the two become one tag"
    elif merged:
        said += f"; {merged:,} of these {'becomes' if merged == 1 else 'become'} one with a tag that is there"
    return f"{said}. {_carried(move.passages, move.articles, 'it' if move.tags == 1 else 'them')}"


def said_of_deletion(deletion: TagDeletion) -> str:
    """Return what deleting does, and how much that touches, without a full stop."""
    said = f"Deletes “{clean_line(deletion.path)}”"
    if deletion.below:
        said += f" and {counted(deletion.below, 'tag')} under it"
    what = "it" if len(deletion.ids) == 1 else "them"
    said = f"{said}. {_carried(deletion.passages, deletion.articles, what)}"
    if alone := deletion.left_with_nothing:
        said += f"; {'one passage has' if alone == 1 else f'{alone:,} passages have'} nothing else"
        said += f" and {'goes' if alone == 1 else 'go'} as well"
    return said


def carried(use: TagUse) -> str:
    """Return how much carries a tag, and how much those with the tags below it."""
    own = _amount(use.passages, use.articles) or ("nothing itself" if use.below else "nothing")
    if not use.below:
        return own
    every = _amount(use.all_passages, use.all_articles) or "nothing"
    below = f"with {counted(use.below, 'tag')} below {every}"
    return f"{own} · {below}" if use.place.is_tag else below


def _carried(passages: int, articles: int, what: str) -> str:
    amount = _amount(passages, articles)
    if not amount:
        return f"Nothing carries {what}"
    return f"{amount} {'carries' if passages + articles == 1 else 'carry'} {what}"


def _amount(passages: int, articles: int) -> str:
    counts = ((passages, "passage"), (articles, "article"))
    return " and ".join(counted(number, what) for number, what in counts if number)
