"""Regular expressions that are compiled when they are first needed.

To compile a long class of characters takes milliseconds, which a program should not wait for at its start.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """Return an expression compiled; there are few, and each is kept."""
    return re.compile(expression)
