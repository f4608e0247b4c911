"""What is asked of a part of an article, as SQL finds it: of a passage, or of a statement.

Of the part it is asked which marks overlap it: who is named and who is quoted there, which passages cover it.
Of its article it is asked what concerns source, language, day and reading. A plus before a column of names
keeps SQLite with the few rows of the part: those of a name may be many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.row_ids import STATEMENT_ID
from store.search.conditions import ALWAYS, Conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

HAS_PLACE = "EXISTS (SELECT 1 FROM placed_passage WHERE placed_passage.id = passage.id)"
"""The condition on a passage that its words stand in the text as it is."""
OF_STATEMENT = "segment.article_id = statement.article_id AND segment.number = statement.number"
"""The condition on the segments of a statement."""


class PassageConditions(Conditions):
    """Writes a query as a condition on a row of `passage`."""

    TABLE = "passage"

    def __init__(self) -> None:
        super().__init__("passage.article_id")

    def words(self, expression: str) -> str:
        """They are in the passage, its note or its tags."""
        found = self.value(expression)
        return f"passage.id IN (SELECT rowid FROM passage_search WHERE passage_search MATCH {found})"

    def said(self, expression: str, names: str) -> str:
        """It overlaps such a statement."""
        conditions = [HAS_PLACE, _overlapping("segment", "passage"), *_said(self, expression, names)]
        return f"""
            EXISTS (
                SELECT 1 FROM segment CROSS JOIN statement ON {OF_STATEMENT}
                WHERE {" AND ".join(conditions)}
            )
        """

    def with_passage(self, condition: str) -> str:
        """The passage itself."""
        return f"({condition})"

    def with_name(self, names: str) -> str:
        """It overlaps a mention."""
        overlapping = f"{HAS_PLACE} AND {_overlapping('mention', 'passage')}"
        return f"EXISTS (SELECT 1 FROM mention WHERE {overlapping} AND {_is_of(names)})"

    def with_quote(self) -> str:
        """It overlaps a statement."""
        return f"EXISTS (SELECT 1 FROM segment WHERE {HAS_PLACE} AND {_overlapping('segment', 'passage')})"

    def with_reading(self, condition: str) -> str:
        """That of its article."""
        return _of_reading(self.article, condition)


class StatementConditions(Conditions):
    """Writes a query as a condition on a row of `statement`."""

    TABLE = "statement"

    def __init__(self) -> None:
        super().__init__("statement.article_id")

    def words(self, expression: str) -> str:
        """They are among the words said."""
        return " AND ".join(_said(self, expression, ""))

    def said(self, expression: str, names: str) -> str:
        """The statement itself is so."""
        return f"({' AND '.join(_said(self, expression, names))})"

    def with_passage(self, condition: str) -> str:
        """A passage overlaps it."""
        return self._with("passage", f"{HAS_PLACE} AND {condition}")

    def with_name(self, names: str) -> str:
        """A mention overlaps it."""
        return self._with("mention", _is_of(names))

    def with_quote(self) -> str:
        """It is one."""
        return ALWAYS

    def with_reading(self, condition: str) -> str:
        """That of its article."""
        return _of_reading(self.article, condition)

    def _with(self, table: str, condition: str) -> str:
        return f"""
            EXISTS (
                SELECT 1 FROM segment CROSS JOIN {table} ON {_overlapping(table, "segment")}
                WHERE {OF_STATEMENT} AND {condition}
            )
        """


def _overlapping(table: str, other: str) -> str:
    """Return the condition that a row of one table has words in common with one of another."""
    return (
        f"{table}.article_id = {other}.article_id"
        f" AND {table}.starts < {other}.ends AND {table}.ends > {other}.starts"
    )


def _is_of(names: str) -> str:
    """Return the condition that a mention is of one of some names, or of any."""
    return f"+mention.name_id IN ({names})" if names else "mention.name_id IS NOT NULL"


def _said(conditions: Conditions, expression: str, names: str) -> Iterator[str]:
    """Yield what must be true of a row of `statement` that has some words, or is by some names."""
    if expression:
        found = conditions.value(expression)
        yield f"({STATEMENT_ID}) IN (SELECT rowid FROM said_search WHERE said_search MATCH {found})"
    if names:
        yield f"""
            EXISTS (
                SELECT 1 FROM speech
                WHERE speech.article_id = statement.article_id AND speech.number = statement.number
                  AND +speech.name_id IN ({names})
            )
        """


def _of_reading(article: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM reading WHERE reading.article_id = {article} AND {condition})"
