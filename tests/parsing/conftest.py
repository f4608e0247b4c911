from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.parsing.kinds import KINDS
from store.parsing.parsers import Parsers, ParsingLimits

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    """Yield one process that may take little; it has a kind that does what its source says."""
    limits = ParsingLimits(seconds=0.5, mebibytes=60)
    with pytest.MonkeyPatch.context() as patch, Parsers(1, limits=limits) as parsers:
        patch.setitem(KINDS, "misbehaving", "tests.parsing.misbehaving")
        yield parsers
