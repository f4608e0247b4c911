"""Asking for a tag, whatever is to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.tags.tags import Tag


class TaggingScreen(DeskScreen):
    """A screen on which something is tagged."""

    def ask_for_tag(
        self, title: str, tags: Sequence[Tag], then: Callable[[str], None], *, may_create: bool = False
    ) -> None:
        """Let the reader choose a tag and go on with its name.

        Args:
            title: What the tag is for.
            tags: The tags to choose from.
            then: What to do with the name; not called when the reader changes his mind.
            may_create: Whether a new name may be typed.
        """
        if not tags and not may_create:
            self.status.say(self.told("There is no tag here: {tag} gives one."))
            return
        from tui.screens.tag_picker import TagPicker

        picker = TagPicker(self.eye, title, tags, self.library.tags, may_create=may_create)

        def chosen(name: str | None) -> None:
            if name:
                with self.desk_app.reporting():
                    then(name)

        self.app.push_screen(picker, chosen)

    def ask_for_tag_of_key(self, key: str, give: Callable[[str], None]) -> None:
        """Let the reader choose the tag that a key is to stand for from now on, and give it.

        Args:
            key: A key that no tag has.
            give: Gives a tag of this name, in a step of its own or of the caller.
        """

        def take(name: str) -> None:
            with self.library.step(f"tag “{name}”, and key {key} for it"):
                self.library.tags.set_key(name, key)
                give(name)

        title = f"{key} gives no tag yet. Which one from now on?"
        self.ask_for_tag(title, self.library.tags.all(), take, may_create=True)

    def tag_keys(self) -> list[tuple[str, str]]:
        """Return the keys that tags have, each with its tag."""
        keys = self.library.tags.keys()
        return [*keys.items()] or [("…", "a letter or digit: choose the tag that it is to give")]
