"""How a library of many articles answers, beside one of a hundredth of them.

    python -m benchmarks.library [ARTICLES]

A library of that many articles (100,000 if not said) is made in a temporary folder, and each question is put
to it and to the small one. Times are medians in milliseconds; the last column is how many times longer the
large one takes: near 1 for what must not grow with the library, near 100 for what may.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from prose.document import Block, BlockKind, Document, Facts
from prose.spans import Span
from store.articles import ArticleFilter, ReadState
from store.library import Library
from store.passages import PassageFilter
from store.search_language import read_query
from store.search_query import STARRED, UNREAD, tagged

if TYPE_CHECKING:
    from collections.abc import Callable

SYLLABLES = [consonant + vowel for consonant, vowel in zip("bcdfghjklmnprstvwxyz", "aeiou" * 4, strict=True)]
WORDS_IN_ARTICLE = 400
REPEATS = 15

QUESTIONS: dict[str, Callable[[Library], object]] = {
    "first page": lambda it: it.articles.first_page(ArticleFilter()),
    "first page, unread": lambda it: it.articles.first_page(ArticleFilter(UNREAD)),
    "first page, starred": lambda it: it.articles.first_page(ArticleFilter(STARRED)),
    "first page, rare word": lambda it: it.articles.first_page(ArticleFilter(read_query("rarest"))),
    "first page, two words": lambda it: it.articles.first_page(ArticleFilter(read_query("bace dif*"))),
    "first page, one letter": lambda it: it.articles.first_page(ArticleFilter(read_query("b*"))),
    "all ids": lambda it: it.articles.ids(ArticleFilter()),
    "all ids, one letter": lambda it: it.articles.ids(ArticleFilter(read_query("b*"))),
    "count": lambda it: it.articles.count(ArticleFilter()),
    "count, unread": lambda it: it.articles.count(ArticleFilter(UNREAD)),
    "an article": lambda it: it.articles.get(50),
    "an article's passages": lambda it: it.passages.of_article(50),
    "passages, first page": lambda it: it.passages.first_page(PassageFilter()),
    "passages with a tag": lambda it: it.passages.first_page(PassageFilter(tagged("tag 7"))),
    "passages, one letter": lambda it: it.passages.first_page(PassageFilter(read_query("b*"))),
    "tags": lambda it: it.tags.all(),
    "star": lambda it: it.reading.star(50, True),
    "tag": lambda it: it.passages.make(50, Span(0, 9), tags=["tag 7"]),
    "undo": lambda it: it.history.undo(),
}


def fill(library: Library, number: int) -> None:
    """Add articles; every tenth is starred and has a passage, and all but every tenth are read."""
    chance = random.Random(7)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(30_000)]
    day = datetime(2024, 12, 13, tzinfo=UTC)
    with library.transaction():
        for index in range(number):
            text = " ".join(chance.choices(words, k=WORDS_IN_ARTICLE)) + ("." if index % 97 else " rarest.")
            facts = Facts(headline=text[:60], publisher="Gazette", published=day - timedelta(minutes=index))
            document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=facts)
            article_id = library.articles.add(document, text.encode(), f"{index}.txt").id
            if index % 10:
                library.reading.mark(article_id, ReadState.READ, automatic=True)
            else:
                library.reading.star(article_id, True)
                library.passages.make(article_id, Span(0, 40), tags=[f"tag {index // 10 % 50}"])


def milliseconds(question: Callable[[Library], object], library: Library) -> float:
    """Return the median time of several runs, each of its own."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        question(library)
        times.append(perf_counter() - start)
    return 1000 * median(times)


def opened(path: Path) -> float:
    """Return the median time of opening a library and drawing its first page, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        with Library.open(path) as library:
            library.articles.first_page(ArticleFilter())
        times.append(perf_counter() - start)
    return 1000 * median(times)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "small.db", Path(folder) / "large.db"
        for path, articles in zip(paths, (number // 100, number), strict=True):
            start = perf_counter()
            with Library.open(path) as library:
                fill(library, articles)
            size = path.stat().st_size / 1e6
            print(f"{articles:>9,} articles in {perf_counter() - start:.0f} s, {size:,.0f} MB")
        print(f"\n{'':26}{number // 100:>10,}{number:>12,}{'ratio':>9}")
        times = [opened(path) for path in paths]
        print(f"{'open, first page':26}{times[0]:10.2f}{times[1]:12.2f}{times[1] / times[0]:9.1f}")
        with Library.open(paths[0]) as small, Library.open(paths[1]) as large:
            for name, question in QUESTIONS.items():
                times = [milliseconds(question, library) for library in (small, large)]
                print(f"{name:26}{times[0]:10.2f}{times[1]:12.2f}{times[1] / times[0]:9.1f}")


if __name__ == "__main__":
    main()
