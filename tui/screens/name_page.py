"""The page of one name: its mentions in their context, what it said, how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.message import Message
from textual.widgets import Static

from prose.names import name_key
from store.names.names import MentionRow, NameRow, Spelling
from store.quotes.repeated import RepeatedQuote
from tui.cells import display
from tui.commands.situation import Situation
from tui.labels import LABEL_NAMES
from tui.name_views import QuoteView, name_views
from tui.screens.correction_dialogs import CorrectionTarget, open_correction, open_quote_correction
from tui.screens.list_screen import ListScreen
from tui.screens.pinning import PinningScreen
from tui.widgets.mention_list import MentionList
from tui.widgets.name_list import CORRECTED
from tui.widgets.quote_list import QuoteList
from tui.widgets.row_list import RowList
from tui.widgets.spelling_list import SpellingList
from tui.widgets.status_line import StatusLine
from tui.wording import SEVERAL, counted, short_day

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.library import Library
    from store.quotes.quotes import QuoteRow
    from tui.name_views import NameView

OTHER_NAME = (
    "{correct-this-mention-quote-or-spelling} says that this is another name; "
    "{spellings-quotes-mentions} goes back."
)
OTHERS_SHOWN = 5
"""Other spellings that are named above the lists: the rest is a Tab away."""


class NamePage(ListScreen[Any], PinningScreen):
    """One name.

    Args:
        name: The name.
    """

    DEFAULT_CSS: ClassVar[str] = """
    NamePage #banner { height: 4; }
    NamePage RowList { display: none; }
    NamePage.mentions MentionList, NamePage.quotes QuoteList, NamePage.spellings SpellingList {
        display: block;
    }
    NamePage.nothing RowList { display: none; }
    """

    @dataclass
    class Counted(Message):
        """A worker has counted what there is of a name."""

        name_id: int
        """The name."""
        quotes: int
        """How many quotes."""
        spellings: tuple[str, ...]
        """The words of its spellings, the most frequent first."""

    def __init__(self, name: NameRow) -> None:
        super().__init__()
        self._about = name
        self._views = name_views()
        self._shown_view = 0
        self._quotes: int | None = None
        self._spellings: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield MentionList(id="mentions")
        yield QuoteList(id="quotes")
        yield SpellingList(id="spellings")
        yield StatusLine()

    def on_mount(self) -> None:
        """Count the quotes and spellings; `ListScreen.on_mount` draws the mentions."""
        self.add_class("mentions")
        self._know_colours()
        self.run_query(self._count, "count")

    # -- what the desk and the list ask

    @property
    def name_meant(self) -> tuple[int, str] | None:
        """The name that the page is of."""
        return self._about.id, self._about.text

    @property
    def situation(self) -> Situation:
        """The hands are in one of the lists."""
        return Situation.NAME_PAGE

    @property
    def about(self) -> NameRow:
        """The name as it is now."""
        return self._about

    @property
    def rows(self) -> RowList[Any]:
        """The list that is shown."""
        return self.query_one(f"#{self._view.title.lower()}", RowList)

    @property
    def _view(self) -> NameView[Any]:
        return self._views[self._shown_view]

    def library_changed(self) -> None:
        """Show the name as it is now: what it was merged into, if it was; nothing if it is none any more."""
        found = self.library.names.get(self._about.id)
        if found is None:
            self.desk_app.notify(f"“{display(self._about.text)}” is no longer a name.", markup=False)
            self.close()
            return
        self._about = found
        self._know_colours()
        super().library_changed()
        self.run_query(self._count, "count")

    def _know_colours(self) -> None:
        self.query_one(QuoteList).colours = self.library.tags.colours()

    def first_page(self) -> list[Any]:
        """Fetch the first rows of the list that is shown."""
        return self._view.first_page(self.library, self._about.id)

    def fetch(self, identifiers: Sequence[int]) -> list[Any]:
        """Fetch rows by their identifiers."""
        return self._view.rows(self.library, self._about.id, identifiers)

    def identify(self, row: Any) -> int:
        """Return a row's identifier."""
        return self._view.identify(row)

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which rows there are."""
        return self._view.ids(library, self._about.id)

    def use_filter(self, text: str) -> str:
        """There is no filter here."""
        return ""

    # -- what is shown around the list

    def _count(self, library: Library) -> None:
        name_id = self._about.id
        spellings = tuple(spelling.words for spelling in library.names.spellings(name_id))
        quotes = len(QuoteView().ids(library, name_id))
        self.post_message(self.Counted(name_id, quotes, spellings))

    def on_name_page_counted(self, message: Counted) -> None:
        """Show the numbers."""
        if message.name_id == self._about.id:
            self._quotes, self._spellings = message.quotes, message.spellings
            self._show_banner()

    def _show_banner(self) -> None:
        name = self._about
        banner = Text(display(name.text), "bold")
        banner.append(f"   {LABEL_NAMES[name.label]}", "not bold dim")
        if name.by_reader:
            banner.append(f"   {CORRECTED} corrected by you", "not bold dim")
        banner.append("\n").append(self._facts(), "not bold dim").append("\n")
        numbers = (name.mentions, self._quotes, len(self._spellings) or None)
        for place, (view, number) in enumerate(zip(self._views, numbers, strict=True)):
            shown = place == self._shown_view
            title = view.title if number is None else f"{view.title} {number:,}"
            banner.append(title, "bold underline" if shown else "not bold dim").append("   ")
        self.query_one("#banner", Static).update(banner)

    def _facts(self) -> str:
        name = self._about
        others = [display(words) for words in self._spellings if words != name.text]
        more = f" and {len(others) - OTHERS_SHOWN} more" if len(others) > OTHERS_SHOWN else ""
        facts = (
            f"{counted(name.mentions, 'mention')} in {counted(name.articles, 'article')}",
            f"last seen {short_day(name.last_seen, with_year=True)}" if name.last_seen else "",
            SEVERAL if name.several else "",
            f"also {', '.join(others[:OTHERS_SHOWN])}{more}" if others else "",
        )
        return " · ".join(fact for fact in facts if fact)

    def show_focus(self) -> None:
        """Say what the page is about, and where the row in focus is from."""
        self._show_banner()
        row = self.rows.current
        if row is None or not self.order:
            self.nothing.update(self.told(self._view.nothing))
            self.status.set_focus_text("")
            self.status.set_place("")
            return
        self.status.set_focus_text(self._describe(row))
        self.status.set_place(self.progress)

    def _describe(self, row: MentionRow | RepeatedQuote | Spelling) -> str:
        if not isinstance(row, MentionRow):
            return self.place
        corrected = f"{CORRECTED} as you said" if row.by_reader else ""
        # The line of its article says where it is from, unless that is out of view.
        article = "" if self._heading_in_view() else row.headline
        label = LABEL_NAMES[row.label] if row.label is not None else ""
        return " · ".join(part for part in (row.words, label, corrected, article) if part)

    def _heading_in_view(self) -> bool:
        """Whether the line of the article in focus is in view."""
        top = self.rows.top // self.rows.ROW_HEIGHT
        return any(not self._selectable(place) for place in range(self.rows.cursor, top - 1, -1))

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.open_place()

    def open_place(self) -> None:
        """Open the article where the row in focus stands."""
        row = self.rows.current
        if row is None:
            return
        if (place := self._view.place(row)) is not None:
            self.desk_app.ways.to_article(*place)
        else:
            self.status.say(self.told(OTHER_NAME))

    def show_view(self, step: int) -> None:
        """Show another list: mentions, quotes, spellings, and again from the first."""
        self.remove_class(self._view.title.lower())
        self._shown_view = (self._shown_view + step) % len(self._views)
        self.add_class(self._view.title.lower())
        # The list that comes forward has kept its place.
        super().library_changed()
        self.rows.focus()

    def go_to_article(self, count: int) -> None:
        """Move the focus to the first row of an article so many articles further on, back if negative."""
        for _ in range(abs(count)):
            place = self._next_article() if count > 0 else self._article_before()
            if place is None:
                self.status.say("That was the last article." if count > 0 else "That was the first article.")
                return
            self.rows.go_to(place)

    def _article_at(self, place: int) -> int | None:
        row = self.order.row(place) if self.order is not None else None
        return None if row is None or isinstance(row, Spelling) else row.article_id

    def _next_article(self) -> int | None:
        """Where the article after the one in focus begins."""
        place = self.rows.cursor
        here = self._article_at(place)
        while here is not None and self._article_at(place) == here:
            place += 1
        return None if self._article_at(place) is None else place

    def _article_before(self) -> int | None:
        """Where the article in focus begins, or from its first row on the one before."""
        start = self._start_of_article(self.rows.cursor)
        if start is None:
            return None
        first = start if self._selectable(start) else start + 1
        return start if first < self.rows.cursor else self._start_of_article(start - 1)

    def _start_of_article(self, place: int) -> int | None:
        if (here := self._article_at(place)) is None:
            return None
        while self._article_at(place - 1) == here:
            place -= 1
        return place

    def _selectable(self, place: int) -> bool:
        return self.order is not None and self.rows.selectable(self.order.row(place))

    def correct(self) -> None:
        """Ask what is wrong with the quote, the mention or the spelling in focus, else with the name."""
        row = self.rows.current
        if isinstance(row, RepeatedQuote):
            self._correct_quote(row.row)
        else:
            open_correction(self, self._in_question())

    def _correct_quote(self, row: QuoteRow) -> None:
        opened = self.desk_app.load(row.article_id)
        statements = () if opened is None else opened.statements
        said = next((said for said in statements if said.content == row.content), None)
        if opened is None or said is None:
            self.status.say("That quote is no longer in its article.")
        else:
            open_quote_correction(self, opened, said)

    def _in_question(self) -> CorrectionTarget:
        row = self.rows.current
        if isinstance(row, MentionRow) and row.span is not None and row.label is not None:
            # As if the caret stood on it in its article.
            return CorrectionTarget(
                self._about.id,
                row.article_id,
                row.span,
                name_key(row.words, row.label).spelling,
                row.words,
                row.label,
                row.span,
                row.by_reader,
            )
        spelling = row.spelling if isinstance(row, Spelling) else None
        return CorrectionTarget(self._about.id, spelling=spelling, words=self._about.text)
