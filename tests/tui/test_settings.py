from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.command_line import Newsread, assert_refused
from tui.places import settings_path
from tui.setting_file import write_number
from tui.settings import Settings, SettingsError, read_settings, recogniser_of


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the settings for this test; there is no file yet."""
    path = tmp_path / "config.toml"
    monkeypatch.delenv("NEWSREAD_CONFIG", raising=False)
    return path


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSREAD_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = read_settings()
    assert settings == Settings(settings_path())
    assert settings.path.name == "config.toml"
    assert recogniser_of(settings) is None


def test_the_command_line_comes_before_the_environment(
    tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREAD_CONFIG", str(tmp_path / "other.toml"))
    assert settings_path() == tmp_path / "other.toml"
    assert settings_path(config) == config
    assert settings_path(Path("~/config.toml")) == Path("~/config.toml").expanduser()


def test_a_pipeline_is_read(config: Path) -> None:
    settings = read_settings(written(config, '[entities]\npipeline = "de_core_news_sm"\n'))
    assert settings == Settings(config, exists=True, recogniser="de_core_news_sm")


@pytest.mark.parametrize(
    ("value", "folder"), [("models/mine", "models/mine"), ("./mine", "mine"), ("../mine", "../mine")]
)
def test_a_folder_is_looked_for_from_the_settings(config: Path, value: str, folder: str) -> None:
    settings = read_settings(written(config, f'[entities]\npipeline = "{value}"\n'))
    assert Path(settings.recogniser) == config.parent / folder


@pytest.mark.parametrize("content", ["", "# nothing set\n", "[entities]\n", '[entities]\npipeline = ""\n'])
def test_nothing_set_is_what_comes_with_the_program(config: Path, content: str) -> None:
    assert read_settings(written(config, content)).recogniser == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[entities]\npipelin = "x"\n', "“pipelin” in [entities] of"),
        ('[entity]\npipeline = "x"\n', "“entity” in"),
        ('pipeline = "x"\n', "“pipeline” in"),
        ("entities = 3\n", "“entities” in"),
        ("[entities]\npipeline = 3\n", "must be a text in quotation marks"),
        ('[entities]\npipeline = ["x"]\n', "must be a text in quotation marks"),
        ("[review]\na_day = true\n", "must be a whole number from 0 to 1000"),
        ("[review]\na_day = -1\n", "must be a whole number from 0 to 1000"),
        ("[entities\n", "are not TOML"),
        ("[entities]\npipeline = x\n", "line 2"),
        ('[entities]\npipeline = "a"\npipeline = "b"\n', "are not TOML"),
        ("a = " + "[" * 20_000, "are not TOML"),
    ],
)
def test_what_is_no_setting_is_said_with_the_file(config: Path, content: str, says: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(written(config, content))
    assert says in str(refused.value)
    assert str(config) in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[review]\na_day = 7\n"),
        (
            '# mine\n[entities]\npipeline = "x" # best\n',
            '# mine\n[entities]\npipeline = "x" # best\n\n[review]\na_day = 7\n',
        ),
        ("[review]\na_day=15  # many\n\n[entities]\n", "[review]\na_day=7  # many\n\n[entities]\n"),
        ("[review] # which\n[entities]\n", "[review] # which\na_day = 7\n[entities]\n"),
        ("[review]", "[review]\na_day = 7\n"),
    ],
)
def test_a_number_is_changed_and_nothing_else(config: Path, before: str, after: str) -> None:
    write_number(written(config, before), "review", "a_day", 7)
    assert config.read_text() == after
    assert read_settings(config).a_day == 7


def test_a_number_that_cannot_be_changed_leaves_the_file_alone(config: Path, tmp_path: Path) -> None:
    for content in ("review.a_day = 15\n", "review = {a_day = 15}\n", "[other]\n", "[review\n"):
        with pytest.raises(SettingsError, match=config.name):
            write_number(written(config, content), "review", "a_day", 7)
        assert config.read_text() == content
    write_number(tmp_path / "new" / "config.toml", "review", "a_day", 7)
    assert read_settings(tmp_path / "new" / "config.toml").a_day == 7
    with pytest.raises(SettingsError, match="cannot be changed"):
        write_number(tmp_path, "review", "a_day", 7)


def test_settings_of_a_strange_encoding_are_refused_and_a_mark_of_utf_8_is_not(config: Path) -> None:
    config.write_bytes('[entities]\npipeline = "né"\n'.encode("utf-16"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(config)
    config.write_bytes(b'\xef\xbb\xbf[entities]\npipeline = "x"\n')
    assert read_settings(config).recogniser == "x"


def test_a_file_that_was_named_must_be_there(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="There is no file"):
        read_settings(config)
    monkeypatch.setenv("NEWSREAD_CONFIG", str(config))
    with pytest.raises(SettingsError, match="There is no file"):
        read_settings()
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(config.parent)


def test_a_pipeline_that_is_not_there_is_said_with_the_setting(config: Path) -> None:
    settings = read_settings(written(config, '[entities]\npipeline = "xy_core_news_sm"\n'))
    with pytest.raises(SettingsError) as refused:
        recogniser_of(settings)
    assert str(config) in str(refused.value)
    assert "install" in str(refused.value)


def test_the_command_says_what_is_set_and_where(newsread: Newsread, config: Path) -> None:
    finished = newsread("settings", "--config", written(config, '[entities]\npipeline = "xy"\n'))
    assert (finished.code, finished.err) == (0, "")
    assert finished.lines == [
        f"file\t{config}",
        "entities.pipeline\txy",
        "review.a_day\t15",
        "network.allow_private\tfalse",
    ]
    finished = newsread("--config", written(config, ""), "settings")
    assert finished.lines[1] == "entities.pipeline\tbuilt in"


def test_the_command_says_it_in_json(newsread: Newsread, config: Path) -> None:
    out = newsread("settings", "--json", "--config", written(config, "")).out
    assert '"exists": true' in out
    assert '"entities": {"pipeline": ""}, "review": {"a_day": 15}, "network": {"allow_private": false}' in out


@pytest.mark.parametrize("words", [["settings"], ["detect"], ["marks", "--jsonl"], ["add", "story.md"]])
def test_settings_that_cannot_be_used_are_one_sentence(
    newsread: Newsread, config: Path, words: list[str]
) -> None:
    sentence = assert_refused(newsread("--config", written(config, "[tables]\n"), *words))
    assert str(config) in sentence


@pytest.mark.parametrize("words", [["list"], ["show", "1"], ["passages"], ["check"]])
def test_what_needs_no_settings_does_not_read_them(
    newsread: Newsread, config: Path, words: list[str]
) -> None:
    assert newsread("--config", written(config, "[tables]\n"), *words).code == 0


def test_nothing_but_the_settings_loads_what_reads_them() -> None:
    script = "import sys, tui.cli.list, tui.cli.show, tui.cli.opening; assert 'tomllib' not in sys.modules"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120, env=environment)
