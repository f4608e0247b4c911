"""How an article uses its capitalised words: what is known of a token beyond its neighbours.

An article that says "Mr Karo" once makes "Karo" a person everywhere in it, and what surrounds a name in one
place counts wherever it stands again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.tokens import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prose.entities.runs import Run
    from prose.entities.words import Word

_TITLES = word_set(
    "mr mrs ms dr prof president minister gen sir lady king prince sheikh justice judge senator professor "
    "chief ceo said says"
)
_PLACE_PREPOSITIONS = frozenset(("in", "at", "from", "to"))
_RUNS_NOTED = 6
"""How many occurrences of a word tell what surrounds it; more of them would tell little more."""


class Usage(NamedTuple):
    """How an article uses a word, as features of each of its tokens."""

    here: list[str]
    """What says nothing of the tokens beside it."""
    beside: list[str]
    """What says something of these as well."""


def article_usage(
    words: Sequence[str],
    known: Sequence[Word],
    listed: Sequence[list[str]],
    runs: Sequence[Run],
    first: Sequence[bool],
) -> dict[str, Usage]:
    """Describe how each capitalised word is used in the whole article.

    Args:
        words: The tokens of the article, as printed.
        known: What is known of each.
        listed: The gazetteer's features of each.
        runs: The runs of capitalised words.
        first: Whether each is the first word of its segment, where a capital says nothing.

    Returns:
        By word as printed: how it is used. A word in lower case is not there.
    """
    capitalised = [index for index, one in enumerate(known) if one.capitalised and len(words[index]) > 1]
    total = Counter([words[index] for index in capitalised])
    uses: dict[str, defaultdict[str, int]] = {word: defaultdict(int) for word in total}
    noted: Counter[str] = Counter()
    last = len(words) - 1
    run_features: dict[int, list[str]] = {}
    for run in runs:
        run_features.update(dict.fromkeys(run.tokens, run.features))
    for index in capitalised:
        word = words[index]
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
    printed = {*words}
    return {word: _described(use, total[word], word.lower() in printed) for word, use in uses.items()}


def _note_word_before(use: defaultdict[str, int], before: Word, first: bool) -> None:
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


def _note_word_after(use: defaultdict[str, int], after: Word) -> None:
    use["d:+" + after.folded] = 1
    if after.capitalised:
        use["d.+X"] += 1
    elif after.folded in ("'s", "’s"):
        use["d.'s"] += 1


def _described(use: Mapping[str, int], total: int, also_lower_case: bool) -> Usage:
    """Turn counts into features: "+" marks what at least half of a word's occurrences have."""
    here: list[str] = []
    beside = [f"d.n={min(total, 3)}"]
    if also_lower_case:
        beside.append("d.lower")
    if total == 1:
        return Usage(here, [*beside, *use])
    for feature, count in use.items():
        if feature[1] == ":":
            if feature[-1].isalnum():
                here.append(feature)
        elif count * 2 >= total and feature != "d.middle":
            beside.append(feature + "+")
        else:
            beside.append(feature)
    return Usage(here, beside)
