"""The mentions of a name, each in its context: the words themselves stand in one column."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from store.names.names import MentionRow
from tui.columns import fit, fit_end, fit_start, is_colourless, strip_of
from tui.inks import BITS, Inks
from tui.widgets.name_list import CORRECTED
from tui.widgets.row_list import RowList
from tui.wording import short_day

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

LEFT = 3
"""Cells left of the context: the bar of the row in focus, and the sign of what the reader corrected."""
BEFORE = 0.4
"""The part of a line that stands before the column of the words."""
SOURCE_FITS = 60
"""Cells of a line from which on an article's outlet and day stand beside its headline."""


class MentionList(RowList[MentionRow]):
    """One line a mention, under a line for its article."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "mention-list--context",
        "mention-list--near",
        "mention-list--article",
        "mention-list--headline",
    }
    DEFAULT_CSS = """
    MentionList {
        & > .mention-list--context { color: $foreground 75%; }
        & > .mention-list--near { color: $foreground; }
        & > .mention-list--article { background: $foreground 6%; }
        & > .mention-list--headline { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: dict[bool, Inks] = {}

    def selectable(self, row: MentionRow) -> bool:
        """The line of an article leads nowhere that its mentions do not."""
        return row.span is not None

    def draw(self, row: MentionRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a mention, or the line of an article."""
        return [self._article(row, width) if row.span is None else self._mention(row, width, in_focus)]

    def _article(self, row: MentionRow, width: int) -> Strip:
        headline, quiet = self.inks("mention-list--headline", "row-list--quiet")
        day = short_day(row.published, with_year=True)
        publisher = fit(row.publisher, min(cell_len(row.publisher), width // 4))
        source = " · ".join(part for part in (publisher, day) if part) if width >= SOURCE_FITS else ""
        cells = cell_len(source)
        room = max(0, width - cells - 4)
        return strip_of(
            [
                (f" {fit(row.headline, room)}", headline),
                (f"  {source}", quiet),
            ],
            width,
            self.get_component_rich_style("mention-list--article"),
        )

    def _mention(self, row: MentionRow, width: int, in_focus: bool) -> Strip:
        context, near, accent = self.inks("mention-list--context", "mention-list--near", "row-list--accent")
        base = self.ground(in_focus)
        around = near if in_focus else context
        before = int((width - LEFT - 1) * BEFORE)
        after = max(0, width - LEFT - 1 - before)
        words = fit(row.words, min(cell_len(row.words), after))
        mask = BITS["strong"] | (BITS[row.label.value] if row.label is not None else 0)
        return strip_of(
            [
                ("▐" if in_focus else " ", accent),
                (f"{CORRECTED if row.by_reader else ' '} ", accent),
                (fit_end(row.before, before), around),
                (words, self._inks_on(in_focus, base).style(mask)),
                (fit_start(row.after, after - cell_len(words)), around),
            ],
            width,
            base,
        )

    def _inks_on(self, in_focus: bool, base: Style) -> Inks:
        """The inks of the article view, on the ground of a row."""
        inks = self._inks.get(in_focus)
        if inks is None:
            colourless = is_colourless(self.app)
            inks = self._inks[in_focus] = Inks(base, self.app.theme_variables, colourless=colourless)
        return inks

    def notify_style_update(self) -> None:
        """Forget the inks of another theme."""
        self._inks.clear()
        super().notify_style_update()
