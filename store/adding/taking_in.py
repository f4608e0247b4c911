"""What was read goes into the library: as a new article, or as another text of one that is there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.bodies import AddedArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prose.marks import Marks
    from store.bodies import NewArticle
    from store.library import Library
    from store.parsing.found_marks import FoundMarks


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article that was read and is to go into the library."""

    article: NewArticle
    """What was read."""
    found: FoundMarks
    """What was found in it."""


def known_article(library: Library, source: bytes) -> AddedArticle | None:
    """Return the article that is or once was read from exactly these bytes; None if there is none.

    It leaves the bin if it is in there: who adds it again wants it back.

    Raises:
        LibraryError: If the library cannot be written.
    """
    known = library.articles.with_source(source)
    return None if known is None else _out_of_bin(library, AddedArticle(known, new=False))


def take_in(library: Library, articles: Sequence[ReadArticle]) -> list[AddedArticle]:
    """Add articles with their marks, or the newest versions of some, all of them or none.

    Names are summed up by `Library.settle`: for many articles in a row that is done once.

    Args:
        library: The library.
        articles: What was read, in the order in which it is to go in: one may be a version of one before it.

    Returns:
        What became of each, in their order.

    Raises:
        LibraryError: If the library cannot be written.
    """
    with library.transaction():
        new = [read.article for read in articles]
        added = [each for unlike in _unlike(new) for each in _take_in(library, unlike)]
        # An article may get two new texts, and shows the second.
        shown = {
            became.id: read.found
            for read, became in zip(articles, added, strict=True)
            if became.new or became.updated
        }
        found: defaultdict[str, dict[int, Marks]] = defaultdict(dict)
        for article_id, marked in shown.items():
            if marked.marks is not None:
                found[marked.version][article_id] = marked.marks
        for version, marks in found.items():
            library.marks.replace_all(marks, version)
        return [_out_of_bin(library, each) for each in added]


def _unlike(articles: Sequence[NewArticle]) -> Iterator[list[NewArticle]]:
    """Yield articles in their order, together as long as none can be another one or a version of it."""
    together: list[NewArticle] = []
    seen: set[tuple[str, str]] = set()
    for each in articles:
        known_by = _known_by(each)
        if not seen.isdisjoint(known_by):
            yield together
            together, seen = [], set()
        together.append(each)
        seen |= known_by
    yield together


def _known_by(article: NewArticle) -> set[tuple[str, str]]:
    """Return all by which a library knows an article again."""
    known_by = {
        ("source", article.source_hash),
        ("text", article.text_hash),
        ("origin", clean_line(article.origin)),
        ("address", clean_line(article.document.facts.address)),
    }
    return known_by - {("address", "")}


def _take_in(library: Library, unlike: Sequence[NewArticle]) -> list[AddedArticle]:
    """Add articles that are unlike each other, or the newest versions of some."""
    new: list[NewArticle] = []
    updated: dict[int, AddedArticle] = {}
    for place, each in enumerate(unlike):
        earlier = library.versions.to_update(each.document, each.origin)
        if earlier is None:
            new.append(each)
        else:
            updated[place] = library.versions.update(
                earlier, each.document, each.source, each.origin, each.language
            )
    added = iter(library.articles.add_all(new))
    return [updated[place] if place in updated else next(added) for place in range(len(unlike))]


def _out_of_bin(library: Library, added: AddedArticle) -> AddedArticle:
    restored = not added.new and library.bin.take_out([added.id]) > 0
    return replace(added, restored=True) if restored else added
