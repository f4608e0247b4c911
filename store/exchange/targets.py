"""Files that go out: each is written whole or not at all, where it was to go, over nothing unasked."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from store.errors import TargetError
from store.files import is_there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 80
"""How many code points a file's name has at most, without its ending; no file system takes fewer than 255
bytes."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*#^\[\]\x00-\x1f\x7f]+')
"""What no file's name has on Windows, and what a link of Obsidian's cannot hold."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that are devices on Windows, whatever their ending
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""


def safe_name(text: str) -> str:
    """Return a file's name, without an ending, that every system can have and that leads nowhere else."""
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text)).split())
    name = name[:LONGEST].strip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name


@contextmanager
def written_file(target: Path, *, overwrite: bool = False) -> Iterator[IO[bytes]]:
    """Write a file that appears when the body is done, and not at all if that fails.

    Args:
        target: The file.
        overwrite: Whether it may take the place of another file.

    Raises:
        TargetError: If there is something at `target`, or nothing can be written there.
    """
    if not target.name:
        raise TargetError(f"{target} is a folder; name a file in it.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    claimed = False
    try:
        if overwrite and target.exists() and not target.is_file():
            raise TargetError(f"{target} is no file; name another one.")
        if not overwrite:
            # Taking the name first is what keeps two exports at the same moment from overwriting each other.
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            claimed = True
        with open(os.open(partial, _NEW, 0o600), "wb") as file:  # noqa: PTH123  (`Path.open` takes no flags)
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except BaseException as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        if claimed:
            target.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise _taken(target) from None
        if isinstance(error, OSError):
            raise _unwritable(target, error) from error
        raise


class Folder:
    """A folder into which files go, all of them or none; see `written_folder`."""

    def __init__(self, path: Path, staged: Path) -> None:
        self.path = path
        """Where the files go."""
        self._staged = staged
        self._names: dict[str, str] = {}

    def write(self, name: str, ending: str, content: bytes) -> str:
        """Write a file and return its name, which is that of no other one on any system.

        Args:
            name: What it is called by; `safe_name` is applied.
            ending: What follows that, with its dot.
            content: What is in it.

        Raises:
            TargetError: If nothing can be written there.
        """
        name, number = safe_name(name), 1
        whole = f"{name}{ending}"
        while whole.casefold() in self._names:
            number += 1
            whole = f"{name} {number}{ending}"
        self._names[whole.casefold()] = whole
        try:
            with open(os.open(self._staged / whole, _NEW, 0o600), "wb") as file:  # noqa: PTH123
                file.write(content)
        except OSError as error:
            raise _unwritable(self.path / whole, error) from error
        return whole

    def publish(self, *, overwrite: bool) -> None:
        """Move what was written to where it goes, and what has to make room back if that fails."""
        names = list(self._names.values())
        for name in names:
            target = self.path / name
            if os.path.lexists(target) and not overwrite:
                raise _taken(target)
            if target.is_dir():
                raise TargetError(f"{target} is a folder; name another place.")
        former = self._staged / "former"
        former.mkdir()
        moved: list[str] = []
        try:
            for name in names:
                if os.path.lexists(self.path / name):
                    (self.path / name).replace(former / name)
                moved.append(name)
                (self._staged / name).replace(self.path / name)
        except BaseException:
            for name in moved:
                (self.path / name).unlink(missing_ok=True)
                if os.path.lexists(former / name):
                    (former / name).replace(self.path / name)
            raise


@contextmanager
def written_folder(path: Path, *, overwrite: bool = False) -> Iterator[Folder]:
    """Write files into a folder, which appear when the body is done, and not at all if that fails.

    Args:
        path: The folder; it is made if it is not there. Other files in it stay as they are.
        overwrite: Whether files in it that have the same names may be replaced.

    Raises:
        TargetError: If a file is in the way, or nothing can be written there.
    """
    made = not is_there(path)
    staged = path / f".newsread-{os.getpid()}.partial"
    try:
        path.mkdir(exist_ok=True)
        staged.mkdir(mode=0o700)
        folder = Folder(path, staged)
        yield folder
        folder.publish(overwrite=overwrite)
    except BaseException as error:
        shutil.rmtree(staged, ignore_errors=True)
        if made:
            with suppress(OSError):
                path.rmdir()
        if isinstance(error, OSError):
            raise _unwritable(path, error) from error
        raise
    shutil.rmtree(staged, ignore_errors=True)


_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def _taken(target: Path) -> TargetError:
    return TargetError(f"There is already something at {target}; name another place, or add --overwrite.")


def _unwritable(target: Path, error: OSError) -> TargetError:
    return TargetError(f"Nothing can be written to {target} ({error.strerror}); name another place.")
