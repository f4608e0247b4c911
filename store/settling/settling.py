"""From what the machine found to what holds: corrected mentions and statements, and the names of the library.

Everything here can be made again at any time. Which articles and names are to be made again stands in the
tables `unsettled` and `unsettled_name`, where the triggers of `correction` write it: undoing, redoing and
other programs cannot forget to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from prose.corrections import Correction, CorrectionKind, name_article
from prose.entities.entity import Label
from prose.names import NameKey, name_key
from prose.spellings import form_of
from store.marks import ArticleMarks
from store.names.joined import JoinedNames
from store.settling.name_rows import NameRows
from store.settling.statements import SettledStatements

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from prose.corrections import NamedArticle
    from prose.marks import Marks
    from prose.names import Name
    from store.connection import Connection

ARTICLES_AT_ONCE = 32
"""How many articles one change of the file settles: it must not take longer than other programs wait."""


class Settling:
    """Brings mentions, statements and names of a library up to date with its marks and corrections."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def settle(self, first: int | None = None, *, articles: int | None = None) -> int:
        """Settle what is unsettled, and return how many articles are left.

        Args:
            first: The article to settle before all others; others follow, the newest first.
            articles: How many articles at most; None for all. Names are always settled, all of them.

        Raises:
            LibraryError: If the library cannot be written.
        """
        self._forget_binned()
        while articles is None or articles > 0:
            batch = ARTICLES_AT_ONCE if articles is None else min(articles, ARTICLES_AT_ONCE)
            if not self._settle_some(first, batch):
                break
            articles = None if articles is None else articles - batch
        JoinedNames(self._connection).settle()
        left: int = self._connection.value("SELECT count(*) FROM unsettled")
        return left

    def _settle_some(self, first: int | None, limit: int) -> bool:
        """Settle some articles, and return whether there were any."""
        # Each batch is a change of its own: other programs want to write as well.
        with self._connection.transaction():
            waiting = self._connection.numbers(
                """
                SELECT unsettled.article_id FROM unsettled
                JOIN reading ON reading.article_id = unsettled.article_id
                ORDER BY unsettled.article_id = :first DESC, reading.dated DESC, unsettled.article_id DESC
                LIMIT :limit
                """,
                {"first": first, "limit": limit},
            )
            if waiting:
                marks = ArticleMarks(self._connection)
                self._settle_articles((article_id, marks.found(article_id)) for article_id in waiting)
        return bool(waiting)

    def settle_found(self, found: Mapping[int, Marks]) -> None:
        """Settle some articles; their names are left unsettled, so that many can share that work.

        Args:
            found: What the machine found in each, which stands in the library already.
        """
        with self._connection.transaction():
            self._settle_articles(found.items())

    def _settle_articles(self, found: Iterable[tuple[int, Marks]]) -> None:
        corrections = self._corrections()
        names = NameRows(self._connection)
        said: list[tuple[int, str]] = []
        for article_id, marks in found:
            said += self._settle_article(article_id, marks, corrections, names)
        self._connection.execute_many(
            "INSERT OR IGNORE INTO unsettled_name (name_id) VALUES (:name)",
            [{"name": name_id} for name_id in names.asked],
        )
        # Last, and together: before every statement with triggers the search index writes to the file what it
        # has gathered, which takes as long for one article as for ten.
        self._connection.insert_rows("said_search", ("rowid", "words"), said)

    # -- one article

    def _corrections(self) -> list[_Kept]:
        rows = self._connection.rows(
            """
            SELECT * FROM correction
            WHERE NOT EXISTS (SELECT 1 FROM quote_correction WHERE correction_id = correction.id)
            ORDER BY id
            """
        )
        return [_Kept(row["article_id"], correction_of(row)) for row in rows]

    def _settle_article(
        self, article_id: int, found: Marks, kept: Sequence[_Kept], names: NameRows
    ) -> Sequence[tuple[int, str]]:
        """Settle one article, and return the rows of `said_search` that it is yet to have."""
        article = {"article": article_id}
        text = self._connection.value(
            """
            SELECT body.text FROM body JOIN reading ON reading.article_id = body.article_id
            WHERE body.article_id = :article AND reading.binned IS NULL
            """,
            article,
        )
        if text is None:
            self._forget([article_id])
            return ()
        corrections = [
            correction
            for place, made in kept
            if place is None or place == article_id
            for correction in _for_article(made, everywhere=place is None)
        ]
        named = name_article(text, found.entities, corrections)
        statements = SettledStatements(self._connection, article_id, text, found.quotes)
        if self._connection.value(_IS_KNOWN, article):
            self._forget([article_id])
        ids = names.of_keys(_wanted([*named.names, *named.rejected], statements.keys))
        self._write_mentions(article_id, text, named, ids, names)
        self._write_meetings(article_id, named.names, ids)
        rejected = {ids[name.key] for name in named.rejected}
        self._connection.insert_rows(
            "rejection", ("article_id", "name_id"), [(article_id, name_id) for name_id in rejected]
        )
        statements.write(named.names, ids)
        return statements.words

    def _forget_binned(self) -> None:
        """Forget what is named and said in articles that went into the bin: that takes no reading of them."""
        with self._connection.transaction():
            binned = self._connection.numbers(
                """
                SELECT unsettled.article_id FROM unsettled
                JOIN reading ON reading.article_id = unsettled.article_id
                WHERE reading.binned IS NOT NULL
                """
            )
            if binned:
                self._forget(binned)

    def _forget(self, article_ids: Sequence[int]) -> None:
        """Take articles' mentions and statements away; the names that they are of are to be settled."""
        ids = {"ids": f"[{','.join(map(str, article_ids))}]"}
        within = "article_id IN (SELECT value FROM json_each(:ids))"
        self._connection.execute(
            f"""
            INSERT OR IGNORE INTO unsettled_name (name_id)
            SELECT name_id FROM mention WHERE {within} AND name_id IS NOT NULL
            UNION SELECT name_id FROM meeting WHERE {within}
            UNION SELECT name_id FROM speech WHERE {within}
            """,
            ids,
        )
        # What is said goes with its statement.
        for table in _OF_ARTICLE:
            self._connection.execute(f"DELETE FROM {table} WHERE {within}", ids)

    def _write_mentions(
        self, article_id: int, text: str, named: NamedArticle, ids: Mapping[NameKey, int], rows: NameRows
    ) -> None:
        name_of = {span: ids[name.key] for name in named.names for span in name.mentions}
        forms = {
            entity.span: (form := form_of(text, entity.span), name_key(form, entity.label).spelling)
            for entity in named.entities
            if entity.span in name_of
        }
        form_ids = rows.of_forms(forms.values())
        self._connection.insert_rows(
            "mention",
            ("article_id", "starts", "ends", "label", "by_reader", "name_id", "form_id"),
            [
                (
                    article_id,
                    *entity.span,
                    entity.label.value,
                    int(entity.span in named.by_reader),
                    name_of.get(entity.span),
                    form_ids[forms[entity.span]] if entity.span in forms else None,
                )
                for entity in named.entities
            ],
        )

    def _write_meetings(self, article_id: int, names: Iterable[Name], ids: Mapping[NameKey, int]) -> None:
        """Keep which spellings this article shows to be one name: the shorter is part of the longer."""
        pairs = set()
        for name in names:
            for key in name.meets:
                short, long = sorted((key, name.key), key=lambda key: (len(key.spelling), key))
                if short != long:
                    pairs.add((ids[short], ids[long]))
        self._connection.insert_rows(
            "meeting", ("article_id", "name_id", "whole_id"), [(article_id, *pair) for pair in sorted(pairs)]
        )


