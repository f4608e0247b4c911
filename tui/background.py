"""What goes on beside the reader: names and quotes being found, a copy of the library being made."""

from __future__ import annotations

from contextlib import aclosing, suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import get_current_worker

from prose.characters import clean_line
from store.history.batches import AT_ONCE, untold
from store.library import Library
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.feeds.feed import FeedSettings
    from store.history.batches import Progress
    from tui.app import NewsreadApp

QUIET_SECONDS = 1.0
"""How long work goes on untold: most of it takes less."""
REPORT_SECONDS = 0.2
"""How long after one report of a copy the next one is shown."""
DETECTING, COPYING, CHANGING, FETCHING, ADDING = "detect", "backup", "change", "fetch", "add"
"""The groups of workers."""
FINDING = "finding names"
"""What is done with articles that came in."""
ASKING = "asking feeds"
"""What is done to have what is new."""


class Work(NamedTuple):
    """Something that goes on."""

    what: str
    """What it is: "backing up"."""
    amount: str
    """How far it has come, "12 of 300" or "40 %", or that it was stopped."""

    def __str__(self) -> str:
        return f"{self.what} {self.amount}"


def fetched(new: int, updated: int, failed: int, feeds: int) -> str:
    """Return what came of asking feeds, in a few words."""
    came = f"{counted(new, 'new article')} from {counted(feeds, 'feed')}"
    more = f", {updated:,} updated" if updated else ""
    return f"{came}{more}; {counted(failed, 'feed')} could not be read" if failed else f"{came}{more}"


class StoppedError(Exception):
    """The reader stopped it."""


def _work_left(library: Library) -> tuple[str, int]:
    """Return what is to be done for articles, and for how many."""
    if articles := len(library.marks.undetected()):
        return FINDING, articles
    return "updating names", library.settle(articles=0)


