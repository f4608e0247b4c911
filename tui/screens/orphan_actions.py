"""What is done with passages that came through a change of the text, in the article itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.passage_actions import PassageActions
from tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from prose.spans import Span


class OrphanActions(PassageActions, ReadingScreen):
    """Giving a place to a passage whose words are gone."""

    def attach_orphan(self) -> None:
        """Attach an orphan to the selection, or to what stands under the caret; ask which of several."""
        orphans = self.opened.orphans
        if not orphans:
            self.status.say("No passage of this article has lost its words.")
        elif (target := self.target()) is not None:
            if len(orphans) == 1:
                self._give_place(orphans[0].id, target.span)
                return
            from tui.screens.orphan_picker import OrphanPicker

            def chosen(passage_id: int | None) -> None:
                if passage_id is not None:
                    with self.desk_app.reporting():
                        self._give_place(passage_id, target.span)

            self.app.push_screen(OrphanPicker(self.eye, target.shown, orphans), chosen)

    def _give_place(self, passage_id: int, span: Span) -> None:
        self.library.passages.set_span(passage_id, span)
        self.passages_changed()
        self.tell_done("Passage attached")
