"""Articles and marks as JSON values. Offsets are half-open and count code points of "text"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prose.languages import document_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from prose.document import Document
    from prose.entities.entity import Entity
    from prose.marks import Marks
    from prose.quotes.quote import Quote
    from prose.spans import Span
    from store.articles import Article, ArticleRow
    from store.corrections import CorrectionRow
    from store.names import MentionRow, NameRow, Spelling
    from store.passages import Passage
    from store.quotes import QuoteRow

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


def article_value(
    article: Article, marks: Marks, passages: Iterable[Passage], by_reader: Collection[Span] = frozenset()
) -> Value:
    """Return a whole article with everything that is marked in it.

    Args:
        article: The article.
        marks: Its entities and quotes.
        passages: What the reader marked in it.
        by_reader: The entities that the reader has corrected.
    """
    return {
        "id": article.id,
        "origin": article.origin,
        "added": _moment(article.added),
        "words": article.words,
        **_document_value(article.document),
        "language": document_language(article.document),
        **marks_value(article.document.text, marks),
        "entities": [
            {**_entity_value(entity), "by": "reader" if entity.span in by_reader else "machine"}
            for entity in marks.entities
        ],
        "passages": [_passage_value(passage) for passage in passages],
    }


def marks_value(text: str, marks: Marks) -> Value:
    """Return the entities and quotes of a text."""
    return {
        "entities": [_entity_value(entity) for entity in marks.entities],
        "quotes": [_quote_value(text, quote) for quote in marks.quotes],
    }


def name_value(row: NameRow) -> Value:
    """Return what a list shows of a name."""
    return {
        "id": row.id,
        "name": row.text,
        "label": row.label.value,
        "mentions": row.mentions,
        "articles": row.articles,
        "last_seen": _moment(row.last_seen),
        "by_reader": row.by_reader,
        "several": row.several,
    }


def whole_name_value(
    row: NameRow, spellings: Iterable[Spelling], mentions: Iterable[MentionRow], quotes: Iterable[QuoteRow]
) -> Value:
    """Return a name with its spellings, mentions and quotes.

    Args:
        row: The name.
        spellings: How it is printed.
        mentions: Its mentions, those of each article after a row for the article itself.
        quotes: What it said.
    """
    return {
        **name_value(row),
        "spellings": [
            {"words": each.words, "mentions": each.mentions, "articles": each.articles, "main": each.main}
            for each in spellings
        ],
        "found": [_mention_value(mention) for mention in mentions if mention.span is not None],
        "quotes": [quote_row_value(quote) for quote in quotes],
    }


def quote_row_value(row: QuoteRow) -> Value:
    """Return a quote of the library, with who said it and where it stands."""
    return {
        "id": row.id,
        **_place_value(row),
        "address": row.address,
        **_span_value(row.span),
        "words": row.words,
        "kind": row.kind.value,
        "speaker": row.speaker,
        "name": row.name_id,
        "certain": row.certain,
        "cue": row.cue,
        "tags": list(row.tags),
    }


def correction_value(row: CorrectionRow) -> Value:
    """Return a correction; which of its texts are not empty hangs on its kind."""
    correction = row.correction
    return {
        "id": row.id,
        "kind": correction.kind.value,
        "name": correction.words,
        "label": correction.label.value if correction.label else None,
        "other": correction.other,
        "article": row.article_id,
        "headline": row.headline,
        "made": _moment(row.made),
    }


def _mention_value(mention: MentionRow) -> Value:
    return {
        **_place_value(mention),
        **(_span_value(mention.span) if mention.span else {}),
        "label": mention.label.value if mention.label else None,
        "by_reader": mention.by_reader,
        "before": mention.before,
        "words": mention.words,
        "after": mention.after,
    }


def _place_value(row: MentionRow | QuoteRow) -> Value:
    return {
        "article": row.article_id,
        "headline": row.headline,
        "publisher": row.publisher,
        "published": _moment(row.published),
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
        "act": quote.act.value,
        "also": [
            {**_span_value(other.span), "name": other.name or other.span.of(text)} for other in quote.also
        ],
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
