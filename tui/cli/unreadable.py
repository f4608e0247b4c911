"""`newsread unreadable`: the pages that gave no article, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.adding.sources import Sources
from store.errors import GoneError
from tui.cli import output
from tui.cli.add import add
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_existing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from store.library import Library
    from store.unreadable import UnreadablePage


def run(arguments: argparse.Namespace) -> ExitCode:
    """List the pages that could not be read, try them again, or forget some."""
    with open_existing(arguments) as library:
        if arguments.forget:
            return _forget(library, arguments.forget)
        pages = library.unreadable_pages.all()
        if arguments.again:
            sources = Sources([page.address for page in pages], library)
            return add(library, sources, arguments)
        _write(pages, as_json=arguments.json)
    return ExitCode.DONE


def _forget(library: Library, addresses: Iterable[str]) -> ExitCode:
    code = ExitCode.DONE
    for address in addresses:
        if not library.unreadable_pages.forget(address):
            error = GoneError(f"{address} is not among the pages that could not be read; check the address.")
            output.notify(f"newsread: {error}")
            code = ExitCode.FAILED
    return code


def _write(pages: Iterable[UnreadablePage], *, as_json: bool) -> None:
    for page in pages:
        if as_json:
            output.write_json(
                {
                    "address": page.address,
                    "reason": page.reason,
                    "tried": page.tried.isoformat(),
                    "tries": page.tries,
                }
            )
        else:
            output.write(f"{page.tries}\t{page.tried:%Y-%m-%d}\t{page.address}\t{page.reason}")
