"""The terminal, lent to another program."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from store.errors import NewsreadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App


class TerminalError(NewsreadError):
    """The terminal cannot be lent."""


@contextmanager
def lent_terminal(app: App[Any]) -> Iterator[None]:
    """Leave the terminal to another program, and take it back whatever becomes of that.

    Raises:
        TerminalError: If there is none to lend.
    """
    failure: BaseException | None = None
    try:
        with app.suspend():
            # Textual takes the terminal back only where nothing is raised.
            try:
                yield
            except BaseException as error:
                failure = error
    except SuspendNotSupported as error:
        raise TerminalError("No other program can have this terminal.") from error
    app.refresh(layout=True)
    if failure is not None:
        raise failure
