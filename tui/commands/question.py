"""A question to the reader, answered by one key in the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.command import Command, Group, KeyedAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.commands.situation import Situation

YES = "y"
"""The key that says yes; any other one says no."""


def asking(question: str, situation: Situation, do: Callable[[], object]) -> Command[Any]:
    """Return the command that waits for an answer.

    Args:
        question: What is asked: "Delete 12 articles for good?"
        situation: Where the reader's hands are.
        do: What yes does.
    """
    action: KeyedAction[Any] = KeyedAction(
        YES,
        accepts=lambda stroke: stroke == YES,
        run=lambda desk, key: do(),
        choices=lambda desk: [(YES, "yes"), ("escape", "no")],
        question=question,
    )
    return Command(question, (), (situation,), Group.PROGRAM, action)
