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


def quote_of(row: sqlite3.Row) -> Quote:
    """Return the quote that a row holds."""
    return quote_from(*[row[column] for column in COLUMNS])


def quote_from(
    starts: int,
    ends: int,
    kind: str,
    act: str,
    method: str | None,
    speaker_starts: int | None,
    speaker_ends: int | None,
    speaker_name: str,
    cue_starts: int | None,
    cue_ends: int | None,
    also: str,
) -> Quote:
    """Return the quote of what stands in its columns, in their order."""
    return Quote(
        span=Span(starts, ends),
        kind=QuoteKind(kind),
        speaker=span_of(speaker_starts, speaker_ends),
        speaker_name=speaker_name,
        cue=span_of(cue_starts, cue_ends),
        method=None if method is None else SpeakerMethod(method),
        act=SpeechAct(act),
        also=_together(also) if also != "[]" else (),
    )


def _together(also: str) -> tuple[CoSpeaker, ...]:
    return tuple(CoSpeaker(Span(start, end), name) for start, end, name in json.loads(also))


def span_of(start: int | None, end: int | None) -> Span | None:
    """Return a range whose two ends may both be missing."""
    return None if start is None or end is None else Span(start, end)
