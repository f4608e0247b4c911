from __future__ import annotations

import os
from typing import TYPE_CHECKING

# What screens look like must not hang on the terminal that the tests run in: not in the processes that tests
# start, and not here, where a plugin may have imported Textual before this file.
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

import pytest
from hypothesis import settings
from textual import constants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.server import WebServer

constants.COLOR_SYSTEM = "truecolor"  # type: ignore[misc]

# How long an example takes says more of the machine than of the program; benchmarks measure that.
settings.register_profile("newsread", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("newsread")


def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run at once: a test of a screen waits for it about half of its time."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture
def web_server() -> Iterator[WebServer]:
    """Yield a web server on loopback that answers what it is told to."""
    from tests.web.server import running_server

    with running_server() as server:
        yield server
