from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.statement import Statement, group_statements
from prose.spans import Span
from tui.sourcing import Sourcing, Standing, share, sourcing_of

DIRECT, REPORTED = QuoteKind.DIRECT, QuoteKind.INDIRECT
TEXT = (
    "“We open it now,” Holm said. Officials said the pier was “not safe at all” in May. "
    "The ministry denied it knew. “Never,” they said. The officials had no plan. Holm agrees with that."
)
SPOKEN = [
    ("We open it now,", DIRECT, "Holm", True),
    ("the pier was “not safe at all” in May", REPORTED, "Officials", True),
    ("not safe at all", DIRECT, "Officials", True),
    ("it knew", REPORTED, "The ministry", False),
    ("Never,", DIRECT, "they", True),
    ("had no plan", REPORTED, "the officials", True),
    ("that", REPORTED, "Holm", False),
]


def quote(words: str, kind: QuoteKind, certain: bool) -> Quote:
    start = TEXT.rindex(words)
    method = SpeakerMethod.ATTRIBUTED if certain else SpeakerMethod.SUBJECT
    return Quote(Span(start, start + len(words)), kind, Span(0, 1), method=method)


WHO = {quote(words, kind, certain): speaker for words, kind, speaker, certain in SPOKEN}


def who(statement: Statement) -> tuple[str, Standing]:
    speaker = WHO[statement.parts[0]]
    if speaker == "they":
        return speaker, Standing.UNKNOWN
    return speaker, Standing.NAMED if speaker == "Holm" else Standing.ANONYMOUS


def counted() -> Sourcing:
    return sourcing_of(TEXT, len(TEXT.split()), group_statements(TEXT, WHO), who)


def test_who_says_most_comes_first_and_nobody_last() -> None:
    sourcing = counted()
    assert [(speaker.name, speaker.words, len(speaker.statements)) for speaker in sourcing.speakers] == [
        # One source, however it is capitalised; the quotation within a statement is a part of that.
        ("Officials", 12, 2),
        ("Holm", 5, 2),
        ("The ministry", 2, 1),
        ("", 1, 1),
    ]
    assert sourcing.statements == 6
    assert sourcing.said == 20


def test_direct_and_reported_words_are_parted_also_within_one_statement() -> None:
    sourcing = counted()
    assert sourcing.direct == sum(len(words.split()) for words, kind, *_ in SPOKEN if kind is DIRECT)
    assert sourcing.direct + sourcing.reported == sourcing.said
    assert sourcing.words == len(TEXT.split())


def test_who_is_named_and_what_is_only_probable() -> None:
    sourcing = counted()
    assert [sourcing.count(standing) for standing in Standing] == [1, 2, 1]
    assert [statement.span.of(TEXT) for statement in sourcing.probable] == ["it knew", "that"]


def test_an_article_without_quotes() -> None:
    sourcing = sourcing_of("Nobody spoke.", 2, (), who)
    assert (sourcing.words, sourcing.direct, sourcing.reported, sourcing.speakers) == (2, 0, 0, ())


def test_shares() -> None:
    assert [share(1, 3), share(2, 3), share(5, 5), share(1, 1000), share(0, 9), share(0, 0)] == [
        "33 %",
        "67 %",
        "100 %",
        "<1 %",
        "0 %",
        "0 %",
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, 150), st.integers(1, 60), st.sampled_from(QuoteKind), st.integers(0, 3))
    )
)
def test_whatever_overlaps_no_word_is_counted_twice(quotes: list[tuple[int, int, QuoteKind, int]]) -> None:
    text = "a " * 110
    speakers = {
        Quote(Span(2 * start, min(len(text), 2 * (start + length))), kind): f"S{number}"
        for start, length, kind, number in quotes
        if start < 110
    }
    statements = group_statements(text, speakers)
    sourcing = sourcing_of(
        text, len(text.split()), statements, lambda said: (speakers[said.parts[0]], Standing.NAMED)
    )
    covered = {offset for quote in speakers for offset in range(*quote.span) if offset % 2 == 0}
    direct = {
        offset
        for quote in speakers
        if quote.kind is QuoteKind.DIRECT
        for offset in range(*quote.span)
        if offset % 2 == 0
    }
    assert sourcing.said == len(covered)
    assert sourcing.direct == len(direct)
    assert sourcing.reported == len(covered - direct)
