"""Guess from a word's vector what the names that it is part of are labelled.

A network learns it from the capitalised words of the training articles and then guesses for every word that
has a vector, so that the model knows something about names that it never saw. A word of the training
articles gets its guess from networks that did not see it: otherwise the model would learn to trust guesses
that are better than they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy
from sklearn.neural_network import MLPClassifier

from prose.entities.entity import Label
from prose.entities.labels import OUTSIDE, encode_entities
from prose.entities.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prose.training.corpus import AnnotatedArticle

LETTERS = {
    OUTSIDE: "-",
    Label.PERSON: "p",
    Label.ORGANIZATION: "o",
    Label.PLACE: "l",
    Label.FACILITY: "f",
    Label.GROUP: "g",
    Label.DATE: "d",
    Label.MONEY: "m",
    Label.PRODUCT: "r",
    Label.OTHER: "x",
}
"""What stands for a label in the lexicon."""
_LABELS = list(LETTERS)

_FOLDS = 5
_NETWORKS = 3
"""How many networks with other first weights are averaged."""
_MOST_EXAMPLES = 4
"""How often a word is shown at most, however often it occurs."""

_Array = Any
"""A numpy array; numpy is installed only where lexicons are built."""


def likely_labels(words: Sequence[str], vectors: _Array, articles: Iterable[AnnotatedArticle]) -> list[str]:
    """Guess the labels of words.

    Args:
        words: Words in lower case, the most frequent first.
        vectors: A row for each.
        articles: Whose entities to learn from.

    Returns:
        For each word its two most probable labels, each a letter of `LETTERS` and the probability in
        tenths: "p7o2".
    """
    inputs = _inputs(vectors)
    rows = {word: row for row, word in enumerate(words)}
    seen = {rows[word]: labels for word, labels in _labels_of_words(articles).items() if word in rows}
    probabilities = _guess(seen, inputs, inputs)
    order = numpy.random.default_rng(0).permutation(sorted(seen))
    for held_out in numpy.array_split(order, _FOLDS):
        others = {row: labels for row, labels in seen.items() if row not in set(held_out)}
        probabilities[held_out] = _guess(others, inputs, inputs[held_out])
    return [_written(row) for row in probabilities]


def _inputs(vectors: _Array) -> _Array:
    """Return the vectors' directions and the logarithms of the words' ranks, about equally large."""
    directions = 3 * vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)
    ranks = numpy.log(numpy.arange(len(vectors)) + 10)[:, None]
    return numpy.hstack([directions, ranks / 2 - 5])


def _labels_of_words(articles: Iterable[AnnotatedArticle]) -> dict[str, Counter[str]]:
    """Count for each capitalised word, in lower case, the articles in which it has a label."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        tokens, words = tokenize(article.text)
        labels = encode_entities(tokens, article.entities)
        pairs = {(word, label.rpartition("-")[2]) for word, label in zip(words, labels, strict=True)}
        for word, label in pairs:
            if word[0].isupper():
                counts[word.lower()][label] += 1
    return counts


def _guess(seen: dict[int, Counter[str]], inputs: _Array, wanted: _Array) -> _Array:
    """Learn from some rows of the inputs and return the probabilities of all labels for the wanted ones."""
    examples, targets = [], []
    for row, labels in sorted(seen.items()):
        share = min(labels.total(), _MOST_EXAMPLES) / labels.total()
        for label, count in sorted(labels.items()):
            times = max(1, round(count * share))
            examples += [inputs[row]] * times
            targets += [_LABELS.index(label)] * times
    probabilities = numpy.zeros((len(wanted), len(_LABELS)))
    for seed in range(_NETWORKS):
        network = MLPClassifier((64,), alpha=0.01, early_stopping=True, max_iter=60, random_state=seed)
        network.fit(numpy.array(examples), numpy.array(targets))
        probabilities[:, network.classes_] += network.predict_proba(wanted) / _NETWORKS
    return probabilities


def _written(probabilities: _Array) -> str:
    """Write the two most probable labels, leaving out what rounds to nothing."""
    best = numpy.argsort(-probabilities, kind="stable")[:2]
    tenths = ((LETTERS[_LABELS[label]], min(9, int(probabilities[label] * 10))) for label in best)
    return "".join(f"{letter}{tenth}" for letter, tenth in tenths if tenth)
