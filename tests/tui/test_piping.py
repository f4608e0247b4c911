from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from prose.document import Facts
from tests.tui.desk import desk_on, open_seed_story
from tui import terminal
from tui.piping import Piped, PipeError, pipe, piped_article, wait_for_enter
from tui.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are those of a POSIX shell")
FACTS = Facts(
    headline="Harbour shut",
    address="https://example.org/harbour",
    publisher="Gazette",
    published=datetime(2026, 3, 2, 12, tzinfo=UTC),
)


@pytest.fixture(autouse=True)
def plain_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/sh")


def test_a_command_reads_the_article_and_knows_where_it_is_from(tmp_path: Path) -> None:
    out = tmp_path / "out"
    piped = piped_article(FACTS, "Nobody knows.")
    assert pipe(piped, f'cat > {out}; echo "$NEWSREAD_OUTLET $NEWSREAD_PUBLISHED" >> {out}; exit 3') == 3
    assert out.read_text() == "Harbour shut\n\nNobody knows.\nGazette 2026-03-02T12:00:00+00:00\n"


def test_a_headline_of_ours_is_not_given_away() -> None:
    supplied = Facts(headline="Nobody knows", headline_supplied=True)
    assert piped_article(supplied, "Nobody knows.").text == "Nobody knows.\n"


def test_a_command_may_stop_reading() -> None:
    assert pipe(Piped("all", "line\n" * 500_000), "true") == 0


def test_the_interrupt_key_ends_the_command_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    ended = pipe(Piped("all", ""), f"kill -INT {os.getpid()}; kill -INT $$")
    assert ended == -signal.SIGINT
    assert signal.getsignal(signal.SIGINT) is before


def test_what_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/there/is/none")
    with pytest.raises(PipeError, match=r"“wc” cannot be started \(No such file or directory\); change"):
        pipe(Piped("all", ""), "wc")


def test_what_a_command_wrote_stays_until_enter(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: PTH123, SIM115
    wait_for_enter("wc", 0)
    wait_for_enter("wc", 2)
    assert capsys.readouterr().out == (
        "\nEnter goes back to newsread \nEnter goes back to newsread (“wc” ended with 2) "
    )


async def test_the_selection_or_the_article_is_piped(
    sample_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def lent(app: object) -> Iterator[None]:
        yield

    monkeypatch.setattr(terminal, "lent_terminal", lent)
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: PTH123, SIM115
    out = tmp_path / "out"
    remembered = Remembered(tmp_path / "desk.json")
    async with desk_on(sample_library, remembered=remembered) as desk:
        await open_seed_story(desk)
        await desk.type("vis")
        selection = desk.view.selection
        assert selection is not None
        await desk.press("vertical_line")
        assert desk.front == "PipeDialog"
        assert "Pipe the selection to" in desk.shown()
        await desk.type(f"cat>{out}")
        await desk.press("enter")
        assert out.read_text() == f"{selection.of(desk.text)}\n"
        await desk.press("escape", "vertical_line")
        assert "Pipe the article to" in desk.shown()
        await desk.press("enter")
        text = desk.text
        assert text in out.read_text()
        out.unlink()
        await desk.press("escape", "vertical_line", "enter")
        assert text in out.read_text()
    assert Remembered(tmp_path / "desk.json").setup.piped_to == f"cat>{out}"
