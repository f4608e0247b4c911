"""What is copied of an article: words as they are, and quotes with whoever said them and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line, clean_text
from store.citations import citation
from store.exports import escaped, source
from store.quotes import QuoteRow
from tui.sourcing import Standing

if TYPE_CHECKING:
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from tui.open_article import Focus, OpenArticle


@dataclass(frozen=True, slots=True)
class Copy:
    """Something to copy."""

    what: str
    """What it is: "the sentence", "the quote with its source"."""
    text: str
    """Clean text, without a line break at its end."""


def copy_of(article: OpenArticle, focus: Focus, selection: Span | None, *, markdown: bool) -> Copy | None:
    """Return the selection, else what is in focus: a quote with its source, anything else as it is.

    Args:
        article: The article.
        focus: What the caret stands on.
        selection: What is selected.
        markdown: Whether it is to be a block quote in Markdown, always with its source.

    Returns:
        What to copy; None where there are no words.
    """
    quote = focus.quote
    if quote is not None and focus.passage is not None and focus.passage.span != quote.span:
        quote = None
    if selection is None and quote is not None:
        return copy_of_statement(article, article.statement_of(quote), markdown=markdown)
    span = selection or focus.span
    words = clean_text(span.of(article.text)).strip() if span is not None else ""
    if not words:
        return None
    if selection is not None:
        what = "the selection"
    elif focus.passage is not None:
        what = "the passage"
    else:
        what = "the name" if focus.entity is not None else "the sentence"
    return Copy(f"{what} as Markdown", _block_quote(article, words)) if markdown else Copy(what, words)


def copy_of_statement(article: OpenArticle, statement: Statement, *, markdown: bool) -> Copy:
    """Return all of a statement as it is cited."""
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
    )
    form = " as Markdown" if markdown else ""
    return Copy(f"the quote with its source{form}", clean_text(citation(row, markdown=markdown)))


def _block_quote(article: OpenArticle, words: str) -> str:
    """Return words of an article as a block quote, with where they are printed below them."""
    facts = article.article.document.facts
    printed = ", ".join(
        filter(
            None, [escaped(source(facts.publisher, facts.published)), escaped(clean_line(_headline(article)))]
        )
    )
    address = clean_line(facts.address)
    link = (
        f"<{address}>"
        if address.startswith(("http://", "https://")) and not set(address) & set(" <>")
        else ""
    )
    lines = [*escaped(words).split("\n"), "", f"— {', '.join(filter(None, [printed, link]))}"]
    return clean_text("\n".join(f"> {line}".rstrip() for line in lines))


def _headline(article: OpenArticle) -> str:
    """Return the headline, unless it was made from the text: that is no source."""
    facts = article.article.document.facts
    return "" if facts.headline_supplied else facts.headline
