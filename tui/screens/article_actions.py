"""What is done to articles from a list of them: to the one in focus, to those that are flagged, to all."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from store.articles import ArticleFilter, ArticleRow, ReadState
from tui.orders import chosen_order, in_words
from tui.screens.flagging import FlaggingScreen
from tui.screens.remark_actions import RemarkActions
from tui.wording import counted, counted_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.history.batches import Progress
    from store.library import Library
    from store.search.order import Order

ASKED_FROM = 10
"""How many articles something must be done to for the reader to be asked before."""


class ArticleActions(FlaggingScreen[ArticleRow], RemarkActions):
    """Reading state, stars, the bin and the order of a list of articles.

    What is done to several articles is one step of the history, and is done beside the reader where it takes
    long.
    """

    article_filter: ArticleFilter
    """Which articles are listed."""

    @property
    def is_bin(self) -> bool:
        """Whether what is in the bin is listed."""
        if self.article_filter.query is None:
            return False
        from store.search.conditions import asks_for_bin

        return asks_for_bin(self.article_filter.query)

    # -- one or several

    def meant(self) -> array[int] | None:
        """Return the articles that the next command is about.

        A line for several is all of these that the filter leaves: a filter on an outlet touches no other's.
        """
        ids = super().meant()
        if not ids or not self.article_filter.gathered:
            return ids
        several = self.library.stories.with_copies(ids)
        if self.article_filter.query is None or len(several) == len(ids):
            return several
        left = set(self.library.articles.ids(self.article_filter._replace(gathered=False)))
        return array("q", (each for each in several if each in left))

    def toggle_read(self) -> None:
        """Mark articles as read, or as unread if all of them are read."""
        if (ids := self.meant()) is None:
            return
        read = all(row.state is ReadState.READ for row in self.looked_at(ids))
        state = ReadState.UNREAD if read else ReadState.READ
        self._act(
            ids,
            f"Mark {{}} as {state.value}",
            f"Marked {{}} as {state.value}",
            lambda library, progress: library.reading.mark_all(ids, state, progress),
        )

    def toggle_star(self) -> None:
        """Star articles, or take their stars away if all of them have one."""
        if (ids := self.meant()) is None:
            return
        starred = not all(row.starred for row in self.looked_at(ids))
        self._act(
            ids,
            "Star {}" if starred else "Take the stars of {} away",
            "Starred {}" if starred else "Took the stars of {} away",
            lambda library, progress: library.reading.star_all(ids, starred, progress),
        )

    def throw_away(self) -> None:
        """Put articles into the bin; delete for good those that are in it."""
        if (ids := self.meant()) is None:
            return
        if all(row.binned for row in self.looked_at(ids)):
            self._ask_to_delete(ids)
            return
        self._act(
            ids,
            "Put {} into the bin",
            "Put {} into the bin",
            lambda library, progress: library.bin.put(ids, progress),
            leaves=True,
        )

    def take_out(self) -> None:
        """Take articles out of the bin."""
        if (ids := self.meant()) is None:
            return
        if not any(row.binned for row in self.looked_at(ids)):
            self.status.say("That is not in the bin", self.told("{into-the-bin} puts it there"))
            return
        self._act(
            ids,
            "Take {} out of the bin",
            "Took {} out of the bin",
            lambda library, progress: library.bin.take_out(ids, progress),
            leaves=True,
        )

    def empty_bin(self) -> None:
        """Delete everything that is in the bin for good, once the reader has said so."""
        from store.search.query import BINNED

        ids = self.library.articles.ids(ArticleFilter(BINNED))
        if ids:
            self._ask_to_delete(ids)
        else:
            self.status.say("The bin is empty")

    def _ask_to_delete(self, ids: Sequence[int]) -> None:
        self.ask_first(
            f"Delete {_articles(ids)} for good, with what you marked in {'it' if len(ids) == 1 else 'them'}?",
            partial(
                self._do,
                ids,
                "Deleted {} for good",
                lambda library, progress: library.bin.delete(ids, progress),
                leaves=True,
                undoable=False,
            ),
        )

    def articles_meant(self) -> Sequence[int] | None:
        """Return what is flagged, else what is in focus."""
        return self.meant()

    def change_articles(
        self,
        ids: Sequence[int],
        question: str,
        done: str,
        act: Callable[[Library, Progress], object],
    ) -> None:
        """Say something of articles as wholes."""
        self._act(ids, question, done, act)

    # -- how it is done

    def _act(
        self,
        ids: Sequence[int],
        question: str,
        done: str,
        act: Callable[[Library, Progress], object],
        *,
        leaves: bool = False,
    ) -> None:
        """Do something to articles, and ask before where they are many.

        Args:
            ids: The articles.
            question: What is to be done, with a place for what to: "Mark {} as read".
            done: What was done then.
            act: Does it.
            leaves: Whether they leave the list by it.
        """
        do = partial(self._do, ids, done, act, leaves=leaves)
        if len(ids) < ASKED_FROM:
            do()
        else:
            self.ask_first(f"{question.format(_articles(ids))}?", do)

    def _do(
        self,
        ids: Sequence[int],
        done: str,
        act: Callable[[Library, Progress], object],
        *,
        leaves: bool,
        undoable: bool = True,
    ) -> None:
        def tell(changed: object) -> None:
            self.flag_none()
            if leaves:
                self.leave_out(ids)
            # What does not count what it changed changes all that is meant.
            number = changed if isinstance(changed, int) else len(ids)
            told = done.format(_articles(ids) if len(ids) == 1 else counted_of(number, len(ids), "article"))
            if undoable:
                self.say_done(told)
            else:
                self.status.say(told)
                self.count_changed()
            self.desk_app.catch_up()

        what = done.format(_articles(ids))
        self.desk_app.background.act(what[:1].lower() + what[1:], len(ids), act, tell)

    def say_done(self, message: str) -> None:
        """Draw the rows again where they stand; one that no longer fits the filter stays for now."""
        self.rows.rows_changed()
        self.tell_done(message)
        self.count_changed()

    def count_changed(self) -> None:
        """Bring up to date what is counted of the library."""

    # -- in which order

    @property
    def kept_order(self) -> str:
        """The order in which such a list stood the last time."""
        raise NotImplementedError

    def keep_order(self, order: str) -> None:
        """Let such a list stand in an order the next time, too."""
        raise NotImplementedError

    def use_order(self, order: Order) -> None:
        """Take an order for the list; the rows are those of before until it is loaded."""
        raise NotImplementedError

    def sort(self, letter: str) -> None:
        """Put the list into the order of a letter."""
        order = chosen_order(letter, self.article_filter.order)
        self.use_order(order)
        self.keep_order(str(order))
        self._load()
        self.status.say(f"Sorted {in_words(order)}")


def _articles(ids: Sequence[int]) -> str:
    return "this article" if len(ids) == 1 else counted(len(ids), "article")
