from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from store.passages.groups import PassageGroup
from tui.grouped import GroupedIds, LineMap, everything, head_id, next_head, places_of_heads, within


def group(key: str, *members: int, depth: int = 0) -> PassageGroup:
    return PassageGroup(key, key, array("q", members), len(members), depth=depth)


GROUPS = (group("a", 1, 2), group("a/b", 3, depth=1), group("a/b/c", 1, depth=2), group("d", 2))


def test_a_list_in_groups_has_heads_and_their_rows() -> None:
    ids = GroupedIds(GROUPS)
    a, b, c, d = (head_id(one.key) for one in GROUPS)
    assert list(ids) == [a, 1, 2, b, 3, c, 1, d, 2]
    assert max(a, b, c, d) < 0
    assert list(ids.heads) == list(places_of_heads(list(ids))) == [0, 3, 5, 7]
    assert (ids.index(2), list(ids[1:3]), len(ids)) == (2, [1, 2], 9)


def test_a_folded_group_hides_those_within_it() -> None:
    a, b, _, d = (head_id(one.key) for one in GROUPS)
    assert list(GroupedIds(GROUPS, {"a"})) == [a, d, 2]
    assert list(GroupedIds(GROUPS, {"a/b"})) == [a, 1, 2, b, d, 2]
    assert list(GroupedIds(GROUPS, {"a/b/c", "d"}))[-1] == d


def test_what_is_in_a_group_is_in_those_within_it_too() -> None:
    assert within(GROUPS, "a") == [1, 2, 3]
    assert within(GROUPS, "a/b") == [3, 1]
    assert within(GROUPS, "x") == []
    assert everything(GROUPS) == [1, 2, 3]


def test_the_way_from_head_to_head() -> None:
    heads = GroupedIds(GROUPS).heads
    assert [next_head(heads, 1, count) for count in (1, 2, 9, -1, -9)] == [3, 5, 7, 0, 0]
    assert [next_head(heads, 3, count) for count in (1, -1)] == [5, 0]
    assert (next_head(heads, 8, 1), next_head(heads, 0, -1), next_head([], 0, 1)) == (None, None, None)


@given(st.lists(st.booleans(), max_size=12), st.integers(2, 5))
def test_every_line_is_that_of_its_row(low: list[bool], height: int) -> None:
    places = LineMap(height, [place for place, is_low in enumerate(low) if is_low])
    lines = [(place, line) for place, is_low in enumerate(low) for line in range(1 if is_low else height)]
    assert [places.at(line) for line in range(len(lines))] == lines
    assert [places.top(place) for place in range(len(low))] == [
        lines.index((place, 0)) for place in range(len(low))
    ]
    assert places.top(len(low)) == len(lines)
