from __future__ import annotations

import gzip
import shutil
import socket
import subprocess
import threading
import zlib
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest

from store.web import attempt
from store.web import client as client_module
from store.web.client import Client, Limits
from store.web.errors import FetchError, RefusedAddress, TookTooLong, TooLarge
from tests.web.server import Answer, Request, WebServer, running_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from store.web.addresses import IPAddress

QUICK = Limits(seconds=0.4, connect_seconds=0.2, silent_seconds=0.2, bytes=50_000, redirects=3)


@pytest.fixture
def client() -> Client:
    return Client(allow_private=True, limits=QUICK)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_comes_with_what_the_server_says_of_it(web_server: WebServer, client: Client) -> None:
    address = web_server.serve("/tarn", "<p>Tärn</p>", media_type="text/HTML; Charset=UTF-8", etag='"1"')
    response = client.get(f"{address}#part")
    assert response.body == "<p>Tärn</p>".encode()
    assert (response.address, response.permanent, response.status) == (address, address, 200)
    assert (response.media_type, response.charset, response.headers["etag"]) == ("text/html", "utf-8", '"1"')
    (request,) = web_server.requests
    assert request.headers["user-agent"].startswith("newsread/")
    assert request.headers["host"] == f"127.0.0.1:{web_server.port}"
    assert not {"cookie", "referer", "authorization"} & set(request.headers)


def test_nothing_is_said_of_what_the_server_does_not_say(web_server: WebServer, client: Client) -> None:
    response = client.get(web_server.serve("/", b"words", media_type=""))
    assert (response.media_type, response.charset) == ("", "")


def test_what_is_known_is_asked_for_only_if_it_changed(web_server: WebServer, client: Client) -> None:
    def answer(request: Request) -> Answer:
        return Answer(status=304) if request.headers.get("if-none-match") == '"1"' else Answer(b"new")

    address = web_server.answer("/", answer)
    assert client.get(address, etag='"0"').body == b"new"
    same = client.get(address, etag='"1"', last_modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert same.unchanged
    assert same.body == b""
    assert web_server.requests[-1].headers["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_redirects_are_followed_and_only_those_for_good_count_as_a_move(
    web_server: WebServer, client: Client
) -> None:
    end = web_server.serve("/end", "here")
    web_server.redirect("/moved", "end", 301)
    moved = client.get(web_server.redirect("/old", "/moved", 308))
    assert (moved.address, moved.permanent, moved.body) == (end, end, b"here")
    start = web_server.redirect("/start", "/moved", 307)
    lent = client.get(start)
    assert (lent.address, lent.permanent) == (end, start)


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("/round", "leads on more than 3 times"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("http://me:secret@127.0.0.1/", "holds a user name or a password"),
        ("http://[::1", "is no address"),
        ("", "and not anywhere"),
    ],
)
def test_redirects_that_lead_nowhere_good_are_refused(
    web_server: WebServer, client: Client, to: str, words: str
) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        client.get(web_server.redirect("/round", to))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "headers", "words", "gone", "after"),
    [
        (404, {}, r"404 \(Not Found\)", False, None),
        (410, {}, r"410 \(Gone\)", True, None),
        (429, {"retry_after": "120"}, "429", False, 120.0),
        (503, {"retry_after": "Mon, 01 Jan 2024 00:00:00 GMT"}, "503", False, 0.0),
        (503, {"retry_after": "soon"}, "503", False, None),
        (799, {}, "799", False, None),
    ],
)
def test_other_answers_are_errors_that_say_what_a_caller_needs(
    web_server: WebServer,
    client: Client,
    status: int,
    headers: dict[str, str],
    words: str,
    gone: bool,
    after: float | None,
) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        client.get(web_server.serve("/", "no", status=status, **headers))
    assert (caught.value.status, caught.value.gone, caught.value.retry_after) == (status, gone, after)


@pytest.mark.parametrize("packed", ["gzip", "deflate", "raw deflate", "twice"])
def test_what_is_packed_is_unpacked(web_server: WebServer, client: Client, packed: str) -> None:
    words = b"A bridge for Tarn. " * 50
    body, encoding = {
        "gzip": (gzip.compress(words), "gzip"),
        "deflate": (zlib.compress(words), "deflate"),
        "raw deflate": (zlib.compress(words)[2:-4], "deflate"),
        "twice": (gzip.compress(gzip.compress(words)), "gzip, gzip"),
    }[packed]
    assert client.get(web_server.serve("/", body, content_encoding=encoding)).body == words


