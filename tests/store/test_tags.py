from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.characters import clean_line
from prose.spans import Span
from store.errors import InvalidTag
from store.tags.colours import COLOURS
from store.tags.tags import clean_tag
from tests.store.making import add_article

if TYPE_CHECKING:
    from store.library import Library


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" claims/threat ", "claims/threat"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("one,\n two", "one, two"),
        ("e\u0301", "é"),
    ],
)
def test_a_tag_is_one_clean_line(typed: str, name: str) -> None:
    assert clean_tag(typed) == name


@pytest.mark.parametrize("typed", ["", " \t", "\x1b\u202e", "x" * 101])
def test_what_cannot_be_a_tag_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidTag, match=r"^A tag.*\.$"):
        clean_tag(typed)


@given(st.text(max_size=150))
def test_a_clean_tag_stays_as_it_is(typed: str) -> None:
    try:
        name = clean_tag(typed)
    except InvalidTag:
        return
    assert clean_tag(name) == clean_line(name) == name


def test_the_most_used_tags_come_first_then_by_name(library: Library) -> None:
    article_id = add_article(library)
    library.passages.make(article_id, Span(0, 3), tags=["zeta", "beta"])
    library.passages.make(article_id, Span(4, 9), tags=["zeta", "Alpha"])
    assert [(tag.name, tag.passages) for tag in library.tags.all()] == [
        ("zeta", 2),
        ("Alpha", 1),
        ("beta", 1),
    ]


def test_a_tag_is_the_same_in_any_case_and_keeps_its_first_spelling(library: Library) -> None:
    article_id = add_article(library)
    library.passages.make(article_id, Span(0, 3), tags=["Straße", "STRASSE"])
    library.passages.make(article_id, Span(4, 9), tags=["strasse"])
    assert [(tag.name, tag.passages) for tag in library.tags.all()] == [("Straße", 2)]


def test_colours_are_all_used_before_one_is_used_again(library: Library) -> None:
    article_id = add_article(library)
    names = [f"tag {number:02}" for number in range(COLOURS + 2)]
    library.passages.make(article_id, Span(0, 3), tags=names)
    colours = [tag.colour for tag in library.tags.all()]
    assert sorted(colours[:COLOURS]) == [*range(COLOURS)]
    assert len({*colours[COLOURS:]}) == 2


def test_a_tag_without_passages_is_no_more_and_undo_brings_it_back(library: Library) -> None:
    passage = library.passages.make(add_article(library), Span(0, 3), tags=["ports", "claims"])
    before = library.tags.all()
    library.passages.delete(passage.id)
    assert library.tags.all() == []
    library.history.undo()
    assert library.tags.all() == before


def test_a_key_gives_one_tag_and_leaves_the_one_that_had_it(library: Library) -> None:
    passage = library.passages.make(add_article(library), Span(0, 3), tags=["ports", "claims"])
    library.tags.set_key("Ports", "p")
    library.tags.set_key("claims", "1")
    assert library.tags.keys() == {"1": "claims", "p": "ports"}
    assert [(tag.name, tag.key) for tag in library.tags.all()] == [("claims", "1"), ("ports", "p")]
    library.tags.set_key("claims", "p")
    assert library.tags.keys() == {"p": "claims"}
    assert library.history.undo() == "key p for “claims”"
    assert library.tags.keys() == {"1": "claims", "p": "ports"}
    library.passages.delete(passage.id)
    assert [(tag.name, tag.passages) for tag in library.tags.all()] == [("claims", 0), ("ports", 0)]
    library.tags.set_key("ports", "")
    assert [tag.name for tag in library.tags.all()] == ["claims"]
    library.history.undo()
    assert library.tags.keys() == {"1": "claims", "p": "ports"}


def test_a_key_makes_the_tag_that_it_is_for(library: Library) -> None:
    library.tags.set_key(" denial ", "d")
    assert [(tag.name, tag.passages, tag.key) for tag in library.tags.all()] == [("denial", 0, "d")]
    library.history.undo()
    assert library.tags.all() == []


@pytest.mark.parametrize("key", ["ab", "-", " ", "1a"])
def test_what_is_no_key_is_refused(library: Library, key: str) -> None:
    with pytest.raises(ValueError, match="one letter or digit"):
        library.tags.set_key("ports", key)
    with pytest.raises(InvalidTag):
        library.tags.set_key(" ", "p")
    assert library.tags.all() == []
