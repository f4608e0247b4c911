"""What each way into the program loads: the screen only for the app, the model only where marks are found."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREEN = {"textual", "rich"}
MODEL = {"numpy"}
READERS = {"trafilatura", "lxml", "markdown_it", "mdit_py_plugins", "yaml", "html.parser"}
NETWORK = {"http.client", "urllib.request", "urllib3", "ssl", "requests", "httpx", "feedparser"}
DATABASE = {"sqlite3", "sqlite_utils"}
SETTINGS = {"tomllib"}
SEARCH = {
    "store.search.language",
    "store.search.query",
    "store.search.articles",
    "store.search.part_conditions",
}

LOADED = """
import json, sys
before = set(sys.modules)
try:
    {statement}
except SystemExit as exit:
    assert not exit.code, exit.code
finally:
    print(json.dumps(sorted(set(sys.modules) - before)), file=sys.__stderr__)
"""


def loaded_by(statement: str) -> set[str]:
    """Return the names of the modules that a statement loads in a fresh interpreter."""
    finished = subprocess.run(
        [sys.executable, "-c", LOADED.format(statement=statement)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stderr
    modules: list[str] = json.loads(finished.stderr.splitlines()[-1])
    return set(modules)


def loaded_by_command(*words: str) -> set[str]:
    return loaded_by(f"from tui.cli.program import run; run({list(words)!r})")


@pytest.mark.parametrize("words", [["--help"], ["list", "--help"], ["--version"]])
def test_help_loads_nothing_it_could_do_without(words: list[str]) -> None:
    unneeded = SCREEN | MODEL | READERS | NETWORK | DATABASE | SETTINGS | {"platformdirs"}
    assert not loaded_by_command(*words) & unneeded


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["show", "1"],
        ["show", "--json", "1"],
        ["passages"],
        ["review", "--json"],
        ["names"],
        ["names", "--corrections"],
        ["quotes"],
        ["quotes", "--csv"],
        ["export", "jsonl"],
        ["check"],
    ],
)
def test_commands_that_only_look_load_no_screen_model_or_reader(
    harbour_library: Path, words: list[str]
) -> None:
    loaded = loaded_by_command("--library", str(harbour_library), *words)
    assert "store.library" in loaded
    assert not loaded & (SCREEN | MODEL | READERS | NETWORK | SETTINGS)


def test_detect_leaves_the_model_to_its_process(harbour_library: Path) -> None:
    loaded = loaded_by_command("--library", str(harbour_library), "detect")
    assert not loaded & (SCREEN | MODEL | READERS | NETWORK | SETTINGS)
    loaded = loaded_by("import tui.detector, prose.marks; prose.marks.marks_version()")
    assert loaded >= MODEL
    assert not loaded & (SCREEN | NETWORK)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text("# A bridge for Tarn\n\nTarn gets a bridge, Mayor Ida Brandt said on Monday.\n")
    return path


def test_marks_loads_the_model_and_no_screen(harbour_library: Path, story: Path) -> None:
    loaded = loaded_by_command("--library", str(harbour_library), "marks", str(story))
    assert loaded >= MODEL
    assert not loaded & (SCREEN | NETWORK)


def test_add_leaves_reading_and_the_model_to_its_processes(harbour_library: Path, story: Path) -> None:
    loaded = loaded_by_command("--library", str(harbour_library), "add", str(story))
    assert "store.parsing.parsers" in loaded
    assert not loaded & (SCREEN | MODEL | READERS)
    loaded = loaded_by("import store.parsing.process, store.parsing.articles, store.parsing.pages")
    assert not loaded & (SCREEN | DATABASE | NETWORK)


AT_FIRST = """
prose prose.characters prose.patterns prose.spans store store.schema
store.search store.search.order store.articles store.history store.history.batches store.stories
store.bin store.connection store.sqlite_errors store.errors store.schema.file_format store.library
store.moments store.opening store.places store.stories.stories tui tui.__main__ tui.app tui.background
tui.cells tui.cli tui.cli.app
tui.cli.exit_code tui.cli.lines tui.cli.opening tui.cli.output tui.cli.program tui.colour_vision
tui.columns tui.commands tui.commands.situation tui.commands.strokes tui.compositor tui.notices
tui.orders tui.places tui.remembered tui.rest tui.rows tui.screens
tui.screens.article_actions tui.screens.article_rows tui.screens.browsing_screen tui.screens.copying_screen
tui.screens.counted_list tui.screens.desk tui.screens.drawn_screen tui.screens.flagging
tui.screens.folding_actions tui.screens.lean_screen tui.screens.library tui.screens.list_screen
tui.screens.piping_screen tui.screens.remark_actions tui.screens.sidebar_actions tui.screens.tagging
tui.themes tui.widgets tui.widgets.article_list tui.widgets.line_view tui.widgets.pressing
tui.widgets.row_list tui.widgets.status_line tui.widgets.unscrolled tui.wording
"""
"""The modules of this program that the app's first frame is drawn with: each takes part of a millisecond."""


def test_the_app_starts_with_what_its_first_frame_needs() -> None:
    """What else a screen or a command needs is imported in the function that needs it."""
    loaded = loaded_by("import tui.__main__, tui.cli.app, tui.app, tui.cli.opening")
    ours = {name for name in loaded if name.split(".")[0] in ("prose", "store", "tui")}
    assert not ours - set(AT_FIRST.split())
    # `newsread` alone has no words to be understood.
    assert "argparse" not in loaded


def test_opening_the_app_loads_no_model_reader_or_network() -> None:
    loaded = loaded_by("import tui.app")
    assert "textual" in loaded
    # asyncio, which every Textual app runs on, loads ssl by itself where it is to be had.
    assert not loaded & (MODEL | READERS | SETTINGS | SEARCH | NETWORK - {"ssl"})


def test_the_command_loads_no_encryption() -> None:
    """OpenSSL takes an eighth of the memory of an app that never speaks to the network."""
    opening = "from tui.cli import app; app.load_app(); import store.passages.passages, store.review.reviews"
    assert "tui.app" in loaded_by(opening)
    assert not loaded_by(opening) & {"_ssl", "_hashlib"}
    assert "_ssl" in loaded_by(f"{opening}; import ssl")


def test_finding_marks_needs_neither_library_nor_screen() -> None:
    loaded = loaded_by("from prose.marks import find_marks; find_marks('Ida Brandt said no.')")
    assert not loaded & (SCREEN | DATABASE | NETWORK | READERS)


def test_the_import_contracts_hold() -> None:
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    finished = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"], capture_output=True, text=True, cwd=ROOT, timeout=300
    )
    assert finished.returncode == 0, finished.stdout
    assert ", 0 broken." in finished.stdout


@pytest.mark.parametrize("package", ["prose", "store", "tui"])
def test_nothing_but_the_web_client_can_reach_the_network(package: str) -> None:
    """The contracts can name `urllib` only as a whole, and its `parse` is used."""
    forbidden = {
        "urllib.request",
        "http.client",
        "http.server",
        "ftplib",
        "smtplib",
        "socket",
        "ssl",
        "urllib3",
    }
    for path in set((ROOT / package).rglob("*.py")) - set((ROOT / "store" / "web").iterdir()):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: set[str] = set()
            if isinstance(node, ast.Import):
                names = {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = {node.module} | {f"{node.module}.{name.name}" for name in node.names}
            assert not names & forbidden, f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
