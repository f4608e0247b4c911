"""What is done with a tree of which branches fold, and stay folded the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.folding import Branch


class FoldingActions(DeskScreen):
    """A screen on which a tree is listed."""

    TREE: ClassVar[str]
    """What the tree is called where it is kept what of it is folded."""

    # -- what a subclass knows

    @property
    def branches(self) -> Sequence[Branch]:
        """Every place of the tree, be it listed or not, each above what lies under it."""
        raise NotImplementedError

    @property
    def branch(self) -> Branch | None:
        """The place in focus; None where the focus is on no place of the tree."""
        raise NotImplementedError

    def list_tree(self, focus: str) -> None:
        """List the tree with what is folded now, and the focus on a place."""
        raise NotImplementedError

    def go_to_branch(self, key: str) -> None:
        """Move the focus to a place that is listed."""
        raise NotImplementedError

    def open_leaf(self) -> None:
        """Do what going further in means where nothing lies under what is in focus."""
        raise NotImplementedError

    @property
    def holds(self) -> bool:
        """Whether anything lies under the place in focus."""
        raise NotImplementedError

    @property
    def folds(self) -> bool:
        """Whether anything can be folded now: what a filter finds is all listed."""
        return True

    # -- what is folded

    @property
    def folded(self) -> frozenset[str]:
        """The keys of the places that are folded."""
        return self.desk_app.remembered.setup.folded_in(self._kept_with) if self.folds else frozenset()

    @property
    def _kept_with(self) -> str:
        return f"{self.TREE} {self.library.path.absolute()}"

    @property
    def is_folded(self) -> bool | None:
        """Whether what is in focus is folded; None where it cannot be."""
        branch = self.branch
        return branch.key in self.folded if branch is not None and self.holds and self.folds else None

    def fold(self) -> None:
        """Fold what is in focus, or go to what it lies under."""
        from tui.folding import parent_of

        if self.is_folded is False and self.branch is not None:
            self._fold(self.folded | {self.branch.key})
        elif self.branch is None:
            self.status.say("There is nothing to fold here.")
        elif (parent := parent_of(self.branches, self.branch.key)) is not None:
            self.go_to_branch(parent.key)
        else:
            self.status.say(f"“{self.branch.title}” is at the top.")

    def unfold(self) -> None:
        """Unfold what is in focus, or go to the first thing under it."""
        from tui.folding import first_within

        if self.is_folded and self.branch is not None:
            self._fold(self.folded - {self.branch.key})
        elif self.branch is not None and (first := first_within(self.branches, self.branch.key)) is not None:
            self.go_to_branch(first.key)
        else:
            self.open_leaf()

    def turn_fold(self) -> None:
        """Unfold what is in focus where it is folded, else fold it, or what it lies under."""
        from tui.folding import parent_of

        branch = self.branch
        if branch is not None and not self.holds:
            branch = parent_of(self.branches, branch.key)
        if branch is None or not self.folds:
            self.status.say("There is nothing to fold here.")
        else:
            self._fold(self.folded ^ {branch.key})

    def fold_all(self) -> None:
        """Fold everything under which something lies."""
        from tui.folding import holders

        every = holders(self.branches)
        if not every or not self.folds:
            self.status.say("There is nothing to fold.")
        elif every <= self.folded:
            self.status.say("Everything is folded.")
        else:
            self._fold(every)

    def unfold_all(self) -> None:
        """Unfold everything."""
        if self.folded:
            self._fold(frozenset())
        else:
            self.status.say("Nothing is folded.")

    def on_row_list_turned(self) -> None:
        """Fold or unfold what was clicked on its sign."""
        self.turn_fold()

    def _fold(self, folded: frozenset[str]) -> None:
        """Fold other places than before, the focus where it was, or on what is folded over that."""
        from tui.folding import holders, shown_of

        branch = self.branch
        name, branches = self._kept_with, self.branches
        kept = folded & holders(branches)
        self.desk_app.remembered.change(lambda setup: setup.with_folded(name, kept))
        self.list_tree(shown_of(branches, branch.key, kept) if branch is not None else "")
        self.show_hints()
