"""A real web server on loopback, that answers what a test tells it to."""

from __future__ import annotations

import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Request:
    """What somebody asked for."""

    path: str
    """With what comes after a question mark."""
    headers: Mapping[str, str]
    """By casefolded names."""


@dataclass(frozen=True)
class Answer:
    """What is answered."""

    body: bytes = b""
    status: int = 200
    media_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    """More of them, or other ones."""
    blocks: Iterable[bytes] | None = None
    """The body block by block, its length not announced; it may wait before each."""


Answering: TypeAlias = "Callable[[Request], Answer]"
Raw: TypeAlias = "Callable[[Callable[[bytes], object]], object]"


class WebServer:
    """Answers on a port of 127.0.0.1; what it was not told about it answers with 404."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.requests: list[Request] = []
        """What was asked for, in order."""
        self.closing = threading.Event()
        """Set when the test is over: who makes a client wait waits for it."""
        self._answers: dict[str, Answer | Answering] = {}
        self._raw: dict[str, Raw] = {}

    def address(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def serve(
        self, path: str, body: bytes | str = b"", *, media_type: str = HTML, status: int = 200, **headers: str
    ) -> str:
        """Answer a path with this from now on, and return its address.

        Args:
            path: The path.
            body: What is sent.
            media_type: Its content type; none is said if that is empty.
            status: The status code.
            headers: More headers, with underscores in place of hyphens.
        """
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._answers[path] = Answer(content, status, media_type, named)
        return self.address(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Lead from a path to an address, and return the path's."""
        return self.serve(path, status=status, location=to)

    def answer(self, path: str, answering: Answering | Answer) -> str:
        """Let a function answer a path, and return its address."""
        self._answers[path] = answering
        return self.address(path)

    def speak(self, path: str, raw: Raw) -> str:
        """Let a function write the whole answer byte by byte, status line and all; return the address."""
        self._raw[path] = raw
        return self.address(path)

    def hang(self, path: str) -> str:
        """Never answer a path, and return its address."""
        return self.speak(path, lambda _: self.wait())

    def wait(self, seconds: float | None = None) -> None:
        """Wait so long, or until the test is over."""
        self.closing.wait(seconds)

    def paths(self) -> list[str]:
        """Return what was asked for, in order."""
        return [request.path for request in self.requests]


@contextmanager
def running_server(certificate: Path | None = None) -> Iterator[WebServer]:
    """Run a server while the block runs.

    Args:
        certificate: A file with a certificate and its key, to speak TLS; None to speak none.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.casefold(): value for name, value in self.headers.items()}
            request = Request(self.path, headers)
            server.requests.append(request)
            # A client that has had enough closes the connection.
            with suppress(OSError):
                if raw := server._raw.get(self.path):
                    self.close_connection = True
                    raw(self.wfile.write)
                else:
                    answer = server._answers.get(self.path, Answer(b"nothing here", 404))
                    self._send(answer(request) if callable(answer) else answer)

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            headers = {"content-type": answer.media_type} if answer.media_type else {}
            if answer.blocks is None:
                headers["content-length"] = str(len(answer.body))
            for name, value in (headers | dict(answer.headers)).items():
                self.send_header(name, value)
            self.end_headers()
            for block in answer.blocks or (answer.body,):
                self.wfile.write(block)
                self.wfile.flush()

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    class Listening(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: a client that goes is no error, and tests read what is said here."""

    listening = Listening(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        # The handshake is for the thread that answers: one that fails must not end the server.
        listening.socket = context.wrap_socket(
            listening.socket, server_side=True, do_handshake_on_connect=False
        )
    server = WebServer(listening.server_port)
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        listening.shutdown()
        listening.server_close()
        thread.join()
