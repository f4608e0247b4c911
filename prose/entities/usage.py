"""How an article uses its capitalised words: what is known of a token beyond its neighbours.

An article that says "Mr Karo" once makes "Karo" a person everywhere in it, and what surrounds a name in one
place counts wherever it stands again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.tokens import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.entities.features import WordFeatures

_TITLES = word_set(
    "mr mrs ms dr prof president minister gen sir lady king prince sheikh justice judge senator professor "
    "chief ceo said says"
)
_PLACE_PREPOSITIONS = frozenset(("in", "at", "from", "to"))
_RUNS_NOTED = 6
"""How many occurrences of a word tell what surrounds it; more of them would tell little more."""


class Usage(NamedTuple):
    """The features that a word's use in an article gives."""

    here: list[str]
    """To each of its tokens."""
    before: list[str]
    """To the token after each."""
    after: list[str]
    """To the token before each."""


NO_USAGE = Usage([], [], [])
"""What is known of words in lower case."""


def article_usage(
    words: Sequence[str],
    known: Sequence[WordFeatures],
    listed: Sequence[list[str]],
    runs: Sequence[list[str]],
    first: Sequence[bool],
) -> dict[str, Usage]:
    """Describe how each capitalised word is used in the whole article.

    Args:
        words: The tokens of the article, as printed.
        known: What is known of each.
        listed: The gazetteer's features of each.
        runs: The features of the run of capitalised words that each stands in.
        first: Whether each is the first word of its segment, where a capital says nothing.

    Returns:
        By word as printed: what its use says. A word in lower case is not there.
    """
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    lower_case = set()
    last = len(words) - 1
    for index, word in enumerate(words):
        if not known[index].capitalised:
            lower_case.add(word)
        elif len(word) > 1:
            total[word] += 1
            use = uses[word]
            if not first[index]:
                use["d.middle"] = 1
            if index:
                _note_word_before(use, known[index - 1], first[index - 1])
            if index < last:
                _note_word_after(use, known[index + 1])
                if known[index + 1].folded == ")" and index and known[index - 1].folded == "(":
                    use["d.acronym"] += 1
            for feature in listed[index]:
                use["d:" + feature] = 1
            if total[word] <= _RUNS_NOTED:
                for feature in runs[index]:
                    use["d:" + feature] = 1
    usage = {}
    for word, use in uses.items():
        features = _described(use, total[word], word.lower() in lower_case)
        passed_on = [feature for feature in features if feature[1] == "."]
        usage[word] = Usage(
            features, ["-1" + feature for feature in passed_on], ["+1" + feature for feature in passed_on]
        )
    return usage


def _note_word_before(use: Counter[str], before: WordFeatures, first: bool) -> None:
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


def _note_word_after(use: Counter[str], after: WordFeatures) -> None:
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
    if total == 1:  # then its neighbours are features already
        return features + [feature for feature in ("d.middle", "d.acronym") if feature in use]
    for feature, count in use.items():
        if feature[1] == ":":
            if feature[-1].isalnum():
                features.append(feature)
        elif count * 2 >= total and feature != "d.middle":
            features.append(feature + "+")
        else:
            features.append(feature)
    return features
