"""The thread in which the library is asked beside the reader."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from contextvars import copy_context
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from textual.worker import get_current_worker

from store.errors import QueryGivenUp
from store.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path

    from textual.worker import Worker

T = TypeVar("T")

CACHE_KILOBYTES = 512
"""How much of the library's file each thread of the app keeps in memory: the system has the rest at hand."""


class QueryThread:
    """One thread with the library open in it, for whatever takes the longer the more is in the library.

    One, and one opening: each further thread would take memory for a schema and for pages of its own, which
    is not given back, and to open the library takes as long as most queries.

    Args:
        path: The library.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._library: Library | None = None
        self._file: tuple[int, int] | None = None

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        # Nothing is asked before the first frame.
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, thread_name_prefix="library")

    async def ask(self, query: Callable[[Library], T]) -> T | None:
        """Ask the library something, after what was asked before; for the current worker.

        Args:
            query: Asks the library that it is given, and touches nothing but that.

        Returns:
            What the query returned; None if the worker was cancelled meanwhile.
        """
        answer = partial(self._answer, query, get_current_worker())
        # Who posts a message needs to know from where.
        return await asyncio.get_running_loop().run_in_executor(self._thread, copy_context().run, answer)

    def _answer(self, query: Callable[[Library], T], worker: Worker[object]) -> T | None:
        library = self._opened()
        with suppress(QueryGivenUp):
            library.give_up_when(lambda: worker.is_cancelled)
            return query(library)
        return None

    def _opened(self) -> Library:
        """Return the library; where its file is gone or another one, that is found out here."""
        file = _identity(self._path)
        if self._library is None or file != self._file:
            self._close()
            self._library, self._file = Library.open(self._path, create=False), file
            self._library.limit_cache(CACHE_KILOBYTES)
        return self._library

    def close(self) -> None:
        """Let what is asked just now be answered, and close the library; nothing is asked after that."""
        if "_thread" in vars(self):
            self._thread.submit(self._close)
            self._thread.shutdown()

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other one on this machine; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
