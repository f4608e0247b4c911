"""What a name said: the words, how they are told, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style

from prose.quotes.quote import QuoteKind
from store.names import QuoteRow
from tui.columns import fit, inks_of, strip_of, wrap
from tui.widgets.row_list import RowList
from tui.wording import short_day

if TYPE_CHECKING:
    from textual.strip import Strip

LINES = 2
"""Lines of a quote's words."""


class QuoteList(RowList[QuoteRow]):
    """Four lines a quote: two of its words, one of where it is from, and air.

    What is quoted stands in quotation marks; what is only reported in italics, without them.
    """

    ROW_HEIGHT = LINES + 2
    MARGIN = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "quote-list--words",
        "quote-list--quiet",
        "quote-list--accent",
        "quote-list--focus",
    }
    DEFAULT_CSS = """
    QuoteList {
        & > .quote-list--words { color: $foreground; }
        & > .quote-list--quiet { color: $foreground 60%; }
        & > .quote-list--accent { color: $text-accent; }
        & > .quote-list--focus { background: $accent 18%; }
    }
    """

    def draw(self, row: QuoteRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a quote."""
        words, quiet, accent = inks_of(self, "quote-list--words", "quote-list--quiet", "quote-list--accent")
        base = self.get_component_rich_style("quote-list--focus") if in_focus else self.rich_style
        direct = row.kind is QuoteKind.DIRECT
        lines = wrap(f"“{row.words}”" if direct else row.words, width - 6, LINES)
        ink = words if direct else words + Style(italic=True)
        bar = ("▐" if in_focus else " ", accent)
        told = " · ".join(
            ["quote" if direct else "reported", *([] if row.certain else ["probably by this name"])]
        )
        day = short_day(row.published, with_year=True)
        about = "".join(f" · {part}" for part in (day, row.publisher, row.headline) if part)
        room = max(0, width - cell_len(told) - 4)
        return [
            *(strip_of([bar, ("  ", quiet), (line, ink)], width, base) for line in lines),
            strip_of([bar, ("  ", quiet), (told, accent), (fit(about, room), quiet)], width, base),
            *(strip_of([], width, self.rich_style) for _ in range(self.ROW_HEIGHT - len(lines) - 1)),
        ]
