from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli.parser import build_parser
from tui.cli.program import load_command


def command_names() -> list[str]:
    parser = build_parser()
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return list(commands.choices)


@pytest.mark.parametrize("words", [["--library", "a.db", "list"], ["list", "--library", "a.db"]])
def test_library_is_understood_before_and_after_the_command(words: list[str]) -> None:
    assert build_parser().parse_args(words).library == Path("a.db")


def test_without_library_the_place_is_left_open() -> None:
    assert build_parser().parse_args(["list"]).library is None


def test_without_a_command_there_is_none() -> None:
    assert build_parser().parse_args([]).command is None


@pytest.mark.parametrize("name", command_names())
def test_every_command_has_a_module_and_help_that_fits_a_terminal(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as exit:
        build_parser().parse_args([name, "--help"])
    assert exit.value.code == 0
    shown = capsys.readouterr().out
    assert f"usage: newsread {name}" in shown
    _, _, told = shown.partition("\n\n")
    lines = (line for line in told.splitlines() if not line.startswith("  newsread "))
    assert [line for line in lines if len(line) > 80] == []
    module = load_command(name)
    assert callable(module.run)


def test_the_overview_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["--help"])
    overview = capsys.readouterr().out
    for name in command_names():
        assert f"    {name} " in overview
    for code in ("0", "1", "2", "130"):
        assert f"\n  {code} " in overview


@pytest.mark.parametrize("words", [["show"], ["versions"], ["bin", "put"]])
@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "²", "9223372036854775808", "9" * 5000])
def test_a_number_that_no_library_can_hold_is_a_usage_error(
    words: list[str], number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit:
        build_parser().parse_args([*words, number])
    assert exit.value.code == 2
    assert "newsread" in capsys.readouterr().err


def test_only_what_is_missing_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["export"])
    assert capsys.readouterr().err.endswith("required: FORMAT\n")


def test_the_largest_number_is_one() -> None:
    assert build_parser().parse_args(["show", "9223372036854775807"]).id == 2**63 - 1


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["list", "--nonsense"],
        ["show"],
        ["add"],
        ["list", "--json", "--jsonl"],
        ["show", "1", "--json", "--plain"],
        ["passages", "--format", "pdf"],
        ["detect", "--progress", "bar"],
        ["list", "--unr"],
    ],
)
def test_what_is_not_understood_exits_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        build_parser().parse_args(words)
    assert exit.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "error:" in captured.err


@pytest.mark.parametrize("word", ["\x1b]0;pwned\x07", "\x9d52;c;cHduZWQ=\x9c", "\u202egnp.exe"])
@pytest.mark.parametrize("before", [[], ["list", "--"], ["show"], ["check"], ["passages", "--format"]])
def test_usage_errors_repeat_no_control_characters(
    before: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # "list" takes any word; the option after it makes it an error.
    words = [*before, word] if before != ["list", "--"] else ["list", word, f"--{word}"]
    with pytest.raises(SystemExit):
        build_parser().parse_args(words)
    assert not set(capsys.readouterr().err) & set("\x1b\x07\x9d\x9c\u202e")


def test_the_version_is_the_installed_one() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "tui", "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert finished.stdout.startswith("newsread ")
    assert finished.stdout.split()[1][0].isdigit()


def examples() -> list[str]:
    """Return the commands that the helps show, without what a shell would do with their output."""
    (commands,) = (
        action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    helps = [build_parser().format_help(), *(parser.format_help() for parser in commands.choices.values())]
    return [
        re.split(r" {2,}| [|<>] ", line.strip())[0]
        for text in helps
        for line in text.splitlines()
        if line.startswith("  newsread")
    ]


@pytest.mark.parametrize("example", examples())
def test_every_example_of_the_help_is_understood(example: str) -> None:
    build_parser().parse_args(shlex.split(example)[1:])
