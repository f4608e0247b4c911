"""What is copied, and where to."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from prose.document import Document, Facts
from prose.entities.entity import Entity, Label
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.statement import group_statements
from prose.spans import Span
from store.bodies import Article
from tests.tui.desk import desk_on, open_seed_story
from tui import clipboard
from tui.clipboard import fits_the_terminal, keep, programs, put
from tui.copying import Form, copy_of
from tui.open_article import Focus, OpenArticle

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“We open *it*,” Ida Holm said.\n\nThe Guild claimed that it was late. Nobody knew."
OPEN = Quote(Span(1, 14), QuoteKind.DIRECT, Span(16, 24), "Ida Holm", Span(25, 29), SpeakerMethod.ATTRIBUTED)
LATE = Quote(
    Span(TEXT.index("that it"), TEXT.index(". Nobody")),
    QuoteKind.INDIRECT,
    Span(32, 41),
    "Guild",
    method=SpeakerMethod.SUBJECT,
)
FACTS = Facts(
    "Harbour opens",
    publisher="Courier",
    published=datetime(2024, 12, 2, tzinfo=UTC),
    address="https://example.org/a",
)


def copied(at: str, selection: str = "", form: Form = Form.TEXT, text: str = TEXT) -> tuple[str, str]:
    article = Article(1, Document(text, facts=FACTS), "", datetime(2026, 3, 5, tzinfo=UTC), 20)
    opened = OpenArticle(
        article, [Entity(Span(16, 24), Label.PERSON)], group_statements(text, (OPEN, LATE)), ()
    )
    start = text.index(selection)
    span = Span(start, start + len(selection)) if selection else None
    focus = opened.focus_at(text.index(at), Span(text.index("Nobody"), len(text)))
    copy = copy_of(opened, focus, span, form)
    assert copy is not None
    return copy.what, copy.text


def test_a_quote_is_copied_with_its_source() -> None:
    what, text = copied("open")
    assert what == "the quote with its source"
    for part in ("“We open *it*”", "Ida Holm", "Courier", "2 December 2024", "https://example.org/a"):
        assert part in text
    assert "probably" not in text


def test_reported_words_are_no_quotation_and_doubt_is_told() -> None:
    _, text = copied("late")
    assert "that it was late" in text
    assert "“" not in text
    assert "probably" in text
    assert "reported" in text


def test_everything_else_is_copied_as_it_is() -> None:
    assert copied("Ida") == ("the name", "Ida Holm")
    assert copied("Nobody") == ("the sentence", "Nobody knew.")
    assert copied("open", "said.\n\nThe Guild") == ("the selection", "said.\n\nThe Guild")


def test_markdown_is_a_block_quote_with_its_source() -> None:
    what, text = copied("open", form=Form.MARKDOWN)
    assert what == "the quote with its source as Markdown"
    assert text.startswith("> “We open \\*it\\*”")
    assert "https://example.org/a" in text
    assert copied("open", "*it*,” Ida Holm said.\n\nThe", Form.MARKDOWN)[1] == (
        "> \\*it\\*,” Ida Holm said.\n>\n> The\n>\n"
        "> — Courier, 2 December 2024, Harbour opens, <https://example.org/a>"
    )


def test_any_words_are_cited_with_their_source() -> None:
    assert copied("Nobody", form=Form.CITATION) == (
        "the sentence with its source",
        "“Nobody knew.”\n— Courier, 2 December 2024 · Harbour opens\nhttps://example.org/a",
    )
    assert copied("open", form=Form.CITATION) == copied("open"), "a quote is always cited"


def test_what_could_drive_a_terminal_is_not_copied() -> None:
    hostile = TEXT.replace("Nobody", "Nobody\x1b]52;c;eA==\x07\u202e")
    for form in Form:
        assert not {"\x1b", "\x07", "\u202e"} & set(copied("Nobody", form=form, text=hostile)[1])
        _, text = copied("Nobody", "Nobody\x1b]52;c;eA==\x07\u202e", form, hostile)
        assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_nothing_is_copied_where_there_is_nothing() -> None:
    article = Article(1, Document(""), "", datetime(2026, 3, 5, tzinfo=UTC), 0)
    nothing = Focus(None, None, None, None)
    assert copy_of(OpenArticle(article, (), (), ()), nothing, None, Form.TEXT) is None


# -- where it goes


def test_programs_are_those_that_can_work_here() -> None:
    assert [command[0] for command in programs({}, "linux")] == []
    assert [command[0] for command in programs({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, "linux")] == [
        "wl-copy",
        "xclip",
        "xsel",
    ]
    assert [command[0] for command in programs({"TMUX": "x"}, "darwin")] == ["pbcopy", "tmux"]
    assert [command[0] for command in programs({"WSL_DISTRO_NAME": "x"}, "linux")] == ["clip.exe"]


def make_program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def path_of_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which alone programs are looked for, on a machine with X and nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")
    for variable in ("WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "TMUX"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    # Those of this machine, if any, are hidden by ones that fail.
    make_program(folder, "xclip", "exit 1")
    make_program(folder, "xsel", "exit 1")
    return folder


def test_the_first_program_that_takes_it_gets_it(path_of_programs: Path, tmp_path: Path) -> None:
    make_program(path_of_programs, "xsel", f"cat > {tmp_path / 'taken'}")
    assert put("“ä”", programs(os.environ, "linux")) == "xsel"
    assert (tmp_path / "taken").read_text() == "“ä”"


def test_a_program_that_hangs_fails_or_does_not_read_is_given_up(
    path_of_programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE_SECONDS", 0.1)
    make_program(path_of_programs, "xclip", "exec sleep 30")
    make_program(path_of_programs, "xsel", "exec 0<&-; exit 3")
    assert put("x" * 1_000_000, programs(os.environ, "linux")) == ""
    (path_of_programs / "broken").write_text("")
    assert put("x", [("broken",), ("not-there",)]) == ""


def test_what_is_kept_is_for_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "copied.txt"
    assert keep("one", path)
    assert keep("“two”", path)
    assert path.read_text() == "“two”"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["copied.txt"]
    assert not keep("x", tmp_path / "no such folder" / "copied.txt")


def test_what_is_too_long_for_a_terminal_is_not_sent() -> None:
    assert fits_the_terminal("x" * 50_000)
    assert not fits_the_terminal("x" * 60_000)


@pytest.mark.usefixtures("path_of_programs")
async def test_a_copy_is_kept_where_no_clipboard_is_known_to_take_it(sample_library: Path) -> None:
    kept = sample_library.with_name("library.db.copied.txt")
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        desk.view.move_caret(desk.text.index("We have evidence"))
        await desk.settle()
        await desk.press("y")
        assert desk.status.startswith("Copied the quote with its source · also kept in ")
        assert "library.db.copied.txt" in desk.status
        assert desk.app.clipboard == kept.read_text()
        assert "Usman Iqbal Jadoon, VOA" in desk.app.clipboard
        # What is selected is copied as it is, and let go of, as in vim.
        await desk.type("gg")
        await desk.type("vey")
        assert desk.app.clipboard == "The"
        assert desk.view.selection is None
        await desk.type("ggveY")
        assert desk.app.clipboard == "> The\n>\n> — VOA"


async def test_copies_in_a_burst_end_with_the_newest(
    sample_library: Path, path_of_programs: Path, tmp_path: Path
) -> None:
    make_program(path_of_programs, "xclip", f"cat > {tmp_path / 'taken'}")
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.burst("v", "e", "y", "}", "v", "w", "e", "y", "y", "v", "e", "y")
        last = desk.app.clipboard
        assert (tmp_path / "taken").read_text() == last
        assert desk.status == "Copied the selection · to the clipboard"
        # A program took it, so nothing is kept.
        assert not sample_library.with_name("library.db.copied.txt").exists()


@pytest.mark.usefixtures("path_of_programs")
async def test_a_row_of_the_inspector_is_copied(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("i")
        inspector = desk.article.inspector
        for _ in range(60):
            row = inspector.current
            if row is not None and row.said is not None and row.text.startswith("“We have evidence"):
                break
            await desk.press("j")
        await desk.press("y")
        assert desk.app.clipboard.startswith("“We have evidence")
        assert "Jadoon" in desk.app.clipboard
