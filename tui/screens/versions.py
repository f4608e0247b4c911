"""The texts that an article had, and how one became another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from textual.widgets import Static

from prose.differences import word_differences
from store.errors import GoneError
from store.versions import Version
from tui.commands.situation import Situation
from tui.comparing import DifferenceLine, changes, difference_lines, moment
from tui.screens.list_screen import ListScreen
from tui.widgets.status_line import StatusLine
from tui.widgets.version_list import LEFT, DifferenceList, VersionList
from tui.wording import counted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from prose.differences import Piece
    from store.library import Library

WIDEST = 100
"""The most cells of a line of a difference."""


class VersionsScreen(ListScreen[Version]):
    """The versions of an article, the newest first.

    Args:
        article_id: The article.
    """

    EMPTY = "The text of this article never changed.\n\nA text that changes is kept, and is found here."

    def __init__(self, article_id: int) -> None:
        super().__init__()
        self._article_id = article_id
        self._versions: list[Version] = []

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield VersionList(id="versions")
        yield StatusLine()

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.VERSIONS

    def first_page(self) -> list[Version]:
        """Fetch the versions, of which no article has many."""
        self._versions = self.library.versions.of_article(self._article_id)
        return self._versions

    def fetch(self, identifiers: Sequence[int]) -> list[Version]:
        """Return versions by their identifiers."""
        return [version for version in self._versions if version.id in identifiers]

    def identify(self, row: Version) -> int:
        """Return a version's identifier."""
        return row.id

    def all_identifiers(self, library: Library) -> Sequence[int]:
        """Find out which versions there are."""
        return [version.id for version in library.versions.of_article(self._article_id)]

    def use_filter(self, text: str) -> str:
        """There is no filter here."""
        return ""

    def show_focus(self) -> None:
        """Say which version is in focus."""
        self.show_banner("Versions", ("All", len(self._versions)))
        row = self.rows.current
        if row is None:
            self.status.set_focus_text("no versions")
            return
        first = row == self._versions[-1]
        self.status.set_focus_text(f"{self.place} · {'the first text' if first else moment(row.arrived)}")

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Compare what was clicked twice."""
        self.compare_with_before()

    def compare_with_before(self) -> None:
        """Show what changed when the version in focus came."""
        row = self.rows.current
        if row is None:
            return
        before = self._versions[self._versions.index(row) + 1 :]
        if before:
            self.app.push_screen(DifferenceScreen(before[0], row))
        else:
            self.status.say("This is the first text: there is none before it.")

    def compare_with_shown(self) -> None:
        """Show how the version in focus differs from the text that the article shows."""
        row = self.rows.current
        shown = next((version for version in self._versions if version.shown), None)
        if row is None or shown is None:
            return
        if row == shown:
            self.status.say("This is the text that the article shows.")
        else:
            self.app.push_screen(DifferenceScreen(*sorted((row, shown), key=lambda one: one.id)))


class ComparedRows(Sequence[int]):
    """The lines of a difference, by their places.

    Args:
        pieces: The difference.
        lines: Its lines.
    """

    def __init__(self, pieces: Sequence[Piece], lines: Sequence[DifferenceLine]) -> None:
        self.pieces = pieces
        """The difference."""
        self.lines = lines
        """Its lines."""

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> range: ...

    def __getitem__(self, index: int | slice) -> int | range:
        return range(len(self.lines))[index]


class DifferenceScreen(ListScreen[DifferenceLine]):
    """How one version of an article became another: the changed paragraphs, by words.

    Args:
        old: The earlier version.
        new: The later one.
    """

    EMPTY = "No word is another one: only spaces, quotation marks or dashes are."

    def __init__(self, old: Version, new: Version) -> None:
        super().__init__()
        self._old, self._new = old, new
        self._measure = WIDEST
        self._compared: ComparedRows | None = None

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield DifferenceList(id="difference")
        yield StatusLine()

    def on_resize(self) -> None:
        """Break the lines for another width."""
        self._measure = min(WIDEST, self.size.width - LEFT - 2)
        if self._compared is not None and self.order is not None:
            pieces = self._compared.pieces
            self._compared = ComparedRows(pieces, difference_lines(pieces, self._measure))
            self.order.use_identifiers(self._compared)
            self.rows.rows_changed()

    @property
    def situation(self) -> Situation:
        """The hands are in the lines."""
        return Situation.DIFFERENCE

    @property
    def is_at_once(self) -> bool:
        """To compare takes the longer the more there is."""
        return False

    def fetch(self, identifiers: Sequence[int]) -> list[DifferenceLine]:
        """Return lines by their places."""
        return [self._compared.lines[place] for place in identifiers] if self._compared is not None else []

    def identify(self, row: DifferenceLine) -> int:
        """Return a line's place: the focus stands on it, or it is looked for by what it is."""
        if self._compared is None:
            return -1
        lines, at = self._compared.lines, self.rows.cursor
        if 0 <= at < len(lines) and lines[at] is row:
            return at
        return next((place for place, line in enumerate(lines) if line is row), -1)

    def all_identifiers(self, library: Library) -> Sequence[int]:
        """Compare the texts."""
        old, new = (library.versions.text(version.id) for version in (self._old, self._new))
        if old is None or new is None:
            raise GoneError("This version is no longer in the library; go back to the article.")
        pieces = word_differences(old, new)
        return ComparedRows(pieces, difference_lines(pieces, self._measure) if changes(pieces) else ())

    def on_list_screen_identified(self, message: ListScreen.Identified) -> None:
        """Take the difference, before the list takes its lines, and begin at the first change."""
        if isinstance(message.identifiers, ComparedRows):
            is_first = self._compared is None
            self._compared = message.identifiers
            if is_first:
                self.call_next(self._go_to_first)

    def _go_to_first(self) -> None:
        if self._compared is not None and self._compared.lines and not self._compared.lines[0].begins:
            self.go_to_change(1)

    def use_filter(self, text: str) -> str:
        """There is no filter here."""
        return ""

    def library_changed(self) -> None:
        """Versions stay as they are."""

    def show_focus(self) -> None:
        """Say which texts are compared, and at which change the focus is."""
        times = f"{moment(self._old.arrived)} → {moment(self._new.arrived)}"
        if self._compared is None:
            self.show_banner(times)
            self.status.set_focus_text("comparing …")
            return
        number = changes(self._compared.pieces)
        self.show_banner(times, ("Changes", number))
        begun = sum(line.begins for line in self._compared.lines[: self.rows.cursor + 1])
        self.status.set_focus_text(f"{counted(number, 'change')} · − went out, + came in")
        lines = max(1, len(self._compared.lines))
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // lines} %" if begun or number else "")

    # -- commands

    def go_to_change(self, count: int) -> None:
        """Go to the line at which a change begins, so many changed lines further on, back if negative."""
        lines = self._compared.lines if self._compared is not None else ()
        at = self.rows.cursor
        places = [place for place, line in enumerate(lines) if line.begins]
        found = (
            [place for place in places if place > at] if count > 0 else [p for p in places if p < at][::-1]
        )
        if found:
            self.rows.go_to(found[min(abs(count), len(found)) - 1])
        else:
            self.status.say("No change further on." if count > 0 else "No change before this one.")
