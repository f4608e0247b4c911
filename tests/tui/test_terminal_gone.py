from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals there", allow_module_level=True)

from tests.tui.pseudo_terminal import PseudoTerminal

if TYPE_CHECKING:
    from pathlib import Path


def test_the_app_ends_with_its_terminal(sample_library: Path) -> None:
    with PseudoTerminal([sys.executable, "-m", "tui", "--library", sample_library]) as terminal:
        terminal.wait_for("Start here")
        terminal.hang_up()
