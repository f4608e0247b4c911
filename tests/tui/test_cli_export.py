from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from store.formats.registry import NAMES
from store.library import Library
from tests.store.making_much import kept
from tests.tui.command_line import Newsread, assert_refused
from tests.tui.conftest import FIXTURES, span_of
from tui.cli.parser import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def library(harbour_library: Path) -> Iterator[Library]:
    """The harbour's, with passages in articles 1 and 3."""
    with Library.open(harbour_library) as library:
        for id, words, tags, note in (
            (1, "cleared the last of the wrecks", [], "Ask the pilots."),
            (3, "We heard the islanders", ["claims"], ""),
            (3, "below 12 crowns", ["claims", "money"], "Per head?"),
        ):
            article = library.articles.get(id)
            assert article is not None
            library.passages.make(id, span_of(article.document.text, words), tags=tags, note=note)
        yield library


@pytest.fixture
def elsewhere(newsread: Newsread, tmp_path: Path) -> Newsread:
    """Commands on another library, which is not there yet."""
    path = tmp_path / "elsewhere" / "library.db"
    return Newsread(path, newsread.capture, newsread.monkeypatch)


def test_every_form_can_be_asked_for() -> None:
    assert EXPORTS == NAMES


@pytest.mark.parametrize("form", [name for name in NAMES if name != "markdown"])
def test_every_form_is_written_whole(newsread: Newsread, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"out.{form}"
    finished = newsread("export", form, "--to", target)
    assert (finished.code, finished.out, finished.err) == (0, f"{target}\n", "")
    assert target.stat().st_size > 0


def test_a_library_goes_out_and_comes_in(
    newsread: Newsread, elsewhere: Newsread, library: Library, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    finished = newsread("export", "jsonl", "--to", target)
    assert (finished.code, finished.out, finished.err) == (0, f"{target}\n", "")
    assert target.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    finished = elsewhere("import", target)
    assert finished.code == 0
    assert "3 new passages, 2 new tags" in finished.out
    assert "detect" in finished.err
    with Library.open(elsewhere.library) as other:
        assert kept(other) == kept(library)
    finished = elsewhere("import", "--json", target)
    told = json.loads(finished.out)
    assert (told["passages"], told["articles"], told["known"] > 3, finished.err) == (0, 0, True, "")


@pytest.mark.parametrize(
    ("words", "passages"),
    [(["--tag", "money"], 2), (["--article", "1"], 1), (["pilots"], 1), (["nothing-like-it"], 0), ([], 3)],
)
def test_only_what_is_wanted_goes_out(newsread: Newsread, words: list[str], passages: int) -> None:
    lines = [json.loads(line) for line in newsread("export", "jsonl", *words).lines]
    assert lines[0] == {"type": "newsread", "version": 2}
    assert sum(line["type"] == "passage" for line in lines) == passages


def test_nothing_is_overwritten_unasked(newsread: Newsread, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("precious")
    assert "--overwrite" in assert_refused(newsread("export", "jsonl", "--to", target))
    assert target.read_text() == "precious"
    assert newsread("export", "jsonl", "--to", target, "--overwrite").code == 0
    assert target.read_text().startswith('{"type":"newsread"')
    assert "no file" in assert_refused(newsread("export", "jsonl", "--to", tmp_path, "--overwrite"))
    assert "nowhere" in assert_refused(newsread("export", "jsonl", "--to", tmp_path / "nowhere" / "a"))
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".partial")]


def test_a_file_that_is_none_of_ours_is_named_and_the_others_come_in(
    newsread: Newsread, elsewhere: Newsread, tmp_path: Path
) -> None:
    target, other = tmp_path / "out.jsonl", tmp_path / "other.txt"
    newsread("export", "jsonl", "--to", target)
    other.write_text("A story.")
    Library.open(elsewhere.library).close()
    finished = elsewhere("import", other, tmp_path / "missing", elsewhere.library, tmp_path, target)
    assert finished.code == 1
    assert len(finished.lines) == 1
    for told in ("other.txt", "no file", "library itself", "folder"):
        assert any(told in notice for notice in finished.notices)


def test_a_folder_of_notes(newsread: Newsread, tmp_path: Path) -> None:
    folder, template = tmp_path / "notes", tmp_path / "mine.md"
    template.write_text("$title\n\n$passages\n")
    finished = newsread("export", "markdown", "--tag", "claims", "--to", folder, "--template", template)
    assert (finished.code, finished.out) == (0, f"{folder}\n")
    (note,) = folder.iterdir()
    assert "> We heard the islanders" in note.read_text(encoding="utf-8")
    template.write_text("$nothing")
    assert_refused(newsread("export", "markdown", "--template", template, "--to", folder))
    assert_refused(newsread("export", "markdown"))
    assert_refused(newsread("export", "csv", "--template", template))


def test_the_codes_of_a_codebook_are_tags(newsread: Newsread, library: Library) -> None:
    finished = newsread("import", FIXTURES / "codes.qdc")
    assert finished.out.endswith("codes.qdc: 1 new tag\n")
    assert {"claims", "claims/harbour"} <= {tag.name for tag in library.tags.all()}
