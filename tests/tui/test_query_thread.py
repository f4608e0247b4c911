"""The thread in which the library is asked beside the reader."""

from __future__ import annotations

import asyncio
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from textual.worker import active_worker

from store.errors import MissingLibrary
from store.library import Library
from tests.store.making import add_article
from tui.query_thread import QueryThread

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def worker() -> Any:
    """A worker for which is asked."""
    worker = SimpleNamespace(is_cancelled=False)
    active_worker.set(worker)  # type: ignore[arg-type]  # all that is asked of a worker
    return worker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with an article in it."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        add_article(library)
    return path


def long_query(library: Library) -> int:
    numbers = "SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50000"
    counted: int = library._connection.value(f"WITH RECURSIVE n (x) AS ({numbers}) SELECT max(x) FROM n")
    return counted


async def test_one_thread_and_one_opening_answer_everything(path: Path, worker: Any) -> None:
    queries, asked = QueryThread(path), []

    def query(library: Library) -> int:
        asked.append((library, threading.get_ident()))
        return long_query(library)

    assert await asyncio.gather(*(queries.ask(query) for _ in range(5))) == [50_000] * 5
    assert len(set(asked)) == 1
    assert asked[0][1] != threading.get_ident()
    worker.is_cancelled = True
    assert await queries.ask(query) is None
    worker.is_cancelled = False
    assert await queries.ask(query) == 50_000
    queries.close()
    with pytest.raises(RuntimeError):
        await queries.ask(query)


async def test_another_file_in_the_librarys_place_is_seen(path: Path, worker: Any) -> None:
    queries = QueryThread(path)
    articles = [await queries.ask(lambda library: library.articles.row(1))]
    path.unlink()
    with pytest.raises(MissingLibrary):
        await queries.ask(long_query)
    with Library.open(path):
        pass
    articles.append(await queries.ask(lambda library: library.articles.row(1)))
    assert [article is None for article in articles] == [False, True]
    queries.close()
