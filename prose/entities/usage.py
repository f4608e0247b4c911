"""How an article uses its capitalised words: what is known of a token beyond its neighbours.

An article that says "Mr Karo" once makes "Karo" a person everywhere in it, and what surrounds a name in one
place counts wherever it stands again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from prose.entities.tokens import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.entities.runs import Run
    from prose.entities.words import Word

_TITLES = word_set(
    "mr mrs ms dr prof president minister gen sir lady king prince sheikh justice judge senator professor "
    "chief ceo said says"
)
_PLACE_PREPOSITIONS = frozenset(("in", "at", "from", "to"))
_RUNS_NOTED = 6
"""How many occurrences of a word tell what surrounds it; more of them would tell little more."""


def article_usage(
    words: Sequence[str],
    known: Sequence[Word],
    listed: Sequence[list[str]],
    runs: Sequence[Run],
    first: Sequence[bool],
) -> dict[str, list[str]]:
    """Describe how each capitalised word is used in the whole article.

    Args:
        words: The tokens of the article, as printed.
        known: What is known of each.
        listed: The gazetteer's features of each.
        runs: The runs of capitalised words.
        first: Whether each is the first word of its segment, where a capital says nothing.

    Returns:
        By word as printed: the features of its use. A word in lower case is not there.
    """
    total = Counter(
        [word for word, one in zip(words, known, strict=True) if one.capitalised and len(word) > 1]
    )
    lower_case = {word for word, one in zip(words, known, strict=True) if not one.capitalised}
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    noted: Counter[str] = Counter()
    last = len(words) - 1
    run_features: dict[int, list[str]] = {}
    for run in runs:
        run_features.update(dict.fromkeys(run.tokens, run.features))
    for index, word in enumerate(words):
        if word not in total:
            continue
        use = uses[word]
        if not first[index]:
            use["d.middle"] = 1
        if 0 < index < last and known[index - 1].folded == "(" and known[index + 1].folded == ")":
            use["d.acronym"] += 1
        if total[word] == 1:  # then what stands around it is among its features already
            continue
        if index:
            _note_word_before(use, known[index - 1], first[index - 1])
        if index < last:
            _note_word_after(use, known[index + 1])
        for feature in listed[index]:
            use["d:" + feature] = 1
        noted[word] += 1
        if noted[word] <= _RUNS_NOTED:
            for feature in run_features[index]:
                use["d:" + feature] = 1
    return {word: _described(use, total[word], word.lower() in lower_case) for word, use in uses.items()}


def is_passed_on(feature: str) -> bool:
    """Whether a feature of a word's use says something of the tokens beside it, too."""
    return feature[1] == "."


def _note_word_before(use: Counter[str], before: Word, first: bool) -> None:
    use["d:-" + before.folded] = 1
    if before.capitalised and not first:
        use["d.-X"] += 1
    if before.folded in _PLACE_PREPOSITIONS:
        use["d.in"] += 1
    elif before.folded == "the":
        use["d.the"] += 1
    elif before.folded in _TITLES:
        use["d.title"] += 1
    if before.first_name:
        use["d.fn"] += 1


def _note_word_after(use: Counter[str], after: Word) -> None:
    use["d:+" + after.folded] = 1
    if after.capitalised:
        use["d.+X"] += 1
    elif after.folded in ("'s", "’s"):
        use["d.'s"] += 1


def _described(use: Counter[str], total: int, also_lower_case: bool) -> list[str]:
    """Turn counts into features: "+" marks what at least half of a word's occurrences have."""
    features = [f"d.n={min(total, 3)}"]
    if also_lower_case:
        features.append("d.lower")
    if total == 1:
        return [*features, *use]
    for feature, count in use.items():
        if feature[1] == ":":
            if feature[-1].isalnum():
                features.append(feature)
        elif count * 2 >= total and feature != "d.middle":
            features.append(feature + "+")
        else:
            features.append(feature)
    return features
