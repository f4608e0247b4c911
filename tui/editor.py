"""The reader's own editor, for what is longer than a few lines."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from prose.characters import clean_text
from store.errors import NewsreadError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""What is looked for where no editor is named."""
AT_ONCE_SECONDS = 1.0
"""Who writes nothing in that time did not write in the terminal."""


class EditorError(NewsreadError):
    """The editor did not give a text back; the sentence says why, and where the text is if it wrote one."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command of the editor that VISUAL or EDITOR names, else of one that there is.

    Raises:
        EditorError: If there is none, or what is named cannot be read.
    """
    for variable in ("VISUAL", "EDITOR"):
        if named := environ.get(variable, "").strip():
            try:
                return shlex.split(named)
            except ValueError:
                raise EditorError(
                    f"{variable} is no command, with a quote left open in it: {named}"
                ) from None
    for name in USUAL:
        if shutil.which(name):
            return [name]
    raise EditorError("There is no editor here; name one in the variable EDITOR.")


def edit(text: str, command: Sequence[str]) -> str:
    """Let an editor change a text in the terminal, and return what became of it, clean.

    What it wrote is deleted only when it is returned.

    Args:
        text: The text.
        command: The editor, which is given the name of a file.

    Raises:
        EditorError: If it cannot be started, ends with an error, or comes back at once as one does that has
            a window of its own.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="newsread-"))
        path = folder / "note.md"
        path.write_text(f"{text}\n" if text else "", encoding="utf-8")
    except OSError as error:
        raise EditorError(f"No file can be made for an editor ({error.strerror}).") from error
    before, begun = path.read_bytes(), time.monotonic()
    name = command[0]
    try:
        code = subprocess.run([*command, path], check=False).returncode
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise EditorError(
            f"{name} cannot be started ({error.strerror}); name another editor in the variable EDITOR."
        ) from error
    after = _read(path)
    if code:
        if after == before:
            shutil.rmtree(folder, ignore_errors=True)
            raise EditorError(f"{name} ended with error {code}; the note is as it was.")
        raise EditorError(
            f"{name} ended with error {code}; the note is as it was, and what it wrote is in {path}."
        )
    if after == before and time.monotonic() < begun + AT_ONCE_SECONDS:
        raise EditorError(
            f"{name} came back at once; one with a window of its own must be told to wait, as in "
            f"EDITOR=“code --wait”. What you write there now is in {path}."
        )
    try:
        written = after.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EditorError(
            f"What {name} wrote is no UTF-8; it is in {path}, and the note is as it was."
        ) from None
    shutil.rmtree(folder, ignore_errors=True)
    return clean_text(written).rstrip("\n")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EditorError(f"The editor left no file that can be read ({error.strerror}).") from error
