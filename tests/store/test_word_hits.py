from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.conditions import expression
from store.search.query import Field, Term
from store.search.word_hits import WordHits

# The Unicode of the index is an older one: what came into it later is not compared.
WORDS = st.text(
    st.sampled_from("abAB éÉñöÅæßſςΣά'’.,-_“”12½²жЖ中İKµ̈́👍\u00a0\n")
    | st.characters(max_codepoint=0x24F, exclude_categories=["Cs", "Cc"]),
    max_size=12,
)
MARKED = "\ue000", "\ue001"


def indexed(text: str, term: Term) -> str:
    """Return a text with what the search index finds in it between two characters that nobody types."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE VIRTUAL TABLE found USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        database.execute("INSERT INTO found VALUES (?)", (text,))
        row = database.execute(
            "SELECT highlight(found, 0, ?, ?) FROM found WHERE text MATCH ?",
            (*MARKED, expression(term, Field.WORDS)),
        ).fetchone()
    return row[0] if row else text


def marked(text: str, terms: list[Term]) -> str:
    for hit in reversed([*WordHits(terms).find(text)]):
        text = text[: hit.span.start] + MARKED[0] + hit.span.of(text) + MARKED[1] + text[hit.span.end :]
    return text


@given(WORDS, WORDS, st.booleans())
def test_words_are_found_where_the_search_index_finds_any(text: str, typed: str, prefix: bool) -> None:
    term = Term(Field.WORDS, typed, prefix)
    for around in (text, f"{text}{typed}s {typed}", f"{typed}{text} {text}"):
        assert (MARKED[0] in marked(around, [term])) == (MARKED[0] in indexed(around, term))


@given(WORDS, WORDS.filter(lambda typed: len(typed.split()) == 1 and typed.isalnum()), st.booleans())
def test_a_word_stands_where_the_search_index_finds_it(text: str, typed: str, prefix: bool) -> None:
    term = Term(Field.WORDS, typed, prefix)
    for around in (text, f"{text}{typed}s {typed}, {typed}{text}"):
        assert marked(around, [term]) == indexed(around, term)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("cafe", "Café, CAFÉS, cafe\u0301!", "[Café], CAFÉS, [cafe\u0301]!"),
        ("caf*", "Café, CAFÉS.", "[Café], [CAFÉS]."),
        ("old lock", "The “old” lock, old-lock, older lock", "The “[old” lock], [old-lock], older lock"),
        ("don't", "They don’t. Don T", "They [don’t]. [Don T]"),
        ("—", "a — b", "a — b"),
    ],
)
def test_words_in_a_text(typed: str, text: str, expected: str) -> None:
    term = Term(Field.WORDS, typed.rstrip("*"), typed.endswith("*"))
    found = marked(text, [term]).replace(MARKED[0], "[").replace(MARKED[1], "]")
    assert found == expected


def test_of_two_phrases_the_longer_is_found() -> None:
    terms = [Term(Field.WORDS, "old"), Term(Field.WORDS, "old lock")]
    hits = [*WordHits(terms).find("An old lock is old.")]
    assert [hit.span.of("An old lock is old.") for hit in hits] == ["old lock", "old"]
    assert hits[0].sought != hits[1].sought
