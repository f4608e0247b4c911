"""The article that is open on the desk: its marks and the reader's passages, found by position."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from prose.held_spans import Spans
from prose.quotes.statement import in_order, numbers_of
from prose.spans import Span
from store.kept_entities import KeptEntities
from store.tags.remarks import NOTHING
from tui.finding import Findable, PlacedHits
from tui.kinds import Kind
from tui.outline import outline
from tui.sourcing import Standing, sourcing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from prose.entities.entity import Entity
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from store.bodies import Article
    from store.names.names import NameInArticle
    from store.passages.passage import Passage
    from tui.finding import Hits
    from tui.outline import Section
    from tui.sourcing import Sourcing


class Marked(Protocol):
    """Whatever stands on a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


M = TypeVar("M", bound=Marked)


@dataclass(frozen=True, slots=True)
class Focus:
    """What the caret stands on: any of a passage, a quote and an entity, else only a sentence."""

    passage: Passage | None
    """The passage around the caret whose turn it is, else the shortest."""
    quote: Quote | None
    """The shortest quote around the caret; it does not end before its closing mark."""
    entity: Entity | None
    """The entity under the caret."""
    sentence: Span | None
    """The sentence around the caret."""
    passages: tuple[Passage, ...] = ()
    """All passages around the caret, the shortest first."""

    @property
    def span(self) -> Span | None:
        """What an action without a selection applies to: passage, else quote, else entity, else sentence."""
        for mark in (self.passage, self.quote, self.entity):
            if mark is not None:
                return mark.span
        return self.sentence

    @property
    def of_sentence(self) -> Focus:
        """The same, where the whole sentence is meant: only a passage of just its words stands for it."""
        whole = tuple(passage for passage in self.passages if passage.span == self.sentence)[:1]
        return Focus(whole[0] if whole else None, None, None, self.sentence, whole)


Said: TypeAlias = "Quote | Statement"
"""Something that somebody says."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that name the speaker of a quote or that report it: "she", "said"."""

    span: Span
    """Where they stand."""
    quote: Quote
    """The quote."""


