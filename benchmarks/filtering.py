"""What the filter's first page takes after a key, in 100,000 articles with words as frequent as in news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from benchmarks.libraries import kept
from benchmarks.library import News, fill, milliseconds, searching
from store.library import Library
from store.search.order import NEWEST_FIRST

if TYPE_CHECKING:
    from benchmarks.figures import Report

ARTICLES = 100_000


def filtering(report: Report) -> None:
    """Measure the slowest of all that the detailed benchmark searches for."""
    with Library.open(kept(f"news-{ARTICLES}", lambda library: fill(library, ARTICLES))) as library:
        took = {
            name: milliseconds(searching(search, NEWEST_FIRST), library)
            for name, search in News().searches().items()
        }
    slowest = max(took, key=took.__getitem__)
    report(Figure(f"filter, 100,000 articles: {slowest}", took[slowest], "ms", 20))
