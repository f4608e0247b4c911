"""Which name is meant: two dialogs of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from store.corrections.changes import Change
from store.names.names import NameFilter
from tui.correcting import shown
from tui.labels import LABEL_NAMES
from tui.likely_names import likely_names, may_be_one
from tui.screens.name_change import NameChangeDialog
from tui.screens.picking import LISTED, Offer, PickingDialog
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.names.names import NameRow, Spelling

OTHERS_OFFERED = 5
"""Names of the library that are offered as who somebody is in an article."""


class NamePicker(PickingDialog[Change], NameChangeDialog):
    """A name to be chosen."""

    def change(self) -> Change | None:
        """Return what the line in focus means."""
        return self.choice()

    def scope_changed(self) -> None:
        """Show what there is to choose in the other scope."""
        self.offer_again()


class SamePicker(NamePicker):
    """Lets the reader choose the name that this one is the same as, or type a new one for one article."""

    TITLE: ClassVar[str] = "Same as which name?"

    _rows: Sequence[NameRow] = ()
    """The names that are listed."""

    def on_mount(self) -> None:
        """Begin with this article only where one word may stand for other people in other articles."""
        correcting = self.correcting
        if correcting.in_article and correcting.name is not None and correcting.name.several:
            correcting.only_here = True
            self.scope_changed()
            self.show_preview()

    def placeholder(self) -> str:
        """Say that a new name may be typed where it may."""
        return "Type to narrow, or a new name" if self.correcting.only_here else "Type to narrow"

    def offers(self, typed: str) -> Iterator[Offer[Change]]:
        """Offer names of the library; those that share a word first."""
        correcting = self.correcting
        assert correcting.name is not None
        article_id = correcting.target.article_id
        self._rows = likely_names(correcting.library, correcting.name, typed, LISTED, article_id)
        for row in self._rows:
            line = self.in_columns(row.text, LABEL_NAMES[row.label], _seen(row))
            yield Offer(line, self.correcting.same_as(row.id))
        if self.correcting.only_here and typed and all(row.text != typed for row in self._rows):
            line = Text.assemble("New name ", (typed, "bold"), ", in this article")
            yield Offer(line, self.correcting.someone_else(typed))

    def first(self) -> int | None:
        """Begin with the likeliest name, if it is likely at all."""
        name = self.correcting.name
        return 0 if name is not None and self._rows and may_be_one(name, self._rows[0]) else None

    def hint(self) -> str:
        """Ask for a name, or say that none fits."""
        if self._offers:
            return "Type to find the name that is the same, or choose it with ↑ and ↓."
        if self.correcting.in_article and not self.correcting.only_here:
            return "No name of the library has that. In this article only (Tab), it may be a new name."
        return "No name of the library has that."


class DifferentPicker(NamePicker):
    """Lets the reader say which spelling is of another name, or who it is in this article."""

    TITLE: ClassVar[str] = "What is not this name?"

    def placeholder(self) -> str:
        """Say what may be typed."""
        return "Type who it is in this article" if self.correcting.in_article else "Type to narrow"

    def offers(self, typed: str) -> Iterator[Offer[Change]]:
        """Offer the other spellings; in an article, also what was typed as a name of its own."""
        folded = typed.casefold()
        for part in self._parts():
            if folded in part.words.casefold():
                yield Offer(
                    self.in_columns(part.words, "", _seen(part)), self.correcting.parted(part.spelling)
                )
        if typed and self.correcting.in_article:
            yield from self._others(typed)

    def _others(self, typed: str) -> Iterator[Offer[Change]]:
        """Offer what was typed as another name, or the names of the library that it may be short for."""
        correcting = self.correcting
        known = correcting.library.names.first_page(NameFilter(typed), OTHERS_OFFERED)
        others = [row for row in known if row.id != correcting.name_id]
        if not any(row.text.casefold() == typed.casefold() for row in others):
            line = Text.assemble("Here it is ", (typed, "bold"), ", a name of its own")
            yield Offer(line, correcting.someone_else(typed))
        for row in others:
            about = f"  {LABEL_NAMES[row.label]}, {_seen(row)}"
            line = Text.assemble("Here it is ", (shown(row.text), "bold"), (about, "dim"), no_wrap=True)
            yield Offer(line, correcting.same_here(row.id))

    def _parts(self) -> list[Spelling]:
        return [part for part in self.correcting.spellings if not part.main]

    def first(self) -> int:
        """Begin with the spelling that the caret stood on."""
        spellings = [part.spelling for part in self._parts()]
        wanted = self.correcting.target.spelling
        return spellings.index(wanted) if wanted in spellings else 0

    def hint(self) -> str:
        """Say that there is nothing to part, and what may be typed."""
        name = shown(self.correcting.words)
        if self.correcting.in_article:
            return f"“{name}” has one spelling only. If it is another one of that name here, type who."
        return f"“{name}” has one spelling only. In an article you can say that it is another one there."


def _seen(mentioned: NameRow | Spelling) -> str:
    return f"{mentioned.mentions:,} in {counted(mentioned.articles, 'article')}"
