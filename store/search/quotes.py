"""Which statements a list of quotes holds, in SQL and by their words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from prose.quotes.quote import SpeakerMethod
from store.moments import to_number
from store.names.joined import PARTS
from store.search.conditions import EVERY_ARTICLE, article_condition
from store.search.part_conditions import OF_STATEMENT, StatementConditions
from store.search.query import EVERYTHING, Field, wanted

if TYPE_CHECKING:
    from datetime import date

    from store.connection import Connection
    from store.quotes.quotes import QuoteFilter

PASSAGES_OF_STATEMENT = f"""
    placed_passage AS passage
    WHERE passage.article_id = statement.article_id
      AND passage.starts < statement.ends AND passage.ends > statement.starts
      AND EXISTS (
          SELECT 1 FROM segment
          WHERE {OF_STATEMENT} AND passage.starts < segment.ends AND passage.ends > segment.starts
      )
"""
"""The passages that overlap the words of a statement, and not only what stands between them."""

_DAY = timedelta(days=1) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class QuoteSearch:
    """A filter in SQL, and what it looks for among the words said."""

    articles: str
    """A condition on `reading`, for articles that hold such statements."""
    statements: str
    """A condition on `statement`."""
    values: dict[str, object]
    """What both of them name."""


def quote_search(connection: Connection, quote_filter: QuoteFilter) -> QuoteSearch:
    """Return what a filter looks for in a library."""
    query, asked = quote_filter.query or EVERYTHING, StatementConditions()
    in_article = article_condition(wanted(query, Field.SAID))
    articles = [in_article.columns, in_article.members]
    statements = [asked.of(query)]
    values: dict[str, object] = {
        **EVERY_ARTICLE,
        **in_article.values,
        **asked.values,
    }
    if quote_filter.by is not None:
        parts = _parts(connection, quote_filter.by)
        articles.append(f"reading.article_id IN (SELECT article_id FROM speech WHERE name_id IN {parts})")
        statements.append(
            f"""
            EXISTS (
                SELECT 1 FROM speech
                WHERE speech.article_id = statement.article_id AND speech.number = statement.number
                  AND speech.name_id IN {parts}
            )
            """
        )
    if quote_filter.about is not None:
        parts = _parts(connection, quote_filter.about)
        articles.append(f"reading.article_id IN (SELECT article_id FROM mention WHERE name_id IN {parts})")
        statements.append(
            f"""
            EXISTS (
                SELECT 1 FROM mention
                WHERE mention.article_id = statement.article_id AND mention.starts >= statement.starts
                  AND mention.starts < statement.ends
                  -- The plus keeps SQLite with the mentions of the quote: those of a name may be many.
                  AND +mention.name_id IN {parts}
                  AND EXISTS (
                      SELECT 1 FROM segment
                      WHERE {OF_STATEMENT} AND mention.starts >= segment.starts
                        AND mention.ends <= segment.ends
                  )
            )
            """
        )
    if quote_filter.since is not None:
        articles.append("reading.dated >= :since")
        values["since"] = _start_of(quote_filter.since)
    if quote_filter.until is not None:
        articles.append("reading.dated < :until")
        values["until"] = _start_of(quote_filter.until) + _DAY
    if quote_filter.kind is not None:
        statements.append("statement.kind = :kind")
        values["kind"] = quote_filter.kind.value
    if quote_filter.act is not None:
        statements.append("statement.act = :act")
        values["act"] = quote_filter.act.value
    if quote_filter.certain:
        statements.append(
            """
            statement.method IN (SELECT value FROM json_each(:certain))
            AND (statement.speaker_starts IS NOT NULL OR statement.speaker_name <> '')
            """
        )
        values["certain"] = json.dumps([method.value for method in SpeakerMethod if method.certain])
    return QuoteSearch(" AND ".join(articles), " AND ".join(statements), values)


def _parts(connection: Connection, name_id: int) -> str:
    """Return the rows of `name` that are one name, as SQL writes a list."""
    whole = connection.value("SELECT coalesce(whole_id, id) FROM name WHERE id = :id", {"id": name_id})
    return f"({', '.join(map(str, connection.numbers(PARTS, {'name': whole})))})"


def _start_of(day: date) -> int:
    return to_number(datetime.combine(day, time(), UTC))
