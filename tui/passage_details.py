"""A passage, or a group of them, as it is told beside the list. No Textual in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from prose.characters import clean_line, clean_text
from prose.sentences import sentence_spans
from prose.spans import Span
from tui.placing import COMPARED, describe_placement, placement_sign
from tui.wording import counted, short_day

if TYPE_CHECKING:
    from store.passages.passage import Passage, PassageRow
    from tui.widgets.passage_list import GroupHead

CONTEXT = 400
"""Code points of context at either side of a passage."""
GROUP_HELP = (
    "Enter folds the group or opens it.\n\n"
    "What you tag, note or delete here is all that is in it, after a question."
)
"""What stands beside the head of a group."""


def passage_details(row: PassageRow, text: str | None, bar: str, coming_up: str) -> Text:
    """Return a passage in its context, with everything that is known of it.

    Args:
        row: The passage.
        text: The text of its article; None if that is gone.
        bar: What stands before its tags.
        coming_up: When it comes up in review, in a few words.
    """
    passage = row.passage
    # These words go to the terminal as they are, and a library file may come from somebody else.
    told = Text(clean_line(row.headline), "bold")
    facts = (clean_line(row.publisher), short_day(row.published, with_year=True))
    about = " · ".join(part for part in facts if part)
    told.append(f"\n{about}\n\n" if about else "\n\n", "not bold dim")
    before, after = ("", "") if text is None else (clean_text(part) for part in _context(text, passage))
    told.append(before, "not bold dim").append_text(_words(passage)).append(after, "not bold dim")
    if about := describe_placement(passage):
        told.append(f"\n\n{placement_sign(passage)} {clean_line(about)}".rstrip(), "not bold")
    if row.speakers:
        told.append(f"\n\n{clean_line(speakers_label(row))}")
    if passage.tags:
        told.append(f"\n\n{bar} ").append(clean_line(", ".join(passage.tags)))
    if passage.note:
        told.append("\n\n").append(clean_text(passage.note), "not bold italic")
    marked = short_day(passage.created, with_year=True)
    return told.append(f"\n\nmarked {marked} · {coming_up}", "not bold dim")


def group_details(head: GroupHead) -> Text:
    """Say what a group is, and what can be done with it."""
    told = Text(clean_line(head.title), "bold")
    if head.counted:
        told.append(f"\n{counted(head.group.count, 'passage')}", "not bold dim")
    return told.append(f"\n\n{GROUP_HELP}", "not bold dim")


def speakers_label(row: PassageRow) -> str:
    """Return who says what a passage lies in: "— Ida Brandt, probably Olav Tarn"."""
    names = (speaker.name if speaker.certain else f"probably {speaker.name}" for speaker in row.speakers)
    return f"— {', '.join(names)}" if row.speakers else ""


def _words(passage: Passage) -> Text:
    """Return the words; where they are others than those marked, with these struck out before them."""
    words, placement = passage.anchor.exact, passage.placement
    former = "" if placement is None or placement.accepted or placement.orphan else placement.former
    if not former or max(len(former), len(words)) > COMPARED:
        return Text(clean_text(words), "bold")
    # The comparison takes a while to import, and few passages need it.
    from prose.differences import Kind, word_differences
    from tui.comparing import parted

    styles = {Kind.SAME: "bold", Kind.OUT: "not bold strike dim", Kind.IN: "bold underline"}
    told = Text()
    for piece in parted(word_differences(former, words)):
        told.append(clean_text(piece.text), styles[piece.kind])
    return told


def _context(text: str, passage: Passage) -> tuple[str, str]:
    """What stands around a passage; around an orphan what stood there when it had its words."""
    if passage.is_orphan:
        return passage.anchor.prefix, passage.anchor.suffix
    before, after = _around(text, passage.span)
    return before.of(text), after.of(text)


def _around(text: str, span: Span) -> tuple[Span, Span]:
    """The rest of the sentences that a passage begins and ends in, and one sentence more at either side."""
    sentences = sentence_spans(text, max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT))
    before = [sentence.start for sentence in sentences if sentence.start <= span.start][-2:]
    after = [sentence.end for sentence in sentences if sentence.end >= span.end][:2]
    return (
        Span(before[0] if before else span.start, span.start),
        Span(span.end, after[-1] if after else span.end),
    )
