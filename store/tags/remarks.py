"""What the reader says of an article as a whole: its tags and its note."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_text
from store.bin import IN_USE
from store.errors import GoneError
from store.history.batches import batches, counted_articles, untold
from store.moments import now, to_moment, to_number
from store.tags.tags import clean_tag, fold_tag, in_order

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from store.connection import Connection
    from store.history.batches import Progress
    from store.history.history import History
    from store.search.query import Query
    from store.tags.tags import Tags


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader says of an article as a whole."""

    tags: tuple[str, ...] = ()
    """The names of its tags, sorted."""
    note: str = ""
    """The note on it, clean, with its lines; empty where there is none."""
    created: datetime | None = None
    """When the oldest of that was made, in UTC; None where there is nothing."""
    changed: datetime | None = None
    """When the newest of it was, in UTC; None where there is nothing."""

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.tags or self.note)


_BETWEEN = "\n\n"
"""What stands between the paragraphs of a note."""
NOTHING = Remark()
"""What is said of most articles."""


class Remarks:
    """The tags and notes of a library's articles; every method that changes one is a step of the history."""

    def __init__(self, connection: Connection, history: History, tags: Tags) -> None:
        self._connection = connection
        self._history = history
        self._tags = tags

    def of_article(self, article_id: int) -> Remark:
        """Return what is said of an article."""
        row = self._connection.row(
            """
            SELECT (SELECT text FROM article_note WHERE article_id = :article) AS note,
                   (SELECT changed FROM article_note WHERE article_id = :article) AS changed,
                   json_group_array(tag.name) FILTER (WHERE tag.id IS NOT NULL) AS tags,
                   min(article_tag.made) AS first_tag, max(article_tag.made) AS last_tag
            FROM (SELECT :article AS id) AS article
            LEFT JOIN article_tag ON article_tag.article_id = article.id
            LEFT JOIN tag ON tag.id = article_tag.tag_id
            """,
            {"article": article_id},
        )
        assert row is not None
        return _remark(row)

    def ids(self, query: Query | None = None) -> array[int]:
        """Return the articles of which anything is said that fits a query, in the order in which they came.

        What is in the bin is left out, unless the query speaks of the bin.

        Its words are looked for in tags and note, and what it asks of tags and notes is asked of theirs; the
        rest is asked of the article.
        """
        remarked = "SELECT article_id FROM article_note UNION SELECT article_id FROM article_tag"
        # Not above: opening a library is part of the app's start, and what searches takes a while to load.
        from store.search.conditions import ALWAYS, EVERY_ARTICLE, asks_for_bin
        from store.search.query import EVERYTHING
        from store.search.remark_conditions import RemarkConditions

        query, conditions = query or EVERYTHING, RemarkConditions()
        in_use = ALWAYS if asks_for_bin(query) else IN_USE
        return self._connection.numbers(
            f"""
            SELECT reading.article_id FROM ({remarked}) AS remarked
            JOIN reading ON reading.article_id = remarked.article_id
            WHERE {in_use} AND {conditions.of(query)} ORDER BY reading.article_id
            """,
            {**conditions.values, **EVERY_ARTICLE},
        )

    def add_tags(self, article_ids: Sequence[int], names: Iterable[str], progress: Progress = untold) -> int:
        """Give articles tags that they may lack, and return how many tags were given.

        Raises:
            InvalidTag: If a name cannot be a tag's.
            GoneError: If none of the articles is there.
        """
        cleaned = [clean_tag(name) for name in names]
        added = 0
        label = f"tag {_listed(cleaned)}"
        with self._changing(article_ids, label) as call_it:
            values = {"moment": to_number(now())}
            tags = json.dumps([self._tags.find_or_make(name) for name in cleaned])
            for batch in batches(article_ids, progress):
                added += self._connection.execute(
                    """
                    INSERT INTO article_tag (article_id, tag_id, made)
                    SELECT article.id, tag.value, :moment
                    FROM json_each(:ids) AS wanted JOIN article ON article.id = wanted.value
                    CROSS JOIN json_each(:tags) AS tag
                    WHERE TRUE ON CONFLICT DO NOTHING
                    """,
                    {**values, **batch, "tags": tags},
                )
            self._tags.drop_unused()
            if len(cleaned) == 1:
                call_it(_on_articles(label, added))
        return added

    def remove_tags(
        self, article_ids: Sequence[int], names: Iterable[str], progress: Progress = untold
    ) -> int:
        """Take tags from articles, and return how many were taken.

        Raises:
            GoneError: If none of the articles is there.
        """
        names = list(names)
        removed = 0
        label = f"untag {_listed(names)}"
        with self._changing(article_ids, label) as call_it:
            for batch in batches(article_ids, progress):
                removed += self._connection.execute(
                    """
                    DELETE FROM article_tag
                    WHERE article_id IN (SELECT value FROM json_each(:ids))
                      AND tag_id IN (
                          SELECT tag.id FROM json_each(:names) AS name JOIN tag ON tag.folded = name.value
                      )
                    """,
                    {**batch, "names": json.dumps([fold_tag(name) for name in names])},
                )
            self._tags.drop_unused()
            if len(names) == 1:
                call_it(_on_articles(label, removed))
        return removed

    def set_note(self, article_id: int, text: str) -> None:
        """Put a note in the place of an article's earlier one; an empty text takes it away.

        Raises:
            GoneError: If the article is gone.
        """
        cleaned = clean_text(text).strip()
        with self._changing([article_id], "note on article" if cleaned else "delete note on article"):
            if cleaned:
                self._write_note([article_id], cleaned, "excluded.text")
            else:
                self._connection.execute(
                    "DELETE FROM article_note WHERE article_id = :article", {"article": article_id}
                )

    def add_note(self, article_ids: Sequence[int], text: str, progress: Progress = untold) -> int:
        """Write a note on articles, after those that they have, and return on how many it was not yet.

        Raises:
            GoneError: If none of the articles is there.
            ValueError: If there is nothing to write.
        """
        cleaned = clean_text(text).strip()
        if not cleaned:
            raise ValueError("A note says something.")
        with self._changing(article_ids, "note on article") as call_it:
            joined = "text || char(10, 10) || excluded.text"
            written = self._write_note(article_ids, cleaned, joined, progress)
            if written > 1:
                call_it(_on_articles("note", written))
        return written

    def _write_note(
        self, article_ids: Sequence[int], text: str, joined: str, progress: Progress = untold
    ) -> int:
        """Write a note on articles, where there is one as some SQL joins both; return on how many."""
        written = 0
        kept = "text <> excluded.text" if joined == "excluded.text" else "instr(text, excluded.text) = 0"
        for batch in batches(article_ids, progress):
            written += self._connection.execute(
                f"""
                INSERT INTO article_note (article_id, text, changed)
                SELECT article.id, :text, :moment
                FROM json_each(:ids) AS wanted JOIN article ON article.id = wanted.value
                WHERE TRUE
                ON CONFLICT (article_id) DO UPDATE SET text = {joined}, changed = excluded.changed
                WHERE {kept}
                """,
                {**batch, "text": text, "moment": to_number(now())},
            )
        return written

    @contextmanager
    def _changing(self, article_ids: Sequence[int], label: str) -> Iterator[Callable[[str], None]]:
        with self._history.step(label) as call_it:
            there = self._connection.value(
                "SELECT EXISTS (SELECT 1 FROM article WHERE id IN (SELECT value FROM json_each(:ids)))",
                {"ids": json.dumps(list(article_ids))},
            )
            if not there:
                raise GoneError("This article is no longer in the library; go back to the list.")
            yield call_it


