"""Articles that hang the process that parses, as their names say; loaded in that."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from store.parsing import articles

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Read an article, or hang."""
    if hints["name"] == "hang-always.md" or (hints["name"] == "hang-over-marks.md" and hints["marked"]):
        time.sleep(60)
    return articles.parse(source, hints)
