"""What the machine marked and is not sure of: names that may be none, speakers who were guessed.

Of the entities their recogniser says how probable they are; of a speaker the way in which he was found does.
One answer settles a name wherever it is spelled so, and a statement with all its parts. Answers are ordinary
corrections, so they hold for what comes later and when the machine looks again, and are never asked for
twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.quotes.corrections import QuoteCorrectionKind
from prose.spans import Span
from store.corrections.changes import Change, Reach
from store.corrections.quote_changes import QuoteChange
from store.errors import GoneError
from store.moments import now, to_number
from store.review.days import start_of_day

if TYPE_CHECKING:
    import sqlite3

    from prose.quotes.statement import Statement
    from store.connection import Connection
    from store.corrections.corrections import Corrections
    from store.history.history import History
    from store.marks import ArticleMarks

LOOKED_AT = 2_000
"""Of the most doubtful entities so many are looked at: finding what to ask does not grow with the rest."""
NAMES_LOOKED_AT = 100
"""Of the names that these mention, so many of which these are many, and many of all mentions."""
MENTIONS_LOOKED_AT = 20
"""Of the mentions of such a name, so many of the newest articles."""
STATEMENTS_LOOKED_AT = 1_000
"""Of statements whose speaker is uncertain so many of the newest articles are looked at."""
MOSTLY = 0.5
"""The share of a name's mentions of which more must be doubtful for the name to be."""


class DoubtKind(StrEnum):
    """What is doubtful."""

    NAME = "name"
    """Whether some words are a name, and of what."""
    SPEAKER = "speaker"
    """Whether somebody says something."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that the machine is not sure of."""

    key: str
    """What it is called by, also when the machine has looked again."""
    kind: DoubtKind
    """What is doubtful."""
    name_id: int
    """The name that may be none, or that may speak."""
    name: str
    """It as the library calls it, on one clean line."""
    label: Label
    """What it is taken for."""
    article_id: int
    """The article in which it is most doubtful."""
    span: Span
    """Where it stands there; of a speaker what he is taken to say."""
    confidence: float | None
    """How probable the mentions are on average, from 0 to 1; None of a speaker."""


