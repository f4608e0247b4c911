"""The commands of review: of passages that come up again, and of marks that are uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.command import Command, Group
from tui.commands.everywhere import FREE
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.screens.doubts import DoubtsScreen
    from tui.screens.passage_actions import PassageActions
    from tui.screens.review import ReviewScreen
    from tui.screens.sitting import SittingScreen

REVIEW = (Situation.REVIEW,)
DOUBTS = (Situation.DOUBTS,)
SITTINGS = (*REVIEW, *DOUBTS)


def _asks(desk: SittingScreen) -> bool:
    """Whether something is left to answer."""
    return desk.asks


GOING: tuple[Command[DeskScreen], ...] = (
    Command(
        "Review",
        ("g r",),
        tuple(situation for situation in FREE if situation is not Situation.REVIEW),
        Group.GO,
        lambda desk, count: desk.go_to_review(),
        help="Passages that you marked come up again to be read, at growing intervals, so many a day as you "
        "say.",
    ),
)

PASSAGES: tuple[Command[ReviewScreen], ...] = (
    Command(
        "Read: go on to the next passage",
        ("enter",),
        REVIEW,
        Group.MARK,
        lambda desk, count: desk.done(count),
        help="It comes again after days that grow each time (FSRS). A number before it says how well you "
        "remembered it: 1 not at all, 2 with effort, 3 well, as without a number, 4 with ease.",
        hint="done",
        likely=_asks,
        uncounted=3,
    ),
    Command(
        "Read it tomorrow",
        ("l",),
        REVIEW,
        Group.MARK,
        lambda desk, count: desk.later(),
        help="As if it had not come up today.",
        hint="later",
        likely=_asks,
    ),
    Command(
        "Never bring this passage again",
        ("x",),
        REVIEW,
        Group.MARK,
        lambda desk, count: desk.never(),
        help="The passage stays; the search has:never finds it, and {let-the-passage-come-up-again} brings "
        "it back.",
        hint="never again",
        likely=_asks,
    ),
    Command(
        "Read more today",
        ("m",),
        REVIEW,
        Group.MARK,
        lambda desk, count: desk.read_more(),
        help="As many passages as a day has, if so many wait.",
    ),
    Command(
        "Filter the review",
        ("F", "=", "/"),
        REVIEW,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="What a search finds of what is due, also when the day’s number is done. {back} lets everything "
        "come up again.",
    ),
    Command(
        "More passages a day",
        ("+",),
        REVIEW,
        Group.PROGRAM,
        lambda desk, count: desk.change_a_day(count),
        help="One more, or as many as you type before it. It is kept in config.toml.",
    ),
    Command(
        "Fewer passages a day", ("-",), REVIEW, Group.PROGRAM, lambda desk, count: desk.change_a_day(-count)
    ),
    Command(
        "Uncertain marks",
        ("tab",),
        REVIEW,
        Group.GO,
        lambda desk, count: desk.go_to_doubts(),
        help="Names and speakers of which the machine is not sure, one after the other.",
        hint="uncertain marks",
    ),
    Command(
        "Open this passage in its article",
        ("o",),
        REVIEW,
        Group.GO,
        lambda desk, count: desk.open_in_place(),
        hint="open in place",
        likely=_asks,
    ),
)

ON_THE_PASSAGE: tuple[Command[ReviewScreen], ...] = (
    Command("Tag the passage in review", ("t",), REVIEW, Group.MARK, lambda desk, count: desk.tag()),
    Command("Untag the passage in review", ("T",), REVIEW, Group.MARK, lambda desk, count: desk.untag()),
    Command(
        "Edit the note",
        ("e", "a"),
        REVIEW,
        Group.MARK,
        lambda desk, count: desk.write_note(),
        hint="edit",
        likely=_asks,
    ),
    Command(
        "Highlight the passage in review", ("H",), REVIEW, Group.MARK, lambda desk, count: desk.highlight()
    ),
    Command(
        "Delete the passage in review",
        ("d d",),
        REVIEW,
        Group.MARK,
        lambda desk, count: desk.delete_passage(),
    ),
)

ELSEWHERE: tuple[Command[PassageActions], ...] = (
    Command(
        "Let the passage come up again",
        (),
        (Situation.ARTICLE, Situation.PASSAGES),
        Group.MARK,
        lambda desk, count: desk.let_come_up(),
        help="In review, after it was never to come again, or at once where it waits for its day.",
    ),
)

MARKS: tuple[Command[DoubtsScreen], ...] = (
    Command(
        "Yes, it is so",
        ("a", "enter"),
        DOUBTS,
        Group.MARK,
        lambda desk, count: desk.accept(),
        help="Holds for all articles, also those that come later; you are not asked again.",
        hint="accept",
        likely=_asks,
    ),
    Command(
        "No, it is not",
        ("x",),
        DOUBTS,
        Group.MARK,
        lambda desk, count: desk.reject(),
        help="It is no name, in any article; or nobody is known to have said it.",
        hint="reject",
        likely=_asks,
    ),
    Command(
        "Leave it for today",
        ("l",),
        DOUBTS,
        Group.MARK,
        lambda desk, count: desk.skip(),
        hint="skip",
        likely=_asks,
    ),
    Command(
        "Say what it is",
        ("c",),
        DOUBTS,
        Group.MARK,
        lambda desk, count: desk.correct(),
        help="Another kind of name, other boundaries, another speaker.",
        hint="correct",
        likely=_asks,
    ),
    Command(
        "Open this place in its article",
        ("o",),
        DOUBTS,
        Group.GO,
        lambda desk, count: desk.open_in_place(),
        hint="open in place",
        likely=_asks,
    ),
    Command("Passages to review", ("tab",), DOUBTS, Group.GO, lambda desk, count: desk.go_to_review()),
)

SCROLLING: tuple[Command[SittingScreen], ...] = (
    Command("Scroll down", ("j", "down"), SITTINGS, Group.MOVE, lambda desk, count: desk.scroll_lines(count)),
    Command("Scroll up", ("k", "up"), SITTINGS, Group.MOVE, lambda desk, count: desk.scroll_lines(-count)),
    Command(
        "Read on",
        ("space",),
        SITTINGS,
        Group.MOVE,
        lambda desk, count: desk.read_on(count),
        help="Goes a page down, as everywhere, and says so at the end.",
    ),
    Command(
        "Scroll a page down",
        ("ctrl+f", "pagedown", "ctrl+d"),
        SITTINGS,
        Group.MOVE,
        lambda desk, count: desk.scroll_pages(count),
    ),
    Command(
        "Scroll a page up",
        ("ctrl+b", "pageup", "ctrl+u"),
        SITTINGS,
        Group.MOVE,
        lambda desk, count: desk.scroll_pages(-count),
    ),
)

REVIEW_COMMANDS: tuple[Command[Any], ...] = (
    *PASSAGES,
    *ON_THE_PASSAGE,
    *ELSEWHERE,
    *MARKS,
    *SCROLLING,
    *GOING,
)
"""What is done in review."""
