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

    READER = "reader"
    """The reader said so."""
    ATTRIBUTED = "attributed"
    """By words that report this quote, a signature or a colon; rules and model agree on it."""
    SAME_SENTENCE = "same sentence"
    """The speaker of another quote in the same sentence."""
    CONTINUED = "continued"
    """The quote goes on with the last speaker: by its marks, or by the model as well as by the rules."""
    FLOATING = "floating"
    """The quote stands alone and goes on with the last speaker, by the rules."""
    SUBJECT = "subject"
    """The subject of the sentence, with no verb of speaking to confirm it."""
    LIKELY = "likely"
    """By the rules or by the model, where the other finds somebody else or nobody, or is not sure."""

    @property
    def certain(self) -> bool:
        """Whether a speaker who was found so may be shown without "probably"."""
        return self in (
            SpeakerMethod.READER,
            SpeakerMethod.ATTRIBUTED,
            SpeakerMethod.SAME_SENTENCE,
            SpeakerMethod.CONTINUED,
        )


class SpeechAct(StrEnum):
    """What somebody does by saying something, as the words that report it tell."""

    SAYS = "says"
    """No more than that: also where the verb is negated, and where no word reports the quote."""
    CLAIMS = "claims"
    """Asserts what others may doubt: claims, alleges, insists."""
    DENIES = "denies"
    """Rejects what others say: denies, disputes, dismisses."""
    ACCUSES = "accuses"
    """Finds fault: accuses, blames, criticises."""
    ASKS = "asks"
    """Asks a question, or for something: asks, demands, urges."""
    PROMISES = "promises"
    """Binds himself: promises, pledges, vows."""
    WARNS = "warns"
    """Warns or threatens."""
    PRAISES = "praises"
    """Praises, thanks, applauds."""


@dataclass(frozen=True, slots=True)
class CoSpeaker:
    """Somebody who says a quote together with its speaker: the second of "Ada Lind and Bo Holm said"."""

    span: Span
    """The words that name them."""
    name: str = ""
    """The full name where it could be resolved from the article, else empty."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of an article's text that somebody said."""

    span: Span
    """The words said."""
    kind: QuoteKind
    """Whether they stand between quotation marks."""
    speaker: Span | None = None
    """The words that name the speaker: "Usman Iqbal Jadoon", "the company", "she"; None also where the reader
    named somebody whom the article does not."""
    speaker_name: str = ""
    """The speaker's full name where it could be resolved from the article, else empty."""
    cue: Span | None = None
    """The words that report the speech: "said", "according to"."""
    method: SpeakerMethod | None = None
    """How the speaker was found; None where there is none, unless the reader said so."""
    act: SpeechAct = SpeechAct.SAYS
    """What the speaker does by saying it."""
    also: tuple[CoSpeaker, ...] = ()
    """Who says it together with the speaker, in the order of the text."""

    @property
    def certain(self) -> bool:
        """Whether the speaker may be shown without "probably"."""
        return self.has_speaker and self.method is not None and self.method.certain

    @property
    def has_speaker(self) -> bool:
        """Whether it is known who says it, by name or by the words for them."""
        return self.speaker is not None or bool(self.speaker_name)
