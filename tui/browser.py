"""The reader's browser: which one there is, and how it is started without disturbing the screen."""

from __future__ import annotations

import subprocess
import webbrowser
from urllib.parse import urlsplit

from prose.addresses import link_address

PATIENCE_SECONDS = 3.0
"""How long is waited to hear that a browser could not be started."""


def absolute(address: str, base: str = "") -> str:
    """Return where a link leads as an absolute http or https address; empty if it leads to nothing such.

    Args:
        address: The address of the link, which may be relative.
        base: The address of the article that it stands in; empty if that is not known.
    """
    found = link_address(address, base)
    return found if host(found) else ""


def host(address: str) -> str:
    """Return the host of an address as browsers look it up, so that no letter passes for another."""
    try:
        name = urlsplit(address).hostname or ""
        return name if name.isascii() else name.encode("idna").decode()
    except ValueError:
        return ""


def find_browser() -> webbrowser.BaseBrowser | None:
    """Return what opens addresses here; None if nothing does. It asks the system, so call it in a thread."""
    try:
        return webbrowser.get()
    except webbrowser.Error:
        return None


def needs_terminal(browser: webbrowser.BaseBrowser) -> bool:
    """Whether a browser shows pages in the terminal, which must be left to it for as long as it runs."""
    if isinstance(browser, webbrowser.BackgroundBrowser):
        return False
    if isinstance(browser, webbrowser.UnixBrowser):
        return not browser.background
    return isinstance(browser, webbrowser.GenericBrowser)


def open_address(browser: webbrowser.BaseBrowser, address: str) -> bool:
    """Open an address and return whether that was begun.

    Args:
        browser: The browser.
        address: An absolute http or https address.
    """
    if not isinstance(browser, webbrowser.BackgroundBrowser):
        return browser.open(address)
    # Left to the library, what it has to say would be written over the screen.
    command = [browser.name, *(argument.replace("%s", address) for argument in browser.args)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return not process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
