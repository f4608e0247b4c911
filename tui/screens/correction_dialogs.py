"""Correcting a name or a quote, from whatever screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prose.entities.entity import Label
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from tui.correcting_quotes import QuoteCorrecting
    from tui.open_article import OpenArticle
    from tui.screens.change_dialog import ChangeDialog
    from tui.screens.desk import DeskScreen


@dataclass(frozen=True, slots=True)
class Turn:
    """Another dialog that a key leads to, where something else is meant."""

    key: str
    """The key."""
    text: str
    """What that is called."""
    dialog: Callable[[], ChangeDialog]
    """Makes the dialog."""


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
    screen: DeskScreen,
    target: CorrectionTarget,
    then: Callable[[], None] = lambda: None,
    turns: Sequence[Turn] = (),
) -> None:
    """Ask the reader what is wrong with a name, and make the correction.

    Args:
        screen: The screen in front; its status line says what was done.
        target: What is to be corrected.
        then: What else is to be done once it is corrected; not called when the reader changes his mind.
        turns: What else may be meant.
    """
    if target.name_id is not None and screen.library.names.get(target.name_id) is None:
        screen.status.say("That name is no longer in the library.")
    else:
        screen.app.push_screen(name_dialog(screen, target, then, turns))


def name_dialog(
    screen: DeskScreen, target: CorrectionTarget, then: Callable[[], None], turns: Sequence[Turn] = ()
) -> ChangeDialog:
    """Return the dialog that `open_correction` opens."""
    from tui.correcting import Correcting
    from tui.screens.correction import CorrectionDialog

    return CorrectionDialog(screen.eye, Correcting(screen.library, target), _telling(screen, then), turns)


def open_quote_correction(screen: DeskScreen, article: OpenArticle, said: Statement) -> None:
    """Ask the reader what is wrong with all of a statement, and make the correction.

    Args:
        screen: The screen in front; its status line says what was done.
        article: The article.
        said: The statement.
    """
    from tui.correcting_quotes import QuoteCorrecting

    correcting = QuoteCorrecting(screen.library, article, said.parts[0], whole=True)
    screen.app.push_screen(quote_dialog(screen, correcting))


def quote_dialog(
    screen: DeskScreen,
    correcting: QuoteCorrecting,
    then: Callable[[], None] = lambda: None,
    turns: Sequence[Turn] = (),
    eyes: range | None = None,
) -> ChangeDialog:
    """Return the dialog that asks what is wrong with a quote, and makes the correction.

    Args:
        screen: The screen in front; its status line says what was done.
        correcting: What is to be corrected.
        eyes: The lines of the screen that the quote takes; the one that the reader looks at by default.
        then: What else is to be done once it is corrected; not called when the reader changes his mind.
        turns: What else may be meant.
    """
    from tui.screens.quote_boundaries import QuoteBoundariesDialog
    from tui.screens.quote_correction import QuoteCorrectionDialog

    redraws = correcting.quote is not None and correcting.words is not None
    dialog = QuoteBoundariesDialog if redraws else QuoteCorrectionDialog
    eyes = eyes or range(screen.eye, screen.eye + 1)
    # Below the quote if there is room, else above it: who decides what it is wants to read it.
    below = dialog.fits_below(eyes[-1], screen.size.height)
    return dialog(eyes[-1 if below else 0], correcting, _telling(screen, then), turns)


def _telling(screen: DeskScreen, then: Callable[[], None]) -> Callable[[str], None]:
    """Return what is to be done once a correction is made."""

    def done(said: str) -> None:
        then()
        screen.tell_done(said)
        screen.desk_app.catch_up()

    return done
