"""The commands that take something out of the program: copies, and addresses for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.command import Command, Group, KeyedAction
from tui.commands.situation import READING, Situation

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen
    from tui.screens.copying_screen import CopyingScreen
    from tui.screens.library import LibraryScreen
    from tui.screens.piping_screen import PipingScreen

COPIED = (*READING, Situation.INSPECTOR, Situation.PASSAGES, Situation.REVIEW)
"""Where there is something to copy."""

COPIES: tuple[Command[CopyingScreen], ...] = (
    Command(
        "Copy",
        ("y",),
        COPIED,
        Group.MARK,
        lambda desk, count: desk.copy_focus(),
        help="The selection, passage, name or sentence as it is; a quote with who said it, where and when.",
    ),
    Command(
        "Copy as Markdown",
        ("Y",),
        COPIED,
        Group.MARK,
        lambda desk, count: desk.copy_focus("Markdown"),
        help="The same as a block quote, always with its source.",
    ),
    Command(
        "Copy as a citation",
        ("g y",),
        COPIED,
        Group.MARK,
        lambda desk, count: desk.copy_focus("citation"),
        help="The same in quotation marks, always with its source.",
        short="cite",
    ),
)

LINKS: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Open a link",
        ("; ;",),
        READING,
        Group.GO,
        KeyedAction(
            "a letter",
            lambda stroke: len(stroke) == 1 and stroke.isalpha(),
            lambda desk, key: desk.open_labelled_link(key),
            lambda desk: desk.label_links(),
            lambda desk, count: desk.open_link(count),
        ),
        help="In the browser: each link in view gets a letter; a count opens the one of that number in view.",
    ),
    Command(
        "Open the article in the browser",
        ("g o",),
        (Situation.ARTICLE,),
        Group.GO,
        lambda desk, count: desk.open_source(),
        help="Where it was published, if the article says that.",
        short="browser",
    ),
)

SOURCES: tuple[Command[LibraryScreen], ...] = (
    Command(
        "Open this article in the browser",
        ("o",),
        (Situation.LIBRARY,),
        Group.GO,
        lambda desk, count: desk.open_source(),
        help="Where it was published, if the article says that.",
    ),
)

PIPES: tuple[Command[PipingScreen], ...] = (
    Command(
        "Pipe to a command",
        ("|",),
        (*READING, Situation.LIBRARY, Situation.RESULTS),
        Group.PROGRAM,
        lambda desk, count: desk.pipe(),
        help="The selection, else the article, goes to a command of yours on its standard input; "
        "NEWSREAD_HEADLINE, _ADDRESS, _OUTLET, _BYLINE and _PUBLISHED are in its environment.",
        short="pipe",
    ),
)

OUTSIDE_COMMANDS: tuple[Command[Any], ...] = (*COPIES, *LINKS, *SOURCES, *PIPES)
"""Everything that takes something out of the program."""
