"""`newsread show`: one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.marks import Marks
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library
from tui.cli.page import page
from tui.cli.spoken import spoken
from tui.cli.values import article_value

if TYPE_CHECKING:
    import argparse

LINE_CELLS = 75
"""The longest line of running text that still reads well."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write one article with its marks to standard output."""
    with open_library(arguments) as library:
        article = library.articles.get(arguments.id)
        if article is None:
            output.notify(
                f"newsread: There is no article {arguments.id} here; “newsread list” shows what there is."
            )
            return ExitCode.FAILED
        marks = Marks(tuple(library.marks.entities(article.id)), tuple(library.marks.quotes(article.id)))
        passages = library.passages.of_article(article.id)
        by_reader = library.marks.by_reader(article.id)
        version = library.marks.version_of(article.id)
    if arguments.json:
        output.write_json(article_value(article, marks, passages, by_reader))
        return ExitCode.DONE
    if arguments.plain:
        lines = spoken(article, marks, passages, version, by_reader)
    else:
        lines = page(article, marks, passages, min(LINE_CELLS, output.columns()), version, by_reader)
    for line in lines:
        output.write(line)
    return ExitCode.DONE
