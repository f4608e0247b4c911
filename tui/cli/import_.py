"""`newsread import`: what another library or another program wrote."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import NewsreadError
from store.exchange.incoming import import_file
from store.library import Library
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import library_path
from tui.wording import counted

if TYPE_CHECKING:
    import argparse

    from store.exchange.merged import Merged


def run(arguments: argparse.Namespace) -> ExitCode:
    """Take files in, each wholly or not at all, and say what became of them."""
    code = ExitCode.DONE
    articles = 0
    # A new library is to hold what was exported, no samples beside it.
    with Library.open(library_path(arguments)) as library:
        for path in arguments.files:
            name = clean_line(str(path))
            try:
                merged = import_file(library, path)
            except NewsreadError as error:
                output.notify(f"newsread: {error}")
                code = ExitCode.FAILED
                continue
            articles += merged.articles
            if arguments.json:
                output.write_json({"file": str(path), **asdict(merged)})
            else:
                output.write(f"{name}: {_told(merged)}")
    if articles:
        output.notify("newsread detect finds names and quotes in the new articles.")
    return code


def _told(merged: Merged) -> str:
    """Say what became of a file: "2 new articles, 1 new passage (1 orphan)"."""
    news = [
        counted(number, f"new {what}")
        for number, what in (
            (merged.articles, "article"),
            (merged.feeds, "feed"),
            (merged.passages, "passage"),
            (merged.tags, "tag"),
            (merged.corrections, "correction"),
            (merged.views, "view"),
        )
        if number
    ]
    if merged.remarks:
        news.append(f"new tags or notes on {counted(merged.remarks, 'article')}")
    if merged.changed:
        news.append(f"{counted(merged.changed, 'passage')} changed")
    if merged.orphans:
        news.append(f"{counted(merged.orphans, 'orphan')}")
    if merged.strays:
        news.append(f"{merged.strays} left out, whose article is not here")
    return ", ".join(news) or "nothing new"
