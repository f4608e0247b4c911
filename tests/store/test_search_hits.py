from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.spans import Span
from store.search.hits import LONGEST, _best_sentence
from store.search.language import read_query
from store.search.word_hits import WordHit
from tests.store.making import make_document
from tests.store.searching import FERRY, FROST, LOCK

if TYPE_CHECKING:
    from store.library import Library
    from store.search.hits import FoundSentence


def marked(text: str, hits: tuple[Span, ...]) -> str:
    for hit in reversed(hits):
        text = f"{text[: hit.start]}[{hit.of(text)}]{text[hit.end :]}"
    return text


def sentence_of(found: FoundSentence) -> str:
    return marked(found.text, found.hits)


@pytest.mark.parametrize(
    ("typed", "article_id", "expected"),
    [
        ("lock", LOCK, "“We open the old [lock],” she said."),
        # Most of what is asked for, not the first.
        ("lock shut", LOCK, "“The [lock] is [shut],” said Ben Okafor, a pilot."),
        (
            "CAFE -harbour",
            FERRY,
            "The ferry to Tarn stops, and “the [café] is shut,” said Ben Okafor.",
        ),
        ("said:lock said-by:okafor", LOCK, "“The [lock] is shut,” said Ben Okafor, a pilot."),
        ("said-by:okafor", LOCK, "“[The lock is shut,]” said Ben Okafor, a pilot."),
        ("name:tarn", LOCK, "Ida Brandt spoke in [Tarn]."),
        ("tag:claims", LOCK, "Ida [Brandt spoke in] Tarn."),
        ("note:ask", LOCK, "Ida [Brandt spoke in] Tarn."),
        ("pilots", LOCK, "Ask the [pilots]."),
        ("is:unread", FROST, "Kalte Nächte: der Frost ist da und die Obstbauern zählen ihre Bäume."),
        ("ferry or frost", FROST, "Kalte Nächte: der [Frost] ist da und die Obstbauern zählen ihre Bäume."),
    ],
)
def test_words_are_shown_in_their_sentence(
    searched: Library, typed: str, article_id: int, expected: str
) -> None:
    hits = searched.articles.hits(read_query(typed))
    found = hits.sentence(article_id)
    assert sentence_of(found) == expected
    places = hits.in_article(article_id)
    if found.place is None:
        assert (typed, places) == ("is:unread", ())
        return
    assert found.place in places
    article = searched.articles.get(article_id)
    assert article is not None
    assert found.in_note == (typed == "pilots")
    if not found.in_note:
        assert found.hits[0].of(found.text) == found.place.of(article.document.text)


def test_what_is_gone_has_no_sentence(searched: Library) -> None:
    found = searched.articles.hits(read_query("lock said:x name:x tag:x")).sentence(99)
    assert (found.text, found.hits, found.place) == ("", (), None)


def test_a_long_sentence_is_cut_around_what_was_found(library: Library) -> None:
    text = f"It began {'word ' * 200}harbour {'word ' * 200}end."
    article_id = library.articles.add(make_document(text), text.encode(), "").id
    found = library.articles.hits(read_query("harbour")).sentence(article_id)
    assert len(found.text) <= LONGEST + len("… …")
    assert found.text.startswith("… word")
    assert found.text.endswith("word …")
    assert [hit.of(found.text) for hit in found.hits] == ["harbour"]


@given(
    st.text(st.sampled_from("ab .\n\t’é\u00a0"), min_size=1, max_size=80),
    st.lists(st.tuples(st.integers(0, 79), st.integers(1, 9)), min_size=1, max_size=4),
)
def test_hits_of_a_sentence_are_the_words_that_were_found(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    hits = [WordHit(span, number) for number, span in enumerate(sorted(spans)) if span.of(text).strip()]
    found = _best_sentence(text, hits)
    assert "\n" not in found.text
    for hit in found.hits:
        assert 0 <= hit.start <= hit.end <= len(found.text)
    assert bool(hits) == (found.place is not None)
    if found.place is not None:
        words = found.hits[0].of(found.text)
        assert " ".join(found.place.of(text).split()).startswith(words.strip())
