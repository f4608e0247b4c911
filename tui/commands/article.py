"""The commands of the screen on which an article is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.situation import READING, Situation
from tui.kinds import Kind
from tui.layers import Layer
from tui.motions import Motion
from tui.selecting import SelectionMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.article import ArticleScreen

ARTICLE = (Situation.ARTICLE,)
SELECTION = (Situation.SELECTION,)


MOVING = (*READING, Situation.BOUNDARIES)


def _motion(name: str, keys: tuple[str, ...], motion: Motion) -> Command[ArticleScreen]:
    return Command(name, keys, MOVING, Group.MOVE, lambda desk, count: desk.move(motion, count))


def _selecting_motion(name: str, keys: tuple[str, ...], motion: Motion) -> Command[ArticleScreen]:
    return Command(name, keys, READING, Group.SELECT, lambda desk, count: desk.select_by(motion, count))


def _object(
    name: str, keys: tuple[str, ...], action: Callable[[ArticleScreen, int], object]
) -> Command[ArticleScreen]:
    return Command(
        name,
        keys,
        SELECTION,
        Group.SELECT,
        action,
        help="With a number, so many of them; where it is selected already, what follows as well.",
    )


def _jump(name: str, keys: tuple[str, ...], kind: Kind, sign: int, hint: str = "") -> Command[ArticleScreen]:
    return Command(
        name,
        keys,
        READING,
        Group.JUMP,
        lambda desk, count: desk.jump(kind, sign * count),
        hint=hint,
        hinted_in=ARTICLE,
    )


MOTIONS: tuple[Command[ArticleScreen], ...] = (
    _motion("Line down", ("j", "down"), Motion.DOWN),
    _motion("Line up", ("k", "up"), Motion.UP),
    _motion("Character left", ("h", "left"), Motion.LEFT),
    _motion("Character right", ("l", "right"), Motion.RIGHT),
    _motion("Next word", ("w",), Motion.WORD_FORWARD),
    _motion("Word back", ("b",), Motion.WORD_BACKWARD),
    _motion("End of word", ("e",), Motion.WORD_END),
    _motion("End of the word before", ("g e",), Motion.WORD_END_BACKWARD),
    _motion("Start of line", ("0", "home"), Motion.LINE_START),
    _motion("End of line", ("$", "end"), Motion.LINE_END),
    _motion("Next sentence", (")",), Motion.SENTENCE_FORWARD),
    _motion("Sentence back", ("(",), Motion.SENTENCE_BACKWARD),
    _motion("Next paragraph", ("}",), Motion.PARAGRAPH_FORWARD),
    _motion("Paragraph back", ("{",), Motion.PARAGRAPH_BACKWARD),
    _motion("Half a page down", ("ctrl+d",), Motion.HALF_PAGE_DOWN),
    _motion("Half a page up", ("ctrl+u",), Motion.HALF_PAGE_UP),
    _motion("Page down", ("space", "ctrl+f", "pagedown"), Motion.PAGE_DOWN),
    _motion("Page up", ("ctrl+b", "pageup"), Motion.PAGE_UP),
    Command(
        "Start of the article",
        ("g g", "ctrl+home"),
        MOVING,
        Group.MOVE,
        lambda desk, count: desk.go_to_paragraph(count),
        help="With a number before it, the paragraph of that number.",
        short="start",
    ),
    Command(
        "End of the article",
        ("G", "ctrl+end"),
        MOVING,
        Group.MOVE,
        lambda desk, count: desk.go_to_paragraph(count),
        help="With a number before it, the paragraph of that number.",
        uncounted=0,
    ),
    Command(
        "So many per cent down",
        ("%",),
        MOVING,
        Group.MOVE,
        lambda desk, count: desk.go_to_percent(count),
        help="Of the article: 50{so-many-per-cent-down} is its middle.",
        uncounted=0,
    ),
)

JUMPS: tuple[Command[ArticleScreen], ...] = (
    _jump("Next entity", ("] e",), Kind.ENTITY, 1),
    _jump("Previous entity", ("[ e",), Kind.ENTITY, -1),
    _jump("Next quote", ("] q",), Kind.QUOTE, 1, hint="quote"),
    _jump("Previous quote", ("[ q",), Kind.QUOTE, -1),
    _jump("Next passage", ("] a",), Kind.PASSAGE, 1),
    _jump("Previous passage", ("[ a",), Kind.PASSAGE, -1),
    _jump("Next new sentence", ("] n",), Kind.NEW, 1),
    _jump("Previous new sentence", ("[ n",), Kind.NEW, -1),
    Command(
        "Next of the same kind",
        ("tab",),
        READING,
        Group.JUMP,
        lambda desk, count: desk.jump_again(count),
        help="Whatever was jumped to last: entities, quotes or passages; quotes at first. Right after "
        "{jump-back} it is vim’s ^i, which terminals send as Tab: it goes forward again.",
    ),
    Command(
        "Previous of the same kind",
        ("shift+tab",),
        READING,
        Group.JUMP,
        lambda desk, count: desk.jump_again(-count),
    ),
    Command(
        "Jump back",
        ("ctrl+o",),
        (*READING, Situation.INSPECTOR),
        Group.JUMP,
        lambda desk, count: desk.jump_back(count),
        help="To where you were before a jump: to a mark, a hit, a name, the start or the end, an article.",
    ),
    Command(
        "Jump forward",
        ("ctrl+n", "ctrl+i"),
        (*READING, Situation.INSPECTOR),
        Group.JUMP,
        lambda desk, count: desk.jump_forward(count),
        help="Takes {jump-back} back. Few terminals tell ^i from Tab, which does the same right after it.",
    ),
    Command(
        "Next article",
        ("J",),
        ARTICLE,
        Group.JUMP,
        lambda desk, count: desk.go_to_neighbour(count),
        hint="next",
    ),
    Command(
        "Previous article", ("K",), ARTICLE, Group.JUMP, lambda desk, count: desk.go_to_neighbour(-count)
    ),
    Command(
        "Next unread article", ("] u",), ARTICLE, Group.JUMP, lambda desk, count: desk.go_to_unread(count)
    ),
    Command(
        "Previous unread article",
        ("[ u",),
        ARTICLE,
        Group.JUMP,
        lambda desk, count: desk.go_to_unread(-count),
    ),
)

SELECTING: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Select characters",
        ("v",),
        READING,
        Group.SELECT,
        lambda desk, count: desk.view.start_selection(SelectionMode.CHARACTERS),
        help="Then any motion makes the selection longer; {select-characters} again ends it.",
        hint="select",
        hinted_in=ARTICLE,
    ),
    Command(
        "Select sentences",
        ("V",),
        READING,
        Group.SELECT,
        lambda desk, count: desk.view.start_selection(SelectionMode.SENTENCES),
        help="Whole sentences from here on.",
    ),
    Command(
        "Let go of the selection",
        ("escape",),
        SELECTION,
        Group.SELECT,
        lambda desk, count: desk.go_back(),
        hint="let go",
    ),
    _selecting_motion("Select one left", ("shift+left",), Motion.LEFT),
    _selecting_motion("Select one right", ("shift+right",), Motion.RIGHT),
    _selecting_motion("Select a line down", ("shift+down",), Motion.DOWN),
    _selecting_motion("Select a line up", ("shift+up",), Motion.UP),
    _object("Select the word", ("i w",), lambda desk, count: desk.select_word(count)),
    _object("Select the sentence", ("i s",), lambda desk, count: desk.select_sentence(count)),
    _object("Select the paragraph", ("i p",), lambda desk, count: desk.select_paragraph(count)),
    _object("Select the passage", ("i a",), lambda desk, count: desk.select_passage(count)),
    _object("Select the entity", ("i e",), lambda desk, count: desk.select_entity(count)),
    _object("Select the quote", ("i q",), lambda desk, count: desk.select_quote(count)),
    _object(
        "Select the quote with its attribution", ("a q",), lambda desk, count: desk.select_statement(count)
    ),
    Command(
        "Other end of the selection",
        ("o",),
        SELECTION,
        Group.SELECT,
        lambda desk, count: desk.view.swap_ends(),
    ),
)

MARKING: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Tag",
        ("t",),
        READING,
        Group.MARK,
        lambda desk, count: desk.tag(),
        help="The selection, else the passage, quote, entity or sentence under the caret.",
        hint="tag",
    ),
    Command("Untag", ("T",), READING, Group.MARK, lambda desk, count: desk.untag()),
    Command(
        "Note",
        ("a",),
        READING,
        Group.MARK,
        lambda desk, count: desk.write_note(),
        help="Write or change the note on the passage; makes the passage where there is none.",
        waits=True,
        hint="note",
    ),
    Command("Highlight", ("H",), READING, Group.MARK, lambda desk, count: desk.highlight(), hint="highlight"),
    Command(
        "Delete the passage",
        ("d d",),
        ARTICLE,
        Group.MARK,
        lambda desk, count: desk.delete_passage(),
    ),
    Command("Read or unread", ("r",), ARTICLE, Group.MARK, lambda desk, count: desk.toggle_read()),
    Command("Star", ("*",), ARTICLE, Group.MARK, lambda desk, count: desk.toggle_star()),
)

FINDING: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Search in the article",
        ("/",),
        READING,
        Group.FIND,
        lambda desk, count: desk.ask_for_search(),
        help="Any case, unless you type a capital.",
        hint="search",
    ),
    Command(
        "Next hit",
        ("n",),
        READING,
        Group.FIND,
        lambda desk, count: desk.next_hit(count),
        hint="next hit",
        likely=lambda desk: bool(desk.opened.hits),
    ),
    Command("Previous hit", ("N",), READING, Group.FIND, lambda desk, count: desk.next_hit(-count)),
)

NAMING: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Correct",
        ("c",),
        READING,
        Group.MARK,
        lambda desk, count: desk.correct(),
        help="The name under the caret: another label, other words, not a name, the same as another. The "
        "quote there: another speaker, other words, not a quote. What is selected: a name or a quote that "
        "was missed, other boundaries of one, or who says the quote beside it.",
        hint="correct",
    ),
    Command(
        "Page of the name, or who is speaking",
        ("enter",),
        ARTICLE,
        Group.GO,
        lambda desk, count: desk.open_or_peek(),
        hint="open",
        likely=lambda desk: desk.stands_on_what_opens,
        help="On a name: everything in the library about it; {back} comes back. On a quote, or on the words "
        "for who says it, such as “she”: where that is introduced; {jump-back} comes back.",
    ),
    Command(
        "Next mention of the same name",
        ("s",),
        READING,
        Group.JUMP,
        lambda desk, count: desk.next_mention(count),
    ),
    Command(
        "Previous mention of the same name",
        ("S",),
        READING,
        Group.JUMP,
        lambda desk, count: desk.next_mention(-count),
    ),
)

VIEWING: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Show or hide entities",
        ("z e",),
        READING,
        Group.VIEW,
        lambda desk, count: desk.toggle_layer(Layer.ENTITIES),
        short="entities",
    ),
    Command(
        "Show or hide quotes",
        ("z q",),
        READING,
        Group.VIEW,
        lambda desk, count: desk.toggle_layer(Layer.QUOTES),
        short="quotes",
    ),
    Command(
        "Show or hide passages",
        ("z p",),
        READING,
        Group.VIEW,
        lambda desk, count: desk.toggle_layer(Layer.PASSAGES),
        short="passages",
    ),
    Command(
        "Show or hide what is new",
        ("z w",),
        READING,
        Group.VIEW,
        lambda desk, count: desk.toggle_layer(Layer.NEW),
        help="Sentences that say what nothing you read before on the story said have a + beside them.",
        short="what is new",
    ),
    Command(
        "Plain reading",
        ("z n",),
        READING,
        Group.VIEW,
        lambda desk, count: desk.toggle_all_layers(),
        help="Hides every mark; again brings them back.",
    ),
    Command(
        "Inspector",
        ("i",),
        ARTICLE,
        Group.VIEW,
        lambda desk, count: desk.enter_inspector(),
        help="The article's names, quotes by speaker and your passages; "
        "{jump-to-the-next-mention} jumps there.",
        hint="inspector",
    ),
    Command("Full width", ("Z",), READING, Group.VIEW, lambda desk, count: desk.toggle_measure()),
    Command(
        "Wider",
        ("z >",),
        (*READING, Situation.INSPECTOR),
        Group.VIEW,
        lambda desk, count: desk.widen(count),
        help="Longer lines of text, or a wider inspector while the hands are in it.",
    ),
    Command(
        "Narrower",
        ("z <",),
        (*READING, Situation.INSPECTOR),
        Group.VIEW,
        lambda desk, count: desk.widen(-count),
        help="Shorter lines of text, or a narrower inspector while the hands are in it.",
    ),
)

ARTICLE_COMMANDS = (*MARKING, *NAMING, *SELECTING, *JUMPS, *FINDING, *VIEWING, *MOTIONS)
"""Everything that the reader can do in an article, what is done most while reading first."""
