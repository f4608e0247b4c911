"""What a source might make a parser do; loaded in the process that parses."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

from store.parsing.errors import Unparsable

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Do what the source says."""
    match source:
        case b"hang":
            time.sleep(60)
        case b"eat":
            return len([bytearray(10_000_000) for _ in range(10_000)])
        case b"crash":
            os._exit(3)
        case b"print":
            print('{"value": "not the answer"}', flush=True)
        case b"refuse":
            raise Unparsable("It says \x1b[31mno.")
        case b"fail":
            raise ZeroDivisionError("of \x1b[31mnothing")
    return {"pid": os.getpid(), "length": len(source), "hints": dict(hints)}
