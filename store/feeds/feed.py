"""A feed of the reader's: what he set, and how it was found the last time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.moments import to_moment

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

LONGEST = 200
"""How many code points a title and a folder may have."""
DEEPEST = 50
"""In how many folders within each other a feed may lie."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What the reader says about a feed."""

    title: str = ""
    """What it is to be called; empty for what it calls itself."""
    folder: str = ""
    """The folder that it is in, within others parted by slashes: "News/Harbours"; empty for none."""
    full_text: bool = False
    """Whether its articles are fetched from the pages that it leads to."""
    minutes: int | None = None
    """How often it is asked where only feeds are that are due; None for the usual."""
    paused: bool = False
    """Whether it is asked only if it is named."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as lists show it."""

    id: int
    """What every other method calls it by."""
    uuid: str
    """What it is called by in every library."""
    address: str
    """Where it is fetched."""
    own_title: str
    """What it calls itself, one clean line; empty until it was read."""
    site: str
    """The address of the site that it is about, or nothing."""
    settings: FeedSettings
    """What the reader says about it."""
    added: datetime
    """Since when the reader has it, in UTC."""
    checked: datetime | None
    """When it was asked last, in UTC; None if never."""
    due: datetime
    """When it is to be asked next, in UTC; long ago where that is at once."""
    waits: datetime
    """Before when its server does not want to be asked, in UTC; long ago where it may be."""
    arrived: datetime | None
    """When an article came with it last, in UTC."""
    failures: int
    """How often in a row it could not be read."""
    problem: str
    """Why not, or what else the reader is to do about it, in one sentence; empty if nothing."""
    problem_since: datetime | None
    """Since when that is so, in UTC."""
    articles: int
    """How many articles came with it, without those in the bin."""
    unread: int
    """How many of these are unread."""

    @property
    def is_broken(self) -> bool:
        """Whether it could not be read the last time; else its problem is what is to be known of it."""
        return self.failures > 0

    @property
    def name(self) -> str:
        """What it is called: by the reader, by itself, or by its address."""
        return self.settings.title or self.own_title or self.address


def clean_folder(folder: str) -> str:
    """Return a folder in one way of writing it: "News / Harbours/" is "News/Harbours"."""
    parts = (clean_line(part) for part in clean_line(folder)[:LONGEST].split("/"))
    return "/".join(part for part in parts if part)


def feed_of(row: sqlite3.Row) -> Feed:
    """Return a feed of its row in `feed`, joined with that in `feed_state`."""
    return Feed(
        id=row["id"],
        uuid=row["uuid"],
        address=row["address"],
        own_title=row["own_title"],
        site=row["site"],
        settings=FeedSettings(
            title=row["title"],
            folder=row["folder"],
            full_text=bool(row["full_text"]),
            minutes=row["minutes"],
            paused=bool(row["paused"]),
        ),
        added=to_moment(row["added"]),
        checked=_moment(row["checked"]),
        due=to_moment(row["due"]),
        waits=to_moment(row["waits"]),
        arrived=_moment(row["arrived"]),
        failures=row["failures"],
        problem=row["problem"],
        problem_since=_moment(row["problem_since"]),
        articles=row["articles"],
        unread=row["unread"],
    )


def _moment(number: int | None) -> datetime | None:
    return None if number is None else to_moment(number)