def merge_note(connection: Connection, article_id: int, note: str, changed: datetime) -> int:
    """Write those paragraphs of another library's note that are not here yet after those that are.

    The two may have met before, in either order, so that neither note need stand in the other as a whole.

    Args:
        connection: The library's.
        article_id: The article that both are about.
        note: The other note, clean.
        changed: When that was changed last.

    Returns:
        How many notes were changed by it.
    """
    values = {"article": article_id}
    here = connection.value("SELECT text FROM article_note WHERE article_id = :article", values) or ""
    if note in here:
        return 0
    known = here.split(_BETWEEN) if here else []
    parts = [*known, *(part for part in note.split(_BETWEEN) if part not in known)]
    if parts == known:
        return 0
    return connection.execute(
        """
        INSERT INTO article_note (article_id, text, changed) VALUES (:article, :text, :changed)
        ON CONFLICT (article_id) DO UPDATE
        SET text = excluded.text, changed = max(changed, excluded.changed)
        """,
        {**values, "text": _BETWEEN.join(parts), "changed": to_number(changed)},
    )


def _remark(row: sqlite3.Row) -> Remark:
    moments = [row[name] for name in ("changed", "first_tag", "last_tag") if row[name] is not None]
    return Remark(
        tags=tuple(sorted(json.loads(row["tags"]), key=in_order)),
        note=row["note"] or "",
        created=to_moment(min(moments)) if moments else None,
        changed=to_moment(max(moments)) if moments else None,
    )


def _on_articles(label: str, number: int) -> str:
    """Return the label of a step with how many articles it changed, where these are several."""
    return f"{label} on {counted_articles(number)}" if number > 1 else label


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
