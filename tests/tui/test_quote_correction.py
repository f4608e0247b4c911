"""Correcting quotes with the keys of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.correcting import in_focus, preview, select, selected, stand_on
from tests.tui.desk import desk_on
from tests.tui.quoted import detect, who_says

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

UNSAFE = "It is not safe. Nobody who has sounded the channel says so."
YEARS = "We asked for two years. Nobody came."
HELD = "We will not give it up, … and we will not wait."
METHOD = "Tarn method"
DENIED = "that Karvik Marine had been asked"
STONES = "The fishermen want the old stones back before the spring"


async def test_a_wrong_speaker_is_mended_by_two_keys_and_for_good(quoted: Path) -> None:
    async with desk_on(quoted) as desk:
        await stand_on(desk, "It is not safe")
        caret = desk.view.caret
        await desk.type("c")
        assert f"“{UNSAFE}” · probably" in desk.shown()
        assert "Ida Holm (who spoke last)" in desk.shown()
        # Who stands nearest is chosen already.
        assert preview(desk) == f"Said by Bo Lindqvist: “{UNSAFE}”"
        await desk.press("enter")
        assert desk.front == "ArticleScreen"
        assert desk.view.caret == caret
        assert desk.status == f"Said by Bo Lindqvist: “{UNSAFE}” · u undoes"
        assert who_says(quoted)[UNSAFE] == "Bo Lindqvist"
        # What goes on from it was left.
        assert who_says(quoted)[YEARS] == "Ida Holm"
        assert in_focus(desk) == "quote · Bo Lindqvist · ✎ yours"
        assert [row.text for row in desk.article.inspector._marks if row.corrected] == [f"“{UNSAFE}”"]

        await desk.type("u")
        assert who_says(quoted)[UNSAFE] == "Ida Holm"
        assert desk.status.startswith("Undone: correction of the quote “It is not safe")
        await desk.press("ctrl+r")
        assert who_says(quoted)[UNSAFE] == "Bo Lindqvist"

        # A newer machine finds the quote a little shorter, and still with the wrong speaker.
        detect(quoted, "newer", cut=1)
        desk.app._look_for_changes()
        await desk.settle()
        assert who_says(quoted)[UNSAFE[:-1]] == "Bo Lindqvist"
        assert in_focus(desk) == "quote · Bo Lindqvist · ✎ yours"

        await desk.type("gc")
        assert f"Said by Bo Lindqvist: “{UNSAFE}”" in desk.shown()
        assert "today · in Council splits over the pier" in desk.shown()
        await desk.press("enter")
        assert desk.words_at_caret(14) == "It is not safe"
        await desk.press("escape")
        await desk.type("c")
        assert "✎ Yours: Said by Bo Lindqvist" in desk.shown()
        await desk.press("escape")
        await desk.type("dd")
        assert desk.status == f"Taken back: Said by Bo Lindqvist: “{UNSAFE}” · u undoes"
        assert who_says(quoted)[UNSAFE[:-1]] == "Ida Holm"
        await desk.type("u")
        assert who_says(quoted)[UNSAFE[:-1]] == "Bo Lindqvist"


async def test_what_goes_on_from_a_quote_goes_with_it_and_anybody_may_say_it(
    quoted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a book, where a worker counts.
    monkeypatch.setattr("tui.screens.quote_change.MANY_QUOTES", 0)
    async with desk_on(quoted) as desk:
        await stand_on(desk, "It is not safe")
        await desk.type("c")
        assert "Tab also what goes on from it (1)" in desk.shown()
        await desk.press("tab")
        assert preview(desk).endswith("the channel says so.” and what goes on from it · 2 quotes")
        await desk.press("enter")
        assert who_says(quoted)[UNSAFE] == who_says(quoted)[YEARS] == "Bo Lindqvist"
        await desk.type("u")
        assert who_says(quoted)[YEARS] == "Ida Holm"

        # All parts of a statement have one speaker; here it is a name of another article.
        await stand_on(desk, "and we will not wait")
        await desk.type("cs")
        assert desk.front == "SpeakerPicker"
        await desk.type("ekl")
        assert (
            preview(desk)
            == "Said by Dora Eklund: “We will not give it up, … and we will not wait.” · 2 quotes"
        )
        await desk.press("enter")
        assert who_says(quoted)[HELD] == "Dora Eklund"
        assert "Dora Eklund" in desk.shown()

        # In the inspector, where the focus stays on the words.
        await desk.type("iGc")
        assert desk.front == "QuoteCorrectionDialog"
        row = desk.app.screen_stack[-2].query_one("Inspector").current  # type: ignore[attr-defined]
        await desk.type("0")
        assert preview(desk).startswith("Said by nobody known: “")
        await desk.press("enter")
        now = desk.article.inspector.current
        assert now is not None
        assert now.said is not None
        assert now.said.span == row.said.span
        assert now.said.speaker is None
        await desk.press("i")

        await desk.type("c")
        await desk.type("t")
        assert preview(desk).startswith("No longer: Said by")
        await desk.press("enter")
        assert who_says(quoted)[HELD] == "Ida Holm"


async def test_what_is_only_probable_is_made_sure_by_a_key(quoted: Path) -> None:
    async with desk_on(quoted) as desk:
        await stand_on(desk, "It is not safe")
        assert in_focus(desk) == "quote · probably Ida Holm"
        await desk.type("cy")
        assert preview(desk) == f"Said by Ida Holm: “{UNSAFE}”"
        await desk.press("enter")
        assert in_focus(desk) == "quote · Ida Holm · ✎ yours"
        assert who_says(quoted)[UNSAFE] == "Ida Holm"
        # What is sure already needs no word of the reader's.
        await desk.type("c")
        assert "yes: Ida Holm" not in desk.shown()
        await desk.burst("t", "enter")
        assert in_focus(desk) == "quote · probably Ida Holm"


async def test_what_is_no_quote_and_what_was_missed(quoted: Path) -> None:
    async with desk_on(quoted) as desk:
        await stand_on(desk, METHOD)
        await desk.burst("c", "n", "enter")
        assert desk.status == "“Tarn method” is not a quote · u undoes"
        assert METHOD not in who_says(quoted)
        await desk.type("c")
        assert desk.status.startswith("No name or quote here")

        await select(desk, STONES)
        await desk.type("c")
        assert f"“{STONES}” · not marked as" in desk.shown()
        await desk.press("escape")
        assert selected(desk) == STONES
        await desk.burst("c", "0", "enter")
        assert selected(desk) == ""
        assert who_says(quoted)[STONES] == ""
        await stand_on(desk, "old stones")
        assert in_focus(desk) == "reported · speaker unknown · ✎ yours"

        # Whose words it is stands beside it: who is selected says what is before.
        await stand_on(desk, "the guild says")
        await desk.press("v", "e", "e")
        await desk.type("c[")
        assert preview(desk).startswith("Said by the guild: “The fishermen want the")
        await desk.press("enter")
        assert who_says(quoted)[STONES] == "the guild"
        await desk.type("uuu")
        assert STONES not in who_says(quoted)
        assert who_says(quoted)[METHOD] == "Officials"


async def test_other_boundaries(quoted: Path) -> None:
    before = who_says(quoted)
    async with desk_on(quoted) as desk:
        await stand_on(desk, "had been asked")
        await desk.type("cb")
        await desk.type("hL")
        assert (
            preview(desk)
            == "The whole quote is “Karvik Marine had been”, not “that Karvik Marine had been asked”"
        )
        await desk.press("escape")
        await desk.type("u")
        assert desk.status == "Nothing to undo."
        assert who_says(quoted) == before

        await select(desk, "denied that Karvik Marine")
        await desk.type("c")
        assert desk.front == "QuoteBoundariesDialog"
        await desk.type("lll")
        await desk.press("enter")
        assert who_says(quoted)["denied that Karvik Marine had been asked."] == "Officials"

        # On a name it is the name that is meant, and the quote around it is one key away.
        await stand_on(desk, "Karvik")
        await desk.type("c")
        assert desk.front == "CorrectionDialog"
        await desk.type("q")
        assert desk.front == "QuoteCorrectionDialog"
        await desk.press("escape")
        # A few words within a quote are a name that was missed, unless the reader says otherwise.
        await select(desk, "sounded the channel")
        await desk.type("c")
        assert desk.front == "CorrectionDialog"
        await desk.type("q")
        assert desk.front == "QuoteBoundariesDialog"
        await desk.type("m")
        assert desk.front == "CorrectionDialog"
