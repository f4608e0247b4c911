"""What stands between quotation marks: a state machine over the marks of each line.

News text mixes curly, straight and doubled marks, guillemets and single marks, uses the apostrophe's
character for three other things, opens a quote again in each paragraph that it runs over, and loses marks.
Which way a mark points is read from the characters on its two sides, and from its shape where those leave
it open. Nothing is carried over more than one line, so a lost mark costs one paragraph at most.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.dialogue_dashes import dialogue_spans
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚'`´](?:(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’)?")
_DOUBLE_MARK = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»‹›]")
_OPENING_SHAPES = frozenset(("“", "„", "‟", "«", "‹", "``", "‘‘"))
_CLOSING_SHAPES = frozenset(("”", "»", "›", "’’"))
_GUILLEMETS = frozenset("«»‹›")
_ELISION = re.compile(
    r"(?:em|til|till|cause|n|tis|twas|round|bout|cuz|d|s|ve|ll|re|m|t|\d\ds?)\b", re.IGNORECASE
)
"""What an apostrophe at the start of a word leaves out: 'em, 'til, the '90s."""
_ELIDED_AND = re.compile(r"['’‘][nN]['’](?=[\s-])")
_MEASURE = re.compile(r"\s?(?:x|by|\w+-inch|inch|tall|wide|long|deep|high)\b")
"""What follows a mark that stands for inches."""

_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{—–―-/…\u200b“‘\"'«„")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–―-…”’\"'»“")
_SENTENCE_STOP = re.compile(r"[.!?,](?=\s)")
_LONGEST_SINGLE = 2_000
"""Code points between two single marks beyond which one of them was an apostrophe."""


