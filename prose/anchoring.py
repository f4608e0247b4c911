"""Finding a passage again in a text that has changed.

Where the old text is known, the new one is aligned with it, and a passage stands where its words went; only
words that the new text has put in may be a passage that moved. Where it is not known, the passage's own
words and what stood beside them are looked for: exactly, then with white space, quotation marks and dashes
in any shape, then approximately. The candidates are weighed as the client of Hypothesis weighs them
(`match-quote.ts` in https://github.com/hypothesis/client): words, context on both sides, position.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from prose.alignment import SEED_LENGTHS, Alignment, fold_typography
from prose.anchors import CONTEXT
from prose.edit_distance import distances_to_ends, distances_to_starts
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prose.anchors import Anchor

_SEED = 5
"""How many code points two texts must share for a place to be looked at."""
_SEEDS = 120
"""How many of them are looked for at most."""
_COMMON = 24
"""In so many places a seed says nothing."""
_WINDOWS = 4
"""How many places are looked at closely."""
_OCCURRENCES = 200
"""How many places with the very words are weighed at most, those nearest to the expected one."""
_CHANCE = 0.35
"""How much two texts keep of one another that have nothing to do with one another."""
_ENOUGH = 32
"""How many code points must stand again, those beside the passage counted half, for a place to be it."""
_KNOWN = 0.6
"""How like the context must be on one side; where it is on neither, twice as much must stand again."""
_LEAST_KEPT = 0.5
"""How much of a passage must stand again."""
_CERTAIN = 0.95
"""With such a confidence nothing better is looked for."""
_SHAPES = {
    "'": "['‘’‚‛′`´ʼ]",
    '"': "(?:[\"“”„‟″«»]|''|‘‘|’’)",
    "-": "[-‐‑‒–—―−]",
}
"""Which other shapes a mark may have."""
_WELL_KEPT = 0.8
"""How much of a passage must stand where its words went for it to be looked for nowhere else."""
_OWN = 0.8
"""How much of what is like a passage that moved must be words that were not elsewhere in the old text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands in a text."""

    span: Span
    """Its place."""
    confidence: float
    """How sure that is, above 0 and up to 1: 1 for the same words between the same words."""
    changed: bool
    """Whether its own words are others now; white space and the shapes of quotation marks do not count."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place where a passage may stand."""

    span: Span
    """The place."""
    kept: float
    """How much of the passage stands there, from 0 to 1."""
    before: float
    """How like its prefix what stands before is, from 0 to 1."""
    after: float
    """How like its suffix what stands after is, from 0 to 1."""

    def confidence(self, size: int, position: float = 1.0) -> float:
        """Return the weight that Hypothesis's client gives it, from 0 to 1.

        Args:
            size: How many code points the passage had.
            position: How near it is to the expected place, from 0 to 1.
        """
        alike = 2 * self.kept * size / (size + self.span.end - self.span.start)
        return (50 * alike + 20 * self.before + 20 * self.after + 2 * position) / 92

    def convinces(self, size: int) -> bool:
        """Whether so much stands again of a passage of a size and its context that it can be no other one."""
        own = size * _beyond_chance(self.kept)
        context = CONTEXT / 2 * (_beyond_chance(self.before) + _beyond_chance(self.after))
        known = max(self.before, self.after) >= _KNOWN
        return self.kept >= _LEAST_KEPT and own + context >= (_ENOUGH if known else 2 * _ENOUGH)


def find_passages(anchors: Sequence[Anchor], text: str, old: str | None = None) -> list[Found | None]:
    """Find the passages of an article in another text of it.

    Args:
        anchors: The passages.
        text: The text in which to find them.
        old: The text on which they were made, where it is known.

    Returns:
        For each passage where it stands, or None if it is gone.
    """
    if old is None:
        return _find_in_order(anchors, text)
    alignment = Alignment(old, text)
    return [_find_aligned(anchor, alignment, text) for anchor in anchors]


def find_passage(anchor: Anchor, text: str, expected: int | None = None) -> Found | None:
    """Find a passage in a text by its own words and what stood beside them.

    Args:
        anchor: The passage.
        text: The text in which to find it.
        expected: Where it is likely to begin; None where nothing says so.

    Returns:
        Where it stands, or None if no place is like it: its words are gone, or stand only where they mean
        another passage.
    """
    return _best(anchor, _candidates(anchor, text, fold_typography(text)), text, expected)


def _find_in_order(anchors: Sequence[Anchor], text: str) -> list[Found | None]:
    """Find passages each by itself, and of several places like one that where the others say it is."""
    folded = fold_typography(text)
    candidates = [_candidates(anchor, text, folded) for anchor in anchors]
    certain = []
    for anchor, places in zip(anchors, candidates, strict=True):
        if len(places) == 1 and places[0].confidence(len(anchor.exact)) >= _CERTAIN:
            certain.append((anchor.span.start, places[0].span.start))
    return [
        _best(anchor, places, text, _expected(anchor.span.start, certain))
        for anchor, places in zip(anchors, candidates, strict=True)
    ]


def _expected(position: int, certain: list[tuple[int, int]]) -> int:
    """Return where a position is likely to be, which keeps its distance to the nearest certain one."""
    old, new = min(certain, key=lambda pair: abs(pair[0] - position), default=(position, position))
    return new + position - old


