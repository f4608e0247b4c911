"""Tagging and noting the article that is read, as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.history.batches import untold
from tui.screens.reading import ReadingScreen
from tui.screens.remark_actions import RemarkActions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.history.batches import Progress
    from store.library import Library


class WholeArticleActions(RemarkActions, ReadingScreen):
    """What the reader says of the article that he reads."""

    def show_remark(self) -> None:
        """Show what is said of the article now."""
        raise NotImplementedError

    def articles_meant(self) -> Sequence[int] | None:
        """Return the article that is open."""
        return [self.opened.article.id]

    def throw_away(self) -> None:
        """Put the article into the bin and leave it; take it out, if it is in it."""
        article = self.opened.article.id
        if self.library.bin.holds(article):
            self.library.bin.take_out([article])
            self.tell_done("Taken out of the bin")
            return
        self.library.bin.put([article])
        self.close()
        self.desk_app.say(self.told("Put into the bin · {undo} undoes"))

    def change_articles(
        self,
        ids: Sequence[int],
        question: str,
        done: str,
        act: Callable[[Library, Progress], object],
    ) -> None:
        """Say something of the article as a whole."""
        act(self.library, untold)
        self.show_remark()
        self.tell_done(done.format("the article"))
