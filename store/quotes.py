"""The quotes of a library: what was said, by whom and about whom, in all articles."""

from __future__ import annotations

import json
import re
from array import array
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.entities.lexicons import fold
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.repeated import Said, group_repeated
from prose.spans import Span
from store.joined_names import PARTS
from store.moments import to_moment, to_number
from store.passages import CARRYING_TAG
from store.search_words import match_expression
from store.tags import fold_tag

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from prose.quotes.repeated import Change
    from store.connection import Connection


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote with what a list or a citation says of it."""

    id: int
    """What `Quotes.rows` calls it by; it lasts until marks are found anew in its article."""
    article_id: int
    """The article."""
    span: Span
    """Where the words stand."""
    words: str
    """The words, all of them, on one clean line; without quotation marks around them."""
    kind: QuoteKind
    """Whether it is quoted or reported."""
    speaker: str
    """Who said it, on one clean line: as the library calls that name, else the full name in the article, else
    the words that stand for the speaker; empty where nobody is found."""
    name_id: int | None
    """The name of the library that said it; None where no name is known to."""
    certain: bool
    """Whether the speaker is beyond doubt; what is not is shown as "probably"."""
    cue: str
    """The words that report it, such as "said", on one clean line; empty where there are none."""
    tags: tuple[str, ...]
    """The tags of the reader's passages that overlap it, sorted."""
    headline: str
    """The article's headline."""
    publisher: str
    """The article's publisher; empty where the source does not say."""
    published: datetime | None
    """When the article was published, in UTC."""
    address: str
    """Where the article is to be found; empty where the source does not say."""


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes a list holds: those for which everything set here is true."""

    words: str = ""
    """Words that the quote itself holds, each whole or the beginning of one, in any case, without accents."""
    by: int | None = None
    """The name that said it."""
    about: int | None = None
    """A name that is mentioned in the words said."""
    tag: str = ""
    """The name of a tag, in any case, that a passage carries which overlaps the quote."""
    since: date | None = None
    """The first day, in UTC, on which its article was published, or else came into the library."""
    until: date | None = None
    """The last such day."""
    kind: QuoteKind | None = None
    """Whether it is quoted or reported."""
    certain: bool = False
    """Whether its speaker must be beyond doubt."""


@dataclass(frozen=True, slots=True)
class OtherWording:
    """A quote of the same words as another one, in another article or place."""

    row: QuoteRow
    """The quote."""
    changes: tuple[Change, ...]
    """How its words differ from the fullest wording, in their order."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said once, wherever it is quoted."""

    row: QuoteRow
    """The quote with the fullest wording."""
    others: tuple[OtherWording, ...] = ()
    """The others, in the order given."""


