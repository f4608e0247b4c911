from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.alignment import Alignment, fold_typography
from prose.spans import Span

TEXTS = st.lists(
    st.sampled_from(["the ", "ferry ", "“left” ", "at noon. ", "It ", "came\n", "a"]), max_size=60
)
OLD = (
    "The ferry left at noon with eleven lorries. The search began at four and ended in the dark of the night."
)


@given(TEXTS, TEXTS)
def test_blocks_are_the_same_words_in_the_order_of_both_texts(old: list[str], new: list[str]) -> None:
    alignment = Alignment("".join(old), "".join(new))
    at = new_at = 0
    for block in alignment.blocks:
        assert block.size > 0
        assert block.old >= at
        assert block.new >= new_at
        at, new_at = block.old + block.size, block.new + block.size
        assert alignment.old[block.old : at] == alignment.new[block.new : new_at]
    assert at <= len(alignment.old)
    assert new_at <= len(alignment.new)


@given(TEXTS, TEXTS, st.data())
def test_a_place_lies_in_the_new_text(old: list[str], new: list[str], data: st.DataObject) -> None:
    alignment = Alignment("".join(old) + "x", "".join(new))
    start = data.draw(st.integers(0, len(alignment.old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(alignment.old))))
    place = alignment.place(span)
    if place is not None:
        assert 0 <= place.start < place.end <= len(alignment.new)
        assert 0 <= alignment.kept(span, place) <= 1
        assert 0 <= alignment.taken(place, span) <= place.end - place.start


def test_folding_keeps_every_place() -> None:
    assert fold_typography("“It’s”\n— so") == '"It\'s" - so'


@pytest.mark.parametrize(
    ("new", "place"),
    [
        (OLD, "lorries. The search"),
        (f"Late on Friday. {OLD}", "lorries. The search"),
        (OLD.replace("lorries", "trucks"), "trucks. The search"),
        (OLD.replace("lorries. ", ""), "The search"),
        (OLD.replace(". The", ". There was fog. The"), "lorries. There was fog. The search"),
    ],
)
def test_a_span_goes_where_its_words_went(new: str, place: str) -> None:
    start = OLD.index("lorries. The search")
    found = Alignment(OLD, new).place(Span(start, start + len("lorries. The search")))
    assert found is not None
    assert found.of(new) == place


def test_what_was_taken_out_has_no_place() -> None:
    start = OLD.index("The search")
    assert Alignment(OLD, OLD[:start].rstrip()).place(Span(start, len(OLD))) is None