_OF_ARTICLE = ("mention", "meeting", "rejection", "statement", "unsettled")
"""The tables that say what holds in an article."""
_IS_KNOWN = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE article_id = :article)" for table in _OF_ARTICLE
)
"""The query for whether any of them says something of an article: of a new one none does."""


class _Kept(NamedTuple):
    """A correction with the article that it is about, None for all."""

    article_id: int | None
    correction: Correction


def correction_of(row: sqlite3.Row | Mapping[str, Any]) -> Correction:
    """Return the correction that a row of `correction` holds."""
    return Correction(
        kind=CorrectionKind(row["kind"]),
        words=row["words"],
        spelling=row["spelling"],
        label=None if row["label"] is None else Label(row["label"]),
        other=row["other"],
        other_spelling=row["other_spelling"],
    )


def _for_article(correction: Correction, *, everywhere: bool) -> Iterator[Correction]:
    """Yield what a correction says about a single article.

    What is the same everywhere is joined among the names of the library; the articles are told its label.
    """
    if correction.kind is CorrectionKind.SAME and correction.label is not None:
        yield replace(correction, kind=CorrectionKind.LABEL)
    if correction.kind is not CorrectionKind.SAME or not everywhere:
        yield correction


def _wanted(names: Iterable[Name], speakers: Mapping[NameKey, str]) -> dict[NameKey, tuple[str, Label]]:
    """Return all keys of some names and speakers, each with a text and a label that it may have."""
    wanted = {key: (text, Label.PERSON if key.person else Label.OTHER) for key, text in speakers.items()}
    for name in names:
        for key in name.meets:
            wanted.setdefault(key, (name.text, name.label))
        wanted[name.key] = (name.text, name.label)
    return wanted
