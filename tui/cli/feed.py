"""`newsread feed`: the reader's feeds."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from prose.characters import clean_line
from store.exchange.targets import written_file
from store.feeds.feed import FeedSettings
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import fit
from tui.cli.naming_feeds import feed_named, feeds_named
from tui.cli.opening import open_library
from tui.wording import counted, day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from store.feeds.arriving import Arriving
    from store.feeds.feed import Feed
    from store.library import Library

NAME_CELLS = 40
TITLE = "newsread"
"""What the list of feeds is called that is written."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Do what is to be done with the feeds."""
    with open_library(arguments) as library:
        return _ACTIONS[arguments.action](library, arguments)


def _add(library: Library, arguments: argparse.Namespace) -> ExitCode:
    from store.feeds.subscribing import subscribe
    from tui.cli.network import open_network

    settings = FeedSettings(
        title=arguments.title or "",
        folder=arguments.folder or "",
        full_text=arguments.full_text,
        minutes=arguments.interval or None,
    )
    library.be_patient()

    def report(arriving: Arriving) -> None:
        articles = counted(arriving.total, "article")
        output.show_progress(f"{clean_line(arriving.name)}: {arriving.done:,} of {articles}")

    try:
        with open_network(arguments) as network:
            subscribed = subscribe(library, *network, arguments.address, settings, report=report)
    finally:
        output.clear_progress()
    feed, refreshed = subscribed.feed, subscribed.refreshed
    if arguments.json:
        output.write_json(
            {**feed_value(feed), "new": subscribed.new, "new_articles": refreshed.new if refreshed else 0}
        )
    elif not subscribed.new:
        output.notify(f"already among your feeds: {feed.id} {clean_line(feed.name)}")
    else:
        came = counted(refreshed.new if refreshed else 0, "new article")
        output.notify(f"subscribed to {feed.id} {clean_line(feed.name)} with {came}")
        for other in subscribed.others:
            output.notify(f"also there: {other.address} {clean_line(other.title)}".rstrip())
    if refreshed is not None and refreshed.problem:
        output.notify(f"newsread: {refreshed.problem}")
        return ExitCode.FAILED
    return ExitCode.DONE


def _list(library: Library, arguments: argparse.Namespace) -> ExitCode:
    feeds = library.feeds.all()
    if arguments.json:
        output.write_json([feed_value(feed) for feed in feeds])
    elif arguments.jsonl:
        for feed in feeds:
            output.write_json(feed_value(feed))
    elif sys.stdout.isatty():
        _write_columns(feeds)
    else:
        for feed in feeds:
            output.write("\t".join(_fields(feed)))
    return ExitCode.DONE


def _edit(library: Library, arguments: argparse.Namespace) -> ExitCode:
    feed = feed_named(library, arguments.feed)
    settings = feed.settings
    if arguments.title is not None:
        settings = replace(settings, title=arguments.title)
    if arguments.folder is not None:
        settings = replace(settings, folder=arguments.folder)
    if arguments.full_text is not None:
        settings = replace(settings, full_text=arguments.full_text)
    if arguments.interval is not None:
        settings = replace(settings, minutes=arguments.interval or None)
    with library.step(f"change the feed “{feed.name}”"):
        if settings != feed.settings:
            library.feeds.set(feed.id, settings)
        if arguments.address is not None:
            library.feeds.move(feed.id, arguments.address)
    return ExitCode.DONE


def _pause(library: Library, arguments: argparse.Namespace) -> ExitCode:
    feeds, pausing = feeds_named(library, arguments.feeds), arguments.action == "pause"
    changed = library.feeds.pause([feed.id for feed in feeds], pausing)
    output.notify(f"{'paused' if pausing else 'resumed'} {counted(changed, 'feed')}")
    return ExitCode.DONE


def _remove(library: Library, arguments: argparse.Namespace) -> ExitCode:
    removed = library.feeds.remove([feed.id for feed in feeds_named(library, arguments.feeds)])
    output.notify(f"removed {counted(removed, 'feed')}; the articles stay")
    return ExitCode.DONE


def _import(library: Library, arguments: argparse.Namespace) -> ExitCode:
    from store.feeds.opml import import_opml

    imported = import_opml(library, arguments.file)
    if arguments.json:
        output.write_json({"new": imported.new, "known": imported.known, "refused": imported.refused})
    else:
        known = f", {imported.known:,} were there already" if imported.known else ""
        output.notify(f"{counted(imported.new, 'new feed')}{known}; “newsread fetch” asks them")
    for sentence in imported.refused:
        output.notify(f"newsread: {sentence}")
    return ExitCode.FAILED if imported.refused else ExitCode.DONE


def _export(library: Library, arguments: argparse.Namespace) -> ExitCode:
    from store.feeds.opml import write_opml

    source = write_opml(library.feeds.all(), TITLE)
    if arguments.file is None:
        output.flush()
        sys.stdout.buffer.write(source)
        return ExitCode.DONE
    with written_file(arguments.file, overwrite=arguments.overwrite) as file:
        file.write(source)
    output.write(str(arguments.file))
    return ExitCode.DONE


_ACTIONS: dict[str, Callable[[Library, argparse.Namespace], ExitCode]] = {
    "add": _add,
    "list": _list,
    "edit": _edit,
    "pause": _pause,
    "resume": _pause,
    "remove": _remove,
    "import": _import,
    "export": _export,
}


def feed_value(feed: Feed) -> dict[str, Any]:
    """Return a feed as JSON."""
    return {
        "id": feed.id,
        "title": feed.name,
        "address": feed.address,
        "site": feed.site,
        "folder": feed.settings.folder,
        "full_text": feed.settings.full_text,
        "interval": feed.settings.minutes,
        "paused": feed.settings.paused,
        "articles": feed.articles,
        "unread": feed.unread,
        "checked": feed.checked.isoformat() if feed.checked else None,
        "arrived": feed.arrived.isoformat() if feed.arrived else None,
        "problem": feed.problem,
        "problem_since": feed.problem_since.isoformat() if feed.problem_since else None,
    }


def _fields(feed: Feed) -> list[str]:
    return [
        str(feed.id),
        clean_line(feed.name),
        feed.settings.folder,
        feed.address,
        str(feed.unread),
        str(feed.articles),
        "paused" if feed.settings.paused else "",
        feed.problem,
    ]


def _write_columns(feeds: list[Feed]) -> None:
    folder = ""
    for feed in feeds:
        if feed.settings.folder != folder:
            folder = feed.settings.folder
            output.write(folder)
        state = "paused" if feed.settings.paused else ""
        if feed.problem:
            state = f"{feed.problem} (since {day(feed.problem_since)})"
        numbers = f"{feed.unread:,} of {feed.articles:,}".rjust(12)
        line = f"{feed.id:>5} {fit(clean_line(feed.name), NAME_CELLS)} {numbers}  {state}"
        output.write(line.rstrip())
