"""One attempt at fetching: the time that it may take, and which machines it may speak to.

The name of a server is looked up once, what it leads to is checked, and the connection is made to just that:
a name that leads elsewhere the second time it is asked for (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import queue
import socket
import threading
from contextlib import suppress
from contextvars import ContextVar
from time import monotonic
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from store.web.addresses import ip_of, is_public
from store.web.errors import FetchError, RefusedAddress, TookTooLong, UnknownServer, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType


class Attempt:
    """One request with every redirect that it leads to. Use it as a context manager, in one thread.

    Args:
        address: What was asked for, to name it in errors.
        seconds: How long all of it may take; then the connection is cut, whatever it is doing. Limits on
            each answer alone would let a server drip a byte at a time.
        connect_seconds: How long it may take to reach one machine.
        allow_private: Whether machines may be spoken to that are not public.
    """

    def __init__(self, address: str, seconds: float, connect_seconds: float, *, allow_private: bool) -> None:
        self._address = address
        self._seconds = seconds
        self._connect_seconds = connect_seconds
        self._allow_private = allow_private
        self._deadline = monotonic() + seconds
        self._watchdog = threading.Timer(seconds, self.cut)
        self._watchdog.daemon = True
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._names: queue.SimpleQueue[list[Any] | OSError] = queue.SimpleQueue()
        self._is_cut = False

    def __enter__(self) -> Attempt:
        self._watchdog.start()
        self._before = _under_way.set(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _under_way.reset(self._before)
        self._watchdog.cancel()
        with self._lock:
            for connected in self._sockets:
                connected.close()
            self._sockets.clear()

    def check_time(self) -> float:
        """Return how many seconds are left.

        Raises:
            TookTooLong: None are. What was read from a connection that was cut looks complete, and is not.
        """
        left = self._deadline - monotonic()
        if self._is_cut or left <= 0:
            raise TookTooLong(
                f"{named(self._address)} took longer than {self._seconds:.3g} seconds; try again later."
            )
        return left

    def connect(self, host: str, port: int, *, options: Sequence[Any], is_proxy: bool) -> socket.socket:
        """Return a connection to a server.

        Args:
            host: Its name or number.
            port: Its port.
            options: The options of the socket: level, name and value of each.
            is_proxy: Whether it is the reader's own proxy, which may be anywhere.

        Raises:
            FetchError: There is no such server, it does not answer, or there was no time left.
            RefusedAddress: It is not public.
        """
        failure: OSError | None = None
        for family, socket_address in self._machines(host, port, any_machine=is_proxy):
            connected = socket.socket(family, socket.SOCK_STREAM)
            try:
                for option in options:
                    connected.setsockopt(*option)
                connected.settimeout(min(self.check_time(), self._connect_seconds))
                connected.connect(socket_address)
                self._watch(connected)
                return connected
            except OSError as error:
                connected.close()
                failure = error
            except BaseException:
                connected.close()
                raise
        self.check_time()
        reason = "it does not answer" if isinstance(failure, TimeoutError) else _reason(failure)
        what = "the proxy" if is_proxy else "the server"
        raise FetchError(
            f"{named(self._address)} cannot be reached: {what} {host} says nothing ({reason});"
            " check the address and the network."
        )

    def check_name(self, host: str, port: int) -> None:
        """Refuse a server that a proxy is to speak to for us, as far as we can tell where it is.

        Raises:
            RefusedAddress: It is not public.
            TookTooLong: There was no time left.
        """
        with suppress(UnknownServer):
            self._machines(host, port, any_machine=False)

    def _machines(
        self, host: str, port: int, *, any_machine: bool
    ) -> list[tuple[socket.AddressFamily, tuple[Any, ...]]]:
        """Return the machines of a name that may be spoken to, at least one."""
        found = self._looked_up(host, port)
        allowed = [
            (family, socket_address)
            for family, _, _, _, socket_address in found
            if any_machine or self._allow_private or is_public(ip_of(socket_address))
        ]
        if not allowed:
            machine = str(ip_of(found[0][4]))
            where = host if host == machine else f"{host} is {machine}, which"
            raise RefusedAddress(
                f"{named(self._address)} is not fetched: {where} is not public; “--allow-private” and"
                " “allow_private” under [network] in the settings allow it."
            )
        return allowed

    def _looked_up(self, host: str, port: int) -> list[Any]:
        """Ask what a name leads to; in a thread, because nothing else can put an end to that question."""
        answers = self._names = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                answers.put(OSError(str(error)))

        threading.Thread(target=ask, daemon=True, name=f"looking up {host}").start()
        try:
            answer = answers.get(timeout=self.check_time())
        except queue.Empty:
            self.check_time()
            raise TookTooLong(f"{named(self._address)} took too long to look up; try again later.") from None
        if isinstance(answer, OSError) or not answer:
            self.check_time()
            raise UnknownServer(
                f"{named(self._address)} cannot be reached: no server {host} is known;"
                " check the address and the network."
            )
        return answer

    def _watch(self, connected: socket.socket) -> None:
        """Remember a connection, so that it can be cut."""
        # Of its own, because TLS takes the socket's number over.
        double = connected.dup()
        with self._lock:
            self._sockets.append(double)
        self.check_time()

    def cut(self) -> None:
        """Put an end to it; it may be called by any thread."""
        with self._lock:
            self._is_cut = True
            self._names.put(OSError("given up"))
            for connected in self._sockets:
                with suppress(OSError):
                    connected.shutdown(socket.SHUT_RDWR)


_under_way: ContextVar[Attempt] = ContextVar("the attempt under way in this thread")


def _connected(connection: HTTPConnection) -> socket.socket:
    return _under_way.get().connect(
        connection.host,
        connection.port,
        options=connection.socket_options or (),
        is_proxy=connection.proxy is not None,
    )


class _CheckedConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self)


class _CheckedTLSConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self)


class _CheckedPool(HTTPConnectionPool):
    ConnectionCls = _CheckedConnection


class _CheckedTLSPool(HTTPSConnectionPool):
    ConnectionCls = _CheckedTLSConnection


POOLS = {"http": _CheckedPool, "https": _CheckedTLSPool}
"""What urllib3's pool managers make connections with, so that each is the attempt's."""


def _reason(error: OSError | None) -> str:
    return (error.strerror or str(error)).lower() if error else "no reason given"
