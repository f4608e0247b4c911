"""`newsread fetch`: asking the feeds for what is new. The app runs it beside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.feeds.refreshing import Refreshing
from store.feeds.schedule import is_due
from store.moments import now
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.naming_feeds import feeds_named
from tui.cli.network import open_network
from tui.cli.opening import open_library
from tui.wording import counted

if TYPE_CHECKING:
    import argparse

    from store.feeds.arriving import Arriving
    from store.feeds.feed import Feed
    from store.feeds.refreshing import Refreshed
    from store.library import Library


def run(arguments: argparse.Namespace) -> ExitCode:
    """Ask the feeds that are wanted, one after the other is told as it is done."""
    with open_library(arguments) as library:
        library.be_patient()
        report = _Report(_wanted(library, arguments), as_json=arguments.json)
        try:
            with open_network(arguments) as network:
                report.show()
                for refreshed in Refreshing(library, *network, report=report.arriving).refresh(report.feeds):
                    report.step(refreshed)
        except KeyboardInterrupt:
            output.clear_progress()
            output.notify(f"newsread: Stopped; what came in until then is kept: {report.sum_so_far}.")
            return ExitCode.INTERRUPTED
        finally:
            output.clear_progress()
    output.notify(f"newsread: {report.sum}.")
    return ExitCode.FAILED if report.failed else ExitCode.DONE


def _wanted(library: Library, arguments: argparse.Namespace) -> list[Feed]:
    """Return the feeds to ask: those that are named, else those that are not paused."""
    feeds = feeds_named(library, arguments.feeds) or [
        feed for feed in library.feeds.all() if not feed.settings.paused
    ]
    moment = now()
    return [feed for feed in feeds if not arguments.due or is_due(feed, moment)]


class _Report:
    """Says how far it has come, and what became of each feed."""

    def __init__(self, feeds: list[Feed], *, as_json: bool) -> None:
        self.feeds = feeds
        self._as_json = as_json
        self._done = self._new = self._updated = self.failed = 0
        self._under_way: dict[int, int] = {}

    @property
    def sum(self) -> str:
        """What became of all of them."""
        parts = [
            f"{counted(self._new, 'new article')} from {counted(self._done, 'feed')}",
            f"{self._updated:,} updated" if self._updated else "",
            f"{counted(self.failed, 'feed')} could not be read" if self.failed else "",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def sum_so_far(self) -> str:
        """What became of all of them, with what came of those that are not done."""
        came = sum(self._under_way.values())
        return f"{self.sum}, {counted(came, 'article')} of others" if came else self.sum

    def show(self, more: str = "") -> None:
        """Show on a terminal how far it has come."""
        output.show_progress(f"Fetching: {self._done:,} of {counted(len(self.feeds), 'feed')}{more}")

    def arriving(self, arriving: Arriving) -> None:
        """Say how far a feed has come that brings many articles."""
        name = clean_line(arriving.name)
        self._under_way[arriving.feed.id] = arriving.done
        if self._as_json:
            output.write_json(
                {
                    "feed": arriving.feed.id,
                    "title": name,
                    "arrived": arriving.done,
                    "arriving": arriving.total,
                    "done": self._done,
                    "total": len(self.feeds),
                }
            )
            output.flush()
        self.show(f"; {name}: {arriving.done:,} of {counted(arriving.total, 'article')}")

    def step(self, refreshed: Refreshed) -> None:
        """Say what became of a feed."""
        self._done += 1
        self._under_way.pop(refreshed.feed.id, None)
        self._new += refreshed.new
        self._updated += refreshed.updated
        self.failed += bool(refreshed.problem)
        name = clean_line(refreshed.feed.name)
        if self._as_json:
            output.write_json(
                {
                    "feed": refreshed.feed.id,
                    "title": name,
                    "new": refreshed.new,
                    "updated": refreshed.updated,
                    "problem": refreshed.problem,
                    "notice": refreshed.notice,
                    "waits": refreshed.waits.isoformat() if refreshed.waits else None,
                    "done": self._done,
                    "total": len(self.feeds),
                }
            )
            output.flush()
        elif refreshed.problem or refreshed.notice:
            output.notify(f"newsread: {name}: {refreshed.problem or refreshed.notice}")
        elif refreshed.waits:
            output.notify(
                f"{name}: its server wants to be asked again at {refreshed.waits:%Y-%m-%d %H:%M} UTC"
            )
        elif refreshed.new or refreshed.updated:
            updated = f", {refreshed.updated:,} updated" if refreshed.updated else ""
            output.notify(f"{name}: {refreshed.new:,} new{updated}")
        self.show()
