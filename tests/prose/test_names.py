from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.entity import Entity, Label
from prose.names import Name, group_names, name_key
from prose.spans import Span
from tests.prose.fixture_files import Case, read_cases
from tests.prose.marked_text import parse_marks

FIXTURES = Path(__file__).parent / "fixtures"
CASES = read_cases(FIXTURES / "entities" / "names.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    text, entities = parse_marks(case.source)
    names = group_names(text, entities)
    assert [f"{len(name.mentions)} {name.label}: {name.text}" for name in names] == case.expected.splitlines()


def test_no_entities_no_names() -> None:
    assert group_names("Nobody was named.", []) == []


KEYS = read_cases(FIXTURES / "names" / "keys.md")


@pytest.mark.parametrize("case", KEYS, ids=lambda case: case.title)
def test_keys(case: Case) -> None:
    text, entities = parse_marks(case.source)
    keys = [name_key(entity.span.of(text), entity.label) for entity in entities]
    assert [spelling for _, spelling in keys] == case.expected.splitlines()
    assert [person for person, _ in keys] == [entity.label is Label.PERSON for entity in entities]


MEETS = read_cases(FIXTURES / "names" / "meets.md")


@pytest.mark.parametrize("case", MEETS, ids=lambda case: case.title)
def test_what_is_evidence_for_other_articles(case: Case) -> None:
    text, entities = parse_marks(case.source)
    names = group_names(text, entities)
    meets = [
        f"{name.key.spelling}: {' '.join(key.spelling for key in name.meets)}".rstrip() for name in names
    ]
    assert meets == case.expected.splitlines()


def spellings(names: list[Name]) -> list[str]:
    return [name.key.spelling for name in names]


def test_a_surname_that_is_apart_stays_alone() -> None:
    text, entities = parse_marks("[person: Ada Marlow] fell. [person: Marlow] rose. [person: A. Marlow] sat.")
    apart = [("marlow", "adamarlow")]
    assert spellings(group_names(text, entities, apart=apart)) == ["adamarlow", "marlow"]
    assert spellings(group_names(text, entities, apart=[("adamarlow", "marlow")])) == ["adamarlow", "marlow"]


def test_what_is_apart_is_not_joined_by_a_third() -> None:
    text, entities = parse_marks(
        "The [organization: Union of River Pilots] ([organization: URP]). [organization: U.R.P.-N]. "
        "[organization: ABAC-N] and [organization: AB-N] and [organization: ABACU-N]."
    )
    names = group_names(text, entities, apart=[("abn", "abacun"), ("urp", "unionofriverpilots")])
    together = [{key.spelling for key in (name.key, *name.meets)} for name in names]
    assert len(entities) == sum(len(name.mentions) for name in names)
    assert not any({"abn", "abacun"} <= one or {"urp", "unionofriverpilots"} <= one for one in together)


def test_mentions_that_are_given_as_one_name() -> None:
    text, entities = parse_marks("[organization: Karvik] is the [organization: Blue Dock].")
    (name,) = group_names(text, entities, together=[[entity.span for entity in entities]])
    assert name.text == "Blue Dock"


def test_names_are_one_line() -> None:
    text = "The Harbour\nFront"
    (name,) = group_names(text, [Entity(Span(4, 17), Label.ORGANIZATION)])
    assert name.text == "Harbour Front"


WORDS = [
    *("Ada", "Ben", "Marlow", "AM", "A.", "Harbour-Front", "(AM)", "or", "Mr", "Ltd", "the", "É", "漢", "'s"),
    *("King", "Jr.", "al-Sadun", "bin", "“Bo”", "AB-N", "Group", "Co.", "MS", "-", "\n", "of", "ß", "́"),
]


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Entity]]:
    """Texts of a few words with entities of one word or several."""
    text = ""
    entities: list[Entity] = []
    for word, label, size in draw(
        st.lists(
            st.tuples(st.sampled_from(WORDS), st.sampled_from(list(Label)), st.integers(-3, 3)), max_size=25
        )
    ):
        text += word + " "
        start = len(" ".join(text.split(" ")[: -size - 1]))
        start += start > 0
        free = not entities or entities[-1].span.end <= start
        span = Span(start, len(text) - 1)
        if size > 0 and free and span.of(text).strip() == span.of(text) != "":
            entities.append(Entity(span, label))
    return text, entities


@given(
    marked_texts(), st.lists(st.tuples(st.sampled_from(["adamarlow", "marlow"]), st.just("am")), max_size=2)
)
def test_every_mention_is_of_one_name(marked: tuple[str, list[Entity]], apart: list[tuple[str, str]]) -> None:
    text, entities = marked
    names = group_names(text, entities, apart=apart)
    grouped = sorted(span for name in names for span in name.mentions)
    assert grouped == [entity.span for entity in entities if entity.label not in (Label.DATE, Label.MONEY)]
    assert [len(name.mentions) for name in names] == sorted(
        (len(name.mentions) for name in names), reverse=True
    )
    keys = [key for name in names for key in (name.key, *name.meets)]
    assert len(set(keys)) == len(keys)
    assert all(key.spelling for key in keys)
    for name in names:
        assert any(name.text in " ".join(span.of(text).split()) for span in name.mentions)
        assert name.key in {name_key(span.of(text), Label.PERSON) for span in name.mentions} | {
            name_key(span.of(text), Label.OTHER) for span in name.mentions
        }
        assert not any(
            {one, other} <= {key.spelling for key in (name.key, *name.meets)} for one, other in apart
        )


# Were the time of these two quadratic, they would take minutes.


def test_ten_thousand_people_are_grouped() -> None:
    names = [f"Given{number} Middle{number} Family{number % 500}" for number in range(10_000)]
    text = ". ".join(names)
    entities = []
    position = 0
    for name in names:
        entities.append(Entity(Span(position, position + len(name)), Label.PERSON))
        position += len(name) + 2
    assert len(group_names(text, entities)) == len(names)


def test_five_thousand_people_of_one_family_are_grouped() -> None:
    text = "".join(f"Given{number} Marlow. Given{number}. Marlow. " for number in range(5_000))
    entities = [Entity(Span(*match.span()), Label.PERSON) for match in re.finditer(r"[A-Z][^.]+", text)]
    names = group_names(text, entities, apart=[("marlow", f"given{number}marlow") for number in range(5_000)])
    assert len(names) == 5_001
