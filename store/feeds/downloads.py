"""Work that waits for the network: much of it at once, and little for any one server."""

from __future__ import annotations

import threading
from collections import Counter, deque
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from store.errors import NewsreadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Result = TypeVar("Result")
Told = TypeVar("Told")

AT_ONCE = 8
"""How much is done at once."""
FOR_HOST = 2
"""How much of it with one server: what browsers once were asked to keep to (RFC 2616, 8.1.4)."""


@dataclass(frozen=True, slots=True)
class _Task(Generic[Told]):
    host: str
    work: Callable[[], object]
    then: Callable[[object], Iterator[Told]]


class Downloads(Generic[Told]):
    """Does work in threads, and what follows from it in the thread that asks.

    The threads are of the kind that a program does not wait for when it ends: nobody wants to wait for a
    server whose answer is not wanted any more.

    Args:
        at_once: How much is done at once.
        for_host: How much of it with one server.
    """

    def __init__(self, at_once: int = AT_ONCE, for_host: int = FOR_HOST) -> None:
        self._at_once = at_once
        self._for_host = for_host
        self._waiting: deque[_Task[Told]] = deque()
        self._running: Counter[str] = Counter()
        self._done: SimpleQueue[tuple[_Task[Told], object]] = SimpleQueue()

    def add(
        self,
        address: str,
        work: Callable[[], Result],
        then: Callable[[Result | NewsreadError], Iterator[Told]],
    ) -> None:
        """Let something be done.

        Args:
            address: Whose server it is done with; empty if it is none.
            work: What is done, in a thread of its own.
            then: What follows from its result, or from its error; it may add more.
        """
        self._waiting.append(_Task(_host(address), work, then))  # type: ignore[arg-type]

    def run(self) -> Iterator[Told]:
        """Do all of it, and yield what is told of it as it is done.

        Whatever else than a `NewsreadError` goes wrong is a bug, and is raised.
        """
        while self._waiting or self._running.total():
            self._start()
            task, result = self._done.get()
            self._running[task.host] -= 1
            if isinstance(result, BaseException) and not isinstance(result, NewsreadError):
                raise result
            yield from task.then(result)

    def _start(self) -> None:
        """Begin what may begin now."""
        left: deque[_Task[Told]] = deque()
        while self._waiting and self._running.total() < self._at_once:
            task = self._waiting.popleft()
            if task.host and self._running[task.host] >= self._for_host:
                left.append(task)
                continue
            self._running[task.host] += 1
            threading.Thread(target=self._do, args=(task,), daemon=True).start()
        self._waiting = left + self._waiting

    def _do(self, task: _Task[Told]) -> None:
        try:
            result = task.work()
        except BaseException as error:
            self._done.put((task, error))
        else:
            self._done.put((task, result))


def _host(address: str) -> str:
    return urlsplit(address).netloc.casefold()
