"""Tagging, noting, highlighting and deleting passages, from whatever screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prose.spans import Span
    from store.passages import Passage
    from store.tags import Tag

SHOWN = 120
"""Code points of a passage that a dialog shows."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an action is about."""

    article_id: int
    """The article."""
    span: Span
    """The words, in code points of its text."""
    words: str
    """The words themselves."""
    passage: Passage | None
    """The passage that stands there; None if the words are yet to become one."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that it has already."""
        return self.passage.tags if self.passage else ()

    @property
    def shown(self) -> str:
        """The words, as far as a dialog has room for them."""
        words = clean_line(self.words[: SHOWN + 1])
        return f"“{words}”" if len(words) <= SHOWN else f"“{words[:SHOWN].rstrip()}…”"


class PassageActions(DeskScreen):
    """What the reader does to a passage. A screen says which one, and shows what became of it."""

    def target(self) -> Target | None:
        """Return what an action is about; None, having said why, where there is nothing."""
        raise NotImplementedError

    def passages_changed(self) -> None:
        """Show the passages as they are now."""
        raise NotImplementedError

    def tag(self) -> None:
        """Ask for a tag and give it."""
        target = self.target()
        if target is not None:
            others = [tag for tag in self.library.tags.all() if tag.name not in target.tags]
            self.ask_for_tag(target.shown, others, lambda name: self._give_tag(name, target), may_create=True)

    def tag_again(self) -> None:
        """Give the tag that was given last."""
        name = self.desk_app.last_tag
        if not name:
            self.status.say("No tag was given since the start: t asks for one.")
        elif (target := self.target()) is not None:
            self._give_tag(name, target)

    def untag(self) -> None:
        """Take a tag away; ask which where there are several."""
        target = self._existing()
        if target is None:
            return
        if len(target.tags) == 1:
            self._take_tag(target.tags[0], target)
        else:
            given = [tag for tag in self.library.tags.all() if tag.name in target.tags]
            self.ask_for_tag("Take which tag away?", given, lambda name: self._take_tag(name, target))

    def write_note(self) -> None:
        """Let the reader write the note."""
        target = self.target()
        if target is None:
            return
        from tui.screens.note_editor import NoteEditor

        note = target.passage.note if target.passage else ""
        self.app.push_screen(
            NoteEditor(self.eye, target.shown, note, lambda note: self._keep_note(note, target))
        )

    def highlight(self) -> None:
        """Highlight, or take the highlight of a passage away."""
        target = self.target()
        if target is None:
            return
        if target.passage is None:
            self.library.passages.make(target.article_id, target.span, highlighted=True)
            self._done("Highlighted")
        else:
            self.library.passages.set_highlighted(target.passage.id, not target.passage.highlighted)
            self._done("Highlight taken away" if target.passage.highlighted else "Highlighted")

    def delete_passage(self) -> None:
        """Delete the passage with its tags and note."""
        target = self._existing()
        if target is not None and target.passage is not None:
            self.library.passages.delete(target.passage.id)
            self._done("Passage deleted")

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
            self.status.say("There is no tag here: t gives one.")
            return
        from tui.screens.tag_picker import TagPicker

        choices = list({clean_line(tag.name): tag.passages for tag in tags}.items())
        picker = TagPicker(self.eye, title, choices, may_create=may_create)

        def chosen(name: str | None) -> None:
            if name:
                with self.desk_app.reporting():
                    then(name)

        self.app.push_screen(picker, chosen)

    def _existing(self) -> Target | None:
        target = self.target()
        if target is None or target.passage is None:
            self.status.say("There is no passage here: t, a or H makes one.")
            return None
        return target

    def _give_tag(self, name: str, target: Target) -> None:
        if target.passage is None:
            self.library.passages.make(target.article_id, target.span, tags=(name,))
        else:
            self.library.passages.add_tags(target.passage.id, (name,))
        self.desk_app.last_tag = name
        self._done(f"Tagged “{name}”")

    def _take_tag(self, name: str, target: Target) -> None:
        assert target.passage is not None
        self.library.passages.remove_tags(target.passage.id, (name,))
        gone = self.library.passages.get(target.passage.id) is None
        self._done(f"Took “{name}” away, and the passage with it" if gone else f"Took “{name}” away")

    def _keep_note(self, note: str, target: Target) -> None:
        if target.passage is not None:
            self.library.passages.set_note(target.passage.id, note)
        elif note.strip():
            self.library.passages.make(target.article_id, target.span, note=note)
        else:
            return
        self._done("Note kept" if note.strip() else "Note taken away")

    def _done(self, message: str) -> None:
        self.passages_changed()
        self.status.say(message, "u undoes")
