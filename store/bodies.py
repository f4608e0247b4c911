"""The texts of articles: what goes into a library of a document, and what comes out."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from prose.anchors import text_hash
from prose.characters import clean_line
from store.documents import document_from, structure_of
from store.moments import to_moment, to_number
from store.sort_keys import sort_key

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from prose.document import Document


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything in it."""

    id: int
    """What every other method calls it by."""
    document: Document
    """Its text, structure and facts."""
    origin: str
    """Where it came from, one clean line: a path or an address."""
    added: datetime
    """When it came into the library, in UTC."""
    words: int
    """How many words long it is."""
    uuid: str = ""
    """What it is called by in every library."""


@dataclass(frozen=True)
class NewArticle:
    """An article that is to go into a library."""

    document: Document
    """What was read; its text is kept as it is, every other text cleaned."""
    source: bytes
    """What it was read from, kept as it is."""
    origin: str
    """Where that came from: a path or an address."""
    language: str | None = None
    """What `document_language` says of it, where that is known, or nothing."""

    @cached_property
    def text_hash(self) -> str:
        """What tells its text from every other one."""
        return text_hash(self.document.text)

    @cached_property
    def source_hash(self) -> str:
        """What tells its source from every other one."""
        return source_hash(self.source)


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """What became of a source."""

    id: int
    """The article in the library."""
    new: bool
    """Whether it was not there before."""
    updated: bool = False
    """Whether it was there with another text, which is kept as an earlier version."""
    orphans: int = 0
    """How many of the reader's passages were not found in the new text; they are kept as well."""
    restored: bool = False
    """Whether it was in the bin, and was taken out because the reader added it again."""


TEXT_COLUMNS = (
    "headline", "headline_supplied", "publisher", "published", "words", "language", "title_key", "outlet_key",
    "text_hash", "source_hash", "structure", "origin", "text", "source",
)  # fmt: skip
"""The columns of `article` and `body` that are another text's when the article shows another version."""


def article_values(article: NewArticle) -> dict[str, object]:
    """Return what lists show of an article, by the columns of `article`."""
    document, language = article.document, article.language
    if language is None:
        # The recogniser of languages is large, and few who read an article take one in.
        from prose.languages import document_language

        language = document_language(document) or ""
    facts = document.facts
    return {
        "headline": clean_line(facts.headline),
        "headline_supplied": int(facts.headline_supplied),
        "publisher": clean_line(facts.publisher),
        "title_key": sort_key(clean_line(facts.headline)),
        "outlet_key": sort_key(clean_line(facts.publisher)),
        "published": None if facts.published is None else to_number(facts.published),
        "words": len(document.text.split()),
        "language": language,
    }


def body_values(article: NewArticle) -> dict[str, object]:
    """Return the rest of an article and what it was read from, by the columns of `body`."""
    return {
        "text": article.document.text,
        "text_hash": article.text_hash,
        "source_hash": article.source_hash,
        "structure": structure_of(article.document),
        "origin": clean_line(article.origin),
        "source": zlib.compress(article.source),
    }


def source_hash(source: bytes) -> str:
    """Return what tells a source from every other one."""
    from hashlib import sha256

    return sha256(source).hexdigest()


def article_of(row: sqlite3.Row) -> Article:
    """Return an article of its row in `article`, joined with that in `body`."""
    return Article(
        id=row["id"],
        document=document_from(
            row["text"],
            row["structure"],
            headline=row["headline"],
            headline_supplied=bool(row["headline_supplied"]),
            publisher=row["publisher"],
            published=None if row["published"] is None else to_moment(row["published"]),
        ),
        origin=row["origin"],
        added=to_moment(row["added"]),
        words=row["words"],
        uuid=row["uuid"],
    )
