from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from store import files
from store.errors import SourceError
from store.files import read_source, refuse_library

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library

STORY = """# Ferries stop

Port Ellis, Monday. “No ferry leaves before Friday,” said Mayor Ada Quill of Port Ellis.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "ferries.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_library_itself_is_no_article(library: Library) -> None:
    for ending in ("", "-wal", "-journal"):
        with pytest.raises(SourceError, match="is the library itself"):
            refuse_library(library, library.path.parent / "." / f"{library.path.name}{ending}")
    refuse_library(library, library.path.with_name(library.path.name + ".md"))


def test_a_path_that_leads_nowhere_is_not_the_library(library: Library, tmp_path: Path) -> None:
    refuse_library(library, tmp_path / "null\x00")
    if sys.platform != "win32":
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        refuse_library(library, tmp_path / "loop")


def test_what_is_in_a_file_is_returned_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"a\r\nb\x00\x1a\xff")
    assert read_source(path) == b"a\r\nb\x00\x1a\xff"


def assert_refused(path: Path, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence) as caught:
        read_source(path)
    assert str(caught.value).isprintable()
    assert str(caught.value).endswith(".")


def test_what_is_no_file_is_refused_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_refused(tmp_path / "missing\x1b[2J.txt", "There is no file")
    assert_refused(tmp_path, "is a folder")
    assert_refused(tmp_path / "null\x00", "cannot be read")
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert_refused(empty, "is empty")
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 101)
    monkeypatch.setattr(files, "LARGEST", 100)
    assert_refused(large, "larger than 20 MB")
    large.write_bytes(b"x" * 100)
    assert len(read_source(large)) == 100


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_a_file_that_may_not_be_read_is_refused(story: Path) -> None:
    story.chmod(0)
    if os.access(story, os.R_OK):
        pytest.skip("an administrator may read everything")
    assert_refused(story, "may not be read by you")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_would_wait_or_never_end_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert_refused(pipe, "a device or a pipe")
    assert_refused(tmp_path / ".." / ".." / ".." / ".." / ".." / "dev" / "zero", "a device or a pipe")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert_refused(loop, "cannot be read")
    below = tmp_path / "plain.txt" / "below.txt"
    (tmp_path / "plain.txt").write_text("x")
    assert_refused(below, "cannot be read")
