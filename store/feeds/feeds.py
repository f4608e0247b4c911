"""The reader's feeds: which there are, and what he sets. Every change of his is a step of the history."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from prose.characters import clean_line, folded
from store.errors import FeedError, NewsreadError
from store.feeds.feed import DEEPEST, LONGEST, Feed, FeedSettings, clean_folder, feed_of
from store.feeds.schedule import LONGEST_INTERVAL
from store.moments import now, to_number
from store.search.query import Field, Term
from store.tags.tags import fold_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.connection import Connection
    from store.history.history import History

LONGEST_NUMBER = 19
"""How many digits make a number that SQLite may not be able to hold."""
_ROWS = "SELECT feed.*, feed_state.* FROM feed JOIN feed_state ON feed_state.feed_id = feed.id"


class AddedFeed(NamedTuple):
    """What became of a feed that was to be added."""

    id: int
    """The feed."""
    new: bool
    """Whether the reader did not have it."""


class Feeds:
    """The feeds of a library, without those that the reader removed."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    # -- which there are

    def all(self) -> list[Feed]:
        """Return every feed by folder and name, those in no folder first.

        It costs the same however many articles there are.
        """
        rows = self._connection.rows(f"{_ROWS} WHERE NOT removed")
        feeds = [feed_of(row) for row in rows]
        return sorted(feeds, key=lambda feed: (_path(feed), folded(feed.name), feed.id))

    def get(self, feed_id: int) -> Feed | None:
        """Return a feed, or None if there is none."""
        row = self._connection.row(f"{_ROWS} WHERE feed.id = :id AND NOT removed", {"id": feed_id})
        return None if row is None else feed_of(row)

    def at(self, address: str) -> Feed | None:
        """Return the feed that is fetched at an address, or None."""
        row = self._connection.row(
            f"{_ROWS} WHERE address = :address AND NOT removed", {"address": _normal(address)}
        )
        return None if row is None else feed_of(row)

    def find(self, text: str) -> list[Feed]:
        """Return the feeds that somebody means: by number, by address, or by words of the name.

        A number means no name: who removes a feed twice must not remove another one that has it in its name.
        """
        if text.isascii() and text.isdigit():
            feed = self.get(int(text)) if len(text) < LONGEST_NUMBER else None
            return [] if feed is None else [feed]
        if ":" in text:
            with suppress(NewsreadError):
                if (feed := self.at(text)) is not None:
                    return [feed]
        words = clean_line(text).casefold()
        feeds = self.all()
        called = [feed for feed in feeds if feed.name.casefold() == words]
        return called or [
            feed for feed in feeds if all(word in feed.name.casefold() for word in words.split())
        ]

    def of_article(self, article_id: int) -> list[Feed]:
        """Return the feeds that an article came with, the one that gave its text first."""
        rows = self._connection.rows(
            f"""
            {_ROWS} JOIN entry ON entry.feed_id = feed.id
            WHERE entry.article_id = :article AND NOT removed
            ORDER BY gives_text DESC, feed.id
            """,
            {"article": article_id},
        )
        return [feed_of(row) for row in rows]

    def query(self, feed: Feed) -> Term:
        """Return the query for the articles of one feed: by its name where that tells it from all others."""
        found = self._connection.numbers(
            "SELECT rowid FROM feed_search WHERE feed_search MATCH :words LIMIT 2",
            {"words": f'title : "{feed.name.replace(chr(34), chr(34) * 2)}"'},
        )
        return Term(Field.FEED, feed.name if list(found) == [feed.id] else feed.address)

    # -- what the reader does

    def add(
        self, address: str, settings: FeedSettings | None = None, *, own_title: str = "", site: str = ""
    ) -> AddedFeed:
        """Add a feed; one that was removed comes back with its articles, one that is there stays as it is.

        Args:
            address: Where it is fetched.
            settings: What the reader says about it; for one that comes back, what he said, if None.
            own_title: What it calls itself, if that is known.
            site: The address of its site, if that is known.

        Raises:
            FeedError: If a setting makes no sense.
            RefusedAddress: If the address is no http or https address.
            LibraryError: If the library cannot be written.
        """
        values = {
            **_columns(settings or FeedSettings()),
            "address": _normal(address),
            "own_title": clean_line(own_title),
            "site": clean_line(site),
            "added": to_number(now()),
        }
        name = values["title"] or values["own_title"] or values["address"]
        with self._history.step(f"subscribe to “{name}”"):
            row = self._connection.row("SELECT id, removed FROM feed WHERE address = :address", values)
            if row is None:
                # To undo this must not take away what came with it.
                with self._history.unrecorded():
                    added = self._insert({**values, "removed": 1})
                self._connection.execute("UPDATE feed SET removed = 0 WHERE id = :id", {"id": added})
                return AddedFeed(added, new=True)
            if row["removed"]:
                self._connection.execute(
                    "UPDATE feed SET removed = 0, paused = 0 WHERE id = :id", {"id": row["id"]}
                )
                self._forgive(row["id"])
                if settings is not None:
                    self._set(row["id"], settings)
            return AddedFeed(row["id"], new=bool(row["removed"]))

    def set(self, feed_id: int, settings: FeedSettings) -> None:
        """Set what the reader says about a feed. One that is no longer paused may be asked at once.

        If the text is to come from the pages from now on, so does that of entries that the feed still has.

        Raises:
            FeedError: If a setting makes no sense, or the feed is gone.
            LibraryError: If the library cannot be written.
        """
        feed = self._existing(feed_id)
        with self._history.step(f"change the feed “{feed.name}”"):
            self._set(feed_id, settings)
            if feed.settings.paused and not settings.paused:
                self._forgive(feed_id)
            if settings.full_text and not feed.settings.full_text:
                self._forgive(feed_id)
                self._connection.execute("UPDATE entry SET digest = '' WHERE feed_id = :id", {"id": feed_id})

    def move(self, feed_id: int, address: str) -> None:
        """Fetch a feed at another address from now on.

        Raises:
            FeedError: If the feed is gone, or another one is fetched there.
            RefusedAddress: If the address is no http or https address.
            LibraryError: If the library cannot be written.
        """
        feed, address = self._existing(feed_id), _normal(address)
        taken = self._connection.value(
            "SELECT id FROM feed WHERE address = :address AND id <> :id", {"address": address, "id": feed_id}
        )
        if taken is not None:
            raise FeedError(f"There is another feed at {address} already; remove one of the two.")
        with self._history.step(f"move the feed “{feed.name}”"):
            self._connection.execute(
                "UPDATE feed SET address = :address WHERE id = :id", {"address": address, "id": feed_id}
            )
            self._forgive(feed_id)

    def pause(self, feed_ids: Sequence[int], paused: bool) -> int:
        """Pause feeds, or let them go on; return how many were not so."""
        feeds = [feed for feed in map(self.get, feed_ids) if feed and feed.settings.paused is not paused]
        with self._history.step(f"{'pause' if paused else 'resume'} {_counted(feeds)}"):
            for feed in feeds:
                self._set(feed.id, replace(feed.settings, paused=paused))
                if not paused:
                    self._forgive(feed.id)
        return len(feeds)

    def remove(self, feed_ids: Sequence[int]) -> int:
        """Remove feeds; their articles stay. Return how many there were."""
        feeds = [feed for feed in map(self.get, feed_ids) if feed is not None]
        with self._history.step(f"remove {_counted(feeds)}"):
            for feed in feeds:
                self._connection.execute("UPDATE feed SET removed = 1 WHERE id = :id", {"id": feed.id})
        return len(feeds)

    # -- the rows

    def _existing(self, feed_id: int) -> Feed:
        feed = self.get(feed_id)
        if feed is None:
            raise FeedError("This feed is no longer among yours; add it again.")
        return feed

    def _insert(self, values: dict[str, object]) -> int:
        return self._connection.insert(
            """
            INSERT INTO feed (address, own_title, site, title, folder, folder_folded, full_text, minutes,
                              paused, removed, added)
            VALUES (:address, :own_title, :site, :title, :folder, :folder_folded, :full_text, :minutes,
                    :paused, :removed, :added)
            """,
            values,
        )

    def _set(self, feed_id: int, settings: FeedSettings) -> None:
        self._connection.execute(
            """
            UPDATE feed SET title = :title, folder = :folder, folder_folded = :folder_folded,
                            full_text = :full_text, minutes = :minutes, paused = :paused
            WHERE id = :id
            """,
            {**_columns(settings), "id": feed_id},
        )

    def _forgive(self, feed_id: int) -> None:
        """Let a feed be asked at once, as if nothing had been wrong with it."""
        self._connection.execute(
            """
            UPDATE feed_state SET due = 0, waits = 0, failures = 0, problem = '', problem_since = NULL,
                                  etag = '', last_modified = ''
            WHERE feed_id = :id
            """,
            {"id": feed_id},
        )


