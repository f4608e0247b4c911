"""The inspector: an article's names, its quotes by speaker, and the reader's passages in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style

from prose.entities.entity import Label
from prose.quotes.quote import QuoteKind
from tui.columns import fit, fit_right, strip_of
from tui.describing import describe_passage
from tui.outline import section_at
from tui.passage_bars import colour_of
from tui.placing import describe_placement, placement_sign
from tui.rows import FixedRows
from tui.sourcing import Standing, share
from tui.widgets.coloured_list import ColouredList
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.strip import Strip

    from prose.quotes.statement import Statement
    from prose.spans import Span
    from store.names.names import NameInArticle
    from store.passages.passage import Passage
    from tui.open_article import OpenArticle
    from tui.outline import Section
    from tui.sourcing import Sourcing

HEADINGS = {
    "People": (Label.PERSON,),
    "Organisations": (Label.ORGANIZATION,),
    "Places": (Label.PLACE, Label.FACILITY),
    "Groups": (Label.GROUP,),
    "Other names": (Label.PRODUCT, Label.OTHER),
}
"""The kinds of names, in the order in which they are shown."""
DIRECT, REPORTED = "“", "~"
"""What stands before words that are the speaker's own, and before such as are only reported."""
SHOWN = 160
"""Code points of a quote or a passage that a row reads: more never fit."""


@dataclass(frozen=True, slots=True)
class InspectorRow:
    """A line of the inspector."""

    text: str
    """What it says."""
    places: Sequence[Span] = ()
    """Where it leads in the text, in order; none for a heading."""
    count: int = 0
    """What stands at its right; 0 for nothing."""
    depth: int = 0
    """How far it is set in: 0 for a section, 1 for what stands in it."""
    name: NameInArticle | None = None
    """The name that it is about."""
    corrected: bool = False
    """Whether it is as it is because the reader said so."""
    share: str = ""
    """What stands at its right in place of the count: what part of all that is quoted."""
    reported: bool = False
    """Whether it is what somebody is reported to have said, not in their own words."""
    said: Statement | None = None
    """What is said, if it is that."""
    section: Section | None = None
    """The part of the article that it opens, if it is a line of the outline."""
    bar: int = 0
    """How many code points of the text, from its first, are in the colour of a passage's bar."""
    colour: int = 0
    """The number of that colour."""

    def is_about(self, other: InspectorRow) -> bool:
        """Whether another row was this one before something was corrected."""
        if self.said is not None and other.said is not None:
            return self.said.span == other.said.span
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


def inspector_rows(
    article: OpenArticle, outline: Iterable[Section], marks: Iterable[InspectorRow]
) -> list[InspectorRow]:
    """Return the lines of an article's inspector: the reader's own first, its sections, then its marks."""
    return [*_remark_rows(article), *_passage_rows(article), *_outline_rows(outline), *marks]


def mark_rows(article: OpenArticle) -> list[InspectorRow]:
    """Return what the machine found: how the article is sourced, its names, and who says what."""
    if not article.marked:
        # What comes in a moment is not said to be missing.
        return []
    rows = [*_sourcing_rows(article), *_name_rows(article), *_speaker_rows(article)]
    return rows or _nothing(article)


def _nothing(article: OpenArticle) -> list[InspectorRow]:
    """Say that nothing is marked, why, and what to do."""
    from prose.languages import language_name, unmarked_language
    from prose.marks import language_of_marks

    if article.marks_version is None:
        return _said("Names and quotes are yet to be found.", "They come in here by themselves.")
    known = language_of_marks(article.marks_version)
    language = unmarked_language(article.article.document, known)
    if language is None:
        missed = ("Select what was missed with v,", "and press c to say what it is.")
        return _said("No names and no quotes.", *missed)
    return _said(
        f"No names: this is {language_name(language)}.",
        f"They are found in {language_name(known)} only.",
        "A spaCy pipeline can find these:",
        "newsread settings names the file.",
    )


def _said(heading: str, *lines: str) -> list[InspectorRow]:
    return [InspectorRow(heading), *(InspectorRow(line, depth=1) for line in lines)]


