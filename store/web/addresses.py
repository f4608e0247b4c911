"""Addresses: which are pages of the web, and which machines of the public network."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit, urlunsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from store.web.errors import RefusedAddress, named

IPAddress: TypeAlias = IPv4Address | IPv6Address

SCHEMES = {"http": 80, "https": 443}
"""What is fetched, with the port that each uses when an address names none."""
_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)
"""How an address with a machine in it begins (RFC 3986, 3.1)."""
LONGEST = 8_000
"""The most code points of an address; servers take about as much (RFC 9110, 4.1)."""
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Where networks without IPv4 put its machines (NAT64, RFC 6052)."""


def is_address(text: str) -> bool:
    """Whether a text is meant as an address, be it one that is not fetched, and not as the name of a file."""
    return _ADDRESS.match(text) is not None


def normal_address(text: str, base: str = "") -> str:
    """Return an address in one way of writing it: encoded, without the part after `#`.

    Args:
        text: What was typed, or what a server said.
        base: The page that it was said on, where it may be relative to that.

    Raises:
        RefusedAddress: It is no address of http or https, or holds a name and a password.
    """
    text = text.strip()
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedAddress(f"“{named(text)}” is no address; check it.") from error
    if parts.scheme and parts.scheme not in SCHEMES:
        raise RefusedAddress(
            f"“{named(text)}” is an address of “{parts.scheme}”; only http and https are fetched."
        )
    if not parts.scheme:
        raise RefusedAddress(f"“{named(text)}” is no address; one begins with http:// or https://.")
    if not host or len(text) > LONGEST:
        raise RefusedAddress(f"“{named(text)}” is no address; check it.")
    if "@" in parts.netloc:
        raise RefusedAddress(
            f"An address at {host} holds a user name or a password, which are not sent; leave them out."
        )
    try:
        # The letters of other alphabets have a spelling in ASCII that servers go by.
        ascii_host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
        server = ascii_host if port in (None, SCHEMES[parts.scheme]) else f"{ascii_host}:{port}"
        return parse_url(urlunsplit((parts.scheme, server, parts.path or "/", parts.query, ""))).url
    except (UnicodeError, LocationParseError) as error:
        raise RefusedAddress(f"“{named(text)}” is no address; check it.") from error


def is_public(address: IPAddress) -> bool:
    """Whether a machine is one that anybody could reach, and not the reader's own or one of a network of his.

    What stands for an IPv4 machine in IPv6 (mapped, NAT64, 6to4, Teredo) is what that machine is.
    """
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner:
            return all(map(is_public, inner))
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inner(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the machines of IPv4 that an address of IPv6 stands for or leads through."""
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in TRANSLATED:
        return (IPv4Address(int(address) & 0xFFFF_FFFF),)
    if address.sixtofour:
        return (address.sixtofour,)
    return address.teredo or ()


def ip_of(socket_address: tuple[object, ...]) -> IPAddress:
    """Return the machine of an address as `socket.getaddrinfo` gives it."""
    return ip_address(str(socket_address[0]))
