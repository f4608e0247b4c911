"""The commands that name places in articles, and go to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.command import Command, Group, KeyedAction
from tui.commands.everywhere import FREE
from tui.commands.situation import READING, Situation

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen
    from tui.screens.desk import DeskScreen


def _is_letter(stroke: str) -> bool:
    return len(stroke) == 1 and stroke.isalpha()


NAMING: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Name this position",
        ("m",),
        READING,
        Group.JUMP,
        KeyedAction(
            "a letter",
            _is_letter,
            lambda desk, key: desk.name_position(key),
            lambda desk: [("…", "a letter, for this article; a capital, for all"), *desk.named_positions()],
        ),
        help="The back-tick and the letter come back here, also after a restart. A small letter is the "
        "article’s, a capital leads here from anywhere.",
    ),
    Command(
        "Forget a named position",
        ("d m",),
        (Situation.ARTICLE,),
        Group.JUMP,
        KeyedAction(
            "a letter",
            _is_letter,
            lambda desk, key: desk.forget_position(key),
            lambda desk: desk.named_positions(),
        ),
        short="forget a position",
    ),
    Command(
        "To and fro",
        ("` `",),
        (*READING, Situation.INSPECTOR),
        Group.JUMP,
        lambda desk, count: desk.jump_to_and_fro(),
        help="To where the last jump set out from; again comes back.",
    ),
)

GOING: tuple[Command[DeskScreen], ...] = (
    Command(
        "Go to a named position",
        ("`",),
        FREE,
        Group.JUMP,
        KeyedAction(
            "a letter",
            _is_letter,
            lambda desk, key: desk.go_to_position(key),
            lambda desk: desk.named_positions(),
        ),
    ),
)

POSITION_COMMANDS: tuple[Command[Any], ...] = (*NAMING, *GOING)
"""What is done with named positions."""
