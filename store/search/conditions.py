"""What is asked of a library, as SQL finds it: a query as a condition on the row of an article.

Nothing typed is ever part of the SQL, nor of the language of its search indexes: every word stands in
quotation marks there (https://www.sqlite.org/fts5.html#full_text_query_syntax).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, ClassVar

from prose.characters import folded
from store.bin import IN_BIN, IN_USE
from store.moments import to_number
from store.row_ids import MASK, SHIFT
from store.search.query import AllOf, AnyOf, Field, Not, Query, Term, split, terms
from store.tags.tags import fold_tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

EVERY_ARTICLE = {"first": 0, "last": 1 << 36}
"""What a condition is to be given where it is about all articles: none has a greater id."""

ALWAYS = "TRUE"
"""The condition that everything meets."""
OF_COLUMNS = (Field.IS, Field.AFTER, Field.BEFORE)
"""The fields that the row of an article in `reading` answers by itself."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A query in SQL, as a condition on a row of `reading`."""

    columns: str
    """What its columns decide: SQLite may walk along an index of them."""
    members: str
    """What other tables decide, which are asked for the articles from `:first` to `:last` alone."""
    values: dict[str, object]
    """What both of them name, but for those two."""


def article_condition(query: Query, article: str = "reading.article_id") -> Condition:
    """Return a query as a condition on an article; one in the bin fits only if the query speaks of the bin.

    Args:
        query: The query.
        article: The SQL for the id of the article. `+reading.article_id` keeps SQLite from looking up one
            after the other all articles in which a word is.
    """
    columns, members = split(query, lambda part: all(term.field in OF_COLUMNS for term in terms(part)))
    conditions = ArticleConditions(article)
    in_use = ALWAYS if asks_for_bin(query) else IN_USE
    return Condition(f"{in_use} AND {conditions.of(columns)}", conditions.of(members), conditions.values)


def asks_for_bin(query: Query) -> bool:
    """Whether a query speaks of the bin: only then is what is in there looked at."""
    return any(term.field is Field.IS and term.text == "binned" for term in terms(query))


def expression(query: Query, field: Field) -> str:
    """Return a query as a search index takes it; nothing if some of it is not wanted words of this field."""
    if isinstance(query, Term):
        # A quotation mark between quotation marks is written twice.
        words = query.text.replace('"', '""')
        return f'"{words}"{" *" if query.prefix else ""}' if query.field is field else ""
    if isinstance(query, Not):
        return ""
    parts = [expression(part, field) for part in query.parts]
    return f"({(' AND ' if isinstance(query, AllOf) else ' OR ').join(parts)})" if all(parts) else ""


