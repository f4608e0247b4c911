"""In which order a list of articles stands: by one thing after another."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from prose.spans import Span
from store.bin import BINNED, IN_USE, of_article_in_use
from store.errors import SearchError


class SortKey(StrEnum):
    """What articles are put into order by; the value is what it is called where it is typed."""

    NEWEST = "newest"
    """By publication, or else by arrival."""
    OLDEST = "oldest"
    OUTLET = "outlet"
    """By publisher, from A to Z whatever their accents; those that name none last."""
    TITLE = "title"
    """By headline, from A to Z, whatever its accents and the quotation marks that it begins with."""
    LONGEST = "longest"
    SHORTEST = "shortest"
    MARKS = "marks"
    """What the reader marked most in first."""
    RELEVANCE = "relevance"
    """What fits a search best first; see `ArticleSearch.first_ranked`."""


# Written as in `store.schema.sort_keys`: only then does SQLite use the indexes made for them.
OUTLET = "(article.publisher = ''), coalesce(article.outlet_key, article.publisher) COLLATE NOCASE"
TITLE = "coalesce(article.title_key, ltrim(article.headline, ' \"''“”‘’«»„')) COLLATE NOCASE"
ARTICLE_DATED = "coalesce(article.published, article.added)"

_OF_ARTICLE = {
    SortKey.NEWEST: f"{ARTICLE_DATED} DESC",
    SortKey.OLDEST: f"{ARTICLE_DATED} ASC",
    SortKey.OUTLET: OUTLET,
    SortKey.TITLE: TITLE,
    SortKey.LONGEST: "article.words DESC",
    SortKey.SHORTEST: "article.words ASC",
    SortKey.MARKS: "reading.marks DESC",
}
_OF_READING = {
    **_OF_ARTICLE,
    SortKey.NEWEST: "reading.dated DESC",
    SortKey.OLDEST: "reading.dated ASC",
}
_ON_READING = (SortKey.NEWEST, SortKey.OLDEST, SortKey.MARKS, SortKey.RELEVANCE)
"""What an index of `reading` knows; one of `article` knows the others."""


class Order(NamedTuple):
    """An order: by the first key, what is the same by that by the next one, at last by date.

    The app starts with one, and a dataclass takes longer to make.
    """

    keys: tuple[SortKey, ...] = (SortKey.NEWEST,)
    """At least one."""

    def __str__(self) -> str:
        """Write it as it is typed."""
        return ",".join(self.keys)

    @property
    def by_relevance(self) -> bool:
        """Whether what fits best stands first."""
        return self.keys[0] is SortKey.RELEVANCE

    @property
    def is_walk(self) -> bool:
        """Whether it is the order of an index, so that its first rows are there at once."""
        return not self.by_relevance and self.keys[1:] in ((), (SortKey.NEWEST,))

    @property
    def article(self) -> str:
        """The id of an article in `source`, in SQL."""
        return "reading.article_id" if self._walks_along_reading else "article.id"

    @property
    def source(self) -> str:
        """The tables to walk along, in SQL."""
        if self._walks_along_reading:
            return (
                "reading" if self.is_walk else "reading CROSS JOIN article ON article.id = reading.article_id"
            )
        return "article" if self.is_walk else "article CROSS JOIN reading ON reading.article_id = article.id"

    def in_use(self, *, every: bool) -> str:
        """Return the condition on a row of `source` that its article is not in the bin.

        Args:
            every: Whether all rows are gone through: then what is in the bin is looked up once, and not for
                each row whether it is.
        """
        if self.source != "article":
            return IN_USE
        return f"article.id NOT IN ({BINNED})" if every else of_article_in_use("article.id")

    @property
    def terms(self) -> str:
        """What the rows of `source` are ordered by, in SQL."""
        # By date last. The index of lengths is walked backwards for the shortest: then the oldest is first.
        last = SortKey.OLDEST if self.keys[-1] in (SortKey.SHORTEST, SortKey.OLDEST) else SortKey.NEWEST
        keys = [key for key in dict.fromkeys((*self.keys, last)) if key is not SortKey.RELEVANCE]
        direction = "ASC" if last is SortKey.OLDEST else "DESC"
        terms = _OF_READING if self._walks_along_reading else _OF_ARTICLE
        return ", ".join([*(terms[key] for key in keys), f"{self.article} {direction}"])

    @property
    def _walks_along_reading(self) -> bool:
        return self.keys[0] in _ON_READING


NEWEST_FIRST = Order()
"""The order of every list that nobody has put into another one."""
BEST_FIRST = Order((SortKey.RELEVANCE,))
"""The order of what a search finds."""


def read_order(text: str) -> Order:
    """Read an order as it is typed: "outlet,title".

    Raises:
        SearchError: Something in it is no sort key.
    """
    words = [word.strip().casefold() for word in text.split(",")]
    for word in words:
        if word not in [key.value for key in SortKey]:
            raise SearchError(
                f"Articles cannot be sorted by “{word}”; take one or several of {', '.join(SortKey)}.",
                text,
                Span(0, max(1, len(text))),
            )
    return Order(tuple(dict.fromkeys(SortKey(word) for word in words)))
