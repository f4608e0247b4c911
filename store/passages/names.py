"""Which names passages are about: those mentioned in them, and those who say what they lie in, as SQL."""

from __future__ import annotations

from store.search.part_conditions import HAS_PLACE

LONGEST = 1_000
"""Code points before a passage in which a mention may begin that reaches into it: none is longer, and those
before need not be looked at."""


def names_of_passages(condition: str) -> str:
    """Return the query for the names of passages, as `name_id` and `passage_id`, each pair once.

    Of what was merged it is the name that it is a part of.

    Args:
        condition: Which rows of `passage`.
    """
    return f"""
        SELECT coalesce(name.whole_id, name.id) AS name_id, passage.id AS passage_id
        FROM passage
        CROSS JOIN mention ON mention.article_id = passage.article_id
            AND mention.starts < passage.ends AND mention.starts > passage.starts - {LONGEST}
            AND mention.ends > passage.starts
        CROSS JOIN name ON name.id = mention.name_id
        WHERE {HAS_PLACE} AND {condition}
        UNION
        SELECT coalesce(name.whole_id, name.id), passage.id
        FROM passage
        CROSS JOIN segment ON segment.article_id = passage.article_id
            AND segment.starts < passage.ends AND segment.ends > passage.starts
        CROSS JOIN speech ON speech.article_id = segment.article_id AND speech.number = segment.number
        CROSS JOIN name ON name.id = speech.name_id
        WHERE {HAS_PLACE} AND {condition}
    """