class Background:
    """Does long work in processes and threads of its own, says how far it is, and can be stopped.

    Args:
        app: The app; its `show_work` is called when `work` has changed.
        written: Called when something was written to the library.
    """

    def __init__(self, app: NewsreadApp, written: Callable[[], None]) -> None:
        self._app = app
        self._written = written
        self._works: dict[str, Work] = {}
        self._behind = False
        self._stopped = False
        self._to_add: list[str] = []

    @property
    def work(self) -> Work | None:
        """What goes on or was stopped; of several things what began last."""
        return next(reversed(self._works.values()), None)

    @property
    def finds_names(self) -> Work | None:
        """How far the finding of names and quotes is, or that it was stopped; None if it need not go on."""
        return self._works.get(DETECTING)

    def stop_or_go_on(self) -> tuple[str, str]:
        """Stop what goes on, or let go on what was stopped.

        Returns:
            What was done, and which command turns it round.
        """
        if self._stopped:
            self._stopped = False
            self._show(DETECTING, None)
            self.catch_up()
            return "Going on", "{stop-or-go-on-with-work-in-the-background} stops again"
        detecting, copying = self._under_way(DETECTING), self._under_way(COPYING)
        if self._under_way(CHANGING):
            self._app.workers.cancel_group(self._app, CHANGING)
            return "Stopped; it is as it was before", ""
        for group in (FETCHING, ADDING):
            if self._under_way(group):
                self._to_add.clear()
                self._app.workers.cancel_group(self._app, group)
                return "Stopped; what came in until then is kept", ""
        for group in (DETECTING, COPYING):
            self._app.workers.cancel_group(self._app, group)
        if detecting:
            self._stopped = True
            self._show(DETECTING, Work(FINDING, "stopped"))
            return "Stopped; what was found is kept", "{stop-or-go-on-with-work-in-the-background} goes on"
        return ("Stopped; there is no copy", "") if copying else ("Nothing goes on in the background", "")

    def _show(self, group: str, work: Work | None) -> None:
        if work is not None:
            self._works[group] = work
        else:
            self._works.pop(group, None)
        self._app.show_work()

    def _under_way(self, group: str) -> bool:
        return any(worker.group == group and not worker.is_finished for worker in self._app.workers)

    # -- names and quotes

    def catch_up(self) -> None:
        """Let all articles have the marks that they are to have, unless that was stopped.

        Articles that came in have none yet, those of a first run among them; and what the reader says about a
        name concerns more articles than he waits for.
        """
        self._behind = not self._app.library.read_only
        if not self._stopped and not self._under_way(DETECTING):
            self._app.run_worker(self._detect(), group=DETECTING, exit_on_error=False)

    async def _detect(self) -> None:
        from tui.jobs import detect_marks

        while self._behind:
            self._behind = False
            begun = monotonic()
            left = await self._app.queries.ask(_work_left)
            if left is None or not left[1]:
                continue
            what, total = left
            telling = self._app.set_timer(
                QUIET_SECONDS, partial(self._show, DETECTING, Work(what, f"0 of {total:,}"))
            )
            try:
                async with aclosing(detect_marks(self._app.library.path)) as reports:
                    async for progress in reports:
                        telling.stop()
                        if monotonic() > begun + QUIET_SECONDS:
                            self._show(DETECTING, Work(what, f"{progress.done:,} of {progress.total:,}"))
                        self._written()
            finally:
                telling.stop()
                if not self._stopped:
                    self._show(DETECTING, None)

    # -- many rows at once

    def act(
        self,
        what: str,
        rows: int,
        change: Callable[[Library, Progress], object],
        then: Callable[[object], object],
    ) -> None:
        """Change many rows: at once where that is not felt, else beside the reader, who sees how far it is.

        Args:
            what: What is done, in a few words.
            rows: How many rows are changed.
            change: Changes them in a library, as one step; what it is given tells how far it is, and ends it
                when the reader stops it.
            then: Called with what that returned when it is done.
        """
        if rows <= AT_ONCE:
            then(change(self._app.library, untold))
        elif self._under_way(CHANGING):
            self._app.say("Wait until what goes on is done, or stop it.")
        else:
            work = partial(self._change, what, change, then)
            self._app.run_worker(work, thread=True, group=CHANGING, exit_on_error=False)

    def _change(
        self, what: str, change: Callable[[Library, Progress], object], then: Callable[[object], object]
    ) -> None:
        """Change many rows; in a worker."""
        worker, app = get_current_worker(), self._app

        def report(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise StoppedError
            app.call_later(self._show, CHANGING, Work(what, f"{100 * done // total} %"))

        try:
            with suppress(StoppedError), Library.open(app.library.path, create=False) as library:
                app.call_later(then, change(library, report))
        finally:
            app.call_later(self._show, CHANGING, None)

    # -- feeds

    def fetch(self, feeds: Sequence[int] = ()) -> None:
        """Ask feeds for what is new.

        Args:
            feeds: Which feeds; all that are not paused if empty.
        """
        if not self._app.library.feeds.all():
            self._app.say("You have no feeds yet")
        elif self._under_way(FETCHING):
            self._app.say("Feeds are being asked already")
        else:
            self._app.run_worker(self._fetch(feeds), group=FETCHING, exit_on_error=False)

    async def _fetch(self, feeds: Sequence[int]) -> None:
        from tui.jobs import fetch_feeds

        new = updated = failed = done = 0
        self._show(FETCHING, Work(ASKING, "…"))
        try:
            async with aclosing(fetch_feeds(self._app.library.path, feeds)) as reports:
                async for progress in reports:
                    done = progress.done
                    new, updated = new + progress.new, updated + progress.updated
                    failed += bool(progress.problem)
                    came = f", {new:,} new" if new else ""
                    if progress.arriving:
                        came += f", {progress.arrived:,} of {counted(progress.arriving, 'article')}"
                    self._show(FETCHING, Work(ASKING, f"{done:,} of {progress.total:,}{came}"))
        finally:
            self._show(FETCHING, None)
            self._written()
        self._app.say(fetched(new, updated, failed, done))
        if new or updated:
            self.catch_up()

    def subscribe(self, address: str, settings: FeedSettings) -> None:
        """Subscribe to the feed at an address, or of the site there, and say what came with it.

        Args:
            address: The address.
            settings: What the reader says about it.
        """
        if self._under_way(FETCHING):
            self._app.say("Feeds are being asked; add it when that is done")
        else:
            work = self._subscribe(address, settings)
            self._app.run_worker(work, group=FETCHING, exit_on_error=False)

    async def _subscribe(self, address: str, settings: FeedSettings) -> None:
        from tui.jobs import add_feed

        self._show(FETCHING, Work(ASKING, address))
        try:
            async with aclosing(add_feed(self._app.library.path, address, settings)) as added:
                async for feed in added:
                    came = f"Subscribed to “{feed.title}”, {counted(feed.articles, 'new article')}"
                    self._app.say(came if feed.new else f"“{feed.title}” is among your feeds already")
        finally:
            self._show(FETCHING, None)
            self._written()
        self.catch_up()

    # -- articles

    def add(self, source: str) -> None:
        """Take in a file, a folder or what is at an address, after what was to be taken in before.

        Args:
            source: Its path or address.
        """
        self._to_add.append(source)
        if not self._under_way(ADDING):
            self._app.run_worker(self._add(), group=ADDING, exit_on_error=False)

    async def _add(self) -> None:
        from tui.adding import Added
        from tui.jobs import add_source

        while self._to_add:
            source, added = self._to_add.pop(0), Added()
            self._show(ADDING, Work("adding", clean_line(source)))
            try:
                async with aclosing(add_source(self._app.library.path, source)) as reports:
                    async for report in reports:
                        added.count(report)
                        if report.total > 1:
                            self._show(ADDING, Work("adding", f"{report.done:,} of {report.total:,}"))
            finally:
                self._show(ADDING, None)
                self._written()
            if said := added.said():
                self._app.say(said, "{refresh-all-feeds} asks them what is new" if added.are_feeds else "")
            if problem := added.problem():
                self._app.notify(problem, severity="error", markup=False)
            self.catch_up()

    # -- copies

    def back_up(self, *, daily: bool = False) -> None:
        """Copy the library to its backups folder.

        Args:
            daily: Whether that is to be done only where there is no copy of today, and not talked of.
        """
        if not self._under_way(COPYING):
            copy = partial(self._copy, daily=daily)
            self._app.run_worker(copy, thread=True, group=COPYING, exit_on_error=False)

    def _copy(self, *, daily: bool) -> None:
        """Copy the library; in a worker."""
        worker, app, told = get_current_worker(), self._app, monotonic() + QUIET_SECONDS

        def report(done: int, total: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise StoppedError
            if monotonic() > told:
                told = monotonic() + REPORT_SECONDS
                app.call_later(self._show, COPYING, Work("backing up", f"{100 * done // total} %"))

        try:
            with suppress(StoppedError):
                if daily:
                    app.library.daily_backup(report=report)
                else:
                    copy = app.library.backup(report=report)
                    app.call_later(app.say, f"Backed up to {copy.name}")
        finally:
            app.call_later(self._show, COPYING, None)
