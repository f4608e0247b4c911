"""What the reader types to name what is to be added: a path or an address."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from store.adding.folders import ARTICLES, FEEDS, LINES
from store.files import is_folder, is_there

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTED = 50
"""How many completions are offered at most."""
LOOKED_AT = 2_000
"""How many names of a folder are looked at for them: each key must be quick in any folder."""
NAMED = ARTICLES | LINES | FEEDS
"""The endings of files that may be meant."""
_KINDS = {
    **dict.fromkeys(LINES, "the articles in this file, one a line"),
    **dict.fromkeys(FEEDS, "the feeds of this list, in its folders"),
}
"""What is in files with other endings than those of an article."""
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?]\S*)?")
"""What an address looks like that was typed as people say it: "gazette.example/bridge"."""
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class NamedSource:
    """What is meant by something that was typed."""

    name: str
    """The path or the address."""
    told: str
    """What is done with it, in a sentence; empty if there is nothing of that name."""


def named_source(typed: str) -> NamedSource | None:
    """Return what is meant by what was typed, or dropped on the terminal; None if that is nothing yet.

    Terminals put what is dropped on them in quotation marks, escape its spaces, or make it a `file:` address.
    """
    text = typed.strip()
    if not text:
        return None
    if re.match(r"https?://", text, re.IGNORECASE):
        return _address(text)
    path = _path(text)
    if is_folder(path):
        return NamedSource(str(path), "Adds the articles in this folder and the folders in it.")
    if is_there(path):
        return NamedSource(str(path), f"Adds {_KINDS.get(path.suffix.lower(), 'this file')}.")
    if _HOST.fullmatch(text) and path.suffix.lower() not in NAMED:
        return _address(f"https://{text}")
    return NamedSource(str(path), "")


def listed_feeds(typed: str) -> NamedSource | None:
    """Return the file with a list of feeds that is meant by what was typed; None if that is no such file."""
    named = named_source(typed)
    return named if named and named.told and Path(named.name).suffix.lower() in FEEDS else None


def completions(typed: str) -> list[str]:
    """Return the paths that go on from what was typed, folders with a slash, by their names.

    What begins with a full stop is offered to those only who typed it, and of the files only those that may
    be articles or feeds.
    """
    folder, _, start = typed.lstrip().rpartition("/")
    before = f"{folder}/" if folder or typed.lstrip().startswith("/") else ""
    if "://" in typed:
        return []
    try:
        found = sorted(_going_on(Path(before or ".").expanduser(), start), key=str.casefold)
    except (OSError, ValueError, RuntimeError):  # no such folder, a null character, no such user
        return []
    return [before + name for name in found[:LISTED]]


def completed(typed: str) -> str:
    """Return what was typed with as much after it as all that goes on from it has in common."""
    found = completions(typed)
    # Character by character is what is wanted: names are completed as far as they agree.
    common = os.path.commonprefix(found)  # noqa: RUF071
    return common if len(common) > len(typed.lstrip()) else typed


def _going_on(folder: Path, start: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            if number == LOOKED_AT:
                return
            name = entry.name
            if not name.startswith(start) or (name.startswith(".") and not start):
                continue
            if is_folder(entry):
                yield f"{name}/"
            elif Path(name).suffix.lower() in NAMED:
                yield name


def _address(address: str) -> NamedSource:
    return NamedSource(address, "Fetches this page, or subscribes to the feed that it is.")


def _path(text: str) -> Path:
    if text[:1] in "'\"" and text[-1:] == text[:1] and len(text) > 1:
        text = text[1:-1]
    if text.casefold().startswith("file://"):
        text = unquote(urlsplit(text).path)
    try:
        path = Path(text).expanduser()
        unescaped = Path(_ESCAPED.sub(r"\1", text)).expanduser()
    except RuntimeError:  # no such user
        return Path(text)
    return unescaped if not is_there(path) and is_there(unescaped) else path
