"""What a command tells the script that ran it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The codes that `newsread --help` documents; a script may rely on them."""

    DONE = 0
    FAILED = 1
    """Something could not be done; a sentence on standard error says what."""
    MISUSED = 2
    """The command was not understood, or the app was started without a terminal."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C: 128 plus the signal's number, as shells have it."""
