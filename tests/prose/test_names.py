from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.entity import Entity, Label
from prose.names import group_names
from prose.spans import Span
from tests.prose.fixture_files import Case, read_cases
from tests.prose.marked_text import parse_marks

CASES = read_cases(Path(__file__).parent / "fixtures" / "entities" / "names.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    text, entities = parse_marks(case.source)
    names = group_names(text, entities)
    assert [f"{len(name.mentions)} {name.label}: {name.text}" for name in names] == case.expected.splitlines()


def test_no_entities_no_names() -> None:
    assert group_names("Nobody was named.", []) == []


def test_names_are_one_line() -> None:
    text = "The Harbour\nFront"
    (name,) = group_names(text, [Entity(Span(4, 17), Label.ORGANIZATION)])
    assert name.text == "Harbour Front"


WORDS = ["Ada", "Ben", "Marlow", "AM", "A.", "Harbour-Front", "(AM)", "or", "Mr", "Ltd", "the", "É", "漢"]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(list(Label)), st.booleans()), max_size=25))
def test_every_mention_is_of_one_name(pieces: list[tuple[str, Label, bool]]) -> None:
    text = ""
    entities = []
    for word, label, marked in pieces:
        if marked:
            entities.append(Entity(Span(len(text), len(text) + len(word)), label))
        text += word + " "
    names = group_names(text, entities)
    grouped = sorted(span for name in names for span in name.mentions)
    assert grouped == [entity.span for entity in entities if entity.label not in (Label.DATE, Label.MONEY)]
    assert [len(name.mentions) for name in names] == sorted(
        (len(name.mentions) for name in names), reverse=True
    )
    for name in names:
        assert name.text in {" ".join(span.of(text).split()) for span in name.mentions}


def test_time_is_linear_in_mentions() -> None:
    names = [f"Given{number} Middle{number} Family{number % 500}" for number in range(10_000)]
    text = ". ".join(names)
    entities = []
    position = 0
    for name in names:
        entities.append(Entity(Span(position, position + len(name)), Label.PERSON))
        position += len(name) + 2
    started = time.perf_counter()
    group_names(text, entities)
    assert time.perf_counter() - started < 3
