"""A real terminal device for tests, which keeps every byte that a program writes to it."""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

PATIENCE_SECONDS = 60.0
"""How long a busy machine may take to write what a test waits for."""


class PseudoTerminal:
    """Runs one program on a terminal of its own; use it as a context manager."""

    def __init__(
        self, words: Sequence[str | Path], *, columns: int = 100, rows: int = 30, **environment: str
    ) -> None:
        self.written = b""
        """Everything that the program wrote so far."""
        self._seen = 0
        self._device, terminal = pty.openpty()
        _set_size(terminal, columns, rows)
        terminal_type = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._process = subprocess.Popen(
            words,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
            # Whoever runs the tests may have told them the size of another terminal.
            env=os.environ | terminal_type | environment | {"COLUMNS": str(columns), "LINES": str(rows)},
        )
        os.close(terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._device)

    @property
    def process_id(self) -> int:
        """The program's process."""
        return self._process.pid

    def send(self, keys: str) -> None:
        """Type keys."""
        os.write(self._device, keys.encode())

    def wait_for(self, words: str) -> None:
        """Wait until the program has written these words since the last wait.

        Raises:
            AssertionError: It ended or went on without writing them.
        """
        sought = words.encode()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (at := self.written.find(sought, self._seen)) < 0:
            assert self._read(deadline), f"“{words}” was not written: {self.written[-2000:]!r}"
        self._seen = at + len(sought)

    def hang_up(self) -> int:
        """Take the terminal away and return the program's exit code.

        Raises:
            subprocess.TimeoutExpired: It went on without one.
        """
        os.close(self._device)
        self._device = os.open(os.devnull, os.O_RDONLY)
        return self._process.wait(PATIENCE_SECONDS)

    def finish(self) -> int:
        """Wait for the program's end and return its exit code.

        Raises:
            AssertionError: It did not end.
        """
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._read(deadline):
            pass
        return self._process.wait(max(1.0, deadline - time.monotonic()))

    def _read(self, deadline: float) -> bool:
        """Read once, and return whether there may be more."""
        ready, _, _ = select.select([self._device], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            piece = os.read(self._device, 1 << 16)
        except OSError:  # Linux says so when the last program has closed the terminal
            return False
        self.written += piece
        return bool(piece)


def _set_size(terminal: int, columns: int, rows: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