class Doubts:
    """The doubts of a library; every answer is a step of the history."""

    def __init__(
        self, connection: Connection, history: History, corrections: Corrections, marks: ArticleMarks
    ) -> None:
        self._connection = connection
        self._history = history
        self._corrections = corrections
        self._marks = marks

    def choose(self, limit: int = 100) -> list[Doubt]:
        """Return what is to be asked, what matters most first, names and speakers in turn.

        What was passed by on this day is left out.
        """
        names, speakers = self._names(limit), self._speakers(limit)
        in_turn = zip_longest(names, speakers)
        return [doubt for pair in in_turn for doubt in pair if doubt is not None][:limit]

    def _names(self, limit: int) -> list[Doubt]:
        found = self._connection.rows(
            f"""
            SELECT whole.id, whole.text, whole.label, whole.mentions, found.*,
                   EXISTS (SELECT 1 FROM speech WHERE speech.name_id = whole.id) AS speaks
            FROM (
                SELECT coalesce(part.whole_id, part.id) AS name_id, part.id AS part_id, count(*) AS doubtful,
                       'name ' || part.person || ' ' || part.spelling AS key,
                       -- Of these columns SQLite takes the values that stand beside the least.
                       min(entity.confidence), entity.article_id, entity.starts, entity.ends
                FROM (
                    SELECT * FROM entity WHERE confidence < 0.7 ORDER BY confidence LIMIT :looked
                ) AS entity
                CROSS JOIN mention ON mention.article_id = entity.article_id
                    AND mention.starts = entity.starts AND mention.ends = entity.ends
                    AND mention.by_reader = 0
                CROSS JOIN name AS part ON part.id = mention.name_id
                WHERE NOT EXISTS (
                    SELECT 1 FROM correction
                    WHERE correction.spelling = part.spelling AND correction.kind IN ('label', 'not-a-name')
                )
                GROUP BY name_id
            ) AS found
            JOIN name AS whole ON whole.id = found.name_id
            WHERE {_NOT_PASSED}
            ORDER BY 1.0 * found.doubtful * found.doubtful / whole.mentions DESC, whole.id LIMIT :names
            """,
            {"looked": LOOKED_AT, "names": NAMES_LOOKED_AT, "start": to_number(start_of_day(now()))},
        )
        weighed = []
        for row in found:
            share, confidence = self._weigh(row["id"], row["part_id"])
            if share > MOSTLY:
                weight = row["mentions"] * share * (1 - confidence) * (1 + row["speaks"])
                weighed.append((-weight, row["id"], _doubt(row, DoubtKind.NAME, confidence)))
        return [doubt for *_, doubt in sorted(weighed, key=itemgetter(0, 1))[:limit]]

    def _weigh(self, *name_ids: int) -> tuple[float, float]:
        """Return which share of the newest mentions of a name is doubtful, and how probable they are."""
        row = self._connection.row(
            """
            SELECT avg(coalesce(entity.confidence, 1) < 0.7) AS share, avg(entity.confidence) AS confidence
            FROM (
                SELECT article_id, starts FROM mention
                WHERE name_id IN (:whole, :part) ORDER BY article_id DESC LIMIT :some
            ) AS mention
            CROSS JOIN entity ON entity.article_id = mention.article_id AND entity.starts = mention.starts
            """,
            {"whole": name_ids[0], "part": name_ids[1], "some": MENTIONS_LOOKED_AT},
        )
        return (row["share"] or 0.0, row["confidence"] or 1.0) if row is not None else (0.0, 1.0)

    def _speakers(self, limit: int) -> list[Doubt]:
        rows = self._connection.rows(
            f"""
            SELECT whole.id, whole.text, whole.label, found.*
            FROM (
                SELECT statement.article_id, statement.number, statement.starts, statement.ends,
                       statement.kind,
                       'speaker ' || statement.article_id || ' ' || statement.starts || ' ' || statement.ends
                           AS key
                FROM statement
                WHERE by_reader = 0 AND method IN ('floating', 'subject', 'likely') AND also = '[]'
                ORDER BY article_id DESC, number LIMIT {STATEMENTS_LOOKED_AT}
            ) AS found
            JOIN speech ON speech.article_id = found.article_id AND speech.number = found.number
                AND speech.place = 0
            JOIN name AS part ON part.id = speech.name_id
            JOIN name AS whole ON whole.id = coalesce(part.whole_id, part.id)
            WHERE {_NOT_PASSED}
            ORDER BY found.kind = 'direct' DESC, whole.mentions DESC, found.article_id DESC, found.number
            LIMIT :limit
            """,
            {"limit": limit, "start": to_number(start_of_day(now()))},
        )
        return [_doubt(row, DoubtKind.SPEAKER) for row in rows]

    # -- answers

    def reach(self, doubt: Doubt) -> Reach:
        """Return how many mentions, in how many articles, an answer settles; of a speaker it is one place.

        Raises:
            GoneError: If it is gone.
        """
        if doubt.kind is DoubtKind.SPEAKER:
            return Reach(1, 1)
        return self._corrections.reach(Change(CorrectionKind.NOT_A_NAME, doubt.name_id))

    def accept(self, doubt: Doubt) -> None:
        """Say that it is so.

        Raises:
            GoneError: If it is gone.
            CorrectionError: If that makes no sense any more.
        """
        if doubt.kind is DoubtKind.NAME:
            self._corrections.make(Change(CorrectionKind.LABEL, doubt.name_id, label=doubt.label))
        else:
            statement = self.statement(doubt)
            self._say_who(doubt, statement, statement.speaker, doubt.name_id)

    def reject(self, doubt: Doubt) -> None:
        """Say that it is not: the name is none, the words are said by nobody known.

        Raises:
            GoneError: If it is gone.
            CorrectionError: If that makes no sense any more.
        """
        if doubt.kind is DoubtKind.NAME:
            self._corrections.make(Change(CorrectionKind.NOT_A_NAME, doubt.name_id))
        else:
            self._say_who(doubt, self.statement(doubt), None, None)

    def _say_who(self, doubt: Doubt, said: Statement, speaker: Span | None, name_id: int | None) -> None:
        self._corrections.make_quotes(
            QuoteChange(
                QuoteCorrectionKind.SPEAKER, doubt.article_id, said.parts, speaker=speaker, name_id=name_id
            )
        )

    def pass_by(self, doubt: Doubt) -> None:
        """Do not ask on this day."""
        with self._history.step(f"passing “{doubt.name}” by"):
            self._connection.execute(
                "DELETE FROM passed_by WHERE doubt = :doubt OR passed < :start",
                {"doubt": doubt.key, "start": to_number(start_of_day(now()))},
            )
            self._connection.execute(
                "INSERT INTO passed_by (doubt, passed) VALUES (:doubt, :now)",
                {"doubt": doubt.key, "now": to_number(now())},
            )

    def statement(self, doubt: Doubt) -> Statement:
        """Return what a doubtful speaker is taken to say.

        Raises:
            GoneError: If it is gone.
        """
        for statement in self._marks.statements(doubt.article_id):
            if statement.span == doubt.span:
                return statement
        raise GoneError("This quote is no longer in its article; go on with the next one.")


_NOT_PASSED = "NOT EXISTS (SELECT 1 FROM passed_by WHERE doubt = found.key AND passed >= :start)"


def _doubt(row: sqlite3.Row, kind: DoubtKind, confidence: float | None = None) -> Doubt:
    return Doubt(
        key=row["key"],
        kind=kind,
        name_id=row["id"],
        name=row["text"],
        label=Label(row["label"]),
        article_id=row["article_id"],
        span=Span(row["starts"], row["ends"]),
        confidence=confidence,
    )
