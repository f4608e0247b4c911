"""Who says this, and where the article says who that is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from prose.document import Document
from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.statement import group_statements
from prose.spans import Span
from store.bodies import Article
from store.library import Library
from store.names.names import NameInArticle
from tests.tui.desk import desk_on
from tui.open_article import OpenArticle
from tui.peeking import peek

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Lindqvist spoke. Pilot Dora Lindqvist denied it. “No,” she said. “Never.” The guild nodded. "
    "“Why?” officials asked. “So,” they said. “Hm.”"
)


def span(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


DORA = NameInArticle(
    7, "Dora Lindqvist", Label.PERSON, (span("Lindqvist"), span("Dora Lindqvist")), by_reader=False
)
SHE, SAID = span("she"), span("said")
QUOTES = (
    Quote(
        span("it", "denied"), QuoteKind.INDIRECT, span("Pilot Dora Lindqvist"), "Dora Lindqvist",
        span("denied"), SpeakerMethod.ATTRIBUTED,
    ),
    Quote(span("No,"), QuoteKind.DIRECT, SHE, "Dora Lindqvist", SAID, SpeakerMethod.ATTRIBUTED),
    Quote(span("Never."), QuoteKind.DIRECT, SHE, "Dora Lindqvist", None, SpeakerMethod.FLOATING),
    Quote(span("Why?"), QuoteKind.DIRECT, span("officials"), "", span("asked"), SpeakerMethod.ATTRIBUTED),
    Quote(span("So,"), QuoteKind.DIRECT, span("they"), "", span("said", "they"), SpeakerMethod.ATTRIBUTED),
    Quote(span("Hm."), QuoteKind.DIRECT),
)  # fmt: skip


@pytest.fixture
def opened() -> OpenArticle:
    entities = [Entity(mention, Label.PERSON) for mention in DORA.mentions]
    article = Article(1, Document(TEXT), "", datetime(2026, 3, 5, tzinfo=UTC), 20)
    return OpenArticle(article, entities, group_statements(TEXT, QUOTES), (), names=(DORA,))


@pytest.mark.parametrize(
    ("at", "words", "leads"),
    [
        (span("she"), "she is Dora Lindqvist, introduced here", True),
        (span("said"), "Said by Dora Lindqvist (“she said”), introduced here", True),
        (span("No,"), "Said by Dora Lindqvist (“she said”), introduced here", True),
        # The marks belong to what stands between them.
        (span("“No"), "Said by Dora Lindqvist (“she said”), introduced here", True),
        (span("” she"), "Said by Dora Lindqvist (“she said”), introduced here", True),
        (span("Never"), "Probably said by Dora Lindqvist (who spoke last), introduced here", True),
        (span("Pilot"), "Dora Lindqvist is introduced here", True),
        (
            span("it.", "denied"),
            "Said by Dora Lindqvist (“Pilot Dora Lindqvist denied”), introduced here",
            True,
        ),
        (span("Why"), "Said by officials, for whom no name is known.", False),
        (span("officials"), "No name is known for “officials”.", False),
        (span("So,"), "Who says this is not known: “they”.", False),
        (span("they"), "No name is known for “they”.", False),
        (span("Hm"), "Who says this is not known.", False),
    ],
)
def test_who_that_is(opened: OpenArticle, at: Span, words: str, leads: bool) -> None:
    found = peek(opened, at.start)
    assert found is not None
    assert found.words == words
    # Not the surname that comes first, but where the whole name is given.
    assert found.place == (DORA.mentions[1] if leads else None)


def test_where_nobody_speaks_there_is_nothing_to_answer(opened: OpenArticle) -> None:
    assert peek(opened, span("nodded").start) is None
    assert peek(opened, len(TEXT)) is None


def test_a_name_that_no_recogniser_found_is_looked_for_in_the_text() -> None:
    article = Article(1, Document(TEXT), "", datetime(2026, 3, 5, tzinfo=UTC), 20)
    found = peek(OpenArticle(article, (), group_statements(TEXT, QUOTES), ()), SHE.start)
    assert found is not None
    assert found.place == span("Dora Lindqvist")


@pytest.fixture
def marked_library(harbour_library: Path) -> Path:
    """Articles of which the first is marked by hand, and nothing is to be found in the background."""
    with Library.open(harbour_library, create=False) as library:
        for article in library.marks.undetected():
            library.marks.replace(article, Marks(), "nothing")
    return harbour_library


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 9)])
async def test_enter_on_she_and_back_to_the_very_line(marked_library: Path, size: tuple[int, int]) -> None:
    async with desk_on(marked_library, size) as desk:
        desk.app.ways.to_article(1)
        await desk.settle()
        await desk.press("/", *"she said", "enter", "escape")
        before = desk.view.caret, desk.view.top
        await desk.press("enter")
        assert desk.status == "she is Dora Lindqvist, introduced here · ^o comes back"
        assert desk.words_at_caret(14) == "Dora Lindqvist"
        assert "^o comes back" in desk.shown()
        await desk.press("ctrl+o")
        assert (desk.view.caret, desk.view.top) == before
        assert desk.words_at_caret(3) == "she"


async def test_enter_on_a_quote_a_name_and_neither(marked_library: Path) -> None:
    async with desk_on(marked_library) as desk:
        desk.app.ways.to_article(1)
        await desk.settle()
        await desk.burst("]", "q", "enter")
        assert desk.words_at_caret(12) == "Tomas Brandt"
        assert desk.status.startswith("Said by Tomas Brandt (“Brandt told”), introduced here")
        await desk.press("enter")
        assert desk.front == "NamePage"
        await desk.press("escape", "ctrl+o")
        assert desk.words_at_caret(7) == "We have"
        await desk.type("]q")
        caret = desk.view.caret
        await desk.press("enter")
        assert desk.status == "Who says this is not known."
        assert desk.view.caret == caret
        desk.view.move_caret(desk.text.index("mend the north pier"))
        await desk.press("enter")
        assert "No name under the caret" in desk.status
