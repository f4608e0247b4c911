"""The names of a library: the people, organisations and places that its articles mention."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.entities.entity import Label
from prose.held_spans import Spans
from prose.spans import Span
from prose.word_forms import fold
from store.moments import to_moment
from store.names.joined import PARTS
from store.names.sums import best_form
from store.row_ids import MASK, SHIFT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from store.connection import Connection

CONTEXT = 240
"""Code points of an article at either side of a mention."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name with what a list shows of it."""

    id: int
    """What every method calls it by; a name that was merged into another keeps it for that other."""
    text: str
    """As the reader calls it, else as it is printed most, on one clean line."""
    label: Label
    """What most of its mentions are labelled."""
    mentions: int
    """How often it is mentioned, at least once."""
    articles: int
    """In how many articles."""
    last_seen: datetime | None
    """When the newest of them was published or added, in UTC."""
    by_reader: bool
    """Whether the reader has corrected it."""
    several: bool
    """Whether it is a person known by one word, such as a surname: it may be several people."""


@dataclass(frozen=True, slots=True)
class NameFilter:
    """Which names a list holds: those for which everything set here is true."""

    words: str = ""
    """What the name or one of its spellings holds, each word anywhere in it, in any case, without accents."""
    label: Label | None = None
    """What it is labelled."""


@dataclass(frozen=True, slots=True)
class NameInArticle:
    """A name of the library as one article mentions it."""

    id: int
    """The name."""
    text: str
    """As the library calls it."""
    label: Label
    """What most of its mentions in the article are labelled."""
    mentions: Sequence[Span]
    """Where it is mentioned, in order; at least once."""
    by_reader: bool
    """Whether the reader has corrected it, or one of these mentions."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to print a name, or several that differ in case, accents, hyphens and title alone."""

    words: str
    """As it is printed most, on one clean line."""
    spelling: str
    """What these ways have in common; corrections call it so."""
    mentions: int
    """How often it is printed so."""
    articles: int
    """In how many articles."""
    main: bool
    """Whether it is the spelling of the name itself."""


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention in its context; or an article, above its mentions."""

    id: int
    """What `Names.mention_rows` calls it by."""
    article_id: int
    """The article."""
    span: Span | None
    """Where it stands; None for the row of an article, whose mentions follow."""
    label: Label | None
    """What it is labelled; None for an article."""
    by_reader: bool
    """Whether it stands, or stands so, because the reader said so."""
    before: str
    """What stands before it in its paragraph, up to 240 code points, on one clean line."""
    words: str
    """The mention, on one clean line."""
    after: str
    """What stands after it in its paragraph, as `before`."""
    headline: str
    """The article's headline."""
    publisher: str
    """The article's publisher; empty where the source does not say."""
    published: datetime | None
    """When the article was published, in UTC."""


