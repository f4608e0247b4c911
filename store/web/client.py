"""Fetching from the web: with limits on everything, and from public servers only."""

from __future__ import annotations

import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import certifi
from urllib3 import PoolManager, ProxyManager, Timeout
from urllib3.exceptions import (
    HTTPError,
    LocationParseError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util import make_headers

from store.web.addresses import SCHEMES, normal_address
from store.web.attempt import POOLS, Attempt
from store.web.errors import FetchError, TookTooLong, named
from store.web.proxies import proxy_for, proxy_headers
from store.web.response import Response, headers_of, read_body, retry_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from urllib3.response import BaseHTTPResponse

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
"""The redirects that say that the other address is to be used from now on."""
PAGES = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.5"
"""What is asked for where nothing else is."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take."""

    seconds: float = 30.0
    """All of it, from looking up the name to the last byte, redirects included."""
    connect_seconds: float = 10.0
    """Reaching one machine."""
    silent_seconds: float = 15.0
    """Waiting for the next byte."""
    bytes: int = 20_000_000
    """What is sent, and what that is unpacked."""
    redirects: int = 10
    """How often it may lead on."""


class Client:
    """Fetches what addresses stand for. It may be used by several threads at once.

    Proxies are those of the environment. They look names up themselves: an address that is to be fetched
    through one is checked as far as the name is known here too.

    Args:
        allow_private: Whether machines may be spoken to that are not public: this one, those of its network.
        limits: What one request may take.
    """

    def __init__(self, *, allow_private: bool = False, limits: Limits | None = None) -> None:
        self._allow_private = allow_private
        self._limits = limits or Limits()
        self._attempts: set[Attempt] = set()

    def close(self) -> None:
        """Put an end to all that is being fetched: it took too long."""
        for attempt in tuple(self._attempts):
            attempt.cut()

    def get(self, address: str, *, etag: str = "", last_modified: str = "", accept: str = PAGES) -> Response:
        """Fetch what an address stands for.

        Args:
            address: The address, of http or https.
            etag: The `ETag` that came with it the last time, to have it only if it is another one.
            last_modified: The `Last-Modified` that came with it the last time, for the same.
            accept: Which media types are wanted.

        Raises:
            RefusedAddress: It is not one that is fetched, or leads to such.
            TooLarge: There is too much of it.
            TookTooLong: It was not there in time.
            FetchError: It cannot be had: no such server, an answer other than 2xx and 304.
        """
        requested = at = normal_address(address)
        headers = _headers(accept, etag, last_modified)
        limits, for_good = self._limits, True
        with self._attempt(requested) as attempt:
            for _ in range(limits.redirects + 1):
                with self._answer(at, headers, attempt) as response:
                    if response.status not in REDIRECTS:
                        return self._read(response, at, at if for_good else requested, attempt)
                    at = _led_to(response, at)
                    for_good = for_good and response.status in FOR_GOOD
        raise FetchError(f"{named(requested)} leads on more than {limits.redirects} times, and is given up.")

    @contextmanager
    def _attempt(self, address: str) -> Iterator[Attempt]:
        limits = self._limits
        attempt = Attempt(address, limits.seconds, limits.connect_seconds, allow_private=self._allow_private)
        self._attempts.add(attempt)
        try:
            with attempt:
                yield attempt
        finally:
            self._attempts.discard(attempt)

    @contextmanager
    def _answer(
        self, address: str, headers: Mapping[str, str], attempt: Attempt
    ) -> Iterator[BaseHTTPResponse]:
        """Ask one server one thing."""
        with _in_words(address, attempt), self._pools(address, attempt) as pools:
            # What came before the answer, and what it leads to, is our business: no retries, no redirects.
            response = pools.request(
                "GET",
                address,
                headers=headers,
                timeout=Timeout(connect=attempt.check_time(), read=self._limits.silent_seconds),
                retries=False,
                redirect=False,
                preload_content=False,
            )
            try:
                attempt.check_time()
                yield response
            finally:
                response.close()

    def _pools(self, address: str, attempt: Attempt) -> PoolManager:
        """Return what makes the connection: to the server, or to the proxy that it is reached through."""
        proxy = proxy_for(address)
        if proxy:
            parts = urlsplit(address)
            attempt.check_name(parts.hostname or "", parts.port or SCHEMES[parts.scheme])
            pools: PoolManager = ProxyManager(
                proxy, proxy_headers=proxy_headers(proxy), ssl_context=_certificates()
            )
        else:
            pools = PoolManager(ssl_context=_certificates())
        pools.pool_classes_by_scheme = POOLS
        return pools

    def _read(self, response: BaseHTTPResponse, address: str, permanent: str, attempt: Attempt) -> Response:
        status, headers = response.status, headers_of(response)
        if status != HTTPStatus.NOT_MODIFIED and not 200 <= status < 300:
            raise FetchError(
                f"{named(address)} cannot be had: the server answers {_phrase(status)}.",
                status=status,
                retry_after=retry_after(headers),
            )
        body = b"" if status == HTTPStatus.NOT_MODIFIED else read_body(response, address, self._limits.bytes)
        # A connection that was cut looks like one that has ended.
        attempt.check_time()
        return Response(address, permanent, status, headers, body)


def user_agent() -> str:
    """Return what servers are told of who asks: this program, and no browser."""
    try:
        return f"newsread/{version('newsread')}"
    except PackageNotFoundError:  # run from its sources
        return "newsread"


def _headers(accept: str, etag: str, last_modified: str) -> dict[str, str]:
    headers = make_headers(accept_encoding=True, keep_alive=False, user_agent=user_agent())
    headers |= {"accept": accept, "connection": "close"}
    if etag:
        headers["if-none-match"] = etag
    if last_modified:
        headers["if-modified-since"] = last_modified
    return headers


@cache
def _certificates() -> ssl.SSLContext:
    """Return who is believed about who a server is: whom the system believes, because its owner may add some.

    Where the system says nothing, as with some builds of Python, that is whom Mozilla believes.
    """
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and not ssl.get_default_verify_paths().capath:
        context.load_verify_locations(certifi.where())
    return context


def _led_to(response: BaseHTTPResponse, address: str) -> str:
    """Return where a redirect leads.

    Raises:
        FetchError: It does not say.
        RefusedAddress: That is nothing that we fetch.
    """
    location = response.headers.get("location", "")
    if not location:
        raise FetchError(
            f"{named(address)} cannot be had: it leads on ({_phrase(response.status)}), and not anywhere."
        )
    # Headers are read as Latin-1, whatever they are in; most that have such letters are in UTF-8.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return normal_address(location, base=address)


@contextmanager
def _in_words(address: str, attempt: Attempt) -> Iterator[None]:
    """Say in a sentence what goes wrong on the way.

    Raises:
        FetchError: Whatever it is.
    """
    try:
        yield
    except (HTTPError, OSError, ValueError) as error:
        attempt.check_time()
        if isinstance(error, (ReadTimeoutError, TimeoutError)):
            raise TookTooLong(f"{named(address)} keeps us waiting; try again later.") from error
        raise FetchError(f"{named(address)} cannot be had: {_explained(error)}.") from error


def _explained(error: Exception) -> str:
    match error:
        case ProxyError():
            return f"the proxy does not let it through ({_innermost(error)}); check the proxy"
        case SSLError():
            return f"who the server is cannot be made sure of ({_innermost(error)})"
        case LocationParseError():
            return "its address makes no sense; check it"
        case _:
            return f"the connection broke ({_innermost(error)}); try again later"


def _innermost(error: BaseException) -> str:
    """Return what an error says that others are wrapped around."""
    while inner := error.__cause__ or error.__context__:
        error = inner
    words = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or str(error)
    return str(words).rstrip(".") or type(error).__name__


def _phrase(status: int) -> str:
    """Return a status with its meaning: "404 (Not Found)"."""
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
