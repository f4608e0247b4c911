"""What can be typed after `newsread versions`, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

VERSIONS = """\
List the texts that an article had, the newest first: each with its number, when it came, how many words it
has and where it came from; * is before the one that is shown. With --diff also what changed each time: the
changed paragraphs, with [-words that went out-] and {+words that came in+}."""

VERSIONS_EXAMPLES = """\
examples:
  newsread versions 4
  newsread versions 4 --diff
  newsread versions 4 --diff --json"""


def describe_versions(parser: argparse.ArgumentParser, number: Callable[[str], int]) -> None:
    """Add what `versions` takes; an article is called by a `number`."""
    parser.add_argument("id", metavar="ID", type=number, help="the article's number")
    parser.add_argument("--diff", action="store_true", help="also what changed each time, by words")
    parser.add_argument("--json", action="store_true", help="write one JSON list")
