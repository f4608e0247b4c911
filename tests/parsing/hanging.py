"""Articles that hang the process that parses, as their names or their texts say; loaded in that."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from store.parsing import articles

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Read an article, or hang."""
    found = {"marks": {"entities": [], "quotes": []}, "version": "none", "language": "", "problem": ""}
    if "name" not in hints:
        if json.loads(source)["text"].startswith("Hang."):
            time.sleep(60)
        return found
    if hints["name"] == "hang-always.md" or (hints["name"] == "hang-over-marks.md" and hints["marked"]):
        time.sleep(60)
    # Loading a model takes longer than a test may wait.
    value: Any = articles.parse(source, {**hints, "marked": False})
    return {**value, "found": found if hints["marked"] else None}
