from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.spans import Span
from store.errors import SearchError
from store.search.language import MOST_TERMS, read_query
from store.search.query import EVERYTHING, FIELDS, AllOf, AnyOf, Field, Not, Query, Term, both

TODAY = date(2024, 12, 13)


def word(text: str, *, prefix: bool = False, field: Field = Field.WORDS) -> Term:
    return Term(field, text, prefix)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", EVERYTHING),
        ("  harbour ", word("harbour")),
        ("harbour storm", AllOf((word("harbour"), word("storm")))),
        ('"old  lock"', word("old lock")),
        ("“old lock”", word("old lock")),
        ('"say ""no"""', word('say "no"')),
        ("harb*", word("harb", prefix=True)),
        ('"old lo"*', word("old lo", prefix=True)),
        ("-storm", Not(word("storm"))),
        ("--storm", Not(Not(word("storm")))),
        ("\N{MINUS SIGN}storm", Not(word("storm"))),
        ("a or b c", AnyOf((word("a"), AllOf((word("b"), word("c")))))),
        ("a OR (b c)", AnyOf((word("a"), AllOf((word("b"), word("c")))))),
        ("a (b or c)", AllOf((word("a"), AnyOf((word("b"), word("c")))))),
        ('"or"', word("or")),
        ("Said-By:jadoon", word("jadoon", field=Field.SAID_BY)),
        ('tag:"to check"', word("to check", field=Field.TAG)),
        ("tag:claims/harbour", word("claims/harbour", field=Field.TAG)),
        ("-tag:#1", Not(word("#1", field=Field.TAG))),
        ("said:(a b*)", AllOf((word("a", field=Field.SAID), word("b", prefix=True, field=Field.SAID)))),
        ("is:(Unread or starred)", AnyOf((word("unread", field=Field.IS), word("starred", field=Field.IS)))),
        ("lang:German", word("de", field=Field.LANG)),
        ("lang:en-GB", word("en", field=Field.LANG)),
        ("after:2024-12", Term(Field.AFTER, "2024-12", day=date(2024, 12, 1))),
        ('before:"3 weeks"', Term(Field.BEFORE, "3 weeks", day=date(2024, 11, 22))),
        # No index has what is neither a letter nor a digit.
        ("Marks & Spencer —", AllOf((word("Marks"), word("Spencer")))),
        ("— or -…", EVERYTHING),
        ("10:30 don't IS-K", AllOf((word("10:30"), word("don't"), word("IS-K")))),
        ("NEAR(a", None),
    ],
)
def test_what_is_typed_is_read(typed: str, query: Query | None) -> None:
    if query is None:
        with pytest.raises(SearchError):
            read_query(typed, today=TODAY)
    else:
        assert read_query(typed, today=TODAY) == query


