"""Other programs that use a library at the same time: real processes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run_together(script: str, path: Path, number: int) -> list[str]:
    """Run a script with the path as its argument in several processes at once; return what each prints."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(number)
    ]
    for program in programs:
        # Each says that it is ready, so that none is done before the last has started.
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n", program.communicate()[1]
    printed = []
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        output, complaint = program.communicate(timeout=60)
        assert program.returncode == 0, complaint
        printed.append(output.strip())
    return printed