def test_what_is_packed_otherwise_than_asked_for_or_said_is_an_error(
    web_server: WebServer, client: Client
) -> None:
    with pytest.raises(FetchError, match="“compress”"):
        client.get(web_server.serve("/", b"words", content_encoding="compress"))
    with pytest.raises(FetchError, match="packed in another way"):
        client.get(web_server.serve("/", b"words", content_encoding="gzip"))


def test_no_more_is_read_than_is_allowed(web_server: WebServer, client: Client) -> None:
    nothing = b"\x00\x00\x00\xff\xff" * 20_000  # 100 kB of deflate that unpack to nothing
    start = zlib.compressobj(wbits=-15)
    for name, answer in {
        "announced": Answer(b"x", headers={"content-length": "50001"}),
        "sent": Answer(blocks=(b"x" * 10_000 for _ in range(100))),
        "bomb": Answer(gzip.compress(bytes(80_000_000)), headers={"content-encoding": "gzip"}),
        "bomb in a bomb": Answer(
            gzip.compress(gzip.compress(bytes(80_000_000))), headers={"content-encoding": "gzip, gzip"}
        ),
        "empty": Answer(start.flush() + nothing, headers={"content-encoding": "deflate"}),
    }.items():
        with pytest.raises(TooLarge, match=r"larger than 0\.05 MB"):
            client.get(web_server.answer(f"/{name.replace(' ', '-')}", answer))


def _drip(server: WebServer) -> Callable[[Callable[[bytes], object]], None]:
    def raw(write: Callable[[bytes], object]) -> None:
        write(b"HTTP/1.1 200 OK\r\n")
        while not server.closing.wait(0.02):
            write(b"X")

    return raw


def _dripping_body(server: WebServer) -> Callable[[Callable[[bytes], object]], None]:
    def raw(write: Callable[[bytes], object]) -> None:
        write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not server.closing.wait(0.02):
            write(b"word ")

    return raw


def test_slow_servers_cost_no_more_than_the_time_allowed(web_server: WebServer, client: Client) -> None:
    for address in (
        web_server.hang("/hangs"),
        web_server.speak("/headers", _drip(web_server)),
        web_server.speak("/body", _dripping_body(web_server)),
    ):
        begun = monotonic()
        with pytest.raises(TookTooLong):
            client.get(address)
        assert monotonic() - begun < 3 * QUICK.seconds


def test_a_name_that_is_not_answered_costs_no_more_than_the_time_allowed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(10))
    with pytest.raises(TookTooLong):
        client.get("http://slow.example/")
    over.set()


@pytest.mark.parametrize(
    "answer",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nonly this"],
)
def test_answers_that_are_cut_off_are_errors(web_server: WebServer, client: Client, answer: bytes) -> None:
    with pytest.raises(FetchError, match="connection broke"):
        client.get(web_server.speak("/", lambda write: write(answer)))


