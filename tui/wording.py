"""Numbers, days, lengths and corrections as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from store.articles import ReadState

if TYPE_CHECKING:
    from prose.corrections import Correction
    from prose.quotes.corrections import QuoteCorrection

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, a review of 190 studies)."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STATE_SIGNS = {ReadState.UNREAD: "●", ReadState.STARTED: "◐", ReadState.READ: " "}
"""A sign for each state of an article, so that weight and colour are not the only cue."""


def counted(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: "1 passage", "2 passages", "1,000 passages".

    Args:
        number: How many.
        thing: The noun in the singular.
        things: The noun in the plural, if it is not the singular with an s.
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def counted_of(changed: int, meant: int, thing: str) -> str:
    """Return how many of those meant were changed: "2 passages" of two, "1 of 2 passages"."""
    return counted(meant, thing) if changed == meant else f"{changed:,} of {counted(meant, thing)}"


def outside_of_fields(text: str) -> str:
    """Return a text as it stands in a sentence that is yet to be filled in by `str.format`."""
    return text.replace("{", "{{").replace("}", "}}")


def day(when: date | None) -> str:
    """Return a day as "12 Dec 2024" in any locale; nothing for None."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else ""


def short_day(when: datetime | None, *, with_year: bool, today: datetime | None = None) -> str:
    """Return a day as the reader's own calendar has it, in few cells; nothing for None.

    Args:
        when: A moment in UTC. Midnight stands for a day that the source names without an hour, and is
            the same day everywhere.
        with_year: Whether there is room to add the year where it is not the current one.
        today: The current moment; now by default.
    """
    if when is None:
        return ""
    now = (today or datetime.now(UTC)).astimezone()
    local = when if when.timetz() == time(tzinfo=UTC) else _local(when)
    if local.date() == now.date():
        return "today"
    if local.year == now.year:
        return f"{local.day} {MONTHS[local.month - 1]}"
    return day(local) if with_year else f"{MONTHS[local.month - 1]} {local.year}"


def _local(when: datetime) -> datetime:
    """Return a moment by the reader's clock; as it is where that has no such moment."""
    try:
        return when.astimezone()
    except (OverflowError, OSError, ValueError):
        # The first and the last day of the calendar, and on Windows whatever was before 1970.
        return when


NO_STORY = "Nobody else prints this story, as far as the library knows."
"""What is said of an article that is no copy of another."""


def no_unread(step: int) -> str:
    """Return what is said where the list has no unread article after this one, or before if negative."""
    return "No unread article further on." if step > 0 else "No unread article before this one."


def reading_time(words: int) -> str:
    """Return how long so many words take to read: "3 min", at least one; from 100 on "2 h"."""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return f"{minutes} min" if minutes < 100 else f"{round(minutes / 60)} h"


SEVERAL = "one word: may be several people"
"""What is said of a name under which mentions of different people may have come together."""


YOURS = "✎ yours"
"""What stands at a name or a quote that is as it is because the reader said so."""


def correction_sentence(correction: Correction | QuoteCorrection, headline: str = "") -> str:
    """Return what a correction says, in a sentence without a full stop.

    Args:
        correction: The correction.
        headline: The headline of the only article that it is about; empty where it holds in all.
    """
    where = f" · only in {headline}" if headline else ""
    # Not above: what prose knows of names is not loaded to list articles.
    from prose.corrections import Correction

    said = _of_name(correction) if isinstance(correction, Correction) else _of_quote(correction)
    return f"{said}{where}"


def _of_name(correction: Correction) -> str:
    from prose.corrections import CorrectionKind
    from tui.labels import label_phrase

    words, other = f"“{correction.words}”", f"“{correction.other}”"
    label = label_phrase(correction.label) if correction.label is not None else "a name"
    match correction.kind:
        case CorrectionKind.LABEL:
            return f"{words} is {label}"
        case CorrectionKind.NOT_A_NAME:
            return f"{words} is not a name"
        case CorrectionKind.MISSED:
            return f"{words}, which was missed, is {label}"
        case CorrectionKind.BOUNDARIES:
            return f"The whole name is {other}, not {words}"
        case CorrectionKind.SAME:
            return f"{words} is the same as {other}"
        case CorrectionKind.DIFFERENT:
            return f"{words} is not the same as {other}"
        case CorrectionKind.RENAME:
            return f"{words} is called {other}"


def _of_quote(correction: QuoteCorrection) -> str:
    from prose.quotes.corrections import QuoteCorrectionKind

    words, speaker = quoted(correction.words), correction.speaker_name or correction.speaker_words
    match correction.kind:
        case QuoteCorrectionKind.SPEAKER:
            return f"Said by {speaker or 'nobody known'}: {words}"
        case QuoteCorrectionKind.NOT_A_QUOTE:
            return f"{words} is not a quote"
        case QuoteCorrectionKind.MISSED:
            return f"A quote that was missed{f', said by {speaker}' if speaker else ''}: {words}"
        case QuoteCorrectionKind.BOUNDARIES:
            return f"The whole quote is {quoted(correction.other)}, not {words}"


def quoted(words: str) -> str:
    """Return words in quotation marks, of many the first and the last; marks within them become single.

    A comma at the end belongs to the sentence that they were taken from.
    """
    from store.quotes.citations import in_short

    within = in_short(words.removesuffix(",")).translate(_SINGLE)
    return f"“{within}”"


_SINGLE = str.maketrans('“”"', "‘’'")
