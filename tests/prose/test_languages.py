from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.document import Document, Facts
from prose.entities.entity import Entity, Label
from prose.languages import (
    ANY_LANGUAGE,
    document_language,
    language_name,
    language_of,
    primary_subtag,
    unmarked_language,
)
from prose.marks import find_marks, mark_document
from prose.spans import Span

FIXTURES = Path(__file__).parent / "fixtures" / "languages"


def briefs() -> list[tuple[str, str]]:
    """Return news briefs, some thirty words each, with their languages."""
    lines = (FIXTURES / "briefs.txt").read_text(encoding="utf-8").splitlines()
    return [(line[:2], line[4:]) for line in lines]


NOT_FOREIGN = (FIXTURES / "not_foreign.txt").read_text(encoding="utf-8").splitlines()
"""Results, line-ups, lists of foreign names, and English with foreign quotes in it."""
TEXTS = dict(reversed(briefs()))
"""The first brief of each language."""


class Recogniser:
    """Finds the first five letters of every text, in whatever language it says that it knows."""

    version = "five-1"

    def __init__(self, language: str) -> None:
        self.language = language

    def find_entities(self, text: str) -> list[Entity]:
        return [Entity(Span(0, 5), Label.OTHER)]


def document(text: str, language: str = "") -> Document:
    return Document(text, facts=Facts(headline="News", language=language))


@pytest.mark.parametrize(("language", "text"), briefs())
def test_a_brief_tells_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", NOT_FOREIGN)
def test_results_names_and_foreign_quotes_are_not_foreign(text: str) -> None:
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize("text", ["", "\n", "Ja.", "1 2 3", "…", "Die Zeit", "Ἀ", "Yes, of course."])
def test_too_little_text_tells_nothing(text: str) -> None:
    assert language_of(text) is None


def test_of_several_languages_the_one_with_most_text_is_told() -> None:
    german, english = TEXTS["de"], TEXTS["en"]
    assert language_of(f"{german}\n\n{english}\n\n{german}\n\n{german}") == "de"
    assert language_of(f"{english}\n\n{german}\n\n{english}\n\n{english}") == "en"


def test_a_long_text_is_looked_at_in_its_middle_too() -> None:
    """The head of a page may be in the language of its template."""
    assert language_of(f"{TEXTS['en']}\n\n" * 3 + f"{TEXTS['de']}\n\n" * 500) == "de"


def test_the_source_says_what_words_cannot_tell() -> None:
    assert document_language(document("Kurz.", "de-AT")) == "de"
    assert document_language(document("Kurz.")) is None
    assert document_language(document(TEXTS["de"])) == "de"


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("de", "en", "de"),
        ("de", "en-US", "de"),
        ("en", "de", "en"),
        ("zh", "en", "zh"),
        ("de", "fr", "de"),
        ("en", "en-GB", "en"),
        # What the text's words leave open, its source knows.
        ("no", "da", "da"),
        ("no", "nn", "nn"),
        ("ru", "kk", "kk"),
    ],
)
def test_the_text_wins_where_it_is_clearly_something_else(text: str, said: str, language: str) -> None:
    assert document_language(document(TEXTS[text], said)) == language


def test_nothing_is_marked_in_another_language() -> None:
    german = document(f"{TEXTS['de']} „Wir öffnen den Hafen“, sagte Ida Brandt in Paris.")
    assert mark_document(german).entities == ()
    assert mark_document(german).quotes == ()
    assert unmarked_language(german) == "de"
    english = document(TEXTS["en"])
    assert mark_document(english).entities
    assert unmarked_language(english) is None


def test_a_recogniser_is_given_its_own_language_and_quotes_are_english() -> None:
    speech = " “We open it,” Ida Brandt said. “Wir öffnen es“, sagte Ida Brandt."
    german, english = document(TEXTS["de"] + speech), document(TEXTS["en"] + speech)
    marks = mark_document(german, Recogniser("de"))
    assert (len(marks.entities), marks.quotes) == (1, ())
    assert mark_document(english, Recogniser("de")).entities == ()
    assert unmarked_language(english, "de") == "en"
    for each, quotes in ((german, False), (english, True)):
        marks = mark_document(each, Recogniser(ANY_LANGUAGE))
        assert (len(marks.entities), bool(marks.quotes)) == (1, quotes)
        assert unmarked_language(each, ANY_LANGUAGE) is None


@pytest.mark.parametrize(("text", "known"), [("no", "nb"), ("da", "nb"), ("no", "da"), ("sk", "cs")])
def test_a_recogniser_gets_what_is_told_badly_from_its_language(text: str, known: str) -> None:
    assert mark_document(document(TEXTS[text]), Recogniser(known)).entities
    assert unmarked_language(document(TEXTS[text]), known) is None
    assert unmarked_language(document(TEXTS["de"]), known) == "de"


def test_a_text_whose_language_cannot_be_told_is_marked() -> None:
    unclear = document("Ida Brandt, Paris")
    assert mark_document(unclear).entities
    assert unmarked_language(unclear) is None
    assert unmarked_language(replace(unclear, facts=Facts(language="fr"))) == "fr"


def test_a_text_as_it_stands_is_marked_unless_its_language_is_given() -> None:
    text = f"{TEXTS['de']} Ida Brandt war in Paris."
    assert find_marks(text).entities
    assert find_marks(text, language="de-DE").entities == ()
    assert find_marks(text, language="en-GB") == find_marks(text)


def test_names_of_languages() -> None:
    assert language_name("de") == "German"
    assert language_name("de-AT") == language_name("DE") == "German"
    assert language_name("tlh") == "tlh"
    assert all(language_name(language) != language for language, _ in briefs())


def test_primary_subtags() -> None:
    assert [primary_subtag(tag) for tag in ("en", "en-GB", "en_GB", " EN ", "")] == ["en"] * 4 + [""]


@given(st.text(max_size=200))
def test_any_text_will_do(text: str) -> None:
    found = language_of(text)
    assert found is None or language_name(found) != found
