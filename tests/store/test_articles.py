from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prose.document import Block, BlockKind, Document, Facts, InlineStyle, Link, StyleKind
from prose.spans import Span
from store.articles import ArticleFilter, ReadState
from store.search.language import read_query
from store.search.query import STARRED, UNREAD
from tests.store.making import TEXT, add_article, make_document

if TYPE_CHECKING:
    from store.bodies import Article
    from store.library import Library

EVERYTHING = ArticleFilter()


def get(library: Library, article_id: int) -> Article:
    article = library.articles.get(article_id)
    assert article is not None
    return article


def test_an_article_comes_back_as_it_was_added(library: Library) -> None:
    document = Document(
        text="Port opens\n\nFerries run again.",
        blocks=(
            Block(Span(0, 10), BlockKind.HEADING, level=2),
            Block(Span(12, 30), BlockKind.LIST_ITEM, level=1, marker="•"),
        ),
        styles=(InlineStyle(Span(12, 19), StyleKind.STRONG),),
        links=(Link(Span(0, 4), "https://example.org/port?a=1&b=2"),),
        facts=Facts(
            headline="Port opens",
            headline_supplied=True,
            byline="Ada Quill",
            dateline="PORT ELLIS",
            publisher="The Gazette",
            published=datetime(2024, 12, 13, 9, 30, 1, 250_001, tzinfo=UTC),
            language="en",
            address="https://example.org/port",
        ),
        problems=("One character could not be read.",),
    )
    added = library.articles.add(document, b"\x00\xff source", "ports/opens.md")
    assert added.new
    article = get(library, added.id)
    assert article.document == document
    assert article.origin == "ports/opens.md"
    assert article.words == 5
    assert library.articles.source(added.id) == b"\x00\xff source"


def test_lines_from_outside_are_cleaned_and_the_text_is_left_alone(library: Library) -> None:
    text = "Words\tand  more."
    document = replace(
        make_document(text),
        facts=Facts(headline="Red\x1b[31m\n alert", publisher="The\u202eGazette", byline="A\x07da"),
    )
    article = get(library, library.articles.add(document, b"source", "a\x9bfile").id)
    assert article.document.text == text
    facts = article.document.facts
    assert (facts.headline, facts.publisher, facts.byline) == ("Red[31m alert", "TheGazette", "Ada")
    assert article.origin == "afile"


@pytest.mark.parametrize(("text", "source"), [(TEXT, b"another source"), ("Another text.", TEXT.encode())])
def test_the_same_source_or_text_is_added_once(library: Library, text: str, source: bytes) -> None:
    first = add_article(library)
    again = library.articles.add(make_document(text), source, "elsewhere.txt")
    assert (again.id, again.new) == (first, False)
    assert library.articles.count(EVERYTHING) == 1


def test_an_article_that_is_not_there_is_none(library: Library) -> None:
    assert library.articles.get(1) is None
    assert library.articles.row(1) is None
    assert library.articles.source(1) is None
    assert library.articles.with_source(b"nothing") is None


def test_a_source_is_found_again(library: Library) -> None:
    assert library.articles.with_source(TEXT.encode()) is None
    article_id = add_article(library)
    assert library.articles.with_source(TEXT.encode()) == article_id


def test_lists_begin_with_the_newest(library: Library) -> None:
    now = datetime.now(UTC)
    days = {
        "old": now - timedelta(days=9),
        "arrived": None,
        "tomorrow": now + timedelta(days=1),
        "later": None,
    }
    ids = {
        name: library.articles.add(make_document(name, day), name.encode(), name).id
        for name, day in days.items()
    }
    ids["ancient"] = library.articles.add(
        make_document("ancient", datetime(1898, 1, 13, tzinfo=UTC)), b"ancient", "ancient"
    ).id
    order = [ids[name] for name in ("tomorrow", "later", "arrived", "old", "ancient")]
    assert list(library.articles.ids(EVERYTHING)) == order
    assert [row.id for row in library.articles.first_page(EVERYTHING)] == order
    assert [row.id for row in library.articles.first_page(EVERYTHING, limit=2)] == order[:2]


def test_rows_stand_in_the_order_asked_for_without_those_that_are_gone(library: Library) -> None:
    first, second = add_article(library, "One."), add_article(library, "Two.")
    assert [row.id for row in library.articles.rows([second, 99, first])] == [second, first]
    assert library.articles.rows([]) == []


