from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.corrections import Correction, CorrectionKind, NamedArticle, name_article
from prose.entities.entity import NAME_LABELS, Entity, Label
from prose.names import Name, NameKey, group_names
from prose.spans import Span
from tests.prose.fixture_files import Case, read_cases
from tests.prose.marked_text import parse_marks
from tests.prose.test_names import marked_texts

CASES = read_cases(Path(__file__).parent / "fixtures" / "names" / "corrections.md")
_CORRECTION = re.compile(
    r"\* (?P<kind>[\w-]+)(?: (?P<label>\w+))?: (?P<words>[^>]+?)(?: >(?P<other>.*?))?(?: = (?P<text>.*))?"
)


def parse_correction(line: str) -> Correction:
    parts = _CORRECTION.fullmatch(line)
    assert parts, line
    kind = CorrectionKind(parts["kind"])
    label = Label(parts["label"]) if parts["label"] else None
    words, other = parts["words"], (parts["other"] or "").strip()
    if kind in (CorrectionKind.MISSED, CorrectionKind.BOUNDARIES):
        return Correction(kind, words, label=label, other=other)
    return Correction(kind, words, words, label, parts["text"] or other, other)


def write_article(text: str, article: NamedArticle) -> str:
    written = ""
    end = 0
    for span, label in ((entity.span, entity.label) for entity in article.entities):
        cue = "!" if span in article.by_reader else ""
        written += f"{text[end : span.start]}[{label}{cue}: {span.of(text)}]"
        end = span.end
    names = [write_name(name) for name in article.names] + [
        f"no {write_name(name)}" for name in article.rejected
    ]
    return "\n".join([written + text[end:].rstrip("\n"), *names])


def write_name(name: Name) -> str:
    return f"{len(name.mentions)} {name.label}: {name.text} ({name.key.spelling})"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    lines = case.source.splitlines()
    corrections = [parse_correction(line) for line in lines if line.startswith("* ")]
    text, entities = parse_marks("\n".join(line for line in lines if not line.startswith("* ")))
    article = name_article(text, entities, corrections)
    assert write_article(text, article) == case.expected
    assert name_article(text, entities, corrections * 2) == article


def test_a_name_that_is_another_one_here_is_no_evidence_elsewhere() -> None:
    text, entities = parse_marks("The [organization: Harbour Workers' Front] ([organization: HWF]) struck.")
    same = Correction(CorrectionKind.SAME, "", "harbourworkersfront", None, "Front (Tarnel)", "fronttarnel")
    (name,) = name_article(text, entities, [same]).names
    assert (name.text, name.key, name.meets) == ("Front (Tarnel)", NameKey(False, "fronttarnel"), ())


LABELS = st.sampled_from(list(Label))
SPELLINGS = st.sampled_from(["adamarlow", "marlow", "am", "ben", "harbourfront", "漢", "abn", "ada"])
PHRASES = st.lists(
    st.sampled_from(["Ada", "Marlow", "Ben", "AM", "Harbour-Front", "漢", "A.", "bin", "'s", "’s", "Mr"]),
    max_size=3,
).map(" ".join)
CORRECTIONS = st.lists(
    st.builds(
        Correction,
        kind=st.sampled_from(list(CorrectionKind)),
        words=PHRASES,
        spelling=SPELLINGS,
        label=LABELS | st.none(),
        other=PHRASES,
        other_spelling=SPELLINGS | st.just(""),
    ),
    max_size=8,
)


@given(marked_texts(), CORRECTIONS)
def test_whatever_is_corrected(marked: tuple[str, list[Entity]], corrections: list[Correction]) -> None:
    text, entities = marked
    article = name_article(text, entities, corrections)
    ends = [0, *(entity.span.end for entity in article.entities)]
    for before, entity in zip(ends, article.entities, strict=False):
        assert before <= entity.span.start < entity.span.end <= len(text)
    mentions = sorted(span for name in article.names for span in name.mentions)
    assert mentions == [entity.span for entity in article.entities if entity.label in NAME_LABELS]
    spans = {entity.span for entity in article.entities}
    assert article.by_reader <= spans
    assert not any(set(name.mentions) & spans for name in article.rejected)
    keys = [name.key for name in article.names]
    assert len(set(keys)) == len(keys)
    assert all(name.text for name in article.names)


@given(marked_texts())
def test_without_corrections_names_are_those_of_the_machine(marked: tuple[str, list[Entity]]) -> None:
    text, entities = marked
    article = name_article(text, entities)
    unrelated = Correction(CorrectionKind.LABEL, "Nobody", "nobody", Label.PLACE)
    assert article.names == tuple(group_names(text, entities))
    assert article == NamedArticle(tuple(entities), article.names, frozenset(), ())
    assert article == name_article(text, entities, [unrelated])


@given(marked_texts(), CORRECTIONS)
def test_what_is_said_twice_is_said_once(
    marked: tuple[str, list[Entity]], corrections: list[Correction]
) -> None:
    text, entities = marked
    article = name_article(text, entities, corrections)
    assert name_article(text, entities, corrections * 2) == article


@given(marked_texts(), CORRECTIONS)
def test_marks_that_are_corrected_need_no_more_correction(
    marked: tuple[str, list[Entity]], corrections: list[Correction]
) -> None:
    text, entities = marked
    of_marks = (CorrectionKind.MISSED, CorrectionKind.BOUNDARIES)
    corrections = [correction for correction in corrections if correction.kind in of_marks]
    once = name_article(text, entities, corrections)
    twice = name_article(text, once.entities, corrections)
    assert (twice.entities, twice.names) == (once.entities, once.names)


def test_time_is_linear() -> None:
    text = "Karvik Dock and Dock Karvik. " * 10_000
    entities = [Entity(Span(*match.span()), Label.PLACE) for match in re.finditer("Dock", text)]
    corrections = [
        Correction(CorrectionKind.MISSED, "Karvik", label=Label.PLACE),
        Correction(CorrectionKind.MISSED, "Dock and Dock", label=Label.PLACE),
        Correction(CorrectionKind.BOUNDARIES, "Dock", label=Label.OTHER, other="Dock Karvik"),
        Correction(CorrectionKind.LABEL, spelling="karvik", label=Label.PERSON),
        Correction(CorrectionKind.SAME, spelling="karvik", other="Weld", other_spelling="weld"),
    ]
    started = time.perf_counter()
    name_article(text, entities, corrections)
    assert time.perf_counter() - started < 5
