"""The codebook: all tags as a tree, and what is done to a tag wherever it is given.

Each method that changes something is one step of the history. What would take more than one tag along can be
asked for how much it touches before it is done: `plan_move` and `plan_deletion` return that as a value, and
`carry_out` does it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_text
from store.errors import CodebookError
from store.moments import now, to_number
from store.tags.colours import COLOURS
from store.tags.tags import SEPARATOR, clean_tag, fold_tag
from store.tags.tree import IN_ORDER, UNDER, TagTree, folded_path, no_such_tag

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from store.connection import Connection
    from store.history.history import History
    from store.tags.tags import Tags


@dataclass(frozen=True, slots=True)
class TagMove:
    """Tags that get other paths, or become one with others, and how much that touches."""

    old: str
    """The path that is given up, with all that lies under it."""
    new: str
    """The path that comes in its place."""
    renamed: tuple[tuple[int, str], ...]
    """The tags that get a path that is free, each with that, in the order in which it becomes free."""
    merged: tuple[tuple[int, int], ...]
    """The tags that become one with a tag that is there, each with that one."""
    passages: int
    """How many passages carry any of these."""
    articles: int
    """How many articles carry any of them as wholes."""
    below: int = 0
    """How many of the tags lie under the path that is given up."""

    @property
    def tags(self) -> int:
        """How many tags change their path."""
        return len(self.renamed) + len(self.merged)


@dataclass(frozen=True, slots=True)
class TagDeletion:
    """Tags that go, and how much that touches."""

    path: str
    """The path of the tag, or of what holds tags together."""
    ids: tuple[int, ...]
    """The tags that go."""
    passages: int
    """How many passages carry any of them."""
    articles: int
    """How many articles carry any of them as wholes."""
    left_with_nothing: int
    """How many of the passages have nothing else, and go as well."""
    below: int = 0
    """How many of the tags lie under the path."""


class Codebook(TagTree):
    """The tree of a library's tags, and what is done to it."""

    def __init__(self, connection: Connection, history: History, tags: Tags) -> None:
        super().__init__(connection)
        self._history = history
        self._tags = tags

    # -- other paths

    def plan_move(self, old: str, new: str) -> TagMove:
        """Return what it would touch to give a tag, and what lies under it, another path.

        Where there is a tag at a new path already the two become one: what carried either carries that one,
        which keeps its colour, and its key and description where it has them.

        Args:
            old: The path of a tag, or of what holds tags together.
            new: The other path.

        Raises:
            CodebookError: If there is nothing at the old path, or the new one lies under it or is the same.
            InvalidTag: If a new path cannot be a tag's.
        """
        new = clean_tag(new)
        moving = self._under(old)
        if not moving:
            raise no_such_tag(old)
        shown = _head(moving[0]["name"], old)
        if new == shown:
            raise CodebookError(f"It is called “{new}” already; give another name.")
        if fold_tag(new).startswith(folded_path(old) + SEPARATOR):
            raise CodebookError(
                f"“{new}” lies under “{shown}”, and no tag can lie under itself; choose another."
            )
        known = {row["folded"]: row["id"] for row in self._connection.rows("SELECT id, folded FROM tag")}
        renamed: list[tuple[int, str]] = []
        merged: list[tuple[int, int]] = []
        for row in sorted(moving, key=lambda row: row["name"].count(SEPARATOR)):
            path = clean_tag(new + row["name"][len(shown) :])
            # What it is called now is free from here on, for what lies deeper.
            del known[row["folded"]]
            there = known.get(fold_tag(path))
            if there is None:
                renamed.append((row["id"], path))
                known[fold_tag(path)] = row["id"]
            else:
                merged.append((row["id"], there))
        passages, articles = self._carrying([row["id"] for row in moving])
        below = sum(row["folded"] != folded_path(old) for row in moving)
        return TagMove(shown, new, tuple(renamed), tuple(merged), passages, articles, below)

    def _under(self, path: str) -> list[sqlite3.Row]:
        """Return the tags at a path and under it, the first one first."""
        return self._connection.rows(
            f"SELECT id, name, folded FROM tag WHERE {UNDER} ORDER BY {IN_ORDER}",
            {"folded": folded_path(path)},
        )

    def _carrying(self, ids: Iterable[int]) -> tuple[int, int]:
        """Return how many passages and articles carry any of some tags, those in the bin as well."""
        row = self._connection.row(
            """
            SELECT
                (
                    SELECT count(DISTINCT passage_id) FROM passage_tag
                    WHERE tag_id IN (SELECT value FROM json_each(:ids))
                ) AS passages,
                (
                    SELECT count(DISTINCT article_id) FROM article_tag
                    WHERE tag_id IN (SELECT value FROM json_each(:ids))
                ) AS articles
            """,
            {"ids": _json(ids)},
        )
        assert row is not None
        return row["passages"], row["articles"]

    def plan_deletion(self, path: str, *, below: bool = False) -> TagDeletion:
        """Return what it would touch to delete a tag.

        Args:
            path: The path of a tag; or of what holds tags together, where these are to go.
            below: Whether the tags under it go as well; else they stay where they are.

        Raises:
            CodebookError: If there is no such tag.
        """
        found = self._under(path)
        gone = [row["id"] for row in found if below or row["folded"] == folded_path(path)]
        if not found:
            raise no_such_tag(path)
        if not gone:
            shown = _head(found[0]["name"], path)
            raise CodebookError(f"“{shown}” is no tag, it only holds others together; delete these with it.")
        passages, articles = self._carrying(gone)
        alone: int = self._connection.value(
            f"SELECT count(*) FROM passage WHERE {_WITH_NOTHING_BUT}", {"ids": _json(gone)}
        )
        below_it = sum(row["folded"] != folded_path(path) for row in found) if below else 0
        return TagDeletion(_head(found[0]["name"], path), tuple(gone), passages, articles, alone, below_it)

    def carry_out(self, change: TagMove | TagDeletion) -> None:
        """Do what was planned, as it is written in the plan."""
        if isinstance(change, TagDeletion):
            self._delete(change)
            return
        with self._history.step(_label(change)):
            for tag_id, into in change.merged:
                self._merge(tag_id, into)
            # A path may be free only when those that are merged are gone, and those before have moved on.
            for tag_id, path in change.renamed:
                self._connection.execute(
                    "UPDATE tag SET name = :name, folded = :folded WHERE id = :id",
                    {"id": tag_id, "name": path, "folded": fold_tag(path)},
                )

    def _merge(self, tag_id: int, into: int) -> None:
        """Let one tag be given wherever another is, and that one go."""
        values: dict[str, object] = {"old": tag_id, "new": into, "moment": to_number(now())}
        old = self._connection.row("SELECT key, kept, description FROM tag WHERE id = :old", values)
        new = self._connection.row("SELECT key, kept, description FROM tag WHERE id = :new", values)
        if old is None or new is None:
            raise CodebookError("One of these tags has gone meanwhile; look again.")
        for sql in (
            """
            UPDATE passage SET changed = :moment
            WHERE id IN (SELECT passage_id FROM passage_tag WHERE tag_id = :old)
            """,
            """
            INSERT OR IGNORE INTO passage_tag (passage_id, tag_id)
            SELECT passage_id, :new FROM passage_tag WHERE tag_id = :old
            """,
            """
            INSERT OR IGNORE INTO article_tag (article_id, tag_id, made)
            SELECT article_id, :new, made FROM article_tag WHERE tag_id = :old
            """,
            "DELETE FROM tag WHERE id = :old",
        ):
            self._connection.execute(sql, values)
        descriptions = [new["description"], old["description"]]
        if descriptions[1] in descriptions[0]:
            descriptions.pop()
        self._connection.execute(
            "UPDATE tag SET key = :key, kept = :kept, description = :description WHERE id = :new",
            {
                "new": into,
                "key": new["key"] or old["key"],
                "kept": max(new["kept"], old["kept"]),
                "description": "\n\n".join(filter(None, descriptions)),
            },
        )

    def _delete(self, deletion: TagDeletion) -> None:
        values = {"ids": _json(deletion.ids), "moment": to_number(now())}
        with self._history.step(f"delete tag “{deletion.path}”"):
            for sql in (
                f"DELETE FROM passage WHERE {_WITH_NOTHING_BUT}",
                """
                UPDATE passage SET changed = :moment
                WHERE id IN (
                    SELECT passage_id FROM passage_tag WHERE tag_id IN (SELECT value FROM json_each(:ids))
                )
                """,
                "DELETE FROM tag WHERE id IN (SELECT value FROM json_each(:ids))",
            ):
                self._connection.execute(sql, values)

    # -- what a tag is by itself

    def add(self, path: str) -> None:
        """Make a tag that stays although nothing carries it; one that is there stays from now on.

        Raises:
            InvalidTag: If that cannot be a tag's name.
        """
        name = clean_tag(path)
        with self._history.step(f"new tag “{name}”"):
            self._set(name, "kept", 1)

    def keep(self, path: str, kept: bool) -> None:
        """Let a tag stay although nothing carries it, or no longer.

        Raises:
            CodebookError: If there is no such tag, nor any under it.
        """
        use = self.use(path)
        with self._history.step(f"keep tag “{use.place.path}”" if kept else f"let go of “{use.place.path}”"):
            self._set(use.place.path, "kept", int(kept))
            self._tags.drop_unused()

    def describe(self, path: str, description: str) -> None:
        """Say what a tag means; nothing takes away what was said.

        Raises:
            CodebookError: If there is no such tag, nor any under it.
        """
        use = self.use(path)
        with self._history.step(f"describe “{use.place.path}”"):
            self._set(use.place.path, "description", clean_text(description).strip())
            self._tags.drop_unused()

    def recolour(self, path: str, colour: int | None = None) -> int:
        """Give a tag another colour and return it.

        Args:
            path: The tag.
            colour: Which, from 0 to 11; None for the one that tells it best from the others.

        Raises:
            CodebookError: If there is no such tag, nor any under it.
        """
        use = self.use(path)
        with self._history.step(f"recolour “{use.place.path}”"):
            if colour is None:
                colour = self._tags.free_colour(use.place.id if use.place.is_tag else None)
            self._set(use.place.path, "colour", colour % COLOURS)
        return colour % COLOURS

    def _set(self, name: str, column: str, value: object) -> None:
        """Write a column of a tag, which what held others together becomes by that."""
        if not (
            value or self._connection.value("SELECT 1 FROM tag WHERE folded = :it", {"it": fold_tag(name)})
        ):
            return
        tag_id = self._tags.find_or_make(name)
        self._connection.execute(
            f"UPDATE tag SET {column} = :value WHERE id = :id AND {column} <> :value",
            {"id": tag_id, "value": value},
        )


_WITH_NOTHING_BUT = """
    id IN (SELECT passage_id FROM passage_tag WHERE tag_id IN (SELECT value FROM json_each(:ids)))
    AND NOT highlighted
    AND NOT EXISTS (SELECT 1 FROM note WHERE note.passage_id = passage.id)
    AND NOT EXISTS (
        SELECT 1 FROM passage_tag AS other
        WHERE other.passage_id = passage.id AND other.tag_id NOT IN (SELECT value FROM json_each(:ids))
    )
"""
"""The condition that a passage has some tags and nothing else."""


def _label(move: TagMove) -> str:
    if move.merged:
        return f"merge “{move.old}” into “{move.new}”"
    return f"rename “{move.old}” to “{move.new}”"


def _head(name: str, path: str) -> str:
    """Return the first parts of a tag's name, as many as a path has."""
    return SEPARATOR.join(name.split(SEPARATOR)[: clean_tag(path).count(SEPARATOR) + 1])


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values))
