"""The inspector: an article's names, its quotes by speaker, and the reader's passages in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style

from prose.entities.entity import Label
from prose.quotes.quote import QuoteKind
from tui.columns import fit, fit_right, inks_of, strip_of
from tui.open_article import describe_passage
from tui.rows import FixedRows
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.strip import Strip

    from prose.spans import Span
    from store.names import NameInArticle
    from tui.open_article import OpenArticle

HEADINGS = {
    "People": (Label.PERSON,),
    "Organisations": (Label.ORGANIZATION,),
    "Places": (Label.PLACE, Label.FACILITY),
    "Groups": (Label.GROUP,),
    "Other names": (Label.PRODUCT, Label.OTHER),
}
"""The kinds of names, in the order in which they are shown."""
SHOWN = 160
"""Code points of a quote or a passage that a row reads: more never fit."""


@dataclass(frozen=True, slots=True)
class InspectorRow:
    """A line of the inspector."""

    text: str
    """What it says."""
    places: tuple[Span, ...] = ()
    """Where it leads in the text, in order; none for a heading."""
    count: int = 0
    """What stands at its right; 0 for nothing."""
    depth: int = 0
    """How far it is set in: 0 for a section, 1 for what stands in it."""
    name: NameInArticle | None = None
    """The name that it is about."""
    corrected: bool = False
    """Whether it is as it is because the reader said so."""

    def is_about(self, other: InspectorRow) -> bool:
        """Whether another row was this one before something was corrected."""
        if self.name is None or other.name is None:
            return self == other
        return (
            self.name.id == other.name.id
            and self.depth == other.depth
            and self._of_mentions == other._of_mentions
        )

    def holds(self, other: InspectorRow) -> bool:
        """Whether this is the name that another row's has become a part of."""
        return self._of_mentions and other._of_mentions and other.places[0] in self.places

    @property
    def _of_mentions(self) -> bool:
        return self.name is not None and self.places == self.name.mentions


def inspector_rows(article: OpenArticle) -> list[InspectorRow]:
    """Return the lines of an article's inspector: passages first, since they are the reader's own."""
    marks = [*_name_rows(article), *_quote_rows(article)]
    return [*_passage_rows(article), *marks] if marks else [*_passage_rows(article), *_nothing(article)]


def _nothing(article: OpenArticle) -> list[InspectorRow]:
    """Say that nothing is marked, and why."""
    from prose.languages import language_name, unmarked_language
    from prose.marks import language_of_marks

    if article.marks_version is None:
        return [InspectorRow("Names and quotes are yet to be found.")]
    known = language_of_marks(article.marks_version)
    language = unmarked_language(article.article.document, known)
    if language is None:
        return [InspectorRow("No names and no quotes.")]
    return [
        InspectorRow(f"No names: this is {language_name(language)}."),
        InspectorRow(f"They are found in {language_name(known)} only.", depth=1),
    ]


def _passage_rows(article: OpenArticle) -> list[InspectorRow]:
    rows = [
        InspectorRow(f"{describe_passage(passage)}  {_short(passage.anchor.exact)}", (passage.span,), depth=1)
        for passage in article.passages
    ]
    return [InspectorRow("Passages"), *rows, InspectorRow("")] if rows else []


def _name_rows(article: OpenArticle) -> list[InspectorRow]:
    rows: list[InspectorRow] = []
    for heading, labels in HEADINGS.items():
        names = [name for name in article.names if name.label in labels]
        if names:
            rows.append(InspectorRow(heading))
            rows += [_name_row(name) for name in names]
            rows.append(InspectorRow(""))
    return rows


def _name_row(name: NameInArticle) -> InspectorRow:
    return InspectorRow(
        name.text, name.mentions, len(name.mentions), depth=1, name=name, corrected=name.by_reader
    )


def _quote_rows(article: OpenArticle) -> list[InspectorRow]:
    rows: list[InspectorRow] = []
    for speaker, quotes in article.quotes_by_speaker():
        rows.append(
            InspectorRow(
                speaker or "Speaker unknown",
                tuple(quote.span for quote in quotes),
                len(quotes),
                depth=1,
                name=article.name_by_words.get(speaker),
            )
        )
        rows += [
            InspectorRow(
                f"“{_short(words)}”" if quote.kind is QuoteKind.DIRECT else _short(words),
                (quote.span,),
                depth=2,
            )
            for quote in quotes
            for words in [quote.span.of(article.text)]
        ]
    return [InspectorRow("Who says what"), *rows] if rows else []


def _short(words: str) -> str:
    return " ".join(words[:SHOWN].split())


class Inspector(RowList[InspectorRow]):
    """The inspector of one article."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "inspector--heading",
        "inspector--name",
        "inspector--quiet",
        "inspector--focus",
    }
    DEFAULT_CSS = """
    Inspector {
        width: 38;
        padding: 1 0 0 0;
        border-left: solid $foreground 15%;
        & > .inspector--heading { color: $text-accent; text-style: bold; }
        & > .inspector--name { color: $foreground; }
        & > .inspector--quiet { color: $foreground 60%; }
        & > .inspector--focus { background: $accent 18%; }
    }
    """

    def show_article(self, article: OpenArticle, *, keep_place: bool = False) -> None:
        """Show what an article says; `keep_place` leaves the focus on the row that the reader went to."""
        rows, current = inspector_rows(article), self.current
        # The first row is a heading. Who stands below it went nowhere, and is shown what comes in there.
        if keep_place and self.cursor > 1 and current is not None:
            alike = [place for place, row in enumerate(rows) if row.is_about(current)]
            holding = (place for place, row in enumerate(rows) if row.holds(current))
            place = alike[0] if alike else next(holding, self.cursor)
            self.show(FixedRows(rows), place, keep_view=True)
        else:
            self.show(FixedRows(rows))

    def selectable(self, row: InspectorRow) -> bool:
        """Only what leads somewhere is worth standing on."""
        return bool(row.places)

    def draw(self, row: InspectorRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a line."""
        heading, name, quiet = inks_of(self, "inspector--heading", "inspector--name", "inspector--quiet")
        in_focus = in_focus and self.has_focus
        base = self.get_component_rich_style("inspector--focus") if in_focus else self.rich_style
        if not row.depth:
            return [strip_of([(" ", quiet), (row.text, heading)], width, base)]
        text = quiet + Style(italic=True) if row.depth == 2 else name
        count = " ".join([*(["✎"] if row.corrected else []), *([str(row.count)] if row.count > 1 else [])])
        indent = "▐ " if in_focus else "  "
        cells = max(4, len(count) + 1)
        room = width - 3 - 2 * (row.depth - 1) - cells
        return [
            strip_of(
                [
                    (indent + "  " * (row.depth - 1), heading),
                    (fit(row.text, room), text),
                    (fit_right(count, cells), quiet),
                ],
                width,
                base,
            )
        ]

    def on_focus(self) -> None:
        """Show where the focus is."""
        self.rows_counted()

    def on_blur(self) -> None:
        """Hide where the focus was."""
        self.rows_counted()
