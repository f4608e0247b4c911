from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

# What screens look like must not hang on the terminal that the tests run in: not in the processes that tests
# start, and not here, where a plugin may have imported Textual before this file.
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

import pytest
from hypothesis import settings
from textual import constants

from tests.new_libraries import copied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.server import WebServer

constants.COLOR_SYSTEM = "truecolor"  # type: ignore[misc]

# How long an example takes says more of the machine than of the program; benchmarks measure that.
settings.register_profile("newsread", deadline=None, max_examples=25)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("newsread")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run at once: some wait for a process or a screen."""
    return 3 * (os.cpu_count() or 1) // 2


def pytest_collection_finish() -> None:
    """Look for no garbage in what every test needs, and seldom in the rest: it takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test see the settings, the setup or the library of whoever runs it, nor write there."""
    places = tmp_path_factory.mktemp("places")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("NO_COLOR", "NEWSREAD_LIBRARY", "NEWSREAD_CONFIG", "NEWSREAD_STATE"):
            patch.delenv(variable, raising=False)
        for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            patch.setenv(variable, str(places / variable))
        patch.setenv("TERM", "xterm-256color")
        if sys.dont_write_bytecode:
            # Nor in the folder of the program; but what every process would compile anew is compiled once.
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            patch.setenv("PYTHONPYCACHEPREFIX", str(places / "bytecode"))
        yield


@pytest.fixture(autouse=True, scope="session")
def new_libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have new libraries at once; what makes them is tested in tests/store/test_opening.py."""
    with copied(tmp_path_factory.mktemp("new") / "library.db"):
        yield


@pytest.fixture
def web_server() -> Iterator[WebServer]:
    """Yield a web server on loopback that answers what it is told to."""
    from tests.web.server import running_server

    with running_server() as server:
        yield server
