"""Reading a codebook of REFI-QDA: each code that can be given, or that is described, becomes a tag."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from uuid import UUID
from xml.etree import ElementTree as ET
from xml.parsers import expat

from prose.characters import clean_text
from store.errors import SourceError
from store.formats.codebook import NAMESPACE
from store.tags.colours import nearest_colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.merging import Merging

DEEPEST = 50
"""How many codes may be within each other."""
_CODE = f"{{{NAMESPACE}}}Code"


class _DeclarationsError(Exception):
    """The file declares a document type, and so perhaps entities that grow without end."""


def merge_codebook(file: IO[bytes], name: str, merging: Merging) -> None:
    """Take in the codes of a codebook; they stay although nothing carries them.

    Args:
        file: The codebook.
        name: What it is called in a sentence.
        merging: Takes them in.

    Raises:
        SourceError: If it is no codebook.
        InvalidTag: If the name of a code cannot be a tag's.
    """
    book = _parsed(file, name)
    if book.tag != f"{{{NAMESPACE}}}CodeBook":
        raise SourceError(f"{name} is XML, but no codebook of REFI-QDA; export one with the ending .qdc.")
    for codes in book.findall(f"{{{NAMESPACE}}}Codes"):
        for path, code in _codes(codes, "", name):
            description = clean_text(code.findtext(f"{{{NAMESPACE}}}Description", "")).strip()
            if description or code.get("isCodable", "true") in ("true", "1"):
                merging.add_tag(
                    _identifier(code, path, name),
                    path,
                    nearest_colour(code.get("color", "")),
                    kept=True,
                    description=description,
                )


def _codes(place: ET.Element, before: str, name: str, depth: int = 1) -> Iterator[tuple[str, ET.Element]]:
    """Yield each code with its name, after those of the codes that it is in."""
    if depth > DEEPEST:
        raise SourceError(f"{name} has codes more than {DEEPEST} deep in each other; flatten it first.")
    for code in place.findall(_CODE):
        path = before + code.get("name", "")
        yield path, code
        yield from _codes(code, f"{path}/", name, depth + 1)


def _identifier(code: ET.Element, path: str, name: str) -> str:
    try:
        return str(UUID(code.get("guid", "")))
    except ValueError:
        raise SourceError(f"The code “{path}” of {name} has no GUID; export the codebook again.") from None


def _parsed(file: IO[bytes], name: str) -> ET.Element:
    """Return the root of a file of XML, in which no document type may be declared."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")

    def start(tag: str, attributes: dict[str, str]) -> None:
        builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def refuse(*_: object) -> None:
        raise _DeclarationsError

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: builder.end(_named(tag))
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.ParseFile(file)
        return builder.close()
    except _DeclarationsError:
        raise SourceError(
            f"{name} declares a document type, which no codebook does; nothing was taken in."
        ) from None
    except (expat.ExpatError, AssertionError, LookupError, ValueError) as error:
        raise SourceError(f"{name} is no XML that can be read; export the codebook again.") from error


def _named(name: str) -> str:
    """Return a name as `ElementTree` has it: with its namespace in braces."""
    return f"{{{name}" if "}" in name else name