class Names:
    """The names of a library. Corrections change them, and detection; nothing here does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # -- lists

    def first_page(self, name_filter: NameFilter, limit: int = 128) -> list[NameRow]:
        """Return the first rows of a list, the name with most mentions first."""
        conditions, values = _conditions(name_filter)
        found = self._connection.rows(
            f"SELECT * FROM name WHERE {conditions} ORDER BY mentions DESC, id LIMIT :limit",
            {**values, "limit": limit},
        )
        return [_name_row(row) for row in found]

    def ids(self, name_filter: NameFilter) -> array[int]:
        """Return every name of a list, in its order."""
        conditions, values = _conditions(name_filter)
        return self._connection.numbers(
            f"SELECT id FROM name WHERE {conditions} ORDER BY mentions DESC, id", values
        )

    def rows(self, name_ids: Iterable[int]) -> list[NameRow]:
        """Return these names, in this order, without those that are gone."""
        found = self._connection.rows(
            """
            SELECT name.* FROM json_each(:ids) AS wanted JOIN name ON name.id = wanted.value
            WHERE name.mentions > 0 ORDER BY wanted.key
            """,
            {"ids": f"[{','.join(map(str, name_ids))}]"},
        )
        return [_name_row(row) for row in found]

    def count(self, name_filter: NameFilter) -> int:
        """Return how many names a list holds."""
        conditions, values = _conditions(name_filter)
        number: int = self._connection.value(f"SELECT count(*) FROM name WHERE {conditions}", values)
        return number

    def get(self, name_id: int) -> NameRow | None:
        """Return a name, or None if nothing is called so any more; a merged name is the one it is part of."""
        row = self._connection.row(
            """
            SELECT * FROM name
            WHERE id = (SELECT coalesce(whole_id, id) FROM name WHERE id = :id) AND mentions > 0
            """,
            {"id": name_id},
        )
        return None if row is None else _name_row(row)

    def find(self, text: str) -> list[NameRow]:
        """Return the names that are called or spelled exactly so, in any case and without accents.

        Those with most mentions come first.
        """
        wanted = "\n" + fold(clean_line(text)) + "\n"
        found = self._connection.rows(
            """
            SELECT * FROM name
            WHERE mentions > 0 AND instr(char(10) || folded || char(10), :wanted) > 0
            ORDER BY mentions DESC, id
            """,
            {"wanted": wanted},
        )
        return [_name_row(row) for row in found]

    # -- one article

    def of_article(self, article_id: int) -> list[NameInArticle]:
        """Return the names of an article, those with most mentions first, then in the order of the text."""
        rows = self._connection.each(
            """
            SELECT whole.id, mention.starts, mention.ends, mention.label,
                   mention.by_reader OR whole.by_reader AS by_reader, whole.text
            FROM mention JOIN name ON name.id = mention.name_id
            JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
            WHERE mention.article_id = :article
            ORDER BY whole.id, mention.starts
            """,
            {"article": article_id},
        )
        return sorted(_names_in_article(rows), key=lambda name: (-len(name.mentions), name.mentions[0]))

    # -- one name

    def spellings(self, name_id: int) -> list[Spelling]:
        """Return how a name is printed, the most frequent spelling first."""
        whole = self.get(name_id)
        if whole is None:
            return []
        rows = self._connection.rows(
            f"""
            SELECT form.words, form.spelling, mention.article_id, count(*) AS mentions
            FROM mention JOIN form ON form.id = mention.form_id
            WHERE mention.name_id IN ({PARTS})
            GROUP BY mention.form_id, mention.article_id
            """,
            {"name": whole.id},
        )
        main = self._connection.value("SELECT spelling FROM name WHERE id = :id", {"id": whole.id})
        return _spellings(main, rows)

    def mention_ids(self, name_id: int) -> array[int]:
        """Return the mentions of a name, the newest article first, each article before its mentions."""
        return self._connection.numbers(_MENTION_IDS, {"name": self._whole(name_id), "limit": -1})

    def mention_rows(self, ids: Iterable[int]) -> list[MentionRow]:
        """Return mentions and articles by their ids, in this order, without those that are gone."""
        found = self._connection.rows(
            """
            SELECT wanted.value AS id, article.id AS article_id, article.headline, article.publisher,
                   article.published, mention.starts, mention.ends, mention.label, mention.by_reader
            FROM json_each(:ids) AS wanted
            JOIN article ON article.id = wanted.value >> :shift
            LEFT JOIN mention ON mention.article_id = article.id
                AND mention.starts = (wanted.value & :mask) - 1
            WHERE mention.starts IS NOT NULL OR wanted.value & :mask = 0
            ORDER BY wanted.key
            """,
            {"ids": f"[{','.join(map(str, ids))}]", "shift": SHIFT, "mask": MASK},
        )
        rows = []
        held, text = None, ""
        for row in found:
            # A text is read once for all the mentions in a row, and no other one is in memory then.
            if row["starts"] is not None and row["article_id"] != held:
                held, text = row["article_id"], self._text(row["article_id"])
            rows.append(_mention_row(row, text))
        return rows

    def _text(self, article_id: int) -> str:
        """Return an article's text, nothing where it is gone meanwhile."""
        text: str | None = self._connection.value(
            "SELECT text FROM body WHERE article_id = :article", {"article": article_id}
        )
        return text or ""

    def first_mentions(self, name_id: int, limit: int = 128) -> list[MentionRow]:
        """Return the first of what `mention_ids` names."""
        ids = self._connection.numbers(_MENTION_IDS, {"name": self._whole(name_id), "limit": limit})
        return self.mention_rows(ids)

    def _whole(self, name_id: int) -> int | None:
        whole: int | None = self._connection.value(
            "SELECT coalesce(whole_id, id) FROM name WHERE id = :id", {"id": name_id}
        )
        return whole


