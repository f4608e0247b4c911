"""Every passage of the library in one place, for later review."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from prose.characters import clean_line, clean_text
from prose.sentences import sentence_spans
from prose.spans import Span
from store.passage import Passage, PassageFilter, PassageRow
from tui.commands.situation import Situation
from tui.filters import passage_filter, tag_term
from tui.marking import Target
from tui.placing import describe_placement, placement_sign
from tui.screens.copying_screen import CopyingScreen
from tui.screens.list_screen import ListScreen
from tui.screens.passage_actions import PassageActions
from tui.widgets.passage_list import PassageList
from tui.widgets.search_line import SearchLine
from tui.widgets.status_line import StatusLine
from tui.wording import short_day

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.library import Library
    from tui.copying import Copy, Form

DETAIL_FITS = 100
"""Cells of a screen on which the passage's context stands beside the list, not below it."""
CONTEXT = 400
"""Code points of context at either side of a passage."""


class PassagesScreen(ListScreen[PassageRow], PassageActions, CopyingScreen):
    """All passages, the newest first, or those that a filter leaves; the one in focus with its context."""

    DEFAULT_CSS: ClassVar[str] = """
    PassagesScreen.nothing #columns { display: none; }
    PassagesScreen PassageList { width: 3fr; }
    PassagesScreen #detail {
        width: 2fr; padding: 0 2; border-left: solid $foreground 15%; scrollbar-size: 0 0;
    }
    PassagesScreen.narrow #columns { layout: vertical; }
    PassagesScreen.narrow PassageList { width: 1fr; height: 3fr; }
    PassagesScreen.narrow #detail {
        width: 1fr; height: 2fr; border-left: none; border-top: solid $foreground 15%;
    }
    """
    FILTER_HELP = "words of passages, notes and tags"
    EMPTY = (
        "You have no passages yet.\n\n"
        "Open an article, move the caret into a sentence and press {tag} to tag it, {note} to write a note "
        "on it, {highlight} to highlight it. Everything that you mark comes together here."
    )
    NOTHING_FOUND = (
        "No passage has that. {back} shows all of them again, {filter-the-passages} changes the filter."
    )

    def __init__(self) -> None:
        super().__init__()
        self._filter = PassageFilter()

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield Static(id="empty", markup=False)
        with Horizontal(id="columns"):
            yield PassageList(id="passages")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="context")
        yield SearchLine()
        yield StatusLine()

    def on_resize(self) -> None:
        """Put the context beside the list or below it."""
        self.set_class(self.size.width < DETAIL_FITS, "narrow")

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.PASSAGES

    def first_page(self) -> list[PassageRow]:
        """Fetch the newest passages that the filter leaves."""
        return self.library.passages.first_page(self._filter)

    def fetch(self, identifiers: Sequence[int]) -> list[PassageRow]:
        """Fetch passages by their identifiers."""
        return self.library.passages.rows(identifiers)

    def identify(self, row: PassageRow) -> int:
        """Return a passage's identifier."""
        return row.passage.id

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which passages the filter leaves."""
        return library.passages.ids(self._filter)

    def use_filter(self, text: str) -> str:
        """Read what was typed into the filter."""
        self._filter = passage_filter(text)
        return str(self._filter.query or "")

    def ask_for_filter(self) -> None:
        """Let the reader type a filter; the line knows his tags."""
        self.query_one(SearchLine).tags = [tag.name for tag in self.library.tags.all()]
        super().ask_for_filter()

    def show_focus(self) -> None:
        """Say where the focus is, and show the passage there in its context."""
        row = self.rows.current
        total = len(self.order or ())
        self.show_banner("Passages", ("All" if not self.filter_text else "Found", total))
        if row is None:
            self.status.set_focus_text("no passages")
            self.status.set_place("")
            return
        self.status.set_focus_text(self.place)
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // max(1, total)} %")
        with self.desk_app.reporting():
            self.query_one("#context", Static).update(self._in_context(row))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    def _in_context(self, row: PassageRow) -> Text:
        passage = row.passage
        article = self.library.articles.get(passage.article_id)
        # These words go to the terminal as they are, and a library file may come from somebody else.
        text = Text(clean_line(row.headline), "bold")
        facts = (clean_line(row.publisher), short_day(row.published, with_year=True))
        about = " · ".join(part for part in facts if part)
        text.append(f"\n{about}\n\n" if about else "\n\n", "not bold dim")
        before, after = "", ""
        if article is not None:
            words = article.document.text
            before, after = (clean_text(part) for part in _context(words, passage))
        words = clean_text(passage.anchor.exact)
        text.append(before, "not bold dim").append(words).append(after, "not bold dim")
        if about := describe_placement(passage):
            text.append(f"\n\n{placement_sign(passage)} {clean_line(about)}".rstrip(), "not bold")
        if passage.tags:
            text.append("\n\n▌ ").append(clean_line(", ".join(passage.tags)))
        if passage.note:
            text.append("\n\n").append(clean_text(passage.note), "not bold italic")
        text.append(f"\n\nmarked {short_day(passage.created, with_year=True)}", "not bold dim")
        return text

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.open_passage()

    def open_passage(self) -> None:
        """Open the article at the passage in focus."""
        if (row := self.rows.current) is not None:
            passage = row.passage
            if passage.is_orphan:
                self.desk_app.show_article(passage.article_id)
            else:
                self.desk_app.show_article(passage.article_id, passage.span.start, passage)

    def copy_of_focus(self, form: Form) -> Copy | None:
        """Return the passage in focus, with the source that its article names."""
        from tui.copying import copy_of_words

        row = self.rows.current
        article = self.library.articles.get(row.passage.article_id) if row is not None else None
        if row is None or article is None:
            return None
        return copy_of_words("the passage", row.passage.anchor.exact, article.document.facts, form)

    def ask_for_tag_filter(self) -> None:
        """Let the reader choose the one tag to show."""
        self.ask_for_tag(
            "Show only the passages of",
            [tag for tag in self.library.tags.all() if tag.passages],
            lambda name: self.apply_filter(tag_term(name)),
        )

    def target(self) -> Target | None:
        """Return the passage in focus."""
        row = self.rows.current
        if row is None:
            return None
        passage = row.passage
        return Target(passage.article_id, passage.span, passage.anchor.exact, passage)

    def passages_changed(self) -> None:
        """Show the passages as they are now."""
        self.library_changed()


def _context(text: str, passage: Passage) -> tuple[str, str]:
    """What stands around a passage; around an orphan what stood there when it had its words."""
    if passage.is_orphan:
        return passage.anchor.prefix, passage.anchor.suffix
    before, after = _around(text, passage.span)
    return before.of(text), after.of(text)


def _around(text: str, span: Span) -> tuple[Span, Span]:
    """The rest of the sentences that a passage begins and ends in, and one sentence more at either side."""
    sentences = sentence_spans(text, max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT))
    before = [sentence.start for sentence in sentences if sentence.start <= span.start][-2:]
    after = [sentence.end for sentence in sentences if sentence.end >= span.end][:2]
    return (
        Span(before[0] if before else span.start, span.start),
        Span(span.end, after[-1] if after else span.end),
    )
