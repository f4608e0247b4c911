from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.quotes.quote import QuoteKind
from prose.quotes.repeated import Change, Repeated, Said, changes_between, group_repeated
from prose.spans import Span
from prose.word_lists import words

if TYPE_CHECKING:
    import random

HARBOUR = "The harbour is shut until Monday and nobody knows why the pilots left."


def groups_of(said: list[Said]) -> list[tuple[int, ...]]:
    return [group.places for group in group_repeated(said)]


def one(*wordings: str, speaker: str = "ada") -> bool:
    """Whether all these are one when the same speaker says them, in any order."""
    said = [Said(words, speaker) for words in wordings]
    found = len(group_repeated(said)) == 1
    assert (len(group_repeated(said[::-1])) == 1) == found
    return found


@pytest.mark.parametrize(
    "other",
    [
        HARBOUR,
        HARBOUR.upper(),
        HARBOUR.rstrip(".") + ",",
        f"“{HARBOUR}”",
        "The harbour is shut — until Monday – and nobody  knows why\nthe pilots left",
        "The Harboúr is shut until Monday, and nobody knows why: the pilots left!",
    ],
)
def test_case_marks_and_punctuation_make_no_difference(other: str) -> None:
    assert one(HARBOUR, other)
    assert one(HARBOUR, other, speaker="")
    assert changes_between(HARBOUR, other) == ()


@pytest.mark.parametrize(
    "part",
    [
        "The harbour is shut until Monday",
        "nobody knows why the pilots left",
        "harbour is shut until Monday and nobody knows",
        "the harbour is closed until Monday and nobody knows why the pilots left",
        "The harbour is shut until Monday and nobody really knows why the pilots left",
    ],
)
def test_parts_and_near_wordings_of_one_speaker_are_one(part: str) -> None:
    assert one(HARBOUR, part)


@pytest.mark.parametrize(
    ("spelled_out", "short"),
    [
        ("We will not be driven out of this harbour", "We won’t be driven out of this harbour"),
        ("It is a disgrace and I cannot accept it here", "It's a disgrace and I can't accept it here"),
        (
            "They are sinking, and they had not told the pilots",
            "They’re sinking, and they hadn’t told the pilots",
        ),
        ("We have cleared the wrecks and I am glad of it", "We've cleared the wrecks and I'm glad of it"),
    ],
)
def test_short_forms_are_the_words_that_they_stand_for(spelled_out: str, short: str) -> None:
    assert one(spelled_out, short)
    assert changes_between(spelled_out, short) == ()


@pytest.mark.parametrize(
    "other",
    [
        "The harbour is shut",  # too short
        "nobody knows why",
        "The harbour was never open until Monday and people know how the pilots came.",
        # A negation and a number are other statements.
        "The harbour is not shut until Monday and nobody knows why the pilots left.",
        "The harbour is shut until Monday and 3 of us know why the pilots left.",
        "",
        "—",
    ],
)
def test_other_statements_are_others(other: str) -> None:
    assert not one(HARBOUR, other)


@pytest.mark.parametrize(
    "phrase",
    [
        "at the end of the day",
        "We will do everything we can.",
        "I don't know what to say.",
        "It is what it is, and it was.",
        "Thank you very much, thank you.",
        "There is still a lot of work to do, and we will do it.",
    ],
)
def test_phrases_that_anybody_might_use_are_never_one(phrase: str) -> None:
    for speaker in ("ada", ""):
        assert not one(phrase, phrase, speaker=speaker)
        assert not one(phrase, f"{phrase} {HARBOUR}", speaker=speaker)


def test_a_short_phrase_joins_no_two_longer_statements() -> None:
    assert not one("We will open the lock", "We will open the lock if the pilots come back on Friday morning")
    assert one("We will open the lock", "“we will open the lock,”")


def test_numbers_and_negations_tell_statements_apart_however_long_they_are() -> None:
    long = "The council has found {} million crowns in the budget for the bridge and the ferry lines"
    assert not one(long.format("two"), long.format("three"))
    assert not one(long.format("2.5"), long.format("25"))
    assert one(long.format("2.5"), long.format("2.5") + " this autumn")
    assert not one(f"I did say that {long}", f"I didn't say that {long}")


def test_two_speakers_say_two_things_however_alike() -> None:
    assert groups_of([Said(HARBOUR, "ada"), Said(HARBOUR, "ben")]) == [(0,), (1,)]


def test_an_unknown_speaker_may_be_a_known_one_but_not_two() -> None:
    said = [Said(HARBOUR), Said(HARBOUR, "ben"), Said(HARBOUR, "ada"), Said(HARBOUR)]
    assert groups_of(said) == [(2, 0, 3), (1,)]
    # With so few words anybody may have said it.
    assert groups_of([Said("The harbour is shut until Monday"), Said(HARBOUR, "ada")]) == [(0,), (1,)]


def test_a_likely_speaker_may_be_another_one() -> None:
    few, many = "The harbour is shut until Monday", HARBOUR
    ada, likely_ada, likely_ben = (
        Said(many, "ada"),
        Said(many, "ada", certain=False),
        Said(many, "ben", certain=False),
    )
    assert groups_of([likely_ben, ada]) == [(1, 0)]
    assert groups_of([likely_ben, ada, Said(many, "ben")]) == [(2, 0), (1,)]
    assert groups_of([likely_ada, likely_ada]) == groups_of([ada, likely_ada]) == [(0, 1)]
    # So few words are only one if both are likely the same speaker's.
    assert groups_of([Said(few, "ada", certain=False), ada]) == [(1, 0)]
    assert groups_of([Said(few, "ben", certain=False), ada]) == [(0,), (1,)]


