"""One library: the file, and what is in it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from store.articles import Articles
from store.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Self

    from store.bin import Bin
    from store.connection import Connection, Report
    from store.corrections.corrections import Corrections
    from store.exchange.exchange import Exchange
    from store.feeds.arrivals import Arrivals
    from store.feeds.feeds import Feeds
    from store.history.history import History
    from store.marks import ArticleMarks
    from store.names.names import Names
    from store.names.pinned import PinnedNames
    from store.passages.groups import PassageGroups
    from store.passages.passage import PassageFilter
    from store.passages.passages import Passages
    from store.passages.several import SeveralPassages
    from store.passages.statistics import Statistics
    from store.positions import Positions
    from store.quotes.quotes import Quotes
    from store.reading import Reading
    from store.review.doubts import Doubts
    from store.review.reviews import Reviews
    from store.saved_searches import SavedSearches
    from store.stories.stories import Stories
    from store.tags.codebook import Codebook
    from store.tags.remarks import Remarks
    from store.tags.tags import Tags
    from store.unreadable import UnreadablePages
    from store.versions import Versions

AT_ONCE = 16
"""How many articles are settled at once by a step of the reader's: some 50 ms."""


class Library:
    """An open library file, for the thread that opened it; other threads and programs open it too."""

    def __init__(self, connection: Connection, *, created: bool = False) -> None:
        self.path: Path = connection.path
        """Where the file is."""
        self.created: bool = created
        """Whether this opening made it a library: nothing is in it yet."""
        self.read_only: bool = connection.read_only
        """Whether it can only be read; whatever would change it raises `ReadOnlyLibrary`."""
        self._connection = connection
        self.articles = Articles(connection)
        """The articles."""

    # Opening a library is part of the app's start, and the articles are all that its first screen shows: what
    # knows the rest is imported when it is asked.

    @cached_property
    def history(self) -> History:
        """What can be undone and redone."""
        from store.history.history import History

        return History(self._connection, self._settle_few)

    @cached_property
    def marks(self) -> ArticleMarks:
        """What is marked in the articles: by the machine, and as the reader corrected it."""
        from store.marks import ArticleMarks

        return ArticleMarks(self._connection)

    @cached_property
    def reading(self) -> Reading:
        """How far the articles are read."""
        from store.reading import Reading

        return Reading(self._connection, self.history)

    @cached_property
    def bin(self) -> Bin:
        """The articles that the reader threw away."""
        from store.bin import Bin

        return Bin(self._connection, self.history, self.tags)

    @cached_property
    def saved_searches(self) -> SavedSearches:
        """The searches that the reader keeps under names."""
        from store.saved_searches import SavedSearches

        return SavedSearches(self._connection, self.history)

    @cached_property
    def pinned_names(self) -> PinnedNames:
        """The names that the reader follows."""
        from store.names.pinned import PinnedNames

        return PinnedNames(self._connection, self.history)

    @cached_property
    def tags(self) -> Tags:
        """The reader's tags."""
        from store.tags.tags import Tags

        return Tags(self._connection, self.history)

    @cached_property
    def codebook(self) -> Codebook:
        """The tree of those, and what is done to a tag wherever it is given."""
        from store.tags.codebook import Codebook

        return Codebook(self._connection, self.history, self.tags)

    @cached_property
    def remarks(self) -> Remarks:
        """The tags and notes of articles as wholes."""
        from store.tags.remarks import Remarks

        return Remarks(self._connection, self.history, self.tags)

    @cached_property
    def passages(self) -> Passages:
        """The reader's passages, with their tags and notes."""
        from store.passages.passages import Passages

        return Passages(self._connection, self.history, self.tags)

    @cached_property
    def reviews(self) -> Reviews:
        """When passages come up again, to be read again."""
        from store.review.reviews import Reviews

        return Reviews(self._connection, self.history)

    @cached_property
    def several_passages(self) -> SeveralPassages:
        """The same passages, many at once."""
        from store.passages.several import SeveralPassages

        return SeveralPassages(self._connection, self.history, self.tags)

    @cached_property
    def passage_groups(self) -> PassageGroups:
        """The same passages, by what they have in common."""
        from store.passages.groups import PassageGroups

        return PassageGroups(self._connection)

    def statistics(self, passage_filter: PassageFilter) -> Statistics:
        """Return what the passages that a filter leaves amount to; takes longer the more they are."""
        from store.passages.statistics import find_statistics

        return find_statistics(self._connection, passage_filter)

    @cached_property
    def versions(self) -> Versions:
        """The texts that articles had before they changed."""
        from store.versions import Versions

        return Versions(self._connection, self.history)

    @cached_property
    def stories(self) -> Stories:
        """Which articles are the same story, and what is new in them."""
        from store.stories.stories import Stories

        return Stories(self._connection)

    @cached_property
    def positions(self) -> Positions:
        """The places to which the reader gave a letter."""
        from store.positions import Positions

        return Positions(self._connection, self.history)

    @cached_property
    def names(self) -> Names:
        """The people, organisations and places that the articles mention."""
        from store.names.names import Names

        return Names(self._connection)

    @cached_property
    def quotes(self) -> Quotes:
        """What was said in the articles, by whom and about whom."""
        from store.quotes.quotes import Quotes

        return Quotes(self._connection)

    @cached_property
    def corrections(self) -> Corrections:
        """What the reader says about those, against the machine."""
        from store.corrections.corrections import Corrections

        return Corrections(self._connection, self.history, self.names)

    @cached_property
    def feeds(self) -> Feeds:
        """The reader's feeds."""
        from store.feeds.feeds import Feeds

        return Feeds(self._connection, self.history)

    @cached_property
    def arrivals(self) -> Arrivals:
        """What comes with the feeds."""
        from store.feeds.arrivals import Arrivals

        return Arrivals(self._connection, self.articles, self.versions)

    @cached_property
    def unreadable_pages(self) -> UnreadablePages:
        """The pages that were asked for and gave no article."""
        from store.unreadable import UnreadablePages

        return UnreadablePages(self._connection)

    @cached_property
    def doubts(self) -> Doubts:
        """What the machine marked and is not sure of."""
        from store.review.doubts import Doubts

        return Doubts(self._connection, self.history, self.corrections, self.marks)

    @cached_property
    def exchange(self) -> Exchange:
        """What goes out to other libraries and programs, and comes in from them."""
        from store.exchange.exchange import Exchange

        return Exchange(self._connection, self.history, self.tags)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Library:
        """Open a library.

        Args:
            path: Where the file is. If it or its folder cannot be written, it is opened for reading.
            create: Whether to make it if it is not there, readable by nobody else.

        Raises:
            LibraryError: If it cannot be opened; a file that is no library of this version is left as it was.
        """
        opened = open_file(path, create=create)
        return cls(opened.connection, created=opened.created)

    def close(self) -> None:
        """Close the file; whatever was done is in it already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def be_patient(self) -> None:
        """Wait up to a minute for other programs that write, for work that goes on by itself.

        Who waits at a key is to be told soon that another program is at work.
        """
        self._connection.be_patient()

    def step(self, label: str) -> AbstractContextManager[object]:
        """Make everything that the reader does in the body one step of the history, with this label."""
        return self.history.step(label)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything in the body one change of the file, which happens wholly or not at all."""
        with self._connection.transaction():
            yield

    def settle(self, first: int | None = None, *, articles: int | None = None) -> int:
        """Bring mentions and names up to date with the marks and the corrections.

        A step of the history does so by itself where it touches few articles. The others are found by
        `detect`, or by whoever wants to see one of them at once.

        Args:
            first: The article to do before all others; others follow, the newest first.
            articles: How many articles at most, some 3 ms each; None for all.

        Returns:
            How many articles are left.

        Raises:
            LibraryError: If the library cannot be written.
        """
        if not self._unsettled():
            return 0
        from store.settling.settling import Settling

        return Settling(self._connection).settle(first, articles=articles)

    def _settle_few(self) -> None:
        """Settle all names, and the articles if that does not take long."""
        # CROSS: left to itself, SQLite goes through all articles to find that none of them is unsettled.
        few = self._connection.value(
            """
            SELECT count(*) <= :few
            FROM unsettled CROSS JOIN reading ON reading.article_id = unsettled.article_id
            WHERE reading.binned IS NULL
            """,
            {"few": AT_ONCE},
        )
        self.settle(articles=AT_ONCE if few else 0)

    def _unsettled(self) -> bool:
        found = self._connection.value(
            "SELECT EXISTS (SELECT 1 FROM unsettled) OR EXISTS (SELECT 1 FROM unsettled_name)"
        )
        return bool(found)

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """Let whatever takes long here end with `QueryGivenUp` once nobody waits for it.

        Args:
            is_over: Whether that is so; asked often, and by the thread that asks the library.
        """
        self._connection.give_up_when(is_over)

    def limit_cache(self, kilobytes: int) -> None:
        """Keep no more of the file in memory: for who looks much up and writes little.

        Args:
            kilobytes: How much.
        """
        self._connection.limit_cache(kilobytes)

    def changed(self) -> int:
        """Return a number that is another one after another connection has changed the file."""
        version: int = self._connection.value("PRAGMA data_version")
        return version

    def check(self) -> list[str]:
        """Look for damage and return a sentence for each thing found, none if all is well.

        A search index that does not match what it indexes is made anew, which a sentence says as well.
        """
        # Here and below, not above: opening a library is part of the app's start, and few visits come here.
        from store.checks import find_problems

        return find_problems(self._connection)

    def backup(self, target: Path | None = None, *, report: Report | None = None) -> Path:
        """Copy the library and return the copy's path.

        Args:
            target: A file that is not there yet; None for one named for this moment in the folder `backups`
                beside the library, of which the last five are kept.
            report: Told now and then how many pages of how many are copied; if it raises something, there
                is no copy.

        Raises:
            TargetError: If there is something at `target`, or nothing can be written there.
            LibraryError: If the library cannot be read.
        """
        from store.backups import back_up

        return back_up(self.path, target, report)

    def daily_backup(self, *, report: Report | None = None) -> Path | None:
        """Copy the library as `backup()` does and return the copy's path.

        It opens the file for itself, so any thread may call it, and other programs can write meanwhile.
        Nothing is done, and None returned, where there is a copy of the last 24 hours, or the library is
        read-only.
        """
        from store.backups import back_up_daily

        return None if self.read_only else back_up_daily(self.path, report)
