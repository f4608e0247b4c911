"""Passages as they are read from a library: with tags, note and article, and who says what they lie in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from prose.anchors import Anchor
from prose.characters import clean_line
from prose.quotes.quote import SpeakerMethod
from prose.spans import Span
from store.bin import of_article_in_use
from store.moments import to_moment
from store.passages.passage import Passage, PassageRow, Placement, Speaker
from store.tags.tags import in_order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from store.connection import Connection
    from store.passages.passage import PassageFilter


def select_passages(connection: Connection, rest: str, values: dict[str, object]) -> list[sqlite3.Row]:
    """Return rows of passages for `passage_of` and `passage_rows`.

    Args:
        connection: The library's.
        rest: The query from its joins or its condition on.
        values: What that names.
    """
    return connection.rows(
        f"""
        SELECT passage.*, article.headline, article.publisher, article.published,
               (SELECT text FROM note WHERE note.passage_id = passage.id) AS note,
               (
                   SELECT json_group_array(tag.name)
                   FROM passage_tag JOIN tag ON tag.id = passage_tag.tag_id
                   WHERE passage_tag.passage_id = passage.id
               ) AS tags,
               placement.orphan, placement.confidence, placement.former, placement.accepted
        FROM passage JOIN article ON article.id = passage.article_id
        LEFT JOIN placement ON placement.passage_id = passage.id
        {rest}
        """,
        values,
    )


def passage_condition(passage_filter: PassageFilter) -> tuple[str, dict[str, object]]:
    """Return a filter as an SQL condition on `passage`, and its values; what is in the bin is left out."""
    in_use = of_article_in_use("passage.article_id")
    if passage_filter.query is None:
        return in_use, {}
    # Not above: opening a library is part of the app's start, and what searches takes a while to load.
    from store.search.conditions import EVERY_ARTICLE, asks_for_bin
    from store.search.part_conditions import PassageConditions

    conditions = PassageConditions()
    condition = conditions.of(passage_filter.query)
    if not asks_for_bin(passage_filter.query):
        condition = f"{in_use} AND {condition}"
    return condition, {**conditions.values, **EVERY_ARTICLE}


def passage_of(row: sqlite3.Row) -> Passage:
    """Return a row that `select_passages` read as a passage."""
    return Passage(
        id=row["id"],
        article_id=row["article_id"],
        anchor=Anchor(
            span=Span(row["starts"], row["ends"]),
            exact=row["exact"],
            prefix=row["prefix"],
            suffix=row["suffix"],
            text_hash=row["text_hash"],
        ),
        highlighted=bool(row["highlighted"]),
        tags=tuple(sorted(json.loads(row["tags"]), key=in_order)),
        note=row["note"] or "",
        created=to_moment(row["created"]),
        changed=to_moment(row["changed"]),
        placement=None if row["orphan"] is None else _placement(row),
        uuid=row["uuid"],
    )


def _placement(row: sqlite3.Row) -> Placement:
    return Placement(bool(row["orphan"]), row["confidence"], row["former"], bool(row["accepted"]))


def passage_rows(connection: Connection, rows: Iterable[sqlite3.Row]) -> list[PassageRow]:
    """Return rows that `select_passages` read as what a list shows."""
    rows = list(rows)
    passages = [passage_of(row) for row in rows]
    said = _said_around(connection, passages)
    return [
        PassageRow(
            passage=passage,
            headline=row["headline"],
            publisher=row["publisher"],
            published=None if row["published"] is None else to_moment(row["published"]),
            speakers=_speakers(passage, said.get(passage.article_id, ())),
        )
        for passage, row in zip(passages, rows, strict=True)
    ]


def _said_around(connection: Connection, passages: Iterable[Passage]) -> dict[int, list[sqlite3.Row]]:
    """Return what is said about where some passages stand, by its article, in the order of the text.

    An article's quotes are gone through once, however many passages it has.
    """
    around: dict[int, Span] = {}
    for passage in passages:
        if not passage.is_orphan:
            there = around.get(passage.article_id, passage.span)
            start, end = min(there.start, passage.span.start), max(there.end, passage.span.end)
            around[passage.article_id] = Span(start, end)
    if not around:
        return {}
    wanted = ",".join(f"[{article_id},{start},{end}]" for article_id, (start, end) in around.items())
    said: dict[int, list[sqlite3.Row]] = {}
    for row in connection.rows(_SAID, {"wanted": f"[{wanted}]"}):
        said.setdefault(row["article_id"], []).append(row)
    return said


_SAID = """
    SELECT segment.article_id, segment.starts, segment.ends, statement.method,
           coalesce(
               whole.text,
               nullif(statement.speaker_name, ''),
               (
                   SELECT substr(text, statement.speaker_starts + 1,
                                 statement.speaker_ends - statement.speaker_starts)
                   FROM body WHERE body.article_id = statement.article_id
               )
           ) AS speaker
    FROM json_each(:wanted) AS wanted
    CROSS JOIN segment ON segment.article_id = wanted.value ->> 0
        AND segment.starts < wanted.value ->> 2 AND segment.ends > wanted.value ->> 1
    CROSS JOIN statement ON statement.article_id = segment.article_id AND statement.number = segment.number
    LEFT JOIN speech ON speech.article_id = statement.article_id AND speech.number = statement.number
        AND speech.place = 0
    LEFT JOIN name ON name.id = speech.name_id
    LEFT JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
    ORDER BY segment.article_id, segment.starts
"""


def _speakers(passage: Passage, said: Iterable[sqlite3.Row]) -> tuple[Speaker, ...]:
    """Return who says words of a passage; of several statements by one speaker the surest counts."""
    if passage.is_orphan:
        return ()
    certain: dict[str, bool] = {}
    for row in said:
        if row["starts"] < passage.span.end and row["ends"] > passage.span.start:
            name = clean_line(row["speaker"] or "")
            sure = row["method"] is not None and SpeakerMethod(row["method"]).certain
            certain[name] = certain.get(name, False) or sure
    return tuple(Speaker(name, sure) for name, sure in certain.items() if name)
