from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from store.passages.groups import Grouping
from store.passages.passage import PassageFilter, Speaker
from store.search.language import read_query
from tests.store.coded import fill_coded

if TYPE_CHECKING:
    from store.library import Library
    from store.passages.groups import PassageGroup


def told(groups: list[PassageGroup], words: dict[str, int]) -> list[tuple[str, int, int, list[str]]]:
    """What a reader sees of groups: title, depth, number, and the words in them."""
    names = {passage_id: text for text, passage_id in words.items()}
    return [
        (group.title or group.key, group.depth, group.count, [names[one] for one in group.members])
        for group in groups
    ]


def test_tags_are_a_tree_and_a_passage_is_under_each_of_its_tags(library: Library) -> None:
    words = fill_coded(library)
    groups = library.passage_groups.of(PassageFilter(), Grouping.TAG)
    assert told(groups, words) == [
        ("claims", 0, 3, ["Ferries stop"]),
        ("claims/harbour", 1, 1, ["Olav Tarn denies it"]),
        ("claims/opening", 1, 1, ["lock opens"]),
        ("Claims-old", 0, 1, ["pier"]),
        ("denial", 0, 2, ["Ferries stop", "Olav Tarn denies it"]),
        ("rest", 0, 1, ["Nobody asked"]),
    ]
    assert [group.is_rest for group in groups] == [False] * 5 + [True]


def test_a_tag_that_only_stands_above_others_is_a_group(library: Library) -> None:
    words = fill_coded(library)
    groups = library.passage_groups.of(PassageFilter(read_query("lock")), Grouping.TAG)
    assert told(groups, words) == [("claims", 0, 1, []), ("claims/opening", 1, 1, ["lock opens"])]
    assert len({group.key for group in groups}) == 2


def test_articles_come_newest_first_each_in_the_order_of_its_text(library: Library) -> None:
    words = fill_coded(library)
    assert told(library.passage_groups.of(PassageFilter(), Grouping.ARTICLE), words) == [
        ("Ferries stop", 0, 2, ["Ferries stop", "pier"]),
        ("Lock opens", 0, 3, ["lock opens", "Olav Tarn denies it", "Nobody asked"]),
    ]


def test_names_are_those_mentioned_and_those_who_say_it(library: Library) -> None:
    words = fill_coded(library)
    assert told(library.passage_groups.of(PassageFilter(), Grouping.NAME), words) == [
        ("Olav Tarn", 0, 2, ["Ferries stop", "Olav Tarn denies it"]),
        ("Ida Brandt", 0, 1, ["lock opens"]),
        ("rest", 0, 2, ["pier", "Nobody asked"]),
    ]


def test_days_are_those_of_the_readers_clock(library: Library) -> None:
    words = fill_coded(library)
    one = library.passages.get(words["pier"])
    assert one is not None
    # Where it is just after midnight, the others were marked the day before.
    shift = timedelta(hours=24) - timedelta(
        hours=one.created.hour, minutes=one.created.minute, seconds=one.created.second
    )
    zone = timezone(shift if shift < timedelta(hours=24) else timedelta(0))
    library._connection.execute("UPDATE passage SET created = created - 2000000 WHERE id <= 2")
    groups = library.passage_groups.of(PassageFilter(), Grouping.DAY, zone=zone)
    today = one.created.astimezone(zone).date()
    assert groups[-1].day == today - timedelta(days=1)
    assert groups[-1].members[-2:].tolist() == [words["Olav Tarn denies it"], words["lock opens"]]
    assert sum(group.count for group in groups) == 5


@pytest.mark.parametrize("grouping", [one for one in Grouping if one is not Grouping.NONE])
def test_groups_follow_the_filter_and_can_be_of_few(library: Library, grouping: Grouping) -> None:
    words = fill_coded(library)
    filter = PassageFilter(read_query("tag:denial"))
    groups = library.passage_groups.of(filter, grouping)
    assert {one for group in groups for one in group.members} == {
        words["Ferries stop"], words["Olav Tarn denies it"]
    }  # fmt: skip
    few = library.passage_groups.of(filter, grouping, among=[words["Ferries stop"], words["pier"]])
    assert {one for group in few for one in group.members} == {words["Ferries stop"]}


def test_a_row_tells_who_says_it_and_how_surely(library: Library) -> None:
    words = fill_coded(library)
    rows = {row.passage.id: row.speakers for row in library.passages.first_page(PassageFilter())}
    assert rows[words["lock opens"]] == (Speaker("Ida Brandt", certain=True),)
    assert rows[words["Ferries stop"]] == (Speaker("Olav Tarn", certain=False),)
    assert rows[words["Nobody asked"]] == rows[words["pier"]] == ()
