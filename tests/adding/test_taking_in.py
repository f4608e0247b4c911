from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.marks import marks_version
from store.articles import ArticleFilter
from store.library import Library
from tests.store.making import add_file

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

    monkeypatch.setattr(library.marks, "replace", fail)
    with pytest.raises(ZeroDivisionError):
        add_file(library, story)
    assert library.articles.count(ArticleFilter()) == 0
    assert library.check() == []
