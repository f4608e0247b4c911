"""What is copied of an article: words as they are, and quotes with whoever said them and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from prose.characters import clean_line, clean_text
from store.exchange.exports import escaped, source
from store.quotes.citations import citation
from store.quotes.quotes import QuoteRow
from tui.sourcing import Standing

if TYPE_CHECKING:
    from prose.document import Facts
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from tui.open_article import Focus, OpenArticle


class Form(Enum):
    """How words are written that are copied."""

    TEXT = "text"
    """As they are."""
    MARKDOWN = "Markdown"
    """As a block quote with its source."""
    CITATION = "citation"
    """In quotation marks, with their source."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Something to copy."""

    what: str
    """What it is: "the sentence", "the quote with its source"."""
    text: str
    """Clean text, without a line break at its end."""


def copy_of(article: OpenArticle, focus: Focus, selection: Span | None, form: Form) -> Copy | None:
    """Return the selection, else what is in focus: a quote with its source, anything else in the form.

    Args:
        article: The article.
        focus: What the caret stands on.
        selection: What is selected.
        form: How it is to be written.

    Returns:
        What to copy; None where there are no words.
    """
    quote = focus.quote
    if quote is not None and focus.passage is not None and focus.passage.span != quote.span:
        quote = None
    if selection is None and quote is not None:
        return copy_of_statement(article, article.statement_of(quote), form)
    span = selection or focus.span
    if selection is not None:
        what = "the selection"
    elif focus.passage is not None:
        what = "the passage"
    else:
        what = "the name" if focus.entity is not None else "the sentence"
    words = span.of(article.text) if span is not None else ""
    return copy_of_words(what, words, article.article.document.facts, form)


def copy_of_words(what: str, words: str, facts: Facts, form: Form) -> Copy | None:
    """Return words of an article in a form; None if there are none.

    Args:
        what: What they are: "the passage".
        words: The words, as they stand in the text.
        facts: What the article's source says of itself.
        form: How they are to be written.
    """
    words = clean_text(words).strip()
    if not words:
        return None
    match form:
        case Form.TEXT:
            return Copy(what, words)
        case Form.MARKDOWN:
            return Copy(f"{what} as Markdown", _block_quote(facts, words))
        case Form.CITATION:
            return Copy(f"{what} with its source", _cited(facts, words))


def copy_of_statement(article: OpenArticle, statement: Statement, form: Form) -> Copy:
    """Return all of a statement as it is cited: in Markdown if that is the form, else in plain text."""
    facts, name = article.article.document.facts, article.name_of_speaker(statement)
    known = article.standing(statement) is not Standing.UNKNOWN
    row = QuoteRow(
        id=0,
        article_id=article.article.id,
        content=statement.content,
        words=statement.words(article.text),
        kind=statement.kind,
        act=statement.act,
        speaker=clean_line(article.speaker_of(statement)) if known else "",
        name_id=None if name is None else name.id,
        method=statement.method,
        certain=statement.certain,
        by_reader=article.is_readers(statement),
        cue="",
        tags=(),
        headline=facts.headline,
        headline_supplied=facts.headline_supplied,
        publisher=facts.publisher,
        published=facts.published,
        address=facts.address,
        also=tuple(map(clean_line, article.also_of(statement))),
    )
    markdown = form is Form.MARKDOWN
    what = "the quote with its source"
    return Copy(f"{what} as Markdown" if markdown else what, clean_text(citation(row, markdown=markdown)))


def _cited(facts: Facts, words: str) -> str:
    """Return words of an article in quotation marks, with where they are printed below them."""
    printed = " · ".join(filter(None, _printed(facts)))
    lines = [f"“{clean_line(words)}”", f"— {printed}" if printed else "", clean_line(facts.address)]
    return "\n".join(filter(None, lines))


def _block_quote(facts: Facts, words: str) -> str:
    """Return words of an article as a block quote, with where they are printed below them."""
    printed = ", ".join(filter(None, map(escaped, _printed(facts))))
    address = clean_line(facts.address)
    link = (
        f"<{address}>"
        if address.startswith(("http://", "https://")) and not set(address) & set(" <>")
        else ""
    )
    lines = [*escaped(words).split("\n"), "", f"— {', '.join(filter(None, [printed, link]))}"]
    return clean_text("\n".join(f"> {line}".rstrip() for line in lines))


def _printed(facts: Facts) -> tuple[str, str]:
    """Return who printed it and when, and the headline; none that was made from the text: it is no source."""
    headline = "" if facts.headline_supplied else facts.headline
    return clean_line(source(facts.publisher, facts.published)), clean_line(headline)
