"""One statement: everything that somebody says in one go, who says it, and how that was found.

A quote is one range of a text, and a statement is often several: reported words with quoted ones among them,
a quote that its own attribution interrupts, one that runs on over paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from prose.characters import clean_line
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.sentences import sentence_spans
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prose.quotes.quote import CoSpeaker, SpeechAct

_MARKS = "\"'“”„‟‘’‚«»‹›`´"
_STOPS = tuple(".!?…")
_RUNS_ON = re.compile(rf"[^\S\n]*\n\s*[{_MARKS}]+[^\S\n]*")
"""What stands between two paragraphs of one quote: no closing mark, a new line, marks that open it again."""
_SUREST_FIRST = {method: rank for rank, method in enumerate((*SpeakerMethod, None))}


class _Said(NamedTuple):
    """A range of what is said that lies in no other one."""

    span: Span
    kind: QuoteKind


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says in one go."""

    parts: tuple[Quote, ...]
    """Its quotes, at least one, in the order of their starts, the longer first where two start together."""

    @property
    def content(self) -> tuple[Span, ...]:
        """The words said, in the order of the text: its outermost parts, none of which overlap."""
        return tuple(said.span for said in self._said())

    @property
    def span(self) -> Span:
        """From the first word said to the last one, with whatever stands between them."""
        content = self.content
        return Span(content[0].start, content[-1].end)

    @property
    def kind(self) -> QuoteKind:
        """Direct where every word stands between quotation marks."""
        direct = all(said.kind is QuoteKind.DIRECT for said in self._said())
        return QuoteKind.DIRECT if direct else QuoteKind.INDIRECT

    @property
    def speaker(self) -> Span | None:
        """The words that name the speaker."""
        return self._surest.speaker

    @property
    def speaker_name(self) -> str:
        """The speaker's full name where it could be resolved from the article, else empty."""
        named = (part.speaker_name for part in (self._surest, *self.parts) if part.speaker_name)
        return next(named, "")

    @property
    def cue(self) -> Span | None:
        """The words that report it."""
        return self._reported.cue

    @property
    def act(self) -> SpeechAct:
        """What the speaker does by saying it."""
        return self._reported.act

    @property
    def method(self) -> SpeakerMethod | None:
        """How the speaker was found: of several parts, the surest."""
        return self._surest.method

    @property
    def also(self) -> tuple[CoSpeaker, ...]:
        """Who says it together with the speaker."""
        return self._surest.also

    @property
    def certain(self) -> bool:
        """Whether the speaker may be shown without "probably"."""
        return self._surest.certain

    def words(self, text: str) -> str:
        """Return the words said on one clean line, without quotation marks around them.

        Where the article interrupts them stands "…". In a statement that mixes both kinds, what is quoted
        keeps its marks.
        """
        mixed = self.kind is QuoteKind.INDIRECT
        line, end = "", -1
        for span, kind in self._said():
            if line:
                # Quotation marks and a new paragraph leave nothing out.
                line += " … " if any(map(str.isalnum, text[end : span.start])) else " "
            words = clean_line(span.of(text))
            line += f"“{words}”" if mixed and kind is QuoteKind.DIRECT else words
            end = span.end
        return line

    def _said(self) -> list[_Said]:
        if len(self.parts) == 1:
            return [_Said(self.parts[0].span, self.parts[0].kind)]
        said: list[_Said] = []
        for part in self.parts:
            last = said[-1] if said else None
            if last is None or last.span.end <= part.span.start:
                said.append(_Said(part.span, part.kind))
            elif last.span.end < part.span.end:
                said[-1] = _Said(Span(last.span.start, part.span.end), QuoteKind.INDIRECT)
        return said

    @property
    def _surest(self) -> Quote:
        """The part that tells best who speaks."""
        if len(self.parts) == 1:
            return self.parts[0]
        return min(self.parts, key=lambda part: (not part.has_speaker, _SUREST_FIRST[part.method]))

    @property
    def _reported(self) -> Quote:
        """The part that is reported as its speaker's."""
        if len(self.parts) == 1:
            return self.parts[0]
        return min((self._surest, *self.parts), key=lambda part: part.cue is None)


