"""What a reader wants to correct in the quotes of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prose.quotes.corrections import QuoteCorrectionKind
    from prose.quotes.quote import Quote
    from prose.spans import Span


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What a reader wants to correct in the quotes of one article. Which fields count hangs on the kind."""

    kind: QuoteCorrectionKind
    """What is to be done."""
    article_id: int
    """The article."""
    quotes: tuple[Quote, ...] = ()
    """The quotes that it is about, as `ArticleMarks.quotes` gave them; for boundaries exactly one."""
    span: Span | None = None
    """MISSED, BOUNDARIES: the words said; space and quotation marks around them are left out."""
    speaker: Span | None = None
    """SPEAKER, MISSED: the words that name who speaks."""
    name_id: int | None = None
    """SPEAKER, MISSED: the name of the library that speaks. Where `speaker` is None, its mention that is
    nearest the quote stands for it. Where both are None, nobody is known to say it."""


@dataclass(frozen=True, slots=True)
class QuoteReach:
    """How much a change touches."""

    quotes: int
    """How many quotes change, or come, or go."""
