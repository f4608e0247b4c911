"""An article with what is marked in it, as the library has it now."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from store.errors import LibraryError
from tui.open_article import OpenArticle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.bodies import Article
    from store.library import Library
    from store.passages.passage import Passage


def load_article(library: Library, identifier: int, *, marked: bool = True) -> OpenArticle | None:
    """Fetch an article with what is marked in it, None if it is not in the library.

    Args:
        library: The library, of this thread.
        identifier: The article.
        marked: Whether to fetch entities, quotes and passages, which takes seconds for a book.
    """
    article = library.articles.get(identifier)
    if article is None:
        return None
    version = library.versions.shown(identifier)
    if not marked:
        return OpenArticle(article, (), (), None, version=version, marked=False)
    return _with_marks(library, article, library.passages.of_article(identifier), version)


def _with_marks(
    library: Library, article: Article, passages: Sequence[Passage], version: int | None
) -> OpenArticle:
    identifier = article.id
    marks_version = library.marks.version_of(identifier)
    _settle(library, identifier)
    return OpenArticle(
        article,
        library.marks.entities(identifier),
        library.marks.statements(identifier),
        passages,
        marks_version,
        library.names.of_article(identifier),
        library.marks.by_reader(identifier),
        library.marks.quotes_by_reader(identifier),
        version,
    )


def load_changed(library: Library, opened: OpenArticle) -> OpenArticle | None:
    """Fetch an article's marks if they are not those with which it is open, else return None.

    Its text and its passages are taken as they are.
    """
    identifier = opened.article.id
    _settle(library, identifier)
    if (
        opened.marked
        and library.marks.version_of(identifier) == opened.marks_version
        and tuple(library.names.of_article(identifier)) == opened.names
        and library.marks.by_reader(identifier) == opened.by_reader
        and tuple(library.marks.statements(identifier)) == opened.statements
        and library.marks.quotes_by_reader(identifier) == opened.quotes_by_reader
    ):
        return None
    return _with_marks(library, opened.article, (*opened.passages, *opened.orphans), opened.version)


def _settle(library: Library, identifier: int) -> None:
    """Bring an article's names up to date, if that is yet to be done and this library can be written."""
    if not library.read_only and library.marks.is_unsettled(identifier):
        with suppress(LibraryError):
            library.settle(identifier, articles=1)
