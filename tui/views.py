"""What the sidebar of the library lists: ways to look at the articles, in groups, each with a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from store.articles import ArticleFilter
from store.feeds.folders import FeedFolder, feed_lines
from store.search.language import read_query
from store.search.query import BINNED, STARRED, UNREAD, Field, Term
from tui.feed_outline import feed_branch
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.library import Library
    from store.search.order import Order
    from store.search.query import Query
    from tui.folding import Branch


class Kind(Enum):
    """What a view is of: it says what can be done to it."""

    ALWAYS = auto()
    """Of what every library has."""
    SEARCH = auto()
    """A saved search."""
    NAME = auto()
    """A pinned name."""
    FEED = auto()
    """A feed."""
    FOLDER = auto()
    """A folder of feeds."""


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the articles."""

    title: str
    """What it is called, one clean line."""
    query: str
    """What is searched for, as it is typed; empty for everything."""
    number: int
    """How many articles there are; of a feed, how many of them are unread."""
    kind: Kind = Kind.ALWAYS
    """What it is of."""
    identifier: int = 0
    """The saved search or the name, by what the library calls it."""
    order: Order | None = None
    """The order that goes with it; None for the one that the list is in."""
    branch: Branch | None = None
    """Its place in the tree of feeds; None for what lies in none."""

    @property
    def counted(self) -> str:
        """The number with what it counts."""
        unread = self.kind in (Kind.FEED, Kind.FOLDER)
        return f"{self.number:,} unread" if unread else counted(self.number, "article")


@dataclass(frozen=True, slots=True)
class Group:
    """Views of one kind under a heading."""

    title: str
    """The heading; empty for the first ones, which need none."""
    views: tuple[View, ...]
    """At least one."""


def groups(library: Library) -> list[Group]:
    """Count what there is to look at. It takes the longer the more articles there are: for a worker."""
    made = (Group(title, tuple(views(library))) for title, views in PROVIDERS)
    return [group for group in made if group.views]


def _always(library: Library) -> Iterator[View]:
    asked: tuple[tuple[str, Query | None], ...] = (
        ("All", None),
        ("Unread", UNREAD),
        ("Starred", STARRED),
        ("Tagged", Term(Field.HAS, "tag")),
        ("Bin", BINNED),
    )
    for title, query in asked:
        yield View(title, str(query or ""), library.articles.count(ArticleFilter(query)))


def _searches(library: Library) -> Iterator[View]:
    for saved in library.saved_searches.all():
        number = library.articles.count(ArticleFilter(read_query(saved.query)))
        yield View(saved.name, saved.query, number, Kind.SEARCH, saved.id, saved.order)


def _names(library: Library) -> Iterator[View]:
    for pinned in library.pinned_names.all():
        query = str(Term(Field.NAME, pinned.text))
        yield View(pinned.text, query, pinned.articles, Kind.NAME, pinned.name_id)


def _feeds(library: Library) -> Iterator[View]:
    """Yield the feeds in their folders; the numbers of both are kept, so that nothing is counted."""
    for line in feed_lines(library.feeds.all()):
        branch = feed_branch(line)
        if isinstance(line, FeedFolder):
            query: Query = Term(Field.FOLDER, line.path)
            yield View(line.name, str(query), line.unread, Kind.FOLDER, branch=branch)
        else:
            query = library.feeds.query(line)
            yield View(line.name, str(query), line.unread, Kind.FEED, line.id, branch=branch)


PROVIDERS: tuple[tuple[str, Callable[[Library], Iterable[View]]], ...] = (
    ("", _always),
    ("Searches", _searches),
    ("Names", _names),
    ("Feeds", _feeds),
)
"""The groups in the order in which they stand: the heading, and what yields the views. One without views is
not shown."""

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""The keys by which views are chosen, in their order."""


def keyed(listed: Iterable[Group]) -> dict[str, View]:
    """Return the views that have a key, by it."""
    return dict(zip(KEYS, (view for group in listed for view in group.views), strict=False))
