"""The sidebar beside the list of articles: going to a view, and keeping searches as views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from store.articles import ArticleRow
from tui.screens.article_rows import ArticleRowsScreen
from tui.screens.counted_list import CountedListScreen
from tui.screens.folding_actions import FoldingActions
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from store.library import Library
    from tui.folding import Branch
    from tui.views import Group, Kind, View
    from tui.widgets.row_list import RowList
    from tui.widgets.sidebar import Sidebar

STAYS_FROM = 110
"""Cells of a screen from which on the sidebar stays beside the list when a view was chosen."""
BESIDE_FROM = 60
"""Cells from which on there is room for both."""


class SidebarActions(CountedListScreen[ArticleRow], ArticleRowsScreen, FoldingActions):
    """What the reader does with views. The sidebar is made when it is shown, and a worker counts for it."""

    TREE = "feeds"

    class Grouped(Message):
        """A worker has found out which views there are."""

        def __init__(self, groups: Sequence[Group]) -> None:
            super().__init__()
            self.groups = groups
            """The views with their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._sidebar: Sidebar | None = None
        self._groups: Sequence[Group] = ()
        self._entering = False

    @property
    def in_sidebar(self) -> bool:
        """Whether the hands are in the sidebar."""
        return self._sidebar is not None and self.focused is self._sidebar

    @property
    def list_in_hand(self) -> RowList[object]:
        """The sidebar while the hands are in it, else the list."""
        return self._sidebar if self.in_sidebar and self._sidebar is not None else self.rows  # type: ignore[return-value]  # a list of anything is a list

    def on_mount(self) -> None:
        """Show the sidebar where it stood the last time, as soon as the list is drawn."""
        if self.desk_app.remembered.setup.sidebar and self.app.size.width >= STAYS_FROM:
            self.show_sidebar()

    def on_resize(self) -> None:
        """Show the one in which the hands are where there is no room for both."""
        self._cover_list()

    # -- showing it

    def show_sidebar(self) -> Sidebar:
        """Show the sidebar, and count what is in it."""
        if self._sidebar is None:
            from tui.widgets.sidebar import Sidebar

            self._sidebar = Sidebar()
            self.query_one("#shelf").mount(self._sidebar, before=0)
        self._sidebar.display = True
        self._cover_list()
        self._sidebar.shown = self._shown_query
        self._sidebar.list_groups(self._groups, self.folded)
        self._ask_for_groups()
        return self._sidebar

    def turn_sidebar(self) -> None:
        """Show the sidebar and go into it, or hide it."""
        if self._sidebar is not None and self._sidebar.display:
            self.hide_sidebar()
        else:
            self._remember(True)
            self.enter_sidebar()

    def enter_sidebar(self) -> None:
        """Go into the sidebar, which is shown for that."""
        self._entering = True
        self.show_sidebar().focus()

    def hide_sidebar(self) -> None:
        """Hide the sidebar, and go back to the list."""
        if self._sidebar is not None:
            self._remember(False)
            self._sidebar.display = False
            self._cover_list()
        self.leave_sidebar()

    def leave_sidebar(self) -> None:
        """Go back to the list; on a narrow screen that takes all the room again."""
        if self._sidebar is not None and self.size.width < STAYS_FROM:
            self._sidebar.display = False
            self._cover_list()
        self.rows.focus()

    def watch_focused(self, before: Widget | None, now: Widget | None) -> None:
        """Show where the hands are now, by key or by mouse: in the sidebar, or in the list."""
        super().watch_focused(before, now)
        if now is not None and now is self._sidebar:
            if self.has_class("nothing") and not self._entering:
                # Textual gives the sidebar the focus of a list that is empty and hidden.
                self.set_focus(None)
                return
            self._entering = False
        if self._sidebar is not None and self._sidebar in (before, now):
            self.set_class(self.in_sidebar, "aside")
            self.show_focus()
            self.show_hints()

    def name_view(self) -> None:
        """Name the view in focus."""
        view = self._sidebar.view if self._sidebar is not None else None
        self.status.set_focus_text(f"{view.title} · {view.counted}" if view is not None else "")
        self.status.set_place("")

    def follow_focus(self) -> None:
        """Name the view in focus, or the article."""
        if self.in_sidebar:
            self.name_view()
        else:
            super().follow_focus()

    def _cover_list(self) -> None:
        one_of_both = self._sidebar is not None and self._sidebar.display and self.size.width < BESIDE_FROM
        in_hand = self.in_sidebar or self._entering
        self.set_class(one_of_both and in_hand, "covered")
        self.set_class(one_of_both and not in_hand, "alone")

    def _remember(self, shown: bool) -> None:
        if self.size.width >= STAYS_FROM:
            self.desk_app.remembered.change(lambda setup: setup._replace(sidebar=shown))

    def go_back(self) -> None:
        """Leave the sidebar, else do what Esc does in the list."""
        if self.in_sidebar:
            self.leave_sidebar()
        else:
            super().go_back()

    # -- what is in it

    def count_again(self) -> None:
        """Let workers count, for the banner and for the sidebar."""
        super().count_again()
        if self._sidebar is not None and self._sidebar.display:
            self._ask_for_groups()

    def _ask_for_groups(self) -> None:
        self.run_query(self._group, "views")

    def _group(self, library: Library) -> None:
        from tui.views import groups

        self.post_message(self.Grouped(groups(library)))

    def on_sidebar_actions_grouped(self, message: Grouped) -> None:
        """List the views."""
        self._groups = message.groups
        if self._sidebar is not None:
            self._sidebar.list_groups(message.groups, self.folded)
            self.follow_focus()

    @property
    def _shown_query(self) -> str:
        return str(self.article_filter.query or "")

    def show_numbers(self) -> None:
        """Let the view that the list shows stand out."""
        if self._sidebar is not None:
            self._sidebar.show_as_shown(self._shown_query)

    # -- folders of feeds

    @property
    def branches(self) -> list[Branch]:
        """The feeds and their folders."""
        views = (view for group in self._groups for view in group.views)
        return [view.branch for view in views if view.branch is not None]

    @property
    def branch(self) -> Branch | None:
        """The feed or the folder in focus; None where another view is."""
        view = self._sidebar.view if self._sidebar is not None else None
        return view.branch if view is not None else None

    @property
    def holds(self) -> bool:
        """Whether that is a folder."""
        from tui.views import Kind

        return self.kind_of_view is Kind.FOLDER

    def open_leaf(self) -> None:
        """Show the view in focus."""
        self.open_view()

    def go_to_branch(self, key: str) -> None:
        """Move the focus to another feed or folder that is listed."""
        if self._sidebar is not None:
            self._sidebar.go_to_branch(key)

    def list_tree(self, focus: str) -> None:
        """List the views with what is folded now, the focus on a feed or a folder."""
        if self._sidebar is not None:
            self._sidebar.list_groups(self._groups, self.folded, focus)
            self.follow_focus()

    # -- going to a view

    def on_sidebar_view_chosen(self) -> None:
        """Go to the view that was clicked."""
        self.open_view()

    def open_view(self) -> None:
        """Show what the view in focus is of, and go to the list."""
        view = self._sidebar.view if self._sidebar is not None else None
        if view is not None:
            self.leave_sidebar()
            self.look_at(view)

    def look_at(self, view: View) -> None:
        """Show the articles of a view, in the order that goes with it.

        Raises:
            SearchError: Its search makes no sense any more.
        """
        if view.order is not None:
            self.use_order(view.order)
        # The space says that the last word is whole.
        self.apply_filter(f"{view.query} " if view.query else "")
        self.show_numbers()

    def views_by_key(self) -> dict[str, View]:
        """Return the views by the keys that lead to them."""
        from tui.views import groups, keyed

        if not self._groups:
            self._groups = groups(self.library)
        return keyed(self._groups)

    def go_to_view(self, key: str) -> None:
        """Go to the view of a key."""
        view = self.views_by_key().get(key)
        if view is None:
            self.status.say(f"No view has the key {key}")
        else:
            self.look_at(view)

    # -- saved searches and pinned names

    def save_search(self) -> None:
        """Keep what the list shows under a name."""
        from tui.screens.view_dialog import ViewDialog

        query, order = self._shown_query, self.article_filter.order

        def save(name: str | None) -> None:
            if name:
                with self.desk_app.reporting():
                    self.library.saved_searches.save(name, query, order)
                    self._changed(f"Saved as “{name}”")

        self.app.push_screen(ViewDialog(self.eye, "Save this search as", self.filter_text), save)

    @property
    def kind_of_view(self) -> Kind | None:
        """What the view in focus is of; None where there is none."""
        view = self._sidebar.view if self._sidebar is not None else None
        return view.kind if view is not None else None

    def rename_view(self) -> None:
        """Call the saved search in focus otherwise."""
        view = self._saved()
        if view is None:
            return
        from tui.screens.view_dialog import ViewDialog

        def rename(name: str | None) -> None:
            if name:
                with self.desk_app.reporting():
                    self.library.saved_searches.rename(view.identifier, name)
                    self._changed(f"Renamed to “{name}”")

        self.app.push_screen(ViewDialog(self.list_in_hand.eye, "Rename this search", view.title), rename)

    def move_view(self, count: int) -> None:
        """Move the saved search in focus so many places down, up if negative."""
        if (view := self._saved()) is not None:
            self.library.saved_searches.move(view.identifier, count)
            self._changed("Moved")

    def forget_view(self) -> None:
        """Forget the saved search in focus, or take the pin of a name away."""
        from tui.views import Kind

        view = self._sidebar.view if self._sidebar is not None else None
        if view is not None and view.kind is Kind.NAME:
            self.library.pinned_names.turn(view.identifier)
            self._changed(f"“{view.title}” is no longer pinned")
        elif (view := self._saved()) is not None:
            self.library.saved_searches.delete(view.identifier)
            self._changed(f"“{view.title}” is no longer saved; its {counted(view.number, 'article')} stay")

    def open_name_of_view(self) -> None:
        """Open the page of the pinned name in focus."""
        from tui.views import Kind

        view = self._sidebar.view if self._sidebar is not None else None
        if view is not None and view.kind is Kind.NAME:
            self.desk_app.ways.to_name(view.identifier)
        else:
            self.status.say("This view is not of a name.")

    def _saved(self) -> View | None:
        from tui.views import Kind

        view = self._sidebar.view if self._sidebar is not None else None
        if view is None or view.kind is not Kind.SEARCH:
            self.status.say("This view is always there.")
            return None
        return view

    def _changed(self, done: str) -> None:
        self.tell_done(done)
        self._groups = ()
        self._ask_for_groups()
