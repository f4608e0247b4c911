from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.store.searching import add_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as library:
        yield library


@pytest.fixture(scope="session")
def searched_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library to search in, which no test changes."""
    path = tmp_path_factory.mktemp("searched") / "library.db"
    with Library.open(path) as library:
        add_all(library)
    return path


@pytest.fixture
def searched(searched_library: Path) -> Iterator[Library]:
    """A library of three articles, which no test changes."""
    with Library.open(searched_library) as library:
        yield library
