from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.entity import Label
from store.names.names import NameFilter
from store.passages.passage import PassageFilter
from store.search.language import read_query
from store.search.query import Field, Term
from tui.filters import label_term, name_filter, passage_filter, tag_term, typed_query, with_label
from tui.labels import LABEL_PLURALS


@pytest.mark.parametrize("typed", ["", "grain str", "is:unread grain", "tag:cl", 'note:"to ch'])
def test_the_end_of_a_filter_is_still_being_typed(typed: str) -> None:
    query = read_query(typed, typing=True) if typed else None
    assert typed_query(typed) == query
    assert passage_filter(typed) == PassageFilter(query)


@given(st.text())
def test_nothing_typed_can_break_a_filter(typed: str) -> None:
    name_filter(typed)
    with_label(typed, None)


@pytest.mark.parametrize(
    ("typed", "filter_"),
    [
        ("", NameFilter()),
        ("ida brandt", NameFilter(words="ida brandt")),
        ("is:person brandt", NameFilter(words="brandt", label=Label.PERSON)),
        ("brandt Label:Organization", NameFilter(words="brandt", label=Label.ORGANIZATION)),
        ("is:organisations", NameFilter(label=Label.ORGANIZATION)),
        ("is:peo", NameFilter(label=Label.PERSON)),
        ("is:other", NameFilter(label=Label.OTHER)),
        # While it could still be several, nothing is left out.
        ("is: brandt", NameFilter(words="brandt")),
        ("is:p", NameFilter()),
        ("is:o", NameFilter()),
        ("is:place is:person", NameFilter(label=Label.PERSON)),
        ("is:unread", NameFilter(words="is:unread")),
        ("this:person", NameFilter(words="this:person")),
    ],
)
def test_a_filter_of_names(typed: str, filter_: NameFilter) -> None:
    assert name_filter(typed) == filter_


@pytest.mark.parametrize("label", LABEL_PLURALS)
def test_the_term_of_a_label_finds_its_names(label: Label) -> None:
    assert name_filter(label_term(label)) == NameFilter(label=label)
    assert name_filter(with_label("ida is:place brandt", label)) == NameFilter("ida brandt", label)
    assert with_label(f"ida {label_term(label)}", None) == "ida"


@pytest.mark.parametrize("name", ["claims", "claims/denial", "to check", 'the "big" one', '"x', 'x"', '"'])
def test_the_term_of_a_tag_finds_that_tag(name: str) -> None:
    assert passage_filter(tag_term(name)) == PassageFilter(Term(Field.TAG, name))
