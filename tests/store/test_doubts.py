"""What the machine is not sure of: what is asked, what the answers do, and that nothing is asked twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store import moments
from store.corrections.changes import Reach
from store.errors import GoneError
from store.names.names import NameFilter
from store.review import doubts
from store.review.doubts import DoubtKind
from tests.prose.marked_text import parse_marks
from tests.store.making import make_document

if TYPE_CHECKING:
    from datetime import datetime

    from store.library import Library
    from store.review.doubts import Doubt

STORY = (
    "[person: Ada Lind] met [organization: Outer Banks] and [place: Karvik] on the quay. "
    "[organization: Outer Banks] was shut.\n\n“It was late,” somebody said. “Nobody will wait.”"
)
TEXT, ENTITIES = parse_marks(STORY)
UNSURE = {"Outer Banks": 0.4, "Ada Lind": 0.95, "Karvik": 0.6}


def said(words: str, method: SpeakerMethod) -> Quote:
    start = TEXT.index(words)
    return Quote(Span(start, start + len(words)), QuoteKind.DIRECT, Span(0, 8), "Ada Lind", None, method)


MARKS = Marks(
    tuple(replace(entity, confidence=UNSURE[entity.span.of(TEXT)]) for entity in ENTITIES),
    (
        said("It was late,", SpeakerMethod.ATTRIBUTED),
        said("Nobody will wait.", SpeakerMethod.FLOATING),
    ),
)


@pytest.fixture
def unsure(library: Library) -> Library:
    """A library of one article, in which two names and one speaker are doubtful."""
    library.articles.add(make_document(TEXT), b"1", "1.txt")
    detect(library)
    return library


def detect(library: Library) -> None:
    library.marks.replace(1, MARKS, "by hand")
    library.settle()


def asked(library: Library) -> list[str]:
    return [f"{doubt.kind} {doubt.name}" for doubt in library.doubts.choose()]


def doubt(library: Library, kind: DoubtKind, name: str) -> Doubt:
    return next(one for one in library.doubts.choose() if (one.kind, one.name) == (kind, name))


def test_what_matters_most_is_asked_first_and_what_is_sure_is_not(unsure: Library) -> None:
    first, second, third = unsure.doubts.choose()
    assert (first.name, first.confidence, first.span.of(TEXT)) == ("Outer Banks", 0.4, "Outer Banks")
    assert (second.kind, second.name, second.span.of(TEXT)) == (
        DoubtKind.SPEAKER,
        "Ada Lind",
        "Nobody will wait.",
    )
    assert third.name == "Karvik"
    assert unsure.doubts.reach(first) == Reach(mentions=2, articles=1)
    assert unsure.doubts.reach(second) == Reach(mentions=1, articles=1)
    assert unsure.doubts.choose(1) == [first]


def test_what_is_so_is_never_asked_again(unsure: Library) -> None:
    before = asked(unsure)
    unsure.doubts.accept(doubt(unsure, DoubtKind.NAME, "Outer Banks"))
    unsure.doubts.accept(doubt(unsure, DoubtKind.SPEAKER, "Ada Lind"))
    detect(unsure)
    assert asked(unsure) == ["name Karvik"]
    assert [row.text for row in unsure.names.first_page(NameFilter())][:1] == ["Outer Banks"]
    (_, later) = unsure.marks.statements(1)
    assert later.certain
    assert later.speaker_name == "Ada Lind"
    assert unsure.history.undo() == "correction of the quote “Nobody will wait.”"
    assert unsure.history.undo() == "correction of “Outer Banks”"
    assert asked(unsure) == before


def test_what_is_not_so_is_none_and_never_asked_again(unsure: Library) -> None:
    before = asked(unsure)
    unsure.doubts.reject(doubt(unsure, DoubtKind.NAME, "Outer Banks"))
    unsure.doubts.reject(doubt(unsure, DoubtKind.SPEAKER, "Ada Lind"))
    detect(unsure)
    assert asked(unsure) == ["name Karvik"]
    assert "Outer Banks" not in [row.text for row in unsure.names.first_page(NameFilter())]
    (_, later) = unsure.marks.statements(1)
    assert (later.speaker, later.speaker_name) == (None, "")
    unsure.history.undo()
    unsure.history.undo()
    assert asked(unsure) == before


def test_what_is_passed_by_comes_back_the_next_day(unsure: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = unsure.doubts.choose()
    for one in before:
        unsure.doubts.pass_by(one)
    detect(unsure)
    assert unsure.doubts.choose() == []
    assert unsure.history.undo() == f"passing “{before[-1].name}” by"
    assert unsure.doubts.choose() == before[-1:]

    def tomorrow() -> datetime:
        return moments.now() + timedelta(days=1)

    monkeypatch.setattr(doubts, "now", tomorrow)
    assert unsure.doubts.choose() == before


def test_what_is_gone_is_said(unsure: Library) -> None:
    speaker = doubt(unsure, DoubtKind.SPEAKER, "Ada Lind")
    unsure.marks.replace(1, Marks(), "by hand")
    with pytest.raises(GoneError):
        unsure.doubts.accept(speaker)
    assert unsure.doubts.choose() == []
