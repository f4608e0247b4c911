from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.parsing.parsers import Parsers
from store.web.client import Client, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


@pytest.fixture
def client() -> Client:
    return Client(allow_private=True, limits=Limits(seconds=2, silent_seconds=1, bytes=200_000))


@pytest.fixture(scope="session")
def parsers() -> Iterator[Parsers]:
    """Yield a process that parses; all tests use one."""
    with Parsers(1) as parsers:
        yield parsers


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
