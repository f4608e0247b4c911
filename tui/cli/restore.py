"""`newsread restore`: a copy of the library in its place again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.backups import backups_folder
from store.files import is_there
from store.restoring import copies, restore
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import library_path

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Restore a copy and write where what it replaced is kept, or list the copies, to standard output."""
    path = library_path(arguments)
    if arguments.copy is None:
        _list(path, as_json=arguments.json)
        return ExitCode.DONE
    copy = _named(path, arguments.copy)
    kept = restore(path, copy)
    if arguments.json:
        output.write_json({"library": str(path), "copy": str(copy), "kept": str(kept) if kept else None})
    elif kept is not None:
        output.write(str(kept))
    was = f"; what it was is kept in {kept}" if kept else ""
    output.notify(f"newsread: {path} is now what {copy.name} holds{was}.")
    return ExitCode.DONE


def _named(path: Path, name: str) -> Path:
    """Return the copy that a name means: one in the folder of copies where it is no path."""
    copy = Path(name)
    among = backups_folder(path) / name
    return among if copy.name == name and not is_there(copy) and is_there(among) else copy


def _list(path: Path, *, as_json: bool) -> None:
    found = copies(path)
    if as_json:
        output.write_json(
            [
                {
                    "path": str(copy.path),
                    "made": copy.made.isoformat(),
                    "bytes": copy.size,
                    "kept_as": copy.why,
                }
                for copy in found
            ]
        )
        return
    for copy in found:
        output.write(f"{copy.path}\t{copy.made:%Y-%m-%d %H:%M:%S}\t{copy.size}\t{copy.why}".rstrip("\t"))
    if not found:
        output.notify(f"newsread: There are no copies of {path} yet; newsread backup makes one.")
