"""Correcting a name, from whatever screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from prose.entities.entity import Label
    from prose.spans import Span
    from tui.screens.desk import DeskScreen


@dataclass(frozen=True, slots=True)
class CorrectionTarget:
    """What the reader wants to correct: a name, one where it stands in an article, or words of an article."""

    name_id: int | None = None
    """The name; None where there is none."""
    article_id: int | None = None
    """The article in which the reader is, so that a correction may hold only there; None in a list."""
    span: Span | None = None
    """The words of that article that are meant."""
    spelling: str | None = None
    """Which of the name's spellings is meant; None for the name as a whole."""
    words: str = ""
    """The words as printed."""
    label: Label | None = None
    """What the mention there is labelled; None where there is none."""
    found: Span | None = None
    """Where that mention stands, which may be other words than are meant."""
    by_reader: bool = False
    """Whether it stands there, or stands so, because the reader said so."""


def open_correction(
    screen: DeskScreen, target: CorrectionTarget, then: Callable[[], None] = lambda: None
) -> None:
    """Ask the reader what is wrong, and make the correction.

    Args:
        screen: The screen in front; its status line says what was done.
        target: What is to be corrected.
        then: What else is to be done once it is corrected; not called when the reader changes his mind.
    """
    from tui.correcting import Correcting
    from tui.screens.correction import CorrectionDialog

    correcting = Correcting(screen.library, target)
    if target.name_id is not None and correcting.name is None:
        screen.status.say("That name is no longer in the library.")
        return

    def done(said: str) -> None:
        then()
        screen.status.say(said, "u undoes")
        screen.desk_app.catch_up()

    screen.app.push_screen(CorrectionDialog(screen.eye, correcting, done))
