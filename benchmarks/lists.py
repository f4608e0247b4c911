"""How the lists of a library of very many articles answer: in each order, with a filter, changed in bulk.

    python -m benchmarks.lists [ARTICLES]

A library of that many articles of one sentence (a million if not said) is made in a temporary folder by plain
SQL, for only what lists walk along counts here; `benchmarks.library` measures searching in whole articles.
Times are medians of what the process uses, in milliseconds. A first page is what a reader waits for, beside
what it would take without the index of its order; all ids and counts come from a worker. At the end stand the
sizes of the indexes that the orders need, in MB.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from store.articles import ArticleFilter, ReadState
from store.library import Library
from store.search.language import read_query
from store.search.order import Order, SortKey
from store.search.query import BINNED, UNREAD
from tui.views import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPEATS = 7
BULK = 100_000
"""How many articles are changed at once."""
INDEXES = (
    "reading_in_order", "reading_unread", "reading_by_marks",
    "article_by_outlet", "article_by_title", "article_by_length",
)  # fmt: skip

# Every tenth is unread, every hundredth starred, every thousandth in the bin; every fiftieth has a passage.
FILLING = """
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :articles)
INSERT INTO article (id, headline, headline_supplied, publisher, published, added, words, language)
SELECT n,
       substr('QuayFrostGrainPilotFerry', 1 + n % 5 * 5, 5) || printf(' %d at sea', n * 7919 % 1000003),
       0, printf('Outlet %d', n * 31 % 40), 1734000000000000 - n * 60000000, 1734000000000000,
       n * 977 % 3000, 'en'
FROM number;

INSERT INTO reading (article_id, dated, state, starred, binned)
SELECT id, published, iif(id % 10, 'read', 'unread'), id % 100 = 0, iif(id % 1000, NULL, added) FROM article;

INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source)
SELECT id, headline || iif(id % 5, '.', ' and its bridge.'), printf('%08d%056d', id, 0), printf('%064d', id),
       '{}', '', x''
FROM article;

INSERT INTO passage (
    article_id, starts, ends, exact, prefix, suffix, text_hash, highlighted, created, changed
)
SELECT id, 0, 4, 'Quay', '', '', '', 1, added, added FROM article WHERE id % 50 = 0;
"""


def fill(path: Path, articles: int) -> None:
    """Make a library of so many articles."""
    with Library.open(path):
        pass
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("BEGIN")
    for sql in FILLING.split(";\n"):
        if sql.strip():
            raw.execute(sql, {"articles": articles} if ":articles" in sql else {})
    raw.execute("COMMIT")
    raw.close()


def questions() -> Iterator[tuple[str, Callable[[Library], object]]]:
    """Yield what is asked, each with its name."""

    def page(article_filter: ArticleFilter) -> Callable[[Library], object]:
        return lambda library: library.articles.first_page(article_filter)

    def every(article_filter: ArticleFilter) -> Callable[[Library], object]:
        return lambda library: library.articles.ids(article_filter)

    def without_index(order: Order) -> Callable[[Library], object]:
        # A plus before a column keeps SQLite from the index: every article is looked at and put into order.
        return lambda library: library._connection.numbers(
            f"""
            SELECT {order.article} FROM {order.source} WHERE {order.in_use(every=True)}
            ORDER BY +{order.terms} LIMIT 128
            """
        )

    orders = [Order((key,)) for key in SortKey if key is not SortKey.RELEVANCE]
    for order in orders:
        yield f"first page, {order}", page(ArticleFilter(None, order))
        yield "    without its index", without_index(order)
    yield "first page, the bin", page(ArticleFilter(BINNED))
    for order in (*orders, Order((SortKey.OUTLET, SortKey.TITLE))):
        yield f"all ids, {order}", every(ArticleFilter(None, order))
    for typed in ("is:unread", "bridge", "is:unread bridge"):
        yield f"all ids, {typed}, title", every(ArticleFilter(read_query(typed), Order((SortKey.TITLE,))))
    yield "count", lambda library: library.articles.count(ArticleFilter())
    yield "count, unread", lambda library: library.articles.count(ArticleFilter(UNREAD))
    yield "the views with their numbers", groups


def milliseconds(question: Callable[[Library], object], library: Library, repeats: int = REPEATS) -> float:
    """Return the median time of several runs."""
    times = []
    for _ in range(repeats):
        start = process_time()
        question(library)
        times.append(process_time() - start)
    return 1000 * median(times)


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        start = perf_counter()
        fill(path, articles)
        print(
            f"{articles:,} articles in {perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:,.0f} MB\n"
        )
        with Library.open(path) as library:
            for name, question in questions():
                print(f"{name:44}{milliseconds(question, library):10.2f}", flush=True)
            ids = list(library.articles.ids(ArticleFilter()))[:BULK]
            changes: tuple[tuple[str, Callable[[Library], object]], ...] = (
                ("mark as unread", lambda it: it.reading.mark_all(ids, ReadState.UNREAD)),
                ("undo that", lambda it: it.history.undo()),
                ("put into the bin", lambda it: it.bin.put(ids)),
                ("undo that", lambda it: it.history.undo()),
            )
            for name, change in changes:
                print(f"{len(ids):,}: {name:35}{milliseconds(change, library, 1):10.0f}", flush=True)
            for index in INDEXES:
                size = library._connection.value(
                    "SELECT sum(pgsize) FROM dbstat WHERE name = :index", {"index": index}
                )
                print(f"{index:44}{size / 1e6:10.1f} MB")


if __name__ == "__main__":
    main()
