from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.anchoring import find_passage, find_passages
from prose.anchors import make_anchor
from prose.spans import Span
from tests.prose.fixture_files import Case, read_cases

CASES = read_cases(Path(__file__).parent / "fixtures" / "anchoring.md")
OLD = """The ferry left at noon with eleven lorries on board. Nobody on the pier had seen the captain.

The search began at four. Every boat of the island took part in it; two from the mainland came later."""


def unmarked(text: str) -> tuple[str, Span | None]:
    """Return a text without the marks around a passage, and the passage."""
    start, end = text.find("⟦"), text.find("⟧")
    plain = text.replace("⟦", "").replace("⟧", "")
    return plain, None if start < 0 else Span(start, end - 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_finds_passages_with_the_old_text_at_hand(case: Case) -> None:
    old, span = unmarked(case.source)
    new, place = unmarked(case.expected)
    assert span is not None
    (found,) = find_passages([make_anchor(old, span)], new, old)
    assert (found and found.span) == place


@pytest.mark.parametrize(
    "case", [case for case in CASES if "By words." in case.title], ids=lambda case: case.title
)
def test_finds_passages_by_their_words(case: Case) -> None:
    old, span = unmarked(case.source)
    new, place = unmarked(case.expected)
    assert span is not None
    found = find_passage(make_anchor(old, span), new)
    assert (found and found.span) == place


def test_says_how_sure_it_is_and_whether_the_words_are_others() -> None:
    start = OLD.index("Nobody")
    anchor = make_anchor(OLD, Span(start, start + 40))

    def found(new: str) -> tuple[float, bool]:
        place = find_passage(anchor, new)
        assert place is not None
        return place.confidence, place.changed

    same, changed = found(OLD)
    assert same == 1
    assert not changed
    spaced, changed = found(OLD.replace(" on the ", "  on the\n"))
    assert not changed
    alone, changed = found(OLD.replace("lorries on board", "horses"))
    assert not changed
    other, changed = found(OLD.replace("the captain", "its captain"))
    assert changed
    assert same > spaced > alone
    assert same > other > 0.5


def test_passages_that_are_certain_tell_where_others_are() -> None:
    refrain = "And the bell rang once, twice, and was still again. " * 3
    old = f"{refrain}Then the long night of the storm began over the northern harbour. {refrain}"
    new = f"{refrain}{refrain}{old}"
    storm = old.index("Then")
    bell = storm - 2 * 52
    anchors = [make_anchor(old, Span(bell, bell + 51)), make_anchor(old, Span(storm, storm + 40))]
    shift = len(new) - len(old)
    assert [found and found.span.start for found in find_passages(anchors, new)] == [
        bell + shift,
        storm + shift,
    ]


@given(st.data(), st.text(max_size=80))
def test_text_that_is_put_in_elsewhere_moves_a_passage_and_no_more(
    data: st.DataObject, inserted: str
) -> None:
    start = data.draw(st.integers(0, len(OLD) - 20))
    span = Span(start, data.draw(st.integers(start + 20, len(OLD)))).trimmed(OLD)
    at = data.draw(st.integers(0, start) | st.integers(span.end, len(OLD)))
    new = OLD[:at] + inserted + OLD[at:]
    (found,) = find_passages([make_anchor(OLD, span)], new, OLD)
    assert found is not None
    assert found.span.of(new) == span.of(OLD)
    assert not found.changed


@given(st.text(min_size=1, max_size=60), st.text(max_size=200), st.data())
def test_whatever_is_found_lies_in_the_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    anchor = make_anchor(old, Span(start, data.draw(st.integers(start + 1, len(old)))))
    for found in (
        find_passage(anchor, new),
        *find_passages([anchor], new),
        *find_passages([anchor], new, old),
    ):
        if found is not None:
            assert 0 <= found.span.start < found.span.end <= len(new)
            assert 0 < found.confidence <= 1