class Role(Enum):
    """What a quotation mark does to the text after it."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    """Its sides and its shape leave it open: it closes what is open, else it opens."""


class Mark(NamedTuple):
    """One quotation mark, of one or two characters."""

    start: int
    """The first code point."""
    end: int
    """One past the last code point."""
    role: Role
    """What it does."""
    shape: str
    """Its characters."""


class QuotedSegment(NamedTuple):
    """What stands between two quotation marks on one line."""

    inside: Span
    """The words, without the marks."""
    outside: Span
    """The words and their marks."""
    continues: bool = False
    """Whether it goes on with a quote that the line before left open."""
    closed: bool = True
    """Whether its closing mark is there; a segment without one ends with a sentence or with its line."""


def lines_with_text(text: str) -> list[Span]:
    """Return the lines of `text` that hold more than white space, without the white space at their ends."""
    lines = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        lines.append(Span(start, start + len(line.strip())))
    return lines


def quoted_segments(text: str, lines: Sequence[Span]) -> list[QuotedSegment]:
    """Return everything between quotation marks in `text`, in order, none overlapping another.

    Marks inside a quote belong to it: of nested quotes the outermost is returned. Takes time linear in the
    length of the text.

    Args:
        text: The article.
        lines: Its lines with text.
    """
    segments: list[QuotedSegment] = []
    dialogue = dialogue_spans(text, lines)
    carried = carried_single = False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        doubles, singles = _marks(text, line)
        quoted = _double_segments(text, line, doubles, carried) if doubles else []
        carried = bool(quoted) and not quoted[-1].closed and _runs_on(text, quoted[-1], line, following)
        if singles:
            quoted = _with_single_segments(text, line, singles, quoted, carried_single)
        carried_single = bool(quoted) and not quoted[-1].closed and not carried
        if not quoted and number in dialogue:
            quoted = [_opened_by_dash(text, span) for span in dialogue[number]]
        segments.extend(segment for segment in quoted if segment.inside.end > segment.inside.start)
    return segments


def _opened_by_dash(text: str, span: Span) -> QuotedSegment:
    said = span.of(text)[1:]
    return QuotedSegment(Span(span.end - len(said.lstrip()), span.end), span)


def _marks(text: str, line: Span) -> tuple[list[Mark], list[Mark]]:
    """Return the double and the single marks of a line; apostrophes and inches are neither."""
    doubles: list[Mark] = []
    singles: list[Mark] = []
    in_attribute = False
    for match in _MARK.finditer(text, line.start, line.end):
        shape = match.group()
        start, end = match.span()
        if in_attribute or text[start - 1 : start] == "=":
            in_attribute = not in_attribute  # the value of an attribute, in markup that was left in
            continue
        before = text[start - 1] if start > line.start else " "
        after = text[end] if end < line.end else " "
        role = _role_by_sides(before, after, text[end + 1] if end + 1 < line.end else " ")
        if shape in "‘’‚'`´":
            if not (before.isalnum() and after.isalnum()) and not _is_elided_and(text, start):
                single = _single_role(text, end, shape, role)
                if single is not None:
                    singles.append(Mark(start, end, single, shape))
        elif shape != '"' or not _stands_for_inches(text, start, end, line):
            doubles.append(Mark(start, end, _double_role(shape, role), shape))
    return doubles, singles


def _role_by_sides(before: str, after: str, further: str) -> Role:
    """Return what a mark does as told by the characters before it, after it, and after that one."""
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if may_open != may_close:
        return Role.OPENS if may_open else Role.CLOSES
    if may_open and before.isspace() != after.isspace():
        if not before.isspace():
            return Role.CLOSES
        # ' "...' and ' "—' open when words follow; ' ",' is a stray that may be either.
        return Role.OPENS if after in ".…—–-“‘\"'«" or further.isalnum() else Role.EITHER
    return Role.EITHER


def _double_role(shape: str, role: Role) -> Role:
    if shape in _GUILLEMETS and role is not Role.EITHER:
        return role  # French points them outwards, German inwards
    if shape in _OPENING_SHAPES:
        # A “ before a space closes a German quote, or is a slip of the typesetter.
        return Role.EITHER if shape == "“" and role is Role.CLOSES else Role.OPENS
    if shape in _CLOSING_SHAPES:
        return Role.EITHER if shape == "”" and role is Role.OPENS else Role.CLOSES
    return role


def _single_role(text: str, end: int, shape: str, role: Role) -> Role | None:
    """Return what a single mark does, or None where it is an apostrophe."""
    if shape in "‘`‚" or role is Role.OPENS:
        if shape in "’´" or _ELISION.match(text, end):
            return None
        return Role.OPENS
    return Role.CLOSES if role is Role.CLOSES else None


def _is_elided_and(text: str, position: int) -> bool:
    """Whether a single mark is one of the two around the "n" of "salt 'n' vinegar"."""
    return bool(_ELIDED_AND.match(text, position) or (position > 1 and _ELIDED_AND.match(text, position - 2)))


def _stands_for_inches(text: str, start: int, end: int, line: Span) -> bool:
    if start == line.start or not text[start - 1].isdigit():
        return False
    feet = text[max(line.start, start - 4) : start].rstrip("0123456789")
    return feet.endswith(("'", "’", "′")) or _MEASURE.match(text, end) is not None


def _double_segments(text: str, line: Span, marks: list[Mark], carried: bool) -> list[QuotedSegment]:
    """Return what stands between the double marks of one line.

    `carried` says that the line before left its last quote open and this line goes on with it.
    """
    segments: list[QuotedSegment] = []
    left = _left_to_close(marks)
    opener: Mark | None = None
    continues = False
    nested = 0
    for number, mark in enumerate(marks):
        if opener is None:
            if mark.role is Role.CLOSES:
                if carried and not segments:
                    outside = Span(line.start, mark.end)
                    segments.append(QuotedSegment(Span(line.start, mark.start), outside, continues=True))
                continue
            opener = mark
            continues = carried and not segments and mark.start <= line.start + 1
        elif mark.role is not Role.OPENS:
            if nested and mark.role is Role.CLOSES:
                nested -= 1
                continue
            inside = Span(opener.end, mark.start)
            segments.append(QuotedSegment(inside, Span(opener.start, mark.end), continues))
            opener, continues, nested = None, False, 0
        elif left[number + 1] > 1:
            nested += 1  # enough closing marks are left for this one and for the one that is open
        else:
            # The closing mark was lost: the quote ends with its first sentence.
            end = _sentence_end(text, opener.end, mark.start)
            outside = Span(opener.start, end)
            segments.append(QuotedSegment(Span(opener.end, end), outside, continues, closed=False))
            opener, continues, nested = mark, False, 0
    if opener is not None:
        outside = Span(opener.start, line.end)
        segments.append(QuotedSegment(Span(opener.end, line.end), outside, continues, closed=False))
    return segments


def _left_to_close(marks: list[Mark]) -> list[int]:
    """Return for each mark, and for the end, how many more marks from there on close than open."""
    each = [(mark.role is Role.CLOSES) - (mark.role is Role.OPENS) for mark in reversed(marks)]
    return [*accumulate(each, initial=0)][::-1]


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = _SENTENCE_STOP.search(text, start, end)
    return stop.end() if stop else end


def _runs_on(text: str, last: QuotedSegment, line: Span, following: Span | None) -> bool:
    """Whether a quote left open at the end of its line goes on in the line that follows."""
    if following is None or last.outside.end != line.end:
        return False
    first = _DOUBLE_MARK.search(text, following.start, following.end)
    if first is None:
        return False
    if first.start() == following.start:
        return first.group() not in _CLOSING_SHAPES
    doubles, _ = _marks(text, following)
    return bool(doubles) and doubles[0].role is Role.CLOSES


def _with_single_segments(
    text: str, line: Span, marks: list[Mark], doubles: list[QuotedSegment], carried: bool
) -> list[QuotedSegment]:
    """Return the segments of a line, those between single marks included.

    Single marks inside double ones are nested quotes and belong to those. Double marks inside single ones are
    nested as well where the single ones are sure to be quotation marks: British style.
    """
    found: list[QuotedSegment] = []
    free = _outside_of(marks, doubles)
    sure_end = max(
        (m.start for m in free if m.role is Role.CLOSES and text[m.start - 1] in ".,?!…"), default=-1
    )
    opener: Mark | None = None
    for mark in free:
        if mark.role is Role.OPENS:
            opener = opener or mark
        elif opener is not None:
            inside = Span(opener.end, mark.start)
            plural = text[mark.start - 1] in "sS" and sure_end > mark.start
            if plural and text[mark.end : mark.end + 1].isspace():
                continue  # the members’ views,’ closes at the second
            length = inside.end - inside.start
            if text[inside.start : inside.end].strip() and length < _LONGEST_SINGLE:
                continues = carried and opener.start == line.start
                found.append(QuotedSegment(inside, Span(opener.start, mark.end), continues))
            opener = None
    if (
        opener is not None
        and opener.start == line.start
        and opener.shape == "‘"
        and not doubles
        and not found
    ):
        outside = Span(opener.start, line.end)
        found.append(QuotedSegment(Span(opener.end, line.end), outside, carried, closed=False))
    return _outermost(text, doubles, found)


def _outside_of(marks: list[Mark], segments: list[QuotedSegment]) -> list[Mark]:
    """Return the marks that lie in none of the segments; both are in the order of the text."""
    free = []
    remaining = iter(segments)
    segment = next(remaining, None)
    for mark in marks:
        while segment is not None and segment.outside.end <= mark.start:
            segment = next(remaining, None)
        if segment is None or mark.start < segment.outside.start:
            free.append(mark)
    return free


def _outermost(text: str, doubles: list[QuotedSegment], singles: list[QuotedSegment]) -> list[QuotedSegment]:
    """Merge two ordered lists of segments, leaving out what lies in another one."""
    kept: list[QuotedSegment] = []
    for segment in sorted(singles + doubles, key=lambda one: one.outside):
        last = kept[-1] if kept else None
        if last is None or last.outside.end <= segment.outside.start:
            kept.append(segment)
        elif text[last.inside.end - 1] not in ".,?!…":
            kept[-1] = segment  # two apostrophes that happened to stand around a quote
    return kept
