"""The commands of trees that fold: tags, and feeds in their folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.folding_actions import FoldingActions

TREES = (Situation.SIDEBAR, Situation.TAGS, Situation.FEEDS)

FOLDING_COMMANDS: tuple[Command[FoldingActions], ...] = (
    Command(
        "Unfold what is in focus",
        ("l", "right"),
        TREES,
        Group.VIEW,
        lambda desk, count: desk.unfold(),
        help="Where it is open, this goes to the first thing in it; a view or a feed is shown.",
        hint="unfold",
        likely=lambda desk: desk.is_folded is True,
    ),
    Command(
        "Fold what is in focus",
        ("h", "left"),
        TREES,
        Group.VIEW,
        lambda desk, count: desk.fold(),
        help="Or goes to what it lies under.",
        hint="fold",
        likely=lambda desk: desk.is_folded is False,
    ),
    Command(
        "Fold or unfold",
        ("z a",),
        TREES,
        Group.VIEW,
        lambda desk, count: desk.turn_fold(),
        help="So does a click on the triangle. What is folded stays so until you unfold it.",
        short="fold or unfold",
    ),
    Command(
        "Fold everything", ("z M",), TREES, Group.VIEW, lambda desk, count: desk.fold_all(), short="fold all"
    ),
    Command(
        "Unfold everything",
        ("z R",),
        TREES,
        Group.VIEW,
        lambda desk, count: desk.unfold_all(),
        short="unfold all",
    ),
)
"""What is done with branches."""