def _remark_rows(article: OpenArticle) -> list[InspectorRow]:
    """Return what the reader says of the article as a whole."""
    remark = article.remark
    note = [remark.note] if remark.note else []
    said = _said("Article", *remark.tags, *(f"“{_short(words)}”" for words in note))
    return [*said, InspectorRow("")] if remark else []


def _passage_rows(article: OpenArticle) -> list[InspectorRow]:
    rows = [row for passage in article.passages for row in _rows_of_passage(article, passage)]
    if rows:
        rows = [InspectorRow("Passages"), *rows, InspectorRow("")]
    lost = [_passage_row(article, passage, ()) for passage in article.orphans]
    return [*rows, InspectorRow("No longer in the text"), *lost, InspectorRow("")] if lost else rows


def _rows_of_passage(article: OpenArticle, passage: Passage) -> Iterator[InspectorRow]:
    """Yield the row of a passage, and one of what is other since it was marked, where its words are."""
    yield _passage_row(article, passage, (passage.span,))
    if placement_sign(passage):
        yield InspectorRow(describe_placement(passage), (passage.span,), depth=2)


def _passage_row(article: OpenArticle, passage: Passage, places: tuple[Span, ...]) -> InspectorRow:
    sign = placement_sign(passage)
    described = describe_passage(article, passage)
    label = f"{sign} {described}" if sign else described
    colour = colour_of(passage, article.colours)
    text = f"{label}  {_short(passage.anchor.exact)}"
    return InspectorRow(text, places, depth=1, bar=len(label) - len(described) + 1, colour=colour)


def _outline_rows(sections: Iterable[Section]) -> list[InspectorRow]:
    """Return the headings of an article that has some."""
    rows = [
        InspectorRow(section.title, (section.heading,), depth=1 + section.depth, section=section)
        for section in sections
    ]
    return [InspectorRow("Outline"), *rows, InspectorRow("")] if rows else []


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


def _sourcing_rows(article: OpenArticle) -> list[InspectorRow]:
    """Return the sources at a glance; the last line leads to what is only probable."""
    if not article.statements:
        return []
    sourcing = article.sourcing
    rows = [
        InspectorRow(f"Sourcing · {counted(sourcing.words, 'word')}"),
        InspectorRow(_quoted(sourcing), depth=1),
        InspectorRow(
            f"{DIRECT} ” direct {share(sourcing.direct, sourcing.words)}"
            f"   {REPORTED} reported {share(sourcing.reported, sourcing.words)}",
            depth=1,
        ),
    ]
    probable = tuple(statement.span for statement in sourcing.probable)
    if probable:
        doubt = f"{len(probable)} of {counted(sourcing.statements, 'quote')} only probably"
        rows.append(InspectorRow(doubt, probable, depth=1))
    return [*rows, InspectorRow("")]


def _quoted(sourcing: Sourcing) -> str:
    """Return how many are quoted: "5 quoted: 3 named, 2 anonymous"."""
    named, anonymous = sourcing.count(Standing.NAMED), sourcing.count(Standing.ANONYMOUS)
    if not named and not anonymous:
        return "Nobody known is quoted"
    if named and anonymous:
        return f"{named + anonymous} quoted: {named} named, {anonymous} anonymous"
    all_ = "" if named + anonymous == 1 else "all "
    return f"{named + anonymous} quoted: {all_}{'named' if named else 'anonymous'}"


def _speaker_rows(article: OpenArticle) -> list[InspectorRow]:
    if not article.statements:
        return []
    sourcing = article.sourcing
    rows: list[InspectorRow] = []
    for speaker in sourcing.speakers:
        rows.append(
            InspectorRow(
                speaker.name or "Speaker unknown",
                tuple(statement.span for statement in speaker.statements),
                len(speaker.statements),
                depth=1,
                name=article.name_of_speaker(speaker.statements[0]),
                share=share(speaker.words, sourcing.said),
            )
        )
        rows += [_said_row(article, statement) for statement in speaker.statements]
    return [InspectorRow("Who says what"), *rows]


def _said_row(article: OpenArticle, statement: Statement) -> InspectorRow:
    words = _short(statement.words(article.text))
    reported = statement.kind is QuoteKind.INDIRECT
    return InspectorRow(
        f"{REPORTED} {words}" if reported else f"{DIRECT}{words}”",
        (statement.span,),
        depth=2,
        corrected=article.is_readers(statement),
        reported=reported,
        said=statement,
    )


