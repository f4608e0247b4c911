"""The quotes of a library: what was said, by whom and about whom, in all articles.

A row is a statement, which is as many ranges of a text as it is told in; see `prose.quotes.statement`.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.quotes.statement import Statement
from prose.spans import Span
from store.moments import to_moment
from store.quotes.rows import quote_of
from store.row_ids import MASK, SHIFT, STATEMENT_ID
from store.search.part_conditions import OF_STATEMENT
from store.search.quotes import PASSAGES_OF_STATEMENT, quote_search
from store.tags.tags import in_order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from store.connection import Connection
    from store.search.query import Query


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A statement with what a list or a citation says of it."""

    id: int
    """What `Quotes.rows` calls it by; it lasts until marks are found anew, or corrected, in its article."""
    article_id: int
    """The article."""
    content: tuple[Span, ...]
    """Where the words stand, in the order of the text; at least one range."""
    words: str
    """The words, all of them, on one clean line; without quotation marks around them, and with "…" where the
    article interrupts them."""
    kind: QuoteKind
    """Whether it is quoted; a statement that mixes both is reported."""
    act: SpeechAct
    """What the speaker does by saying it."""
    speaker: str
    """Who said it, on one clean line: as the library calls that name, else the full name in the article, else
    the words that stand for the speaker; empty where nobody is found."""
    name_id: int | None
    """The name of the library that said it; None where no name is known to."""
    method: SpeakerMethod | None
    """How the speaker was found; None where nobody is."""
    certain: bool
    """Whether the speaker is beyond doubt; what is not is shown as "probably"."""
    by_reader: bool
    """Whether it stands, or stands so, because the reader said so."""
    cue: str
    """The words that report it, such as "said", on one clean line; empty where there are none."""
    tags: tuple[str, ...]
    """The tags of the reader's passages that overlap it, sorted."""
    headline: str
    """The article's headline."""
    headline_supplied: bool
    """Whether that is no headline of its source, but was made from the text: it is not to be cited."""
    publisher: str
    """The article's publisher; empty where the source does not say."""
    published: datetime | None
    """When the article was published, in UTC."""
    address: str
    """Where the article is to be found; empty where the source does not say."""
    also: tuple[str, ...] = ()
    """Who said it together with the speaker, called in the same way."""

    @property
    def span(self) -> Span:
        """From the first word said to the last one, with whatever stands between them."""
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which statements a list holds: those for which everything set here is true."""

    query: Query | None = None
    """What must be true of it, where words are looked for in what is said; None where nothing must."""
    by: int | None = None
    """The name that said it."""
    about: int | None = None
    """A name that is mentioned in the words said."""
    since: date | None = None
    """The first day, in UTC, on which its article was published, or else came into the library."""
    until: date | None = None
    """The last such day."""
    kind: QuoteKind | None = None
    """Whether it is quoted or reported."""
    act: SpeechAct | None = None
    """What the speaker does by saying it."""
    certain: bool = False
    """Whether its speaker must be beyond doubt."""


class Quotes:
    """The quotes of a library; lists begin with the newest article and go through each in order of its text.

    Nothing here changes one: `Corrections` does.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first_page(self, quote_filter: QuoteFilter, limit: int = 128) -> list[QuoteRow]:
        """Return the first rows of a list."""
        found: list[int] = []
        for ids in self._found(quote_filter, at_once=limit, limit=limit):
            found += ids
            if len(found) >= limit:
                break
        return self.rows(found[:limit])

    def ids(self, quote_filter: QuoteFilter) -> array[int]:
        """Return every quote of a list, in its order."""
        found = array("q")
        for ids in self._found(quote_filter, at_once=_ALL):
            found.extend(ids)
        return found

    def count(self, quote_filter: QuoteFilter) -> int:
        """Return how many quotes a list holds."""
        search = quote_search(self._connection, quote_filter)
        number: int = self._connection.value(
            f"""
            SELECT count(*) FROM reading CROSS JOIN statement ON statement.article_id = reading.article_id
            WHERE {search.articles} AND {search.statements}
            """,
            search.values,
        )
        return number

    def rows(self, ids: Iterable[int]) -> list[QuoteRow]:
        """Return quotes by their ids, in this order, without those that are gone."""
        found = self._connection.rows(
            f"""
            SELECT wanted.value AS id, statement.*, coalesce(whole.text, statement.speaker_name) AS speaker,
                   -- A name that is nowhere mentioned has no page.
                   CASE WHEN whole.mentions > 0 THEN whole.id END AS name_id,
                   CASE WHEN statement.also <> '[]' THEN (
                       SELECT json_group_object(together.place, coalesce(whole.text, name.text))
                       FROM speech AS together
                       JOIN name ON name.id = together.name_id
                       LEFT JOIN name AS whole ON whole.id = name.whole_id
                       WHERE together.article_id = statement.article_id
                           AND together.number = statement.number AND together.place > 0
                   ) END AS named_also,
                   -- Most statements are one quote, and say themselves where it stands.
                   CASE WHEN EXISTS (SELECT 1 FROM segment WHERE {OF_STATEMENT} AND place > 0) THEN (
                       SELECT json_group_array(json_array(starts, ends, kind)) FROM (
                           SELECT starts, ends, kind FROM segment WHERE {OF_STATEMENT} ORDER BY place
                       )
                   ) END AS segments,
                   (
                       SELECT json_group_array(DISTINCT tag.name)
                       FROM (SELECT id FROM {PASSAGES_OF_STATEMENT}) AS overlapping
                       JOIN passage_tag ON passage_tag.passage_id = overlapping.id
                       JOIN tag ON tag.id = passage_tag.tag_id
                   ) AS tags
            FROM json_each(:ids) AS wanted
            JOIN statement ON statement.article_id = wanted.value >> {SHIFT}
                AND statement.number = (wanted.value & {MASK}) - 1
            LEFT JOIN speech ON speech.article_id = statement.article_id AND speech.number = statement.number
                AND speech.place = 0
            LEFT JOIN name ON name.id = speech.name_id
            LEFT JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
            ORDER BY wanted.key
            """,
            {"ids": _listed(ids)},
        )
        rows: dict[int, QuoteRow] = {}
        for article_id, quotes in _grouped(found, "article_id").items():
            article = self._connection.row(
                """
                SELECT article.headline, article.headline_supplied, article.publisher, article.published,
                       body.text,
                       json_extract(body.structure, '$.address') AS address
                FROM article JOIN body ON body.article_id = article.id
                WHERE article.id = :article
                """,
                {"article": article_id},
            )
            if article is not None:
                rows.update((quote["id"], _quote_row(quote, article)) for quote in quotes)
        return [rows[quote["id"]] for quote in found if quote["id"] in rows]

    # -- finding them

    def _found(self, quote_filter: QuoteFilter, *, at_once: int, limit: int = -1) -> Iterator[Sequence[int]]:
        """Yield the ids of a list's quotes, from ever more articles at a time.

        So the first of them come soon, however many articles there are.

        Args:
            quote_filter: Which quotes.
            at_once: How many articles are gone through at first.
            limit: How many quotes of these are enough; -1 for all.
        """
        search = quote_search(self._connection, quote_filter)
        passed = 0
        while articles := self._connection.numbers(
            f"""
            SELECT reading.article_id FROM reading
            WHERE {search.articles}
            ORDER BY reading.dated DESC, reading.article_id DESC
            LIMIT {at_once} OFFSET {passed}
            """,
            search.values,
        ):
            yield self._connection.numbers(
                f"""
                SELECT {STATEMENT_ID}
                FROM json_each(:ids) AS wanted
                CROSS JOIN statement ON statement.article_id = wanted.value
                WHERE {search.statements}
                ORDER BY wanted.key, statement.number
                LIMIT {limit}
                """,
                {**search.values, "ids": _listed(articles)},
            )
            if len(articles) < at_once:
                return
            passed += at_once
            at_once *= _GROWTH


