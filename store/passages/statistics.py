"""What passages amount to: how many with each tag and when, and which tags, names and outlets go together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

from store.moments import to_moment
from store.passages.names import names_of_passages
from store.passages.rows import passage_condition
from store.tags.tags import fold_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from store.connection import Connection
    from store.passages.passage import PassageFilter

MOST = 1_000
"""How many pairs are kept, those of the most passages: of names there may be very many."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passages have something."""

    text: str
    """What: a tag, a name, an outlet; empty where an article names no outlet."""
    passages: int
    """How many have it; those with a tag below a tag are among those of the tag."""
    days: tuple[date, ...] = ()
    """For a tag the day of the article of each of them, in UTC: when it was published, or else came in."""


@dataclass(frozen=True, slots=True)
class Together:
    """How many passages have two things."""

    tag: str
    """A tag."""
    other: str
    """Another tag, or a name."""
    passages: int
    """How many have both."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What some passages amount to. What has most passages comes first, then by name."""

    passages: int
    """How many they are."""
    articles: int
    """In how many articles."""
    days: tuple[date, ...]
    """The day of the article of each, in UTC."""
    tags: tuple[Tally, ...]
    """Every tag that one of them carries."""
    tag_pairs: tuple[Together, ...]
    """Tags with tags; never one with what is below it."""
    names: tuple[Tally, ...]
    """The names that are mentioned in them, or say what they lie in."""
    tag_names: tuple[Together, ...]
    """Tags with names."""
    outlets: tuple[Tally, ...]
    """The outlets of their articles."""


def find_statistics(connection: Connection, passage_filter: PassageFilter) -> Statistics:
    """Return what the passages that a filter leaves amount to; takes longer the more they are."""
    condition, values = passage_condition(passage_filter)
    days = _days(connection, condition, values)
    tags = _tags(connection, condition, values)
    names = connection.pairs(names_of_passages(condition), values)
    called = _called(connection, {name_id for name_id, _ in names})
    outlets = connection.rows(
        f"""
        SELECT article.publisher AS text, count(*) AS passages, count(DISTINCT article.id) AS articles
        FROM passage JOIN article ON article.id = passage.article_id
        WHERE {condition} GROUP BY article.publisher
        """,
        values,
    )
    days_of_tag: defaultdict[str, list[date]] = defaultdict(list)
    pairs: Counter[tuple[str, str]] = Counter()
    for passage_id, carried in tags.items():
        for tag in carried:
            days_of_tag[tag].append(days[passage_id])
        pairs.update(pair for pair in combinations(sorted(carried), 2) if not _are_nested(*pair))
    tag_names: Counter[tuple[str, str]] = Counter()
    named: Counter[str] = Counter()
    for name_id, passage_id in names:
        named[called[name_id]] += 1
        tag_names.update((tag, called[name_id]) for tag in tags.get(passage_id, ()))
    return Statistics(
        passages=len(days),
        articles=sum(row["articles"] for row in outlets),
        days=tuple(days.values()),
        tags=_first(Tally(tag, len(of_tag), tuple(of_tag)) for tag, of_tag in days_of_tag.items()),
        tag_pairs=_together(pairs),
        names=_first(Tally(text, number) for text, number in named.items())[:MOST],
        tag_names=_together(tag_names),
        outlets=_first(Tally(row["text"], row["passages"]) for row in outlets),
    )


def _days(connection: Connection, condition: str, values: Mapping[str, object]) -> dict[int, date]:
    """Return the day of each passage's article."""
    pairs = connection.pairs(
        f"""
        SELECT passage.id, reading.dated
        FROM passage JOIN reading ON reading.article_id = passage.article_id
        WHERE {condition}
        """,
        values,
    )
    known = {number: to_moment(number).date() for number in {dated for _, dated in pairs}}
    return {passage_id: known[dated] for passage_id, dated in pairs}


def _tags(connection: Connection, condition: str, values: Mapping[str, object]) -> dict[int, set[str]]:
    """Return the tags of each passage that has some: those that it carries, and those above them."""
    pairs = connection.pairs(
        f"""
        SELECT passage.id, passage_tag.tag_id
        FROM passage JOIN passage_tag ON passage_tag.passage_id = passage.id
        WHERE {condition}
        """,
        values,
    )
    used = {tag_id for _, tag_id in pairs}
    names = {
        row["id"]: row["name"] for row in connection.rows("SELECT id, name FROM tag") if row["id"] in used
    }
    folded = {fold_tag(name): name for name in names.values()}
    above = {
        tag_id: [folded[path] for path in accumulate(fold_tag(name).split("/"), _below) if path in folded]
        for tag_id, name in names.items()
    }
    tags: dict[int, set[str]] = {}
    for passage_id, tag_id in pairs:
        tags.setdefault(passage_id, set()).update(above[tag_id])
    return tags


def _below(path: str, part: str) -> str:
    return f"{path}/{part}"


def _are_nested(tag: str, other: str) -> bool:
    one, another = sorted((fold_tag(tag), fold_tag(other)), key=len)
    return another.startswith(f"{one}/")


def _called(connection: Connection, name_ids: Iterable[int]) -> dict[int, str]:
    rows = connection.rows(
        "SELECT id, text FROM name WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": f"[{','.join(map(str, name_ids))}]"},
    )
    return {row["id"]: row["text"] for row in rows}


def _first(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(sorted(tallies, key=lambda tally: (-tally.passages, tally.text.casefold(), tally.text)))


def _together(pairs: Mapping[tuple[str, str], int]) -> tuple[Together, ...]:
    found = [Together(tag, other, number) for (tag, other), number in pairs.items()]
    found.sort(key=lambda pair: (-pair.passages, pair.tag.casefold(), pair.other.casefold()))
    return tuple(found[:MOST])