class Conditions(ABC):
    """Writes a query as a condition on a row of some table.

    Args:
        article: The SQL for the id of the article that the row is, or is of.
    """

    TABLE: ClassVar[str]
    """The table."""

    def __init__(self, article: str) -> None:
        self.article = article
        self.values: dict[str, object] = {}

    def of(self, query: Query) -> str:
        """Return the condition, complete in itself."""
        if isinstance(query, Term):
            return self._term(query)
        if isinstance(query, Not):
            return f"NOT {self.of(query.part)}"
        found = [*self._gathered(query)]
        return f"({(' AND ' if isinstance(query, AllOf) else ' OR ').join(found)})" if found else ALWAYS

    def value(self, value: object) -> str:
        """Return the SQL that stands for a value."""
        name = f"{self.TABLE}_{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def names(self, query: Query) -> str:
        """Return the query for the rows of `name` that make up all names with such words in a spelling."""
        field = next(terms(query)).field
        found = f"name_search WHERE name_search MATCH {self.value(expression(query, field))}"
        return f"""
            SELECT rowid FROM {found}
            UNION ALL
            SELECT name.id FROM (SELECT rowid AS id FROM {found}) AS whole
            CROSS JOIN name ON name.whole_id = whole.id
        """

    # -- what a row is asked

    @abstractmethod
    def words(self, expression: str) -> str:
        """Return the condition that the row's own words are found by an expression."""

    @abstractmethod
    def said(self, expression: str, names: str) -> str:
        """Return the condition that one statement has such words and is by such names, if any are given."""

    @abstractmethod
    def with_passage(self, condition: str) -> str:
        """Return the condition that there is a row of `passage` of which another one is true."""

    def of_whole(self, passages: str, articles: str) -> str:
        """Return the condition on what passages are asked and whole articles may be asked as well.

        Args:
            passages: The condition that a passage is so.
            articles: The query for the articles of which as wholes it is true; a passage is none.
        """
        return passages

    @abstractmethod
    def with_name(self, names: str) -> str:
        """Return the condition that one of some names is mentioned; any name, if none are given."""

    @abstractmethod
    def with_quote(self) -> str:
        """Return the condition that something is quoted."""

    @abstractmethod
    def with_reading(self, condition: str) -> str:
        """Return the condition that another one is true of the article's row of `reading`."""

    # -- how a query asks it

    def _gathered(self, query: AllOf | AnyOf) -> Iterator[str]:
        """Yield the conditions of what is joined; an index is asked but once for all words that it knows.

        What must be said, and by whom it must be, is about one statement where both stand side by side.
        """
        kind, parts = type(query), query.parts
        words = tuple(part for part in parts if expression(part, Field.WORDS))
        said = tuple(part for part in parts if expression(part, Field.SAID))
        speakers = [part for part in parts if kind is AllOf and _is_speaker(part)]
        if words:
            yield self.words(expression(kind(words), Field.WORDS))
        if said and not speakers:
            yield self.said(expression(kind(said), Field.SAID), "")
        for speaker in speakers:
            yield self.said(expression(kind(said), Field.SAID) if said else "", self.names(speaker))
        for part in parts:
            if part not in words and part not in said and part not in speakers:
                yield self.of(part)

    def _term(self, term: Term) -> str:
        field = term.field
        if field is Field.WORDS:
            return self.words(expression(term, field))
        if field is Field.SAID:
            return self.said(expression(term, field), "")
        if field is Field.SAID_BY:
            return self.said("", self.names(term))
        if field is Field.NAME:
            return self.with_name(self.names(term))
        if field is Field.TAG:
            tags = self._tags(term)
            return self.of_whole(
                self.with_passage(f"passage.id IN ({_carrying('passage', tags)})"), _carrying("article", tags)
            )
        if field is Field.NOTE:
            found = self.value(f"note : {expression(term, field)}")
            return self.of_whole(
                self.with_passage(
                    f"passage.id IN (SELECT rowid FROM passage_search WHERE passage_search MATCH {found})"
                ),
                f"SELECT rowid AS article_id FROM remark_search WHERE remark_search MATCH {found}",
            )
        if field is Field.HAS:
            return self._has(term.text)
        if field is Field.IS:
            return self.with_reading(_IS.get(term.text, f"reading.state = '{term.text}'"))
        if term.day is not None:
            sign = ">=" if field is Field.AFTER else "<"
            return self.with_reading(f"reading.dated {sign} {self.value(_start_of(term.day))}")
        return self._of_article(term)

    def _of_article(self, term: Term) -> str:
        """Return the condition on what an article says of itself."""
        if term.field in (Field.FEED, Field.FOLDER):
            feeds = self._feeds_called(term) if term.field is Field.FEED else self._feeds_within(term)
            articles = f"SELECT article_id FROM entry WHERE feed_id IN ({feeds}) AND article_id"
        elif term.field is Field.LANG:
            articles = f"SELECT id FROM article WHERE language = {self.value(term.text)} AND id"
        else:
            column = "publisher" if term.field is Field.SOURCE else "byline"
            found = self.value(f"{column} : {expression(term, term.field)}")
            articles = f"SELECT rowid FROM source_search WHERE source_search MATCH {found} AND rowid"
        return f"{self.article} IN ({articles} BETWEEN :first AND :last)"

    def _has(self, what: str) -> str:
        if what == "quote":
            return self.with_quote()
        if what == "name":
            return self.with_name("")
        passages = self.with_passage(_HAS[what])
        return self.of_whole(passages, _HAS_WHOLE[what]) if what in _HAS_WHOLE else passages

    def _feeds_called(self, term: Term) -> str:
        """Return the query for the feeds with such words in their name, or at an address."""
        column = "address" if "://" in term.text else "title"
        found = self.value(f"{column} : {expression(term, term.field)}")
        return f"""
            SELECT feed_search.rowid FROM feed_search JOIN feed ON feed.id = feed_search.rowid
            WHERE feed_search MATCH {found} AND NOT feed.removed
        """

    def _feeds_within(self, term: Term) -> str:
        """Return the query for the feeds in a folder, or in one within it."""
        return f"SELECT id FROM feed WHERE {self._at_or_under('folder_folded', term)} AND NOT removed"

    def _tags(self, term: Term) -> str:
        """Return the condition on a row of `tag` that it is the one that is meant, or lies below it."""
        return self._at_or_under("tag.folded", term)

    def _at_or_under(self, path: str, term: Term) -> str:
        """Return the condition that a path is what is meant, or lies under it, whatever its accents."""
        meant = self.value(folded(fold_tag(term.text)))
        goes_on = "" if term.prefix else " || '/'"
        begins = f"substr(folded({path}), 1, length({meant}{goes_on})) = {meant}{goes_on}"
        return f"(folded({path}) = {meant} OR {begins})"


