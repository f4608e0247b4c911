"""What is said of articles that came in beside the reader. No Textual in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from prose.characters import clean_line
from tui.wording import counted

if TYPE_CHECKING:
    from tui.jobs import AddProgress

READ_ON = "You can read on meanwhile"
"""What is said when something begins to come in; what that is, and how far, stands beside it."""


class Added:
    """What became of all that was named at once."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._last: AddProgress | None = None
        self._problems: list[str] = []

    def count(self, report: AddProgress) -> None:
        """Take note of what became of one source."""
        if report.problem:
            self._problems.append(report.problem)
        if report.headline:
            self._last = report
            what = "updated" if report.updated else "new" if report.new else "known"
            self._counts[f"{what} feed" if report.feed else what] += 1

    def said(self) -> str:
        """Return what was done, for the status line; nothing if nothing was."""
        if self._last is None:
            return ""
        if self._counts.total() == 1:
            headline = f"“{clean_line(self._last.headline)}”"
            if self._last.feed:
                return (
                    f"Subscribed to {headline}"
                    if self._last.new
                    else f"{headline} is among your feeds already"
                )
            if self._last.new:
                return f"Added {headline}"
            return f"Updated {headline}" if self._last.updated else f"{headline} is in the library already"
        if self.are_feeds:
            known = self._counts["known feed"]
            if known == self._counts.total():
                return f"All {known:,} feeds are among yours already"
            more = f", {known:,} already among yours" if known else ""
            return f"Subscribed to {counted(self._counts['new feed'], 'feed')}{more}"
        new, updated, known = (self._counts[what] for what in ("new", "updated", "known"))
        if known == self._counts.total():
            return f"All {known:,} articles are in the library already"
        parts = [f"Added {counted(new, 'article')}"]
        parts += [f"updated {updated:,}"] if updated else []
        parts += [f"{known:,} in the library already"] if known else []
        return ", ".join(parts)

    @property
    def are_feeds(self) -> bool:
        """Whether it was a list of feeds, which nobody has asked yet."""
        return self._counts["new feed"] + self._counts["known feed"] > 1

    def problem(self) -> str:
        """Return what could not be added, in a sentence; nothing if all was."""
        if not self._problems:
            return ""
        first, others = self._problems[0], len(self._problems) - 1
        return f"{first} So it is with {counted(others, 'other')}." if others else first
