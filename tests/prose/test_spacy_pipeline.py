from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.entity import Label
from prose.entities.spacy_pipeline import (
    SpacyRecogniser,
    UnusablePipeline,
    label_of,
    load_pipeline,
    pieces_of,
)
from prose.marks import find_marks, marks_version
from tests.stand_ins import FOLDER, NER, make_pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HAS_SPACY = importlib.util.find_spec("spacy") is not None


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Has the stand-in imported for spaCy, and whatever was imported before imported again afterwards."""
    real = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "spacy"}
    monkeypatch.syspath_prepend(FOLDER)
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
        del sys.modules[name]
    sys.modules.update(real)


pytestmark = pytest.mark.usefixtures("stand_in")


def found(recogniser: SpacyRecogniser, text: str) -> list[tuple[str, Label]]:
    return [(entity.span.of(text), entity.label) for entity in recogniser.find_entities(text)]


def pipeline_of(recogniser: SpacyRecogniser) -> Any:
    return recogniser._pipeline


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("PERSON", Label.PERSON),
        ("PER", Label.PERSON),
        ("ORG", Label.ORGANIZATION),
        ("GPE", Label.PLACE),
        ("LOC", Label.PLACE),
        ("FAC", Label.FACILITY),
        ("NORP", Label.GROUP),
        ("DATE", Label.DATE),
        ("MONEY", Label.MONEY),
        ("PRODUCT", Label.PRODUCT),
        ("EVENT", Label.OTHER),
        ("WORK_OF_ART", Label.OTHER),
        ("MISC", Label.OTHER),
        ("persName", Label.PERSON),
        ("organization", Label.ORGANIZATION),
        ("FACILITY", Label.FACILITY),
        ("TIME", None),
        ("CARDINAL", None),
        ("PERCENT", None),
        ("", None),
    ],
)
def test_labels(theirs: str, ours: Label | None) -> None:
    assert label_of(theirs) is ours


def test_entities_have_the_edges_of_ours(tmp_path: Path) -> None:
    words = {
        "the Harbour Board's": "ORG",
        "Mr. Tomas Lind": "PERSON",
        "Tarn": "GPE",
        "noon": "TIME",
        "Ida Brandt\n\nThe": "PERSON",
        "—": "ORG",
    }
    text = "At noon the Harbour Board's men and Mr. Tomas Lind left Tarn — with Ida Brandt\n\nThe end."
    assert found(load_pipeline(str(make_pipeline(tmp_path / "p", words))), text) == [
        ("Harbour Board", Label.ORGANIZATION),
        ("Tomas Lind", Label.PERSON),
        ("Tarn", Label.PLACE),
        ("Ida Brandt", Label.PERSON),
    ]


def test_its_language_is_the_pipelines(tmp_path: Path) -> None:
    words = {"Ida Brandt": "PER"}
    speech = "“We open it,” Ida Brandt said."
    for lang, language, quotes in (("de", "de", 0), ("en", "en", 1), ("xx", "mul", 1)):
        recogniser = load_pipeline(str(make_pipeline(tmp_path / lang, words, lang=lang)))
        marks = find_marks(speech, recogniser)
        assert (recogniser.language, len(marks.entities), len(marks.quotes)) == (language, 1, quotes)


def test_a_model_gets_only_what_it_needs(tmp_path: Path) -> None:
    recogniser = load_pipeline(str(make_pipeline(tmp_path / "p", {})))
    assert pipeline_of(recogniser).pipe_names == ["tok2vec", "ner"]


@pytest.mark.parametrize("more", [{"rules": "entity_ruler"}, {"mine": "made_by_somebody"}])
def test_rules_and_strange_parts_get_everything(tmp_path: Path, more: dict[str, str]) -> None:
    recogniser = load_pipeline(str(make_pipeline(tmp_path / "p", {}, factories=NER | more)))
    assert pipeline_of(recogniser).pipe_names == [*NER, *more]


def test_the_version_changes_with_the_pipeline(tmp_path: Path) -> None:
    def version(words: dict[str, str], number: str = "1.0") -> str:
        return load_pipeline(str(make_pipeline(tmp_path / "p", words, version=number))).version

    first = version({"Tarn": "GPE"})
    assert first.startswith("spacy-en_by_hand-1.0-")
    assert version({"Tarn": "GPE"}) == first
    # Trained again, and its maker did not think of the version.
    assert version({"Tarn": "LOC"}) != first
    assert version({"Tarn": "GPE"}, "1.1") != first
    assert marks_version(load_pipeline(str(tmp_path / "p"))) != marks_version()


def test_a_long_text_is_taken_in_pieces(tmp_path: Path) -> None:
    recogniser = load_pipeline(str(make_pipeline(tmp_path / "p", {"Tarn": "GPE"})))
    pipeline_of(recogniser).max_length = 100
    text = "They came to Tarn by the late ship.\n\n" * 50
    entities = recogniser.find_entities(text)
    assert [entity.span.of(text) for entity in entities] == ["Tarn"] * 50
    assert max(map(len, pipeline_of(recogniser).seen)) <= 100


@given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 30))
def test_pieces_make_up_the_text(text: str, longest: int) -> None:
    pieces = list(pieces_of(text, longest))
    assert "".join(piece.of(text) for piece in pieces) == text
    assert all(piece.end - piece.start <= longest for piece in pieces)
    assert all(piece.end > piece.start for piece in pieces[1:])


def test_pieces_end_with_paragraphs_where_they_can() -> None:
    text = "One two.\n\nThree four.\n\nFive."
    assert [piece.of(text).strip() for piece in pieces_of(text, 24)] == ["One two.\n\nThree four.", "Five."]
    assert [piece.of("aaaa bbbb") for piece in pieces_of("aaaa bbbb", 6)] == ["aaaa", " bbbb"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("xy_core_sm", "python -m spacy download xy_core_sm"),
        ("en_broken_sm", "cannot be loaded by spaCy ([E053] Could not read"),
        ("missing/folder", "there is no folder"),
    ],
)
def test_what_cannot_be_loaded_is_said_in_one_sentence(name: str, says: str) -> None:
    with pytest.raises(UnusablePipeline) as refused:
        load_pipeline(name)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_pipeline_that_finds_nothing_is_refused(tmp_path: Path) -> None:
    folder = make_pipeline(tmp_path / "p", {}, factories={"tagger": "tagger"})
    with pytest.raises(UnusablePipeline, match="finds no names"):
        load_pipeline(str(folder))


def test_without_spacy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(UnusablePipeline, match=r"pip install 'newsread\[spacy\]'"):
        load_pipeline("en_core_web_sm")


@pytest.mark.skipif(not HAS_SPACY, reason="spaCy is not installed")
def test_spacy_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry != str(FOLDER)])
    spacy: Any = importlib.import_module("spacy")
    made = spacy.blank("de")
    made.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Ida Brandt"}])
    made.to_disk(tmp_path / "made")
    recogniser = load_pipeline(str(tmp_path / "made"))
    assert found(recogniser, "Ida Brandt lebt.") == [("Ida Brandt", Label.PERSON)]
    assert (recogniser.language, recogniser.version[:9]) == ("de", "spacy-de_")