_ALL = 1 << 16
"""How many articles are gone through at once where all quotes are wanted."""
_GROWTH = 8
"""How many times more articles are gone through each time, until there are enough quotes."""


def _listed(ids: Iterable[int]) -> str:
    return f"[{','.join(map(str, ids))}]"


def _grouped(rows: Iterable[sqlite3.Row], column: str) -> dict[int, list[sqlite3.Row]]:
    """Return the rows with each value of a column: of an article the text is read once, and no other then."""
    grouped: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        grouped.setdefault(row[column], []).append(row)
    return grouped


def _part(text: str, start: int | None, end: int | None) -> str:
    """Return the words of a text at a place, which may be missing, on one clean line."""
    return "" if start is None or end is None else clean_line(text[start:end])


def _quote_row(row: sqlite3.Row, article: sqlite3.Row) -> QuoteRow:
    text, kind = article["text"], QuoteKind(row["kind"])
    if row["segments"] is None:
        content: tuple[Span, ...] = (Span(row["starts"], row["ends"]),)
        words = _part(text, *content[0])
    else:
        parts = [(Span(start, end), QuoteKind(told)) for start, end, told in json.loads(row["segments"])]
        said = Statement(tuple(Quote(span, told) for span, told in parts))
        content, words = said.content, said.words(text)
    method = None if row["method"] is None else SpeakerMethod(row["method"])
    speaker = clean_line(row["speaker"]) or _part(text, row["speaker_starts"], row["speaker_ends"])
    return QuoteRow(
        id=row["id"],
        article_id=row["article_id"],
        content=content,
        words=words,
        kind=kind,
        act=SpeechAct(row["act"]),
        speaker=speaker,
        name_id=row["name_id"],
        method=method,
        certain=bool(speaker) and method is not None and method.certain,
        by_reader=bool(row["by_reader"]),
        cue=_part(text, row["cue_starts"], row["cue_ends"]),
        tags=tuple(sorted(json.loads(row["tags"]), key=in_order)) if row["tags"] != "[]" else (),
        headline=article["headline"],
        headline_supplied=bool(article["headline_supplied"]),
        publisher=article["publisher"],
        published=None if article["published"] is None else to_moment(article["published"]),
        address=article["address"] or "",
        also=() if row["named_also"] is None else _also(row, text),
    )


def _also(row: sqlite3.Row, text: str) -> tuple[str, ...]:
    """Return who says it with the speaker: as the library calls them, else by name, else by the words."""
    named = json.loads(row["named_also"])
    return tuple(
        clean_line(named.get(str(place)) or other.name or other.span.of(text))
        for place, other in enumerate(quote_of(row).also, start=1)
    )
