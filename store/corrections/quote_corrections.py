"""What the reader says about the quotes of an article, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.anchors import make_anchor
from prose.characters import clean_line
from prose.names import NameKey
from prose.quotes.corrections import QuoteCorrection, QuoteCorrectionKind
from prose.quotes.quote import QuoteKind
from prose.spans import Span
from store.quotes.rows import span_of

if TYPE_CHECKING:
    import sqlite3

    from store.connection import Connection


@dataclass(frozen=True, slots=True)
class KeptQuoteCorrection:
    """A correction as the library keeps it."""

    correction: QuoteCorrection
    """What it says."""
    speaker: NameKey | None = None
    """The name of the library that speaks; None where only the words for the speaker are known, or nobody."""


class QuoteCorrections:
    """The corrections of quotes: each is a row of `correction` and one of `quote_correction`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: int) -> dict[int, KeptQuoteCorrection]:
        """Return the corrections that hold for an article with its text of now, by id, in the order made."""
        rows = self._connection.rows(
            """
            SELECT correction.id, correction.kind, correction.words, correction.other, quote_correction.*
            FROM correction
            JOIN quote_correction ON quote_correction.correction_id = correction.id
            JOIN body ON body.article_id = correction.article_id
            WHERE correction.article_id = :article AND quote_correction.text_hash = body.text_hash
            ORDER BY correction.id
            """,
            {"article": article_id},
        )
        return {row["id"]: _kept(row) for row in rows}

    def insert(self, correction_id: int, text: str, kept: KeptQuoteCorrection) -> None:
        """Keep what a correction says that is a row already, about an article with this text."""
        correction = kept.correction
        self._connection.execute(
            """
            INSERT INTO quote_correction (
                correction_id, quote_kind, starts, ends, prefix, suffix, text_hash, speaker_starts,
                speaker_ends, speaker_name, speaker_spelling, speaker_person, to_starts, to_ends
            )
            VALUES (
                :id, :quote_kind, :starts, :ends, :prefix, :suffix, :text_hash, :speaker_starts,
                :speaker_ends, :speaker_name, :spelling, :person, :to_starts, :to_ends
            )
            """,
            {
                "id": correction_id,
                "quote_kind": correction.quote_kind.value,
                **place_values(text, correction.span, correction.speaker, correction.to),
                "speaker_name": correction.speaker_name,
                "spelling": kept.speaker.spelling if kept.speaker else "",
                "person": int(bool(kept.speaker and kept.speaker.person)),
            },
        )


def place_values(text: str, words: Span, speaker: Span | None, to: Span | None) -> dict[str, object]:
    """Return where in a text a correction stands, by the columns of `quote_correction`.

    Args:
        text: The article's text.
        words: The quote.
        speaker: Who says it; None if nobody is named.
        to: The boundaries that it is to have; None if it keeps its own.
    """
    anchor = make_anchor(text, words)
    speaker_starts, speaker_ends = speaker or (None, None)
    to_starts, to_ends = to or (None, None)
    return {
        "starts": anchor.span.start,
        "ends": anchor.span.end,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "text_hash": anchor.text_hash,
        "speaker_starts": speaker_starts,
        "speaker_ends": speaker_ends,
        "to_starts": to_starts,
        "to_ends": to_ends,
    }


def quote_correction_of(row: sqlite3.Row) -> QuoteCorrection:
    """Return the correction that a row of `correction` joined to one of `quote_correction` holds."""
    kind, other = QuoteCorrectionKind(row["kind"]), clean_line(row["other"])
    return QuoteCorrection(
        kind=kind,
        span=Span(row["starts"], row["ends"]),
        quote_kind=QuoteKind(row["quote_kind"]),
        speaker=span_of(row["speaker_starts"], row["speaker_ends"]),
        speaker_name=row["speaker_name"],
        to=span_of(row["to_starts"], row["to_ends"]),
        words=clean_line(row["words"]),
        other=other if kind is QuoteCorrectionKind.BOUNDARIES else "",
        speaker_words="" if kind is QuoteCorrectionKind.BOUNDARIES else other,
    )


def _kept(row: sqlite3.Row) -> KeptQuoteCorrection:
    spelling = row["speaker_spelling"]
    key = NameKey(bool(row["speaker_person"]), spelling) if spelling else None
    return KeptQuoteCorrection(quote_correction_of(row), key)
