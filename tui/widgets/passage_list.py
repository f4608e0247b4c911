"""The list of passages: the words, their tags, who says them, where they come from, and what is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style

from store.passages.passage import PassageRow
from tui.columns import fit, strip_of, wrap
from tui.folding import FOLDED, OPEN
from tui.grouped import LineMap, places_of_heads
from tui.passage_bars import colour_of, passage_bar
from tui.passage_details import speakers_label
from tui.placing import placement_sign
from tui.rows import PagedRows
from tui.widgets.coloured_list import ColouredList
from tui.wording import day, short_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.strip import Strip

    from store.passages.groups import Grouping, PassageGroup

WORDS_SHOWN = 400
"""Code points of a passage or a note that a row reads: more never fit."""
NOTE = "✐"
"""What stands before a note."""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The row of a group's own."""

    group: PassageGroup
    """The group."""
    by: Grouping
    """What it is a group by."""
    folded: bool
    """Whether it is the only row of it that is listed."""
    counted: bool
    """Whether it is known how many are in it."""

    @property
    def title(self) -> str:
        """What it is called: a tag, a headline, a name, a day."""
        if self.group.is_rest:
            return f"No {self.by.value}"
        if self.group.day is not None:
            return day(self.group.day)
        return self.group.title


class PassageList(ColouredList[PassageRow | GroupHead]):
    """Four lines a passage: two of its words, or one and its note; its tags, speaker and source; air.

    The head of a group has one line.
    """

    ROW_HEIGHT = 4
    MARGIN = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "passage-list--tags",
        "passage-list--head",
    }
    DEFAULT_CSS = """
    PassageList {
        & > .passage-list--tags { color: $text-accent; text-style: bold; }
        & > .passage-list--head { background: $foreground 6%; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines = LineMap(self.ROW_HEIGHT)
        self.colours: Mapping[str, int] = {}
        """The colours of the reader's tags, by their names."""

    def top_of(self, index: int) -> int:
        """Return the line at which a row begins; after the last row, how many lines there are."""
        return self._lines.top(index)

    def at_line(self, line: int) -> tuple[int, int]:
        """Return the place of the row that has a line, and which of its lines that is."""
        return self._lines.at(line)

    def fit_rows(self) -> None:
        """Take the number of rows again, and which of them are heads."""
        heads = places_of_heads(self._rows.identifiers) if isinstance(self._rows, PagedRows) else ()
        self._lines = LineMap(self.ROW_HEIGHT, heads)
        super().fit_rows()

    def draw(self, row: PassageRow | GroupHead, width: int, in_focus: bool) -> list[Strip]:
        """Draw a passage, or the head of a group."""
        if isinstance(row, GroupHead):
            return [self._head(row, width, in_focus)]
        words, tags, quiet = self.inks("row-list--words", "passage-list--tags", "row-list--quiet")
        base = self.ground(in_focus)
        passage = row.passage
        # A note takes the place of a line of words: there is always air before the next passage.
        lines = wrap(passage.anchor.exact[:WORDS_SHOWN], width - 5, 1 if passage.note else 2)
        bar = ("▐" if in_focus else " ", tags)
        about = " · ".join(
            part for part in (row.headline, row.publisher, short_day(row.published, with_year=True)) if part
        )
        # That there is a note is seen: it stands below.
        labels = ", ".join(passage.tags) or ("note" if passage.note else "highlight")
        if sign := placement_sign(passage):
            labels = f"{sign} {labels}"
        speakers = f"  {speakers_label(row)}" if row.speakers else ""
        speakers = fit(speakers, min(cell_len(speakers), width // 3))
        room = max(0, width - cell_len(labels) - cell_len(speakers) - 7)
        colour = colour_of(passage, self.colours)
        beside = (f" {passage_bar(colour)} ", self.bar_ink(colour, in_focus))
        drawn = [
            *(strip_of([bar, beside, (line, words)], width, base) for line in lines),
            strip_of(
                [
                    bar,
                    ("   ", quiet),
                    (labels, tags),
                    (speakers, words),
                    ("  ", quiet),
                    (fit(about, room), quiet),
                ],
                width,
                base,
            ),
        ]
        if passage.note:
            note = fit(" ".join(passage.note[:WORDS_SHOWN].split()), max(0, width - 7)).rstrip()
            italic = quiet + Style(italic=True)
            drawn.append(strip_of([bar, (f"   {NOTE} ", quiet), (note, italic)], width, base))
        return drawn + [strip_of([], width, self.rich_style)] * (self.ROW_HEIGHT - len(drawn))

    def sign_of(self, row: PassageRow | GroupHead) -> range:
        """The sign of a group, and the air beside it."""
        sign = 2 + 2 * row.group.depth if isinstance(row, GroupHead) else 0
        return range(sign - 1, sign + 2) if sign else range(0)

    def _head(self, row: GroupHead, width: int, in_focus: bool) -> Strip:
        tags, quiet = self.inks("passage-list--tags", "row-list--quiet")
        base = self.ground(in_focus) if in_focus else self.get_component_rich_style("passage-list--head")
        number = f"{row.group.count:,}" if row.counted else ""
        title = row.title.rpartition("/")[2] if row.group.depth else row.title
        indent = "  " * row.group.depth
        room = max(0, width - cell_len(number) - len(indent) - 6)
        return strip_of(
            [
                ("▐" if in_focus else " ", tags),
                (f"{indent} {FOLDED if row.folded else OPEN} ", quiet),
                (fit(title, min(cell_len(title), room)), tags),
                (f"  {number}", quiet),
            ],
            width,
            base,
        )
