"""The list of passages: the words, their tags, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from store.passage import PassageRow
from tui.columns import fit, strip_of, wrap
from tui.describing import passage_label
from tui.placing import placement_sign
from tui.widgets.row_list import RowList
from tui.wording import short_day

if TYPE_CHECKING:
    from textual.strip import Strip

WORDS_SHOWN = 400
"""Code points of a passage that a row reads: more never fit."""


class PassageList(RowList[PassageRow]):
    """Four lines a passage: two of its words, one of tags and source, and air."""

    ROW_HEIGHT = 4
    MARGIN = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "passage-list--tags",
    }
    DEFAULT_CSS = """
    PassageList {
        & > .passage-list--tags { color: $text-accent; text-style: bold; }
    }
    """

    def draw(self, row: PassageRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a passage."""
        words, tags, quiet = self.inks("row-list--words", "passage-list--tags", "row-list--quiet")
        base = self.ground(in_focus)
        passage = row.passage
        lines = wrap(passage.anchor.exact[:WORDS_SHOWN], width - 5, 2)
        bar = ("▐" if in_focus else " ", tags)
        about = " · ".join(
            part for part in (row.headline, row.publisher, short_day(row.published, with_year=True)) if part
        )
        labels = passage_label(passage) or "highlight"
        if sign := placement_sign(passage):
            labels = f"{sign} {labels}"
        room = max(0, width - cell_len(labels) - 7)
        return [
            *(strip_of([bar, (" ▌ ", tags), (line, words)], width, base) for line in lines),
            strip_of(
                [bar, ("   ", quiet), (labels, tags), ("  ", quiet), (fit(about, room), quiet)], width, base
            ),
            *(strip_of([], width, self.rich_style) for _ in range(self.ROW_HEIGHT - len(lines) - 1)),
        ]
