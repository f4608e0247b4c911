from __future__ import annotations

from pathlib import Path

import pytest

from prose.entities.acronyms import abbreviates
from prose.entities.article import Article
from prose.entities.consistency import make_consistent
from tests.prose.fixture_files import Case, read_cases
from tests.prose.marked_text import parse_marks, write_marks

CASES = read_cases(Path(__file__).parent / "fixtures" / "entities" / "consistency.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    text, entities = parse_marks(case.source)
    consistent = make_consistent(Article.of(text), entities)
    assert write_marks(text, consistent) == case.expected


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("TTP", "Tehrik-i-Taliban Pakistan"),
        ("HWF", "Harbour Workers' Front"),
        ("TEPCO", "Tokyo Electric Power Company"),
        ("NGOs", "non-governmental organisations"),
        ("ND-K", "Northern Dawn-Kalmar"),
    ],
)
def test_acronym_of_a_name(acronym: str, name: str) -> None:
    assert abbreviates(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"), [("PHOTO", "Union of River Pilots"), ("RP", "Union of River Pilots"), ("UN", "123")]
)
def test_not_an_acronym_of_a_name(acronym: str, name: str) -> None:
    assert not abbreviates(acronym, name)
