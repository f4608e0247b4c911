"""Web addresses that may be kept and opened."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from prose.characters import clean_text

_LONGEST = 2_000
"""How many code points an address may have: what browsers and servers agree on."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def web_address(address: str) -> str:
    """Return `address` if it is an absolute http or https address, else nothing."""
    address = address.strip()
    if (
        len(address) > _LONGEST
        or not address.isprintable()
        or " " in address
        or clean_text(address) != address
    ):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""


def link_address(address: str, base: str = "") -> str:
    """Return where a link to `address` on the page at `base` leads, else nothing.

    An address of another scheme than http and https leads nowhere, and neither does a place on the same
    page. One that is relative stays so when `base` is empty.
    """
    address = address.strip()
    if not address or address.startswith("#"):
        return ""
    if _SCHEME.match(address):
        return web_address(address)
    try:
        absolute = urljoin(base or "https://relative.invalid/", address)
    except ValueError:
        return ""
    if base or address.startswith("//"):
        return web_address(absolute)
    return address if web_address(absolute) and clean_text(address) == address else ""
