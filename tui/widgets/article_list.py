"""The list of articles: state, headline, source, date, reading time, passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style

from store.articles import ArticleRow, ReadState
from tui.cells import cell_length
from tui.columns import fit, fit_right, strip_of
from tui.widgets.row_list import RowList
from tui.wording import STATE_SIGNS, reading_time, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.strip import Strip

COLUMNS = ((100, 16, 15, 8), (60, 12, 10, 0), (0, 0, 0, 0))
"""From which width on how many cells source, date and reading time have."""
ADDED_FITS = 13
"""Cells of a date in which there is room to say that an article came in on it."""


class ArticleList(RowList[ArticleRow]):
    """One line an article, the newest first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--unread",
        "article-list--read",
    }
    DEFAULT_CSS = """
    ArticleList {
        & > .article-list--unread { color: $foreground; text-style: bold; }
        & > .article-list--read { color: $foreground 75%; }
    }
    """

    def draw(self, row: ArticleRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw an article in one line; what does not fit a narrow terminal is left out from the right."""
        unread, read, quiet, accent = self.inks(
            "article-list--unread",
            "article-list--read",
            "row-list--quiet",
            "row-list--accent",
        )
        base = self.ground(in_focus)
        # The hands are in the sidebar, which has a bar of its own.
        bar = in_focus and not self.screen.has_class("aside")
        headline = unread if row.state is ReadState.UNREAD else read
        if row.headline_supplied:
            headline += Style(italic=True)
        source, date, minutes = next(columns for least, *columns in COLUMNS if width >= least)
        others = f" +{row.copies}" if row.copies and source else ""
        passages = f"▌{fit_right(str(row.passages), 3)}" if row.passages else ""
        room = width - (6 + source + date + minutes + 3 + 4 + 2)
        when = short_day(row.published, with_year=date >= 11)
        if not row.published:
            # Its source names no day: this is when it came in.
            came_in = short_day(row.added, with_year=False)
            when = f"added {came_in}" if date >= ADDED_FITS else f"({came_in})"
        return [
            strip_of(
                [
                    ("▐" if bar else " ", accent),
                    (f" {STATE_SIGNS[row.state]}  ", accent),
                    *_headline(row, room, headline, quiet + Style(italic=True)),
                    ("  ", quiet),
                    (fit(row.publisher, source - len(others)), quiet),
                    (others, quiet),
                    (fit_right(when, date), quiet),
                    (fit_right(reading_time(row.words), minutes), quiet),
                    (" ★ " if row.starred else "   ", accent),
                    (fit(passages, 4), accent),
                ],
                width,
                base,
            )
        ]


def _headline(row: ArticleRow, room: int, ink: Style, quiet: Style) -> Iterator[tuple[str, Style]]:
    """Yield a headline, and what the reader says of the article: its tags, and whether there is a note."""
    said = " · ".join((*row.tags, *(["note"] if row.noted else [])))
    if not said:
        yield fit(row.headline, room), ink
        return
    words = fit(row.headline, min(cell_length(row.headline), room - min(cell_length(said) + 2, room // 3)))
    yield words, ink
    yield fit(f"  {said}", room - cell_length(words)), quiet
