"""Files from other libraries and other programs: which of the formats one is in, and taking it in."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from prose.characters import clean_line
from store.errors import SourceError
from store.files import opened_source, refuse_library

if TYPE_CHECKING:
    from pathlib import Path

    from store.exchange.merged import Merged
    from store.exchange.merging import Merging
    from store.library import Library

LARGEST = 100_000_000
"""The most bytes that a file may have which is not read line by line."""


def import_file(library: Library, path: Path) -> Merged:
    """Take in a file that `export` wrote, or annotations, wholly or not at all, as one step of the history.

    Args:
        library: The library.
        path: The file.

    Raises:
        SourceError: If it cannot be read, or is not what it should be.
        InvalidTag: If a name in it cannot be a tag's.
        LibraryError: If the library cannot be written.
    """
    refuse_library(library, path)
    name = clean_line(path.name)
    with opened_source(path) as file, library.exchange.merging(f"import {name}") as merging:
        if _has_lines(file):
            from store.formats.library_reading import merge_lines

            merge_lines(file, name, merging)
        elif _is_xml(file):
            from store.formats.codebook_reading import merge_codebook

            merge_codebook(file, name, merging)
        else:
            _merge_annotations(_parsed(file, name), name, merging, library)
    return merging.merged


def _has_lines(file: IO[bytes]) -> bool:
    """Whether a file is a library as JSON lines, which its first line says."""
    first = file.readline(LARGEST)
    file.seek(0)
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("type") == "newsread"


def _is_xml(file: IO[bytes]) -> bool:
    """Whether a file begins as XML does, in any encoding."""
    first = file.read(64).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    file.seek(0)
    return first.startswith(b"<")


def _parsed(file: IO[bytes], name: str) -> Any:
    source = file.read(LARGEST + 1)
    if len(source) > LARGEST:
        raise SourceError(f"{name} is larger than 100 MB; take it apart first.")
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        raise _unknown(name) from error


def _merge_annotations(value: Any, name: str, merging: Merging, library: Library) -> None:
    from store.formats import hypothesis_api, web_annotations

    first = value[0] if isinstance(value, list) and value else value
    keys = first.keys() if isinstance(first, dict) else set()
    if "@context" in keys:
        web_annotations.merge(value, name, merging, library.exchange)
    elif "rows" in keys or {"uri", "target"} <= keys:
        hypothesis_api.merge(value, name, merging, library.exchange)
    elif value != []:
        raise _unknown(name)


def _unknown(name: str) -> SourceError:
    return SourceError(
        f"{name} is nothing that can be taken in; name a file that newsread export wrote, annotations as "
        "the W3C or Hypothesis has them, or a codebook (.qdc)."
    )
