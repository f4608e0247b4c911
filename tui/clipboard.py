"""The clipboard of this machine, through whichever program there is; and a file where there is none.

What an app sends to the terminal (OSC 52) can be dropped on the way, by tmux as it is set at first and by
some terminals, and nothing tells whether it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LONGEST_SEQUENCE = 74_994
"""The most characters of Base64 that are sent to the terminal: more is dropped by those of the most used."""
PATIENCE_SECONDS = 2.0
"""How long a program may take; one that hangs is ended."""

_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-in")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
)
"""Programs that read what is to be copied, each after the variable without which it cannot work."""


def programs(environ: Mapping[str, str], platform: str = sys.platform) -> Iterator[tuple[str, ...]]:
    """Yield the commands that can be tried here, the likeliest first."""
    if platform == "darwin":
        yield ("pbcopy",)
    if platform == "win32":
        yield ("clip.exe",)
    for variable, command in _PROGRAMS:
        if environ.get(variable):
            yield command


def put(text: str, commands: Iterable[tuple[str, ...]]) -> str:
    """Give text to the first program that takes it, and return its name; empty if none does.

    It may take as long as `PATIENCE_SECONDS` for each, so call it in a thread. Nothing is raised or printed.
    """
    for name, *words in commands:
        program = shutil.which(name)
        if program is None:
            continue
        # That one takes bytes for the code page of its console, unless they begin with a byte order mark.
        data = text.encode("utf-16" if name == "clip.exe" else "utf-8", "replace")
        if _run([program, *words], data):
            return name
    return ""


def _run(command: list[str], data: bytes) -> bool:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Some stay to hand out what was copied: they are not to end with the app.
            start_new_session=True,
        )
    except (OSError, ValueError):
        return False
    try:
        process.communicate(data, timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    except OSError:
        process.wait()
    return process.returncode == 0


def keep(text: str, path: Path) -> bool:
    """Keep text in a file that nobody else can read, in place of what was there; return whether it worked."""
    scratch = None
    try:
        descriptor, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
        Path(scratch).replace(path)
    except OSError:
        if scratch is not None:
            with suppress(OSError):
                Path(scratch).unlink(missing_ok=True)
        return False
    return True


def fits_the_terminal(text: str) -> bool:
    """Whether text is short enough to be sent to the terminal."""
    return 4 * len(text.encode("utf-8", "replace")) // 3 < LONGEST_SEQUENCE
