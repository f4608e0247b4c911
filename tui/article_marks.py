"""What the article view paints, made of what is known of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.quote import QuoteKind
from prose.spans import Span
from tui.describing import passage_label
from tui.layers import MadeMarks, Mark
from tui.open_article import QUOTATION_MARKS
from tui.passage_bars import colour_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prose.entities.entity import Entity
    from tui.finding import Hits
    from tui.open_article import OpenArticle


def new_marks(article: OpenArticle) -> Iterator[Mark]:
    """Return a mark for each sentence that is new to the reader."""
    return (Mark(sentence, "new") for sentence in article.new_sentences)


def entity_marks(article: OpenArticle) -> MadeMarks[Entity]:
    """Return a mark for each entity, by its label."""
    return MadeMarks(
        article.entities.spans, article.entities, lambda entity: Mark(entity.span, entity.label.value)
    )


def quote_marks(article: OpenArticle) -> Iterator[Mark]:
    """Return the marks of each quote: its words and quotation marks, who is named as speaking, the cue."""
    text = article.text
    for quote in article.quotes:
        start, end = quote.span
        if quote.kind is QuoteKind.INDIRECT:
            yield Mark(quote.span, "indirect")
        else:
            yield Mark(quote.span, "direct")
            if text[max(0, start - 1) : start] in QUOTATION_MARKS and start:
                yield Mark(Span(start - 1, start), "quotation-mark")
            if text[end : end + 1] in QUOTATION_MARKS and end < len(text):
                yield Mark(Span(end, end + 1), "quotation-mark")
        if quote.speaker is not None:
            yield Mark(quote.speaker, "speaker")
        if quote.cue is not None:
            yield Mark(quote.cue, "cue")


def passage_marks(article: OpenArticle) -> Iterator[Mark]:
    """Return a mark for each passage, in the colour of its first tag."""
    for passage in article.passages:
        yield Mark(passage.span, "passage", colour_of(passage, article.colours), passage_label(passage))


class HitMarks:
    """The marks of a search's hits, made for the lines that are seen.

    Args:
        hits: The hits.
    """

    def __init__(self, hits: Hits) -> None:
        self._hits = hits

    def touching(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that share a code point with a range, in their order."""
        return (Mark(hit, "hit") for hit in self._hits.touching(start, end))
