"""How a library of many articles answers, beside one of a hundredth of them.

    python -m benchmarks.library [ARTICLES]

A library of that many articles (100,000 if not said, 5,000 at least) is made in a temporary folder, and each
question is put to it and to the small one. Words are as frequent as in news: some stand in nearly all
articles, most in few. Times are medians of what the process uses, in milliseconds; the last column is how
many times longer the large one takes: near 1 for what must not grow with the library, near 100 for what may.
What a reader waits for with each key of a filter or a search, its first page, is to take 20 ms at most.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from prose.document import Block, BlockKind, Document, Facts
from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.articles import ArticleFilter, ReadState
from store.library import Library
from store.passages.passage import PassageFilter
from store.search.language import read_query
from store.search.order import BEST_FIRST, NEWEST_FIRST, Order, SortKey
from store.search.query import STARRED, UNREAD, tagged

if TYPE_CHECKING:
    from collections.abc import Callable

SYLLABLES = [consonant + vowel for consonant, vowel in zip("bcdfghjklmnprstvwxyz", "aeiou" * 4, strict=True)]
WORDS_IN_ARTICLE = 400
VOCABULARY = 50_000
NAMES = 500
OUTLETS = 40
REPEATS = 15

SEARCHES = {
    "one letter": "b*",
    "three letters": "{common:.3}*",
    "a word in nearly all": "{common}",
    "its beginning": "{common:.4}*",
    "a word in a fifth": "{frequent}",
    "a word in a hundredth": "{rare}",
    "two words": "{common} {frequent}",
    "two words, one to go on": "{frequent} b*",
    "a phrase": '"{common} {frequent}"',
    "not a word": "-{common}",
    "one word or another": "{frequent} or {rare}",
    "a tag": 'tag:"tag 7"',
    "said by somebody": "said-by:{speaker}",
    "said by a letter": "said-by:b*",
    "said words": "said:{frequent}",
    "said by somebody, words": "said-by:{speaker} said:{common}",
    "a name": "name:{speaker}",
    "a source": 'source:"outlet 3"',
    "unread, a word": "is:unread {frequent}",
    "days, a word": "after:2024-11 before:2024-12 {common}",
}
"""What is searched for, with words that are as frequent as is said."""


def _first_page(key: SortKey) -> Callable[[Library], object]:
    """Return the question for the first page of an order."""
    return lambda library: library.articles.first_page(ArticleFilter(order=Order((key,))))


QUESTIONS: dict[str, Callable[[Library], object]] = {
    "first page": lambda it: it.articles.first_page(ArticleFilter()),
    "first page, unread": lambda it: it.articles.first_page(ArticleFilter(UNREAD)),
    "first page, starred": lambda it: it.articles.first_page(ArticleFilter(STARRED)),
    **{f"first page, {key}": _first_page(key) for key in SortKey if key is not SortKey.RELEVANCE},
    "all ids, outlet": lambda it: it.articles.ids(ArticleFilter(order=Order((SortKey.OUTLET,)))),
    "all ids, outlet and title": lambda it: it.articles.ids(
        ArticleFilter(order=Order((SortKey.OUTLET, SortKey.TITLE)))
    ),
    "all ids, title, unread": lambda it: it.articles.ids(ArticleFilter(UNREAD, Order((SortKey.TITLE,)))),
    "all ids": lambda it: it.articles.ids(ArticleFilter()),
    "all ids, one letter": lambda it: it.articles.ids(ArticleFilter(read_query("b*"))),
    "count": lambda it: it.articles.count(ArticleFilter()),
    "count, unread": lambda it: it.articles.count(ArticleFilter(UNREAD)),
    "a page of sentences": lambda it: [
        it.articles.hits(read_query("b*")).sentence(row) for row in range(1, 13)
    ],
    "an article": lambda it: it.articles.get(50),
    "an article's passages": lambda it: it.passages.of_article(50),
    "passages, first page": lambda it: it.passages.first_page(PassageFilter()),
    "passages with a tag": lambda it: it.passages.first_page(PassageFilter(tagged("tag 7"))),
    "passages, one letter": lambda it: it.passages.first_page(PassageFilter(read_query("b*"))),
    "passages that are due": lambda it: it.reviews.choose(15),
    "how many are due tomorrow": lambda it: it.reviews.count(days=1),
    "uncertain marks": lambda it: it.doubts.choose(),
    "tags": lambda it: it.tags.all(),
    "star": lambda it: it.reading.star(50, True),
    "tag": lambda it: it.passages.make(50, Span(0, 9), tags=["tag 7"]),
    "undo": lambda it: it.history.undo(),
}


class News:
    """Words, names and outlets, of which few are frequent and most are rare."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._words = self._made(VOCABULARY)
        # Zipf's law, with the correction of Mandelbrot.
        self._frequencies = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
        self._names = [
            " ".join(pair).title() for pair in zip(self._made(NAMES), self._made(NAMES), strict=True)
        ]

    def _made(self, number: int) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < number:
            # The frequent ones are short.
            length = 2 if len(made) < 200 else self._chance.randint(2, 4)
            made["".join(self._chance.choices(SYLLABLES, k=length))] = None
        return list(made)

    def words(self, number: int) -> str:
        """Return so many words."""
        return " ".join(self._chance.choices(self._words, cum_weights=self._frequencies, k=number))

    def name(self) -> str:
        """Return a name."""
        return self._chance.choices(self._names, cum_weights=self._frequencies[:NAMES])[0]

    def outlet(self) -> str:
        """Return the name of an outlet."""
        chosen = self._chance.choices(range(OUTLETS), cum_weights=self._frequencies[:OUTLETS])[0]
        return f"Outlet {chosen}"

    def searches(self) -> dict[str, str]:
        """Return what is searched for."""
        words = {"common": self._words[10], "frequent": self._words[180], "rare": self._words[3_500]}
        speaker = self._names[0].split()[1].lower()
        return {name: search.format(**words, speaker=speaker) for name, search in SEARCHES.items()}