_MENTION_IDS = f"""
    WITH seen AS (
        SELECT reading.article_id, reading.dated
        FROM (SELECT DISTINCT article_id FROM mention WHERE name_id IN ({PARTS})) AS mentioning
        JOIN reading ON reading.article_id = mentioning.article_id
        ORDER BY reading.dated DESC, reading.article_id DESC
        LIMIT :limit
    ),
    found AS (
        SELECT article_id, dated, -1 AS place FROM seen
        UNION ALL
        SELECT seen.article_id, seen.dated, mention.starts
        -- CROSS: few articles, not all mentions, are gone through.
        FROM seen CROSS JOIN mention ON mention.article_id = seen.article_id
        WHERE mention.name_id IN ({PARTS})
    )
    SELECT article_id << {SHIFT} | (place + 1) FROM found
    ORDER BY dated DESC, article_id DESC, place
    LIMIT :limit
"""


def _conditions(name_filter: NameFilter) -> tuple[str, dict[str, object]]:
    """Return a filter as an SQL condition on `name`, and its values."""
    # What is part of another name has no mentions of its own.
    conditions = ["mentions > 0"]
    values: dict[str, object] = {}
    if name_filter.label is not None:
        conditions.append("label = :label")
        values["label"] = name_filter.label.value
    for number, word in enumerate(fold(clean_line(name_filter.words)).split()):
        conditions.append(f"instr(folded, :word{number}) > 0")
        values[f"word{number}"] = word
    return " AND ".join(conditions), values


def _names_in_article(mentions: Iterable[sqlite3.Row]) -> Iterator[NameInArticle]:
    """Yield the names of one article, of the rows of their mentions, which are sorted by names."""
    numbers = array("I")
    for name_id, found in groupby(mentions, itemgetter("id")):
        rows, first = list(found), len(numbers) // 2
        numbers.extend(number for row in rows for number in (row["starts"], row["ends"]))
        yield NameInArticle(
            id=name_id,
            text=rows[0]["text"],
            label=Label(Counter(row["label"] for row in rows).most_common(1)[0][0]),
            mentions=Spans(numbers, range(first, first + len(rows))),
            by_reader=any(row["by_reader"] for row in rows),
        )


def _name_row(row: sqlite3.Row) -> NameRow:
    return NameRow(
        id=row["id"],
        text=row["text"],
        label=Label(row["label"]),
        mentions=row["mentions"],
        articles=row["articles"],
        last_seen=None if row["last_seen"] is None else to_moment(row["last_seen"]),
        by_reader=bool(row["by_reader"]),
        several=bool(row["person"] and " " not in row["text"] and not row["by_reader"]),
    )


def _spellings(main: str, rows: Iterable[sqlite3.Row]) -> list[Spelling]:
    forms: dict[str, Counter[str]] = {}
    articles: dict[str, set[int]] = {}
    for row in rows:
        forms.setdefault(row["spelling"], Counter())[row["words"]] += row["mentions"]
        articles.setdefault(row["spelling"], set()).add(row["article_id"])
    found = [
        Spelling(best_form(counts), spelling, counts.total(), len(articles[spelling]), spelling == main)
        for spelling, counts in forms.items()
    ]
    return sorted(found, key=lambda spelling: (-spelling.mentions, not spelling.main, spelling.words))


def _mention_row(row: sqlite3.Row, text: str) -> MentionRow:
    """Return the row of a mention in this text, or of an article."""
    article = row["starts"] is None
    start, end = (0, 0) if article else (row["starts"], row["ends"])
    return MentionRow(
        id=row["id"],
        article_id=row["article_id"],
        span=None if article else Span(start, end),
        label=None if article else Label(row["label"]),
        by_reader=bool(row["by_reader"]),
        before="" if article else _line(text[max(0, start - CONTEXT) : start].rpartition("\n")[2]),
        words="" if article else _line(text[start:end]),
        after="" if article else _line(text[end : end + CONTEXT].partition("\n")[0]),
        headline=row["headline"],
        publisher=row["publisher"],
        published=None if row["published"] is None else to_moment(row["published"]),
    )


def _line(words: str) -> str:
    """Return words on one clean line; a space at either end stays, as what parts them from what is beside."""
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() else ""
    return f"{left}{clean_line(words)}{right}"
