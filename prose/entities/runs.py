"""Runs of capitalised words, which are mostly names, and what stands around them.

A run is named by its last word ("... University") or by its first ("Bank of ...") however far away that is,
by the noun in apposition to it ("Karvik, a Danish shipping company,") and by the runs that it is listed with.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.tokens import word_set
from prose.entities.words import likely_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.entities.words import LikelyLabels, Word

_LINKS = word_set("of for and the de la al el - & ' ’ on in")
_MAX_LINKS = 2
"""How many small words a run of capitalised words may step over at once: "Ministry of the Interior"."""
_LISTING = word_set("and or & , ; / nor")
"""What stands between the members of a list."""
_LONGEST_LISTING = 2
"""How many tokens may stand between two of them: ", and"."""
_OPENS_APPOSITION = word_set(", ( - — – is was are were")
_DETERMINERS = word_set("a an the his her its their another one")
_ENDS_NOUN_PHRASE = word_set(
    "of in that who which for from at on by with to based and , . ; said says was is where when as"
)
_LONGEST_NOUN_PHRASE = 7
"""How many words of an apposition are looked at, its article not counted."""


class Run(NamedTuple):
    """A run."""

    tokens: range
    """The indices of its tokens."""
    features: list[str]
    """What is seen of it: its ends, and the words beside it."""


def runs_of(known: Sequence[Word], segments: Sequence[range]) -> list[Run]:
    """Return the runs of capitalised words in segments, in order."""
    found: list[Run] = []
    for segment in segments:
        runs = _runs(known, segment)
        likely = [_likely_together(known[run.start : run.stop]) for run in runs]
        features = [
            _around(known, run, segment) + likely_features("re", labels)
            for run, labels in zip(runs, likely, strict=True)
        ]
        for number, (run, following) in enumerate(pairwise(runs)):
            if _listed_together(known, run, following):
                features[number] += likely_features("l>", likely[number + 1])[:1]
                features[number + 1] += likely_features("l<", likely[number])[:1]
        found += map(Run, runs, features)
    return found


def _runs(known: Sequence[Word], segment: range) -> list[range]:
    """Find the runs of a segment, in order."""
    runs = []
    index = segment.start
    while index < segment.stop:
        if known[index].capitalised:
            end = _run_end(known, index, segment.stop)
            runs.append(range(index, end))
            index = end
        else:
            index += 1
    return runs


def _run_end(known: Sequence[Word], start: int, stop: int) -> int:
    """Return one past the last token of the run that starts at a capitalised token."""
    end = following = start + 1
    while following < stop:
        if known[following].capitalised:
            end = following = following + 1
        elif following - end < _MAX_LINKS and known[following].folded in _LINKS:
            following += 1
        else:
            break
    return end


def _around(known: Sequence[Word], run: range, segment: range) -> list[str]:
    """Describe a run by its ends, the words beside it and the noun in apposition to it."""
    before = known[max(segment.start, run.start - 2) : run.start]
    after = known[run.stop : min(segment.stop, run.stop + 2)]
    features = []
    if before:
        features += [f"rb={before[-1].folded}", f"rb{before[-1].cluster}"]
        features.append("rb2=" + "|".join([word.folded for word in before]))
    if after:
        features += [f"ra={after[0].folded}", f"ra{after[0].cluster}"]
        features.append("ra2=" + "|".join([word.folded for word in after]))
    if len(run) > 1:
        features += [
            f"rf={known[run.start].folded}",
            f"rl={known[run.stop - 1].folded}",
            f"rn={min(len(run), 6)}",
        ]
    noun = _apposition(known, run, segment)
    if noun:
        features += [f"ap={noun.folded}", f"ap{noun.cluster}"]
    return features


def _apposition(known: Sequence[Word], run: range, segment: range) -> Word | None:
    """Return the noun that says what a run is: "company" for "Karvik, a Danish shipping company based in"."""
    start = run.stop + 2
    if start >= segment.stop or known[run.stop].folded not in _OPENS_APPOSITION:
        return None
    if known[run.stop + 1].folded not in _DETERMINERS:
        return None
    noun = None
    for word in known[start : min(start + _LONGEST_NOUN_PHRASE, segment.stop)]:
        if word.folded in _ENDS_NOUN_PHRASE or (word.capitalised and noun):
            break
        if word.shape == "x":
            noun = word
    return noun


def _listed_together(known: Sequence[Word], run: range, following: range) -> bool:
    """Whether nothing but a comma or an "and" parts two runs."""
    between = known[run.stop : following.start]
    return 0 < len(between) <= _LONGEST_LISTING and all(word.folded in _LISTING for word in between)


def _likely_together(run: Sequence[Word]) -> LikelyLabels:
    """Return the labels that the capitalised words of a run are likely to have in common."""
    if len(run) == 1:
        return run[0].likely[:2]
    votes = [word.likely for word in run if word.capitalised and word.likely]
    if len(votes) < 2:
        return votes[0][:2] if votes else ()
    tenths: Counter[str] = Counter()
    for vote in votes:
        for label, probability in vote:
            tenths[label] += probability
    return tuple((label, total // len(votes)) for label, total in tenths.most_common(2))
