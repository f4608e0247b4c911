"""The tree of tags: what lies under what, how often each is given, and what it means."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import CodebookError
from store.tags.tags import SEPARATOR, clean_tag, fold_tag, in_order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.connection import Connection

IN_ORDER = "replace(folded, '/', char(1)), id"
"""The order of the tree: nothing comes between a tag and what lies under it."""
UNDER = "(folded = :folded OR folded > :folded || '/' AND folded < :folded || '0')"
"""The condition that a tag stands at a path or under it; in the order of SQLite 0 follows the slash."""


@dataclass(frozen=True, slots=True)
class TagPlace:
    """A place in the tree of tags."""

    id: int
    """The tag that stands there; below 0 where none does, and only others lie under it."""
    path: str
    """The whole name: “claims/denial”."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names from the top of the tree down."""
        return tuple(self.path.split(SEPARATOR))

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(SEPARATOR)[2]

    @property
    def is_tag(self) -> bool:
        """Whether it is a tag itself and does not just hold others together."""
        return self.id >= 0


@dataclass(frozen=True, slots=True)
class TagUse:
    """What a list shows of a place in the tree of tags; what is in the bin is not counted."""

    place: TagPlace
    """The place."""
    colour: int | None = None
    """Which of the colours is its own; None where no tag stands there."""
    key: str = ""
    """The letter or digit by which it is given at once; empty for most."""
    description: str = ""
    """What it means; empty where nobody has said that."""
    kept: bool = False
    """Whether it stays although nothing carries it."""
    passages: int = 0
    """How many passages carry it."""
    articles: int = 0
    """How many articles carry it as wholes."""
    all_passages: int = 0
    """How many passages carry it or a tag below it, each counted once."""
    all_articles: int = 0
    """How many articles do as wholes, each counted once."""
    below: int = 0
    """How many tags lie below it."""


class TagTree:
    """Reads the tree of a library's tags."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def places(self) -> list[TagPlace]:
        """Return all places of the tree, each above what lies under it, and side by side in order."""
        rows = self._connection.rows("SELECT id, name FROM tag")
        places: list[TagPlace] = []
        above: list[str] = []
        for row in sorted(rows, key=lambda row: in_order(row["name"])):
            name: str = row["name"]
            parts = name.split(SEPARATOR)
            folded = [part.casefold() for part in parts]
            shared = _shared(above, folded)
            # No two places over the same first tag have the same depth.
            places += [
                TagPlace(-(row["id"] << 6 | depth), SEPARATOR.join(parts[:depth]))
                for depth in range(shared + 1, len(parts))
            ]
            places.append(TagPlace(row["id"], name))
            above = folded
        return places

    def uses(self, places: Sequence[TagPlace]) -> list[TagUse]:
        """Return what a list shows of some places, in their order, without what is gone."""
        rows = self._connection.rows(
            f"""
            SELECT tag.*, {_OWN_COUNTS},
                   (
                       SELECT count(*) FROM tag AS under
                       WHERE under.folded > wanted.folded || '/' AND under.folded < wanted.folded || '0'
                   ) AS below
            FROM (
                SELECT key AS place, json_extract(value, '$[0]') AS id,
                       json_extract(value, '$[1]') AS folded
                FROM json_each(:places)
            ) AS wanted
            LEFT JOIN tag ON tag.id = wanted.id
            ORDER BY wanted.place
            """,
            {"places": json.dumps([(place.id, fold_tag(place.path)) for place in places])},
        )
        found = zip(places, rows, strict=True)
        return [self._use(place, row) for place, row in found if row["id"] is not None or row["below"]]

    def _use(self, place: TagPlace, row: sqlite3.Row) -> TagUse:
        passages, articles = row["passages"] or 0, row["articles"] or 0
        everything = self._counted(place.path) if row["below"] else (passages, articles)
        if row["id"] is None:
            return TagUse(place, all_passages=everything[0], all_articles=everything[1], below=row["below"])
        return TagUse(
            place,
            colour=row["colour"],
            key=row["key"],
            description=row["description"],
            kept=bool(row["kept"]),
            passages=passages,
            articles=articles,
            all_passages=everything[0],
            all_articles=everything[1],
            below=row["below"],
        )

    def use(self, path: str) -> TagUse:
        """Return what a list shows of a tag, or of what holds tags together.

        Raises:
            CodebookError: If there is no such tag, nor any under it.
        """
        row = self._connection.row(
            "SELECT id, name FROM tag WHERE folded = :folded", {"folded": folded_path(path)}
        )
        place = TagPlace(-1, clean_tag(path)) if row is None else TagPlace(row["id"], row["name"])
        uses = self.uses([place])
        if not uses:
            raise no_such_tag(path)
        return uses[0]

    def _counted(self, path: str) -> tuple[int, int]:
        """Return how many passages and articles carry a tag at a path or under it."""
        row = self._connection.row(
            f"""
            WITH under AS MATERIALIZED (SELECT id FROM tag WHERE {UNDER})
            SELECT
                (
                    SELECT count(DISTINCT passage_tag.passage_id)
                    FROM under CROSS JOIN passage_tag ON passage_tag.tag_id = under.id
                    CROSS JOIN passage ON passage.id = passage_tag.passage_id
                    CROSS JOIN reading ON reading.article_id = passage.article_id
                    WHERE reading.binned IS NULL
                ) AS passages,
                (
                    SELECT count(DISTINCT article_tag.article_id)
                    FROM under CROSS JOIN article_tag ON article_tag.tag_id = under.id
                    CROSS JOIN reading ON reading.article_id = article_tag.article_id
                    WHERE reading.binned IS NULL
                ) AS articles
            """,
            {"folded": fold_tag(path)},
        )
        assert row is not None
        return row["passages"], row["articles"]


_OWN_COUNTS = """
    (
        SELECT count(*) FROM passage_tag
        CROSS JOIN passage ON passage.id = passage_tag.passage_id
        CROSS JOIN reading ON reading.article_id = passage.article_id
        WHERE passage_tag.tag_id = tag.id AND reading.binned IS NULL
    ) AS passages,
    (
        SELECT count(*) FROM article_tag
        CROSS JOIN reading ON reading.article_id = article_tag.article_id
        WHERE article_tag.tag_id = tag.id AND reading.binned IS NULL
    ) AS articles
"""


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many parts two paths begin with in common."""
    shared = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        shared += 1
    return shared


def folded_path(path: str) -> str:
    """Return what is the same for all spellings of a path; see `fold_tag`."""
    return fold_tag(clean_tag(path))


def no_such_tag(path: str) -> CodebookError:
    """Return the error that there is no such tag."""
    return CodebookError(f"There is no tag “{clean_tag(path)}”; newsread tags and gt list what there is.")
