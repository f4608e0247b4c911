"""Which handlers a screen has for a message, found once for all screens of its class."""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.message import Message

_FOUND: dict[tuple[type, str, type], list[tuple[type, Callable[..., Awaitable[object]]]]] = {}
"""The handlers of a class for a kind of message, in the order in which they are called, with their owners."""


class KnownHandlers(MessagePump):
    """Knows the handlers of its class again.

    Textual looks into every class that a screen is made of at each message, and each time that the screen has
    nothing to do: with thirty of them that takes as long as to do what a key asks for. Handlers that are
    chosen by where a message comes from, `@on` with a selector, are none for such a class.
    """

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[object]]]]:
        """Yield the handlers for a message until one of them prevents those of its base classes."""
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
