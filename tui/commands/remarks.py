"""The commands by which articles are tagged and noted as wholes: from a list, and while one is read.

In a list they have the keys that passages have in an article; in an article, where these are about passages,
the same keys after W.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group, KeyedAction
from tui.commands.conditions import on_a_row
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.remark_actions import RemarkActions

ROWS = (Situation.LIBRARY, Situation.RESULTS)
"""The rows are articles."""
ARTICLE = (Situation.ARTICLE,)


def is_tag_key(stroke: str) -> bool:
    """Whether a stroke can be the key of a tag."""
    return len(stroke) == 1 and stroke.isalnum()


def _by_key() -> KeyedAction[RemarkActions]:
    return KeyedAction(
        "a letter or digit",
        is_tag_key,
        lambda desk, key: desk.tag_articles_by_key(key),
        lambda desk: desk.tag_keys(),
    )


REMARK_COMMANDS: tuple[Command[RemarkActions], ...] = (
    Command(
        "Tag the article",
        ("t",),
        ROWS,
        Group.MARK,
        lambda desk, count: desk.tag_articles(),
        help="As a whole: the one in focus, or all that are flagged. So it is with the note.",
        hint="tag",
        possible=on_a_row,
    ),
    Command("Untag the article", ("T",), ROWS, Group.MARK, lambda desk, count: desk.untag_articles()),
    Command(
        "Note on the article",
        ("a",),
        ROWS,
        Group.MARK,
        lambda desk, count: desk.note_articles(),
        help="Several articles get it after the notes that they have.",
    ),
    Command(
        "Note on the article in your own editor",
        ("E",),
        ROWS,
        Group.MARK,
        lambda desk, count: desk.note_articles(elsewhere=True),
    ),
    Command("Tag the article by a key", (",",), ROWS, Group.MARK, _by_key()),
    Command(
        "Mark the article again",
        (".",),
        ROWS,
        Group.MARK,
        lambda desk, count: desk.remark_again(),
        help="Gives it the tag or the note that was given last, to an article or a passage.",
    ),
    Command(
        "Tag the whole article",
        ("W t",),
        ARTICLE,
        Group.MARK,
        lambda desk, count: desk.tag_articles(),
        help="Its tags and its note stand over its text, and find it.",
        short="tag it",
    ),
    Command(
        "Untag the whole article",
        ("W T",),
        ARTICLE,
        Group.MARK,
        lambda desk, count: desk.untag_articles(),
        short="untag it",
    ),
    Command(
        "Note on the whole article",
        ("W a",),
        ARTICLE,
        Group.MARK,
        lambda desk, count: desk.note_articles(),
        short="note on it",
    ),
    Command(
        "Note on the whole article in your own editor",
        ("W E",),
        ARTICLE,
        Group.MARK,
        lambda desk, count: desk.note_articles(elsewhere=True),
        short="note in your editor",
    ),
    Command(
        "Tag the whole article by a key", ("W ,",), ARTICLE, Group.MARK, _by_key(), short="tag by its key"
    ),
    Command(
        "Mark the whole article again",
        ("W .",),
        ARTICLE,
        Group.MARK,
        lambda desk, count: desk.remark_again(),
        short="mark it again",
    ),
)
"""What is said of articles as wholes."""
