"""Notes in the reader's own editor."""

from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import passages_in
from tests.tui.pseudo_terminal import PseudoTerminal
from tui import editor
from tui.editor import EditorError, edit, editor_command

if TYPE_CHECKING:
    from pathlib import Path


def make_editor(folder: Path, script: str) -> list[str]:
    path = folder / "my-editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return [str(path)]


@pytest.fixture(autouse=True)
def _private_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(editor, "AT_ONCE_SECONDS", 0)


def left_in(folder: Path) -> list[str]:
    return [path.read_text() for path in folder.glob("newsread-*/note.md")]


def test_an_editor_changes_the_text(tmp_path: Path) -> None:
    command = make_editor(tmp_path, 'printf "and\\a more\\n\\n" >> "$2"')
    assert edit("Why?", [*command, "--wait"]) == "Why?\nand more"
    assert edit("", [*command, "--wait"]) == "and more"
    assert left_in(tmp_path) == []


def test_an_editor_that_fails_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EditorError, match="no-such-editor cannot be started"):
        edit("Why?", ["no-such-editor"])
    with pytest.raises(EditorError, match=r"ended with error 3; the note is as it was\.$"):
        edit("Why?", make_editor(tmp_path, "exit 3"))
    with pytest.raises(EditorError, match="left no file"):
        edit("Why?", make_editor(tmp_path, 'rm "$1"'))
    assert left_in(tmp_path) == []
    with pytest.raises(EditorError, match=r"what it wrote is in .*note\.md"):
        edit("Why?", make_editor(tmp_path, 'echo long work >> "$1"; exit 1'))
    assert left_in(tmp_path) == ["Why?\nlong work\n"]
    with pytest.raises(EditorError, match="no UTF-8; it is in"):
        edit("Why?", make_editor(tmp_path, 'printf "\\351" > "$1"'))
    monkeypatch.setattr(editor, "AT_ONCE_SECONDS", 60)
    with pytest.raises(EditorError, match=r"code --wait”\. What you write there now is in"):
        edit("Why?", make_editor(tmp_path, "exit 0"))


def test_the_editor_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert editor_command({"EDITOR": "nano", "VISUAL": "code --wait"}) == ["code", "--wait"]
    assert editor_command({"EDITOR": "'my editor' -x", "VISUAL": " "}) == ["my editor", "-x"]
    with pytest.raises(EditorError, match="EDITOR is no command"):
        editor_command({"EDITOR": "it's"})
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EditorError, match="There is no editor here"):
        editor_command({})


def test_a_note_is_written_in_the_editor(sample_library: Path, tmp_path: Path) -> None:
    script = 'echo "IN THE EDITOR"; test -s "$1" && exit 7; echo "at length" > "$1"'
    written = make_editor(tmp_path, script)[0]
    program = (sys.executable, "-m", "tui", "--library", sample_library)
    with PseudoTerminal(program, EDITOR=written, VISUAL="", TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for("Start here")
        terminal.send("\r")
        terminal.wait_for("highlight")
        terminal.send("E")
        terminal.wait_for("IN THE EDITOR")
        terminal.wait_for("Note kept")
        terminal.send("E")
        terminal.wait_for("IN THE EDITOR")
        terminal.wait_for("ended with error 7; the note is as it was.")
        terminal.send("\x13")
        terminal.wait_for("Note kept")
        terminal.send("q")
        assert terminal.finish() == 0
    assert [passage.note for passage in passages_in(sample_library)] == ["at length"]
