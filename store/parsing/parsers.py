"""Processes that parse what came from outside, as many as there are cores, each begun when it is needed."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from store.parsing.errors import Unparsable
from store.parsing.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self

LONGEST_ANSWER = 256_000_000
"""The most bytes of an answer: a source of 20 MB with all its marks stays far below."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""What keeps the libraries of linear algebra from starting a thread for each core, and from reserving memory
for it, as soon as they are loaded: there is a process for each core already."""


@dataclass(frozen=True, slots=True)
class ParsingLimits:
    """What one source may take."""

    seconds: float = 20.0
    """How long any may take; the first one of a process loads the models besides."""
    bytes_a_second: float = 50_000.0
    """How many bytes of a large one give it a second more. A recogniser that reads slower leaves large
    articles without marks, which `newsread detect` finds in all the time that it needs."""
    mebibytes: int = 1_000
    """How much memory more than a process has without it."""


class Parsers:
    """A pool of processes that parse. It may be used by several threads at once; they wait for each other.

    A source that hangs, eats memory or crashes its process costs its own result and nothing else.

    Args:
        count: How many processes at most; as many as there are cores if None.
        pipeline: The spaCy pipeline that finds names; the model that comes with the program if empty.
        limits: What one source may take.
    """

    def __init__(
        self, count: int | None = None, *, pipeline: str = "", limits: ParsingLimits | None = None
    ) -> None:
        self.count = count or available_cores()
        """How many there are at most."""
        self.pipeline = pipeline
        """What finds names in them."""
        limits = limits or ParsingLimits()
        self._workers = [_Worker(pipeline, limits) for _ in range(self.count)]
        # Last in, first out: what needs one process alone starts no other.
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; who still waits for one is told that it broke down."""
        for worker in self._workers:
            worker.close()

    def parse(self, kind: str, source: bytes, hints: Mapping[str, Any] | None = None) -> Any:
        """Make something of a source.

        Args:
            kind: One of `store.parsing.kinds.KINDS`.
            source: What came from outside.
            hints: What is known of it besides, in values that JSON has.

        Returns:
            What the kind makes of it, in values that JSON has.

        Raises:
            Unparsable: Nothing came of it.
        """
        worker = self._idle.get()
        try:
            return worker.parse(kind, source, hints or {})
        finally:
            self._idle.put(worker)


class _Worker:
    """One process, begun when there is something to do, and again after it was lost."""

    def __init__(self, pipeline: str, limits: ParsingLimits) -> None:
        self._pipeline = pipeline
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = threading.Lock()

    def parse(self, kind: str, source: bytes, hints: Mapping[str, Any]) -> Any:
        seconds = self._limits.seconds + len(source) / self._limits.bytes_a_second
        request = {"module": KINDS[kind], "hints": hints, "length": len(source), "seconds": seconds}
        begun = monotonic()
        answer = self._ask(json.dumps(request).encode("ascii") + b"\n" + source)
        if answer is None:
            self._end()
            took = monotonic() - begun
            reason = (
                f"it took longer than {seconds:.3g} seconds"
                if took >= seconds
                else "the process that read it broke down"
            )
            raise Unparsable(reason, broke_down=True)
        if "value" in answer:
            return answer["value"]
        if answer.get("ends"):
            self._end()
        if "broken" in answer:
            raise Unparsable(answer["broken"], broke_down=True)
        raise Unparsable(answer["refused"])

    def close(self) -> None:
        with self._lock:
            self._closed = True
        self._end()

    def _ask(self, request: bytes) -> dict[str, Any] | None:
        """Return the answer to a request; None if the process was lost to it."""
        process = self._running()
        if process is None:
            return None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(request)
            process.stdin.flush()
            line = process.stdout.readline(LONGEST_ANSWER)
            answer: dict[str, Any] | None = json.loads(line) if line.endswith(b"\n") else None
        except (OSError, ValueError):  # it is gone; ValueError: and its pipes are closed
            return None
        return answer

    def _running(self) -> subprocess.Popen[bytes] | None:
        """Return the process, begun if it is not there; None once all of it is over."""
        with self._lock:
            if self._closed:
                return None
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    # -P: what lies in the folder that the reader is in is not to be taken for this program.
                    [
                        *(sys.executable, "-P", "-m", "store.parsing.process"),
                        *(str(self._limits.mebibytes), self._pipeline),
                    ],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, **ONE_THREAD},
                    # ^c is for the command, which lets what it has begun be and ends us then.
                    start_new_session=True,
                )
            return self._process

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # What was not written any more cannot be.
            with suppress(OSError):
                assert pipe is not None
                pipe.close()


def available_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        return os.cpu_count() or 1
