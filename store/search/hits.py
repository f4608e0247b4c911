"""What a search found in an article: where it stands, and the words in their sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from prose.characters import clean_line
from prose.sentences import sentence_spans
from prose.spans import Span
from store.search.conditions import EVERY_ARTICLE
from store.search.part_conditions import HAS_PLACE, OF_STATEMENT, PassageConditions, StatementConditions
from store.search.query import AllOf, AnyOf, Field, wanted_terms
from store.search.remark_conditions import RemarkConditions
from store.search.word_hits import WordHit, WordHits

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from store.connection import Connection
    from store.search.conditions import Conditions
    from store.search.query import Query, Term

COMPARED = 32
"""How many of the first hits are looked at for the sentence in which most of the words stand together."""
LOOKED_THROUGH = 200_000
"""How many code points of a text are looked through for a sentence: a list does not wait for a long book."""
AROUND = 400
"""How many code points at either side of a hit its sentence is looked for."""
LONGEST = 300
"""How many code points of a sentence are shown."""
BEFORE = 90
"""How many of these may stand before the first hit."""


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """Where a search found something in an article, in words."""

    text: str
    """The sentence, on one clean line; with "…" where something is left out. Empty if there is none."""
    hits: tuple[Span, ...]
    """Where what was searched for stands in `text`."""
    place: Span | None
    """Where that stands in the article; None where nothing in its text was searched for."""
    in_note: bool = False
    """Whether it is of a note of the reader's, which is at `place`."""


class SearchHits:
    """Finds what a query found, of all that it asks for; what must not be there is not looked for."""

    def __init__(self, connection: Connection, query: Query) -> None:
        self._connection = connection
        terms = tuple(wanted_terms(query))

        def of(*fields: Field) -> tuple[Term, ...]:
            return tuple(term for term in terms if term.field in fields)

        words, said, speakers = of(Field.WORDS), of(Field.SAID), of(Field.SAID_BY)
        self._quotes = tuple(_any_of(asked) for asked in (said, speakers) if asked)
        self._names = of(Field.NAME)
        self._passages = of(Field.TAG, Field.NOTE)
        self._words = words
        self._word_hits = WordHits(words)
        self._said_hits = WordHits(said)
        self._noted = (*words, *of(Field.NOTE))
        self._note_hits = WordHits(self._noted)

    def in_article(self, article_id: int) -> tuple[Span, ...]:
        """Return where that stands in an article's text, none overlapping another.

        It is words, among them those that are said; else what somebody said who was asked for, mentions of
        names, and passages with a tag or a note.
        """
        text = self._text(article_id)
        found = [hit.span for hit in (*self._word_hits.find(text), *self._marked(article_id, text))]
        return _apart(found or [note.place for note in self._notes(article_id) if note.place is not None])

    def sentence(self, article_id: int) -> FoundSentence:
        """Return the sentence of an article that has most of it; its first one where none has any.

        Where words are in a note alone, it is of that.
        """
        text = self._text(article_id)[:LOOKED_THROUGH]
        hits = [*islice(self._word_hits.find(text), COMPARED)]
        hits += islice(self._marked(article_id, text), COMPARED)
        if not hits:
            for note in self._notes(article_id):
                of_note = _best_sentence(note.text, [*self._note_hits.find(note.text)])
                return replace(of_note, place=note.place, in_note=True)
        return _best_sentence(text, sorted(hits))

    def _text(self, article_id: int) -> str:
        text: str | None = self._connection.value(
            "SELECT text FROM body WHERE article_id = :article", {"article": article_id}
        )
        return text or ""

    def _marked(self, article_id: int, text: str) -> Iterator[WordHit]:
        """Yield what was asked for by marks."""
        for number, spans in enumerate(
            (self._said(article_id), self._named(article_id), self._kept(article_id))
        ):
            for span in spans:
                if number == 0 and self._said_hits:
                    yield from self._said_hits.find(text, span)
                else:
                    yield WordHit(span, -1 - number)

    def _said(self, article_id: int) -> list[Span]:
        """Return the parts of all statements that have any of the words, and are by any of the speakers."""
        if not self._quotes:
            return []
        conditions = StatementConditions()
        return self._spans(
            f"""
            SELECT segment.starts, segment.ends FROM statement CROSS JOIN segment ON {OF_STATEMENT}
            WHERE statement.article_id = :article AND {conditions.of(AllOf(self._quotes))}
            """,
            article_id,
            conditions,
        )

    def _named(self, article_id: int) -> list[Span]:
        if not self._names:
            return []
        conditions = PassageConditions()
        return self._spans(
            f"""
            SELECT starts, ends FROM mention
            WHERE article_id = :article AND +name_id IN ({conditions.names(_any_of(self._names))})
            """,
            article_id,
            conditions,
        )

    def _kept(self, article_id: int) -> list[Span]:
        """Return the passages with a tag or a note that was asked for."""
        if not self._passages:
            return []
        conditions = PassageConditions()
        return self._spans(
            f"""
            SELECT starts, ends FROM passage
            WHERE article_id = :article AND {HAS_PLACE} AND {conditions.of(_any_of(self._passages))}
            """,
            article_id,
            conditions,
        )

    def _spans(self, sql: str, article_id: int, conditions: Conditions) -> list[Span]:
        rows = self._connection.rows(sql, {**conditions.values, **EVERY_ARTICLE, "article": article_id})
        return [Span(row["starts"], row["ends"]) for row in rows]

    def _notes(self, article_id: int) -> list[_Note]:
        """Return the passages whose note or tags have any of the words, and that of the article if it has."""
        return [*self._notes_on_passages(article_id), *self._note_on_whole(article_id)]

    def _note_on_whole(self, article_id: int) -> list[_Note]:
        if not self._noted:
            return []
        conditions = RemarkConditions()
        rows = self._connection.rows(
            f"""
            SELECT remark_words.note, remark_words.tags
            FROM remark_words JOIN reading ON reading.article_id = remark_words.id
            WHERE remark_words.id = :article AND {conditions.of(_any_of(self._noted))}
            """,
            {**conditions.values, **EVERY_ARTICLE, "article": article_id},
        )
        return [_note(None, row) for row in rows]

    def _notes_on_passages(self, article_id: int) -> list[_Note]:
        if not self._words:
            return []
        conditions = PassageConditions()
        rows = self._connection.rows(
            f"""
            SELECT passage.starts, passage.ends, {HAS_PLACE} AS placed,
                   passage_words.note, passage_words.tags
            FROM passage JOIN passage_words ON passage_words.id = passage.id
            WHERE passage.article_id = :article AND {conditions.of(_any_of(self._words))}
            ORDER BY passage.starts
            """,
            {**conditions.values, "article": article_id},
        )
        return [_note(Span(row["starts"], row["ends"]) if row["placed"] else None, row) for row in rows]


