"""Articles and marks as JSON values. Offsets are half-open and count code points of "text"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prose.languages import document_language
from prose.quotes.statement import group_statements, in_order, numbers_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from prose.corrections import Correction
    from prose.document import Document
    from prose.entities.entity import Entity
    from prose.marks import Marks
    from prose.quotes.corrections import QuoteCorrection
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from store.articles import ArticleRow
    from store.corrections.corrections import CorrectionRow
    from store.names.names import MentionRow, NameRow, Spelling
    from store.passages.passage import Passage
    from store.quotes.quotes import QuoteRow
    from store.search.hits import FoundSentence
    from tui.cli.marked_article import MarkedArticle

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
        "tags": list(row.tags),
        "noted": row.noted,
    }


def found_value(row: ArticleRow, found: FoundSentence) -> Value:
    """Return an article of a list, and what a search found in it."""
    return {
        **row_value(row),
        "sentence": found.text,
        "hits": [_span_value(hit) for hit in found.hits],
        "place": None if found.place is None else _span_value(found.place),
        "in_note": found.in_note,
    }


def article_value(marked: MarkedArticle) -> Value:
    """Return a whole article with everything that is marked in it."""
    article = marked.article
    return {
        "id": article.id,
        "origin": article.origin,
        "added": _moment(article.added),
        "words": article.words,
        **_document_value(article.document),
        "language": document_language(article.document),
        "tags": list(marked.remark.tags),
        "note": marked.remark.note,
        "entities": [
            {**_entity_value(entity), "by": _by(entity.span, marked.entities_by_reader)}
            for entity in marked.entities
        ],
        "quotes": [
            {**value, "by": _by(quote.span, marked.quotes_by_reader)}
            for quote, value in _quote_values(marked.text, marked.statements)
        ],
        "passages": [_passage_value(passage) for passage in marked.passages],
    }


def marks_value(text: str, marks: Marks) -> Value:
    """Return the entities and quotes of a text."""
    return {
        "entities": [_entity_value(entity) for entity in marks.entities],
        "quotes": [value for _, value in _quote_values(text, group_statements(text, marks.quotes))],
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
        "headline_supplied": row.headline_supplied,
        "address": row.address,
        **_span_value(row.span),
        "spans": [_span_value(span) for span in row.content],
        "words": row.words,
        "kind": row.kind.value,
        "act": row.act.value,
        "speaker": row.speaker,
        "name": row.name_id,
        "also": list(row.also),
        "how": row.method.value if row.method else None,
        "certain": row.certain,
        "by": "reader" if row.by_reader else "machine",
        "cue": row.cue,
        "tags": list(row.tags),
    }


def correction_value(row: CorrectionRow) -> Value:
    """Return a correction, of a name or of a quote; which of its texts are not empty hangs on its kind."""
    # Not above: what prose knows of names is not loaded to list articles.
    from prose.corrections import Correction

    correction = row.correction
    said = (
        _name_correction_value(correction)
        if isinstance(correction, Correction)
        else _quote_correction_value(correction)
    )
    return {
        "id": row.id,
        "kind": correction.kind.value,
        **said,
        "article": row.article_id,
        "headline": row.headline,
        "made": _moment(row.made),
    }


def _name_correction_value(correction: Correction) -> Value:
    return {
        "name": correction.words,
        "label": correction.label.value if correction.label else None,
        "other": correction.other,
    }


def _quote_correction_value(correction: QuoteCorrection) -> Value:
    return {
        "quote": correction.words,
        **_span_value(correction.span),
        "speaker": correction.speaker_name or correction.speaker_words,
        "other": correction.other,
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


def _by(span: Span, by_reader: Collection[Span]) -> str:
    return "reader" if span in by_reader else "machine"


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


def _quote_values(text: str, statements: Sequence[Statement]) -> Iterator[tuple[Quote, Value]]:
    """Yield the quotes of an article in the order of their starts, each with the number of its statement."""
    number_of = numbers_of(statements)
    for quote in in_order(number_of):
        yield quote, {**_quote_value(text, quote), "statement": number_of[quote]}


def _quote_value(text: str, quote: Quote) -> Value:
    speaker = None
    if quote.speaker:
        speaker = {**_span_value(quote.speaker), "name": quote.speaker_name or quote.speaker.of(text)}
    elif quote.speaker_name:
        speaker = {"start": None, "end": None, "name": quote.speaker_name}
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
