from __future__ import annotations

from datetime import UTC, datetime

from prose.document import Document
from prose.quotes.quote import Quote, QuoteKind
from prose.quotes.statement import group_statements
from prose.spans import Span
from store.bodies import Article
from tui.article_marks import quote_marks
from tui.layers import Mark
from tui.open_article import OpenArticle


def marked(text: str, *quotes: Quote) -> list[tuple[str, str]]:
    opened = OpenArticle(
        Article(1, Document(text), "", datetime(2026, 3, 5, tzinfo=UTC), 1),
        (),
        group_statements(text, quotes),
        (),
    )
    return [(mark.style, mark.span.of(text)) for mark in quote_marks(opened) if isinstance(mark, Mark)]


def test_own_words_are_marked_with_their_quotation_marks_as_far_as_there_are_any() -> None:
    text = "“No,” she said, and that it was late. “Never"
    no = Quote(Span(1, 4), QuoteKind.DIRECT, Span(6, 9), cue=Span(10, 14))
    late = Quote(Span(20, 36), QuoteKind.INDIRECT)
    assert marked(text, no, late, Quote(Span(39, 44), QuoteKind.DIRECT)) == [
        ("direct", "No,"),
        ("quotation-mark", "“"),
        ("quotation-mark", "”"),
        ("speaker", "she"),
        ("cue", "said"),
        ("indirect", "that it was late"),
        ("direct", "Never"),
        ("quotation-mark", "“"),
    ]
    assert marked("No", Quote(Span(0, 2), QuoteKind.DIRECT)) == [("direct", "No")]
