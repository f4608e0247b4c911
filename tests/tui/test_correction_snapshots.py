"""How the dialogs of a correction look. After a change that is meant, run this with `--snapshot-update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.named import make_named_library
from tests.tui.test_snapshots import SIZES, after
from tui.app import NewsreadApp
from tui.themes import OWN_COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TO_REPARTITION = ("enter", *["w"] * 10)
"""From the list to a name of the first article."""
STATES = {
    "choices": (*TO_REPARTITION, "c"),
    "not-a-name": (*TO_REPARTITION, "c", "n", "tab"),
    "corrected": (*TO_REPARTITION, "c", "g", "enter", "c", "t"),
    "same-as": (*TO_REPARTITION, "c", "s", "o"),
    "not-the-same": ("enter", "c", "d"),
    "boundaries": ("enter", "c", "b", "l"),
    "rename": (*TO_REPARTITION, "c", "e", *"Union"),
    "missed": (*TO_REPARTITION, "w", "w", "v", "e", "c", "x"),
}
"""The keys that lead to what is pictured."""
QUOTE_STATES = {
    "speaker": ("enter", *["right_square_bracket", "q"] * 3, "c"),
    "missed-quote": ("enter", "G", "V", "c"),
}
"""The same for quotes."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_dialog(snap_compare: Callable[..., bool], tmp_path: Path, state: str, size: str) -> None:
    path = tmp_path / "library.db"
    make_named_library(path)
    with Library.open(path, create=False) as library:
        run = after(STATES[state], "textual-dark")
        assert snap_compare(NewsreadApp(library), terminal_size=SIZES[size], run_before=run)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", QUOTE_STATES)
def test_dialog_of_a_quote(snap_compare: Callable[..., bool], quoted: Path, state: str, size: str) -> None:
    with Library.open(quoted, create=False) as library:
        run = after(QUOTE_STATES[state], "textual-dark")
        assert snap_compare(NewsreadApp(library), terminal_size=SIZES[size], run_before=run)


def test_without_colour(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "library.db"
    make_named_library(path)
    with Library.open(path, create=False) as library:
        run = after(STATES["not-a-name"], OWN_COLOURS)
        assert snap_compare(NewsreadApp(library), terminal_size=SIZES["wide"], run_before=run)
