"""What was read goes into the library: as a new article, or as another text of one that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.bodies import AddedArticle

if TYPE_CHECKING:
    from prose.document import Document
    from store.library import Library
    from store.parsing.found_marks import FoundMarks


def known_article(library: Library, source: bytes) -> AddedArticle | None:
    """Return the article that is or once was read from exactly these bytes; None if there is none.

    It leaves the bin if it is in there: who adds it again wants it back.

    Raises:
        LibraryError: If the library cannot be written.
    """
    known = library.articles.with_source(source)
    return None if known is None else _out_of_bin(library, AddedArticle(known, new=False))


def take_in(
    library: Library, document: Document, source: bytes, origin: str, found: FoundMarks
) -> AddedArticle:
    """Add an article with its marks, or the newest version of one, wholly or not at all.

    Names are summed up by `Library.settle`: for many articles in a row that is done once.

    Args:
        library: The library.
        document: What was read.
        source: What it was read from.
        origin: Where that came from: a path or an address.
        found: What was found in it.

    Raises:
        LibraryError: If the library cannot be written.
    """
    with library.transaction():
        earlier = library.versions.to_update(document, origin)
        if earlier is None:
            added = library.articles.add(document, source, origin, found.language)
        else:
            added = library.versions.update(earlier, document, source, origin, found.language)
        if found.marks is not None and (added.new or added.updated):
            library.marks.replace(added.id, found.marks, found.version)
        return _out_of_bin(library, added)


def _out_of_bin(library: Library, added: AddedArticle) -> AddedArticle:
    restored = not added.new and library.bin.take_out([added.id]) > 0
    return replace(added, restored=True) if restored else added