@pytest.mark.parametrize(
    ("typed", "at", "sentence"),
    [
        ("storm athor:x", "athor:", "There is no field “athor:”; expected quotation marks"),
        ("tag: claims", "tag:", "Nothing follows “tag:”; expected the name of a tag, as in tag:claims."),
        ("is:old x", "old", "“old” cannot follow “is:”; expected unread, started, read, starred or binned."),
        ("after:2024-13 x", "2024-13", "“2024-13” cannot follow “after:”; expected a day such as 2024-12-31"),
        ("lang:klingon-ish!", "klingon-ish!", "“klingon-ish!” cannot follow “lang:”; expected a language"),
        ("note:— x", "—", "There are no letters or digits after “note:”; expected words of a note."),
        ('a "b c', '"b c', "This quotation mark is never closed"),
        ("a (b", "(", "This “(” is never closed"),
        ("a) b", ")", "This “)” closes nothing"),
        ("a ()", "(", "There is nothing in these parentheses"),
        ("(-)a", None, ""),
        ("a (-b -)", None, ""),
        ("or a", "or", "“or” stands between"),
        ("a or", "or", "“or” stands between"),
        ("a or or b", "or", "“or” stands between"),
        ("said:(a tag:b)", "tag:", "“tag:” stands in the parentheses of “said:”"),
        ("(" * 30, "(", "This is in more than 20 parentheses"),
        ("a " * (MOST_TERMS + 1), "a", f"This is more than {MOST_TERMS} words and fields"),
    ],
)
def test_a_mistake_is_shown_at_its_place(typed: str, at: str | None, sentence: str) -> None:
    if at is None:
        with pytest.raises(SearchError, match="Nothing follows this hyphen"):
            read_query(typed, today=TODAY)
        return
    with pytest.raises(SearchError) as caught:
        read_query(typed, today=TODAY)
    assert str(caught.value).startswith(sentence)
    assert caught.value.at.of(typed) == at


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("storm harb", AllOf((word("storm"), word("harb", prefix=True)))),
        ("storm harb ", AllOf((word("storm"), word("harb")))),
        ('storm "old lo', AllOf((word("storm"), word("old lo", prefix=True)))),
        ('"old lock"', word("old lock")),
        ("tag:cl", word("cl", prefix=True, field=Field.TAG)),
        # Without what only begins so, nothing would be left.
        ("storm -ha", AllOf((word("storm"), Not(word("ha"))))),
        ("storm -(wind ha", AllOf((word("storm"), Not(AllOf((word("wind"), word("ha"))))))),
        # What is not finished does not count yet.
        ("storm tag:", word("storm")),
        ("storm is:un", word("storm")),
        ("storm after:2024-1x", word("storm")),
        ("storm (", word("storm")),
        ("storm -", word("storm")),
        ("storm or", word("storm")),
        ("storm (wind or rain", AllOf((word("storm"), AnyOf((word("wind"), word("rain", prefix=True)))))),
        ("storm note:-", word("storm")),
        ("lang:g", EVERYTHING),
    ],
)
def test_the_end_is_still_being_typed(typed: str, query: Query) -> None:
    assert read_query(typed, today=TODAY, typing=True) == query


@pytest.mark.parametrize("typed", ["is:old", "athor:x", "a)", "is:un x", "after:x y", "()"])
def test_what_cannot_become_right_is_a_mistake_while_typing(typed: str) -> None:
    with pytest.raises(SearchError):
        read_query(typed, today=TODAY, typing=True)


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [" ", "(", ")", '"', "“", "”", "-", "or", "*", ":", "a", "it's", "after:", "2024-12", "\x00", "ß"]
            + [f"{field}:" for field in FIELDS]
            + [choice for wanted in FIELDS.values() for choice in wanted.choices]
        ),
        st.text(max_size=3),
    )
).map("".join)


def read(typed: str, *, typing: bool = False) -> Query | SearchError:
    try:
        return read_query(typed, today=TODAY, typing=typing)
    except SearchError as mistake:
        return mistake


@given(PIECES, st.booleans())
def test_every_text_is_read_or_has_one_mistake(typed: str, typing: bool) -> None:
    found = read(typed, typing=typing)
    if isinstance(found, SearchError):
        assert 0 <= found.at.start < found.at.end <= len(typed)
        assert "expected" in str(found)
        assert str(found).endswith(".")
    else:
        assert read(str(found)) == found


def test_queries_are_joined() -> None:
    storm, wind = word("storm"), word("wind")
    assert both() == both(EVERYTHING, EVERYTHING) == EVERYTHING
    assert both(EVERYTHING, storm) == storm
    assert both(AnyOf((storm, wind)), wind) == AllOf((AnyOf((storm, wind)), wind))


def test_each_example_of_a_field_is_one_of_it() -> None:
    for field, wanted in FIELDS.items():
        query = read_query(wanted.example, today=TODAY)
        assert isinstance(query, Term)
        assert query.field is field


def test_positions_are_those_of_what_was_typed() -> None:
    typed = 'storm -tag:"to check"'
    query = read_query(typed, today=TODAY)
    assert isinstance(query, AllOf)
    negated = query.parts[1]
    assert isinstance(negated, Not)
    assert isinstance(negated.part, Term)
    assert negated.part.at == Span(11, len(typed))