def test_what_stands_inside_another_quote_is_not_said_again() -> None:
    part = HARBOUR[12:]
    whole = Said(HARBOUR, "ada", article=1, span=Span(0, len(HARBOUR)))
    inside = Said(part, "ada", article=1, span=Span(12, len(HARBOUR)))
    after = Said(part, "ada", article=1, span=Span(100, 160))
    elsewhere = Said(part, "ada", article=2, span=Span(12, len(HARBOUR)))
    assert groups_of([inside, whole, after, elsewhere]) == [(0,), (1, 2, 3)]
    # Of two that overlap, beside a fuller one of another article, the longer one is said again.
    assert groups_of([inside, Said(HARBOUR[4:], "ada", article=1, span=Span(4, 70)), Said(HARBOUR)]) == [
        (0,),
        (2, 1),
    ]


def test_what_is_quoted_and_what_is_reported_are_two_things() -> None:
    assert groups_of([Said(HARBOUR, "ada"), Said(HARBOUR, "ada", kind=QuoteKind.INDIRECT)]) == [(0,), (1,)]


def test_likenesses_make_no_chain() -> None:
    said = [
        Said("The pilots refuse to sail, so the harbour is shut until Monday noon", "ada"),
        Said("so the harbour is shut until Monday noon", "ada"),
        Said(
            "so the harbour is shut until Monday noon and the fishermen will have to wait for their pay",
            "ada",
        ),
    ]
    assert sorted(map(sorted, groups_of(said))) == [[0], [1, 2]]


def test_a_group_has_its_fullest_wording_outlets_and_differences() -> None:
    said = [
        Said("harbour is shut until Monday and nobody", "ada", "Gazette"),
        Said("Something else was said by the pilots", "ada", "Gazette"),
        Said("The harbour is shut until Monday, “and nobody knows why”.", "ada", "Tarn Post"),
        Said("The harbour is shut until Monday and nobody really knows why", "ada", "Gazette"),
        Said("The harbour was shut until Monday and nobody really knows why", "ada"),
    ]
    first, second = group_repeated(said)
    assert first.fullest == 3
    assert first.outlets == ("Gazette", "Tarn Post")
    assert [(other.place, other.changes) for other in first.others] == [
        (0, (Change("The", ""), Change("really knows why", ""))),
        (2, (Change("really", ""),)),
        (4, (Change("is", "was"),)),
    ]
    assert second == Repeated(1, (), ("Gazette",))


def test_differences_are_in_printed_words() -> None:
    assert changes_between("The long-term plan is Ida’s, he said", "the LONG term “plan” was Ida's") == (
        Change("is", "was"),
        Change("he said", ""),
    )
    assert changes_between("Donald‘s view", "Donald's view") == ()
    assert changes_between("", "New.") == (Change("", "New"),)


COMMON = words("we will do what has to be done and I know that it is all about the way people want to work")
WORDS = st.lists(
    st.sampled_from(
        sorted(words("harbour pilots lock the is not shut until Monday 5 2.5 — we will open “ferry” never"))
    ),
    max_size=24,
).map(" ".join)
SAID = st.lists(
    st.builds(
        Said,
        words=WORDS | st.text(max_size=60),
        speaker=st.sampled_from(["", "ada", "ben"]),
        certain=st.booleans(),
        outlet=st.sampled_from(["", "Gazette", "Post"]),
        kind=st.sampled_from(QuoteKind),
    ),
    max_size=12,
)


@given(SAID)
def test_each_quote_is_in_one_group_of_one_speaker(said: list[Said]) -> None:
    groups = group_repeated(said)
    assert sorted(place for group in groups for place in group.places) == list(range(len(said)))
    assert [min(group.places) for group in groups] == sorted(min(group.places) for group in groups)
    for group in groups:
        assert len({said[place].speaker for place in group.places if said[place].certain} - {""}) <= 1
        assert len({said[place].kind for place in group.places}) == 1
        assert set(group.outlets) == {said[place].outlet for place in group.places} - {""}
        for other in group.others:
            assert len(re.findall(r"[^\W_]+", said[other.place].words)) >= 5
            for change in other.changes:
                assert change.left_out or change.added


@given(SAID, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(said: list[Said], chance: random.Random) -> None:
    shuffled = list(range(len(said)))
    chance.shuffle(shuffled)
    groups = {
        frozenset(shuffled[place] for place in group) for group in groups_of([said[i] for i in shuffled])
    }
    assert groups == set(map(frozenset, groups_of(said)))


@given(st.lists(st.sampled_from(sorted(COMMON)), max_size=30).map(" ".join))
def test_common_words_alone_are_no_statement(phrase: str) -> None:
    for speaker in ("ada", ""):
        assert not one(phrase, phrase, speaker=speaker)


@given(WORDS, WORDS)
def test_differences_turn_one_wording_into_the_other(fullest: str, other: str) -> None:
    there = changes_between(fullest, other)
    assert changes_between(fullest, fullest) == ()
    assert (there == ()) == (changes_between(other, fullest) == ())
    counted = [word.strip("“”") for word in fullest.split() if word != "—"]
    for change in there:
        for word in change.left_out.split():
            counted.remove(word)
        counted += change.added.split()
    assert sorted(counted) == sorted(word.strip("“”") for word in other.split() if word != "—")
