"""What can be typed after `newsread feed` and `newsread fetch`."""

from __future__ import annotations

import argparse
from pathlib import Path


def describe_feed(parser: argparse.ArgumentParser) -> None:
    """Add what `newsread feed` takes: what is to be done, and with which feeds."""
    # That module imports this one.
    from tui.cli.parser import Parser, add_files

    actions = parser.add_subparsers(
        title="actions", dest="action", metavar="ACTION", required=True, parser_class=Parser
    )

    def action(name: str, summary: str) -> argparse.ArgumentParser:
        description = f"{summary[:1].upper()}{summary[1:]}."
        made = actions.add_parser(name, help=summary, description=description, allow_abbrev=False)
        # They may stand at the end too, and must not undo what stood before.
        add_files(made, argparse.SUPPRESS)
        return made

    adding = action("add", "subscribe to the feed at an address, or of the site there")
    adding.add_argument(
        "address", metavar="ADDRESS", help="the address of a feed, or of a page that names one"
    )
    _add_settings(adding)
    _add_private(adding)
    adding.add_argument("--json", action="store_true", help="write one JSON object")
    listing = action("list", "list your feeds, by folder, with what is wrong with them")
    form = listing.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON list")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
    editing = action("edit", "change what you set for a feed")
    _add_feeds(editing, several=False)
    _add_settings(editing, changing=True)
    for name, summary in (
        ("pause", "ask feeds no more, unless they are named"),
        ("resume", "ask paused feeds again"),
        ("remove", "remove feeds; their articles stay"),
    ):
        _add_feeds(action(name, summary))
    importing = action("import", "subscribe to the feeds of a list (OPML)")
    importing.add_argument("file", metavar="FILE", type=Path, help="the list, as another program exported it")
    importing.add_argument("--json", action="store_true", help="write one JSON object")
    exporting = action("export", "write a list of your feeds (OPML)")
    exporting.add_argument("file", metavar="FILE", nargs="?", type=Path, help="where to write it")
    exporting.add_argument("--overwrite", action="store_true", help="replace what is there")


def describe_fetch(parser: argparse.ArgumentParser) -> None:
    """Add what `newsread fetch` takes."""
    parser.add_argument(
        "feeds", metavar="FEED", nargs="*", help="only this feed: its number, address or words of its name"
    )
    parser.add_argument("--due", action="store_true", help="only feeds whose interval has passed")
    _add_private(parser)
    parser.add_argument("--json", action="store_true", help="write one JSON object for each feed")


def _add_private(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-private", action="store_true", help="fetch from this machine and its network too"
    )


def _add_feeds(parser: argparse.ArgumentParser, *, several: bool = True) -> None:
    parser.add_argument(
        "feeds" if several else "feed",
        metavar="FEED",
        nargs="+" if several else None,
        help="its number, its address, or words of its name",
    )


def _add_settings(parser: argparse.ArgumentParser, *, changing: bool = False) -> None:
    parser.add_argument("--title", metavar="TITLE", help="what to call it")
    parser.add_argument("--folder", metavar="FOLDER", help="the folder that it goes in, such as News/Local")
    parser.add_argument(
        "--full-text",
        action=argparse.BooleanOptionalAction if changing else "store_true",
        default=None if changing else False,
        help="fetch the text of its articles from their pages",
    )
    parser.add_argument(
        "--interval",
        metavar="TIME",
        type=_interval,
        help="how often it is due: 30m, 2h, 1d; “usual” for an hour",
    )
    if changing:
        parser.add_argument("--address", metavar="ADDRESS", help="fetch it at another address")


def _interval(word: str) -> int:
    """Read an interval in minutes; 0 for the usual one.

    Raises:
        argparse.ArgumentTypeError: The word is no interval.
    """
    # Not above: most commands are given none.
    from store.errors import FeedError
    from store.feeds.schedule import read_interval

    try:
        return read_interval(word) or 0
    except FeedError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None
