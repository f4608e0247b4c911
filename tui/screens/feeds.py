"""The reader's feeds, by folder: what is unread in each, and what is wrong with those that cannot be read."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING
from zlib import crc32

from textual.widgets import Static

from store.feeds.folders import FeedFolder, FeedLine, feed_lines, feeds_within
from store.search.query import Field, Term
from tui.commands.situation import Situation
from tui.feed_outline import feed_branch
from tui.feed_wording import feed_details
from tui.folding import unfolded
from tui.screens.folding_actions import FoldingActions
from tui.screens.list_screen import ListScreen
from tui.widgets.feed_list import FeedList
from tui.widgets.status_line import StatusLine
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.feeds.feed import Feed
    from store.library import Library
    from tui.folding import Branch


class FeedsScreen(ListScreen[FeedLine], FoldingActions):
    """All feeds, or those that a filter leaves."""

    TREE = "feeds"
    FILTER_HELP = "words of a name or a folder"
    EMPTY = (
        "You have no feeds yet.\n\n"
        "{add-a-feed} adds one: type the address of a feed or of a site, or the path of a list from another "
        "program (OPML). {refresh-all-feeds} asks feeds for what is new, and nothing else does."
    )
    NOTHING_FOUND = "No feed has that. {back} shows all of them again, {filter-the-feeds} changes the filter."

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []
        self._lines: list[FeedLine] = []

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield FeedList(id="feeds")
        yield StatusLine()

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.FEEDS

    def lines(self, library: Library) -> list[FeedLine]:
        """Return the feeds that the filter leaves, with their folders."""
        return feed_lines(
            feed
            for feed in library.feeds.all()
            if all(word in f"{feed.name} {feed.settings.folder}".casefold() for word in self._words)
        )

    def first_page(self) -> list[FeedLine]:
        """Fetch all of them: nobody has so many feeds that it would be felt."""
        self._lines = self.lines(self.library)
        self.query_one(FeedList).folded = self.folded
        return self._listed

    def fetch(self, identifiers: Sequence[int]) -> list[FeedLine]:
        """Fetch lines by their identifiers."""
        known = {self.identify(line): line for line in self.first_page()}
        return [known[identifier] for identifier in identifiers if identifier in known]

    def identify(self, row: FeedLine) -> int:
        """Return a feed's identifier; for a folder a number below 0 that goes with its path."""
        return -1 - crc32(row.path.casefold().encode()) if isinstance(row, FeedFolder) else row.id

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which lines there are."""
        return array("q", map(self.identify, self._listed))

    @property
    def _listed(self) -> list[FeedLine]:
        """What is not folded of the lines that were last looked at."""
        return [self._lines[number] for number in unfolded(self.branches, self.folded)]

    # -- the tree

    @property
    def branches(self) -> list[Branch]:
        """Feeds and folders."""
        return [*map(feed_branch, self._lines)]

    @property
    def branch(self) -> Branch | None:
        """The feed or the folder in focus."""
        row = self.rows.current
        return feed_branch(row) if row is not None else None

    @property
    def holds(self) -> bool:
        """Whether that is a folder."""
        return isinstance(self.rows.current, FeedFolder)

    @property
    def folds(self) -> bool:
        """Whether all feeds are listed, and not just those with some words."""
        return not self._words

    def open_leaf(self) -> None:
        """List the articles of the feed in focus."""
        self.open_feed()

    def go_to_branch(self, key: str) -> None:
        """Move the focus to another line that is listed."""
        self.rows.go_to(self._number_of(key))

    def list_tree(self, focus: str) -> None:
        """List the tree with what is folded now, the focus on one of its places."""
        self.query_one(FeedList).folded = self.folded
        if self.order is not None:
            self.order.use_identifiers(self.all_identifiers(self.library))
            self.rows.show(self.order, self._number_of(focus), keep_view=True)
            self.show_focus()

    def _number_of(self, key: str) -> int:
        keys = (feed_branch(line).key for line in self._listed)
        return next((number for number, one in enumerate(keys) if one == key), 0)

    # -- what the list asks, besides

    def use_filter(self, text: str) -> str:
        """Take the words that a name or a folder must have."""
        self._words = text.casefold().split()
        return text.strip()

    def show_focus(self) -> None:
        """Say what there is to know of the feed in focus."""
        lines = self._lines
        feeds = [line for line in lines if not isinstance(line, FeedFolder)]
        facts = [("All", len(feeds)), ("Unread", sum(feed.unread for feed in feeds))]
        broken = sum(feed.is_broken for feed in feeds)
        self.show_banner("Feeds", *(facts if feeds else []), *([("Not read", broken)] if broken else []))
        row = self.rows.current
        if row is None or not lines:
            self.status.set_focus_text("no feeds")
        elif isinstance(row, FeedFolder):
            self.status.set_focus_text(f"{row.path} · {counted(row.feeds, 'feed')} · {row.unread:,} unread")
        else:
            self.status.set_focus_text(feed_details(row))
        self.status.set_place(self.progress)

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked."""
        self.open_feed()

    def open_feed(self) -> None:
        """List the articles of the feed or the folder in focus."""
        row = self.rows.current
        if isinstance(row, FeedFolder):
            self.desk_app.ways.to_articles(Term(Field.FOLDER, row.path))
        elif row is not None:
            self.desk_app.ways.to_articles(self.library.feeds.query(row))

    def add(self) -> None:
        """Let the reader type the address of a feed, and what is to be set for it."""
        from tui.screens.feed_dialog import NewFeedDialog

        row = self.rows.current
        folder = "" if row is None else row.path if isinstance(row, FeedFolder) else row.settings.folder
        self.app.push_screen(
            NewFeedDialog(self.eye, self.desk_app.say_meanwhile, self.desk_app.background, folder)
        )

    def change(self) -> None:
        """Let the reader change what is set for the feed in focus."""
        from tui.screens.feed_dialog import FeedDialog

        if (row := self._feed) is not None:
            self.app.push_screen(FeedDialog(self.eye, self._done, self.library, row))

    def pause(self) -> None:
        """Pause the feeds in focus, or let them go on if all are paused."""
        feeds = self._feeds
        pausing = not all(feed.settings.paused for feed in feeds)
        if feeds:
            self.library.feeds.pause([feed.id for feed in feeds], pausing)
            self._done(f"{'Paused' if pausing else 'Resumed'} {_named(feeds)}")

    def remove_feed(self) -> None:
        """Remove the feed in focus; its articles stay."""
        if (row := self._feed) is not None:
            self.library.feeds.remove([row.id])
            self._done(f"Removed {_named([row])}; its articles stay")

    def refresh_these(self) -> None:
        """Ask the feed in focus, or those of the folder, for what is new."""
        if feeds := self._feeds:
            self.desk_app.background.fetch([feed.id for feed in feeds])

    @property
    def _feed(self) -> Feed | None:
        """The feed in focus; None, having said so, where a folder is."""
        row = self.rows.current
        if isinstance(row, FeedFolder):
            self.status.say("This is a folder; go to one of its feeds.")
            return None
        return row

    @property
    def _feeds(self) -> list[Feed]:
        """The feed in focus, or those of the folder."""
        row = self.rows.current
        if isinstance(row, FeedFolder):
            return feeds_within(self._lines, row)
        return [] if row is None else [row]

    def _done(self, said: str) -> None:
        self.library_changed()
        self.tell_done(said)


def _named(feeds: Sequence[Feed]) -> str:
    return f"“{feeds[0].name}”" if len(feeds) == 1 else counted(len(feeds), "feed")
