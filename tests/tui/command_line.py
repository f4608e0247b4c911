"""Running `newsread` for tests: in this process for what it says, in one of its own for what it is."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cli.program import run

if TYPE_CHECKING:
    from collections.abc import Sequence
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


RUN_EACH = """
import json, sys
from tui.cli.program import run
for words in json.loads(sys.argv[1]):
    try:
        code = run(words)
    except SystemExit as exit:
        code = exit.code
    print("Ran:", int(code))
"""


def one_process(library: Path, commands: Sequence[Sequence[str]]) -> list[str]:
    """Return what starts one process for several commands: to start it is most of what each would take."""
    words = [["--library", str(library), *command] for command in commands]
    return [sys.executable, "-c", RUN_EACH, json.dumps(words)]


def said_by_each(written: str) -> list[tuple[str, int]]:
    """Return what each command of one process wrote to standard output, and its exit code."""
    *told, rest = re.split(r"Ran: (\d)", written)
    assert rest.strip() == ""
    return [(said, int(code)) for said, code in zip(told[::2], told[1::2], strict=True)]


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
