"""The orders of a list of articles: each is what sorting the rows would give, and a walk along an index."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prose.characters import folded
from prose.document import Document, Facts
from prose.spans import Span
from store.articles import ArticleFilter, ArticleRow
from store.errors import SearchError
from store.library import Library
from store.opening import open_file
from store.schema.sort_keys import add_sort_keys
from store.schema.steps import STEPS
from store.search import articles as article_search
from store.search.language import read_query
from store.search.order import Order, SortKey, read_order
from tests.store.making import add_article, make_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = datetime(2024, 12, 1, tzinfo=UTC)
OUTLETS = ("wire", "Gazette", "", "WIRE", "Gåzette", "Ĝazette")
TITLES = ("“Quoted”, first", "quoted first", "Åland", "a boat", "Zebra", "zebra", "«Łódź", "Zürich’s", "Ёлка")

SORTED_BY: dict[SortKey, Callable[[ArticleRow], object]] = {
    SortKey.NEWEST: lambda row: -_dated(row).timestamp(),
    SortKey.OLDEST: lambda row: _dated(row).timestamp(),
    SortKey.OUTLET: lambda row: (not row.publisher, folded(row.publisher)),
    SortKey.TITLE: lambda row: folded(row.headline.lstrip("“”«")).encode(),
    SortKey.LONGEST: lambda row: -row.words,
    SortKey.SHORTEST: lambda row: row.words,
    SortKey.MARKS: lambda row: -row.passages,
}


def _dated(row: ArticleRow) -> datetime:
    return row.published or row.added


@pytest.fixture(scope="module")
def sorted_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sorted") / "library.db"
    with Library.open(path) as library, library.transaction():
        for number in range(48):
            text = f"Text {number} " + "more words " * (number % 5) + ("rare" if number % 7 == 3 else "")
            published = None if number % 11 == 5 else DAY - timedelta(days=number * 7 % 13)
            facts = Facts(headline=TITLES[number % 9], publisher=OUTLETS[number * 5 % 6], published=published)
            id = library.articles.add(Document(text, facts=facts), text.encode(), "").id
            for marked in range(number * 3 % 4):
                library.passages.make(id, Span(marked, marked + 2), highlighted=True)
        library.bin.put([5, 6])
        library.passages.delete(1)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*SORTED_BY]), min_size=1, max_size=3, unique=True),
    st.sampled_from([None, "rare", "text", "-rare", "is:binned"]),
    st.sampled_from([3, 1000]),
)
def test_every_order_is_that_of_its_keys(
    sorted_library: Path, keys: list[SortKey], typed: str | None, few: int
) -> None:
    query = None if typed is None else read_query(typed)
    article_filter = ArticleFilter(query, Order(tuple(keys)))
    before, article_search.FEW = article_search.FEW, few
    try:
        with Library.open(sorted_library) as library:
            ids = list(library.articles.ids(article_filter))
            rows = library.articles.rows(ids)
            assert set(ids) == set(library.articles.ids(ArticleFilter(query)))
            assert [row.id for row in library.articles.first_page(article_filter, 5)] == ids[:5]
    finally:
        article_search.FEW = before
    sorted_by = [tuple(SORTED_BY[key](row) for key in keys) for row in rows]
    assert sorted_by == sorted(sorted_by)


@pytest.mark.parametrize("key", [*SORTED_BY])
def test_the_first_page_of_each_order_is_a_walk_along_an_index(sorted_library: Path, key: SortKey) -> None:
    with Library.open(sorted_library) as library:
        raw = library._connection._raw
        queries: list[str] = []
        raw.set_trace_callback(queries.append)
        library.articles.first_page(ArticleFilter(order=Order((key,))))
        raw.set_trace_callback(None)
        plan = [row["detail"] for row in raw.execute(f"EXPLAIN QUERY PLAN {queries[0]}")]
    assert any("USING INDEX" in step or "USING COVERING INDEX" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan


def test_an_order_is_typed_and_written() -> None:
    assert read_order("Outlet, title") == Order((SortKey.OUTLET, SortKey.TITLE))
    assert str(read_order("outlet,title,outlet")) == "outlet,title"
    with pytest.raises(
        SearchError, match="cannot be sorted by “size”; take one or several of newest, oldest"
    ):
        read_order("newest,size")


def headlines(library: Library, order: str = "title") -> list[str]:
    ids = library.articles.ids(ArticleFilter(order=read_order(order)))
    return [row.headline for row in library.articles.rows(ids)]


def test_a_library_of_before_is_in_the_same_order_and_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    older = open_file(path, create=True, steps=STEPS[: STEPS.index(add_sort_keys)]).connection
    for number, title in enumerate(("Zebra", "Łódź", "Åland", "Boat", "Émigré")):
        values = {"id": number + 1, "title": title, "outlet": "Ärzte" if number % 2 else "Wire"}
        older.execute(
            """
            INSERT INTO article (id, headline, headline_supplied, publisher, added, words)
            VALUES (:id, :title, 0, :outlet, 1, 3)
            """,
            values,
        )
        older.execute("INSERT INTO reading (article_id, dated) VALUES (:id, 1)", values)
    older.close()
    with Library.open(path) as library:
        assert headlines(library) == ["Åland", "Boat", "Émigré", "Łódź", "Zebra"]
        assert headlines(library, "outlet,title") == ["Boat", "Łódź", "Åland", "Émigré", "Zebra"]


def test_a_title_that_changes_takes_its_place_and_undoing_gives_it_back(library: Library) -> None:
    add_article(library, "One text of the harbour.", headline="Boat")
    changing = add_article(library, "Another text of the harbour.", headline="Ångström")
    changed = make_document("Another text of the harbour, and more.", headline="Öland")
    library.versions.update(changing, changed, b"new", "")
    assert headlines(library) == ["Boat", "Öland"]
    library.history.undo()
    assert headlines(library) == ["Ångström", "Boat"]
    library.history.redo()
    assert headlines(library) == ["Boat", "Öland"]
