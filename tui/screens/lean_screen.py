"""Screens for which Textual does what a key or another size asks for, once: what it does besides is felt."""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING

from tui.compositor import DeskCompositor
from tui.screens.drawn_screen import DrawnScreen
from tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.geometry import Size
    from textual.message import Message

_FOUND: dict[tuple[type, str, type], list[tuple[type, Callable[..., Awaitable[object]]]]] = {}
"""The handlers of a class for a kind of message, in the order in which they are called, with their owners."""


class LeanScreen(DrawnScreen[None], Unscrolled):
    """A screen that is covered whole by its widgets, and itself covers whatever is below it.

    Handlers that are chosen by where a message comes from, `@on` with a selector, are none for it.
    """

    BLANK = True

    def __init__(self) -> None:
        super().__init__()
        self._compositor = DeskCompositor()

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[object]]]]:
        """Yield the handlers for a message until one of them prevents those of its base classes.

        Textual looks for them in every class that the screen is made of, at each message and each time that
        there is nothing to do. Of thirty classes that takes as long as what a key asks for.
        """
        key = type(self), method_name, type(message)
        found = _FOUND.get(key)
        if found is None and not message._no_default_action:
            found = _FOUND[key] = [
                (owner, method.__func__)
                for owner, method in super()._get_dispatch_methods(method_name, message)
                if isinstance(method, MethodType)
            ]
        for owner, function in found or ():
            if message._no_default_action:
                break
            yield owner, function.__get__(self, owner)

    def _screen_resized(self, size: Size) -> None:
        """Arrange the widgets for another size of the terminal.

        Textual asks the screen in front twice, and also one that another covers, which would then be drawn
        anew for it; what is covered is arranged when it comes to the front.
        """
        again = self.is_active and size == self._compositor.size
        if not again and not self._is_covered:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Draw a frame; what is covered is drawn when it comes to the front.

        Textual would have the screen in front draw what lies above each change of the one below it.
        """
        if self._is_covered:
            self._dirty_widgets.clear()
            self._compositor._dirty_regions.clear()
        else:
            super()._compositor_refresh()

    @property
    def _is_covered(self) -> bool:
        screens = [screen for screen in self.app.screen_stack if isinstance(screen, LeanScreen)]
        return self in screens[:-1]
