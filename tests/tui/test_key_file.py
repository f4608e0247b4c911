"""The reader's own keys: what may stand in the file, what is refused, and what the app makes of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.tui.command_line import Newsread, assert_refused
from tests.tui.desk import desk_on
from tui.app import run_app
from tui.commands.key_file import TABLES, KeysError, key_lines, read_key_file
from tui.commands.key_names import read_keys
from tui.commands.presets import PRESETS
from tui.commands.registry import ALL_COMMANDS, Registry
from tui.commands.situation import Situation
from tui.commands.strokes import written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys.toml"


def read(file: Path, content: str) -> Registry:
    file.write_text(content, encoding="utf-8")
    return read_key_file(file)


def meant(registry: Registry, situation: Situation, key: str) -> str:
    keys = read_keys(key)
    assert keys is not None
    command = registry.table(situation).get(tuple(keys.split(" ")))
    return command.label if command is not None else ""


@pytest.mark.parametrize(
    ("key", "strokes"),
    [
        ("]e", "] e"),
        ("] e", "] e"),
        ("^d", "ctrl+d"),
        ("^D", "ctrl+d"),
        ("shift-tab", "shift+tab"),
        ("Shift-x", "X"),
        ("^Home", "ctrl+home"),
        ("Alt-é", "alt+é"),
        ("↑", "up"),
        ("Up", "up"),
        ("^", "^"),
        ("``", "` `"),
        ("fx", "f x"),
        ("F12", "f12"),
        ("0", "0"),
        ("z0", "z 0"),
    ],
)
def test_a_key_is_read_as_it_is_written(key: str, strokes: str) -> None:
    assert read_keys(key) == strokes


@pytest.mark.parametrize("key", ["", " ", "5", "Return", "abcd", "g Esc", "^-", "Shift-1"])
def test_what_cannot_be_typed_is_no_key(key: str) -> None:
    assert read_keys(key) is None


def test_every_key_of_the_program_can_be_written_in_a_file() -> None:
    for command in ALL_COMMANDS:
        for keys in command.keys:
            assert read_keys(written(keys)) == keys


def test_every_command_has_a_name_of_its_own_for_files() -> None:
    labels = [command.label for command in ALL_COMMANDS]
    assert len(set(labels)) == len(labels)
    assert all(label == label.lower() and " " not in label for label in labels)


def test_every_table_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert [table for table in TABLES if f"`[{table}]`" not in page] == []


def test_without_a_file_the_keys_are_as_they_come(file: Path) -> None:
    assert meant(read_key_file(file), Situation.ARTICLE, "t") == "tag"


def test_a_key_means_something_else_in_its_place_and_nowhere_else(file: Path) -> None:
    registry = read(
        file, '[article]\n"x" = "highlight"\n"t" = "note"\n"H" = false\n[everywhere]\n"^x" = "undo"\n'
    )
    assert [meant(registry, Situation.ARTICLE, key) for key in ("x", "t", "H", "a")] == [
        "highlight", "note", "", "note"
    ]  # fmt: skip
    assert [meant(registry, Situation.SELECTION, key) for key in ("x", "t", "H", "^x")] == [
        "", "tag", "highlight", ""
    ]  # fmt: skip
    assert meant(registry, Situation.LIBRARY, "^x") == meant(registry, Situation.LIBRARY, "u") == "undo"


def test_a_line_of_ones_own_comes_after_the_preset(file: Path) -> None:
    registry = read(file, 'preset = "newsboat"\n[library]\n"n" = "row-down"\n')
    assert meant(registry, Situation.LIBRARY, "n") == "row-down"
    assert meant(registry, Situation.LIBRARY, "p") == "previous-unread-row"
    assert meant(registry, Situation.LIBRARY, "q") == "quit"
    assert meant(registry, Situation.ARTICLE, "q") == "back"
    assert meant(registry, Situation.ARTICLE, "n") == "next-unread-article"
    assert meant(registry, Situation.ARTICLE, "]/") == "next-hit"
    assert meant(registry, Situation.ARTICLE, "o") == "open-the-article-in-the-browser"


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_makes_sense(file: Path, preset: str) -> None:
    assert read(file, f'preset = "{preset}"\n').commands == ALL_COMMANDS


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[article]\n"x" = "higlight"\n', ["“higlight”", "x in [article]", "did you mean “highlight”"]),
        ('[article]\n"x" = "tag"\n[everywhere]\n"x" = "undo"\n', ["key x", "“tag”", "“undo”"]),
        ('[article]\n"x" = "tag"\n[reading]\n"x" = false\n', ["key x", "“tag”", "nothing", "[reading]"]),
        ('[article]\n"g" = "tag"\n', ["g of “Tag”", "ge of “End of the word before”"]),
        ('[article]\n"t x" = "untag"\n', ["t of “Tag”", "tx of “Untag”"]),
        ('[library]\n"x" = "highlight"\n', ["“highlight”", "[library]", "only in [article], [selection]"]),
        ('[articles]\n"x" = "tag"\n', ["[articles]", "[article]"]),
        ('x = "tag"\n', ["[x]"]),
        ("article = 3\n", ["“article”", "must be a table"]),
        ('[article]\n"7" = "tag"\n', ["“7” in [article]", "no key"]),
        ('[article]\n"x" = true\n', ["What x means in [article]"]),
        ('[article]\n"x" = ["tag"]\n', ["What x means in [article]"]),
        ('preset = "vim"\n', ["“vim”", "“newsboat”"]),
        ("preset = 3\n", ["“3”"]),
        ('[article]\n"x" = "tag"\n"x" = "note"\n', ["key x", "“tag”", "“note”", "line 2", "line 3"]),
        ("[article]\nx = 1\n[article]\n", ["are not TOML"]),
        ("[article\n", ["are not TOML"]),
    ],
)
def test_what_makes_no_sense_is_one_sentence_that_names_it_and_the_file(
    file: Path, content: str, says: list[str]
) -> None:
    with pytest.raises(KeysError) as refused:
        read(file, content)
    sentence = str(refused.value)
    assert all(said in sentence for said in (*says, str(file)))
    assert sentence.endswith(".")


def test_keys_of_a_strange_encoding_are_refused_and_a_mark_of_utf_8_is_not(file: Path) -> None:
    file.write_bytes('[article]\n"é" = "tag"\n'.encode("utf-16"))
    with pytest.raises(KeysError, match="UTF-8"):
        read_key_file(file)
    file.write_bytes('\ufeff[article]\n"é" = "tag"\n'.encode())
    assert meant(read_key_file(file), Situation.ARTICLE, "é") == "tag"
    with pytest.raises(KeysError, match="cannot be read"):
        read_key_file(file.parent)


def test_the_app_does_not_start_with_keys_that_make_no_sense(file: Path, tmp_path: Path) -> None:
    file.write_text('[article]\n"x" = "nothing"\n')
    with pytest.raises(KeysError):
        run_app(tmp_path / "library.db", file)
    assert not (tmp_path / "library.db").exists()


def test_the_command_line_lists_every_command_as_a_file_that_changes_nothing(
    newsread: Newsread, file: Path
) -> None:
    finished = newsread("keys", "--config", file.with_name("config.toml"))
    assert (finished.code, finished.err) == (0, "")
    assert str(file) in finished.lines[0]
    assert "not there yet" in finished.lines[0]
    assert not any(tomllib.loads(finished.out).values())
    for command in ALL_COMMANDS:
        assert f' = "{command.label}"' in finished.out
    file.write_text('[article]\n"x" = "tug"\n')
    assert "“tug”" in assert_refused(newsread("keys", "--config", file.with_name("config.toml")))


def test_the_command_line_says_what_a_key_of_the_readers_meant_before(newsread: Newsread, file: Path) -> None:
    file.write_text('[article]\n"t" = "highlight"\n"^x" = "tag"\n', encoding="utf-8")
    lines = newsread("keys", "--config", file.with_name("config.toml")).lines
    assert '# "t" = "highlight"  # yours, in place of “tag”' in lines
    assert '# "^x" = "tag"  # yours' in lines
    assert '# "H" = "highlight"' in lines


@pytest.mark.parametrize("content", ["", 'preset = "newsboat"\n', '[article]\n"x" = "undo"\n'])
def test_the_lines_without_their_sign_are_the_keys_that_there_are(file: Path, content: str) -> None:
    before = read(file, content)
    lines = "\n".join(line.removeprefix("# ") for line in key_lines(before) if not line.startswith('# "" ='))
    after = read(file, lines)
    for situation in Situation:
        meanings = before.table(situation)
        assert {keys: after.table(situation)[keys] for keys in meanings} == meanings


async def test_the_app_shows_and_takes_the_readers_keys(sample_library: Path, file: Path) -> None:
    registry = read(
        file,
        'preset = "newsboat"\n[library]\n"x" = "open-the-article"\n"Enter" = false\n'
        '"u" = false\n"^x" = "undo"\n[reading]\n"t" = false\n"^t" = "tag"\n',
    )
    async with desk_on(sample_library, registry=registry) as desk:
        assert "x open" in desk.shown()
        await desk.type("n")
        assert desk.screen.rows.cursor == 1
        await desk.press("enter")
        assert desk.front == "LibraryScreen"
        await desk.type("?x")
        assert "Open the article" in desk.shown()
        await desk.press("escape")
        await desk.type("N")
        assert desk.status.endswith("as read · ^x undoes")
        await desk.type("x")
        # No key is taken for markup.
        await desk.type(":")
        await desk.pilot.pause(0.3)
        assert desk.front == "CommandPalette"
        await desk.type("prev hit")
        await desk.pilot.pause(0.3)
        assert "Previous hit   [/" in desk.shown()
        await desk.press("escape", "q")
        assert desk.front == "LibraryScreen"
        # What is said of keys follows the reader's as well.
        await desk.type("gp")
        assert "press ^t to tag it, a to write" in desk.shown()
