"""Lists of feeds as OPML 2.0 (http://opml.org/spec2.opml), which all feed readers exchange."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from prose.characters import clean_line
from store.errors import FeedError, SourceError
from store.feeds.feed import DEEPEST, LONGEST, FeedSettings, clean_folder
from store.files import read_source
from store.web.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from store.feeds.feed import Feed
    from store.library import Library


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed of a list."""

    address: str
    """Where it is fetched, as it is written there."""
    title: str
    """What it is called there, one clean line."""
    folder: str
    """The folder that it is in there."""
    site: str
    """The address of its site, as it is written there."""


def read_opml(path: Path) -> list[ListedFeed]:
    """Return the feeds of a list, in its order.

    Raises:
        SourceError: If the file cannot be read, or is no such list.
    """
    root = _parsed(read_source(path), path)
    body = root.find("body") if root.tag == "opml" else None
    if body is None:
        raise SourceError(f"{path} is XML, but no OPML; export the list of feeds once more.")
    return list(_feeds(body, "", path))


@dataclass(frozen=True, slots=True)
class ImportedFeed:
    """A feed of a list that the reader has now."""

    id: int
    """The feed."""
    name: str
    """What it is called in the list; its address where that says nothing."""
    new: bool
    """Whether the reader did not have it; one that he had stays as it was."""


@dataclass(slots=True)
class ImportedFeeds:
    """What became of a list of feeds."""

    feeds: list[ImportedFeed] = field(default_factory=list)
    """Those that were taken in."""
    refused: list[str] = field(default_factory=list)
    """Why others were left out, a sentence for each."""

    @property
    def new(self) -> int:
        """How many feeds the reader did not have."""
        return sum(feed.new for feed in self.feeds)

    @property
    def known(self) -> int:
        """How many he had."""
        return len(self.feeds) - self.new


def import_opml(library: Library, path: Path) -> ImportedFeeds:
    """Add the feeds of a list that the reader does not have, as one step of the history. None is asked yet.

    Raises:
        SourceError: If the file cannot be read, or is no such list.
        LibraryError: If the library cannot be written.
    """
    listed, imported = read_opml(path), ImportedFeeds()
    with library.step(f"import the feeds of {path.name}"):
        for feed in listed:
            settings = FeedSettings(title=feed.title[:LONGEST], folder=feed.folder)
            try:
                added = library.feeds.add(feed.address, settings, site=feed.site)
            except (FetchError, FeedError) as error:
                imported.refused.append(str(error))
                continue
            imported.feeds.append(ImportedFeed(added.id, feed.title or feed.address, added.new))
    return imported


def write_opml(feeds: Iterable[Feed], title: str) -> bytes:
    """Return feeds as such a list.

    Args:
        feeds: The feeds; folders come in the order in which they do.
        title: What the list is called.
    """
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = title
    folders = {"": ET.SubElement(root, "body")}
    for feed in feeds:
        attributes = {"text": feed.name, "title": feed.name, "type": "rss", "xmlUrl": feed.address}
        if feed.site:
            attributes["htmlUrl"] = feed.site
        ET.SubElement(_folder(feed.settings.folder, folders), "outline", attributes)
    ET.indent(root)
    source: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return source + b"\n"


def _folder(folder: str, folders: dict[str, ET.Element]) -> ET.Element:
    """Return the outline of a folder, within those that it lies in; it is made if it is not there yet."""
    if folder not in folders:
        outer, _, name = folder.rpartition("/")
        folders[folder] = ET.SubElement(_folder(outer, folders), "outline", {"text": name, "title": name})
    return folders[folder]


def _feeds(outlines: ET.Element, folder: str, path: Path, depth: int = 0) -> Iterator[ListedFeed]:
    for outline in outlines.iterfind("outline"):
        if depth > DEEPEST:
            raise SourceError(f"The folders of {path} are nested deeper than {DEEPEST}; take it apart first.")
        # Programs write these names in every way that there is.
        attributes = {name.casefold(): value for name, value in outline.attrib.items()}
        title = clean_line(attributes.get("title") or attributes.get("text") or "")
        address = clean_line(attributes.get("xmlurl", ""))
        if address:
            yield ListedFeed(address, title, folder, clean_line(attributes.get("htmlurl", "")))
        # Whatever is in a feed's outline belongs beside it.
        within = folder if address else clean_folder(f"{folder}/{title.replace('/', ' ')}")
        yield from _feeds(outline, within, path, depth + 1)


class _DeclarationsError(Exception):
    """The file declares a document type, and so perhaps entities that grow without end."""


_STRAY_AMPERSAND = re.compile(rb"&(?!#?\w{1,12};)")
"""One that begins no reference: lists that were made by hand have them in addresses."""


def _parsed(source: bytes, path: Path) -> ET.Element:
    """Return the root of a file.

    Raises:
        SourceError: If it is no XML, or declares what it may not.
    """
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise _DeclarationsError

    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(_STRAY_AMPERSAND.sub(b"&amp;", source), True)
        return builder.close()
    except _DeclarationsError:
        raise SourceError(f"{path} declares entities, as no list of feeds does; it was not read.") from None
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
        raise SourceError(
            f"{path} is no XML that can be read ({clean_line(str(error))}); check it."
        ) from error