class Quotes:
    """The quotes of a library; lists begin with the newest article and go through each in order of its text.

    They are the machine's: nothing here changes one.
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
        if quote_filter.words:
            return len(self.ids(quote_filter))
        search = self._search(quote_filter)
        number: int = self._connection.value(
            f"""
            SELECT count(*) FROM reading CROSS JOIN quote ON quote.article_id = reading.article_id
            WHERE {search.articles} AND {search.quotes}
            """,
            search.values,
        )
        return number

    def rows(self, ids: Iterable[int]) -> list[QuoteRow]:
        """Return quotes by their ids, in this order, without those that are gone."""
        found = self._connection.rows(
            f"""
            SELECT wanted.value AS id, quote.article_id, quote.starts, quote.ends, quote.kind, quote.method,
                   quote.cue_starts, quote.cue_ends, quote.speaker_starts, quote.speaker_ends,
                   coalesce(whole.text, quote.speaker_name) AS speaker, whole.id AS name_id,
                   (
                       SELECT json_group_array(DISTINCT tag.name)
                       FROM passage
                       JOIN passage_tag ON passage_tag.passage_id = passage.id
                       JOIN tag ON tag.id = passage_tag.tag_id
                       WHERE {_OVERLAPS}
                   ) AS tags
            FROM json_each(:ids) AS wanted
            JOIN quote ON quote.article_id = wanted.value >> {_SHIFT}
                AND quote.number = (wanted.value & {_MASK}) - 1
            LEFT JOIN speech ON speech.article_id = quote.article_id AND speech.number = quote.number
                AND speech.place = 0
            LEFT JOIN name ON name.id = speech.name_id
            LEFT JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
            ORDER BY wanted.key
            """,
            {"ids": _listed(ids)},
        )
        rows: dict[int, QuoteRow] = {}
        for article_id, quotes in _by_article(found).items():
            article = self._connection.row(
                """
                SELECT article.headline, article.publisher, article.published, body.text,
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
        search = self._search(quote_filter)
        patterns = _patterns(quote_filter.words)
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
            if patterns:
                yield self._with_words(articles, search, patterns)
            else:
                yield self._connection.numbers(
                    f"SELECT {_ID} {_OF_ARTICLES.format(quotes=search.quotes)} LIMIT {limit}",
                    {**search.values, "ids": _listed(articles)},
                )
            if len(articles) < at_once:
                return
            passed += at_once
            at_once *= _GROWTH

    def _with_words(
        self, articles: Iterable[int], search: _Search, patterns: Sequence[re.Pattern[str]]
    ) -> list[int]:
        """Return the quotes of articles in whose own words all of these are found."""
        rows = self._connection.rows(
            f"""
            SELECT {_ID} AS id, quote.article_id, quote.starts, quote.ends
            {_OF_ARTICLES.format(quotes=search.quotes)}
            """,
            {**search.values, "ids": _listed(articles)},
        )
        found = []
        for article_id, quotes in _by_article(rows).items():
            text = self._connection.value(
                "SELECT text FROM body WHERE article_id = :article", {"article": article_id}
            )
            for quote in quotes:
                words = fold((text or "")[quote["starts"] : quote["ends"]])
                if all(pattern.search(words) for pattern in patterns):
                    found.append(quote["id"])
        return found

    def _search(self, quote_filter: QuoteFilter) -> _Search:
        """Return a filter in SQL: conditions on `reading`, which narrow the articles, and on `quote`."""
        articles, quotes = ["TRUE"], ["TRUE"]
        values: dict[str, object] = {}
        if expression := match_expression(quote_filter.words):
            articles.append(
                """
                reading.article_id IN (
                    SELECT rowid FROM article_search WHERE article_search MATCH :expression
                )
                """
            )
            values["expression"] = expression
        if quote_filter.by is not None:
            parts = self._parts(quote_filter.by)
            articles.append(f"reading.article_id IN (SELECT article_id FROM speech WHERE name_id IN {parts})")
            quotes.append(
                f"""
                EXISTS (
                    SELECT 1 FROM speech
                    WHERE speech.article_id = quote.article_id AND speech.number = quote.number
                      AND speech.name_id IN {parts}
                )
                """
            )
        if quote_filter.about is not None:
            parts = self._parts(quote_filter.about)
            articles.append(
                f"reading.article_id IN (SELECT article_id FROM mention WHERE name_id IN {parts})"
            )
            quotes.append(
                f"""
                EXISTS (
                    SELECT 1 FROM mention
                    WHERE mention.article_id = quote.article_id AND mention.starts >= quote.starts
                      AND mention.starts < quote.ends AND mention.ends <= quote.ends
                      -- The plus keeps SQLite with the mentions of the quote: those of a name may be many.
                      AND +mention.name_id IN {parts}
                )
                """
            )
        if quote_filter.tag:
            articles.append(
                f"reading.article_id IN (SELECT article_id FROM passage WHERE id IN ({CARRYING_TAG}))"
            )
            quotes.append(
                f"EXISTS (SELECT 1 FROM passage WHERE {_OVERLAPS} AND passage.id IN ({CARRYING_TAG}))"
            )
            values["folded"] = fold_tag(quote_filter.tag)
        if quote_filter.since is not None:
            articles.append("reading.dated >= :since")
            values["since"] = _start_of(quote_filter.since)
        if quote_filter.until is not None:
            articles.append("reading.dated < :until")
            values["until"] = _start_of(quote_filter.until) + _DAY
        if quote_filter.kind is not None:
            quotes.append("quote.kind = :kind")
            values["kind"] = quote_filter.kind.value
        if quote_filter.certain:
            quotes.append("quote.method IN (SELECT value FROM json_each(:certain))")
            values["certain"] = json.dumps([method.value for method in SpeakerMethod if _is_certain(method)])
        return _Search(" AND ".join(articles), " AND ".join(quotes), values)

    def _parts(self, name_id: int) -> str:
        """Return the rows of `name` that are one name, as SQL writes a list."""
        whole = self._connection.value(
            "SELECT coalesce(whole_id, id) FROM name WHERE id = :id", {"id": name_id}
        )
        return f"({', '.join(map(str, self._connection.numbers(PARTS, {'name': whole})))})"


