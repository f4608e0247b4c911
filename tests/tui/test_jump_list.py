from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.jump_list import KEPT, JumpList, Place

A, B, C, D = (Place(1, caret) for caret in (10, 20, 30, 40))


def jumped(*places: Place) -> JumpList:
    jumps = JumpList()
    for place in places:
        jumps.leave(place)
    return jumps


def test_back_and_forward_over_the_same_places() -> None:
    jumps = jumped(A, B)
    assert jumps.back(C) == B
    assert jumps.back(B) == A
    assert jumps.back(A) is None
    assert jumps.forward() == B
    assert jumps.forward() == C
    assert jumps.forward() is None


def test_counts_go_as_far_as_there_is_something() -> None:
    jumps = jumped(A, B, C)
    assert jumps.back(D, 2) == B
    assert jumps.back(B, 99) == A
    assert jumps.forward(2) == C
    assert jumps.forward(99) == D


def test_there_is_nowhere_to_go_without_a_jump() -> None:
    jumps = JumpList()
    assert jumps.back(A) is None
    assert jumps.forward() is None
    # Asking left no trace.
    jumps.leave(B)
    assert jumps.back(C) == B
    assert jumps.back(B) is None


def test_a_place_is_kept_once_and_where_it_was_left_last() -> None:
    jumps = jumped(A, B, Place(1, 10, top=5))
    assert jumps.back(C) == Place(1, 10, top=5)
    assert jumps.back(A) == B
    assert jumps.back(B) is None


def test_who_stands_where_the_last_jump_began_goes_to_the_one_before() -> None:
    assert jumped(A, B).back(B) == A
    assert jumped(A).back(A) is None


def test_a_jump_from_the_middle_keeps_what_came_after() -> None:
    jumps = jumped(A, B, C)
    jumps.back(D, 3)
    jumps.leave(A)
    assert [jumps.back(Place(2, 0)), jumps.back(A), jumps.back(D), jumps.back(C)] == [A, D, C, B]


def test_places_in_other_articles_are_others() -> None:
    jumps = jumped(Place(1, 10), Place(2, 10))
    assert jumps.back(Place(3, 10)) == Place(2, 10)
    assert jumps.back(Place(2, 10)) == Place(1, 10)


@given(st.lists(st.tuples(st.sampled_from("lbf"), st.integers(0, 5), st.integers(1, 4)), max_size=60))
def test_whatever_is_typed_the_way_back_leads_where_the_reader_was(
    steps: list[tuple[str, int, int]],
) -> None:
    jumps, here, seen = JumpList(), Place(1, 0), {Place(1, 0)}
    for step, caret, count in steps:
        if step == "l":
            jumps.leave(here)
            here = Place(1, caret)
            seen.add(here)
        else:
            here = (jumps.back(here, count) if step == "b" else jumps.forward(count)) or here
        assert here in seen
        if jumps.back(here) is not None:
            assert jumps.forward() == here


def test_the_oldest_are_forgotten() -> None:
    jumps = jumped(*(Place(1, caret) for caret in range(KEPT * 3)))
    assert len(jumps._places) == KEPT
    assert jumps.back(Place(2, 0), 10**6) == Place(1, KEPT * 2 + 1)


def test_to_and_fro_leads_away_also_right_after_going_back_and_forward() -> None:
    jumps = jumped(A)
    assert jumps.newest_but(B) == A
    assert (jumps.back(B), jumps.forward()) == (A, B)
    assert jumps.newest_but(B) == A
    assert JumpList().newest_but(A) is None
