"""Passages as Markdown notes, in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from prose.spans import Span
from store.errors import SourceError, TargetError
from store.exchange.selection import Selection
from store.exchange.targets import safe_name, written_folder
from store.formats import markdown_notes
from tests.store.making import TEXT, add_article

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library

HEADLINES = ("Harbour: “shut”?", "harbour “shut”", "CON", "../../etc/passwd", "a\\b|c", "…" * 300, "[x]#^y")


@pytest.fixture
def marked(library: Library) -> Library:
    for number, headline in enumerate(HEADLINES, 1):
        add_article(library, f"{TEXT} {number}", headline=headline)
        library.passages.make(number, Span(0, 11), tags=["claims/all", "two words", "2024"], note="*Ask*")
    return library


def write(library: Library, folder: Path, *, overwrite: bool = False, template: str = "") -> None:
    read = markdown_notes.read_template(template) if template else None
    with written_folder(folder, overwrite=overwrite) as written:
        markdown_notes.write(library, Selection(), written, read)


def test_each_article_is_a_file_that_every_system_can_have(marked: Library, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    write(marked, folder)
    names = [path.name for path in folder.iterdir()]
    assert len({name.casefold() for name in names}) == len(names) == len(HEADLINES)
    assert {"_CON.md", "Harbour “shut”.md", "harbour “shut” 2.md", "etc passwd.md"} <= {
        name.lstrip(". ") for name in names
    }
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["notes"]


def test_a_note_has_front_matter_and_quotes_that_can_be_linked_to(marked: Library, tmp_path: Path) -> None:
    write(marked, tmp_path / "notes")
    note = (tmp_path / "notes" / "_CON.md").read_text(encoding="utf-8")
    _, front, body = note.split("---\n", 2)
    passage = marked.passages.of_article(3)[0]
    assert yaml.safe_load(front) == {
        "title": "CON",
        "article": marked.articles.get(3).uuid,  # type: ignore[union-attr]
        "tags": ["2024_", "claims/all", "two-words"],
    }
    assert f"> {TEXT[:11]}\n\n^{passage.uuid}\n\n#2024_ #claims/all #two-words\n\n\\*Ask\\*\n" in body
    kinds = [token.type for token in MarkdownIt().parse(body)]
    assert kinds.count("blockquote_open") == kinds.count("heading_open") == 1


def test_nothing_is_overwritten_and_nothing_is_left_half_done(marked: Library, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "_CON.md").write_text("precious")
    (folder / "other.md").write_text("mine")
    with pytest.raises(TargetError, match="overwrite"):
        write(marked, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["_CON.md", "other.md"]
    write(marked, folder, overwrite=True)
    assert (folder / "other.md").read_text() == "mine"
    assert "# CON" in (folder / "_CON.md").read_text(encoding="utf-8")
    (folder / "_CON.md").unlink()
    (folder / "_CON.md").mkdir()
    with pytest.raises(TargetError, match="folder"):
        write(marked, folder, overwrite=True)
    assert len(list(folder.iterdir())) == len(HEADLINES) + 1


def test_a_template_of_ones_own(marked: Library, tmp_path: Path) -> None:
    write(marked, tmp_path / "notes", template="$title costs $$5\n$passages")
    note = (tmp_path / "notes" / "_CON.md").read_text(encoding="utf-8")
    assert note.startswith("CON costs $5\n> The harbour\n")


@pytest.mark.parametrize("text", ["$nothing", "costs 5 $", "${title"])
def test_a_template_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="template") as caught:
        markdown_notes.read_template(text)
    assert str(caught.value).endswith(".")


@given(st.text())
def test_a_safe_name_is_one_part_of_a_path(text: str) -> None:
    name = safe_name(text)
    assert name == name.strip(" .")
    assert 0 < len(name) <= 81
    assert not set(name) & set('<>:"/\\|?*#^[]\0')
