"""What `newsread add` and `newsread unreadable` take, with the words of their help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

FORMATS = ("markdown", "html", "text", "jsonl")
"""What `--format` takes; as in `store.adding.sources`, which is not loaded for help."""

ADD = """\
Take articles into the library, with their names and quotes:

  FILE       Markdown (.md) with front matter, web pages (.html), plain text
  FILE.jsonl lines of JSON (or .ndjson), an article each: {"text"}, {"markdown"} or {"html"}, and what it says
             of itself: "title", "author", "publisher", "date", "language", "url", "dateline"
  FILE.opml  a list of feeds of another program; none of them is asked yet, newsread fetch does that
  FOLDER     the articles in it and in the folders in it, but for what is hidden
  ADDRESS    a page (https://...), of which the article is kept; or a feed, which you follow from then on
  -          standard input

What is in the library already is left alone; an article that says something else now gets a new version, and
your passages go along. So the same command goes on after it was stopped (Ctrl-C), and what came in is kept.
What cannot be taken in is named on standard error, the rest is still added, and the exit code is 1. Pages
that could not be read are kept in a list: newsread unreadable."""

ADD_EXAMPLES = """\
examples:
  newsread add story.md reports/
  newsread add https://example.com/2024/12/bridge
  pandoc report.docx -t markdown | newsread add --format markdown -
  newsread add --json archive.jsonl        one JSON object a line: {"source", "id", "feed", "new", "updated",
                                           "orphans", "restored", "headline", "problem", "done", "total"}"""

UNREADABLE = """\
List the pages that you asked for and that gave no article, with the reason: number of tries, when they were
tried last (2024-12-31), address, reason, parted by tabs. A page leaves the list when it is read, or when you
say that you have enough of it."""

UNREADABLE_EXAMPLES = """\
examples:
  newsread unreadable
  newsread unreadable --again              try all of them again
  newsread unreadable --forget https://example.com/2024/12/bridge"""


def describe_add(parser: argparse.ArgumentParser) -> None:
    """Say what `newsread add` takes."""
    parser.add_argument(
        "sources",
        metavar="FILE|FOLDER|ADDRESS|-",
        nargs="+",
        help="what to add: files, folders, addresses of pages and feeds, - for standard input",
    )
    parser.add_argument(
        "--format", choices=FORMATS, help="what files and standard input are, whatever they are called"
    )
    _add_network(parser)


def describe_unreadable(parser: argparse.ArgumentParser) -> None:
    """Say what `newsread unreadable` takes."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--again", action="store_true", help="try all of them again")
    what.add_argument("--forget", metavar="ADDRESS", nargs="+", help="take these from the list")
    _add_network(parser)


def _add_network(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch from machines that are not public too: this one, those of its network",
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object a line for each")