def _short(words: str) -> str:
    return " ".join(words[:SHOWN].split())


def _sections(rows: Sequence[InspectorRow]) -> Iterator[int]:
    """Yield the place of the first row of each section that leads somewhere."""
    opened = False
    for place, row in enumerate(rows):
        opened = opened or not row.depth
        if opened and row.places:
            yield place
            opened = False


class Inspector(ColouredList[InspectorRow]):
    """The inspector of one article."""

    ONE_CLICK_CHOOSES = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "inspector--heading",
    }
    DEFAULT_CSS = """
    Inspector {
        width: 38; max-width: 100%;
        padding: 1 0 0 0;
        border-left: solid $foreground 15%;
        & > .inspector--heading { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article: OpenArticle | None = None
        self._marks: list[InspectorRow] = []
        self._sections: list[int] = []
        self._outline: tuple[Section, ...] = ()
        self._here: Section | None = None

    def know(self, article: OpenArticle, marks: list[InspectorRow]) -> None:
        """Take what is to be shown of an article's marks, which takes a while to make for a long one."""
        if article.outline != self._outline:
            self._outline, self._here = article.outline, None
        self._article, self._marks = article, marks

    def show_article(self, article: OpenArticle, *, keep_place: bool = False) -> None:
        """Show what an article says; `keep_place` leaves the focus on the row that the reader went to."""
        if article is not self._article:
            self.know(article, mark_rows(article))
        rows, current = inspector_rows(article, self._outline, self._marks), self.current
        # Who stands on the first row went nowhere, and is shown what comes in there.
        moved = bool(self._sections) and self.cursor > self._sections[0]
        self._sections = list(_sections(rows))
        if keep_place and moved and current is not None:
            alike = [place for place, row in enumerate(rows) if row.is_about(current)]
            holding = (place for place, row in enumerate(rows) if row.holds(current))
            place = alike[0] if alike else next(holding, self.cursor)
            self.show(FixedRows(rows), place, keep_view=True)
        else:
            self.show(FixedRows(rows))

    def follow(self, offset: int) -> None:
        """Show in the outline in which part of the article a code point stands."""
        place = section_at(self._outline, offset)
        here = self._outline[place] if place is not None else None
        if here != self._here:
            self._here = here
            self.rows_counted()

    def go_to_section(self, count: int) -> None:
        """Move the focus to the start of a section so many further down, up if negative, or to the end."""
        place = (
            bisect_right(self._sections, self.cursor) + count - 1
            if count > 0
            else bisect_left(self._sections, self.cursor) + count
        )
        if place < len(self._sections):
            self.go_to(self._sections[max(0, place)] if self._sections else 0)
        else:
            self.go_to_last()

    def selectable(self, row: InspectorRow) -> bool:
        """Only what leads somewhere is worth standing on."""
        return bool(row.places)

    def draw(self, row: InspectorRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a line."""
        heading, name, quiet = self.inks("inspector--heading", "row-list--words", "row-list--quiet")
        in_focus = in_focus and self.has_focus
        base = self.ground(in_focus)
        if not row.depth:
            return [strip_of([(" ", quiet), (row.text, heading)], width, base)]
        # In the list as in the text: reported speech is in italics and lighter.
        text = name if row.depth == 1 else quiet + Style(italic=row.reported)
        number = row.share or (str(row.count) if row.count > 1 else "")
        count = " ".join([*(["✎"] if row.corrected else []), *([number] if number else [])])
        here = row.section is not None and row.section == self._here
        if here:
            text = name + Style(bold=True)
        indent = "▐ " if in_focus else "▸ " if here else "  "
        cells = len(count) + 1
        room = width - 3 - 2 * (row.depth - 1) - cells
        return [
            strip_of(
                [
                    (indent + "  " * (row.depth - 1), heading),
                    (
                        fit(row.text, room)[: row.bar],
                        self.bar_ink(row.colour, in_focus) if row.bar else text,
                    ),
                    (fit(row.text, room)[row.bar :], text),
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
