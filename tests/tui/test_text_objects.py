"""Selecting what stands around the caret, and as much of what follows as is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.reader import read_document
from store.library import Library
from tests.tui.desk import desk_on
from tests.tui.quoted import make_quoted_library

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ships came. They left again. Nobody saw them.\n\nA second one. It ends.\n\nThe third.\n"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.articles.add(read_document(TEXT.encode(), "ships.txt"), TEXT.encode(), "ships.txt")
    return path


async def test_words_sentences_and_paragraphs(plain: Path) -> None:
    async with desk_on(plain) as desk:
        await desk.press("enter")
        for keys, words in (
            ("viw", "Ships"),
            ("v2iw", "Ships came"),
            ("vis", "Ships came."),
            ("v2is", "Ships came. They left again."),
            ("visis", "Ships came. They left again."),
            ("vlis", "Ships came."),
            ("v4is", "Ships came. They left again. Nobody saw them.\n\nA second one."),
            ("vip", "Ships came. They left again. Nobody saw them."),
            ("v2ip", "Ships came. They left again. Nobody saw them.\n\nA second one. It ends."),
            ("vip9ip", desk.text.strip()),
        ):
            await desk.type(keys)
            selection = desk.view.selection
            assert selection is not None
            assert (keys, selection.of(desk.text).strip()) == (keys, words)
            await desk.press("escape", "g", "g")


async def test_quotes_and_names(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    make_quoted_library(path)
    async with desk_on(path) as desk:
        await desk.press("enter")
        for there, keys, start, end in (
            ("We will not", "viq", "We will not", "it up,"),
            ("We will not", "v2iq", "We will not", "not wait."),
            ("We will not", "viqiq", "We will not", "not wait."),
            ("We will not", "v3iq", "We will not", "says so."),
            ("Ida Holm", "vie", "Mayor Ida Holm", "Ida Holm"),
            ("Ida Holm", "v2ie", "Mayor Ida Holm", "Bo Lindqvist"),
        ):
            desk.view.move_caret(desk.text.index(there))
            await desk.type(keys)
            selection = desk.view.selection
            assert selection is not None
            selected = selection.of(desk.text)
            assert selected.startswith((start, start.partition(" ")[2])), (keys, selected)
            assert selected.endswith(end), (keys, selected)
            await desk.press("escape")
