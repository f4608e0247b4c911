"""What the reader says about names and quotes, against what the machine found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.corrections import Correction, CorrectionKind
from prose.spans import Span
from prose.spellings import form_of
from store.corrections.changes import Changes, search_phrase
from store.corrections.quote_changes import QuoteChanges, QuoteReach
from store.corrections.quote_corrections import QuoteCorrections, quote_correction_of
from store.moments import now, to_moment, to_number
from store.names.joined import PARTS
from store.settling.settling import correction_of

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from prose.quotes.corrections import QuoteCorrection
    from store.connection import Connection
    from store.corrections.changes import Change, Reach
    from store.corrections.quote_changes import QuoteChange
    from store.corrections.quote_corrections import KeptQuoteCorrection
    from store.history.history import History
    from store.names.names import Names


LABELLED = 40
"""How many code points of a quote the step of the history that corrects it is called by."""


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction that was made."""

    id: int
    """What every method calls it by."""
    correction: Correction | QuoteCorrection
    """What it says."""
    article_id: int | None
    """The only article in which it holds, as one of a quote always does; None for all."""
    headline: str
    """The headline of that article; empty for all."""
    made: datetime
    """When it was made, in UTC."""


class Corrections:
    """The corrections of a library; every method that changes one is a step of the history."""

    def __init__(self, connection: Connection, history: History, names: Names) -> None:
        self._connection = connection
        self._history = history
        self._changes = Changes(connection, names)
        self._quotes = QuoteChanges(connection, self._changes.text_of)

    def reach(self, change: Change) -> Reach:
        """Return how much a change would touch, without making it.

        Raises:
            CorrectionError: If it makes no sense; the sentence says why.
            GoneError: If the name or the article is gone.
        """
        return self._changes.reach(change)

    def make(self, change: Change) -> list[CorrectionRow]:
        """Make a change and return the corrections that it consists of.

        A correction takes the place of an earlier one that it contradicts. A few articles show it at once,
        the others when they are settled; see `Library.settle`.

        Raises:
            CorrectionError: If it makes no sense or changes nothing; the sentence says why.
            GoneError: If the name or the article is gone.
        """
        with self._history.step(self._label(change)):
            planned = self._changes.plan(change)
            if change.kind is CorrectionKind.DIFFERENT and self._part(change):
                return []
            for correction in planned:
                self._drop_contradicted(correction, change.only_in)
            ids = [self._insert(correction, change.only_in) for correction in planned]
            return self.rows(ids)

    def reach_of_quotes(self, change: QuoteChange) -> QuoteReach:
        """Return how many quotes a change would touch, without making it.

        Raises:
            CorrectionError: If it makes no sense; the sentence says why.
            GoneError: If the article, the quote or the name is gone.
        """
        return QuoteReach(len(self._quotes.plan(change).made))

    def make_quotes(self, change: QuoteChange) -> list[CorrectionRow]:
        """Make a change in the quotes of an article and return the corrections that it consists of.

        They take the place of earlier ones that they contradict. The article shows them at once.

        Raises:
            CorrectionError: If it makes no sense or changes nothing; the sentence says why.
            GoneError: If the article, the quote or the name is gone.
        """
        with self._history.step(self._label_of_quotes(change)):
            planned = self._quotes.plan(change)
            self._connection.execute_many(
                "DELETE FROM correction WHERE id = :id", [{"id": each} for each in sorted(planned.dropped)]
            )
            ids = [self._insert_quote(change.article_id, planned.text, kept) for kept in planned.made]
            return self.rows(ids)

    def take_back(self, correction_id: int) -> None:
        """Take a correction back; one that is gone already is passed over."""
        with self._history.step("take back correction"):
            self._connection.execute("DELETE FROM correction WHERE id = :id", {"id": correction_id})

    # -- lists

    def first_page(self, limit: int = 128) -> list[CorrectionRow]:
        """Return the newest corrections."""
        return self._select("ORDER BY correction.id DESC LIMIT :limit", {"limit": limit})

    def ids(self) -> array[int]:
        """Return every correction, the newest first."""
        return self._connection.numbers("SELECT id FROM correction ORDER BY id DESC")

    def rows(self, correction_ids: Iterable[int]) -> list[CorrectionRow]:
        """Return these corrections, in this order, without those that are gone."""
        return self._select(
            "JOIN json_each(:ids) AS wanted ON wanted.value = correction.id ORDER BY wanted.key",
            {"ids": f"[{','.join(map(str, correction_ids))}]"},
        )

    def of_name(self, name_id: int) -> list[CorrectionRow]:
        """Return the corrections about a name, under any spelling of it, the newest first."""
        return self._select(
            f"""
            WHERE correction.spelling <> '' AND EXISTS (
                SELECT 1 FROM name WHERE name.id IN ({PARTS})
                AND name.spelling IN (correction.spelling, correction.other_spelling)
            )
            ORDER BY correction.id DESC
            """,
            {"name": name_id},
        )

    def at(self, article_id: int, span: Span) -> list[CorrectionRow]:
        """Return the corrections that say which words a mention has, the newest first."""
        text = self._changes.text_of(article_id)
        return self._select(
            """
            WHERE coalesce(correction.article_id, :article) = :article
              AND ((correction.kind = 'missed' AND correction.words = :words)
                   OR (correction.kind = 'boundaries' AND correction.other = :words))
            ORDER BY correction.id DESC
            """,
            {"article": article_id, "words": form_of(text, span)},
        )

    def count(self) -> int:
        """Return how many corrections there are."""
        number: int = self._connection.value("SELECT count(*) FROM correction")
        return number

    def _select(self, rest: str, values: dict[str, object]) -> list[CorrectionRow]:
        rows = self._connection.rows(
            f"""
            SELECT correction.*, quote_correction.*, coalesce(article.headline, '') AS headline
            FROM correction
            LEFT JOIN quote_correction ON quote_correction.correction_id = correction.id
            LEFT JOIN article ON article.id = correction.article_id
            {rest}
            """,
            values,
        )
        return [_correction_row(row) for row in rows]

    # -- making

    def _insert(self, correction: Correction, only_in: int | None) -> int:
        return self._connection.insert(
            _INSERTION,
            {
                "kind": correction.kind.value,
                "words": correction.words,
                "spelling": correction.spelling,
                "label": None if correction.label is None else correction.label.value,
                "other": correction.other,
                "other_spelling": correction.other_spelling,
                "article": only_in,
                "phrase": search_phrase(correction),
                "made": to_number(now()),
            },
        )

    def _insert_quote(self, article_id: int, text: str, kept: KeptQuoteCorrection) -> int:
        correction = kept.correction
        other = correction.to or correction.speaker
        correction_id = self._connection.insert(
            _INSERTION,
            {
                "kind": correction.kind.value,
                "words": correction.span.of(text),
                "spelling": "",
                "label": None,
                "other": "" if other is None else other.of(text),
                "other_spelling": "",
                "article": article_id,
                "phrase": "",
                "made": to_number(now()),
            },
        )
        QuoteCorrections(self._connection).insert(correction_id, text, kept)
        return correction_id

    def _drop_contradicted(self, correction: Correction, only_in: int | None) -> None:
        """Delete what a new correction takes the place of."""
        values = {
            "kind": correction.kind.value,
            "words": correction.words,
            "spelling": correction.spelling,
            "other_spelling": correction.other_spelling,
            "article": only_in,
        }
        for condition in _CONTRADICTED[correction.kind]:
            self._connection.execute(
                f"DELETE FROM correction WHERE article_id IS :article AND ({condition})", values
            )

    def _part(self, change: Change) -> bool:
        """Part a spelling that the reader himself had joined, and return whether he had."""
        name = self._changes.name_of(change)
        return (
            self._connection.execute(
                f"""
            DELETE FROM correction
            WHERE kind = 'same' AND spelling = :spelling AND article_id IS :article
              AND other_spelling IN (SELECT spelling FROM name WHERE id IN ({PARTS}))
            """,
                {"spelling": change.spelling, "article": change.only_in, "name": name.id},
            )
            > 0
        )

    def _label_of_quotes(self, change: QuoteChange) -> str:
        text = self._changes.text_of(change.article_id)
        spans = [quote.span for quote in change.quotes] or [change.span or Span(0, 0)]
        words = clean_line(spans[0].of(text))
        return f"correction of the quote “{words[:LABELLED].rstrip()}{'…' if words[LABELLED:] else ''}”"

    def _label(self, change: Change) -> str:
        if change.place is not None:
            words = clean_line(change.place[1].of(self._changes.text_of(change.place[0])))
        else:
            words = self._changes.name_of(change).text
        return f"correction of “{words}”"


