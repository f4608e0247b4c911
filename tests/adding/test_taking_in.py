from __future__ import annotations

import tracemalloc
from dataclasses import replace
from random import randbytes
from typing import TYPE_CHECKING

import pytest

from prose.entities.entity import Entity, Label
from prose.marks import Marks, marks_version
from prose.spans import Span
from store.adding.taking_in import ReadArticle, take_in
from store.articles import LENGTH_TOGETHER, ArticleFilter
from store.bodies import NewArticle
from store.library import Library
from store.parsing.found_marks import FoundMarks
from tests.store.making import add_file, make_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = """# Ferries stop

Port Ellis, Monday. “No ferry leaves before Friday,” said Mayor Ada Quill of Port Ellis.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "ferries.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_file_becomes_an_article_with_its_marks(library: Library, story: Path) -> None:
    added = add_file(library, story)
    assert added.new
    article = library.articles.get(added.id)
    assert article is not None
    assert article.document.facts.headline == "Ferries stop"
    assert article.origin == str(story)
    assert library.articles.source(added.id) == STORY.encode()
    (quote,) = [quote for quote in library.marks.quotes(added.id) if quote.speaker_name]
    assert quote.span.of(article.document.text).startswith("No ferry")
    assert library.marks.entities(added.id)
    assert library.marks.undetected(marks_version()) == []
    assert library.history.undo() is None


def test_a_file_is_added_once(library: Library, story: Path) -> None:
    first = add_file(library, story)
    again = add_file(library, story)
    copy = story.with_name("copy.md")
    copy.write_text(STORY + "\n\n", encoding="utf-8")
    same_text = add_file(library, copy)
    assert [(added.id, added.new) for added in (again, same_text)] == [(first.id, False)] * 2


def test_a_file_that_fails_half_way_leaves_nothing(
    library: Library, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(library.marks, "replace_all", fail)
    with pytest.raises(ZeroDivisionError):
        add_file(library, story)
    assert library.articles.count(ArticleFilter()) == 0
    assert library.check() == []


def read(text: str, origin: str, source: str = "") -> ReadArticle:
    """Return an article of which the first word is marked."""
    word = Entity(Span(0, text.index(" ")), Label.PLACE)
    document = make_document(text, headline=origin)
    article = NewArticle(document, (source or text).encode(), origin, "en")
    return ReadArticle(article, FoundMarks(Marks((word,)), "by hand", "en"))


@pytest.mark.parametrize("length", [0, LENGTH_TOGETHER])
def test_articles_that_come_in_together_know_each_other(
    library: Library, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One by one or together: the same text comes in once, and a newer one is a version of it."""
    monkeypatch.setattr("store.articles.LENGTH_TOGETHER", length)
    harbour, ferry, bridge = "Tarn shuts its harbour today", "Ellis has no ferry", "Karvik builds a bridge"
    articles = [
        read(harbour, "a"),
        read(ferry, "b"),
        read(harbour, "c", "another source"),
        read(ferry, "b"),
        read("Ellis is left: " + ferry, "b"),
        read(bridge, "d"),
        read("Ellis, now: " + ferry, "b"),
        replace(read("Karvik ends it: " + bridge, "d"), found=FoundMarks(problem="it hangs")),
    ]
    added = take_in(library, articles)
    assert [(each.id, each.new, each.updated) for each in added] == [
        (1, True, False),
        (2, True, False),
        (1, False, False),
        (2, False, False),
        (2, False, True),
        (3, True, False),
        (2, False, True),
        (3, False, True),
    ]
    for number, words in ((1, ["Tarn"]), (2, ["Ellis,"]), (3, [])):
        article = library.articles.get(number)
        assert article is not None
        assert [mark.span.of(article.document.text) for mark in library.marks.entities(number)] == words
    assert library.marks.undetected() == [3]
    assert len(library.versions.of_article(2)) == 3
    assert library.check() == []


def test_sources_that_come_in_together_are_not_all_held_once_more(library: Library) -> None:
    """A folder of pictures and scans in PDFs is large, though its texts are not."""
    large = 1_000_000
    articles = [
        NewArticle(make_document(f"Report {number}"), randbytes(large), str(number), "en")
        for number in range(8)
    ]
    tracemalloc.start()
    try:
        library.articles.add_all(articles)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * large
