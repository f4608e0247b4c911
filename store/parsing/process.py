"""The process that parses: it answers one source after the other, and can be lost to any of them.

It ends itself when its time is up, so that it cannot outlive who started it by much, and may take only so
much memory more than it begins with. Windows and macOS do not enforce such a limit: there the size of what is
read and the time are what holds.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from prose.characters import clean_line
from store.parsing.errors import Unparsable
from store.parsing.kinds import kind_in
from store.parsing.recognisers import recogniser_named

if sys.platform != "win32":
    import resource

EVERY_MEBIBYTE = 1_048_576
COLLECTED_AFTER = 32
"""After how many answers garbage is looked for: looking while it works takes a tenth of the time."""


def main(words: list[str]) -> None:
    """Answer requests on standard input, each by a line of JSON on standard output.

    A request is a line of JSON, `{"module", "hints", "length", "seconds"}`, and so many bytes after it. The
    answer is `{"value"}`, `{"refused": reason}`, or `{"broken": reason}`, with `"ends"` where it is
    the last of this process.

    Args:
        words: How many mebibytes it may take, and the pipeline that finds names or nothing.
    """
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not be taken for an answer.
    os.dup2(2, 1)
    mebibytes, pipeline = int(words[0]), words[1]
    if pipeline:
        # Large, and no fault of any source. Why it cannot be loaded is said when it is asked for.
        with suppress(Exception):
            recogniser_named(pipeline)
    limit_memory(mebibytes)
    gc.disable()
    with Path(os.devnull).open("w") as nowhere:
        for number, line in enumerate(requests):
            request = json.loads(line)
            source = requests.read(request["length"])
            # By a thread that does not need the interpreter: code in C that hangs ends as well.
            faulthandler.dump_traceback_later(request["seconds"], exit=True, file=nowhere)
            try:
                answer = _answer(request, source, mebibytes)
                line = json.dumps(answer, separators=(",", ":")).encode("ascii") + b"\n"
            finally:
                faulthandler.cancel_dump_traceback_later()
            answers.write(line)
            answers.flush()
            if answer.get("ends"):
                return
            if number % COLLECTED_AFTER == 0:
                gc.collect()
                # What is left are models, lexicons and remembered words, which stay.
                gc.freeze()


def limit_memory(mebibytes: int) -> None:
    """Let this process take so much more memory than it has, where the system can be told so."""
    if sys.platform != "linux":
        return
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    largest = pages * resource.getpagesize() + mebibytes * EVERY_MEBIBYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (largest if hard < 0 else min(largest, hard), hard))


def _answer(request: dict[str, Any], source: bytes, mebibytes: int) -> dict[str, Any]:
    """Return the answer to a request."""
    try:
        return {"value": kind_in(request["module"]).parse(source, request["hints"])}
    except Unparsable as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        # Who knows what is left half done.
        return {"broken": f"it takes more than {mebibytes:,} MB of memory", "ends": True}
    except Exception as error:
        reason = clean_line(f"{type(error).__name__}: {error}")[:200].rstrip(".: ")
        return {"broken": f"the program failed on it ({reason})"}


if __name__ == "__main__":
    main(sys.argv[1:])
