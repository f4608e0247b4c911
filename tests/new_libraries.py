"""New libraries for tests, copied: to take the schema's steps one by one costs as much as a whole test."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from store import library
from store.opening import Opened, open_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from store.schema.steps import Step


@contextmanager
def copied(template: Path) -> Iterator[None]:
    """Let every library that is new in the body be a copy of one that the schema's steps have made.

    Args:
        template: Where that one is to be.
    """
    open_file(template, create=True).connection.close()
    empty = template.read_bytes()

    def open_copy(path: Path, *, create: bool, steps: Sequence[Step] | None = None) -> Opened:
        new = create and steps is None and path.parent.is_dir() and not path.exists()
        if new:
            path.touch(mode=0o600, exist_ok=False)
            path.write_bytes(empty)
        opened = open_file(path, create=create, steps=steps)
        return opened._replace(created=opened.created or new)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "open_file", open_copy)
        yield
