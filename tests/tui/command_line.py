"""Running `newsread` for tests: in this process for what it says, in one of its own for what it is."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cli.program import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PROCESS_SECONDS = 120
"""Far more than any command needs on a busy machine."""


@dataclass(frozen=True)
class Finished:
    """What a run of the command left behind."""

    code: int
    """Its exit code."""
    out: str
    """Standard output."""
    err: str
    """Standard error."""

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def notices(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


@dataclass(frozen=True)
class Newsread:
    """Runs commands on one library in this process."""

    library: Path
    capture: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *words: str | Path, stdin: bytes = b"") -> Finished:
        """Run one command and return what it wrote since the last one."""
        self.capture.readouterr()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run(["--library", str(self.library), *map(str, words)])
        captured = self.capture.readouterr()
        return Finished(code, captured.out, captured.err)


def newsread_process(
    library: Path, *words: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run one command in a process of its own, with an environment that says little."""
    return subprocess.run(
        [sys.executable, "-m", "tui", "--library", library, *words],
        input=stdin,
        capture_output=True,
        timeout=PROCESS_SECONDS,
        env=os.environ | environment,
    )


def assert_refused(finished: Finished, *, code: int = 1) -> str:
    """Assert that a command did nothing but say why in one sentence; return the sentence."""
    assert finished.code == code
    assert finished.out == ""
    (sentence,) = finished.notices
    assert sentence.startswith("newsread: ")
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    assert sentence.isprintable()
    return sentence