@dataclass(frozen=True, slots=True)
class _Search:
    """A filter in SQL."""

    articles: str
    """A condition on `reading`, for articles that hold such quotes."""
    quotes: str
    """A condition on `quote`."""
    values: dict[str, object]
    """What both of them name."""


def statements(rows: Sequence[QuoteRow]) -> list[Statement]:
    """Gather quotes of the same words, in the order of the first of each; see `group_repeated`.

    Only names of the library tell one speaker from another: "the mayor" may be anybody.
    """
    groups = group_repeated(
        [
            Said(
                words=row.words,
                speaker="" if row.name_id is None else str(row.name_id),
                certain=row.certain,
                outlet=row.publisher,
                kind=row.kind,
                article=row.article_id,
                span=row.span,
            )
            for row in rows
        ]
    )
    return [
        Statement(
            rows[group.fullest],
            tuple(OtherWording(rows[other.place], other.changes) for other in group.others),
        )
        for group in groups
    ]


_SHIFT = 26
"""A quote's id is its article's, above so many bits for its number: a text has at most 20 MB."""
_MASK = (1 << _SHIFT) - 1
_ID = f"quote.article_id << {_SHIFT} | (quote.number + 1)"

_ALL = 1 << 16
"""How many articles are gone through at once where all quotes are wanted."""
_GROWTH = 8
"""How many times more articles are gone through each time, until there are enough quotes."""

_OF_ARTICLES = """
    FROM json_each(:ids) AS wanted
    CROSS JOIN quote ON quote.article_id = wanted.value
    WHERE {quotes}
    ORDER BY wanted.key, quote.starts, quote.number
"""

_OVERLAPS = """
    passage.article_id = quote.article_id AND passage.starts < quote.ends AND passage.ends > quote.starts
"""

_DAY = timedelta(days=1) // timedelta(microseconds=1)


def _listed(ids: Iterable[int]) -> str:
    return f"[{','.join(map(str, ids))}]"


def _start_of(day: date) -> int:
    return to_number(datetime.combine(day, time(), UTC))


def _is_certain(method: SpeakerMethod | None) -> bool:
    return Quote(Span(0, 0), QuoteKind.DIRECT, method=method).certain


def _patterns(words: str) -> list[re.Pattern[str]]:
    """Return what finds each of these words in folded text, as the search index finds them in an article.

    For the index a word is a run of letters and digits: "Tarn's" is two, one after the other.
    """
    parts = (re.findall(r"[^\W_]+", word) for word in fold(clean_line(words)).split())
    return [re.compile(r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, part))) for part in parts if part]


def _by_article(quotes: Iterable[sqlite3.Row]) -> dict[int, list[sqlite3.Row]]:
    """Return the quotes of each article: its text is read once, and no other one is in memory then."""
    articles: dict[int, list[sqlite3.Row]] = {}
    for quote in quotes:
        articles.setdefault(quote["article_id"], []).append(quote)
    return articles


def _part(text: str, start: int | None, end: int | None) -> str:
    """Return the words of a text at a place, which may be missing, on one clean line."""
    return "" if start is None or end is None else clean_line(text[start:end])


def _quote_row(row: sqlite3.Row, article: sqlite3.Row) -> QuoteRow:
    text = article["text"]
    return QuoteRow(
        id=row["id"],
        article_id=row["article_id"],
        span=Span(row["starts"], row["ends"]),
        words=_part(text, row["starts"], row["ends"]),
        kind=QuoteKind(row["kind"]),
        speaker=clean_line(row["speaker"]) or _part(text, row["speaker_starts"], row["speaker_ends"]),
        name_id=row["name_id"],
        certain=_is_certain(None if row["method"] is None else SpeakerMethod(row["method"])),
        cue=_part(text, row["cue_starts"], row["cue_ends"]),
        tags=tuple(sorted(json.loads(row["tags"]), key=fold_tag)),
        headline=article["headline"],
        publisher=article["publisher"],
        published=None if article["published"] is None else to_moment(article["published"]),
        address=article["address"] or "",
    )
