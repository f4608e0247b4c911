"""The ways in which a name is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from store.names.names import Spelling
from tui.cells import cell_length
from tui.columns import fit, fit_right, strip_of
from tui.widgets.row_list import RowList
from tui.wording import counted

if TYPE_CHECKING:
    from textual.strip import Strip

LEFT, RIGHT = 3, 2
"""Cells at either side of a line."""
MENTIONS, ARTICLES = 18, 16
"""Cells of the numbers, where both fit."""
ARTICLES_FIT = 64
"""Cells of a line from which on both do."""


class SpellingList(RowList[Spelling]):
    """One line a spelling, the most frequent first."""

    def draw(self, row: Spelling, width: int, in_focus: bool) -> list[Strip]:
        """Draw a spelling; the one that the name goes by is in bold and said to be."""
        words, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        base = self.ground(in_focus)
        articles = ARTICLES if width >= ARTICLES_FIT else 0
        room = max(0, width - LEFT - MENTIONS - articles - RIGHT)
        main = "  the name itself" if row.main else ""
        text = fit(row.words, min(cell_length(row.words), max(0, room - len(main))))
        return [
            strip_of(
                [
                    (f"{'▐' if in_focus else ' '}  ", accent),
                    (text, words + Style(bold=row.main or in_focus)),
                    (fit(main, room - cell_length(text)), quiet + Style(italic=True)),
                    (fit_right(counted(row.mentions, "mention"), MENTIONS), quiet),
                    (fit_right(counted(row.articles, "article") if articles else "", articles), quiet),
                ],
                width,
                base,
            )
        ]
