"""Where the library is when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path


def default_library_path() -> Path:
    """Return the library's path: what `NEWSREAD_LIBRARY` names, else a file in the user's data folder."""
    named = os.environ.get("NEWSREAD_LIBRARY", "")
    if named:
        return Path(named).expanduser()
    # Imported only here: who names a library, and that is every test and every sample, does not pay for it.
    from platformdirs import user_data_path

    return user_data_path("newsread", appauthor=False) / "library.db"
