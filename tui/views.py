"""What the sidebar of the library lists: ways to look at the articles, in groups, each with a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from store.articles import ArticleFilter
from store.search.language import read_query
from store.search.query import BINNED, STARRED, UNREAD, Field, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.feeds.feed import Feed
    from store.library import Library
    from store.search.order import Order
    from store.search.query import Query


class Kind(Enum):
    """What a view is of: it says what can be done to it."""

    ALWAYS = auto()
    """Of what every library has."""
    SEARCH = auto()
    """A saved search."""
    NAME = auto()
    """A pinned name."""
    FEED = auto()
    """A feed, or a folder of feeds."""


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
    depth: int = 0
    """How many folders it is in."""


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
    feeds = library.feeds.all()
    unread: dict[str, int] = {}
    for feed in feeds:
        for folder in _folders(feed):
            unread[folder] = unread.get(folder, 0) + feed.unread
    shown: set[str] = set()
    for feed in feeds:
        for depth, folder in enumerate(_folders(feed)):
            if folder not in shown:
                shown.add(folder)
                query = str(Term(Field.FOLDER, folder))
                yield View(folder.rpartition("/")[2], query, unread[folder], Kind.FEED, depth=depth)
        depth = len(_folders(feed))
        yield View(feed.name, str(library.feeds.query(feed)), feed.unread, Kind.FEED, feed.id, depth=depth)


def _folders(feed: Feed) -> list[str]:
    """Return the folders that a feed is in, the outermost first, each with its whole path."""
    parts = feed.settings.folder.split("/") if feed.settings.folder else []
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


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
