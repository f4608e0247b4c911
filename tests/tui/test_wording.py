from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from prose.corrections import Correction, CorrectionKind
from prose.entities.entity import NAME_LABELS, Label
from prose.quotes.corrections import QuoteCorrection, QuoteCorrectionKind
from prose.quotes.quote import QuoteKind
from prose.spans import Span
from tui.labels import LABEL_NAMES, LABEL_PLURALS, label_phrase
from tui.wording import correction_sentence, counted, counted_of, day, quoted, reading_time, short_day

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_counted() -> None:
    assert counted(1, "passage") == "1 passage"
    assert counted(0, "passage") == "0 passages"
    assert counted(1200, "entity", "entities") == "1,200 entities"
    assert counted_of(2, 2, "passage") == "2 passages"
    assert counted_of(1, 1200, "passage") == "1 of 1,200 passages"


def test_day() -> None:
    assert day(NOON) == "5 Mar 2026"
    assert day(None) == ""


@pytest.mark.parametrize(
    ("when", "wide", "narrow"),
    [
        (NOON, "today", "today"),
        (datetime(2026, 1, 31, tzinfo=UTC), "31 Jan", "31 Jan"),
        (datetime(1858, 8, 17, tzinfo=UTC), "17 Aug 1858", "Aug 1858"),
        (None, "", ""),
    ],
)
def test_short_day(when: datetime | None, wide: str, narrow: str) -> None:
    assert short_day(when, with_year=True, today=NOON) == wide
    assert short_day(when, with_year=False, today=NOON) == narrow


@pytest.mark.parametrize("moment", [datetime.min, datetime.max], ids=str)
@pytest.mark.parametrize("hours", [-14, 14])
def test_the_ends_of_the_calendar_are_days_too(
    moment: datetime, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no way to set the zone of a process")
    monkeypatch.setenv("TZ", f"Far{hours:+}")
    time.tzset()
    try:
        assert short_day(moment.replace(hour=12, tzinfo=UTC), with_year=True, today=NOON)
        assert short_day(moment.replace(hour=1, tzinfo=UTC), with_year=True, today=NOON)
        assert short_day(moment.replace(hour=23, tzinfo=UTC), with_year=True, today=NOON)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_reading_time_is_never_nothing() -> None:
    assert reading_time(3) == "1 min"
    assert reading_time(1200) == "5 min"


def test_reading_time_of_a_book_is_in_hours_so_that_its_column_holds_it() -> None:
    assert reading_time(99 * 238) == "99 min"
    assert reading_time(100 * 238) == "2 h"
    assert reading_time(957_950) == "67 h"


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (Correction(CorrectionKind.NOT_A_NAME, "Repartition"), "“Repartition” is not a name"),
        (
            Correction(CorrectionKind.LABEL, "Karvik", label=Label.ORGANIZATION),
            "“Karvik” is an organisation",
        ),
        (Correction(CorrectionKind.LABEL, "Duchess", label=Label.OTHER), "“Duchess” is another kind of name"),
        (
            Correction(CorrectionKind.MISSED, "Nkongsamba", label=Label.PLACE),
            "“Nkongsamba”, which was missed, is a place",
        ),
        (
            Correction(CorrectionKind.BOUNDARIES, "Bank", label=Label.ORGANIZATION, other="Bank of England"),
            "The whole name is “Bank of England”, not “Bank”",
        ),
        (
            Correction(CorrectionKind.SAME, "TTP", other="Tehrik-i-Taliban Pakistan"),
            "“TTP” is the same as “Tehrik-i-Taliban Pakistan”",
        ),
        (Correction(CorrectionKind.DIFFERENT, "TTP", other="Taliban"), "“TTP” is not the same as “Taliban”"),
        (Correction(CorrectionKind.RENAME, "TTP", other="The TTP"), "“TTP” is called “The TTP”"),
    ],
)
def test_what_a_correction_says(correction: Correction, sentence: str) -> None:
    assert correction_sentence(correction) == sentence
    assert correction_sentence(correction, "Grain ships leave") == f"{sentence} · only in Grain ships leave"


def test_every_label_of_names_has_its_words() -> None:
    assert set(LABEL_PLURALS) == NAME_LABELS
    assert set(LABEL_NAMES) == set(Label)
    assert label_phrase(Label.PERSON) == "a person"


SHUT = QuoteCorrection(QuoteCorrectionKind.SPEAKER, Span(0, 11), QuoteKind.DIRECT, words="It is shut,")
MISSED = replace(SHUT, kind=QuoteCorrectionKind.MISSED)


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (replace(SHUT, speaker_name="Ida Brandt"), "Said by Ida Brandt: “It is shut”"),
        (replace(SHUT, speaker_words="officials"), "Said by officials: “It is shut”"),
        (SHUT, "Said by nobody known: “It is shut”"),
        (replace(SHUT, kind=QuoteCorrectionKind.NOT_A_QUOTE), "“It is shut” is not a quote"),
        (replace(MISSED, speaker_name="Bo"), "A quote that was missed, said by Bo: “It is shut”"),
        (MISSED, "A quote that was missed: “It is shut”"),
        (
            replace(SHUT, kind=QuoteCorrectionKind.BOUNDARIES, other="It is"),
            "The whole quote is “It is”, not “It is shut”",
        ),
    ],
)
def test_what_is_said_of_a_quote(correction: QuoteCorrection, sentence: str) -> None:
    assert correction_sentence(correction) == sentence


def test_words_in_quotation_marks_show_both_ends_and_nest() -> None:
    assert quoted("that it was “shut” then") == "“that it was ‘shut’ then”"
    assert quoted(" ".join("abcdefghijklm")) == "“a b c d … j k l m”"
