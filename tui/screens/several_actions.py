"""What is done to several passages of a list at once: to those that are flagged, or to a whole group."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.marking import AddNote, Delete, GiveTag, Highlight, TakeNote, TakeTag
from tui.screens.passage_actions import PassageActions
from tui.wording import counted, counted_of, outside_of_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.history.batches import Progress
    from store.library import Library
    from store.passages.several import SeveralPassages
    from tui.marking import Marking

ASKED_FROM = 10
"""How many passages something must be done to for the reader to be asked before."""


class Several(NamedTuple):
    """Passages that a command is about."""

    ids: Sequence[int]
    """Which."""
    flagged: bool
    """Whether the reader flagged each of them, and need not be asked about a few."""


class _Change(NamedTuple):
    """A marking as it is done to several passages."""

    question: str
    """What is to be done, with a place for what to."""
    done: str
    """What was done, in the same way."""
    do: Callable[[SeveralPassages, Sequence[int], Progress], int]
    """Does it, and returns to how many."""


class SeveralActions(PassageActions):
    """What a list does to several passages as other screens do to one; each time one step of the history."""

    def several(self) -> Several | None:
        """Return the passages that the next command is about; None where it is about the one in focus."""
        raise NotImplementedError

    def several_done(self) -> None:
        """Show what became of several passages."""
        raise NotImplementedError

    def tag(self) -> None:
        """Ask for a tag and give it."""
        several = self.several()
        if several is None:
            super().tag()
        else:
            self.ask_for_tag(
                _passages(several.ids),
                self.library.tags.all(),
                lambda name: self._mark_several(GiveTag(name), several),
                may_create=True,
            )

    def untag(self) -> None:
        """Ask for a tag that some of them have, and take it away."""
        several = self.several()
        if several is None:
            super().untag()
            return
        given = {name for row in self.library.passages.rows(several.ids) for name in row.passage.tags}
        self.ask_for_tag(
            f"Take which tag from {_passages(several.ids)}?",
            [tag for tag in self.library.tags.all() if tag.name in given],
            lambda name: self._mark_several(TakeTag(name), several),
        )

    def tag_by_key(self, key: str) -> None:
        """Give the tag that a key stands for."""
        several = self.several()
        name = self.library.tags.keys().get(key)
        if several is None or name is None:
            super().tag_by_key(key)
        else:
            self._mark_several(GiveTag(name), several)

    def write_note(self, *, elsewhere: bool = False) -> None:
        """Let the reader write a note that comes after what is noted already."""
        several = self.several()
        if several is None:
            super().write_note(elsewhere=elsewhere)
            return
        from tui.screens.note_editor import NoteEditor

        def keep(note: str) -> None:
            if note.strip():
                self._mark_several(AddNote(note), several)

        title = f"{_passages(several.ids)}: after the notes that they have"
        self.app.push_screen(NoteEditor(self.eye, title, "", keep, elsewhere=elsewhere))

    def delete_passage(self) -> None:
        """Delete them with their tags and notes."""
        several = self.several()
        if several is None:
            super().delete_passage()
        else:
            self._mark_several(Delete(), several)

    def mark_again(self) -> None:
        """Do again to them what was done last."""
        marking, several = self.desk_app.last_marking, self.several()
        if marking is None or several is None:
            super().mark_again()
        else:
            self._mark_several(marking, several)

    def _mark_several(self, marking: Marking, several: Several) -> None:
        """Do something to several passages, and ask before where they are many or were not flagged singly."""
        change, ids = _change(marking), several.ids
        passages = _passages(ids)

        def act(library: Library, progress: Progress) -> int:
            return change.do(library.several_passages, ids, progress)

        def tell(changed: object) -> None:
            assert isinstance(changed, int)
            self.desk_app.last_marking = marking
            self.several_done()
            if changed == 0:
                self.status.say(f"{passages} had nothing to change")
            else:
                self.tell_done(change.done.format(counted_of(changed, len(ids), "passage")))
            self.desk_app.catch_up()

        done = change.done.format(passages)
        do = partial(self.desk_app.background.act, done[:1].lower() + done[1:], len(ids), act, tell)
        if several.flagged and len(ids) < ASKED_FROM:
            do()
        else:
            self.ask_first(f"{change.question.format(passages)}?", do)


def _change(marking: Marking) -> _Change:
    """Return how something is done to several passages that is else done to one."""
    match marking:
        case GiveTag(name):
            return _Change(
                f"Tag {{}} “{outside_of_fields(name)}”",
                f"Tagged {{}} “{outside_of_fields(name)}”",
                lambda it, ids, progress: it.add_tag(ids, name, progress),
            )
        case TakeTag(name):
            return _Change(
                f"Take “{outside_of_fields(name)}” from {{}}",
                f"Took “{outside_of_fields(name)}” from {{}}",
                lambda it, ids, progress: it.remove_tag(ids, name, progress),
            )
        case AddNote(text):
            return _Change(
                "Write this note on {}",
                "Note kept on {}",
                lambda it, ids, progress: it.add_note(ids, text, progress),
            )
        case TakeNote():
            return _Change(
                "Take the notes of {} away",
                "Took the notes of {} away",
                lambda it, ids, progress: it.remove_note(ids, progress),
            )
        case Highlight(on):
            return _Change(
                "Highlight {}" if on else "Take the highlight of {} away",
                "Highlighted {}" if on else "Took the highlight of {} away",
                lambda it, ids, progress: it.set_highlighted(ids, on, progress),
            )
        case Delete():
            return _Change("Delete {}", "Deleted {}", lambda it, ids, progress: it.delete(ids, progress))
    raise ValueError(f"{marking} is nothing that is done to several passages.")


def _passages(ids: Sequence[int]) -> str:
    return counted(len(ids), "passage")
