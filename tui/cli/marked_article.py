"""An article with everything that is marked in it: what `newsread show` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.tags.remarks import NOTHING, Remark

if TYPE_CHECKING:
    from prose.entities.entity import Entity
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from store.bodies import Article
    from store.library import Library
    from store.passages.passage import Passage


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with its marks, as the reader corrected them, and the reader's passages."""

    article: Article
    """The article."""
    entities: tuple[Entity, ...] = ()
    """Its entities, in the order of the text."""
    statements: tuple[Statement, ...] = ()
    """What is said in it, in the order of the text."""
    entities_by_reader: frozenset[Span] = frozenset()
    """The entities that stand, or stand so, because the reader said so."""
    quotes_by_reader: frozenset[Span] = frozenset()
    """The quotes of which that is true."""
    passages: tuple[Passage, ...] = ()
    """The reader's passages, in the order of the text."""
    remark: Remark = NOTHING
    """What the reader says of it as a whole."""
    version: str | None = None
    """What looked for its marks; None where nothing did so far."""

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.article.document.text

    def is_corrected(self, statement: Statement) -> bool:
        """Whether the reader said something about a statement, or about a part of it."""
        return any(part.span in self.quotes_by_reader for part in statement.parts)


def load_marked(library: Library, article_id: int) -> MarkedArticle | None:
    """Fetch an article with its marks; None where it is not in the library."""
    article = library.articles.get(article_id)
    if article is None:
        return None
    return MarkedArticle(
        article=article,
        entities=tuple(library.marks.entities(article_id)),
        statements=tuple(library.marks.statements(article_id)),
        entities_by_reader=library.marks.by_reader(article_id),
        quotes_by_reader=library.marks.quotes_by_reader(article_id),
        passages=tuple(
            passage for passage in library.passages.of_article(article_id) if not passage.is_orphan
        ),
        remark=library.remarks.of_article(article_id),
        version=library.marks.version_of(article_id),
    )
