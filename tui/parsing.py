"""The processes that parse for a command, as the settings have them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.parsing.errors import Unparsable
from store.parsing.parsers import Parsers
from tui.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.settings import Settings


@contextmanager
def parsers_by(settings: Settings) -> Iterator[Parsers]:
    """Yield processes that parse, and find names as the settings say; they end with the block.

    Raises:
        SettingsError: The pipeline that the settings name cannot be loaded.
    """
    with Parsers(pipeline=settings.recogniser) as parsers:
        if settings.recogniser:
            try:
                parsers.parse("recogniser", b"", {"pipeline": settings.recogniser})
            except Unparsable as error:
                raise SettingsError(f"“pipeline” in {settings.path}: {error}.") from error
        yield parsers
