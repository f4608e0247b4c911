"""What the search language finds: in articles, passages and quotes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prose.document import Document, Facts
from prose.spans import Span
from store.articles import ArticleFilter
from store.errors import SearchError
from store.library import Library
from store.passages.passage import PassageFilter
from store.quotes.quotes import QuoteFilter
from store.search import articles as article_search
from store.search.language import read_query
from store.search.order import BEST_FIRST
from store.search.query import Not
from tests.store.searching import ARTICLES, FERRY, FROST, LOCK
from tests.store.test_search_language import PIECES, TODAY

if TYPE_CHECKING:
    from pathlib import Path


def articles(library: Library, typed: str) -> set[int]:
    """Return which articles fit; every way to ask for them must agree."""
    query = read_query(typed, today=TODAY)
    by_date, ranked = ArticleFilter(query), ArticleFilter(query, order=BEST_FIRST)
    ids = list(library.articles.ids(by_date))
    assert [row.id for row in library.articles.first_page(by_date)] == ids
    assert [row.id for row in library.articles.first_page(by_date, limit=1)] == ids[:1]
    assert library.articles.count(by_date) == len(ids)
    best = list(library.articles.ids(ranked))
    assert [row.id for row in library.articles.first_page(ranked)] == best
    assert sorted(best) == sorted(ids)
    return set(ids)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", {LOCK, FERRY, FROST}),
        ("lock", {LOCK}),
        ("SHUT tarn", {LOCK, FERRY}),
        ('"old lock"', {LOCK}),
        ('"lock old"', set()),
        ("loc", set()),
        ("loc*", {LOCK}),
        ("cafe", {FERRY}),
        ("nachte", {FROST}),
        ("-lock", {FERRY, FROST}),
        ("lock or frost", {LOCK, FROST}),
        ("(lock or frost) -source:post", {FROST}),
        ("-(lock or frost)", {FERRY}),
        # The words of a note, and of its passage with them, stand for the article.
        ("pilots", {LOCK}),
        ("brandt pilots", {LOCK}),
        ("note:pilot*", {LOCK}),
        ("note:lock", set()),
        ("tag:claims", {LOCK}),
        ("tag:claims/harbour", {LOCK}),
        ("tag:claim", set()),
        ("tag:claim*", {LOCK}),
        ("tag:clâims/Harbøur", {LOCK}),
        ("tag:CLAIMS -is:read", {LOCK}),
        ("name:tarn", {LOCK, FERRY}),
        ("name:brandt", {LOCK}),
        ('name:"ben okafor" -name:ida', {FERRY}),
        ("said-by:okafor", {LOCK, FERRY}),
        ("said-by:okaf*", {LOCK, FERRY}),
        ("said-by:tarn", set()),
        ("said:shut", {LOCK, FERRY}),
        ("said:pilot", set()),
        ('said:"is shut"', {LOCK, FERRY}),
        # Side by side they are about one quote.
        ("said-by:brandt said:lock", {LOCK}),
        ("said-by:brandt said:shut", set()),
        ("said-by:brandt said:(open shut)", set()),
        ("(said-by:brandt) (said:shut)", set()),
        ("(said-by:brandt said:open) said:shut", {LOCK}),
        ("said-by:brandt said-by:okafor", {LOCK}),
        ("said-by:brandt said-by:okafor said:shut", set()),
        ("(said-by:brandt or said-by:okafor) said:shut", {LOCK, FERRY}),
        ("-said-by:brandt", {FERRY, FROST}),
        ("source:post", {LOCK}),
        ('source:"tarn post"', {LOCK}),
        ("by:marlow", {LOCK}),
        ("by:ben", {FERRY}),
        ("lang:de", {FROST}),
        ("lang:german", {FROST}),
        ("lang:en", {LOCK, FERRY}),
        ("is:unread", {FROST}),
        ("is:started", {LOCK}),
        ("is:read", {FERRY}),
        ("is:starred shut", {FERRY}),
        ("is:starred or lock", {LOCK, FERRY}),
        ("has:note", {LOCK}),
        ("has:tag", {LOCK}),
        ("has:highlight", {FERRY}),
        ("has:passage", {LOCK, FERRY}),
        ("has:quote", {LOCK, FERRY}),
        ("-has:name", {FROST}),
        ("after:2024-12 before:2025", {LOCK}),
        ("before:2024-12", {FERRY}),
        ("before:2024-12-01 is:unread", set()),
        ("after:2025", {FROST}),
        ('after:"2 weeks" before:tomorrow-ish', None),
    ],
)
def test_what_articles_a_search_finds(searched: Library, typed: str, expected: set[int] | None) -> None:
    if expected is None:
        with pytest.raises(SearchError):
            articles(searched, typed)
    else:
        assert articles(searched, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", {LOCK, FERRY}),
        ("ferry", {FERRY}),
        ("pilots", {LOCK}),
        ("claims harbour", {LOCK}),
        ("tag:claims note:ask", {LOCK}),
        ("-tag:claims", {FERRY}),
        ("has:highlight", {FERRY}),
        ("has:note or has:highlight", {LOCK, FERRY}),
        # The passage covers a part of her name, and nothing that she says.
        ("name:brandt", {LOCK}),
        ("name:okafor", set()),
        ("said-by:brandt", set()),
        ("has:quote", set()),
        ("has:name", {LOCK}),
        ("is:read", {FERRY}),
        ("source:post after:2024-12", {LOCK}),
        ("-source:post", {FERRY}),
        ("has:passage", {LOCK, FERRY}),
    ],
)
def test_what_passages_a_search_finds(searched: Library, typed: str, expected: set[int]) -> None:
    passage_filter = PassageFilter(read_query(typed, today=TODAY))
    rows = searched.passages.first_page(passage_filter)
    assert {row.passage.article_id for row in rows} == expected
    assert searched.passages.count(passage_filter) == len(rows)


def test_passages_over_quotes_are_found_by_who_speaks(searched: Library, tmp_path: Path) -> None:
    with Library.open(searched.backup(tmp_path / "copy.db")) as library:
        start = ARTICLES[0][1].index("We open") - len("[person: ][place: ]")
        made = library.passages.make(LOCK, Span(start, start + 3), tags=["said"])
        for typed in ("said-by:brandt", "said:lock", "said-by:brandt said:open", "has:quote"):
            assert list(library.passages.ids(PassageFilter(read_query(typed)))) == [made.id]
        assert not library.passages.ids(PassageFilter(read_query("said-by:okafor or said:shut")))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lock", ["We open the old lock,", "The lock is shut,"]),
        ("lock -shut", ["We open the old lock,"]),
        ("said:lock said-by:okafor", ["The lock is shut,"]),
        ('"is shut"', ["The lock is shut,", "the café is shut,"]),
        ("is:read", ["the café is shut,"]),
        ("source:post -said-by:okafor", ["We open the old lock,", "Nobody waits."]),
        ("tag:claims", []),
        ("has:quote before:2024-12", ["the café is shut,"]),
        ("name:brandt", []),
        ("storm", []),
    ],
)
def test_what_quotes_a_search_finds(searched: Library, typed: str, expected: list[str]) -> None:
    quote_filter = QuoteFilter(read_query(typed, today=TODAY))
    rows = searched.quotes.first_page(quote_filter)
    assert [row.words for row in rows] == expected
    assert list(searched.quotes.ids(quote_filter)) == [row.id for row in rows]
    assert searched.quotes.count(quote_filter) == len(rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=PIECES, typing=st.booleans())
def test_whatever_is_typed_is_searched_for(searched: Library, typed: str, typing: bool) -> None:
    try:
        query = read_query(typed, today=TODAY, typing=typing)
    except SearchError:
        return
    every = set(searched.articles.ids(ArticleFilter()))
    found = set(searched.articles.ids(ArticleFilter(query)))
    assert set(searched.articles.ids(ArticleFilter(Not(query)))) == every - found
    assert {row.id for row in searched.articles.first_page(ArticleFilter(query, order=BEST_FIRST))} == found
    searched.passages.first_page(PassageFilter(query))
    searched.quotes.first_page(QuoteFilter(query))


# -- the order, and how it is found


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of sixty articles; the last that came in is the oldest."""
    path = tmp_path_factory.mktemp("many") / "library.db"
    with Library.open(path) as library, library.transaction():
        for number in range(60):
            words = ["common", "other" if number % 3 else "third"] + ["rare"] * (number == 50)
            text = " ".join([*words, *(["often"] * number), f"filler {number}"])
            day = datetime(2024, 12, 1, tzinfo=UTC) - timedelta(days=number)
            document = Document(text, facts=Facts(headline=f"Story {number}", published=day))
            library.articles.add(document, text.encode(), "")
    return path