class OpenArticle:
    """An article with what is marked in it.

    Args:
        article: The stored article.
        entities: Its entities as the reader corrected them, in the order of their starts.
        statements: What is said in it, in the order of the text.
        passages: The reader's passages in it, in any order; None where they are not fetched yet.
        marks_version: What its entities and quotes are stored under; None if they are not known (yet).
        names: The names that the entities are mentions of, the most mentioned first.
        by_reader: The entities that are as they are because the reader said so.
        quotes_by_reader: The quotes that are as they are because the reader said so.
        version: The version of its text that it shows; None if that never changed.
        marked: Whether its entities and quotes were fetched.
    """

    def __init__(
        self,
        article: Article,
        entities: Sequence[Entity],
        statements: Sequence[Statement],
        passages: Sequence[Passage] | None,
        marks_version: str | None = None,
        names: Sequence[NameInArticle] = (),
        by_reader: frozenset[Span] = frozenset(),
        quotes_by_reader: frozenset[Span] = frozenset(),
        version: int | None = None,
        *,
        marked: bool = True,
    ) -> None:
        self.article = article
        self.marks_version = marks_version
        self.entities = KeptEntities.of(entities)
        self.statements = tuple(statements)
        self.quotes = tuple(in_order(part for statement in statements for part in statement.parts))
        self.names = tuple(names)
        self.by_reader = by_reader
        self.quotes_by_reader = quotes_by_reader
        self.version = version
        self.marked = marked
        self.remark = NOTHING
        """What the reader says of it as a whole."""
        self.colours: Mapping[str, int] = {}
        """The colours of the reader's tags, by their names."""
        self.passages: tuple[Passage, ...] = ()
        self.orphans: tuple[Passage, ...] = ()
        self.new_sentences: tuple[Span, ...] = ()
        """The sentences that are new to the reader; none until they are looked for."""
        self.hits: Hits = PlacedHits(())
        self._stops: dict[Kind, tuple[Sequence[Span], array[int]]] = {}
        self.passages_known = False
        """Whether the passages were fetched."""
        if passages is not None:
            self.replace_passages(passages)

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.article.document.text

    @cached_property
    def _names_of_entities(self) -> array[int]:
        """Which of the names each entity mentions; as many as there are where it mentions none."""
        spans, starts = self._stops_of(Kind.ENTITY)
        names = array("I", (len(self.names),)) * len(spans)
        for number, name in enumerate(self.names):
            for mention in name.mentions:
                place = bisect_left(starts, mention.start)
                if place < len(spans) and spans[place] == mention:
                    names[place] = number
        return names

    @cached_property
    def name_by_words(self) -> dict[str, NameInArticle]:
        """The names by the words of their mentions, each on one line; of two names the most mentioned."""
        forms = {
            on_one_line(mention.of(self.text)): name
            for name in reversed(self.names)
            for mention in name.mentions
        }
        return forms | {name.text: name for name in reversed(self.names)}

    def name_of(self, entity: Entity) -> NameInArticle | None:
        """Return the name that a mention belongs to; a date or a sum of money belongs to none."""
        spans, starts = self._stops_of(Kind.ENTITY)
        place = bisect_left(starts, entity.span.start)
        if place == len(spans) or spans[place] != entity.span:
            return None
        number = self._names_of_entities[place]
        return self.names[number] if number < len(self.names) else None

    def is_corrected(self, entity: Entity) -> bool:
        """Whether the reader said something about an entity, or about its name."""
        name = self.name_of(entity)
        return entity.span in self.by_reader or (name is not None and name.by_reader)

    def entities_in(self, span: Span) -> Sequence[Entity]:
        """Return the entities that share a code point with a span."""
        spans, starts = self._stops_of(Kind.ENTITY)
        first = bisect_right(spans, span.start, key=lambda each: each.end)
        return self.entities[first : bisect_left(starts, span.end)]

    def replace_passages(self, passages: Iterable[Passage]) -> None:
        """Take the passages as they are in the library now; those whose words are gone have no place."""
        self.passages_known = True
        passages = sorted(passages, key=lambda passage: passage.span)
        self.passages = tuple(passage for passage in passages if not passage.is_orphan)
        self.orphans = tuple(passage for passage in passages if passage.is_orphan)
        self._stops.pop(Kind.PASSAGE, None)

    def replace_new(self, sentences: Iterable[Span]) -> None:
        """Take the sentences that are new to the reader, in their order."""
        self.new_sentences = tuple(sentences)
        self._stops.pop(Kind.NEW, None)

    @property
    def number_of_passages(self) -> tuple[int, int] | None:
        """How many passages stand in it, and how many of these have a note; None until they are fetched."""
        if not self.passages_known:
            return None
        return len(self.passages), sum(1 for passage in self.passages if passage.note)

    def focus_at(self, offset: int, sentence: Span | None, turn: int | None = None) -> Focus:
        """Return what stands at a code point of the text.

        Args:
            offset: The code point.
            sentence: The sentence there.
            turn: The passage that is meant where it is one of several there.
        """
        passages = _around(self.passages, offset)
        return Focus(
            passage=next((passage for passage in passages if passage.id == turn), next(iter(passages), None)),
            quote=_innermost(self.quotes, offset),
            entity=next(iter(self.entities_in(Span(offset, offset + 1))), None),
            sentence=sentence,
            passages=tuple(passages),
        )

    def jump(self, kind: Kind, offset: int, count: int) -> Span | None:
        """Return the mark that is `count` marks after an offset, or before it if `count` is negative.

        The last mark in that direction where there are fewer; None where there is none at all.
        """
        stops, starts = self._stops_of(kind)
        if count > 0:
            first = bisect_right(starts, offset)
            return stops[min(first + count, len(stops)) - 1] if first < len(stops) else None
        last = bisect_left(starts, offset)
        return stops[max(last + count, 0)] if last > 0 else None

    def _stops_of(self, kind: Kind) -> tuple[Sequence[Span], array[int]]:
        """Where the caret halts when it jumps between marks of a kind, and where these start."""
        if kind not in self._stops:
            if kind is Kind.ENTITY:
                spans = self.entities.spans
            elif kind is Kind.QUOTE:
                # A statement that mixes reported words with quoted ones is one stop, not several.
                spans = Spans.of(statement.span for statement in self.statements)
            elif kind is Kind.NEW:
                spans = Spans.of(self.new_sentences)
            else:
                spans = Spans.of(passage.span for passage in self.passages)
            self._stops[kind] = spans, spans.starts
        return self._stops[kind]

    @cached_property
    def _number_of(self) -> dict[Quote, int]:
        return numbers_of(self.statements)

    def statement_of(self, quote: Quote) -> Statement:
        """Return the statement that one of the article's quotes is a part of."""
        return self.statements[self._number_of[quote]]

    @cached_property
    def _starts_of_statements(self) -> list[int]:
        return [statement.span.start for statement in self.statements]

    def said_before(self, offset: int) -> Sequence[Statement]:
        """Return the statements that begin before a code point."""
        return self.statements[: bisect_left(self._starts_of_statements, offset)]

    def said_after(self, offset: int) -> Sequence[Statement]:
        """Return the statements that begin after a code point."""
        return self.statements[bisect_right(self._starts_of_statements, offset) :]

    def quotes_in(self, span: Span) -> list[Quote]:
        """Return the quotes that share a code point with a span."""
        last = bisect_left(self.quotes, span.end, key=lambda quote: quote.span.start)
        return [quote for quote in self.quotes[max(0, last - NESTING) : last] if quote.span.overlaps(span)]

    @cached_property
    def sourcing(self) -> Sourcing:
        """Who says how much in it."""
        return sourcing_of(
            self.text,
            self.article.words,
            self.statements,
            lambda statement: (self.speaker_of(statement), self.standing(statement)),
        )

    @cached_property
    def outline(self) -> tuple[Section, ...]:
        """Its sections; like its marks they are not known of an article of which only the text is here."""
        return outline(self.article.document) if self.marked else ()

    def prepare(self) -> None:
        """Work out what takes long for a long article, so that it is at hand when it is asked for."""
        _ = self.outline, self.sourcing, self._number_of, self._names_of_entities, self._attributions

    def speaker_of(self, said: Said) -> str:
        """Return the best name for who says something: the full name, else the words in the text, else "".

        It is the library's name, where one of the article is mentioned by these words.
        """
        name = self.name_of_speaker(said)
        return self._words_for_speaker(said) if name is None else name.text

    def also_of(self, said: Said) -> list[str]:
        """Return the best names for who says something together with its speaker."""
        words = (other.name or on_one_line(other.span.of(self.text)) for other in said.also)
        return [self.name_by_words[each].text if each in self.name_by_words else each for each in words]

    def name_of_speaker(self, said: Said) -> NameInArticle | None:
        """Return which of the article's names says something."""
        return self.name_by_words.get(self._words_for_speaker(said))

    def standing(self, said: Said) -> Standing:
        """Return how much is known of who says something."""
        words = self._words_for_speaker(said)
        if said.speaker_name or words in self.name_by_words:
            return Standing.NAMED
        return Standing.UNKNOWN if words.casefold() in NOBODY else Standing.ANONYMOUS

    def _words_for_speaker(self, said: Said) -> str:
        return said.speaker_name or (on_one_line(said.speaker.of(self.text)) if said.speaker else "")

    def is_readers(self, statement: Statement) -> bool:
        """Whether the reader said something about a statement, or about a part of it."""
        return any(part.span in self.quotes_by_reader for part in statement.parts)

    @cached_property
    def _attributions(self) -> tuple[Attribution, ...]:
        # The surest first: of one "she" that says several things it is the first that tells who she is.
        quotes = sorted(self.quotes, key=lambda quote: not quote.speaker_name)
        of_span = {span: quote for quote in reversed(quotes) for span in (quote.cue, quote.speaker) if span}
        return tuple(Attribution(span, of_span[span]) for span in sorted(of_span))

    def attribution_at(self, offset: int) -> Attribution | None:
        """Return what stands at a code point of the words that say who says something."""
        return _innermost(self._attributions, offset)

    def quote_at(self, offset: int) -> Quote | None:
        """Return the quote at a code point: around it, beside its mark, or reported by the words there."""
        speaking = self.attribution_at(offset)
        if speaking is not None:
            return speaking.quote
        # A quotation mark belongs to what stands beside it.
        beside = (offset + 1, offset - 1) if self.text[offset : offset + 1] in QUOTATION_MARKS else ()
        found = (_innermost(self.quotes, place) for place in (offset, *beside))
        return next((quote for quote in found if quote is not None), None)

    def statement_span(self, statement: Statement) -> Span:
        """Return a statement with its marks, and with the words that say who said it."""
        spans = [
            span
            for part in statement.parts
            for span in (part.span, part.speaker, part.cue)
            if span is not None
        ]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        text = self.text
        while start > 0 and text[start - 1] in QUOTATION_MARKS:
            start -= 1
        while end < len(text) and text[end] in QUOTATION_MARKS:
            end += 1
        return Span(start, end)

    @cached_property
    def _findable(self) -> Findable:
        return Findable(self.text)

    def find(self, words: str) -> Hits:
        """Search the text (see `Findable.find`), keep the hits and return them."""
        self.hits = self._findable.find(words)
        return self.hits


NOBODY = frozenset(("", "he", "she", "it", "they", "we", "i", "you", "who", "him", "her", "them", "one"))
"""Words for a speaker that by themselves say nothing about who that is."""

QUOTATION_MARKS = "\"'“”„‟‘’‚«»‹›`"
"""What may stand around a quote."""


def on_one_line(words: str) -> str:
    """Return words with one space between two, whatever stood there."""
    return " ".join(words.split())


def _innermost(marks: Sequence[M], offset: int) -> M | None:
    """The shortest of the marks, sorted by start, around an offset."""
    return next(iter(_around(marks, offset)), None)


def _around(marks: Sequence[M], offset: int) -> list[M]:
    """The marks, sorted by start, around an offset; the shortest first."""
    last = bisect_right(marks, offset, key=lambda mark: mark.span.start)
    found = [mark for mark in marks[max(0, last - NESTING) : last] if mark.span.end > offset]
    return sorted(found, key=lambda mark: (_length(mark), -mark.span.start))


def _length(mark: Marked) -> int:
    return mark.span.end - mark.span.start


NESTING = 64
"""How many marks back one that is still open is looked for: a key costs the same in any article."""