def _columns(settings: FeedSettings) -> dict[str, object]:
    """Return what the reader says about a feed, by the columns of `feed`.

    Raises:
        FeedError: If a setting makes no sense.
    """
    title, folder = clean_line(settings.title), clean_folder(settings.folder)
    if len(title) > LONGEST:
        raise FeedError(f"The title of a feed has at most {LONGEST} characters; this one has {len(title)}.")
    depth = folder.count("/") + 1
    if depth > DEEPEST:
        raise FeedError(f"A feed lies in at most {DEEPEST} folders, not in {depth}; leave some of them out.")
    if settings.minutes is not None and not 1 <= settings.minutes <= LONGEST_INTERVAL:
        raise FeedError("A feed can be asked every minute to once a year; name another interval.")
    return {
        "title": title,
        "folder": folder,
        "folder_folded": fold_tag(folder),
        "full_text": int(settings.full_text),
        "minutes": settings.minutes,
        "paused": int(settings.paused),
    }


def _normal(address: str) -> str:
    """Return the address at which a feed is fetched; `feed:` is how some pages write it."""
    # Not above: the feeds are listed by who is not on the network.
    from store.web.addresses import normal_address

    text = address.strip()
    for scheme, meant in (("feed://", "https://"), ("feed:", "")):
        if text.casefold().startswith(scheme):
            text = meant + text[len(scheme) :]
            break
    return normal_address(text)


def _path(feed: Feed) -> tuple[tuple[str, str], ...]:
    """Return the folders that a feed is in, to sort by: a folder stands before those within it."""
    folder = feed.settings.folder
    return tuple((folded(name), fold_tag(name)) for name in folder.split("/")) if folder else ()


def _counted(feeds: Iterable[Feed]) -> str:
    names = [feed.name for feed in feeds]
    return f"the feed “{names[0]}”" if len(names) == 1 else f"{len(names):,} feeds"