_INSERTION = """
    INSERT INTO correction (kind, words, spelling, label, other, other_spelling, article_id, phrase, made)
    VALUES (:kind, :words, :spelling, :label, :other, :other_spelling, :article, :phrase, :made)
"""

_CONTRADICTED: dict[CorrectionKind, Sequence[str]] = {
    CorrectionKind.LABEL: ("kind IN ('label', 'not-a-name') AND spelling = :spelling",),
    CorrectionKind.NOT_A_NAME: ("kind IN ('label', 'not-a-name', 'missed') AND spelling = :spelling",),
    CorrectionKind.RENAME: ("kind = 'rename' AND spelling = :spelling",),
    CorrectionKind.SAME: (
        "kind = 'same' AND spelling = :spelling",
        """
        kind IN ('same', 'different') AND (
            (spelling = :spelling AND other_spelling = :other_spelling)
            OR (spelling = :other_spelling AND other_spelling = :spelling)
        )
        """,
    ),
    CorrectionKind.DIFFERENT: (
        """
        kind IN ('same', 'different') AND (
            (spelling = :spelling AND other_spelling = :other_spelling)
            OR (spelling = :other_spelling AND other_spelling = :spelling)
        )
        """,
    ),
    CorrectionKind.MISSED: (
        "kind = 'missed' AND words = :words",
        "kind IN ('label', 'not-a-name') AND spelling = :spelling",
    ),
    CorrectionKind.BOUNDARIES: (
        "kind = 'boundaries' AND words = :words",
        "kind = 'not-a-name' AND spelling = :spelling",
    ),
}
"""Which earlier corrections a new one takes the place of, as conditions on `correction`."""


def _correction_row(row: sqlite3.Row) -> CorrectionRow:
    return CorrectionRow(
        id=row["id"],
        correction=correction_of(row) if row["correction_id"] is None else quote_correction_of(row),
        article_id=row["article_id"],
        headline=row["headline"],
        made=to_moment(row["made"]),
    )
