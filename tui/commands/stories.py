"""The commands about the same story in several articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen
    from tui.screens.article_rows import ArticleRowsScreen

STORY_COMMANDS: tuple[Command[ArticleRowsScreen | ArticleScreen], ...] = (
    Command(
        "The same story elsewhere",
        ("g d",),
        (Situation.LIBRARY, Situation.RESULTS, Situation.ARTICLE),
        Group.GO,
        lambda desk, count: desk.show_story(),
        help="A list has one line for a story that several outlets print with small changes, with their "
        "number. This shows all of them, and what each adds.",
        short="the same story",
    ),
)
