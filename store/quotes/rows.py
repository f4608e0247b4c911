"""How a quote is kept in a row: what the tables `quote`, `segment` and `statement` have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from prose.quotes.quote import CoSpeaker, Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.spans import Span

if TYPE_CHECKING:
    import sqlite3

    from prose.quotes.statement import Statement

COLUMNS = (
    "starts", "ends", "kind", "act", "method", "speaker_starts", "speaker_ends", "speaker_name", "cue_starts",
    "cue_ends", "also",
)  # fmt: skip
"""The columns that hold a quote, or a statement as a whole."""


def quote_values(quote: Quote | Statement) -> dict[str, object]:
    """Return what stands in the columns of a quote's row, or of a statement's."""
    speaker_starts, speaker_ends = quote.speaker or (None, None)
    cue_starts, cue_ends = quote.cue or (None, None)
    return {
        "starts": quote.span.start,
        "ends": quote.span.end,
        "kind": quote.kind.value,
        "act": quote.act.value,
        "method": None if quote.method is None else quote.method.value,
        "speaker_starts": speaker_starts,
        "speaker_ends": speaker_ends,
        "speaker_name": quote.speaker_name,
        "cue_starts": cue_starts,
        "cue_ends": cue_ends,
        # Nearly all are said by one alone, and an article has a hundred of them.
        "also": "[]"
        if not quote.also
        else json.dumps([[*other.span, other.name] for other in quote.also], ensure_ascii=False),
    }


def quote_of(row: sqlite3.Row) -> Quote:
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
