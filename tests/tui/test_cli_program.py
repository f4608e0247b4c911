from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from prose.spans import Span
from store.articles import ArticleFilter
from store.library import Library
from tests.tui.command_line import (
    PROCESS_SECONDS,
    Newsread,
    assert_refused,
    one_process,
    said_by_each,
)
from tui.__main__ import main


@pytest.mark.parametrize("words", [["list"], ["passages"], ["detect"], ["show", "1"]])
def test_a_first_run_makes_a_library_with_marked_samples(first_run: Newsread, words: list[str]) -> None:
    finished = first_run(*words)
    assert finished.code == 0
    made = finished.notices[0]
    assert re.match(r"newsread: Made a new library with \d+ sample articles?: ", made)
    assert made.endswith(str(first_run.library))
    with Library.open(first_run.library, create=False) as library:
        assert library.articles.count(ArticleFilter()) >= 1
        assert library.marks.undetected() == []
        assert library.marks.quotes(1)


def test_settings_that_make_no_sense_are_said_before_a_library_is_made(
    first_run: Newsread, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("[colour]")
    words = ("list", "--config", tmp_path / "config.toml")
    assert "“colour”" in assert_refused(first_run(*words))
    assert not first_run.library.exists()


def test_a_second_run_says_nothing_of_it(first_run: Newsread) -> None:
    first_run("list")
    assert first_run("list").err == ""


def test_without_a_terminal_the_app_is_not_opened(newsread: Newsread) -> None:
    assert "--help" in assert_refused(newsread(), code=2)


def test_the_library_may_be_named_by_the_environment(harbour_library: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "tui", "list", "--json"],
        capture_output=True,
        timeout=PROCESS_SECONDS,
        env=os.environ | {"NEWSREAD_LIBRARY": str(harbour_library)},
    )
    assert len(json.loads(finished.stdout)) == 3


def test_the_installed_command_is_this_one(harbour_library: Path) -> None:
    script = Path(sys.executable).parent / ("newsread.exe" if os.name == "nt" else "newsread")
    finished = subprocess.run(
        [script, "--library", harbour_library, "list", "--jsonl"],
        capture_output=True,
        timeout=PROCESS_SECONDS,
    )
    assert len(finished.stdout.splitlines()) == 3


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
def test_every_encoding_of_a_terminal_will_do(harbour_library: Path, encoding: str) -> None:
    commands = [["list"], ["show", "3"], ["show", "--plain", "3"], ["list", "--json"]]
    finished = subprocess.run(
        one_process(harbour_library, commands),
        capture_output=True,
        timeout=PROCESS_SECONDS,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )
    assert (finished.returncode, finished.stderr) == (0, b"")
    each = said_by_each(finished.stdout.decode(encoding))
    assert [("ferry" in said, code) for said, code in each] == [(True, 0)] * len(commands)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("words", [["list"], ["show", "1"], ["list", "--jsonl"], ["passages"]])
def test_a_reader_that_goes_away_is_no_error_to_speak_of(harbour_library: Path, words: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with Library.open(harbour_library) as library:
        library.passages.make(1, Span(0, 5), highlighted=True)
    finished = subprocess.run(
        [sys.executable, "-m", "tui", "--library", harbour_library, *words],
        stdout=write_end,
        stderr=subprocess.PIPE,
        timeout=PROCESS_SECONDS,
    )
    os.close(write_end)
    assert (finished.returncode, finished.stderr) == (1, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("words", [["add", "--json", "missing"], ["show", "99"], ["detect"]])
def test_errors_that_nobody_reads_end_the_command(harbour_library: Path, words: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    finished = subprocess.run(
        [sys.executable, "-m", "tui", "--library", harbour_library, *words],
        stdout=write_end,
        stderr=write_end,
        timeout=PROCESS_SECONDS,
    )
    os.close(write_end)
    assert finished.returncode == 1


def test_who_stops_it_while_it_is_loaded_sees_nothing_of_that(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setattr("sys.argv", ["newsread", "list"])
    for module in ("tui.cli.parser", "tui.cli.program"):
        monkeypatch.setitem(sys.modules, module, Stopped(module))
        with pytest.raises(SystemExit) as exit:
            main()
        assert exit.value.code == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_under_standard_output_is_said(harbour_library: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        finished = subprocess.run(
            [sys.executable, "-m", "tui", "--library", harbour_library, "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PROCESS_SECONDS,
        )
    assert finished.returncode == 1
    (sentence,) = finished.stderr.decode().splitlines()
    assert sentence.startswith("newsread: ")


@pytest.mark.parametrize("closed", [0, 1, 2])
@pytest.mark.skipif(os.name == "nt", reason="closing descriptors before the start is a thing of POSIX shells")
def test_a_closed_stream_is_no_traceback(harbour_library: Path, closed: int, tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    command = f'exec "$@" {closed}>&- ' + (f"2>{errors}" if closed != 2 else "")
    subprocess.run(
        ["sh", "-c", command, "sh", sys.executable, "-m", "tui", "--library", harbour_library, "list"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=PROCESS_SECONDS,
    )
    if closed != 2:
        assert "Traceback" not in errors.read_text()
