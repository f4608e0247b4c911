"""The dialogs of the codebook: each says how much a change touches, and Enter makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.widgets import Input, Label, OptionList

from prose.characters import clean_line
from store.errors import NewsreadError
from store.tags.colours import COLOURS, NAMES
from store.tags.tags import LONGEST, SEPARATOR, clean_tag, fold_tag
from tui.columns import is_colourless
from tui.inks import Inks
from tui.passage_bars import passage_bar
from tui.recoding import carried, said_of_deletion, said_of_move
from tui.screens.change_dialog import ChangeDialog
from tui.screens.picking import Offer, PickingDialog
from tui.widgets.tag_list import SWATCH
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.library import Library
    from store.tags.codebook import TagMove
    from store.tags.tree import TagUse

LISTED = 60
"""Tags in a list at a time; typing narrows it."""


class TagDialog(ChangeDialog):
    """A change of a tag.

    Args:
        eye: The line of the screen that the reader looks at.
        done: Told what was done, once it was.
        library: The library, of this thread.
        use: The tag, or what holds tags together.
    """

    TITLE: ClassVar[str | None] = "Tag"

    def __init__(self, eye: int, done: Callable[[str], None], library: Library, use: TagUse) -> None:
        super().__init__(eye, done)
        self.library = library
        self.use = use
        self._refusal = ""

    @property
    def path(self) -> str:
        """What the tag is called."""
        return self.use.place.path

    def subject(self) -> str:
        """Return which tag it is, and how much carries it."""
        return f"{clean_line(self.path)} · {carried(self.use)}"

    def hint(self) -> str:
        """Return why nothing can be done, or what is yet to be said."""
        return self._refusal or self.asked()

    def asked(self) -> str:
        """Return what is yet to be said."""
        raise NotImplementedError

    def planned(self, path: str) -> TagMove | None:
        """Return what another path would do; None, keeping why, where it can be none."""
        self._refusal = ""
        if not path or path == self.path:
            return None
        try:
            return self.library.codebook.plan_move(self.path, path)
        except NewsreadError as error:
            self._refusal = str(error)
            return None


class PathDialog(TagDialog):
    """A change that gives a tag another path."""

    def wanted(self) -> str:
        """Return the path that the tag is to have; empty where that is yet to be said."""
        raise NotImplementedError

    def preview(self) -> str | None:
        """Return what the other path does, and how much that touches."""
        move = self.planned(self.wanted())
        return None if move is None else f"{said_of_move(move)}."

    def do(self) -> str:
        """Give the tag its other path."""
        move = self.planned(self.wanted())
        if move is None:
            return ""
        self.library.codebook.carry_out(move)
        return said_of_move(move)


class RenameTagDialog(PathDialog):
    """Lets the reader type what a tag is to be called."""

    DEFAULT_CSS: ClassVar[str] = "RenameTagDialog Input { height: 1; padding: 0; background: $surface; }"
    TITLE = "Rename the tag"

    def compose_body(self) -> ComposeResult:
        """Build the line."""
        yield Input(clean_line(self.path), select_on_focus=False, compact=True, max_length=LONGEST)

    def hands(self) -> Widget:
        """The line takes the keys."""
        return self.query_one(Input)

    def on_input_changed(self) -> None:
        """Say what Enter would do now."""
        self.show_preview()

    def wanted(self) -> str:
        """Return what was typed."""
        return clean_line(self.query_one(Input).value)

    def asked(self) -> str:
        """Say what to type."""
        return "Type another name; claims/denial lies under claims. What lies under it comes along."


class PickingTagDialog(PickingDialog[str], PathDialog):
    """Lets the reader choose among the tags that there are."""

    def offers(self, typed: str) -> Iterator[Offer[str]]:
        """Return the tags that fit, in the order of the tree."""
        words = typed.casefold().split()
        own = fold_tag(self.path)
        found = 0
        for place in self.library.codebook.places():
            path = place.path.casefold()
            if path == own or path.startswith(f"{own}{SEPARATOR}") or not self.fits(path):
                continue
            if all(word in path for word in words):
                found += 1
                yield Offer(Text(clean_line(place.path), no_wrap=True, overflow="ellipsis"), place.path)
            if found == LISTED:
                return

    def fits(self, path: str) -> bool:
        """Whether a path, with case folded, can be chosen."""
        return True


class MoveTagDialog(PickingTagDialog):
    """Lets the reader choose what a tag is to lie under."""

    TITLE = "Put the tag under"

    def placeholder(self) -> str:
        """Return what stands in the empty line."""
        return "Type to narrow, or a tag that is not there yet"

    def fits(self, path: str) -> bool:
        """What it lies under already is no choice."""
        return path != self._lies_under.casefold()

    def first(self) -> int | None:
        """Nothing is moved where it was not chosen."""
        return None

    @property
    def _lies_under(self) -> str:
        return self.path.rpartition(SEPARATOR)[0]

    def offers(self, typed: str) -> Iterator[Offer[str]]:
        """Return the tags that fit; the top where the tag is not there, and what was typed if it is none."""
        if self._lies_under and not typed:
            yield Offer(Text("the top"), "")
        named = False
        for offer in super().offers(typed):
            named = named or offer.choice.casefold() == typed.casefold()
            yield offer
        if typed and not named:
            yield Offer(Text.assemble("New ", (typed, "bold")), typed)

    def wanted(self) -> str:
        """Return the path under what was chosen."""
        under = self.choice()
        return "" if under is None else SEPARATOR.join(filter(None, (under, self.use.place.name)))

    def asked(self) -> str:
        """Say what to choose."""
        return "Choose what it is to lie under."


class MergeTagDialog(PickingTagDialog):
    """Lets the reader choose the tag that is left of two."""

    TITLE = "Merge the tag into"

    def placeholder(self) -> str:
        """Return what stands in the empty line."""
        return "Type to narrow"

    def first(self) -> int | None:
        """Nothing is merged that was not chosen."""
        return None

    def wanted(self) -> str:
        """Return the path of what was chosen."""
        return self.choice() or ""

    def asked(self) -> str:
        """Say what to choose."""
        return "Choose the tag that is left. What carries this one carries that one then."


class DeleteTagDialog(TagDialog):
    """Deletes a tag; Tab takes those under it along."""

    DEFAULT_CSS: ClassVar[str] = "DeleteTagDialog #hands { height: 0; }"
    TITLE = "Delete the tag"

    def __init__(self, eye: int, done: Callable[[str], None], library: Library, use: TagUse) -> None:
        super().__init__(eye, done, library, use)
        self._below = not use.place.is_tag

    def compose_body(self) -> ComposeResult:
        """Build what takes the keys."""
        yield _Hands(id="hands")

    def hands(self) -> Widget:
        """A line that shows nothing."""
        return self.query_one(_Hands)

    def scope_words(self) -> str:
        """Return what Tab makes of it."""
        if not self.use.below or not self.use.place.is_tag:
            return ""
        return "leaves those below" if self._below else "with those below"

    def turn_scope(self) -> None:
        """Take those under it along, or leave them."""
        self._below = not self._below

    def preview(self) -> str | None:
        """Return what goes, and how much that touches."""
        plan = self.library.codebook.plan_deletion(self.path, below=self._below)
        return f"{said_of_deletion(plan)}."

    def asked(self) -> str:
        """Nothing is yet to be said."""
        return ""

    def do(self) -> str:
        """Delete it."""
        plan = self.library.codebook.plan_deletion(self.path, below=self._below)
        self.library.codebook.carry_out(plan)
        return said_of_deletion(plan)


class _Hands(Label, can_focus=True):
    """What takes the keys of a dialog without a line to type in."""


class RecolourDialog(PickingDialog[int], TagDialog):
    """Lets the reader choose a colour, or have the one that tells the tag best from the others."""

    TITLE = "Colour of the tag"

    def placeholder(self) -> str:
        """Return what stands in the empty line."""
        return "Type the name of a colour"

    def offers(self, typed: str) -> Iterator[Offer[int]]:
        """Return the best colour, and then all."""
        uses: dict[int, int] = {}
        for tag in self.library.tags.all():
            if tag.id != self.use.place.id:
                uses[tag.colour] = uses.get(tag.colour, 0) + 1
        best = self.library.tags.free_colour(self.use.place.id if self.use.place.is_tag else None)
        for colour in (best, *(other for other in range(COLOURS) if other != best)):
            if typed.casefold() in NAMES[colour]:
                about = counted(uses[colour], "other tag") if colour in uses else "no other tag"
                words = f"{about} · tells it best from the others" if colour == best else about
                yield Offer(self._line(colour, words), colour)

    def _line(self, colour: int, words: str) -> Text:
        ground = self.query_one(OptionList).rich_style
        inks = Inks(ground, self.app.theme_variables, colourless=is_colourless(self.app))
        shown = Style(color=inks.gutter(colour).color)
        return Text.assemble(
            (f"{passage_bar(colour)} {SWATCH} ", shown), f"{NAMES[colour]:<11}", (words, "dim")
        )

    def preview(self) -> str | None:
        """Return which colour it gets."""
        colour = self.choice()
        return None if colour is None else f"“{clean_line(self.path)}” becomes {NAMES[colour]}."

    def asked(self) -> str:
        """Say what to choose."""
        return "There is no such colour; type less."

    def do(self) -> str:
        """Give it the colour."""
        colour = self.choice()
        if colour is None:
            return ""
        self.library.codebook.recolour(self.path, colour)
        return f"“{clean_line(self.path)}” is {NAMES[colour]}"


class NewTagDialog(ChangeDialog):
    """Lets the reader type a tag that is to be there before anything carries it."""

    DEFAULT_CSS: ClassVar[str] = "NewTagDialog Input { height: 1; padding: 0; background: $surface; }"
    TITLE = "New tag"

    def __init__(self, eye: int, done: Callable[[str], None], library: Library) -> None:
        super().__init__(eye, done)
        self.library = library

    def subject(self) -> str:
        """Say what it is for."""
        return "A tag that stays although nothing carries it yet"

    def compose_body(self) -> ComposeResult:
        """Build the line."""
        yield Input(placeholder="Type a tag, or tag/part", compact=True, max_length=LONGEST)

    def hands(self) -> Widget:
        """The line takes the keys."""
        return self.query_one(Input)

    def on_input_changed(self) -> None:
        """Say what Enter would do now."""
        self.show_preview()

    def preview(self) -> str | None:
        """Return which tag is made."""
        typed = clean_line(self.query_one(Input).value)
        if not typed.strip(SEPARATOR + " "):
            return None
        path = clean_tag(typed)
        known = any(fold_tag(tag.name) == fold_tag(path) for tag in self.library.tags.all())
        return f"“{path}” is there, and stays from now on." if known else f"Makes “{path}”."

    def hint(self) -> str:
        """Say what to type."""
        return "claims/denial lies under claims."

    def do(self) -> str:
        """Make it."""
        typed = clean_line(self.query_one(Input).value)
        if self.preview() is None:
            return ""
        self.library.codebook.add(typed)
        return f"New tag “{clean_tag(typed)}”"
