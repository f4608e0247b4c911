"""What a program has used when its first row goes to the terminal: seen from within, to the moment.

Who watches from outside is told by the terminal, and on a busy machine the program has gone on by then.
"""

from __future__ import annotations

import sys
import time
from importlib.abc import MetaPathFinder
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

DRIVER = "textual.drivers.linux_driver"
"""The module through which every frame passes."""


def watch(words: str, path: str) -> None:
    """Write down the CPU milliseconds of this process when it writes certain words to the terminal.

    Args:
        words: The words.
        path: The file to write to.
    """
    sys.meta_path.insert(0, DriverFinder(words, Path(path)))


class DriverFinder(MetaPathFinder):
    """Waits until the program loads the driver: loaded here, it would take along what the program may not.

    Args:
        words: What the program writes.
        path: The file to write to when it does.
    """

    def __init__(self, words: str, path: Path) -> None:
        self._words = words
        self._path = path

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find the driver; whatever else is imported is none of this one's business."""
        if name != DRIVER:
            return None
        sys.meta_path.remove(self)
        found = find_spec(name)
        assert found is not None
        assert found.loader is not None
        load: Callable[[ModuleType], None] = found.loader.exec_module

        def load_watched(module: ModuleType) -> None:
            load(module)
            self._watch(module.LinuxDriver)

        found.loader.exec_module = load_watched  # type: ignore[method-assign]  # of this module's loader alone
        return found

    def _watch(self, driver: Any) -> None:
        write: Callable[[object, str], None] = driver.write

        def watched(this: object, data: str) -> None:
            if self._words in data:
                self._path.write_text(str(1000 * time.process_time()))
                driver.write = write
            write(this, data)

        driver.write = watched
