from __future__ import annotations

import re
from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.article import Article
from prose.entities.features import FeatureExtractor
from prose.entities.lexicons import DATA, load_lexicons
from prose.entities.recogniser import MODEL_FILE, load_recogniser
from prose.entities.tokens import segment
from prose.feature_table import FeatureTable, summed
from prose.quotes.features import RowMaker, passages_of
from prose.quotes.field import MODEL
from prose.quotes.rules import read_by_rule
from prose.random_field import RandomField, Rows
from prose.training.feature_lists import FeatureLists, lists_by_sequence

WORDS = (
    "The Mr. Ada Marlow of and in UNITED NATIONS (UN) said that U.N. “ ” \" | a|b 's $5 , . \n \u0301 \ud800"
)
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join)
SEEN = re.compile(r"(?P<offset>[+-]\d(?!\|))?(?P<feature>.*)", re.DOTALL)
ENTITY_FIELD = RandomField.read((DATA / MODEL_FILE).read_bytes())
QUOTE_FIELD = RandomField.read(MODEL.read_bytes())
EXTRACTORS = [FeatureExtractor(load_lexicons(), weigher) for weigher in (FeatureLists(), ENTITY_FIELD)]
MAKERS = [RowMaker(weigher) for weigher in (FeatureLists(), QUOTE_FIELD)]


def test_a_thing_is_seen_from_where_it_stands_and_from_beside_it() -> None:
    table = FeatureTable[str](FeatureLists(), lambda word: [["h=" + word], ["b=" + word]], ((0,), (-1, 1)))
    layers = table.layers(["x", "y", "x"], [1, 2, 4], 6)
    assert summed(layers, np.array([1, 2, 3, 4])).tolist() == [
        ["h=x", "+1b=y"],
        ["-1b=x", "h=y"],
        ["-1b=y", "+1b=x"],
        ["h=x"],
    ]


def test_layers_keep_what_they_were_made_with_when_a_table_grows_and_forgets() -> None:
    asked: list[int] = []

    def features(number: int) -> list[list[str]]:
        asked.append(number)
        return [[str(number)]]

    table = FeatureTable[int](FeatureLists(), features, remembered=1_000)
    numbers = [*range(900)]
    first = table.layers(numbers, numbers, 900)
    second = table.layers(numbers[::-1], numbers, 900)
    assert len(asked) == 900
    more = [*range(5_000)]
    third = table.layers(more, more, 5_000)
    fourth = table.layers([7], [0], 1)
    assert asked.count(7) == 2
    for layers, expected in ((first, numbers), (second, numbers[::-1]), (third, more), (fourth, [7])):
        at = np.arange(len(expected))
        assert summed(layers, at).tolist() == [[str(number)] for number in expected]


def assert_weighed(field: RandomField, batches: list[Rows], lists: list[list[list[str]]]) -> None:
    """Check that rows are what the features of each token weigh in a field, each looked up by itself."""
    expected = []
    for row in (row for sequence in lists for row in sequence):
        by_offset: defaultdict[int, list[str]] = defaultdict(list)
        for name in row:
            seen = SEEN.fullmatch(name)
            assert seen
            by_offset[int(seen["offset"] or 0)].append(seen["feature"])
        expected.append(sum(field.weigh([[f]], ((o,),))[0, 0] for o, f in by_offset.items()))
    found = [row for rows in batches for row in rows.values]
    assert [length for rows in batches for length in rows.lengths] == [*map(len, lists)]
    assert np.array_equal(found, expected)


@given(TEXTS)
def test_tokens_of_names_weigh_what_their_features_weigh(text: str) -> None:
    article = Article.of(text)
    lists, weights = ([*one.extract(article, segment(text, article.tokens))] for one in EXTRACTORS)
    assert_weighed(ENTITY_FIELD, weights, [*lists_by_sequence(lists)])


@given(TEXTS)
def test_tokens_of_quotes_weigh_what_their_features_weigh(text: str) -> None:
    reading = read_by_rule(text)
    passages = passages_of(reading.sentences)
    entities = load_recogniser().find_entities(text)
    lists, weights = ([*one.rows(passages, reading, entities)] for one in MAKERS)
    assert_weighed(QUOTE_FIELD, weights, [*lists_by_sequence(lists)])