@pytest.mark.parametrize("newest", [1, 8, 16, 512])
@pytest.mark.parametrize("typed", ["common", "third", "rare", "-third", "third or rare", "nothing", "co*"])
def test_the_newest_come_first_however_they_are_found(
    many: Path, typed: str, newest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_search, "NEWEST", newest)
    with Library.open(many) as library:
        article_filter = ArticleFilter(read_query(typed))
        ids = list(library.articles.ids(article_filter))
        assert ids == sorted(ids)
        for limit in (1, 2, 5, 100):
            assert [row.id for row in library.articles.first_page(article_filter, limit)] == ids[:limit]


def test_what_fits_best_comes_first(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(many) as library:
        by_rank = ArticleFilter(read_query("often"), order=BEST_FIRST)
        # The share of the word in the text grows with the number.
        assert list(library.articles.ids(by_rank))[:3] == [60, 59, 58]
        assert [row.id for row in library.articles.first_page(by_rank, 3)] == [60, 59, 58]
        headline = ArticleFilter(read_query("story"), order=BEST_FIRST)
        assert len(library.articles.ids(headline)) == 60

        monkeypatch.setattr(article_search, "RANKED", 10)
        few = list(library.articles.ids(by_rank))
        assert few[:10] == list(range(60, 50, -1))
        assert few[10:] == list(range(2, 51))
        assert [row.id for row in library.articles.first_page(by_rank, 12)] == few[:12]

        # Words that are nearly everywhere tell no article from another.
        monkeypatch.setattr(article_search, "TOO_COMMON", 30)
        assert list(library.articles.ids(by_rank)) == list(range(2, 61))


def test_what_has_no_words_is_ranked_by_date(many: Path) -> None:
    with Library.open(many) as library:
        for typed in ("is:unread", "-third", f"after:{date(2024, 11, 1)}", "rare or is:starred"):
            query = read_query(typed)
            ids = library.articles.ids(ArticleFilter(query))
            assert library.articles.ids(ArticleFilter(query, order=BEST_FIRST)) == ids
