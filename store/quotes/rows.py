"""How a quote is kept in a row: what the tables `quote`, `segment` and `statement` have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from prose.quotes.quote import CoSpeaker, Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.spans import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from prose.quotes.statement import Statement

COLUMNS = (
    "starts", "ends", "kind", "act", "method", "speaker_starts", "speaker_ends", "speaker_name", "cue_starts",
    "cue_ends", "also",
)  # fmt: skip
"""The columns that hold a quote, or a statement as a whole."""
_NOWHERE = (None, None)


def quote_values(quote: Quote | Statement) -> tuple[object, ...]:
    """Return what stands in the columns of a quote's row, or of a statement's, in their order."""
    return (
        *quote.span,
        quote.kind.value,
        quote.act.value,
        None if quote.method is None else quote.method.value,
        *(quote.speaker or _NOWHERE),
        quote.speaker_name,
        *(quote.cue or _NOWHERE),
        # Nearly all are said by one alone, and an article has a hundred of them.
        "[]"
        if not quote.also
        else json.dumps([[*other.span, other.name] for other in quote.also], ensure_ascii=False),
    )


def quote_of(row: sqlite3.Row | Mapping[str, Any]) -> Quote:
    """Return the quote that a row holds."""
    return Quote(
        span=Span(row["starts"], row["ends"]),
        kind=QuoteKind(row["kind"]),
        speaker=span_of(row["speaker_starts"], row["speaker_ends"]),
        speaker_name=row["speaker_name"],
        cue=span_of(row["cue_starts"], row["cue_ends"]),
        method=None if row["method"] is None else SpeakerMethod(row["method"]),
        act=SpeechAct(row["act"]),
        also=_together(row["also"]) if row["also"] != "[]" else (),
    )


def _together(also: str) -> tuple[CoSpeaker, ...]:
    return tuple(CoSpeaker(Span(start, end), name) for start, end, name in json.loads(also))


def span_of(start: int | None, end: int | None) -> Span | None:
    """Return a range whose two ends may both be missing."""
    return None if start is None or end is None else Span(start, end)
