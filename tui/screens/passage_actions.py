"""Tagging, noting, highlighting and deleting passages, from whatever screen shows them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.marking import NO_PASSAGE, AddNote, Delete, GiveTag, Highlight, TakeNote, TakeTag
from tui.screens.tagging import TaggingScreen

if TYPE_CHECKING:
    from tui.marking import Marking, Target


class PassageActions(TaggingScreen):
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
            self.ask_for_tag(
                target.shown, others, lambda name: self._mark(GiveTag(name), target), may_create=True
            )

    def mark_again(self) -> None:
        """Do again what was done to a passage last."""
        marking = self.desk_app.last_marking
        if marking is None:
            self.status.say(
                self.told("Nothing was marked since the start: {tag}, {note} and {highlight} mark something.")
            )
        elif (target := self.target()) is not None:
            self._mark(marking, target, again=True)

    def untag(self) -> None:
        """Take a tag away; ask which where there are several."""
        target = self.target()
        if target is None:
            return
        if target.passage is None:
            self.status.say(self.told(NO_PASSAGE))
        elif len(target.tags) == 1:
            self._mark(TakeTag(target.tags[0]), target)
        else:
            given = [tag for tag in self.library.tags.all() if tag.name in target.tags]
            self.ask_for_tag("Take which tag away?", given, lambda name: self._mark(TakeTag(name), target))

    # -- tags by their own keys

    def tag_by_key(self, key: str) -> None:
        """Give the tag that a key stands for; let the reader choose one where it stands for none yet."""
        target = self.target()
        if target is None:
            return
        tags = self.library.tags
        if name := tags.keys().get(key):
            self._mark(GiveTag(name), target)
            return

        def give(name: str) -> None:
            marking = GiveTag(name)
            if not marking.refusal(target):
                marking.do(self.library.passages, target)
            self._done(marking, f"Tagged “{name}”, as {key} does from now on")

        self.ask_for_tag_of_key(key, give)

    def write_note(self, *, elsewhere: bool = False) -> None:
        """Let the reader write the note, here or `elsewhere`: in his own editor."""
        target = self.target()
        if target is None:
            return
        from tui.screens.note_editor import NoteEditor

        note = target.passage.note if target.passage else ""
        keep = partial(self._keep_note, target=target)
        self.app.push_screen(NoteEditor(self.eye, target.shown, note, keep, elsewhere=elsewhere))

    def highlight(self) -> None:
        """Highlight, or take the highlight of a passage away."""
        target = self.target()
        if target is not None:
            highlighted = target.passage is not None and target.passage.highlighted
            self._mark(Highlight(not highlighted), target)

    def delete_passage(self) -> None:
        """Delete the passage with its tags and note."""
        target = self.target()
        if target is not None:
            self._mark(Delete(), target)

    def let_come_up(self) -> None:
        """Let a passage come up in review, though it was never to come again, or is not due yet."""
        from store.review.schedules import Answer
        from tui.marking import NO_PASSAGE

        target = self.target()
        if target is None:
            return
        if target.passage is None:
            self.status.say(NO_PASSAGE)
            return
        self.library.reviews.answer(target.passage.id, Answer.AGAIN)
        self.passages_changed()
        self.tell_done("Comes up in review")

    def keep_as_it_is(self) -> None:
        """Keep a passage as a change of its text left it: with other words, or without a place."""
        target = self.target()
        if target is None:
            return
        passage = target.passage
        if passage is None or passage.placement is None or passage.placement.accepted:
            self.status.say("There is no passage here that a change of the text has touched.")
        else:
            self.library.passages.accept(passage.id)
            self.passages_changed()
            self.tell_done("Kept as it is")

    def _keep_note(self, note: str, target: Target) -> None:
        before = target.passage.note if target.passage is not None else ""
        if target.passage is not None and note.strip() and before:
            # The reader had the earlier note before him: this one is instead of it.
            self.library.passages.set_note(target.passage.id, note)
            self._done(AddNote(note), "Note kept")
        elif note.strip():
            self._mark(AddNote(note), target)
        elif before:
            self._mark(TakeNote(), target)

    def _mark(self, marking: Marking, target: Target, *, again: bool = False) -> None:
        """Mark something, unless that makes no sense, and show what became of it."""
        if refusal := marking.refusal(target):
            self.status.say(self.told(refusal))
            return
        done = marking.do(self.library.passages, target)
        self._done(marking, f"Again: {done[:1].lower()}{done[1:]}" if again else done)

    def _done(self, marking: Marking, message: str) -> None:
        self.desk_app.last_marking = marking
        self.passages_changed()
        self.tell_done(message)
