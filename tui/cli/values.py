"""Articles and marks as JSON values. Offsets are half-open and count code points of "text"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from prose.document import Document
    from prose.entities.entity import Entity
    from prose.marks import Marks
    from prose.quotes.quote import Quote
    from prose.spans import Span
    from store.articles import Article, ArticleRow
    from store.passages import Passage

Value = dict[str, Any]
"""A JSON object."""


def row_value(row: ArticleRow) -> Value:
    """Return what a list shows of an article."""
    return {
        "id": row.id,
        "headline": row.headline,
        "headline_supplied": row.headline_supplied,
        "publisher": row.publisher,
        "published": _moment(row.published),
        "added": _moment(row.added),
        "words": row.words,
        "state": row.state.value,
        "starred": row.starred,
        "passages": row.passages,
    }


def article_value(article: Article, marks: Marks, passages: Iterable[Passage]) -> Value:
    """Return a whole article with everything that is marked in it."""
    return {
        "id": article.id,
        "origin": article.origin,
        "added": _moment(article.added),
        "words": article.words,
        **_document_value(article.document),
        **marks_value(article.document.text, marks),
        "passages": [_passage_value(passage) for passage in passages],
    }


def marks_value(text: str, marks: Marks) -> Value:
    """Return the entities and quotes of a text."""
    return {
        "entities": [_entity_value(entity) for entity in marks.entities],
        "quotes": [_quote_value(text, quote) for quote in marks.quotes],
    }


def _document_value(document: Document) -> Value:
    facts = document.facts
    return {
        "headline": facts.headline,
        "headline_supplied": facts.headline_supplied,
        "byline": facts.byline,
        "dateline": facts.dateline,
        "publisher": facts.publisher,
        "published": _moment(facts.published),
        "language": facts.language,
        "address": facts.address,
        "text": document.text,
        "blocks": [
            {
                **_span_value(block.span),
                "kind": block.kind.value,
                "level": block.level,
                "marker": block.marker,
            }
            for block in document.blocks
        ],
        "styles": [{**_span_value(style.span), "kind": style.kind.value} for style in document.styles],
        "links": [{**_span_value(link.span), "address": link.address} for link in document.links],
        "problems": list(document.problems),
    }


def _entity_value(entity: Entity) -> Value:
    return {**_span_value(entity.span), "label": entity.label.value}


def _quote_value(text: str, quote: Quote) -> Value:
    speaker = None
    if quote.speaker:
        speaker = {**_span_value(quote.speaker), "name": quote.speaker_name or quote.speaker.of(text)}
    return {
        "kind": quote.kind.value,
        **_span_value(quote.span),
        "speaker": speaker,
        "cue": _span_value(quote.cue) if quote.cue else None,
        "how": quote.method.value if quote.method else None,
        "certain": quote.certain,
    }


def _passage_value(passage: Passage) -> Value:
    return {
        "id": passage.id,
        **_span_value(passage.anchor.span),
        "exact": passage.anchor.exact,
        "highlighted": passage.highlighted,
        "tags": list(passage.tags),
        "note": passage.note,
        "created": _moment(passage.created),
        "changed": _moment(passage.changed),
    }


def _span_value(span: Span) -> Value:
    return {"start": span.start, "end": span.end}


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
