"""The reader's tags: one exists as long as something carries it, it has a key or a description, or is kept.

A tag's name is a path: “claims/denial” lies under “claims”, whether that is a tag as well or only holds
others together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line, folded
from store.errors import InvalidTag
from store.tags.colours import next_colour

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from store.connection import Connection
    from store.history.history import History

SEPARATOR = "/"
"""What stands between the parts of a path."""
LONGEST = 100
"""How many code points a tag's name may have."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag."""

    id: int
    """What it is called by in the library."""
    name: str
    """One clean line, as the reader typed it first; never empty."""
    passages: int
    """How many passages carry it."""
    colour: int
    """Which of the colours is its own, from 0 to 11."""
    key: str = ""
    """The letter or digit by which it is given at once; empty for most."""
    uuid: str = ""
    """What it is called by in every library."""
    description: str = ""
    """What it means and when it is to be given, clean, with its lines; empty where nobody has said that."""
    kept: bool = False
    """Whether it stays although nothing carries it."""
    articles: int = 0
    """How many articles carry it as wholes."""


def clean_tag(name: str) -> str:
    """Return a tag's name in canonical characters, on one line, without empty parts between its slashes.

    Raises:
        InvalidTag: If nothing is left of it, or more than 100 code points are.
    """
    cleaned = SEPARATOR.join(filter(None, (part.strip() for part in clean_line(name).split(SEPARATOR))))
    if not cleaned:
        raise InvalidTag("A tag needs a name; type at least one letter.")
    if len(cleaned) > LONGEST:
        raise InvalidTag(f"A tag's name has at most {LONGEST} characters; this one has {len(cleaned)}.")
    return cleaned


def fold_tag(name: str) -> str:
    """Return what is the same for all spellings of a tag's name that differ in case alone."""
    return clean_line(name).casefold()


def in_order(name: str) -> list[tuple[str, str]]:
    """Return what tags are put into order by: whatever their accents, each after what it lies under."""
    return [(folded(part), part) for part in fold_tag(name).split(SEPARATOR)]


class Tags:
    """The tags of a library."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def all(self) -> list[Tag]:
        """Return every tag, the most used first, then by name."""
        rows = self._connection.rows(
            """
            SELECT tag.*, count(passage_tag.tag_id) - coalesce(binned.thrown, 0) AS passages,
                   (
                       SELECT count(*)
                       FROM article_tag JOIN reading ON reading.article_id = article_tag.article_id
                       WHERE article_tag.tag_id = tag.id AND reading.binned IS NULL
                   ) AS articles
            FROM tag
            LEFT JOIN passage_tag ON passage_tag.tag_id = tag.id
            LEFT JOIN (
                -- The bin is small beside the library: what is in it is taken off what is counted.
                SELECT thrown.tag_id, count(*) AS thrown
                FROM reading
                CROSS JOIN passage ON passage.article_id = reading.article_id
                CROSS JOIN passage_tag AS thrown ON thrown.passage_id = passage.id
                WHERE reading.binned IS NOT NULL
                GROUP BY thrown.tag_id
            ) AS binned ON binned.tag_id = tag.id
            GROUP BY tag.id
            ORDER BY passages + articles DESC, tag.folded
            """
        )
        return [_tag(row) for row in rows]

    def colours(self) -> dict[str, int]:
        """Return the number of each tag's colour by its name; nothing is counted for it."""
        return {row["name"]: row["colour"] for row in self._connection.rows("SELECT name, colour FROM tag")}

    def keys(self) -> dict[str, str]:
        """Return the names of the tags that have a key of their own, by these keys and in their order."""
        rows = self._connection.rows("SELECT key, name FROM tag WHERE key <> '' ORDER BY key")
        return {row["key"]: row["name"] for row in rows}

    def set_key(self, name: str, key: str) -> None:
        """Give a tag a key of its own, which leaves the tag that had it; a tag that is not there is made.

        Args:
            name: The tag's name.
            key: One letter or digit; empty to take its key away.

        Raises:
            ValueError: If it is not one letter or digit.
            InvalidTag: If the name cannot be a tag's.
        """
        if key and (len(key) != 1 or not key.isalnum()):
            raise ValueError(f"A tag's key is one letter or digit, not {key!r}.")
        name = clean_tag(name)
        with self._history.step(f"key {key} for “{name}”" if key else f"no key for “{name}”"):
            values = {"key": key, "folded": fold_tag(name)}
            self._connection.execute(
                "UPDATE tag SET key = '' WHERE key = :key AND key <> '' AND folded <> :folded", values
            )
            if key:
                self.find_or_make(name)
            self._connection.execute(
                "UPDATE tag SET key = :key WHERE folded = :folded AND key <> :key", values
            )
            self.drop_unused()

    def attach(self, passage_id: int, names: Iterable[str]) -> bool:
        """Give a passage tags, as a part of the caller's step, and return whether it lacked any of them.

        Args:
            passage_id: The passage.
            names: Clean names; a tag that differs in case alone is taken as it was first typed.
        """
        attached = 0
        for name in names:
            attached += self._connection.execute(
                """
                INSERT INTO passage_tag (passage_id, tag_id) VALUES (:passage, :tag) ON CONFLICT DO NOTHING
                """,
                {"passage": passage_id, "tag": self.find_or_make(name)},
            )
        return attached > 0

    def detach(self, passage_id: int, names: Iterable[str]) -> bool:
        """Take tags from a passage, as a part of the caller's step, and return whether it had any of them."""
        detached = 0
        for name in names:
            detached += self._connection.execute(
                """
                DELETE FROM passage_tag
                WHERE passage_id = :passage AND tag_id = (SELECT id FROM tag WHERE folded = :folded)
                """,
                {"passage": passage_id, "folded": fold_tag(name)},
            )
        self.drop_unused()
        return detached > 0

    def drop_unused(self) -> None:
        """Let the tags go that nothing keeps, as a part of the caller's step: see the top of this file."""
        self._connection.execute(
            """
            DELETE FROM tag
            WHERE key = '' AND description = '' AND NOT kept
              AND NOT EXISTS (SELECT 1 FROM passage_tag WHERE passage_tag.tag_id = tag.id)
              AND NOT EXISTS (SELECT 1 FROM article_tag WHERE article_tag.tag_id = tag.id)
            """
        )

    def find_or_make(self, name: str) -> int:
        """Return the tag of a clean name; make it, as a part of the caller's step, if there is none."""
        folded = {"folded": fold_tag(name)}
        tag_id: int | None = self._connection.value("SELECT id FROM tag WHERE folded = :folded", folded)
        if tag_id is not None:
            return tag_id
        return self._connection.insert(
            """
            INSERT INTO tag (name, folded, colour) VALUES (:name, :folded, :colour)
            """,
            {**folded, "name": name, "colour": self.free_colour()},
        )

    def free_colour(self, but: int | None = None) -> int:
        """Return the colour that tells one more tag best from the others.

        Args:
            but: A tag that does not count, because it is to have another colour.
        """
        rows = self._connection.rows(
            "SELECT colour, count(*) AS tags FROM tag WHERE id IS NOT :but GROUP BY colour", {"but": but}
        )
        return next_colour({row["colour"]: row["tags"] for row in rows})


def _tag(row: sqlite3.Row) -> Tag:
    return Tag(
        id=row["id"],
        name=row["name"],
        passages=row["passages"],
        colour=row["colour"],
        key=row["key"],
        uuid=row["uuid"],
        description=row["description"],
        kept=bool(row["kept"]),
        articles=row["articles"],
    )
