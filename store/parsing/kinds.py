"""What can be made of a source, by the name that is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = {
    "article": "store.parsing.articles",
    "document": "store.parsing.documents",
    "feed": "store.parsing.feeds",
    "page": "store.parsing.pages",
    "record": "store.parsing.records",
}
"""The module of each kind; it is loaded in the process that parses, when it is asked for."""


class Kind(Protocol):
    """What such a module offers."""

    def parse(self, source: bytes, hints: Mapping[str, Any]) -> object:
        """Make something of a source.

        Args:
            source: What came from outside.
            hints: What is known of it besides, in values that JSON has.

        Returns:
            A value that JSON has.

        Raises:
            Unparsable: Nothing can be made of it.
        """
        ...


def kind_in(module: str) -> Kind:
    """Return what parses, of the module of a kind."""
    return cast("Kind", import_module(module))
