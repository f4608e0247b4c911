"""What can be typed after `newsread versions`, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.whole_number import whole_number

if TYPE_CHECKING:
    import argparse

VERSIONS = """\
List the texts that an article had, the newest first: each with its number, when it came, how many words it
has and where it came from; * is before the one that is shown. With --diff also what changed each time: the
changed paragraphs, with [-words that went out-] and {+words that came in+}. A text that never changed is not
listed."""

VERSIONS_EXAMPLES = """\
examples:
  newsread versions 4
  newsread versions 4 --diff
  newsread versions 4 --diff --json"""


def describe_versions(parser: argparse.ArgumentParser) -> None:
    """Add what `versions` takes."""
    parser.add_argument("id", metavar="ID", type=whole_number, help="the article's number")
    parser.add_argument("--diff", action="store_true", help="also what changed each time, by words")
    parser.add_argument("--json", action="store_true", help="write one JSON list")
