"""Proxies, as the environment names them: `https_proxy`, `http_proxy`, `no_proxy`."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass

from urllib3.exceptions import LocationParseError
from urllib3.util import make_headers, parse_url

from store.web.errors import FetchError, named


def proxy_for(address: str) -> str:
    """Return the proxy that an address is to be fetched through; empty if through none.

    Raises:
        FetchError: There is one that we cannot use.
    """
    parts = urlsplit(address)
    proxies = getproxies_environment()
    proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
    if not proxy or proxy_bypass(parts.netloc):
        return ""
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    try:
        scheme, host = urlsplit(proxy).scheme, parse_url(proxy).host
    except (ValueError, LocationParseError):
        scheme, host = parts.scheme, None
    if not host:
        # The proxy is not repeated: it may hold a password.
        raise FetchError(
            f"{named(address)} cannot be fetched: the environment names a proxy whose address makes no sense;"
            f" check “{parts.scheme}_proxy”."
        )
    if scheme not in ("http", "https"):
        raise FetchError(
            f"{named(address)} cannot be fetched: the environment names a proxy of “{scheme}”, and only those"
            " of http and https can be used."
        )
    return proxy


def proxy_headers(proxy: str) -> dict[str, str]:
    """Return what a proxy is to be told of us: the name and password that its address holds."""
    credentials = parse_url(proxy).auth
    return make_headers(proxy_basic_auth=unquote(credentials)) if credentials else {}