def _find_aligned(anchor: Anchor, alignment: Alignment, text: str) -> Found | None:
    """Find a passage where its words went, or where they moved: among words that come from nowhere else."""
    size = len(anchor.exact)
    candidates = []
    place = alignment.place(anchor.span)
    if place is not None:
        # Where a text repeats itself, an alignment may be off by what is repeated.
        exact = _pattern(anchor.exact).search(text, max(0, place.start - CONTEXT), place.end + CONTEXT)
        kept = alignment.kept(anchor.span, place)
        if exact and (kept < 1 or place.end - place.start != exact.end() - exact.start()):
            place, kept = Span(*exact.span()), 1.0
        there = _weighed(anchor, alignment.new, place, kept)
        if there.convinces(size):
            candidates.append(there)
    if not candidates or candidates[0].kept < _WELL_KEPT:
        for candidate in _candidates(anchor, text, alignment.new):
            free = candidate.span.end - candidate.span.start - alignment.taken(candidate.span, anchor.span)
            if free >= _OWN * candidate.kept * size:
                candidates.append(candidate)
    return _best(anchor, candidates, text, None)


def _best(anchor: Anchor, candidates: list[_Candidate], text: str, expected: int | None) -> Found | None:
    """Return the most likely of several places, or None if there is none."""

    def confidence(candidate: _Candidate) -> float:
        away = 0 if expected is None else abs(candidate.span.start - expected)
        return candidate.confidence(len(anchor.exact), 1 - min(1.0, away / max(1, len(text))))

    if not candidates:
        return None
    best = max(candidates, key=confidence)
    changed = _pattern(anchor.exact).fullmatch(best.span.of(text)) is None
    return Found(best.span, confidence(best), changed)


def _candidates(anchor: Anchor, text: str, folded: str) -> list[_Candidate]:
    """Return the places of a text that are so like a passage that they can be it."""
    size = len(anchor.exact)
    exact = [_weighed(anchor, folded, place, 1.0) for place in _occurrences(anchor, text)]
    near: list[_Candidate] = []
    if not any(candidate.confidence(size) >= _CERTAIN for candidate in exact):
        for window in _windows(anchor, folded):
            near += _placed_in(anchor, folded, window)
    unlike = {candidate.span: candidate for candidate in (*near, *exact) if candidate.convinces(size)}
    return list(unlike.values())


def _occurrences(anchor: Anchor, text: str) -> list[Span]:
    """Return where a passage's very words stand, in any typography, the nearest places first."""
    spans = [Span(*match.span()) for match in _pattern(anchor.exact).finditer(text)]
    spans.sort(key=lambda span: abs(span.start - anchor.span.start))
    return spans[:_OCCURRENCES]


def _pattern(words: str) -> re.Pattern[str]:
    pieces = []
    for piece in re.split(r"(\s+|[^\w\s])", words):
        folded = fold_typography(piece)
        if not piece:
            continue
        if piece.isspace():
            pieces.append(r"\s+")
        elif folded in _SHAPES:
            pieces.append(_SHAPES[folded])
        else:
            pieces.append(re.escape(piece))
    return re.compile("".join(pieces))


def _windows(anchor: Anchor, folded: str) -> list[Span]:
    """Return the stretches of a text that share most seeds with a passage and its context."""
    words = fold_typography(anchor.prefix + anchor.exact + anchor.suffix)
    own = len(anchor.exact)
    width = max(CONTEXT, own // 4)
    votes: defaultdict[int, float] = defaultdict(float)
    step = max(1, (len(words) - _SEED) // _SEEDS)
    for offset in range(0, len(words) - _SEED + 1, step):
        places = list(islice(_places(words[offset : offset + _SEED], folded), _COMMON))
        if len(places) < _COMMON:
            for place in places:
                votes[(place - offset) // width] += 1 / len(places)
    sums = {bucket: votes[bucket] + votes[bucket + 1] for bucket in list(votes)}
    best: list[int] = []
    for bucket in sorted(sums, key=lambda bucket: (-sums[bucket], bucket)):
        if len(best) == _WINDOWS:
            break
        if all(abs(bucket - other) > 1 for other in best):
            best.append(bucket)
    slack = own // 2 + 2 * CONTEXT
    return [
        Span(
            max(0, bucket * width - slack),
            min(len(folded), (bucket + 2) * width + len(words) + slack),
        )
        for bucket in best
    ]


def _places(seed: str, text: str) -> Iterator[int]:
    place = text.find(seed)
    while place >= 0:
        yield place
        place = text.find(seed, place + 1)


def _placed_in(anchor: Anchor, folded: str, window: Span) -> Iterator[_Candidate]:
    """Yield the places of a window that are most like a passage."""
    own = Span(len(anchor.prefix), len(anchor.prefix) + len(anchor.exact))
    words = anchor.prefix + anchor.exact + anchor.suffix
    for seed_lengths in (SEED_LENGTHS, ()):
        alignment = Alignment(words, window.of(folded), seed_lengths)
        place = alignment.place(own)
        if place is not None:
            kept = alignment.kept(own, place)
            yield _weighed(anchor, folded, Span(window.start + place.start, window.start + place.end), kept)


def _weighed(anchor: Anchor, folded: str, place: Span, kept: float) -> _Candidate:
    """Return a place with how like its context is.

    Where the old text began or ended beside the passage, this one does too, or the other side counts.
    """
    prefix, suffix = fold_typography(anchor.prefix), fold_typography(anchor.suffix)
    before = distances_to_ends(prefix, folded[max(0, place.start - 2 * CONTEXT) : place.start])[-1]
    after = distances_to_starts(suffix, folded[place.end : place.end + 2 * CONTEXT])[0]
    like_before = 1 - before / len(prefix) if prefix else 1.0 if place.start == 0 else None
    like_after = 1 - after / len(suffix) if suffix else 1.0 if place.end == len(folded) else None
    either = next((like for like in (like_before, like_after) if like is not None), 1.0)
    return _Candidate(
        place,
        kept,
        either if like_before is None else like_before,
        either if like_after is None else like_after,
    )


def _beyond_chance(likeness: float) -> float:
    return max(0.0, likeness - _CHANCE) / (1 - _CHANCE)
