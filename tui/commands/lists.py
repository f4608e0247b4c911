"""The commands of the lists: the library, the passages, the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import LISTS, Command, Group, Situation

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen
    from tui.screens.desk import DeskScreen
    from tui.screens.library import LibraryScreen
    from tui.screens.passages import PassagesScreen

LIBRARY = (Situation.LIBRARY,)
PASSAGES = (Situation.PASSAGES,)
INSPECTOR = (Situation.INSPECTOR,)

MOVES: tuple[Command[DeskScreen], ...] = (
    Command("Row down", ("j", "down"), LISTS, Group.MOVE, lambda desk, count: desk.rows.move(count)),
    Command("Row up", ("k", "up"), LISTS, Group.MOVE, lambda desk, count: desk.rows.move(-count)),
    Command("Rows down", ("ctrl+d",), LISTS, Group.MOVE, lambda desk, count: desk.rows.page(count / 2)),
    Command("Rows up", ("ctrl+u",), LISTS, Group.MOVE, lambda desk, count: desk.rows.page(-count / 2)),
    Command(
        "Page of rows down",
        ("space", "ctrl+f", "pagedown"),
        LISTS,
        Group.MOVE,
        lambda desk, count: desk.rows.page(count),
    ),
    Command(
        "Page of rows up", ("ctrl+b", "pageup"), LISTS, Group.MOVE, lambda desk, count: desk.rows.page(-count)
    ),
    Command("First row", ("g g", "home"), LISTS, Group.MOVE, lambda desk, count: desk.rows.go_to(0)),
    Command("Last row", ("G", "end"), LISTS, Group.MOVE, lambda desk, count: desk.rows.go_to_last()),
)

LIBRARY_COMMANDS: tuple[Command[LibraryScreen], ...] = (
    Command(
        "Open the article",
        ("enter", "l", "right"),
        LIBRARY,
        Group.LIBRARY,
        lambda desk, count: desk.open_article(),
        hint="open",
    ),
    Command(
        "Mark as read or unread",
        ("r",),
        LIBRARY,
        Group.LIBRARY,
        lambda desk, count: desk.toggle_read(),
    ),
    Command("Star or unstar", ("*",), LIBRARY, Group.LIBRARY, lambda desk, count: desk.toggle_star()),
    Command(
        "Filter the articles",
        ("F", "=", "/"),
        LIBRARY,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="Words of headline and text; is:unread and is:starred narrow it further. Esc shows all again.",
        hint="filter",
    ),
    Command("Next unread row", ("] u",), LIBRARY, Group.JUMP, lambda desk, count: desk.go_to_unread(1)),
    Command("Previous unread row", ("[ u",), LIBRARY, Group.JUMP, lambda desk, count: desk.go_to_unread(-1)),
)

PASSAGES_COMMANDS: tuple[Command[PassagesScreen], ...] = (
    Command(
        "Open the passage in its article",
        ("enter", "l", "right"),
        PASSAGES,
        Group.GO,
        lambda desk, count: desk.open_passage(),
        hint="open",
    ),
    Command(
        "Filter the passages",
        ("F", "=", "/"),
        PASSAGES,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="Words of the passage, its note and its tags; tag:NAME shows one tag only. Esc shows all again.",
        hint="filter",
    ),
    Command(
        "Show one tag only",
        ("#",),
        PASSAGES,
        Group.FIND,
        lambda desk, count: desk.ask_for_tag_filter(),
        hint="by tag",
    ),
    Command("Give another tag", ("t",), PASSAGES, Group.MARK, lambda desk, count: desk.tag(), hint="tag"),
    Command("Take a tag away", ("T",), PASSAGES, Group.MARK, lambda desk, count: desk.untag()),
    Command(
        "Write the note", ("a",), PASSAGES, Group.MARK, lambda desk, count: desk.write_note(), hint="note"
    ),
    Command("Delete this passage", ("d d",), PASSAGES, Group.MARK, lambda desk, count: desk.delete_passage()),
)

INSPECTOR_COMMANDS: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Jump to the next mention",
        ("enter", "l", "right"),
        INSPECTOR,
        Group.JUMP,
        lambda desk, count: desk.jump_from_inspector(),
        help="Enter again goes on to the one after it.",
        hint="jump",
    ),
    Command(
        "Hide the inspector",
        ("i",),
        INSPECTOR,
        Group.VIEW,
        lambda desk, count: desk.hide_inspector(),
        hint="hide",
    ),
    Command(
        "Back to the text",
        ("tab", "h", "left"),
        INSPECTOR,
        Group.GO,
        lambda desk, count: desk.leave_inspector(),
    ),
)
