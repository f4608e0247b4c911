"""What a program has used when its first row goes to the terminal: seen from within, to the moment.

Who watches from outside is told by the terminal, and on a busy machine the program has gone on by then.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Callable


def watch(words: str, path: str) -> None:
    """Write down the CPU milliseconds of this process when it writes certain words to the terminal.

    Args:
        words: The words.
        path: The file to write to.
    """
    write: Callable[[LinuxDriver, str], None] = LinuxDriver.write

    def watched(driver: LinuxDriver, data: str) -> None:
        if words in data:
            Path(path).write_text(str(1000 * time.process_time()))
            LinuxDriver.write = write  # type: ignore[assignment, method-assign]  # as it was
        write(driver, data)

    LinuxDriver.write = watched  # type: ignore[assignment, method-assign]  # what every frame passes through
