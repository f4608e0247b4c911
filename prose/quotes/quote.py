"""One quotation and its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prose.spans import Span


class QuoteKind(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    """One segment between quotation marks, in one paragraph; the span is without the marks."""
    INDIRECT = "indirect"
    """Speech or thought told without marks, or the whole content of a statement that mixes both."""


class SpeakerMethod(StrEnum):
    """How a quote's speaker was found, from the surest to the weakest."""

    ATTRIBUTED = "attributed"
    """By a reporting verb, "according to", a signature or a colon that belongs to this quote."""
    SAME_SENTENCE = "same sentence"
    """The speaker of another quote in the same sentence."""
    CONTINUED = "continued"
    """The quote runs on from the paragraph before."""
    FLOATING = "floating"
    """The quote stands alone and goes on with the last speaker."""
    SUBJECT = "subject"
    """The subject of the sentence, with no verb of speaking to confirm it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of an article's text that somebody said."""

    span: Span
    """The words said."""
    kind: QuoteKind
    """Whether they stand between quotation marks."""
    speaker: Span | None = None
    """The words that name the speaker: "Usman Iqbal Jadoon", "the company", "she"."""
    speaker_name: str = ""
    """The speaker's full name where it could be resolved from the article, else empty."""
    cue: Span | None = None
    """The words that report the speech: "said", "according to"."""
    method: SpeakerMethod | None = None
    """How the speaker was found; None where there is none."""

    @property
    def certain(self) -> bool:
        """Whether the speaker may be shown without "probably"."""
        return self.method in (SpeakerMethod.ATTRIBUTED, SpeakerMethod.SAME_SENTENCE, SpeakerMethod.CONTINUED)
