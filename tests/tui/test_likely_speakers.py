"""Who is offered as saying a quote, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.entities.entity import Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.statement import group_statements
from prose.reader import read_document
from prose.spans import Span
from store.library import Library
from tests.tui.named import marks_of
from tests.tui.quoted import PIER_ID, span_in
from tui.article_loading import load_article
from tui.correcting_quotes import QuoteCorrecting, is_said
from tui.likely_speakers import speakers_called, speakers_near
from tui.open_article import OpenArticle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(quoted: Path) -> Iterator[Library]:
    with Library.open(quoted, create=False) as library:
        yield library


@pytest.fixture
def opened(library: Library) -> OpenArticle:
    opened = load_article(library, PIER_ID)
    assert opened is not None
    return opened


def near(article: OpenArticle, words: str) -> list[str]:
    return [speaker.text for speaker in speakers_near(article, span_in(article.text, words), 10)]


def test_the_nearest_come_first_and_people_before_companies(opened: OpenArticle) -> None:
    assert near(opened, "It is not safe") == ["Bo Lindqvist", "Ida Holm", "Officials", "Karvik Marine"]
    # Whoever is only spoken of comes last, however near; "Officials" is no name, and speaks.
    assert near(opened, "Tarn method")[-1] == "Karvik Marine"
    assert near(opened, "stones")[0] == "Officials"


def test_whoever_says_it_already_is_not_offered_again(library: Library, opened: OpenArticle) -> None:
    quote = opened.quote_at(opened.text.index("It is not safe"))
    offered = [one.text for one in QuoteCorrecting(library, opened, quote).candidates]
    assert "Ida Holm" not in offered
    assert offered[0] == "Bo Lindqvist"
    officials = opened.quote_at(opened.text.index("that Karvik"))
    assert "Officials" not in [one.text for one in QuoteCorrecting(library, opened, officials).candidates]


def test_what_is_typed_is_looked_for_here_and_then_elsewhere(library: Library, opened: OpenArticle) -> None:
    place = span_in(opened.text, "It is not safe")
    found = speakers_called(library, opened, place, "l", 10)
    assert [(one.text, one.seen) for one in found] == [
        ("Bo Lindqvist", "1 here"),
        ("Ida Holm", "1 here"),
        ("Officials", "speaks here"),
        ("Dora Eklund", "1 in 1 article"),
        ("Orlen", "1 in 1 article"),
    ]
    assert speakers_called(library, opened, place, "nobody so called", 10) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Mayor Ida Holm", False),
        ("The fishermen", False),
        ("the guild", False),
        ("“Tarn method”", True),
        ("The fishermen want the old stones back", True),
        # Within a quote a few words may be a name; beyond its edge they are not.
        ("sounded the channel", False),
        ("Nobody who has sounded the channel", True),
        ("denied that Karvik", True),
    ],
)
def test_what_is_selected_is_a_name_or_said(opened: OpenArticle, words: str, said: bool) -> None:
    span = span_in(opened.text, words)
    assert is_said(opened, span, next(iter(opened.quotes_in(span)), None)) is said


WHARF = """---
title: Wharf
---

Shiite dockers and Islamic charities met at the wharf. “It leaks,” said a spokesman. The spokesman left.

“We wait,” said Ida Holm, and Dora Eklund of Orlen and the Guild heard it, far from the Shiite
dockers. “So do we,” the Tarnish said.
"""


def test_those_who_speak_come_before_groups_and_places_however_near(tmp_path: Path) -> None:
    with Library.open(tmp_path / "wharf.db") as library:
        wharf = WHARF.encode()
        identifier = library.articles.add(read_document(wharf, "wharf.md"), wharf, "wharf.md").id
        article = library.articles.get(identifier)
        assert article is not None
        text = article.document.text
        names = (
            ("Shiite", Label.GROUP),
            ("Islamic", Label.GROUP),
            ("Orlen", Label.PLACE),
            ("Guild", Label.ORGANIZATION),
            ("Ida Holm", Label.PERSON),
            ("Dora Eklund", Label.PERSON),
            ("Tarnish", Label.GROUP),
        )
        said = (("It leaks,", "a spokesman"), ("We wait,", "The spokesman"), ("So do we,", "Tarnish"))
        quotes = tuple(
            Quote(
                span_in(text, words),
                QuoteKind.DIRECT,
                speaker=span_in(text, speaker),
                method=SpeakerMethod.ATTRIBUTED,
            )
            for words, speaker in said
        )
        library.marks.replace(identifier, Marks(marks_of(text, names).entities, quotes), "by hand")
        library.settle()
        opened = load_article(library, identifier)
        assert opened is not None
        found = near(opened, "It leaks")
    # "The spokesman" is the same one as "a spokesman", and whoever is quoted can speak.
    assert found[:-3] == ["Ida Holm", "a spokesman", "Dora Eklund", "Guild", "Tarnish"]
    assert sorted(found[-3:]) == ["Islamic", "Orlen", "Shiite"]


def test_a_place_without_anybody_near(opened: OpenArticle) -> None:
    nobody = OpenArticle(opened.article, (), group_statements(opened.text, ()), ())
    assert speakers_near(nobody, Span(0, 10), 10) == []
