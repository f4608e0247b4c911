"""The list of corrections: what each says, where it holds, when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from prose.quotes.corrections import QuoteCorrection
from store.corrections.corrections import CorrectionRow
from tui.columns import fit, strip_of
from tui.widgets.row_list import RowList
from tui.wording import correction_sentence, short_day

if TYPE_CHECKING:
    from textual.strip import Strip


class CorrectionList(RowList[CorrectionRow]):
    """Three lines a correction, the newest first: what it says, where and since when, and air."""

    ROW_HEIGHT = 3
    MARGIN = 1

    def draw(self, row: CorrectionRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a correction."""
        words, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        base = self.ground(in_focus)
        bar = ("▐" if in_focus else " ", accent)
        # What is said of a quote could hold nowhere else.
        only = "" if isinstance(row.correction, QuoteCorrection) else "only "
        where = "everywhere" if row.article_id is None else f"{only}in {row.headline}"
        about = f"{short_day(row.made, with_year=True)} · {where}"
        room = max(0, width - 4)
        sentence = fit(correction_sentence(row.correction), room)
        return [
            strip_of([bar, ("  ", quiet), (sentence, words + Style(bold=in_focus))], width, base),
            strip_of([bar, ("  ", quiet), (fit(about, room), quiet)], width, base),
            strip_of([], width, self.rich_style),
        ]
