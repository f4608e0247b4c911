from __future__ import annotations

from pathlib import Path

import pytest

from prose.reader import read_document
from tests.prose.documents import described
from tests.prose.fixture_files import Case, read_cases

CASES = read_cases(Path(__file__).parent / "fixtures" / "markdown.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    assert described(read_document(case.source.encode(), "story.md")) == case.expected