@dataclass(slots=True)
class _Node:
    """A quote among those that lie in one another."""

    quote: Quote
    group: list[Quote]
    """The parts of its statement so far."""
    last: _Node | None = field(default=None)
    """The last quote that lies in it, and in no other one in between."""


def group_statements(text: str, quotes: Iterable[Quote]) -> list[Statement]:
    """Gather the quotes of an article into statements, each quote into exactly one.

    One statement are a quote and what is quoted within it, unless somebody else says that; quotes that
    nothing parts but their one attribution; and the paragraphs over which a quote runs on by its marks. On
    PolNeAR's dev split 92 of 100 pairs of near quotes that are put together have one attribution, and 89 of
    100 that have one are put together; `prose.training.measure_quotes` measures it again.

    Args:
        text: The article.
        quotes: Its quotes, in any order.

    Returns:
        The statements in the order of their starts, the longer first where two start together.
    """
    groups: list[list[Quote]] = []
    around: list[_Node] = []
    last: _Node | None = None
    for quote in in_order(quotes):
        around = [node for node in around if node.quote.span.end > quote.span.start]
        outer = [node for node in around if node.quote.span.contains(quote.span)]
        before = outer[-1].last if outer else last
        group = next((node.group for node in reversed(outer) if _same_speaker(node.quote, quote)), None)
        if group is None and before is not None and _goes_on(text, before.quote, quote):
            group = before.group
        if group is None:
            group = []
            groups.append(group)
        group.append(quote)
        node = _Node(quote, group)
        if outer:
            outer[-1].last = node
        else:
            last = node
        around.append(node)
    return [Statement(tuple(group)) for group in groups]


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """Return quotes in the order of their starts, the longer first where two start together."""
    return sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end))


def numbers_of(statements: Sequence[Statement]) -> dict[Quote, int]:
    """Return of each quote which of the statements it is a part of, from 0 on."""
    return {part: number for number, statement in enumerate(statements) for part in statement.parts}


def _goes_on(text: str, before: Quote, after: Quote) -> bool:
    """Whether a quote goes on with the one before it, which is no part of the same quote."""
    if not _same_speaker(before, after):
        return False
    between = text[before.span.end : after.span.start]
    if before.kind is after.kind is QuoteKind.DIRECT and _RUNS_ON.fullmatch(between):
        return True
    return _same_attribution(before, after) and not _parted(text, before, after)


def _same_speaker(one: Quote, other: Quote) -> bool:
    """Whether nothing says that two quotes have different speakers."""
    if not (one.has_speaker and other.has_speaker):
        # That nobody is known to say it is an answer as well, where it is the reader's.
        unknown = other if one.has_speaker else one
        return unknown.method is not SpeakerMethod.READER or one.has_speaker is other.has_speaker
    if one.speaker is not None and other.speaker is not None and one.speaker.overlaps(other.speaker):
        return True
    return bool(one.speaker_name) and one.speaker_name.casefold() == other.speaker_name.casefold()


def _same_attribution(one: Quote, other: Quote) -> bool:
    if one.cue is not None and other.cue is not None:
        return one.cue == other.cue
    return one.has_speaker and other.has_speaker


def _parted(text: str, before: Quote, after: Quote) -> bool:
    """Whether more stands between two quotes than what interrupts one.

    That is the rest of a sentence, or all of the sentence that says who speaks: "We go," she said. "Soon."
    """
    if after.span.start < before.span.end:
        return False
    between = text[before.span.end : after.span.start]
    outside = between.strip().strip(_MARKS).strip()
    if "\n" in between or not outside:
        return "\n" in between
    start = text.index(outside, before.span.end)
    if len(sentence_spans(text, start, start + len(outside))) > 1:
        return True
    cue = before.cue
    interrupts = cue is not None and before.span.end <= cue.start < after.span.start and after.certain
    return outside.endswith(_STOPS) and not interrupts
