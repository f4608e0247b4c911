"""Every passage of the library in one place, for later review."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from store.exchange.selection import Selection
from store.passages.groups import Grouping
from store.passages.passage import PassageFilter, PassageRow
from tui.commands.situation import Situation
from tui.filters import passage_filter, tag_term
from tui.grouped import GroupedIds, everything, head_id, next_head, places_of_heads, within
from tui.marking import Target
from tui.passage_bars import bar_of
from tui.passage_details import group_details, passage_details
from tui.reviewing import coming_up
from tui.rows import PAGE
from tui.screens.copying_screen import CopyingScreen
from tui.screens.exporting_screen import ExportingScreen
from tui.screens.flagging import FlaggingScreen
from tui.screens.several_actions import Several, SeveralActions
from tui.widgets.passage_list import GroupHead, PassageList
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult

    from store.library import Library
    from store.passages.groups import PassageGroup
    from tui.copying import Copy, Form
    from tui.exporting import Choice
    from tui.screens.list_screen import ListScreen

DETAIL_FITS = 100
"""Cells of a screen on which the passage's context stands beside the list, not below it."""


class PassagesScreen(
    FlaggingScreen["PassageRow | GroupHead"], SeveralActions, CopyingScreen, ExportingScreen
):
    """All passages, or those that a filter leaves; the one in focus with its context.

    The newest comes first; or they are put together by tag, article, name or day, in groups that fold.
    """

    DEFAULT_CSS: ClassVar[str] = """
    PassagesScreen.nothing #columns { display: none; }
    PassagesScreen PassageList { width: 3fr; }
    PassagesScreen #detail {
        width: 2fr; padding: 0 2; border-left: solid $foreground 15%; scrollbar-size: 0 0;
    }
    PassagesScreen.narrow #columns { layout: vertical; }
    PassagesScreen.narrow PassageList { width: 1fr; height: 3fr; }
    PassagesScreen.narrow.low #detail { display: none; }
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
    SEARCHES = True

    def __init__(self) -> None:
        super().__init__()
        self._filter = PassageFilter()
        self._groups: Sequence[PassageGroup] = ()
        self._folded: set[str] = set()
        self._heads: dict[int, PassageGroup] = {}
        self._are_few = False
        self._number_in_groups: int | None = None

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        with Horizontal(id="columns"):
            yield PassageList(id="passages")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="context")
        yield StatusLine()

    def on_resize(self) -> None:
        """Put the context beside the list or below it."""
        self.set_class(self.size.width < DETAIL_FITS, "narrow")

    def on_mount(self) -> None:
        """Know the colours of tags; `ListScreen.on_mount` draws the first page."""
        self._know_colours()

    def library_changed(self) -> None:
        """Show the passages and their tags as they are now."""
        self._know_colours()
        super().library_changed()

    def _know_colours(self) -> None:
        with self.desk_app.unasked():
            self.query_one(PassageList).colours = self.library.tags.colours()

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.PASSAGES

    @property
    def grouping(self) -> Grouping:
        """What the passages are put together by; the same as the last time."""
        kept = self.desk_app.remembered.setup.passages_by
        return Grouping(kept) if kept in [*Grouping] else Grouping.NONE

    @property
    def is_at_once(self) -> bool:
        """Whether the first page takes no longer the more there is: groups are known when all is counted."""
        return self.grouping is Grouping.NONE or self.order is None or self._are_few

    def first_page(self) -> list[PassageRow | GroupHead]:
        """Fetch the newest passages that the filter leaves, in their groups where there are any."""
        passages = self.library.passages.first_page(self._filter, PAGE)
        self._are_few = len(passages) < PAGE
        if self.grouping is Grouping.NONE:
            return [*passages]
        rows = {row.passage.id: row for row in passages}
        found = self.library.passage_groups.of(self._filter, self.grouping, among=rows)
        self._know(found, len(rows) if self._are_few else None)
        return [rows.get(one) or self._head(one) for one in GroupedIds(found, self._folded)]

    def fetch(self, identifiers: Sequence[int]) -> list[PassageRow | GroupHead]:
        """Fetch passages by their identifiers, and the heads of groups."""
        passages = self.library.passages.rows(one for one in identifiers if one >= 0)
        return [*passages, *(self._head(one) for one in identifiers if one in self._heads)]

    def identify(self, row: PassageRow | GroupHead) -> int:
        """Return a passage's identifier, or what the head of a group is called by."""
        return row.passage.id if isinstance(row, PassageRow) else head_id(row.group.key)

    def all_identifiers(self, library: Library) -> Sequence[int]:
        """Find out which passages the filter leaves, and which groups they make."""
        if self.grouping is Grouping.NONE:
            return library.passages.ids(self._filter)
        groups = library.passage_groups.of(self._filter, self.grouping)
        return GroupedIds(groups, {*self._folded}, number=len(everything(groups)))

    def on_list_screen_identified(self, message: ListScreen.Identified) -> None:
        """Take the groups, before the list takes its rows, and stay with the row in focus."""
        if isinstance(message.identifiers, GroupedIds):
            self._know(message.identifiers.groups, message.identifiers.number)
            current = self.rows.current
            if current is not None and self.rows.cursor and message.rows is self.order:
                with suppress(ValueError):
                    place = message.identifiers.index(self.identify(current))
                    self.call_next(self.rows.go_to, place)

    def _know(self, groups: Sequence[PassageGroup], number: int | None) -> None:
        self._groups, self._number_in_groups = groups, number
        self._heads = {head_id(group.key): group for group in groups}

    def _head(self, identifier: int) -> GroupHead:
        group = self._heads[identifier]
        return GroupHead(group, self.grouping, group.key in self._folded, self._number_in_groups is not None)

    def use_filter(self, text: str) -> str:
        """Read what was typed into the filter."""
        self._filter = passage_filter(text)
        return str(self._filter.query or "")

    def show_focus(self) -> None:
        """Say where the focus is, and show the passage there in its context."""
        row = self.rows.current
        total = len(self.order or ())
        by = self.grouping
        together = f" by {by.value}" if by is not Grouping.NONE else ""
        self.show_banner(f"Passages{together}", *self._numbers())
        if row is None:
            self.status.set_focus_text("no passages")
            self.status.set_place("")
            return
        self.status.set_focus_text(self._place_in_group if isinstance(row, PassageRow) else row.title)
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // max(1, total)} %")
        with self.desk_app.reporting():
            shown = self._in_context(row) if isinstance(row, PassageRow) else group_details(row)
            self.query_one("#context", Static).update(shown)
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    @property
    def _number(self) -> int | None:
        """How many passages the filter leaves, as far as it is known."""
        if not self._heads or self.grouping is Grouping.NONE:
            return len(self.order or ())
        return self._number_in_groups

    def _numbers(self) -> list[tuple[str, int]]:
        """Return how many passages are listed, how many groups, and how many flags there are."""
        word = "Found" if self.filter_text else "All"
        numbers = [] if self._number is None else [(word, self._number)]
        if self._heads and self.grouping is not Grouping.NONE:
            numbers.append(("Groups", len(self._groups)))
        return [*numbers, *([("Flagged", len(self.flagged))] if self.flagged else [])]

    def _in_context(self, row: PassageRow) -> Text:
        article = self.library.articles.get(row.passage.article_id)
        bar = bar_of(row.passage, self.query_one(PassageList).colours)
        text = article.document.text if article is not None else None
        return passage_details(row, text, bar, coming_up(self.library, row.passage))

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.open_passage()

    def on_row_list_turned(self) -> None:
        """Fold the group that was clicked on its sign, or open it."""
        self.fold()

    @property
    def passage(self) -> PassageRow | None:
        """The passage in focus; None on the head of a group, and where there is none."""
        row = self.rows.current
        return row if isinstance(row, PassageRow) else None

    @property
    def article_in_focus(self) -> int | None:
        """The article of the passage in focus."""
        return self.passage.passage.article_id if self.passage is not None else None

    def open_passage(self) -> None:
        """Open the article at the passage in focus; fold a group, or open it."""
        row = self.rows.current
        if isinstance(row, GroupHead):
            self.fold()
        elif row is not None:
            passage = row.passage
            if passage.is_orphan:
                self.desk_app.ways.to_article(passage.article_id)
            else:
                self.desk_app.ways.to_article(passage.article_id, passage.span.start, passage)

    def go_to_statistics(self) -> None:
        """Count the passages that the filter leaves."""
        self.desk_app.ways.to_statistics(self.filter_text)

    # -- groups

    def group_by(self, step: int) -> None:
        """Put the passages together by the next thing, and after the last one by nothing."""
        every = [*Grouping]
        by = every[(every.index(self.grouping) + step) % len(every)]
        self.desk_app.remembered.change(lambda setup: setup._replace(passages_by=by.value))
        current = self.passage
        if by is Grouping.NONE:
            self._groups, self._heads = (), {}
        if current is not None:
            self.start_at(current.passage.id)
        self._load()
        self.status.say("One by one, the newest first" if by is Grouping.NONE else f"Grouped by {by.value}")

    def go_to_group(self, count: int) -> None:
        """Go to the head of a group so many further on, back if negative."""
        ids = self.order.identifiers if self.order is not None else ()
        place = next_head(places_of_heads(ids), self.rows.cursor, count)
        if place is not None:
            self.rows.go_to(place)
        elif self.grouping is Grouping.NONE:
            self.status.say("There are no groups", self.told("{group-by-the-next-thing} makes some"))
        else:
            self.status.say("No group further on." if count > 0 else "No group before this one.")

    @property
    def _place_in_group(self) -> str:
        """Which passage is in focus, of how many in its group or of all: "3 of 12 · claims"."""
        head = self._head_above
        if head is None or self.order is None:
            return self.place
        shown = self._head(self.order.identifiers[head])
        return f"{self.rows.cursor - head:,} of {len(shown.group.members):,} · {shown.title}"

    def fold(self) -> None:
        """Fold the group of the row in focus, or open it."""
        group = self._group_in_focus()
        if group is None:
            self.go_to_group(1)
        else:
            self._fold({group.key} ^ self._folded, group)

    def fold_all(self, folded: bool) -> None:
        """Fold every group, or open all."""
        group = self._group_in_focus()
        if group is None:
            self.go_to_group(1)
        else:
            self._fold({one.key for one in self._groups} if folded else set(), group)

    def _group_in_focus(self) -> PassageGroup | None:
        """Return the group that the focus is in, by the nearest head above it."""
        head = self._head_above
        return None if head is None or self.order is None else self._heads.get(self.order.identifiers[head])

    @property
    def _head_above(self) -> int | None:
        """The place of the head of the group that the focus is in."""
        heads = places_of_heads(self.order.identifiers if self.order is not None else ())
        above = bisect_right(heads, self.rows.cursor) - 1
        return heads[above] if above >= 0 else None

    def _fold(self, folded: set[str], group: PassageGroup) -> None:
        """List the groups anew, the focus on the head of one, or of the one that it is in."""
        assert self.order is not None
        self._folded = folded
        ids = GroupedIds(self._groups, folded)
        self.order.use_identifiers(ids)
        listed = [one for one in self._groups[: self._groups.index(group) + 1] if head_id(one.key) in ids]
        self.rows.show(self.order, ids.index(head_id(listed[-1].key)), keep_view=True)
        self.show_focus()

    # -- several

    def several(self) -> Several | None:
        """Return what is flagged, else what is in the group whose head is in focus."""
        if self.flagged:
            return Several([*self.flagged], flagged=True)
        row = self.rows.current
        return (
            Several(within(self._groups, row.group.key), flagged=False)
            if isinstance(row, GroupHead)
            else None
        )

    def export_choices(self) -> list[Choice]:
        """Offer what is flagged, what the filter leaves, and everything."""
        from tui.exporting import choices

        return choices(self.flagged, Selection(self._filter.query), self._number)

    def several_done(self) -> None:
        """Take the flags away, and show the passages as they are now."""
        self.flag_none()
        self.passages_changed()

    def can_be_flagged(self, identifier: int) -> bool:
        """The head of a group is no passage."""
        return identifier >= 0

    def flag_all(self) -> None:
        """Flag every passage that the filter leaves, those in folded groups too; none, if there are flags."""
        super().flag_all()
        if self.flagged and self._heads:
            self.flagged = dict.fromkeys(everything(self._groups))
        self.show_focus()

    def flag(self, count: int) -> None:
        """Flag passages; at the head of a group all that are in it."""
        row = self.rows.current
        if isinstance(row, GroupHead):
            members = within(self._groups, row.group.key)
            if all(one in self.flagged for one in members):
                self.flagged = {one: None for one in self.flagged if one not in members}
            else:
                self.flagged.update(dict.fromkeys(members))
            self.rows.rows_flagged()
            self.go_to_group(1)
        else:
            super().flag(count)
        self.show_focus()

    def copy_of_focus(self, form: Form) -> Copy | None:
        """Return the passage in focus, with the source that its article names."""
        from tui.copying import copy_of_words

        row = self.passage
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
        row = self.passage
        if row is None:
            self.status.say("There is no passage in focus.")
            return None
        passage = row.passage
        return Target(passage.article_id, passage.span, passage.anchor.exact, passage)

    def passages_changed(self) -> None:
        """Show the passages as they are now."""
        self.library_changed()
