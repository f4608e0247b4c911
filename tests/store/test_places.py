from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.places import default_library_path

if TYPE_CHECKING:
    import pytest


def test_the_environment_names_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREAD_LIBRARY", "~/news/mine.db")
    assert default_library_path() == Path.home() / "news" / "mine.db"


def test_else_it_is_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREAD_LIBRARY", "")
    path = default_library_path()
    assert path.is_absolute()
    assert (path.parent.name, path.name) == ("newsread", "library.db")
