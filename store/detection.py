"""Having the machine find the marks of what is in the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.articles import ArticleFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.library import Library


@dataclass(frozen=True, slots=True)
class Detected:
    """One article more has its marks."""

    article_id: int
    """The article."""
    done: int
    """How many articles are done."""
    total: int
    """How many there were to do."""


def detect(library: Library, *, again: bool = False) -> Iterator[Detected]:
    """Find the entities and quotes of articles, one after the other.

    Each article's marks are written at once: whoever stops half-way loses nothing. The language models are
    loaded by the first article.

    Args:
        library: The library.
        again: Whether to do every article again, and not only those that have no marks or those of an
            earlier version.

    Yields:
        What is done, after each article.

    Raises:
        LibraryError: If the library cannot be written.
    """
    from prose.marks import mark_document, marks_version

    version = marks_version()
    pending = library.articles.ids(ArticleFilter()) if again else library.marks.undetected(version)
    for done, article_id in enumerate(pending, start=1):
        article = library.articles.get(article_id)
        # Another program may have taken it away meanwhile.
        if article is not None:
            library.marks.replace(article_id, mark_document(article.document), version)
        yield Detected(article_id, done, len(pending))


def detect_pending(library: Library) -> int:
    """Find the marks that are missing, all of them, and return of how many articles."""
    return sum(1 for _ in detect(library))
