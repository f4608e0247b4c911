"""The commands that mark passages wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import READING, Command, Group, KeyedAction, Situation

if TYPE_CHECKING:
    from tui.screens.passage_actions import PassageActions

WITH_PASSAGES = (*READING, Situation.PASSAGES)
"""Where a passage can be in focus."""


def _is_tag_key(stroke: str) -> bool:
    return len(stroke) == 1 and stroke.isalnum()


PASSAGE_COMMANDS: tuple[Command[PassageActions], ...] = (
    Command(
        "Mark again",
        (".",),
        WITH_PASSAGES,
        Group.MARK,
        lambda desk, count: desk.mark_again(),
        help="Does here what was done to a passage last: gives a tag or takes it away, writes the same note, "
        "highlights, deletes.",
    ),
    Command(
        "Tag by its own key",
        (",",),
        WITH_PASSAGES,
        Group.MARK,
        KeyedAction(
            "a letter or digit",
            _is_tag_key,
            lambda desk, key: desk.tag_by_key(key),
            lambda desk: desk.tag_keys(),
        ),
        help="A key that gives no tag yet asks for one; ^k where a tag is chosen gives it another key.",
    ),
)
"""What is done to passages in an article and in the list of all of them."""
