"""The codebook: all tags as a tree, and what is done to a tag wherever it is given."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from textual.widgets import Static

from prose.characters import clean_line, clean_text
from store.search.query import tagged
from store.tags.tree import TagPlace, TagUse
from tui.commands.situation import Situation
from tui.filters import tag_term
from tui.recoding import carried
from tui.rows import PAGE
from tui.screens.folding_actions import FoldingActions
from tui.screens.list_screen import ListScreen
from tui.tag_outline import listed, tag_branch
from tui.widgets.status_line import StatusLine
from tui.widgets.tag_list import TagHeads, TagList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.library import Library
    from tui.folding import Branch


class TagsScreen(ListScreen[TagUse], FoldingActions):
    """All tags, or those that a filter leaves with what they lie under."""

    DEFAULT_CSS = """
    TagsScreen.nothing TagHeads { display: none; }
    TagsScreen.low TagHeads { display: none; }
    TagsScreen #about {
        height: auto; max-height: 3; padding: 0 4; color: $foreground 75%; display: none;
    }
    TagsScreen.low #about { max-height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    TagsScreen.described #about { display: block; }
    """
    TREE = "tags"
    FILTER_HELP = "words of a tag, or of what it lies under"
    EMPTY = (
        "You have no tags yet.\n\n"
        "{tag} in an article tags the sentence under the caret, {tag-the-article} in a list the whole "
        "article; a name such as claims/denial lies under claims. {new-tag} makes a tag here."
    )
    NOTHING_FOUND = "No tag has that. {back} shows all of them again, {filter-the-tags} changes the filter."

    def __init__(self) -> None:
        super().__init__()
        self._places: list[TagPlace] = []
        self._listed: list[TagPlace] = []
        self._words: list[str] = []

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield TagHeads()
        yield TagList(id="tags")
        yield Static(id="about", markup=False)
        yield StatusLine()

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.TAGS

    def first_page(self) -> list[TagUse]:
        """Look at the tree as it is now, and fetch its first places."""
        self._places = self.library.codebook.places()
        self._list()
        return self.library.codebook.uses(self._listed[:PAGE])

    def fetch(self, identifiers: Sequence[int]) -> list[TagUse]:
        """Fetch places by their identifiers."""
        known = {place.id: place for place in self._listed}
        return self.library.codebook.uses([known[one] for one in identifiers if one in known])

    def identify(self, row: TagUse) -> int:
        """Return a place's identifier."""
        return row.place.id

    def all_identifiers(self, library: Library) -> array[int]:
        """Return the places that are listed, which were all looked at for the first page."""
        return array("q", (place.id for place in self._listed))

    def use_filter(self, text: str) -> str:
        """Take the words that a tag must have."""
        self._words = text.casefold().split()
        return text.strip()

    def _list(self) -> None:
        self._listed = listed(self._places, self.folded, self._words)
        rows = self.rows
        if isinstance(rows, TagList):
            rows.folded = self.folded

    def show_focus(self) -> None:
        """Say where the focus is, how much carries the tag there, and what it means."""
        tags = sum(place.is_tag for place in self._places)
        found = [("Found", sum(place.is_tag for place in self._listed))] if self.filter_text else []
        self.show_banner("Tags", ("All", tags), *found)
        row = self.rows.current
        about = "" if row is None else row.description
        self.set_class(bool(about), "described")
        if row is None or not self.order:
            self.status.set_focus_text("no tags")
            self.status.set_place("")
            return
        # These words go to the terminal as they are, and a library file may come from somebody else.
        self.query_one("#about", Static).update(clean_text(about))
        kept = " · kept" if row.kept and not (row.all_passages or row.all_articles) else ""
        self.status.set_focus_text(f"{clean_line(row.place.path)}   {carried(row)}{kept}")
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // len(self.order)} %")

    # -- what carries a tag

    def on_row_list_chosen(self) -> None:
        """Show what carries what was clicked twice."""
        self.show_passages()

    def show_passages(self) -> None:
        """Show the passages with the tag in focus or with one below it; the articles if there are none."""
        row = self.rows.current
        if row is not None and row.all_passages:
            self.desk_app.ways.to_passages(tag_term(row.place.path))
        elif row is not None:
            self.show_articles()

    def show_articles(self) -> None:
        """List the articles with the tag in focus, or with one below it, as wholes or in a passage."""
        if (row := self.rows.current) is not None:
            self.desk_app.ways.to_articles(tagged(row.place.path))

    # -- the tree

    @property
    def branches(self) -> list[Branch]:
        """The places of the tree."""
        return [*map(tag_branch, self._places)]

    @property
    def branch(self) -> Branch | None:
        """The tag in focus."""
        row = self.rows.current
        return tag_branch(row.place) if row is not None else None

    @property
    def holds(self) -> bool:
        """Whether other tags lie under it."""
        row = self.rows.current
        return row is not None and row.below > 0

    @property
    def folds(self) -> bool:
        """Whether all tags are listed, and not just those with some words."""
        return not self._words

    def open_leaf(self) -> None:
        """Say that there is nothing further in."""
        if (row := self.rows.current) is not None:
            self.status.say(f"Nothing lies under “{row.place.path}”.")

    def go_to_branch(self, key: str) -> None:
        """Move the focus to another tag that is listed."""
        self.rows.go_to(self._number_of(key))

    def list_tree(self, focus: str) -> None:
        """List the tree with what is folded now, the focus on one of its places."""
        self._list()
        if self.order is not None:
            self.order.use_identifiers(self.all_identifiers(self.library))
            self.rows.show(self.order, self._number_of(focus), keep_view=True)
            self.show_focus()

    def _number_of(self, key: str) -> int:
        paths = (place.path.casefold() for place in self._listed)
        return next((number for number, path in enumerate(paths) if path == key), 0)

    # -- what is done to a tag

    def new_tag(self) -> None:
        """Let the reader type a tag that is to be there before anything carries it."""
        from tui.screens.tag_dialogs import NewTagDialog

        self.app.push_screen(NewTagDialog(self.eye, self._done, self.library))

    def rename(self) -> None:
        """Let the reader type another name, which is another place if there are other slashes in it."""
        from tui.screens.tag_dialogs import RenameTagDialog

        if (row := self.rows.current) is not None:
            self.app.push_screen(RenameTagDialog(self.eye, self._done, self.library, row))

    def move_tag(self) -> None:
        """Let the reader choose what the tag is to lie under."""
        from tui.screens.tag_dialogs import MoveTagDialog

        if (row := self.rows.current) is not None:
            self.app.push_screen(MoveTagDialog(self.eye, self._done, self.library, row))

    def merge(self) -> None:
        """Let the reader choose the tag that is to be given in the place of this one."""
        from tui.screens.tag_dialogs import MergeTagDialog

        if (row := self.rows.current) is not None:
            self.app.push_screen(MergeTagDialog(self.eye, self._done, self.library, row))

    def delete(self) -> None:
        """Delete the tag in focus, once the reader has seen how much carries it."""
        from tui.screens.tag_dialogs import DeleteTagDialog

        if (row := self.rows.current) is not None:
            self.app.push_screen(DeleteTagDialog(self.eye, self._done, self.library, row))

    def recolour(self) -> None:
        """Let the reader choose another colour."""
        from tui.screens.tag_dialogs import RecolourDialog

        if (row := self.rows.current) is not None:
            self.app.push_screen(RecolourDialog(self.eye, self._done, self.library, row))

    def describe(self, *, elsewhere: bool = False) -> None:
        """Let the reader write what the tag means, here or `elsewhere`: in his own editor."""
        from tui.screens.note_editor import NoteEditor

        if (row := self.rows.current) is None:
            return
        path = row.place.path

        def keep(description: str) -> None:
            if description.strip() != row.description:
                self.library.codebook.describe(path, description)
                self._done(f"Described “{path}”" if description.strip() else f"“{path}” has no description")

        words = f"What “{clean_line(path)}” means, and when it is to be given"
        self.app.push_screen(
            NoteEditor(self.eye, words, row.description, keep, elsewhere=elsewhere, title="Describe the tag")
        )

    def give_key(self) -> None:
        """Let the reader press the key by which the tag is to be given at once."""
        from tui.screens.tag_key import TagKeyDialog

        if (row := self.rows.current) is None:
            return
        path = row.place.path

        def keep(key: str | None) -> None:
            if key is not None:
                with self.desk_app.reporting():
                    self.library.tags.set_key(path, key)
                    self._done(f"{key} gives “{path}”" if key else f"“{path}” has no key")

        self.app.push_screen(TagKeyDialog(self.eye, path, self.library.tags.keys()), keep)

    def keep(self) -> None:
        """Let the tag stay although nothing carries it, or no longer."""
        if (row := self.rows.current) is not None:
            self.library.codebook.keep(row.place.path, not row.kept)
            stays = "while something carries it" if row.kept else "although nothing carries it"
            self._done(f"“{row.place.path}” stays {stays}")

    def _done(self, said: str) -> None:
        self.library_changed()
        self.tell_done(said)
