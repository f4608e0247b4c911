"""Taking what the reader made in an article along when its text changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from prose.anchoring import Found, find_passages
from prose.anchors import Anchor, make_anchor, text_hash
from prose.spans import Span
from store.corrections.quote_corrections import place_values
from store.quotes.rows import span_of

if TYPE_CHECKING:
    import sqlite3

    from store.connection import Connection

CERTAIN = 0.995
"""With such a confidence, and the same words, nothing is to be said about where a passage went."""
POSITION = 40
"""How many code points say where a position is."""


@dataclass(frozen=True, slots=True)
class _Passage:
    id: int
    anchor: Anchor
    confidence: float
    former: str


class _Quote(NamedTuple):
    """Where the words stand that a correction of a quote names."""

    words: Span
    speaker: Span | None
    to: Span | None


class Carrying:
    """Takes passages, corrections of quotes and positions to a new text, within a step of the history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def carry(self, article_id: int, old: str, new: str) -> int:
        """Find again in a new text what was in an article's old one.

        Args:
            article_id: The article, which shows the new text already.
            old: The text that it had until now.
            new: The text that it has now.

        Returns:
            How many passages are orphans: what they marked is nowhere in the new text.
        """
        orphans = self._carry_passages(article_id, new)
        self._carry_corrections(article_id, old, new)
        self._carry_positions(article_id, old, new)
        return orphans

    def _carry_passages(self, article_id: int, new: str) -> int:
        orphans = 0
        hash_of_new = text_hash(new)
        for hash_of_old, passages in self._passages(article_id).items():
            if hash_of_old == hash_of_new:  # orphans whose text is back
                found: list[Found | None] = [Found(passage.anchor.span, 1.0, False) for passage in passages]
            else:
                found = find_passages(
                    [passage.anchor for passage in passages], new, self._text(article_id, hash_of_old)
                )
            for passage, place in zip(passages, found, strict=True):
                if place is None:
                    self._orphan(passage)
                    orphans += 1
                else:
                    self._move(passage, new, place)
        return orphans

    def _passages(self, article_id: int) -> dict[str, list[_Passage]]:
        """Return an article's passages by the text that they were last found in."""
        rows = self._connection.rows(
            """
            SELECT passage.*, placement.orphan, placement.confidence, placement.former
            FROM passage LEFT JOIN placement ON placement.passage_id = passage.id
            WHERE passage.article_id = :article
            ORDER BY passage.starts
            """,
            {"article": article_id},
        )
        passages: dict[str, list[_Passage]] = {}
        for row in rows:
            sure = row["confidence"] is None or row["orphan"]
            anchor = Anchor(
                Span(row["starts"], row["ends"]), row["exact"], row["prefix"], row["suffix"], row["text_hash"]
            )
            passages.setdefault(row["text_hash"], []).append(
                _Passage(row["id"], anchor, 1.0 if sure else row["confidence"], row["former"] or "")
            )
        return passages

    def _text(self, article_id: int, hash_of_text: str) -> str | None:
        text: str | None = self._connection.value(
            "SELECT text FROM version WHERE article_id = :article AND text_hash = :hash",
            {"article": article_id, "hash": hash_of_text},
        )
        return text

    def _move(self, passage: _Passage, new: str, place: Found) -> None:
        anchor = make_anchor(new, place.span)
        self._connection.execute(
            """
            UPDATE passage
            SET starts = :starts, ends = :ends, exact = :exact, prefix = :prefix, suffix = :suffix,
                text_hash = :text_hash
            WHERE id = :id
            """,
            {
                "id": passage.id,
                "starts": anchor.span.start,
                "ends": anchor.span.end,
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
                "text_hash": anchor.text_hash,
            },
        )
        former = passage.former or (passage.anchor.exact if place.changed else "")
        confidence = passage.confidence * place.confidence
        if (not former or former == anchor.exact) and confidence >= CERTAIN:
            self._connection.execute("DELETE FROM placement WHERE passage_id = :id", {"id": passage.id})
        else:
            self._place(passage.id, orphan=0, confidence=confidence, former=former)

    def _orphan(self, passage: _Passage) -> None:
        """Leave a passage where it stood; that its reader accepted before that it is lost still holds."""
        self._place(passage.id, orphan=1, confidence=0.0, former=passage.former)

    def _place(self, passage_id: int, *, orphan: int, confidence: float, former: str) -> None:
        self._connection.execute(
            """
            INSERT INTO placement (passage_id, orphan, confidence, former, accepted)
            VALUES (:id, :orphan, :confidence, :former, 0)
            ON CONFLICT (passage_id) DO UPDATE
            SET orphan = excluded.orphan, confidence = excluded.confidence, former = excluded.former,
                accepted = accepted AND orphan AND excluded.orphan
            """,
            {"id": passage_id, "orphan": orphan, "confidence": confidence, "former": former},
        )

    def _carry_corrections(self, article_id: int, old: str, new: str) -> None:
        """Let corrections of quotes hold for the words that stand there now; others hold for the old text."""
        rows = self._connection.rows(
            """
            SELECT quote_correction.*
            FROM correction JOIN quote_correction ON quote_correction.correction_id = correction.id
            WHERE correction.article_id = :article AND quote_correction.text_hash = :hash
            """,
            {"article": article_id, "hash": text_hash(old)},
        )
        quotes = [_quote(row) for row in rows]
        spans = sorted({span for quote in quotes for span in quote if span is not None})
        found = find_passages([make_anchor(old, span) for span in spans], new, old) if spans else []
        places = {span: place.span for span, place in zip(spans, found, strict=True) if place is not None}
        for row, quote in zip(rows, quotes, strict=True):
            if quote.words in places and (quote.to is None or quote.to in places):
                self._correct(row["correction_id"], new, _placed(quote, places))

    def _correct(self, correction_id: int, new: str, quote: _Quote) -> None:
        self._connection.execute(
            """
            UPDATE quote_correction
            SET starts = :starts, ends = :ends, prefix = :prefix, suffix = :suffix, text_hash = :text_hash,
                speaker_starts = :speaker_starts, speaker_ends = :speaker_ends,
                to_starts = :to_starts, to_ends = :to_ends
            WHERE correction_id = :id
            """,
            {"id": correction_id, **place_values(new, *quote)},
        )

    def _carry_positions(self, article_id: int, old: str, new: str) -> None:
        """Take the places with a letter along, and where the reader is."""
        rows = self._connection.rows(
            """
            SELECT letter, starts FROM position WHERE article_id = :article
            UNION ALL SELECT '', position FROM reading WHERE article_id = :article AND position > 0
            """,
            {"article": article_id},
        )
        rows = [row for row in rows if row["starts"] < len(old)]
        spans = [Span(row["starts"], min(len(old), row["starts"] + POSITION)) for row in rows]
        found = find_passages([make_anchor(old, span) for span in spans], new, old) if spans else []
        for row, place in zip(rows, found, strict=True):
            # What is gone was as far into the old text as the place is into the new one.
            to = place.span.start if place else row["starts"] * len(new) // len(old)
            self._connection.execute(
                "UPDATE position SET starts = :to WHERE article_id = :article AND letter = :letter"
                if row["letter"]
                else "UPDATE reading SET position = :to WHERE article_id = :article",
                {"article": article_id, "letter": row["letter"], "to": to},
            )


def _quote(row: sqlite3.Row) -> _Quote:
    return _Quote(
        Span(row["starts"], row["ends"]),
        span_of(row["speaker_starts"], row["speaker_ends"]),
        span_of(row["to_starts"], row["to_ends"]),
    )


def _placed(quote: _Quote, places: dict[Span, Span]) -> _Quote:
    speaker = None if quote.speaker is None else places.get(quote.speaker)
    return _Quote(places[quote.words], speaker, None if quote.to is None else places[quote.to])
