"""`newsread add`: files, folders, lines of JSON, standard input, pages and feeds into the library."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.adding.adding import Adding
from store.adding.sources import Sources
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.network import open_network
from tui.cli.opening import open_library
from tui.wording import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from store.adding.outcome import Outcome
    from store.library import Library

FEW = 20
"""Of how many sources at most each is told of, and not only how many there were."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Take in whatever is named, and say what became of it."""
    with open_library(arguments) as library:
        return add(library, Sources(arguments.sources, library, arguments.format or ""), arguments)


def add(library: Library, sources: Sources, arguments: argparse.Namespace) -> ExitCode:
    """Take sources in, and say what became of them.

    Args:
        library: The library.
        sources: The sources.
        arguments: What the command was given: `json`, and what `open_network` wants to know.
    """
    library.be_patient()
    report = _Report(sources, as_json=arguments.json)
    try:
        with open_network(arguments) as network:
            report.tell(Adding(library, *network).add(sources))
    except KeyboardInterrupt:
        report.say_stopped()
        return ExitCode.INTERRUPTED
    finally:
        output.clear_progress()
    report.sum_up()
    return ExitCode.FAILED if report.failed or sources.problems else ExitCode.DONE


@dataclass
class _Report:
    """Says what became of sources: in lines of JSON to a program, in sentences to a person."""

    sources: Sources
    as_json: bool
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        return self.counts["failed"]

    def tell(self, outcomes: Iterable[Outcome]) -> None:
        """Tell of each source as it is done."""
        for outcome in outcomes:
            self.done += 1
            self.counts[_what(outcome)] += 1
            if self.as_json:
                self._write(outcome)
            if outcome.problem:
                output.notify(f"newsread: {outcome.problem}")
            elif not self.as_json and self.sources.total <= FEW:
                output.notify(_sentence(outcome))
            if self.sources.total > 1:
                output.show_progress(f"Adding: {self.done:,} of {self.sources.total:,}")

    def _write(self, outcome: Outcome) -> None:
        output.write_json(
            {
                "source": outcome.source,
                "id": outcome.article,
                "feed": outcome.feed,
                "new": outcome.new,
                "updated": outcome.updated,
                "orphans": outcome.orphans,
                "restored": outcome.restored,
                "headline": clean_line(outcome.headline),
                "problem": outcome.problem,
                "done": self.done,
                "total": self.sources.total,
            }
        )
        # Somebody may be waiting for it, line by line.
        output.flush()

    def say_stopped(self) -> None:
        """Say how far it came before it was stopped."""
        output.clear_progress()
        output.notify(
            f"newsread: Stopped after {self.done:,} of {self.sources.total:,}, which are kept; the same"
            " command goes on with the others."
        )

    def sum_up(self) -> None:
        """Say how many there were of each, where not each was told of, and what was passed over."""
        for problem in self.sources.problems:
            output.notify(f"newsread: {problem}")
        if self.sources.total > FEW:
            parts = [f"{self.counts[what]:,} {words}" for what, words in COUNTED.items() if self.counts[what]]
            output.notify(f"newsread: {', '.join(parts)}.")
        passed_over = [
            counted(number, thing)
            for number, thing in ((self.sources.hidden, "hidden file"), (self.sources.others, "other file"))
            if number
        ]
        if passed_over:
            output.notify(f"newsread: Passed over {' and '.join(passed_over)}.")


COUNTED = {
    "new": "added",
    "updated": "updated",
    "feed": "feeds",
    "restored": "taken out of the bin",
    "known": "in the library already",
    "failed": "could not be added",
}
"""What can become of a source, in the words of the sum."""


def _what(outcome: Outcome) -> str:
    if outcome.article is None and outcome.feed is None:
        return "failed"
    if outcome.feed is not None:
        return "feed"
    states = (("new", outcome.new), ("updated", outcome.updated), ("restored", outcome.restored))
    return next((state for state, holds in states if holds), "known")


def _sentence(outcome: Outcome) -> str:
    """Return what became of a source that was taken in."""
    headline = clean_line(outcome.headline)
    if outcome.feed is not None:
        return f"{'subscribed to' if outcome.new else 'already among your feeds:'} {outcome.feed} {headline}"
    if outcome.new:
        return f"added {outcome.article} {headline}"
    if outcome.updated:
        lost = f"; {counted(outcome.orphans, 'passage')} not found in it" if outcome.orphans else ""
        return f"updated {outcome.article} {headline}{lost}"
    if outcome.restored:
        return f"taken out of the bin: {outcome.article} {headline}"
    return f"already in the library: {outcome.article} {headline}"
