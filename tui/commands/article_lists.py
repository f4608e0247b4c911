"""The commands by which articles are worked on from a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group, KeyedAction
from tui.commands.conditions import where_anything_is
from tui.commands.situation import Situation
from tui.orders import choices, is_letter

if TYPE_CHECKING:
    from tui.screens.article_actions import ArticleActions

ARTICLE_ROWS = (Situation.LIBRARY, Situation.RESULTS, Situation.STORY)
"""The rows are articles."""
SORTED_ROWS = (Situation.LIBRARY, Situation.RESULTS)
"""They are in an order that can be chosen."""
FLAGGED_ROWS = (*ARTICLE_ROWS, Situation.PASSAGES)
"""Rows can be flagged."""

ARTICLE_LIST_COMMANDS: tuple[Command[ArticleActions], ...] = (
    Command(
        "Mark as read or unread",
        ("r",),
        ARTICLE_ROWS,
        Group.LIBRARY,
        lambda desk, count: desk.toggle_read(),
        help="The article in focus, or all that are flagged; so it is with the star and the bin.",
    ),
    Command("Star or unstar", ("*",), ARTICLE_ROWS, Group.LIBRARY, lambda desk, count: desk.toggle_star()),
    Command(
        "Into the bin",
        ("d d",),
        ARTICLE_ROWS,
        Group.LIBRARY,
        lambda desk, count: desk.throw_away(),
        help="With all that you made in it. What is in the bin is nowhere else; is:binned shows it, and this "
        "deletes it there for good, after a question.",
        short="into the bin",
    ),
    Command(
        "The whole article into the bin",
        ("W d",),
        (Situation.ARTICLE,),
        Group.LIBRARY,
        lambda desk, count: desk.throw_away(),
        help="And back to the list; out of the bin again, where it is in it.",
        short="into the bin",
    ),
    Command(
        "Take out of the bin",
        ("p",),
        ARTICLE_ROWS,
        Group.LIBRARY,
        lambda desk, count: desk.take_out(),
        help="It comes back as it was.",
        hint="take out",
        likely=lambda desk: desk.is_bin,
    ),
    Command(
        "Empty the bin",
        (),
        ARTICLE_ROWS,
        Group.LIBRARY,
        lambda desk, count: desk.empty_bin(),
        help="Deletes everything in it for good, after a question that says how much that is.",
    ),
    Command(
        "Flag the row",
        ("x",),
        FLAGGED_ROWS,
        Group.SELECT,
        lambda desk, count: desk.flag(count),
        help="The next command is then about all flagged rows. A number before it flags so many; again takes "
        "the flag away.",
    ),
    Command(
        "Flag along",
        ("z x",),
        FLAGGED_ROWS,
        Group.SELECT,
        lambda desk, count: desk.flag_along(),
        help="Every row from here to where you go; again ends that, and the flags stay.",
    ),
    Command(
        "Flag all rows or none",
        ("X",),
        FLAGGED_ROWS,
        Group.SELECT,
        lambda desk, count: desk.flag_all(),
        help="Everything that the filter shows. What is then done to many rows is asked about first, with "
        "their number.",
    ),
    Command(
        "Sort",
        ("S",),
        SORTED_ROWS,
        Group.VIEW,
        KeyedAction("a letter", is_letter, lambda desk, letter: desk.sort(letter), lambda desk: choices()),
        help="By date, outlet, title, length, marks or relevance. A letter in upper case comes after the one "
        "before: Sp and then ST sorts by outlet, and by title what is of one outlet.",
        hint="sort",
        possible=where_anything_is,
    ),
)
