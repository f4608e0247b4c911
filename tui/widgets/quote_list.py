"""What a name said: the words, how they are told, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style

from prose.quotes.quote import QuoteKind, SpeechAct
from store.quotes.citations import in_short
from tui.cells import display
from tui.columns import fit, strip_of, wrap
from tui.name_views import OTHERS_SHOWN
from tui.passage_bars import passage_bar
from tui.widgets.row_list import RowList
from tui.wording import YOURS, short_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.strip import Strip

    from store.quotes.quotes import QuoteRow
    from store.quotes.repeated import OtherWording, RepeatedQuote

LINES = 2
"""Lines of a quote's words."""
WORDS_SHOWN = 600
"""Code points of a quote that a row reads: more never fit."""


class QuoteList(RowList["RepeatedQuote"]):
    """Four lines a quote: two of its words, one of the reader's tags and where it is from, and air.

    Where the same words are quoted elsewhere, the line after that says where, and how they differ.

    What is quoted stands in quotation marks; what is only reported in italics, without them.
    """

    ROW_HEIGHT = LINES + 2
    MARGIN = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "quote-list--tags",
    }
    DEFAULT_CSS = """
    QuoteList {
        & > .quote-list--tags { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.colours: Mapping[str, int] = {}
        """The colours of the reader's tags, by their names."""

    def draw(self, row: RepeatedQuote, width: int, in_focus: bool) -> list[Strip]:
        """Draw a quote."""
        quote = row.row
        words, quiet, accent, tags = self.inks(
            "row-list--words", "row-list--quiet", "row-list--accent", "quote-list--tags"
        )
        base = self.ground(in_focus)
        direct = quote.kind is QuoteKind.DIRECT
        said = quote.words[:WORDS_SHOWN]
        lines = wrap(f"“{said}”" if direct else said, width - 6, LINES)
        ink = words if direct else words + Style(italic=True)
        bar = ("▐" if in_focus else " ", accent)
        told = " · ".join(filter(None, _told(quote)))
        day = short_day(quote.published, with_year=True)
        about = "".join(f" · {part}" for part in (day, quote.publisher, quote.headline) if part)
        bar_of_tag = passage_bar(self.colours.get(quote.tags[0], 0)) if quote.tags else ""
        label = f" · {bar_of_tag} {display(', '.join(quote.tags))}" if quote.tags else ""
        label = fit(label, min(cell_len(label), width // 3))
        room = max(0, width - cell_len(told) - cell_len(label) - 4)
        drawn = [
            *(strip_of([bar, ("  ", quiet), (line, ink)], width, base) for line in lines),
            strip_of(
                [bar, ("  ", quiet), (told, accent), (label, tags), (fit(about, room), quiet)], width, base
            ),
        ]
        if row.others:
            also = fit(f"also {', '.join(map(_elsewhere, row.others[:OTHERS_SHOWN]))}", width - 6).rstrip()
            drawn.append(strip_of([bar, ("  ", quiet), (also, quiet)], width, base))
        return drawn + [strip_of([], width, self.rich_style)] * (self.ROW_HEIGHT - len(drawn))


def _told(row: QuoteRow) -> tuple[str, ...]:
    """Return how a quote is told: quoted or reported, how surely, as what."""
    return (
        "quote" if row.kind is QuoteKind.DIRECT else "reported",
        "" if row.certain else "probably by this name",
        "" if row.act is SpeechAct.SAYS else row.act.value,
        YOURS if row.by_reader else "",
    )


def _elsewhere(other: OtherWording) -> str:
    """Return where else the words are quoted, and what is left out and added there."""
    row = other.row
    day = short_day(row.published, with_year=True)
    where = display(" ".join(filter(None, [row.publisher or row.headline, day])))
    differences = (
        f"{sign}{display(in_short(words))}"
        for change in other.changes
        for sign, words in (("−", change.left_out), ("+", change.added))
        if words
    )
    return f"{where} ({' '.join(differences)})" if other.changes else where
