"""Writing what is wanted of a library in one of the formats, to where it is to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.targets import written_file, written_folder
from store.formats.registry import file_format, folder_format

if TYPE_CHECKING:
    from pathlib import Path
    from string import Template

    from store.exchange.selection import Selection
    from store.library import Library


def write_export(
    library: Library,
    selection: Selection,
    form: str,
    target: Path,
    *,
    overwrite: bool = False,
    template: Template | None = None,
) -> None:
    """Write a file, or a folder of files, that is there whole or not at all.

    Args:
        library: The library.
        selection: What of it is wanted.
        form: The format, by its name.
        target: The file, or the folder.
        overwrite: Whether what is there may be replaced.
        template: What a file of a folder holds, where the format takes one.

    Raises:
        TargetError: If there is something at the target, or nothing can be written there.
    """
    folders = folder_format(form)
    if folders is None:
        with written_file(target, overwrite=overwrite) as file:
            file_format(form).write(library, selection, file)
    else:
        with written_folder(target, overwrite=overwrite) as folder:
            folders.write(library, selection, folder, template)
