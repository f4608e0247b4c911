from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prose.resemblance import BINS, RUN, containment, runs, sketch

WIRE = " ".join(f"word{number}" for number in range(400))
SHIP = ["the", "ship", "left", "port", "at", "noon", "on", "Monday"]
TEXTS = st.text() | st.lists(st.sampled_from(SHIP)).map(" ".join)


def test_case_marks_and_spaces_make_no_difference() -> None:
    assert runs("“We  open it on Monday,” she said.") == runs('"we open it, on monday" SHE SAID')


def test_what_has_fewer_words_than_a_run_shares_nothing() -> None:
    assert runs("Four words, no more") == frozenset()
    assert sketch(frozenset()) == ()
    assert containment(frozenset(), runs(WIRE)) == 0.0


def test_numbers_are_those_that_libraries_keep() -> None:
    assert sketch(runs("The ferry left the harbour at noon")) == (1012217931, 1120629227, 2267083153)


def test_the_first_half_of_a_text_is_wholly_in_it_and_shares_its_sketch() -> None:
    half = runs(WIRE[: len(WIRE) // 2])
    assert containment(runs(WIRE), half) > 0.99
    assert len(set(sketch(half)) & set(sketch(runs(WIRE)))) >= 4


def test_other_texts_share_nothing() -> None:
    other = runs(WIRE.replace("word", "term"))
    assert containment(runs(WIRE), other) == 0.0
    assert not set(sketch(other)) & set(sketch(runs(WIRE)))


def test_scripts_without_spaces_have_runs_of_characters() -> None:
    assert len(runs("外交部发言人周四表示")) == 10 - RUN + 1
    assert containment(runs("外交部发言人周四表示"), runs("据报道，外交部发言人周四表示")) == 1.0


@given(TEXTS, TEXTS)
def test_containment_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    share = containment(runs(one), runs(other))
    assert 0.0 <= share <= 1.0
    assert share == containment(runs(other), runs(one))


@given(TEXTS)
def test_every_text_has_a_sketch_of_its_own_runs(text: str) -> None:
    taken = sketch(runs(text))
    assert set(taken) <= runs(text)
    assert len(taken) <= BINS
    assert bool(taken) == bool(runs(text))
