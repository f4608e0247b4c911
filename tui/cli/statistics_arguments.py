"""What can be typed after `newsread stats`, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

STATS = """\
Count your passages, or those that fit a search: by tag and over time, tags with tags and with names, and by
outlet. A tag counts the passages of the tags below it as well. Days are those of the articles, in UTC."""

STATS_EXAMPLES = """\
examples:
  newsread stats
  newsread stats 'source:voa after:2024-12'
  newsread stats --json | jq '.tags[0]'"""


def describe_stats(parser: argparse.ArgumentParser) -> None:
    """Add what `stats` takes."""
    parser.add_argument("query", metavar="QUERY", nargs="*", help="only passages that fit this search")
    parser.add_argument("--json", action="store_true", help="write one JSON object")
