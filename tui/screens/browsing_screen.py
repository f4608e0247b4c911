"""Opening addresses in the reader's browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from prose.characters import clean_line
from tui.screens.piping_screen import PipingScreen

if TYPE_CHECKING:
    from webbrowser import BaseBrowser

    from prose.document import Facts


class BrowsingScreen(PipingScreen):
    """A screen from which addresses are opened. Nothing is fetched here: that is the browser's business."""

    class TerminalWanted(Message):
        """There is a browser, and it shows pages in the terminal."""

        def __init__(self, browser: BaseBrowser, address: str) -> None:
            super().__init__()
            self.browser = browser
            """The browser."""
            self.address = address
            """What it is to open."""

    class NotOpened(Message):
        """No browser opened an address."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address
            """The address."""

    def open_address(self, address: str, base: str = "") -> None:
        """Open an address in the browser, if it is one of the web; say where it leads.

        Args:
            address: The address, which may be relative.
            base: The address of the article that it stands in.
        """
        from tui.browser import absolute, host

        found = absolute(address, base)
        if not found:
            self.status.say(f"Not opened, as this is no address of a web page: {clean_line(address)}")
            return
        self.status.say(f"Opening {host(found)}")
        self.run_worker(lambda: self._open(found), thread=True, group="browser", exit_on_error=False)

    def open_source_of(self, facts: Facts) -> None:
        """Open the address that an article was published at."""
        if facts.address:
            self.open_address(facts.address)
        else:
            self.status.say("This article does not say where it was published.")

    def _open(self, address: str) -> None:
        """Find a browser and let it open an address; in a worker."""
        from tui.browser import find_browser, needs_terminal, open_address

        browser = find_browser()
        if browser is not None and needs_terminal(browser):
            self.post_message(self.TerminalWanted(browser, address))
        elif browser is None or not open_address(browser, address):
            self.post_message(self.NotOpened(address))

    def on_browsing_screen_terminal_wanted(self, message: TerminalWanted) -> None:
        """Leave the terminal to the browser until the reader leaves that."""
        from tui.terminal import lent_terminal

        opened = False
        with self.desk_app.reporting(), lent_terminal(self.app):
            opened = message.browser.open(message.address)
        if not opened:
            self._copy_instead(message.address)

    def on_browsing_screen_not_opened(self, message: NotOpened) -> None:
        """Copy what could not be opened."""
        self._copy_instead(message.address)

    def _copy_instead(self, address: str) -> None:
        from tui.copying import Copy

        self.put_on_clipboard(Copy("the address, as no browser opened it", address))