def fill(library: Library, number: int) -> News:
    """Add articles; every tenth is starred, quotes somebody, has a passage, and is not read as the others."""
    news = News()
    day = datetime(2024, 12, 13, tzinfo=UTC)
    with library.transaction():
        for index in range(number):
            name = news.name()
            text = f"{name} said {news.words(WORDS_IN_ARTICLE)}."
            facts = Facts(
                headline=text[:60], publisher=news.outlet(), published=day - timedelta(minutes=index)
            )
            document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=facts)
            article_id = library.articles.add(document, text.encode(), f"{index}.txt").id
            if index % 10:
                library.reading.mark(article_id, ReadState.READ, automatic=True)
                continue
            library.reading.star(article_id, True)
            library.passages.make(article_id, Span(0, 40), tags=[f"tag {index // 10 % 50}"])
            speaker = Span(0, len(name))
            said = Quote(
                Span(len(name) + 6, len(name) + 120),
                QuoteKind.INDIRECT,
                speaker,
                name,
                method=SpeakerMethod.ATTRIBUTED,
            )
            library.marks.replace(article_id, Marks((Entity(speaker, Label.PERSON),), (said,)), "benchmark")
    library.settle()
    return news


def milliseconds(question: Callable[[Library], object], library: Library) -> float:
    """Return the median time of several runs, each of its own."""
    times = []
    for _ in range(REPEATS):
        start = process_time()
        question(library)
        times.append(process_time() - start)
    return 1000 * median(times)


def opened(path: Path) -> float:
    """Return the median time of opening a library and drawing its first page, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        start = process_time()
        with Library.open(path) as library:
            library.articles.first_page(ArticleFilter())
        times.append(process_time() - start)
    return 1000 * median(times)


def searching(search: str, order: Order) -> Callable[[Library], object]:
    """Return the question for the first page of what a search finds."""
    article_filter = ArticleFilter(read_query(search), order)
    return lambda library: library.articles.first_page(article_filter)


def report(name: str, times: list[float]) -> None:
    """Print a line of the table."""
    print(f"{name:40}{times[0]:10.2f}{times[1]:12.2f}{times[1] / times[0]:9.1f}", flush=True)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "small.db", Path(folder) / "large.db"
        for path, articles in zip(paths, (number // 100, number), strict=True):
            start = perf_counter()
            with Library.open(path) as library:
                news = fill(library, articles)
            size = path.stat().st_size / 1e6
            print(f"{articles:>9,} articles in {perf_counter() - start:.0f} s, {size:,.0f} MB")
        head = f"{number // 100:>10,}{number:>12,}{'ratio':>9}"
        print(f"\n{'':40}{head}")
        report("open, first page", [opened(path) for path in paths])
        with Library.open(paths[0]) as small, Library.open(paths[1]) as large:
            for name, question in QUESTIONS.items():
                report(name, [milliseconds(question, library) for library in (small, large)])
            for which, order in (("the newest", NEWEST_FIRST), ("the best", BEST_FIRST)):
                print(f"\n{f'first page of {which} that fit':40}{head}")
                for name, search in news.searches().items():
                    report(name, [milliseconds(searching(search, order), it) for it in (small, large)])


if __name__ == "__main__":
    main()
