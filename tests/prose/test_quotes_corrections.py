"""What holds of an article's quotes after the reader's corrections, whatever the machine finds by then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.quotes.corrections import QuoteCorrection, QuoteCorrectionKind, correct_quotes
from prose.quotes.quote import CoSpeaker, Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.spans import Span

TEXT = (
    "“We open the quay on Monday,” Ida Holm said. “Nobody waits,” she said. Bo Lind denied that it was shut."
)


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


IDA, SHE, BO = place("Ida Holm"), place("she"), place("Bo Lind")
OPEN = Quote(
    place("We open the quay on Monday,"),
    QuoteKind.DIRECT,
    IDA,
    "Ida Holm",
    place("said"),
    SpeakerMethod.ATTRIBUTED,
    SpeechAct.CLAIMS,
    (CoSpeaker(BO),),
)
WAITS = Quote(place("Nobody waits,"), QuoteKind.DIRECT, SHE, "Ida Holm", method=SpeakerMethod.LIKELY)
SHUT = Quote(place("that it was shut"), QuoteKind.INDIRECT, BO, "Bo Lind", method=SpeakerMethod.ATTRIBUTED)
FOUND = (OPEN, WAITS, SHUT)


def correction(
    kind: QuoteCorrectionKind,
    about: Quote,
    speaker: Span | None = None,
    name: str = "",
    to: str = "",
) -> QuoteCorrection:
    return QuoteCorrection(kind, about.span, about.kind, speaker, name, place(to) if to else None)


def said_by(about: Quote, speaker: Span | None = None, name: str = "") -> QuoteCorrection:
    return correction(QuoteCorrectionKind.SPEAKER, about, speaker, name)


def rejected(about: Quote) -> QuoteCorrection:
    return correction(QuoteCorrectionKind.NOT_A_QUOTE, about)


def moved(about: Quote, to: str) -> QuoteCorrection:
    return correction(QuoteCorrectionKind.BOUNDARIES, about, to=to)


def missed(words: str, kind: QuoteKind = QuoteKind.DIRECT, name: str = "") -> QuoteCorrection:
    return correction(QuoteCorrectionKind.MISSED, Quote(place(words), kind), name=name)


def words(found: tuple[Quote, ...], *corrections: QuoteCorrection) -> list[str]:
    """Return each quote as "words" or "words | speaker" where the reader said who."""
    corrected = correct_quotes(TEXT, found, corrections)
    shown = []
    for quote in corrected.quotes:
        who = quote.speaker_name or (quote.speaker.of(TEXT) if quote.speaker else "nobody")
        by_reader = quote.method is SpeakerMethod.READER
        shown.append(quote.span.of(TEXT) + (f" | {who}" if by_reader else ""))
        assert not by_reader or quote.span in corrected.by_reader
    return shown


UNTOUCHED = ["We open the quay on Monday,", "Nobody waits,", "that it was shut"]


def test_without_corrections_it_is_what_the_machine_found() -> None:
    corrected = correct_quotes(TEXT, FOUND, [])
    assert corrected.quotes == FOUND
    assert corrected.origins == tuple(quote.span for quote in FOUND)
    assert not corrected.by_reader


def test_another_speaker_takes_the_place_of_all_who_said_it() -> None:
    quote = correct_quotes(TEXT, FOUND, [said_by(OPEN, BO)]).quotes[0]
    # By its words alone he is the one whom the article calls so elsewhere; what reports it still does.
    assert (quote.speaker, quote.speaker_name, quote.method) == (BO, "Bo Lind", SpeakerMethod.READER)
    assert quote.certain
    assert (quote.also, quote.cue, quote.act) == ((), OPEN.cue, OPEN.act)


def test_nobody_known_and_somebody_whom_the_article_does_not_name() -> None:
    assert words(FOUND, said_by(WAITS))[1] == "Nobody waits, | nobody"
    quote = correct_quotes(TEXT, FOUND, [said_by(WAITS, name="Una Dahl")]).quotes[1]
    assert (quote.speaker, quote.speaker_name, quote.certain) == (None, "Una Dahl", True)


def test_the_later_of_two_corrections_holds() -> None:
    assert (
        words(FOUND, said_by(OPEN, BO), said_by(OPEN, name="Una"))[0] == "We open the quay on Monday, | Una"
    )
    assert words(FOUND, rejected(OPEN), said_by(OPEN, BO))[0] == "We open the quay on Monday, | Bo Lind"
    assert words(FOUND, said_by(OPEN, BO), rejected(OPEN)) == UNTOUCHED[1:]


def test_what_is_no_quote_goes_and_what_was_missed_comes() -> None:
    assert words(FOUND, rejected(SHUT)) == UNTOUCHED[:2]
    report = missed("Ida Holm said", QuoteKind.INDIRECT, "Bo Lind")
    assert words(FOUND, report) == [UNTOUCHED[0], "Ida Holm said | Bo Lind", *UNTOUCHED[1:]]


def test_boundaries_leave_the_rest_of_a_quote_as_it_is() -> None:
    quote = correct_quotes(TEXT, FOUND, [moved(OPEN, "the quay")]).quotes[0]
    assert quote == replace(OPEN, span=place("the quay"))


def test_what_is_said_of_a_quote_holds_for_its_new_boundaries() -> None:
    for corrections in (
        (moved(OPEN, "quay"), said_by(OPEN, BO)),
        (said_by(OPEN, BO), moved(OPEN, "quay")),
    ):
        assert words(FOUND, *corrections)[0] == "quay | Bo Lind"
    assert words(FOUND, moved(OPEN, "quay"), rejected(OPEN)) == UNTOUCHED[1:]


@pytest.mark.parametrize("newer", ["We open the quay on Monday", "open the quay on Monday,"])
def test_a_correction_holds_when_an_edge_has_moved(newer: str) -> None:
    found = (replace(OPEN, span=place(newer)), WAITS, SHUT)
    assert words(found, said_by(OPEN, BO))[0] == f"{newer} | Bo Lind"
    assert words(found, moved(OPEN, "quay"))[0] == "quay"
    assert words(found, rejected(OPEN)) == UNTOUCHED[1:]
    # What was missed is found by now: it stands once, as the reader marked it.
    assert words(found, missed("We open the quay on Monday,", name="Una")) == [
        "We open the quay on Monday, | Una",
        *UNTOUCHED[1:],
    ]


def test_boundaries_that_the_machine_finds_by_now_hold_with_what_was_said_of_them() -> None:
    found = (replace(OPEN, span=place("Monday")), WAITS, SHUT)
    assert words(found, moved(OPEN, "Monday"), said_by(OPEN, BO))[0] == "Monday | Bo Lind"


def test_what_the_reader_said_something_of_stays_when_the_machine_no_longer_finds_it() -> None:
    for corrections, expected in (
        ([said_by(SHUT, IDA)], "that it was shut | Ida Holm"),
        ([moved(SHUT, "it was shut")], "it was shut"),
        ([moved(SHUT, "it was shut"), said_by(SHUT, IDA)], "it was shut | Ida Holm"),
        ([missed("was shut", QuoteKind.INDIRECT)], "was shut"),
    ):
        assert words((OPEN, WAITS), *corrections) == [*UNTOUCHED[:2], expected]
    assert words((OPEN, WAITS), rejected(SHUT)) == UNTOUCHED[:2]


def test_a_quote_takes_the_place_of_what_it_overlaps_and_what_is_reported_may_hold_others() -> None:
    assert words(FOUND, moved(OPEN, "We open the quay on Monday,” Ida Holm said. “Nobody waits,")) == [
        "We open the quay on Monday,” Ida Holm said. “Nobody waits,",
        "that it was shut",
    ]
    assert words(FOUND, missed("Monday,” Ida Holm", name="Una")) == [
        "Monday,” Ida Holm | Una",
        *UNTOUCHED[1:],
    ]
    assert words(FOUND, missed("was", QuoteKind.INDIRECT)) == [*UNTOUCHED, "was"]
    assert words(FOUND, missed("it was shut.", QuoteKind.INDIRECT)) == [
        *UNTOUCHED[:2],
        "it was shut. | nobody",
    ]


def test_corrections_of_another_text_are_passed_over() -> None:
    beyond = Quote(Span(3, len(TEXT) + 1), QuoteKind.DIRECT)
    assert words(FOUND, said_by(beyond, IDA), replace(moved(OPEN, "quay"), to=beyond.span)) == UNTOUCHED


SPANS = st.builds(Span, st.integers(0, 40), st.integers(41, 70)) | st.sampled_from(
    [quote.span for quote in FOUND]
)
CORRECTIONS = st.builds(
    QuoteCorrection,
    st.sampled_from(QuoteCorrectionKind),
    SPANS,
    st.sampled_from(QuoteKind),
    st.none() | st.sampled_from([IDA, BO]),
    st.sampled_from(["", "Una"]),
    SPANS,
)


@given(st.lists(CORRECTIONS, max_size=6), st.lists(st.sampled_from(FOUND), unique=True))
def test_no_two_quotes_are_in_each_others_way(corrections: list[QuoteCorrection], found: list[Quote]) -> None:
    corrected = correct_quotes(TEXT, found, corrections)
    assert len(corrected.quotes) == len(corrected.origins)
    assert corrected.by_reader <= {quote.span for quote in corrected.quotes}
    for number, quote in enumerate(corrected.quotes):
        for other in corrected.quotes[number + 1 :]:
            assert quote.span.start <= other.span.start
            if quote.kind is other.kind is QuoteKind.DIRECT:
                assert not quote.span.overlaps(other.span)
    last = corrections[-1] if corrections else None
    if last is not None and last.kind is QuoteCorrectionKind.SPEAKER:
        alike = [quote for quote in corrected.quotes if quote.kind is last.quote_kind]
        assert any(quote.method is SpeakerMethod.READER for quote in alike)