def test_a_server_that_is_not_there_is_an_error(client: Client) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="connection refused"):
            client.get(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    with pytest.raises(FetchError, match=r"no server nowhere\.invalid is known"):
        client.get("http://nowhere.invalid/")


def test_machines_that_are_not_public_are_refused_also_behind_names_and_redirects(
    web_server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(limits=QUICK)
    with pytest.raises(RefusedAddress, match=r": 127\.0\.0\.1 is not public.*--allow-private"):
        client.get(web_server.address())
    _lead(monkeypatch, {"inside.example": "127.0.0.1", "outside.example": "127.0.0.1"})
    with pytest.raises(RefusedAddress, match=r"inside\.example is 127\.0\.0\.1"):
        client.get(web_server.address(host="inside.example"))
    assert web_server.paths() == []

    def is_public(address: IPAddress) -> bool:
        return str(address) == "127.0.0.1"

    monkeypatch.setattr(attempt, "is_public", is_public)
    _lead(monkeypatch, {"inside.example": "10.0.0.1"})
    web_server.redirect("/to-number", "http://10.0.0.1/")
    web_server.redirect("/to-name", "http://inside.example/")
    for path in ("/to-number", "/to-name"):
        with pytest.raises(RefusedAddress, match=r"10\.0\.0\.1(, which)? is not public"):
            client.get(web_server.address(path))


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(
    web_server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _lead(monkeypatch, {"outside.example": "127.0.0.1"})
    monkeypatch.setattr(attempt, "is_public", lambda _: True)
    web_server.serve("/", "here")
    address = web_server.address(host="outside.example")
    assert Client(limits=QUICK).get(address).body == b"here"
    assert asked == ["outside.example"]
    assert web_server.requests[0].headers["host"] == f"outside.example:{web_server.port}"


def _lead(monkeypatch: pytest.MonkeyPatch, machines: dict[str, str]) -> list[str]:
    """Let names lead to machines; return what will have been asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, port: int, **named: Any) -> Any:
        asked.append(host)
        return real(machines.get(host, host), port, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_the_proxy_of_the_environment_is_used_but_for_what_it_is_not_for(
    web_server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lead(monkeypatch, {"outside.example": "93.184.215.14"})
    monkeypatch.setenv("http_proxy", f"http://me:pass%20word@127.0.0.1:{web_server.port}")
    web_server.serve("http://outside.example/page", "through the proxy")
    client = Client(limits=QUICK)
    assert client.get("http://outside.example/page").body == b"through the proxy"
    assert web_server.requests[-1].headers["proxy-authorization"] == "Basic bWU6cGFzcyB3b3Jk"
    # The proxy may look up what we cannot, but is not to reach what is known not to be public.
    web_server.serve("http://unknown.invalid/", "known to the proxy")
    assert client.get("http://unknown.invalid/").body == b"known to the proxy"
    with pytest.raises(RefusedAddress):
        client.get("http://192.168.0.1/")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    web_server.serve("/direct", "direct")
    assert Client(allow_private=True).get(web_server.address("/direct")).body == b"direct"
    for proxy in ("not a proxy", "http://[", "http://me:secret@x y/"):
        monkeypatch.setenv("http_proxy", proxy)
        with pytest.raises(FetchError, match="check “http_proxy”") as caught:
            client.get("http://outside.example/page")
        assert "secret" not in str(caught.value)
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    with pytest.raises(FetchError, match="a proxy of “socks5”"):
        client.get("http://outside.example/page")


MAKE_CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
    "-subj /CN=tarn.example -addext subjectAltName=DNS:tarn.example -keyout {path} -out {path}.crt"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of nobody's, for tarn.example, after its key."""
    if shutil.which("openssl") is None:
        pytest.skip("There is no openssl here to make a certificate with.")
    path = tmp_path_factory.mktemp("certificate") / "tarn.example.pem"
    subprocess.run(MAKE_CERTIFICATE.format(path=path).split(), check=True, capture_output=True)
    with path.open("ab") as both:
        both.write(path.with_name(f"{path.name}.crt").read_bytes())
    return path


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> Iterator[None]:
    """Let the system trust that certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    client_module._certificates.cache_clear()
    yield
    client_module._certificates.cache_clear()


@pytest.mark.usefixtures("trusted")
def test_a_server_must_be_who_its_name_says(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> None:
    _lead(monkeypatch, {"tarn.example": "127.0.0.1", "other.example": "127.0.0.1"})
    client = Client(allow_private=True)
    with running_server(certificate) as server:
        server.serve("/", "in private")
        # Connected to is the machine that was checked, and asked for is the name.
        assert client.get(f"https://tarn.example:{server.port}/").body == b"in private"
        with pytest.raises(FetchError, match=r"who the server is cannot be made sure of.*other"):
            client.get(f"https://other.example:{server.port}/")


def test_a_certificate_of_nobody_is_not_believed(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> None:
    _lead(monkeypatch, {"tarn.example": "127.0.0.1"})
    with (
        running_server(certificate) as server,
        pytest.raises(FetchError, match=r"cannot be made sure of \(.*self.signed"),
    ):
        Client(allow_private=True).get(f"https://tarn.example:{server.port}/")


def test_several_threads_may_fetch_at_once(web_server: WebServer, client: Client) -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda path=path: found.append(client.get(web_server.address(path)).body))
        for path in [web_server.serve(f"/{number}", str(number)) and f"/{number}" for number in range(8)]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [str(number).encode() for number in range(8)]


def test_what_is_being_fetched_can_be_given_up_by_another_thread(web_server: WebServer) -> None:
    client = Client(allow_private=True)
    ending = threading.Timer(0.1, client.close)
    ending.start()
    begun = monotonic()
    with pytest.raises(TookTooLong):
        client.get(web_server.hang("/"))
    assert monotonic() - begun < 5
