"""The commands of the lists: articles, passages, names, corrections, the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.conditions import (
    on_a_name_of_the_inspector,
    on_a_row,
    on_what_can_be_corrected,
    where_anything_is,
)
from tui.commands.situation import LISTS, Situation

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen
    from tui.screens.article_rows import ArticleRowsScreen
    from tui.screens.corrections import CorrectionsScreen
    from tui.screens.desk import DeskScreen
    from tui.screens.library import LibraryScreen
    from tui.screens.name_page import NamePage
    from tui.screens.names import NamesScreen
    from tui.screens.passages import PassagesScreen
    from tui.screens.search import SearchScreen

LIBRARY = (Situation.LIBRARY,)
RESULTS = (Situation.RESULTS,)
ARTICLES = (*LIBRARY, *RESULTS, Situation.STORY)
PASSAGES = (Situation.PASSAGES,)
INSPECTOR = (Situation.INSPECTOR,)
NAMES = (Situation.NAMES,)
NAME_PAGE = (Situation.NAME_PAGE,)
CORRECTIONS = (Situation.CORRECTIONS,)

MOVES: tuple[Command[DeskScreen], ...] = (
    Command("Row down", ("j", "down"), LISTS, Group.MOVE, lambda desk, count: desk.list_in_hand.move(count)),
    Command("Row up", ("k", "up"), LISTS, Group.MOVE, lambda desk, count: desk.list_in_hand.move(-count)),
    Command(
        "Rows down", ("ctrl+d",), LISTS, Group.MOVE, lambda desk, count: desk.list_in_hand.page(count / 2)
    ),
    Command(
        "Rows up", ("ctrl+u",), LISTS, Group.MOVE, lambda desk, count: desk.list_in_hand.page(-count / 2)
    ),
    Command(
        "Page of rows down",
        ("space", "ctrl+f", "pagedown"),
        LISTS,
        Group.MOVE,
        lambda desk, count: desk.list_in_hand.page(count),
    ),
    Command(
        "Page of rows up",
        ("ctrl+b", "pageup"),
        LISTS,
        Group.MOVE,
        lambda desk, count: desk.list_in_hand.page(-count),
    ),
    Command(
        "First row",
        ("g g", "home"),
        LISTS,
        Group.MOVE,
        lambda desk, count: desk.list_in_hand.go_to(count - 1),
        help="With a number before it, the row of that number.",
    ),
    Command(
        "Last row",
        ("G", "end"),
        LISTS,
        Group.MOVE,
        lambda desk, count: desk.list_in_hand.go_to(count - 1) if count else desk.list_in_hand.go_to_last(),
        help="With a number before it, the row of that number.",
        uncounted=0,
    ),
)

ARTICLES_COMMANDS: tuple[Command[ArticleRowsScreen], ...] = (
    Command(
        "Open the article",
        ("enter", "l", "right"),
        ARTICLES,
        Group.LIBRARY,
        lambda desk, count: desk.open_article(),
        hint="open",
        possible=on_a_row,
    ),
)

RESULTS_COMMANDS: tuple[Command[SearchScreen], ...] = (
    Command(
        "Change the search",
        ("/", "F", "="),
        RESULTS,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        hint="search",
    ),
)

LIBRARY_COMMANDS: tuple[Command[LibraryScreen], ...] = (
    Command(
        "Search the library",
        ("/",),
        LIBRARY,
        Group.FIND,
        lambda desk, count: desk.search(),
        help="What fits best first, with the words in their sentence. {open-the-article} opens an article "
        "there; {next-hit} goes on to the next place and the next article.",
        hint="search",
        possible=where_anything_is,
    ),
    Command(
        "Filter the articles",
        ("F", "="),
        LIBRARY,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="By all that can be searched for, the newest first. {back} shows all again.",
        hint="filter",
        possible=where_anything_is,
    ),
    Command("Next unread row", ("] u",), LIBRARY, Group.JUMP, lambda desk, count: desk.go_to_unread(count)),
    Command(
        "Previous unread row", ("[ u",), LIBRARY, Group.JUMP, lambda desk, count: desk.go_to_unread(-count)
    ),
)

PASSAGES_COMMANDS: tuple[Command[PassagesScreen], ...] = (
    Command(
        "Open the passage in its article",
        ("enter", "l", "right"),
        PASSAGES,
        Group.GO,
        lambda desk, count: desk.open_passage(),
        hint="open",
        possible=on_a_row,
    ),
    Command(
        "Filter the passages",
        ("F", "=", "/"),
        PASSAGES,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="Words of the passage, its note and its tags, and all else that can be searched for. "
        "{back} shows all again.",
        hint="filter",
        possible=where_anything_is,
    ),
    Command(
        "Show one tag only",
        ("#",),
        PASSAGES,
        Group.FIND,
        lambda desk, count: desk.ask_for_tag_filter(),
        hint="by tag",
        possible=where_anything_is,
    ),
    Command(
        "Give another tag",
        ("t",),
        PASSAGES,
        Group.MARK,
        lambda desk, count: desk.tag(),
        hint="tag",
        possible=on_a_row,
    ),
    Command("Take a tag away", ("T",), PASSAGES, Group.MARK, lambda desk, count: desk.untag()),
    Command(
        "Write the note",
        ("a",),
        PASSAGES,
        Group.MARK,
        lambda desk, count: desk.write_note(),
        hint="note",
        possible=on_a_row,
    ),
    Command("Delete this passage", ("d d",), PASSAGES, Group.MARK, lambda desk, count: desk.delete_passage()),
)

NAMES_COMMANDS: tuple[Command[NamesScreen], ...] = (
    Command(
        "Open the page of the name",
        ("enter", "l", "right"),
        NAMES,
        Group.GO,
        lambda desk, count: desk.open_name(),
        help="Every mention in its context, everything it said, every way in which it is printed.",
        hint="open",
        possible=on_a_row,
    ),
    Command(
        "Filter the names",
        ("F", "=", "/"),
        NAMES,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="Words of the name or of its spellings; is:person, is:place and so on show one kind only.",
        hint="filter",
        possible=where_anything_is,
    ),
    Command(
        "Show one kind of names only",
        ("#",),
        NAMES,
        Group.FIND,
        lambda desk, count: desk.show_next_label(count),
        help="People, then organisations and so on, then all again.",
        hint="by kind",
        possible=where_anything_is,
    ),
    Command(
        "Correct the name",
        ("c",),
        NAMES,
        Group.MARK,
        lambda desk, count: desk.correct(),
        help="Not a name, another kind, the same as another name, called otherwise.",
        hint="correct",
        possible=on_a_row,
    ),
)

NAME_PAGE_COMMANDS: tuple[Command[NamePage], ...] = (
    Command(
        "Open the place in its article",
        ("enter", "l", "right"),
        NAME_PAGE,
        Group.GO,
        lambda desk, count: desk.open_place(),
        help="{back} comes back to the same row.",
        hint="open",
        possible=on_a_row,
    ),
    Command(
        "Mentions, quotes, spellings",
        ("tab",),
        NAME_PAGE,
        Group.VIEW,
        lambda desk, count: desk.show_view(count),
        help="Goes on to the next of the three lists, and from the last to the first.",
        hint="next list",
    ),
    Command(
        "Spellings, quotes, mentions",
        ("shift+tab",),
        NAME_PAGE,
        Group.VIEW,
        lambda desk, count: desk.show_view(-count),
    ),
    Command(
        "Correct this mention, quote or spelling",
        ("c",),
        NAME_PAGE,
        Group.MARK,
        lambda desk, count: desk.correct(),
        help="A mention: as in its article. A quote: another speaker, not a quote. A spelling may be parted "
        "from the name.",
        hint="correct",
        possible=on_a_row,
    ),
    Command(
        "First row of the next article",
        ("J",),
        NAME_PAGE,
        Group.JUMP,
        lambda desk, count: desk.go_to_article(count),
        hint="article",
        possible=on_a_row,
    ),
    Command(
        "First row of the article before",
        ("K",),
        NAME_PAGE,
        Group.JUMP,
        lambda desk, count: desk.go_to_article(-count),
    ),
)

CORRECTIONS_COMMANDS: tuple[Command[CorrectionsScreen], ...] = (
    Command(
        "Open what the correction is about",
        ("enter", "l", "right"),
        CORRECTIONS,
        Group.GO,
        lambda desk, count: desk.open_subject(),
        help="The place of a quote in its article, the page of a name.",
        hint="open",
        possible=on_a_row,
    ),
    Command(
        "Take this correction back",
        ("d d",),
        CORRECTIONS,
        Group.MARK,
        lambda desk, count: desk.take_back(),
        hint="take back",
        possible=on_a_row,
    ),
    Command(
        "Correct what the correction is about",
        ("c",),
        CORRECTIONS,
        Group.MARK,
        lambda desk, count: desk.correct(),
    ),
)

INSPECTOR_COMMANDS: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Jump to the next mention",
        ("enter", "l", "right"),
        INSPECTOR,
        Group.JUMP,
        lambda desk, count: desk.jump_from_inspector(),
        help="The same key again goes on to the one after it.",
        hint="jump",
        possible=on_a_row,
    ),
    Command(
        "Next section",
        ("}",),
        INSPECTOR,
        Group.MOVE,
        lambda desk, count: desk.inspector.go_to_section(count),
        help="Passages, sources, each kind of names, who says what.",
    ),
    Command(
        "Section before",
        ("{",),
        INSPECTOR,
        Group.MOVE,
        lambda desk, count: desk.inspector.go_to_section(-count),
    ),
    Command(
        "Page of the name in focus",
        ("o",),
        INSPECTOR,
        Group.GO,
        lambda desk, count: desk.open_row(),
        hint="open its page",
        possible=on_a_name_of_the_inspector,
    ),
    Command(
        "Correct the name or quote in focus",
        ("c",),
        INSPECTOR,
        Group.MARK,
        lambda desk, count: desk.correct_row(),
        hint="correct",
        possible=on_what_can_be_corrected,
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