class _Note(NamedTuple):
    place: Span | None
    """Where its passage stands; None if it lost its words, or is the whole article."""
    text: str
    """What is written there; the tags, if that is nothing."""


def _note(place: Span | None, row: sqlite3.Row) -> _Note:
    return _Note(place, row["note"] or row["tags"].replace("\n", ", "))


def _any_of(terms: tuple[Term, ...]) -> Query:
    return AnyOf(terms) if len(terms) > 1 else terms[0]


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order without those that begin inside another."""
    apart: list[Span] = []
    for span in sorted(spans):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return tuple(apart)


def _best_sentence(text: str, hits: Sequence[WordHit]) -> FoundSentence:
    """Return the sentence in which most different things stand that were searched for, the first such one."""
    if not hits:
        first = next(iter(sentence_spans(text, 0, min(len(text), 2 * AROUND))), Span(0, 0))
        return _shown(text, first, [], None)
    best, most = Span(0, 0), 0
    for hit in hits:
        if best.contains(hit.span):
            continue
        sentence = _sentence_around(text, hit.span)
        different = len({other.sought for other in hits if sentence.contains(other.span)})
        if different > most:
            best, most = sentence, different
    inside = [hit.span for hit in hits if best.overlaps(hit.span)]
    return _shown(text, best, inside, inside[0])


def _sentence_around(text: str, span: Span) -> Span:
    """Return the sentence that a span begins in, as far as it stands near it."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    for sentence in sentence_spans(text, start, end):
        if sentence.start <= span.start < sentence.end:
            return Span(sentence.start, max(sentence.end, span.end))
    return span


def _shown(text: str, sentence: Span, hits: Iterable[Span], place: Span | None) -> FoundSentence:
    """Return a sentence as it is shown: on one clean line, and not too long."""
    start, end = sentence
    if place is not None and place.start - start > BEFORE:
        start = _word_start(text, place.start - BEFORE, place.start)
    if end - start > LONGEST:
        end = _word_end(text, start + LONGEST, start)
    line, places = "… " if start > sentence.start else "", []
    at = start
    for hit in _apart(hits):
        if hit.start < end:
            line += _clean(text[at : hit.start], line)
            at = min(end, hit.end)
            words = _clean(text[hit.start : at], line)
            places.append(Span(len(line), len(line) + len(words)).trimmed(line + words))
            line += words
    line += _clean(text[at:end], line)
    return FoundSentence(line.rstrip() + (" …" if end < sentence.end else ""), tuple(places), place)


def _clean(words: str, line: str) -> str:
    """Return words on one clean line, to be put after others; a space at their ends parts them from those."""
    before = " " if words[:1].isspace() and line and not line.endswith(" ") else ""
    cleaned = clean_line(words)
    return f"{before}{cleaned}{' ' if cleaned and words[-1:].isspace() else ''}"


def _word_start(text: str, at: int, end: int) -> int:
    """Return where the first word begins after a place, or the place itself if none does before the end."""
    while at < end and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, start: int) -> int:
    """Return where the last word ends before a place, or the place itself if that is not after the start."""
    space = max(text.rfind(" ", start, at), text.rfind("\n", start, at))
    return space if space > start else at
