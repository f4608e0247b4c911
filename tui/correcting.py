"""A correction that is being made: what it is about, what it would do, how it is said. No Textual in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.corrections import Correction, CorrectionKind
from prose.entities.entity import Label
from store.corrections.changes import Change
from tui.labels import LABEL_NAMES
from tui.wording import YOURS, correction_sentence, counted

if TYPE_CHECKING:
    from prose.spans import Span
    from store.corrections.corrections import CorrectionRow
    from store.library import Library
    from store.names.names import NameRow, Spelling
    from tui.screens.correction_dialogs import CorrectionTarget

LABEL_KEYS = {
    "p": Label.PERSON,
    "o": Label.ORGANIZATION,
    "l": Label.PLACE,
    "f": Label.FACILITY,
    "g": Label.GROUP,
    "r": Label.PRODUCT,
    "x": Label.OTHER,
}
"""The letter by which each label of a name is chosen."""
SHOWN = 60
"""Code points of a name that a sentence about it shows."""
LOOKED_BACK = 500
"""How many of the last corrections are looked through for words that are no name."""


class Correcting:
    """A correction on its way from the first key to Enter.

    Args:
        library: The library, of this thread.
        target: What is to be corrected.
    """

    def __init__(self, library: Library, target: CorrectionTarget) -> None:
        self.library = library
        self.target = target
        self.name: NameRow | None = None if target.name_id is None else library.names.get(target.name_id)
        """The name, as the library has it; None for words that are none, or other ones than were marked."""
        self.only_here = False
        """Whether it is to hold in the article at hand only."""

    # -- what it is about

    @property
    def redraws(self) -> bool:
        """Whether the words meant are other words than are marked there."""
        return self.target.found is not None and self.target.found != self.target.span

    @property
    def in_article(self) -> bool:
        """Whether it may be made to hold in one article only."""
        return self.target.article_id is not None

    @property
    def of_name(self) -> bool:
        """Whether it is a name that is corrected, and not words of an article."""
        return self.name is not None and not self.redraws

    @property
    def words(self) -> str:
        """What it is called: the name, else the words as printed."""
        return self.name.text if self.name is not None and self.of_name else self.target.words

    @cached_property
    def spellings(self) -> list[Spelling]:
        """All spellings of the name, the one that it is known by among them."""
        return [] if self.name is None else self.library.names.spellings(self.name.id)

    @cached_property
    def text(self) -> str:
        """The text of the article at hand; empty without one."""
        identifier = self.target.article_id
        article = None if identifier is None else self.library.articles.get(identifier)
        return "" if article is None else article.document.text

    @cached_property
    def was_missed(self) -> bool:
        """Whether the mention stands only because the reader said so: the machine marked nothing there."""
        identifier, found = self.target.article_id, self.target.found
        if identifier is None or found is None or not self.target.by_reader:
            return False
        return not any(it.span.overlaps(found) for it in self.library.marks.found_entities(identifier))

    @cached_property
    def earlier(self) -> CorrectionRow | None:
        """The reader's last correction about the same, which may be taken back."""
        target, corrections = self.target, self.library.corrections
        rows: list[CorrectionRow] = []
        if self.name is not None and self.of_name:
            rows += corrections.of_name(self.name.id)
        if target.article_id is not None and target.span is not None:
            rows += corrections.at(target.article_id, target.span)
        if self.name is None:
            words = _folded(target.words)
            rows += [row for row in corrections.first_page(LOOKED_BACK) if _rejects(row, words)]
        rows = [row for row in rows if row.article_id in (None, target.article_id)]
        return max(rows, key=lambda row: row.id, default=None)

    # -- what it may become

    def labelled(self, label: Label) -> Change:
        """Give the name another label; make words a name, or draw a mention's boundaries anew."""
        if self.of_name:
            return Change(CorrectionKind.LABEL, self.name_id, self._only_in, label)
        target = self.target
        assert target.span is not None
        return self._marked(target.span, label)

    def rejected(self) -> Change:
        """Say that it is not a name."""
        return Change(CorrectionKind.NOT_A_NAME, self.name_id, self._only_in)

    def bounded(self, span: Span) -> Change:
        """Give the mention other boundaries, and leave its label."""
        return self._marked(span, self.target.label)

    def _marked(self, span: Span, label: Label | None) -> Change:
        target = self.target
        assert target.article_id is not None
        missed = target.found is None or self.was_missed
        kind = CorrectionKind.MISSED if missed else CorrectionKind.BOUNDARIES
        return Change(kind, only_in=self._only_in, label=label, place=(target.article_id, span))

    def same_as(self, other_id: int) -> Change:
        """Say that it is the same as another name of the library."""
        return Change(CorrectionKind.SAME, self.name_id, self._only_in, other_id=other_id)

    def same_here(self, other_id: int) -> Change:
        """Say that in this article it is the same as another name of the library."""
        return Change(CorrectionKind.SAME, self.name_id, self.target.article_id, other_id=other_id)

    def someone_else(self, text: str) -> Change:
        """Say that in this article it is a name of its own, which the library need not know yet."""
        return Change(CorrectionKind.SAME, self.name_id, self.target.article_id, text=text)

    def parted(self, spelling: str) -> Change:
        """Say that one of its spellings is not of this name."""
        return Change(CorrectionKind.DIFFERENT, self.name_id, self._only_in, spelling=spelling)

    def renamed(self, text: str) -> Change:
        """Call it otherwise."""
        return Change(CorrectionKind.RENAME, self.name_id, text=text)

    def likely_label(self) -> Label | None:
        """Return the label that words get if only Enter is pressed, None where there is no telling."""
        if self.of_name:
            return None
        if self.redraws:
            return self.target.label
        known = self.library.names.find(self.target.words) if self.target.found is None else []
        return known[0].label if known else None

    @property
    def name_id(self) -> int:
        """The name, which there must be."""
        assert self.name is not None
        return self.name.id

    @property
    def _only_in(self) -> int | None:
        return self.target.article_id if self.only_here else None

    # -- how it is said

    @property
    def subject(self) -> str:
        """What it is about, in a line: "Repartition · organisation · 3 mentions in 2 articles"."""
        target = self.target
        if self.redraws and target.found is not None:
            return f"“{shown(target.words)}” · “{shown(target.found.of(self.text))}” was marked"
        if self.name is None:
            what = LABEL_NAMES[target.label] if target.label is not None else "not marked as a name"
            return f"“{shown(target.words)}” · {what}"
        name = self.name
        parts = [shown(name.text), LABEL_NAMES[name.label], touched(name.mentions, name.articles)]
        return " · ".join([*parts, *([YOURS] if name.by_reader else [])])

    def sentence(self, change: Change) -> str:
        """Return what a change says: "“Repartition” is not a name, only in this article"."""
        said = correction_sentence(self._correction(change))
        return said if change.only_in is None else f"{said}, only in this article"

    def _correction(self, change: Change) -> Correction:
        words, other = self.words, change.text
        if change.place is not None:
            words, other = change.place[1].of(self.text), ""
            if change.kind is CorrectionKind.BOUNDARIES and self.target.found is not None:
                words, other = self.target.found.of(self.text), words
        elif change.kind is CorrectionKind.DIFFERENT:
            part = next((part for part in self.spellings if part.spelling == change.spelling), None)
            words, other = part.words if part is not None else change.spelling, self.words
        elif change.other_id is not None and (name := self.library.names.get(change.other_id)) is not None:
            other = name.text
        return Correction(change.kind, words=shown(words), label=change.label, other=shown(other))

    # -- doing it

    def make(self, change: Change) -> None:
        """Make a change, a step of the history; the article at hand shows it at once.

        Raises:
            NewsreadError: It cannot be made, and nothing was changed.
        """
        corrections, target = self.library.corrections, self.target
        with self.library.step(f"correction of “{shown(self.words)}”"):
            if change.place is not None and target.found is not None and self.was_missed:
                # Other words in the place of those that the reader had marked, and not besides them.
                for row in corrections.at(change.place[0], target.found):
                    corrections.take_back(row.id)
            corrections.make(change)
        self._settle()

    def take_back(self) -> None:
        """Take the earlier correction back, a step of the history.

        Raises:
            NewsreadError: It cannot be taken back, and nothing was changed.
        """
        assert self.earlier is not None
        self.library.corrections.take_back(self.earlier.id)
        self._settle()

    def _settle(self) -> None:
        if self.target.article_id is not None:
            self.library.settle(self.target.article_id, articles=1)


def touched(mentions: int, articles: int) -> str:
    """Return how much is touched: "3 mentions in 2 articles"."""
    return f"{counted(mentions, 'mention')} in {counted(articles, 'article')}"


def shown(words: str) -> str:
    """Return words on one clean line, as far as a sentence has room for them."""
    words = clean_line(words[: 2 * SHOWN])
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"


def _rejects(row: CorrectionRow, words: str) -> bool:
    """Whether a correction says that these folded words are not a name."""
    correction = row.correction
    return correction.kind is CorrectionKind.NOT_A_NAME and _folded(correction.words) == words


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
