from __future__ import annotations

from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import CoSpeaker, Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.spans import Span
from tests.store.making import add_article

if TYPE_CHECKING:
    from store.library import Library

ENTITIES = (Entity(Span(0, 11), Label.FACILITY), Entity(Span(51, 57), Label.DATE))
QUOTES = (
    Quote(Span(0, 19), QuoteKind.INDIRECT),
    Quote(
        Span(38, 58), QuoteKind.DIRECT, Span(60, 63), "Mayor Ellis", Span(64, 68), SpeakerMethod.ATTRIBUTED
    ),
    Quote(
        Span(38, 40),
        QuoteKind.DIRECT,
        Span(60, 63),
        act=SpeechAct.DENIES,
        also=(CoSpeaker(Span(72, 79), "Ada Lind"), CoSpeaker(Span(0, 3))),
    ),
)


def test_marks_come_back_as_they_were_put_in(library: Library) -> None:
    article_id = add_article(library)
    library.marks.replace(article_id, Marks(ENTITIES, QUOTES), "model-1")
    assert library.marks.entities(article_id) == list(ENTITIES)
    assert library.marks.quotes(article_id) == list(QUOTES)
    assert library.marks.found_quotes(article_id) == list(QUOTES)
    assert library.marks.version_of(article_id) == "model-1"


def test_new_marks_take_the_place_of_old_ones(library: Library) -> None:
    article_id, other_id = add_article(library), add_article(library, "Other text.")
    for each in (article_id, other_id):
        library.marks.replace(each, Marks(ENTITIES, QUOTES), "model-1")
    library.marks.replace(article_id, Marks(ENTITIES[:1], QUOTES[1:]), "model-2")
    assert library.marks.entities(article_id) == list(ENTITIES[:1])
    assert library.marks.quotes(article_id) == list(QUOTES[1:])
    assert library.marks.version_of(article_id) == "model-2"
    assert library.marks.entities(other_id) == list(ENTITIES)


def test_articles_wait_until_this_version_has_marked_them(library: Library) -> None:
    old, new, empty = (add_article(library, f"{name}.") for name in ("old", "new", "empty"))
    library.marks.replace(old, Marks(), "model-1")
    library.marks.replace(new, Marks(), "model-2")
    assert library.marks.undetected() == [empty]
    assert library.marks.undetected("model-2") == [empty, old]
    assert library.marks.version_of(empty) is None


def test_marks_are_no_step_of_the_history(library: Library) -> None:
    article_id = add_article(library)
    library.marks.replace(article_id, Marks(ENTITIES, QUOTES), "model-1")
    assert library.history.undo() is None
