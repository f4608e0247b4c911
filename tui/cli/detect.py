"""`newsread detect`: names and quotes for the articles that have none yet. The app runs it beside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.detection import SETTLED_TOGETHER, articles_to_detect, give_up
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import fit
from tui.cli.opening import open_library
from tui.detector import SECONDS, Detector
from tui.wording import counted

if TYPE_CHECKING:
    import argparse

    from store.library import Library

HEADLINE_CELLS = 60
"""How much of a headline a notice repeats."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Find marks article by article; each article's are stored before the next is begun."""
    as_json = arguments.progress == "json"
    report = _Report(as_json=as_json)
    with open_library(arguments) as library:
        library.be_patient()
        try:
            # At once: somebody may be waiting to see what a correction does.
            _settle(library, report)
            with Detector(library.path, arguments.config, seconds=SECONDS, silent=as_json) as detector:
                _detect(library, detector, report, again=arguments.all)
            library.settle()
        except KeyboardInterrupt:
            output.clear_progress()
            others = (
                "the others have the marks that they had"
                if arguments.all
                else "“newsread detect” goes on with the others"
            )
            output.notify(
                f"newsread: Stopped after {report.done:,} of {counted(report.total, 'article')}, which are"
                f" kept; {others}."
            )
            return ExitCode.INTERRUPTED
        finally:
            output.clear_progress()
    done = f"newsread: Looked through {counted(report.done, 'article')}"
    if report.failed:
        are = "is" if report.failed == 1 else "are"
        output.notify(f"{done}; {report.failed:,} of them {are} left without names and quotes.")
        return ExitCode.FAILED
    output.notify(f"{done}.")
    return ExitCode.DONE


class _Report:
    """Says how far it has come: in lines of JSON to a program, in one line that changes to a terminal."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self.done = 0
        self.total = 0
        self.failed = 0

    def step(self, article_id: int | None, articles: int = 1) -> None:
        """Say that so many articles more are done, the last of them this one."""
        self.done += articles
        if self._as_json:
            output.write_json({"done": self.done, "total": self.total, "article": article_id})
            output.flush()
        self.show()

    def show(self) -> None:
        """Show on a terminal how far it has come."""
        output.show_progress(f"Finding names and quotes: {self.done:,} of {self.total:,} articles")


def _detect(library: Library, detector: Detector, report: _Report, *, again: bool) -> None:
    waiting = articles_to_detect(library, detector.version, again=again)
    report.total += len(waiting)
    report.show()
    for article_id in waiting:
        problem = detector.mark(article_id)
        if problem:
            # Otherwise each start would begin with it, and what comes after it wait for ever.
            give_up(library, article_id, detector.version)
            report.failed += 1
            _complain(library, article_id, problem)
        report.step(article_id)
        if report.done % SETTLED_TOGETHER == 0:
            library.settle(articles=0)


def _settle(library: Library, report: _Report) -> None:
    """Bring names up to date that the reader has corrected since."""
    report.total = left = library.settle(articles=0)
    before = left + 1
    # Whatever another program does meanwhile, this ends.
    while 0 < left < before:
        before, left = left, library.settle(articles=SETTLED_TOGETHER)
        report.step(None, before - left)


def _complain(library: Library, article_id: int, problem: str) -> None:
    row = library.articles.row(article_id)
    headline = f" (“{fit(clean_line(row.headline), HEADLINE_CELLS).rstrip()}”)" if row else ""
    output.notify(
        f"newsread: Article {article_id}{headline} is left without names and quotes: {problem};"
        " “newsread detect --all” tries again."
    )
