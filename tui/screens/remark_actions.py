"""Tagging and noting articles as wholes, from a list of them or from the one that is read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.screens.tagging import TaggingScreen
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.history.batches import Progress
    from store.library import Library
    from tui.marking import Marking
    from tui.remarking import Change


class RemarkActions(TaggingScreen):
    """What the reader says of articles as wholes."""

    def articles_meant(self) -> Sequence[int] | None:
        """Return the articles that the next command is about; None where there is none."""
        raise NotImplementedError

    def change_articles(
        self,
        ids: Sequence[int],
        question: str,
        done: str,
        act: Callable[[Library, Progress], object],
    ) -> None:
        """Do something to articles, after a question where they are many, and show what became of them.

        Args:
            ids: The articles.
            question: What is to be done, with a place for what to: "Tag {} “claims”".
            done: What was done then.
            act: Does it.
        """
        raise NotImplementedError

    def tag_articles(self) -> None:
        """Ask for a tag and give it."""
        # Here and below, not above: the list of articles, which the app starts with, marks nothing yet.
        from tui.marking import GiveTag

        if (ids := self.articles_meant()) is not None:
            given = self.library.remarks.of_article(ids[0]).tags if len(ids) == 1 else ()
            others = [tag for tag in self.library.tags.all() if tag.name not in given]
            self.ask_for_tag(
                self._named_articles(ids),
                others,
                lambda name: self._remark(GiveTag(name), ids),
                may_create=True,
            )

    def untag_articles(self) -> None:
        """Take a tag away; ask which where there are several."""
        from tui.marking import TakeTag

        if (ids := self.articles_meant()) is None:
            return
        given = {name for row in self.library.articles.rows(ids[:MOST_LOOKED_AT]) for name in row.tags}
        if not given:
            self.status.say("No tag on the article as a whole", self.told("{tag-the-article} gives one"))
        elif len(given) == 1:
            self._remark(TakeTag(given.pop()), ids)
        else:
            tags = [tag for tag in self.library.tags.all() if tag.name in given]
            self.ask_for_tag("Take which tag away?", tags, lambda name: self._remark(TakeTag(name), ids))

    def tag_articles_by_key(self, key: str) -> None:
        """Give the tag that a key stands for; let the reader choose one where it stands for none yet."""
        from tui.marking import GiveTag

        if (ids := self.articles_meant()) is None:
            return
        if name := self.library.tags.keys().get(key):
            self._remark(GiveTag(name), ids)
        else:
            self.ask_for_tag_of_key(key, lambda name: self._remark(GiveTag(name), ids))

    def note_articles(self, *, elsewhere: bool = False) -> None:
        """Let the reader write the note on an article, or one that comes after those that several have."""
        if (ids := self.articles_meant()) is None:
            return
        from tui.screens.note_editor import NoteEditor

        note = self.library.remarks.of_article(ids[0]).note if len(ids) == 1 else ""
        keep = partial(self._keep_note_on, ids, before=note)
        self.app.push_screen(NoteEditor(self.eye, self._named_articles(ids), note, keep, elsewhere=elsewhere))

    def remark_again(self) -> None:
        """Do again what was done last to an article or a passage, as far as it can be done to an article."""
        if (marking := self.desk_app.last_marking) is None:
            self.status.say(
                "Nothing was marked since the start", self.told("{tag-the-article} marks something")
            )
        elif (ids := self.articles_meant()) is not None:
            self._remark(marking, ids)

    def _keep_note_on(self, ids: Sequence[int], note: str, *, before: str) -> None:
        from tui.marking import AddNote, TakeNote
        from tui.remarking import Change

        if not before:
            if note.strip():
                self._remark(AddNote(note), ids)
            return
        # The reader had the earlier note before him: this one is instead of it.
        marking = AddNote(note) if note.strip() else TakeNote()
        done = "Note on {} kept" if note.strip() else "Took the note on {} away"
        self._do_to_articles(
            marking,
            ids,
            Change("", done, lambda library, progress: library.remarks.set_note(ids[0], note)),
        )

    def _remark(self, marking: Marking, ids: Sequence[int]) -> None:
        from tui.remarking import change_of, refusal_of

        remark = self.library.remarks.of_article(ids[0]) if len(ids) == 1 else None
        if remark is not None and (refusal := refusal_of(marking, remark)):
            self.status.say(refusal)
        elif (change := change_of(marking, ids)) is None:
            self.status.say("That is done to passages, not to whole articles.")
        else:
            self._do_to_articles(marking, ids, change)

    def _do_to_articles(self, marking: Marking, ids: Sequence[int], change: Change) -> None:
        self.desk_app.last_marking = marking
        self.change_articles(ids, change.question, change.done, change.do)

    def _named_articles(self, ids: Sequence[int]) -> str:
        """Return what a dialog says that it is about."""
        row = self.library.articles.row(ids[0]) if len(ids) == 1 else None
        return counted(len(ids), "article") if row is None else f"The article “{row.headline}”"


MOST_LOOKED_AT = 128
"""How many of the articles that are meant are looked at for the tags that they have."""
