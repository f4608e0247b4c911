from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.entity import Entity, Label
from prose.entities.labels import decode_entities, encode_entities
from prose.entities.lexicons import SortedTable, load_lexicons
from prose.entities.recogniser import TrainedRecogniser, load_recogniser
from prose.entities.tokens import tokenize
from prose.random_field import RandomField
from prose.training.corpus import AnnotatedArticle
from prose.training.train_entities import train
from tests.prose.fixture_files import Case, read_cases
from tests.prose.marked_text import parse_marks, write_marks

CASES = read_cases(Path(__file__).parent / "fixtures" / "entities" / "recogniser.md")
NEWS = """The Mr. Ada Marlow of and in UNITED NATIONS (UN) Thursday Shiite Iran , . “ ” 's’s -K $5"""
NEWS_WORDS = st.sampled_from([*NEWS.split(), "\n"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    assert write_marks(case.source, load_recogniser().find_entities(case.source)) == case.expected


@given(st.lists(NEWS_WORDS).map(" ".join) | st.lists(NEWS_WORDS).map("".join) | st.text())
def test_entities_are_clean_ranges_of_any_text(text: str) -> None:
    end = 0
    for entity in load_recogniser().find_entities(text):
        assert end <= entity.span.start < entity.span.end <= len(text)
        assert entity.span.of(text) == entity.span.of(text).strip()
        end = entity.span.end
        assert entity.confidence is None or 0 <= entity.confidence <= 1


def test_no_text_no_entities() -> None:
    assert load_recogniser().find_entities("") == []
    assert load_recogniser().find_entities(" \n\t") == []


def test_broken_characters_do_no_harm() -> None:
    text = "Ada \ud800Marlow\x00 of Nairobi\udfff spoke."
    assert all(entity.span.end <= len(text) for entity in load_recogniser().find_entities(text))


def test_the_same_text_always_has_the_same_entities() -> None:
    text = "DUNVEGAR — Ada Marlow of the Harbour Workers' Front (HWF) spoke on Monday."
    first = load_recogniser().find_entities(text)
    load_recogniser().find_entities("Something else was said by Ben Front.")
    assert load_recogniser().find_entities(text) == first


@pytest.mark.parametrize(
    "unit", ["a", "A", "A.", "Ada ", "1,", "(", "\n", "“", "Ada Marlow (AM), or AM, ", "the "]
)
def test_time_is_linear_in_odd_texts(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    started = time.perf_counter()
    load_recogniser().find_entities(text)
    assert time.perf_counter() - started < 20


def test_version_names_model_and_rules() -> None:
    kind, digest, revision = load_recogniser().version.split("-")
    assert (kind, len(digest)) == ("crf", 12)
    assert revision.isdecimal()


@pytest.mark.parametrize(
    "marked",
    [
        "[person: Ada Marlow] met [person: Ben Marlow] [group: Dunvegarian] friends on [date: 5 May].",
        "Nobody came.",
        "[place: Dunvegar]",
    ],
)
def test_labels_of_tokens_spell_the_entities(marked: str) -> None:
    text, entities = parse_marks(marked)
    tokens = tokenize(text).spans
    assert decode_entities(tokens, encode_entities(tokens, entities)) == entities


def test_an_entity_takes_in_tokens_that_it_cuts() -> None:
    text = "Dunvegarians came"
    tokens = tokenize(text).spans
    cut = Entity(tokens[0]._replace(end=8), Label.PLACE)
    assert decode_entities(tokens, encode_entities(tokens, [cut])) == [Entity(tokens[0], Label.PLACE)]


def test_training_gives_the_same_field_again_and_it_finds_what_it_learned() -> None:
    marked = [f"[person: {name} Marlow] came to [place: Karvel] today." for name in ("Ada", "Ben", "Ilya")]
    articles = [AnnotatedArticle(*parse_marks(text)) for text in marked]
    field = train(articles)
    assert train(articles) == field
    recogniser = TrainedRecogniser(RandomField.read(field), load_lexicons(), "test")
    assert [recogniser.find_entities(article.text) for article in articles] == [
        article.entities for article in articles
    ]


def test_training_leaves_out_what_one_article_alone_has_and_what_it_is_told_to() -> None:
    articles = [AnnotatedArticle(*parse_marks(f"[place: Karvel] is {word}.")) for word in ("big", "red")]
    every, few = (RandomField.read(train(articles, without)) for without in (None, re.compile("w=karvel")))

    def knows(field: RandomField, feature: str) -> bool:
        return bool(field.weigh([[[feature]]], ((0,),)).any())

    assert not knows(every, "w=big")
    assert knows(every, "w=karvel")
    assert knows(few, "s=Xx")
    assert not knows(few, "w=karvel")


@given(st.dictionaries(st.text("abé\u4e00", min_size=1), st.text("01 ")), st.text("abé\u4e00"))
def test_a_sorted_table_finds_what_a_dictionary_finds(words: dict[str, str], absent: str) -> None:
    lines = sorted((word.encode(), value.encode()) for word, value in words.items())
    table = SortedTable(b"".join(word + b"\t" + value + b"\n" for word, value in lines))
    for word in (*words, absent):
        assert table.get(word) == words.get(word)


def test_lexicons_know_common_words() -> None:
    lexicons = load_lexicons()
    assert lexicons.clusters.get("president")
    assert "maria" in lexicons.first_names
    assert "smith" in lexicons.last_names
    assert lexicons.gazetteer.kinds["nairobi"]


def test_what_is_clear_is_more_certain_than_what_is_not() -> None:
    text = "Prime Minister Ada Marlow met officials in Paris. Shipping rose at Outer on Monday."
    sure = {entity.span.of(text): entity.confidence for entity in load_recogniser().find_entities(text)}
    marlow, outer = sure["Ada Marlow"], sure.get("Outer", 0.0)
    assert marlow is not None
    assert outer is not None
    assert outer < marlow
    assert marlow > 0.9