class ArticleConditions(Conditions):
    """Writes a query as a condition on a row of `reading`."""

    TABLE = "reading"

    def words(self, expression: str) -> str:
        """They are in its headline and text, in its note and tags, or in a passage with those of that."""
        found = self.value(expression)
        return f"""
            {self.article} IN (
                SELECT rowid FROM article_search
                WHERE article_search MATCH {found} AND rowid BETWEEN :first AND :last
                UNION ALL
                SELECT passage.article_id
                FROM passage_search CROSS JOIN passage ON passage.id = passage_search.rowid
                WHERE passage_search MATCH {found} AND passage.article_id BETWEEN :first AND :last
                UNION ALL
                SELECT rowid FROM remark_search
                WHERE remark_search MATCH {found} AND rowid BETWEEN :first AND :last
            )
        """

    def said(self, expression: str, names: str) -> str:
        """One of its statements is so."""
        by_words = ""
        if expression:
            by_words = f"""
                FROM said_search
                WHERE said_search MATCH {self.value(expression)}
                  AND rowid BETWEEN :first << {SHIFT} AND :last << {SHIFT} | {MASK}
            """
        if not names:
            return f"{self.article} IN (SELECT rowid >> {SHIFT} {by_words})"
        words = f"AND (speech.article_id << {SHIFT} | (speech.number + 1)) IN (SELECT rowid {by_words})"
        return f"""
            {self.article} IN (
                SELECT speech.article_id FROM speech
                WHERE speech.name_id IN ({names}) AND speech.article_id BETWEEN :first AND :last
                {words if expression else ""}
            )
        """

    def with_passage(self, condition: str) -> str:
        """One of its passages."""
        return f"""
            {self.article} IN (
                SELECT passage.article_id FROM passage
                WHERE {condition} AND passage.article_id BETWEEN :first AND :last
            )
        """

    def of_whole(self, passages: str, articles: str) -> str:
        """One of its passages is so, or it is as a whole."""
        within = f"SELECT article_id FROM ({articles}) WHERE article_id BETWEEN :first AND :last"
        return f"({passages} OR {self.article} IN ({within}))"

    def with_name(self, names: str) -> str:
        """It is mentioned somewhere."""
        if not names:
            mentions = f"SELECT 1 FROM mention WHERE mention.article_id = {self.article}"
            return f"EXISTS ({mentions} AND mention.name_id IS NOT NULL)"
        return f"""
            {self.article} IN (
                SELECT mention.article_id FROM mention
                WHERE mention.name_id IN ({names}) AND mention.article_id BETWEEN :first AND :last
            )
        """

    def with_quote(self) -> str:
        """One of its statements: most articles have one, so each is looked at by itself."""
        return f"EXISTS (SELECT 1 FROM statement WHERE statement.article_id = {self.article})"

    def with_reading(self, condition: str) -> str:
        """The row itself."""
        return condition


_HAS = {
    "note": "EXISTS (SELECT 1 FROM note WHERE note.passage_id = passage.id)",
    "tag": "EXISTS (SELECT 1 FROM passage_tag WHERE passage_tag.passage_id = passage.id)",
    "highlight": "passage.highlighted = 1",
    "passage": ALWAYS,
    "orphan": "passage.id IN (SELECT passage_id FROM placement WHERE orphan = 1)",
    "change": "passage.id IN (SELECT passage_id FROM placement WHERE orphan = 0 AND accepted = 0)",
    "never": "passage.id IN (SELECT passage_id FROM review WHERE suspended = 1)",
}
"""What is true of a passage for each thing of the reader's that there can be."""

_HAS_WHOLE = {
    "note": "SELECT article_id FROM article_note",
    "tag": "SELECT article_id FROM article_tag",
}
"""The articles that have it as wholes, where they can."""


def _carrying(what: str, tags: str) -> str:
    """Return the query for the passages or articles that carry one of some tags."""
    return f"""
        SELECT {what}_tag.{what}_id FROM tag CROSS JOIN {what}_tag ON {what}_tag.tag_id = tag.id WHERE {tags}
    """


_IS = {"starred": "reading.starred = 1", "binned": IN_BIN}
"""What is true of a row of `reading` for what an article can be besides read or not: literals, because only
then does SQLite use the indexes made for them."""


def _is_speaker(query: Query) -> bool:
    """Whether a query asks for one speaker, or for any of some."""
    return not isinstance(query, AllOf) and bool(expression(query, Field.SAID_BY))


def _start_of(day: date) -> int:
    return to_number(datetime.combine(day, time(), UTC))
