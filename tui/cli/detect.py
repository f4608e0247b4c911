"""`newsread detect`: names and quotes for the articles that have none yet. The app runs it beside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.marks import find_marks, marks_version
from store.articles import ArticleFilter
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library
from tui.wording import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from store.library import Library


def run(arguments: argparse.Namespace) -> ExitCode:
    """Find marks article by article; each article's are stored before the next is begun."""
    with open_library(arguments) as library:
        every = arguments.all
        pending = (
            library.articles.ids(ArticleFilter()) if every else library.marks.undetected(marks_version())
        )
        _detect(library, pending, with_progress=arguments.progress == "json")
    output.notify(f"newsread: Looked through {counted(len(pending), 'article')}.")
    return ExitCode.DONE


def _detect(library: Library, pending: Sequence[int], *, with_progress: bool) -> None:
    version = marks_version()
    for done, id in enumerate(pending, start=1):
        article = library.articles.get(id)
        # Another program may have taken it away meanwhile.
        if article is not None:
            library.marks.replace(id, find_marks(article.document.text), version)
        if with_progress:
            output.write_json({"done": done, "total": len(pending), "article": id})
            output.flush()
