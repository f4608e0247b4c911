"""Names, genders and who a speaker is."""

from __future__ import annotations

import pytest

from prose.quotes.finder import find_quotes
from prose.quotes.given_names import Gender, gender_of_given_name
from prose.quotes.names import name_runs, tight
from prose.quotes.noun_phrases import Phrase
from prose.quotes.people import People
from prose.quotes.quotation_marks import lines_with_text
from prose.quotes.reporting_verbs import DUAL, REPORTING_VERBS
from prose.quotes.skeleton import Token, skeleton_sentences


def tokens_of(text: str) -> list[Token]:
    (sentence,) = skeleton_sentences(text, lines_with_text(text), [])
    return sentence.tokens


def words_of(tokens: list[Token], phrase: Phrase) -> str:
    return " ".join(token.text for token in tokens[phrase.first : phrase.stop])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. J. Lind left", "Mr.|J.|Lind|left"),
        ("Mr. J.  Lind left", "Mr.|J|.|Lind|left"),
        ("plan J. then", "plan|J|.|then"),
        ("the members’ views", "the|members’|views"),
        ("the members’ 5", "the|members|’|5"),
        ("the members’", "the|members|’"),
        ("R-Tex., $5.2 a.m.", "R-Tex|.|,|$5.2|a.m."),
        ("said\u00a0she -- “no", "said|she|--|“|no"),
    ],
)
def test_tokens_know_what_comes_after_them(text: str, expected: str) -> None:
    tokens = [
        token for sentence in skeleton_sentences(text, lines_with_text(text), []) for token in sentence.tokens
    ]
    assert "|".join(token.text for token in tokens) == expected
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("longtime pollster Ada Lind", "Ada Lind"),
        ("Ada Lind of Trent", "Ada Lind"),
        ("Ada Lind, the mayor", "Ada Lind"),
        ("Foreign Minister Ada van der Lind", "Ada van der Lind"),
        ("Harrow's lawyer Ada Lind", "Ada Lind"),
        ("a spokesman for Ada Lind", "a spokesman for Ada Lind"),
        ("the Lind campaign", "the Lind campaign"),
        ("the Kremlin", "the Kremlin"),
        ("she", "she"),
    ],
)
def test_tight_keeps_the_name_that_heads_a_phrase(phrase: str, expected: str) -> None:
    tokens = tokens_of(phrase)
    assert words_of(tokens, tight(tokens, Phrase(0, len(tokens)))) == expected


def test_name_runs_leave_out_titles_days_and_small_words() -> None:
    tokens = tokens_of("On Monday Senator Ada Lind met Bo de Witt and the Harbour Board in Trent")
    assert [words_of(tokens, run) for run in name_runs(tokens)] == [
        "Ada Lind",
        "Bo de Witt",
        "Harbour Board",
        "Trent",
    ]


def test_surname_means_the_fullest_name_that_comes_most() -> None:
    people = People()
    for name in (("Ida", "Roth"), ("Max", "Roth"), ("Ida", "Roth")):
        people.add(name)
    assert people.find(("Roth",)).name == "Ida Roth"
    assert people.find(("Roth",), Gender.MALE).name == "Max Roth"
    assert people.find(("Ida",)).name == "Ida Roth"
    assert people.find(("Bo", "Lind")).name == "Bo Lind"


def test_given_names_that_both_genders_bear_tell_nothing() -> None:
    assert gender_of_given_name("Maria") is Gender.FEMALE
    assert gender_of_given_name("Usman") is Gender.MALE
    assert gender_of_given_name("Casey") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Roth met Max Stein. “It rained,” he said.", "Max Stein"),
        ("Ida Roth met Max Stein. “It rained,” she said.", "Ida Roth"),
        ("Ms. Okonjo met Mr. Weiss. “It rained,” she said.", "Okonjo"),
        ("Okonjo Bale closed her shop. “It rained,” she said.", "Okonjo Bale"),
        ("“It rained,” said Ida Roth. Zoe Stein listened. “It poured,” she added.", "Ida Roth"),
        ("“It rained,” the company said.", ""),
        ("“It rained,” they said.", ""),
        ("Analysts said that it rained all day.", ""),
        ("Max Stamps left. Stamps said that it rained all day.", "Max Stamps"),
        ("Harbour Board was late. “It rained,” he said.", ""),
    ],
)
def test_speaker_name(text: str, name: str) -> None:
    assert find_quotes(text)[-1].speaker_name == name


def test_verb_forms() -> None:
    assert {REPORTING_VERBS[form].lemma for form in ("said", "says", "denies", "denied", "quipped")} == {
        "say",
        "deny",
        "quip",
    }
    assert REPORTING_VERBS["told"].speaking
    assert not REPORTING_VERBS["believes"].speaking
    assert "state" not in REPORTING_VERBS


def test_every_dual_form_is_a_form_of_a_verb() -> None:
    assert DUAL - REPORTING_VERBS.keys() == set()
