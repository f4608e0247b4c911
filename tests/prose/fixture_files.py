"""Fixture files that hold text cases with input and expected output side by side.

The format is markdown-it-py's: a title, a line with one full stop, the input, a line with one full stop, the
expected output, a line with one full stop. What stands before the last line of a title is a remark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a fixture file."""

    title: str
    """What the case shows."""
    source: str
    """The input, without a line break at its end."""
    expected: str
    """The expected output, without a line break at its end."""


def read_cases(path: Path) -> list[Case]:
    """Return the cases of the fixture file at `path` in their order."""
    parts: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
    titles, sources, outputs = parts[0:-1:3], parts[1::3], parts[2::3]
    assert len(titles) == len(sources) == len(outputs), f"{path.name}: a case is not complete"
    return [
        Case([line for line in title if line][-1], "\n".join(source), "\n".join(output))
        for title, source, output in zip(titles, sources, outputs, strict=True)
    ]
