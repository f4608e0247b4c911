"""Passages put together by what they have in common: a tag, an article, a name, the day they were marked."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from store.moments import to_moment, to_number
from store.passages.names import names_of_passages
from store.passages.rows import passage_condition
from store.tags.tags import fold_tag, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, tzinfo

    from store.connection import Connection
    from store.passages.passage import PassageFilter


class Grouping(StrEnum):
    """What passages are put together by."""

    NONE = "none"
    TAG = "tag"
    ARTICLE = "article"
    NAME = "name"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """Passages that have something in common."""

    key: str
    """What it is called by, also after a change: "tag claims/threat"; no two of a grouping share one."""
    title: str
    """The tag, the headline, the name; empty for a day and for what has no tag or name."""
    members: array[int]
    """The passages that are directly in it, in order."""
    count: int
    """How many are in it or in a group within it, each counted once."""
    depth: int = 0
    """In how many other groups it is: "claims/threat" is in "claims"."""
    day: date | None = None
    """The day, by the clock of whoever asked."""

    @property
    def is_rest(self) -> bool:
        """Whether it holds what has no tag, or no name."""
        return self.key == REST


REST = "rest"
"""The key of the group of all that is in no other one."""


class PassageGroups:
    """The passages of a library by what they have in common."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(
        self,
        passage_filter: PassageFilter,
        grouping: Grouping,
        *,
        among: Iterable[int] | None = None,
        zone: tzinfo | None = None,
    ) -> list[PassageGroup]:
        """Return the groups of all passages that a filter leaves, in the order in which they are shown.

        Tags go by their names, each before those below it; names by how many passages they are in; articles
        and days from the newest on. Within an article passages stand in the order of its text, elsewhere the
        newest comes first. One with two tags or names is in both groups.

        Args:
            passage_filter: Which passages.
            grouping: What by; not by nothing.
            among: Only these of them, where that is told.
            zone: Where a day begins; where the reader is if None.
        """
        condition, values = passage_condition(passage_filter)
        if among is not None:
            condition = f"{condition} AND passage.id IN (SELECT value FROM json_each(:among))"
            values = {**values, "among": f"[{','.join(map(str, among))}]"}
        match grouping:
            case Grouping.TAG:
                return [*self._by_tag(condition, values)]
            case Grouping.ARTICLE:
                return [*self._by_article(condition, values)]
            case Grouping.NAME:
                return [*self._by_name(condition, values)]
            case Grouping.DAY:
                return [*self._by_day(condition, values, zone)]
        raise ValueError("By nothing there are no groups.")

    def _by_tag(self, condition: str, values: dict[str, object]) -> Iterator[PassageGroup]:
        names = {row["id"]: row["name"] for row in self._connection.rows("SELECT id, name FROM tag")}
        pairs = self._connection.pairs(
            f"""
            SELECT passage_tag.tag_id, passage.id
            FROM passage JOIN passage_tag ON passage_tag.passage_id = passage.id
            WHERE {condition} ORDER BY passage.id DESC
            """,
            values,
        )
        tagged = _gathered(pairs)
        yield from _tree({names[tag_id]: members for tag_id, members in tagged.items()})
        yield from self._rest({passage_id for _, passage_id in pairs}, condition, values)

    def _by_article(self, condition: str, values: dict[str, object]) -> Iterator[PassageGroup]:
        found = _gathered(
            self._connection.pairs(
                f"""
                SELECT passage.article_id, passage.id FROM passage
                WHERE {condition} ORDER BY passage.article_id DESC, passage.starts, passage.id
                """,
                values,
            )
        )
        headlines = self._texts("article", "headline", found)
        for article_id, members in found.items():
            yield PassageGroup(f"article {article_id}", headlines[article_id], members, len(members))

    def _by_name(self, condition: str, values: dict[str, object]) -> Iterator[PassageGroup]:
        pairs = self._connection.pairs(
            f"""
            SELECT name_id, passage_id FROM ({names_of_passages(condition)}) ORDER BY passage_id DESC
            """,
            values,
        )
        found = _gathered(pairs)
        texts = self._texts("name", "text", found)
        for name_id in sorted(found, key=lambda it: (-len(found[it]), texts[it].casefold(), it)):
            yield PassageGroup(f"name {name_id}", texts[name_id], found[name_id], len(found[name_id]))
        named = {passage_id for _, passage_id in pairs}
        yield from self._rest(named, condition, values)

    def _by_day(
        self, condition: str, values: dict[str, object], zone: tzinfo | None
    ) -> Iterator[PassageGroup]:
        pairs = self._connection.pairs(
            f"""
            SELECT passage.created, passage.id FROM passage
            WHERE {condition} ORDER BY passage.created DESC, passage.id DESC
            """,
            values,
        )
        first: int | None = None
        day: date | None = None
        members = array("q")
        for created, passage_id in pairs:
            if first is None or created < first:
                if day is not None:
                    yield _of_day(day, members)
                begins = (
                    to_moment(created).astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
                )
                first, day, members = to_number(begins), begins.date(), array("q")
            members.append(passage_id)
        if day is not None:
            yield _of_day(day, members)

    def _texts(self, table: str, column: str, ids: Iterable[int]) -> dict[int, str]:
        """Return what rows of a table are called, by their ids."""
        rows = self._connection.rows(
            f"""
            SELECT id, {column} AS text FROM {table} WHERE id IN (SELECT value FROM json_each(:wanted))
            """,
            {"wanted": f"[{','.join(map(str, ids))}]"},
        )
        return {row["id"]: row["text"] for row in rows}

    def _rest(self, grouped: set[int], condition: str, values: dict[str, object]) -> Iterator[PassageGroup]:
        """Yield the group of the passages that are in no other one, if there are any."""
        every = self._connection.numbers(
            f"SELECT passage.id FROM passage WHERE {condition} ORDER BY passage.id DESC", values
        )
        members = array("q", (passage_id for passage_id in every if passage_id not in grouped))
        if members:
            yield PassageGroup(REST, "", members, len(members))


def _gathered(pairs: Iterable[tuple[int, int]]) -> dict[int, array[int]]:
    """Return the second numbers of pairs by the first ones, both in their order."""
    gathered: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
    for key, member in pairs:
        gathered[key].append(member)
    return gathered


def _of_day(day: date, members: array[int]) -> PassageGroup:
    return PassageGroup(f"day {day.isoformat()}", "", members, len(members), day=day)


def _tree(tagged: dict[str, array[int]]) -> Iterator[PassageGroup]:
    """Yield the groups of tags, those below a tag after it; what no passage carries itself is one as well."""
    titles: dict[tuple[str, ...], str] = {}
    members: dict[tuple[str, ...], array[int]] = {}
    within: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for name, passages in tagged.items():
        parts = name.split("/")
        folded = tuple(fold_tag(part) for part in parts)
        members[folded] = passages
        for depth in range(1, len(parts) + 1):
            titles.setdefault(folded[:depth], "/".join(parts[:depth]))
            within[folded[:depth]].update(passages)
    for path in sorted(titles, key=lambda path: in_order(titles[path])):
        yield PassageGroup(
            f"tag {'/'.join(path)}",
            titles[path],
            members.get(path, array("q")),
            len(within[path]),
            depth=len(path) - 1,
        )
