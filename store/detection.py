"""Having the machine find the marks of what is in the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.articles import ArticleFilter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prose.entities.entity import EntityRecogniser
    from store.library import Library

SETTLED_TOGETHER = 64
"""After how many articles names are brought up to date: work that they share, yet soon enough to see."""


@dataclass(frozen=True, slots=True)
class Detected:
    """One article more has its marks."""

    article_id: int
    """The article."""
    done: int
    """How many articles are done."""
    total: int
    """How many there were to do."""


def detect(
    library: Library, *, recogniser: EntityRecogniser | None = None, again: bool = False
) -> Iterator[Detected]:
    """Find the entities and quotes of articles, one after the other, in this process.

    Each article's marks are written at once: whoever stops half-way loses nothing. The language models are
    loaded by the first article.

    Args:
        library: The library.
        recogniser: What finds the entities; the model that comes with the program if None.
        again: Whether to do every article again, and not only those that have no marks or those of an
            earlier version.

    Yields:
        What is done, after each article.

    Raises:
        LibraryError: If the library cannot be written.
    """
    from prose.marks import mark_document, marks_version

    version = marks_version(recogniser)
    waiting = articles_to_detect(library, version, again=again)
    for done, article_id in enumerate(waiting, start=1):
        article = library.articles.get(article_id)
        # Another program may have taken it away meanwhile.
        if article is not None:
            library.marks.replace(article_id, mark_document(article.document, recogniser), version)
        if done % SETTLED_TOGETHER == 0:
            library.settle(articles=0)
        yield Detected(article_id, done, len(waiting))
    library.settle()


def detect_pending(library: Library, recogniser: EntityRecogniser | None = None) -> int:
    """Find the marks that are missing, all of them, and return of how many articles."""
    return sum(1 for _ in detect(library, recogniser=recogniser))


def articles_to_detect(library: Library, version: str, *, again: bool = False) -> Sequence[int]:
    """Return the articles whose marks are to be found, newest first.

    Args:
        library: The library.
        version: What marks found now are stored under.
        again: Whether that is all articles, and not only those without marks of this version.
    """
    return library.articles.ids(ArticleFilter()) if again else library.marks.undetected(version)


def give_up(library: Library, article_id: int, version: str) -> None:
    """Leave an article without marks, so that it is tried again only with another version, or when asked for.

    Raises:
        LibraryError: If the library cannot be written.
    """
    from prose.marks import Marks

    if library.articles.get(article_id) is not None:
        library.marks.replace(article_id, Marks(), version)
