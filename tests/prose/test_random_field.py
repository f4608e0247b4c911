from __future__ import annotations

from itertools import chain, pairwise, product
from math import exp, fsum, isclose
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.random_field import RandomField, Rows, in_batches, named_at

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = ("O", "B", "I")
FEATURES = ("w=a", "w=b", "w=c")
HERE = ((0,),)
weights = st.integers(-6, 6).map(lambda quarters: quarters / 4)
fields = st.tuples(
    st.dictionaries(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), weights),
    st.fixed_dictionaries(
        {feature: st.dictionaries(st.sampled_from(LABELS), weights) for feature in FEATURES}
    ),
)
tokens = st.lists(st.sampled_from((*FEATURES, "w=unknown")), max_size=3)
sequences = st.lists(st.lists(tokens, min_size=1, max_size=4), min_size=1, max_size=5)


def rows_of(field: RandomField, sequences: Sequence[Sequence[Sequence[str]]]) -> Rows:
    """Return what the features of each token of sequences weigh."""
    weights = field.weigh([[features] for features in chain.from_iterable(sequences)], HERE)
    return Rows(weights[0], [*map(len, sequences)])


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

    labelling = trained.label(rows_of(trained, sequences))
    probable = {label: labelling.probabilities(label) for label in LABELS}
    either = labelling.probabilities("B", "I")
    confidence = labelling.confidence()
    assert len(labelling.labels) == len(either) == sum(map(len, sequences))
    first = 0
    for sequence in sequences:
        found = labelling.labels[first : first + len(sequence)]
        scores = {labels: score(sequence, labels) for labels in product(LABELS, repeat=len(sequence))}
        assert isclose(scores[tuple(found)], max(scores.values()), abs_tol=1e-9)
        every = fsum(map(exp, scores.values()))
        for place, own in enumerate(found):
            for label in LABELS:
                those = fsum(exp(value) for labels, value in scores.items() if labels[place] == label)
                assert isclose(probable[label][first + place], those / every, abs_tol=1e-9)
            assert confidence[first + place] == probable[own][first + place]
            assert isclose(either[first + place], 1 - probable["O"][first + place], abs_tol=1e-9)
        first += len(sequence)


def test_batches_hold_all_sequences_in_their_order_and_some_thousand_tokens() -> None:
    lengths = [1 + number % 4 for number in range(3_000)]
    batches = [*in_batches(lengths)]
    assert [*chain.from_iterable(batches)] == [*range(3_000)]
    assert all(sum(lengths[number] for number in batch) in range(2_000, 2_004) for batch in batches[:-1])
    assert [*in_batches([5_000, 1])] == [range(1), range(1, 2)]
    assert not [*in_batches([])]


def test_a_long_sequence_of_large_weights_keeps_its_probabilities() -> None:
    transitions = {("B", "B"): 15.0, ("I", "I"): 15.0, ("B", "I"): -15.0, ("I", "B"): -15.0}
    field = RandomField.read(RandomField.write(LABELS, transitions, {"w=a": {"O": -15.0}, "w=b": {"B": 1.0}}))
    labelling = field.label(rows_of(field, [[["w=a"]] * 5_000 + [["w=b"]]]))
    assert labelling.labels == ["B"] * 5_001
    odds = 1 / (1 + exp(-1))
    assert all(isclose(certain, odds, abs_tol=1e-6) for certain in labelling.confidence())


def test_features_weigh_the_same_together_and_one_by_one() -> None:
    field = RandomField.read(RandomField.write(LABELS, {}, {"w=a": {"B": -1.5}, "w=b": {"B": 1, "I": -2}}))
    together, a, unknown, b, nothing = field.weigh(
        [[["w=a", "w=unknown", "w=b"]], [["w=a"]], [["w=unknown"]], [["w=b"]], [[]]], HERE
    )[0]
    assert together.tolist() == (a + b).tolist() == [0, -0.5 * 2_048, -2 * 2_048]
    assert not unknown.any()
    assert not nothing.any()
    assert field.weigh([], HERE).shape == (1, 0, 3)


def test_a_feature_has_other_weights_where_it_is_seen_beside_the_token() -> None:
    named = {named_at(offset, "w=a"): {"B": float(offset)} for offset in (-1, 0, 2)}
    assert [*named] == ["-1w=a", "w=a", "+2w=a"]
    # What joins two words may begin like that, and is a feature of the token itself.
    field = RandomField.read(RandomField.write(LABELS, {}, {**named, "-1|1w=a|b": {"I": 1.0}}))
    weights = field.weigh([[["w=a"], ["-1|1w=a|b"]], [["w=b"], []]], ((-1, 0, 1, 2), (0,)))
    assert (weights[:, 0] / 2_048).tolist() == [[0, -1, 0], [0, 0, 1], [0, 0, 0], [0, 2, 0]]
    assert not weights[:, 1].any()


def test_what_features_join_is_known() -> None:
    names = ("ww=a|b", "+1ww=b|c", "ww=||d", "w=e")
    field = RandomField.read(RandomField.write(LABELS, {}, {name: {"B": 1} for name in names}))
    assert field.joined("ww=") == {("a", "b"), ("b", "c"), ("|", "d"), ("", "|d")}
    assert not field.joined("e")


@pytest.mark.parametrize("content", [b"", b"no field", RandomField.write(LABELS, {}, {})[:-9]])
def test_what_is_no_field_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no trained field"):
        RandomField.read(content)
