from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.quotes.quote import Quote, QuoteKind
from prose.spans import Span
from store.articles import ArticleFilter
from store.passages.passage import PassageFilter
from store.search.language import read_query
from tests.store.making import add_article, add_marked

if TYPE_CHECKING:
    from store.library import Library


@pytest.fixture
def article_id(library: Library) -> int:
    article_id = add_article(library)
    library.passages.make(article_id, Span(4, 11), tags=["ports"], note="Since when?")
    return article_id


def test_a_library_in_use_is_sound(library: Library, article_id: int) -> None:
    for sql in (
        "UPDATE article SET headline = 'Another headline', published = 5",
        "UPDATE body SET text = replace(text, 'mayor', 'council')",
    ):
        library._connection.execute(sql)
        assert library.check() == []
    assert library.articles.count(ArticleFilter(read_query("another council"))) == 1
    assert library.articles.count(ArticleFilter(read_query("shut mayor"))) == 0
    library._connection.execute("DELETE FROM article WHERE id = :id", {"id": article_id})
    assert library.check() == []
    assert library.articles.count(ArticleFilter(read_query("another"))) == 0
    assert library.passages.count(PassageFilter(read_query("since"))) == 0


def test_a_list_follows_a_changed_day(library: Library, article_id: int) -> None:
    other_id = add_article(library, "Other.")
    assert list(library.articles.ids(ArticleFilter())) == [other_id, article_id]
    library._connection.execute(
        "UPDATE article SET added = added + 1000000000 WHERE id = :id", {"id": article_id}
    )
    assert list(library.articles.ids(ArticleFilter())) == [article_id, other_id]


def test_a_search_index_that_drifted_is_made_anew(library: Library, article_id: int) -> None:
    library._connection.execute(
        """
        INSERT INTO article_search (article_search, rowid, headline, text)
        SELECT 'delete', id, headline, text FROM article_words
        """
    )
    assert library.articles.count(ArticleFilter(read_query("council"))) == 0
    (sentence,) = library.check()
    assert sentence == "The search index of the articles did not match them; it has been made anew."
    assert list(library.articles.ids(ArticleFilter(read_query("council")))) == [article_id]
    assert library.check() == []


def test_a_passage_search_that_drifted_is_made_anew(library: Library, article_id: int) -> None:
    library._connection.execute("UPDATE passage_search SET note = 'nonsense', tags = ''")
    assert library.check() == ["The search index of the passages did not match them; it has been made anew."]
    assert library.passages.count(PassageFilter(read_query("since ports"))) == 1
    assert library.passages.count(PassageFilter(read_query("nonsense"))) == 0
    assert library.passages.of_article(article_id)


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        (
            "UPDATE source_search SET byline = 'nobody'",
            "The search index of the sources did not match them; it has been made anew.",
        ),
        (
            "INSERT INTO name_search (name_search, rowid, folded) SELECT 'delete', id, folded FROM name",
            "The search index of the names did not match them; it has been made anew.",
        ),
        (
            "DELETE FROM said_search",
            "The search index of the quotes did not match them; newsread detect makes it anew.",
        ),
    ],
)
def test_what_else_is_searched_is_made_anew(library: Library, sql: str, sentence: str) -> None:
    text = "[person: Ida Brandt] has the harbour shut. “We open it on Monday,” she said."
    article_id = add_marked(library, text, quotes=[Quote(Span(34, 55), QuoteKind.DIRECT)])
    said = [ArticleFilter(read_query(typed)) for typed in ("said:monday", "name:brandt", "-source:nobody")]
    library._connection.execute(sql)
    assert library.check() == [sentence]
    library.settle()
    assert library.check() == []
    for article_filter in said:
        assert list(library.articles.ids(article_filter)) == [article_id]


def test_a_passage_that_lost_its_place_is_told(library: Library, article_id: int) -> None:
    library._connection.execute(
        "UPDATE body SET text = 'Now ' || text WHERE article_id = :id", {"id": article_id}
    )
    (sentence,) = library.check()
    assert "“Harbour shut”" in sentence
    assert "“harbour”" in sentence


def test_a_row_that_belongs_to_nothing_is_told(library: Library, article_id: int) -> None:
    library._connection.execute("PRAGMA foreign_keys = OFF")
    library._connection.execute("INSERT INTO note (passage_id, text) VALUES (99, 'lost')")
    assert any("note" in sentence and "backups" in sentence for sentence in library.check())
    assert article_id