def test_a_row_shows_what_the_reader_did(library: Library) -> None:
    article_id = add_article(library)
    library.passages.make(article_id, Span(0, 3), highlighted=True)
    library.passages.make(article_id, Span(4, 11), tags=["ports"])
    library.reading.mark(article_id, ReadState.STARTED)
    library.reading.star(article_id, True)
    row = library.articles.row(article_id)
    assert row is not None
    assert (row.state, row.starred, row.passages) == (ReadState.STARTED, True, 2)


def test_filters_hold_together(library: Library) -> None:
    unread, read, starred = (add_article(library, f"Article {name}.") for name in ("one", "two", "three"))
    library.reading.mark(read, ReadState.READ)
    library.reading.star(starred, True)
    for article_filter, expected in [
        (ArticleFilter(read_query("is:unread")), [starred, unread]),
        (ArticleFilter(read_query("is:starred")), [starred]),
        (ArticleFilter(read_query("is:unread is:starred thr* art*")), [starred]),
        (ArticleFilter(read_query("two")), [read]),
        (ArticleFilter(read_query("two is:unread")), []),
    ]:
        assert list(library.articles.ids(article_filter)) == expected
        assert [row.id for row in library.articles.first_page(article_filter)] == expected
        assert library.articles.count(article_filter) == len(expected)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harb*", True),
        ("harb", False),
        ("HARBOUR shut", True),
        ("ouvrira", False),
        ("cafe", True),
        ("harbour — monday", True),
        ("“we open”", True),
        ('"open we"', False),
        ("harbour NOT shut", False),
        ('"OR"', False),
        ("headline", True),
        ("\x1b\x00", True),
        ("arbour", False),
    ],
)
def test_words_are_found_in_any_case_without_accents(library: Library, words: str, found: bool) -> None:
    add_article(library, f"{TEXT} A café by the quay.", headline="A headline")
    assert library.articles.count(ArticleFilter(read_query(words))) == found


@given(
    moment=st.datetimes(
        timezones=st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
        min_value=datetime(2, 1, 1),
        max_value=datetime(9998, 1, 1),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_day_of_publication_is_kept_to_the_microsecond(library: Library, moment: datetime) -> None:
    text = moment.isoformat()
    article_id = library.articles.add(make_document(text, moment), text.encode(), "dated").id
    published = get(library, article_id).document.facts.published
    assert published == moment
    assert published is not None
    assert published.tzinfo is UTC


@pytest.mark.parametrize(
    ("article_filter", "index"),
    [
        (ArticleFilter(), "reading_in_order"),
        (ArticleFilter(UNREAD), "reading_unread"),
        (ArticleFilter(STARRED), "reading_starred"),
    ],
)
def test_a_list_is_a_walk_along_an_index(library: Library, article_filter: ArticleFilter, index: str) -> None:
    raw = library._connection._raw
    queries: list[str] = []
    raw.set_trace_callback(queries.append)
    library.articles.first_page(article_filter)
    library.articles.ids(article_filter)
    raw.set_trace_callback(None)
    plans = [row["detail"] for query in queries for row in raw.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert sum(plan.endswith(f"INDEX {index}") for plan in plans) == 2
    # The rows of a page are few, and sorted.
    assert sum("TEMP B-TREE" in plan for plan in plans) <= 1


def test_the_next_unread_article_of_a_list(library: Library) -> None:
    first, second, third, fourth = (add_article(library, f"Story {number}.") for number in range(4))
    library.reading.mark(second, ReadState.READ)
    library.reading.star(first, True)
    articles = library.articles
    # The newest stands on top.
    assert articles.next_unread(EVERYTHING, fourth) == third
    assert articles.next_unread(EVERYTHING, third) == first
    assert articles.next_unread(EVERYTHING, first) is None
    assert articles.next_unread(EVERYTHING, first, backwards=True) == third
    assert articles.next_unread(EVERYTHING, second, backwards=True) == third
    assert articles.next_unread(EVERYTHING, fourth, backwards=True) is None
    assert articles.next_unread(ArticleFilter(STARRED), fourth) == first
    assert articles.next_unread(EVERYTHING, 99) is None
