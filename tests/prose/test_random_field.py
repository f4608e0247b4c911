from __future__ import annotations

from itertools import pairwise, product
from math import exp, fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.random_field import RandomField

LABELS = ("O", "B", "I")
FEATURES = ("w=a", "w=b", "w=c")
weights = st.integers(-6, 6).map(lambda quarters: quarters / 4)
fields = st.tuples(
    st.dictionaries(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), weights),
    st.fixed_dictionaries(
        {feature: st.dictionaries(st.sampled_from(LABELS), weights) for feature in FEATURES}
    ),
)
tokens = st.lists(st.sampled_from((*FEATURES, "w=unknown")), max_size=3)
sequences = st.lists(st.lists(tokens, min_size=1, max_size=4), max_size=5)


@given(fields, sequences)
def test_labels_and_their_probabilities_are_those_of_all_labellings_gone_through(
    field: tuple[dict[tuple[str, str], float], dict[str, dict[str, float]]],
    sequences: list[list[list[str]]],
) -> None:
    transitions, weights = field
    trained = RandomField.read(RandomField.write(LABELS, transitions, weights))

    def score(sequence: list[list[str]], labels: tuple[str, ...]) -> float:
        of_tokens = (
            weights.get(feature, {}).get(label, 0)
            for features, label in zip(sequence, labels, strict=True)
            for feature in features
        )
        return fsum([*of_tokens, *(transitions.get(pair, 0) for pair in pairwise(labels))])

    rows = [[trained.weigh(features) for features in sequence] for sequence in sequences]
    found = [*trained.label(rows)]
    assert len(found) == len(sequences)
    for sequence, labelling in zip(sequences, found, strict=True):
        scores = {labels: score(sequence, labels) for labels in product(LABELS, repeat=len(sequence))}
        assert isclose(scores[tuple(labelling.labels)], max(scores.values()), abs_tol=1e-9)
        every = fsum(map(exp, scores.values()))
        probable = {label: labelling.probabilities(label) for label in LABELS}
        for place, own in enumerate(labelling.confidence()):
            for label in LABELS:
                those = fsum(exp(value) for labels, value in scores.items() if labels[place] == label)
                assert isclose(probable[label][place], those / every, abs_tol=1e-9)
            assert own == probable[labelling.labels[place]][place]
            assert isclose(labelling.probabilities("B", "I")[place], 1 - probable["O"][place], abs_tol=1e-9)


def test_more_sequences_than_are_labelled_together_are_labelled_in_their_order() -> None:
    field = RandomField.read(RandomField.write(LABELS, {}, {"w=a": {"B": 1}, "w=b": {"I": 1}}))
    letters = ["abba"[: 1 + number % 4] for number in range(3_000)]
    rows = [[field.weigh([f"w={letter}"]) for letter in word] for word in letters]
    found = ["".join(labelling.labels) for labelling in field.label(rows)]
    assert found == [word.replace("a", "B").replace("b", "I") for word in letters]


def test_a_long_sequence_of_large_weights_keeps_its_probabilities() -> None:
    transitions = {("B", "B"): 15.0, ("I", "I"): 15.0, ("B", "I"): -15.0, ("I", "B"): -15.0}
    field = RandomField.read(RandomField.write(LABELS, transitions, {"w=a": {"O": -15.0}, "w=b": {"B": 1.0}}))
    sequence = [field.weigh(["w=a"])] * 5_000 + [field.weigh(["w=b"])]
    [labelling] = field.label([sequence])
    assert labelling.labels == ["B"] * 5_001
    odds = 1 / (1 + exp(-1))
    assert all(isclose(certain, odds, abs_tol=1e-6) for certain in labelling.confidence())


def test_features_weigh_the_same_together_and_one_by_one() -> None:
    field = RandomField.read(RandomField.write(LABELS, {}, {"w=a": {"B": -1.5}, "w=b": {"B": 1, "I": -2}}))
    apart = field.weigh(["w=a"]) + field.weigh(["w=b"]) + field.weigh(["w=unknown"])
    assert field.weigh(["w=a", "w=unknown", "w=b"]) == apart
    assert not field.weigh([])


@pytest.mark.parametrize("content", [b"", b"no field", RandomField.write(LABELS, {}, {})[:-9]])
def test_what_is_no_field_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no trained field"):
        RandomField.read(content)
