"""The network, for the commands that use it."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from store.web.client import Client
from tui.parsing import parsers_by
from tui.settings import read_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from store.parsing.parsers import Parsers


class Network(NamedTuple):
    """What fetches, and what makes something of that."""

    client: Client
    """What fetches."""
    parsers: Parsers
    """What parses."""


@contextmanager
def open_network(arguments: argparse.Namespace) -> Iterator[Network]:
    """Use the network, as the settings and the arguments say.

    Args:
        arguments: `config`, the file with the settings, and `allow_private`.

    Raises:
        SettingsError: The settings make no sense.
    """
    settings = read_settings(arguments.config)
    allow_private = settings.allow_private or arguments.allow_private
    with parsers_by(settings) as parsers, closing(Client(allow_private=allow_private)) as client:
        yield Network(client, parsers)
