"""The commands that mark passages wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.bounding import Side
from tui.commands.command import Command, Group, KeyedAction
from tui.commands.situation import READING, Situation

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen
    from tui.screens.passage_actions import PassageActions

BOUNDARIES = (Situation.BOUNDARIES,)
AT_A_PASSAGE = (Situation.ARTICLE, Situation.BOUNDARIES)

WITH_PASSAGES = (*READING, Situation.PASSAGES, Situation.REVIEW)
"""Where a passage can be in focus."""


def _is_tag_key(stroke: str) -> bool:
    return len(stroke) == 1 and stroke.isalnum()


PASSAGE_COMMANDS: tuple[Command[PassageActions], ...] = (
    Command(
        "Note in your own editor",
        ("E",),
        WITH_PASSAGES,
        Group.MARK,
        lambda desk, count: desk.write_note(elsewhere=True),
        help="The one that VISUAL or EDITOR names. The note is kept when you leave it.",
    ),
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
    Command(
        "Keep the passage as it is",
        ("g k",),
        WITH_PASSAGES,
        Group.MARK,
        lambda desk, count: desk.keep_as_it_is(),
        help="After a change of the article’s text: with the words that it has now, or without a place.",
        short="keep as it is",
    ),
)
"""What is done to passages in an article and in the list of all of them."""

BOUNDARY_COMMANDS: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Another passage here",
        ("o",),
        (Situation.ARTICLE,),
        Group.JUMP,
        lambda desk, count: desk.next_passage_here(count),
        help="Where several lie over each other, goes from the shortest to the longest and round again. What "
        "is in turn is underlined, and everything that marks passages is about it.",
        hint="another",
        likely=lambda desk: desk.stands_on_several,
    ),
    Command(
        "Attach a passage that lost its words",
        ("g a",),
        READING,
        Group.MARK,
        lambda desk, count: desk.attach_orphan(),
        help="To the selection, else to the passage, quote, entity or sentence under the caret. A passage "
        "that is not found when the text of its article changes is kept, with its words.",
        short="attach a lost one",
    ),
    Command(
        "Keep the boundaries",
        ("enter",),
        BOUNDARIES,
        Group.MARK,
        lambda desk, count: desk.keep_boundaries(),
        hint="keep",
    ),
    Command(
        "Leave the boundaries as they were",
        ("escape",),
        BOUNDARIES,
        Group.MARK,
        lambda desk, count: desk.restore_boundaries(),
        hint="as it was",
    ),
    Command(
        "Move the end boundary",
        (">",),
        AT_A_PASSAGE,
        Group.MARK,
        lambda desk, count: desk.take_boundary(Side.END),
        help="Of the passage. Any motion then moves it: words, sentences, lines. {keep-the-boundaries} keeps "
        "it, {leave-the-boundaries-as-they-were} leaves it as it was. The passage keeps its tags and note.",
        hint="end",
        hinted_in=BOUNDARIES,
    ),
    Command(
        "Move the start boundary",
        ("<",),
        AT_A_PASSAGE,
        Group.MARK,
        lambda desk, count: desk.take_boundary(Side.START),
        help="As the end: {move-the-start-boundary} and {move-the-end-boundary} go from one to the other.",
        hint="start",
        hinted_in=BOUNDARIES,
    ),
)
"""What is done to one passage of several, and to its boundaries, in an article."""
