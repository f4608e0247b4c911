from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.articles import ArticleFilter
from store.errors import SourceError
from store.samples import add_samples, samples_folder

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library


def test_the_samples_are_there(library: Library) -> None:
    number = add_samples(library)
    assert number == library.articles.count(ArticleFilter()) > 0
    first = library.articles.get(library.articles.ids(ArticleFilter())[0])
    assert first is not None
    assert first.origin == "start-here.md"
    assert library.marks.undetected()
    assert add_samples(library) == 0
    assert library.history.undo() is None


def test_the_sample_that_explains_the_program_comes_first(library: Library, tmp_path: Path) -> None:
    (tmp_path / "start-here.md").write_text("# Start here\n\nThis is a sample.")
    (tmp_path / "zebra.md").write_text("# Zebra\n\nThis is another.")
    (tmp_path / "alpha.txt").write_text("This is a third sample, in plain text.")
    (tmp_path / "LICENSE").write_text("No sample.")
    assert add_samples(library, tmp_path) == 3
    assert library.articles.first_page(ArticleFilter())[0].headline == "Start here"


def test_samples_come_all_or_none(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# One\n\nText.")
    (tmp_path / "b.md").touch()
    with pytest.raises(SourceError):
        add_samples(library, tmp_path)
    assert library.articles.count(ArticleFilter()) == 0


def test_the_samples_are_in_this_checkout() -> None:
    assert samples_folder().name == "seeds"
    assert any(samples_folder().iterdir())
