from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.search.query import FIELDS, Field
from tui.cli.descriptions import SEARCH
from tui.cli.parser import build_parser
from tui.commands.reference import reference
from tui.commands.registry import Registry

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_page_of_keys_is_that_of_the_program() -> None:
    """After a change that is meant: `python -m tui.commands.reference > docs/keys.md`."""
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == reference(Registry())


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    [subcommands] = [action.choices for action in build_parser()._actions if isinstance(action.choices, dict)]
    assert set(subcommands) == set(re.findall(r"^    newsread ([a-z]+)\b", README, re.MULTILINE))


def test_the_readme_sets_up_with_commands_that_the_makefile_has() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|    )make ([a-z]+)", README))
    assert {"run", "check"} <= named <= targets


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_what_a_document_points_to_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def test_the_files_that_the_architecture_names_are_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    names = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", text))
    packages = [ROOT / package for package in ("prose", "store", "tui", "tests")]
    files = [
        "/" + path.relative_to(ROOT).as_posix() for package in packages for path in package.rglob("*.py")
    ]
    assert {name for name in names if not any(file.endswith(f"/{name}") for file in files)} == set()


@pytest.mark.parametrize("field", FIELDS)
def test_what_can_be_searched_for_is_documented(field: Field) -> None:
    page = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
    assert f"| `{field}:" in page
    for choice in FIELDS[field].choices:
        assert f"`{choice}`" in page
        assert choice in SEARCH
    assert f"{field}:" in SEARCH
