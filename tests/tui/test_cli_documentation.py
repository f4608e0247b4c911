"""The pages on the command line and the command line say the same."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from tui.cli.parser import build_parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = "\n".join([README, *(page.read_text(encoding="utf-8") for page in sorted(ROOT.glob("docs/**/*.md")))])


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return every command's parser by its name; the whole program's has none."""
    whole = build_parser()
    (commands,) = (action for action in whole._actions if isinstance(action, argparse._SubParsersAction))
    return {"": whole, **commands.choices}


def options() -> set[str]:
    """Return every option but help, in its long form."""
    return {
        option
        for parser in parsers().values()
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }


def shown_commands() -> list[str]:
    """Return every indented line that runs newsread, without what the shell does with its output."""
    lines = re.findall(r"^    (newsread\b.*)$", PAGES, re.MULTILINE)
    return [re.split(r" +# | [|<>] ", line)[0] for line in lines]


@pytest.mark.parametrize("name", [name for name in parsers() if name])
def test_every_command_is_documented(name: str) -> None:
    assert f"newsread {name}" in PAGES


@pytest.mark.parametrize("option", sorted(options()))
def test_every_option_is_documented(option: str) -> None:
    assert re.search(rf"{option}\b", PAGES)


def test_the_documentation_shows_commands() -> None:
    assert shown_commands()


@pytest.mark.parametrize("command", shown_commands())
def test_every_command_shown_is_understood(command: str) -> None:
    build_parser().parse_args(shlex.split(command)[1:])
