"""Which words of an article's new text are which of its old text.

Stretches that stand once in either text are paired and put in order (Bram Cohen's patience diff, of
characters instead of lines), the longest first; between two of them shorter ones are looked for. What was
moved past something longer than itself is not aligned: it is gone from one place and new in another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.edit_distance import distance, distances_to_ends, distances_to_starts
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED_LENGTHS = (32, 16, 8)
"""How many code points the stretches have that are paired."""
LONGEST_GAP = 1_000_000
"""In a longer gap nothing is looked for, so that time and memory are bounded."""
_CELLS = 16_000_000
"""The largest matrix of distances that is computed: some 10 ms."""
_LIKE = 0.55
"""How many of the code points at a boundary may be others; with more of them it is something else."""
_TELLING = 16
"""Of fewer code points nobody can say that they are something else."""
_SOLID = 48
"""Blocks of so many code points are never by chance."""
_DETOUR = 8
"""How far a shorter block may lie off the line between its neighbours, in its own sizes."""
_WRONG = 4
"""What a wrong code point within a boundary costs; one on its other side costs half of that."""
_SENTENCE, _WORD = 4, 10
"""What it costs where a boundary cuts between sentences or within a word, and did not before, or did."""
_OTHER = 24
"""With so many wrong code points on the other side, something else was put in there."""
_FAR = 60
"""What it costs at most to take in what was put in between a boundary and the rest of the passage."""
_EDGE = 48
"""How many code points beside a boundary say where it is."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that stands in both texts."""

    old: int
    """Where it begins in the old text."""
    new: int
    """Where it begins in the new text."""
    size: int
    """How many code points it has."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two neighbouring blocks; one side may be empty."""

    old: Span
    """Its words in the old text."""
    new: Span
    """Its words in the new text."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A boundary of a passage that lies in a gap."""

    position: int
    """Where it is in the old text."""
    own: int
    """How many of the words beside it that are the passage's lie in the gap."""
    near: int
    """How far from the rest of the passage it is expected."""


class Alignment:
    """The blocks that two texts have in common, in the order of both."""

    def __init__(self, old: str, new: str, seed_lengths: tuple[int, ...] = SEED_LENGTHS) -> None:
        """Align two texts; kinds of white space and shapes of quotation marks and dashes do not count.

        Args:
            old: The old text.
            new: The new text.
            seed_lengths: How long the stretches are that are paired; without any there are no blocks, and
                places are found by distances alone: better in a few hundred code points of which many are
                changed.
        """
        self.old = fold_typography(old)
        """The old text, folded."""
        self.new = fold_typography(new)
        """The new text, folded."""
        whole = Gap(Span(0, len(old)), Span(0, len(new)))
        blocks = _blocks(self.old, self.new, whole, seed_lengths) if seed_lengths else iter(())
        self.blocks: list[Block] = _straight(_joined(blocks))
        """Stretches that stand in both."""
        self._end_block = Block(len(old), len(new), 0)
        self._starts = [block.old for block in self.blocks]
        self._new_starts = [block.new for block in self.blocks]

    @property
    def shared(self) -> int:
        """How many code points stand in both texts, in blocks."""
        return sum(block.size for block in self.blocks)

    def place(self, span: Span) -> Span | None:
        """Return where the words of a span of the old text stand in the new one, or where they stood.

        Returns:
            The place, which may hold other words: see `kept`. None where nothing stands between the words
            around it.
        """
        start = self._start(span)
        end = self._end(span, start)
        return Span(start, end) if start < end else None

    def kept(self, span: Span, place: Span) -> float:
        """Return how much of a span of the old text stands at a place of the new one, from 0 to 1."""
        return self._kept(span, place) / (span.end - span.start)

    def taken(self, place: Span, span: Span) -> int:
        """Return how many code points of a place of the new text are words from outside a span of the old."""
        first = max(0, bisect_right(self._new_starts, place.start) - 1)
        last = bisect_left(self._new_starts, place.end)
        taken = 0
        for block in self.blocks[first:last]:
            start = max(block.new, place.start) + block.old - block.new
            end = min(block.new + block.size, place.end) + block.old - block.new
            taken += max(0, min(end, span.start) - start) + max(0, end - max(start, span.end))
        return taken

    def _blocks_in(self, span: Span) -> Iterator[Block]:
        """Yield what of the blocks lies in a span of the old text."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        for block in self.blocks[first:last]:
            start, end = max(block.old, span.start), min(block.old + block.size, span.end)
            if start < end:
                yield Block(start, block.new + start - block.old, end - start)

    def _start(self, span: Span) -> int:
        block = self._block_at(span.start)
        if block is not None and not self._is_stray(
            block.old + block.size - span.start, self._gap_after(block)
        ):
            return block.new + span.start - block.old
        gap = self._gap(span.start) if block is None else self._gap_after(block)
        places = range(gap.new.start, gap.new.end + 1)
        words = self.old[span.start : min(span.end, span.start + _EDGE)]
        before = self.old[max(0, span.start - _EDGE) : span.start]
        reach = max(0, gap.new.start - _EDGE)
        inside = distances_to_starts(words, self.new[gap.new.start : gap.new.end + _EDGE])
        outside = distances_to_ends(before, self.new[reach : gap.new.end])[gap.new.start - reach :]
        own = min(gap.old.end, span.end) - span.start
        # Nothing of the passage may be in a block that its start should be near to.
        near = len(places) if gap.old.end >= span.end else own
        edge = _Edge(span.start, min(own, len(words)), near)
        return self._boundary(edge, places[::-1], inside[len(places) - 1 :: -1], outside[::-1])

    def _end(self, span: Span, start: int) -> int:
        block = self._block_at(span.end - 1)
        if block is not None and not self._is_stray(span.end - block.old, self._gap_before(block)):
            return block.new + span.end - block.old
        gap = self._gap(span.end - 1) if block is None else self._gap_before(block)
        places = range(max(start, gap.new.start), gap.new.end + 1)
        if not places:
            return start
        words = self.old[max(span.start, span.end - _EDGE) : span.end]
        after = self.old[span.end : span.end + _EDGE]
        reach = max(start, gap.new.start - _EDGE)
        inside = distances_to_ends(words, self.new[reach : gap.new.end])[places.start - reach :]
        outside = distances_to_starts(after, self.new[places.start : gap.new.end + _EDGE])
        own = span.end - max(gap.old.start, span.start)
        return self._boundary(_Edge(span.end, min(own, len(words)), own), places, inside, outside)

    def _is_stray(self, size: int, gap: Gap) -> bool:
        """Whether so few code points beyond a gap cost less to leave out than the gap to take in."""
        wider = (gap.new.end - gap.new.start) - (gap.old.end - gap.old.start)
        return _WRONG * size < _price_of_distance(wider)

    def _boundary(self, edge: _Edge, places: range, inside: list[int], outside: list[int]) -> int:
        """Return where a boundary of a passage is that lies in a gap.

        Args:
            edge: The boundary in the old text.
            places: Where it may be in the new text, from the place that is nearest to the rest of the
                passage.
            inside: For each place how far the words on the passage's side are from those in the old text.
            outside: The same for the words on the other side.
        """
        breaks = _break_at(self.old, edge.position)
        costs = [
            _WRONG * within
            + _WRONG / 2 * min(without, _OTHER)
            + _price_of_break(breaks, _break_at(self.new, place))
            + _price_of_distance(index - edge.near)
            for index, (place, within, without) in enumerate(zip(places, inside, outside, strict=False))
        ]
        best = costs.index(min(costs))
        if edge.own >= _TELLING and inside[best] > _LIKE * edge.own:
            return places[0]
        return places[best]

    def _gap_before(self, block: Block) -> Gap:
        index = bisect_left(self._starts, block.old)
        before = self.blocks[index - 1] if index else Block(0, 0, 0)
        return _gap_between(before, block)

    def _gap_after(self, block: Block) -> Gap:
        index = bisect_right(self._starts, block.old)
        return _gap_between(block, self.blocks[index] if index < len(self.blocks) else self._end_block)

    def _gap(self, position: int) -> Gap:
        """Return the gap in which a position of the old text lies."""
        index = bisect_right(self._starts, position)
        return self._gap_before(self.blocks[index] if index < len(self.blocks) else self._end_block)

    def _block_at(self, position: int) -> Block | None:
        """Return the block in which a code point of the old text stands."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self.blocks[index].old + self.blocks[index].size:
            return self.blocks[index]
        return None

    def _kept(self, span: Span, place: Span) -> int:
        """Count the code points that are kept: those in blocks, and what gaps between them have in common."""
        kept = 0
        old, new = span.start, place.start
        for block in (*self._blocks_in(span), Block(span.end, place.end, 0)):
            if block.new < new or block.new + block.size > place.end:
                continue
            kept += block.size + _in_common(self.old[old : block.old], self.new[new : block.new])
            old, new = block.old + block.size, block.new + block.size
        return kept


def fold_typography(text: str) -> str:
    """Return a text of the same length in which white space, quotation marks and dashes have one shape."""
    return text.translate(_FOLDED)


_FOLDED = str.maketrans(
    {
        **dict.fromkeys("\n\t\u00a0\u2002\u2003\u2009\u202f\u3000", " "),
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


def _blocks(old: str, new: str, gap: Gap, lengths: tuple[int, ...]) -> Iterator[Block]:
    """Yield what the texts have in common in a gap, in order; neighbours may touch."""
    (start, end), (new_start, new_end) = gap.old, gap.new
    same = _common_prefix(old, new, gap)
    if same:
        yield Block(start, new_start, same)
        start, new_start = start + same, new_start + same
    same = _common_suffix(old, new, Gap(Span(start, end), Span(new_start, new_end)))
    inner = Gap(Span(start, end - same), Span(new_start, new_end - same))
    if lengths and max(end - start, new_end - new_start) - same <= LONGEST_GAP:
        yield from _inner_blocks(old, new, inner, lengths)
    if same:
        yield Block(end - same, new_end - same, same)


def _inner_blocks(old: str, new: str, gap: Gap, lengths: tuple[int, ...]) -> Iterator[Block]:
    length, *shorter = lengths
    start, new_start = gap.old.start, gap.new.start
    for seed, new_seed in _in_order(_unique_pairs(old, new, gap, length)):
        if seed < start or new_seed < new_start:
            continue
        between = Gap(Span(start, seed), Span(new_start, new_seed))
        yield from _blocks(old, new, between, tuple(shorter))
        rest = Gap(Span(seed, gap.old.end), Span(new_seed, gap.new.end))
        same = _common_prefix(old, new, rest)
        yield Block(seed, new_seed, same)
        start, new_start = seed + same, new_seed + same
    if start < gap.old.end and new_start < gap.new.end:
        rest = Gap(Span(start, gap.old.end), Span(new_start, gap.new.end))
        yield from _blocks(old, new, rest, tuple(shorter))


def _unique_pairs(old: str, new: str, gap: Gap, length: int) -> list[tuple[int, int]]:
    """Return where stretches of a length stand that stand once in either side of a gap."""
    if min(gap.old.end - gap.old.start, gap.new.end - gap.new.start) < length:
        return []
    places = _stretches(old, gap.old, length)
    new_places = _stretches(new, gap.new, length)
    return [
        (place, new_place)
        for stretch, place in places.items()
        if place >= 0 and (new_place := new_places.get(stretch, -1)) >= 0
    ]


def _stretches(text: str, span: Span, length: int) -> dict[str, int]:
    """Return the stretches of a length, each with its place, or -1 where it has several.

    In scripts with lower case only those that begin a word, or anything else than letters: a sixth of all.
    """
    places: dict[str, int] = {}
    for place in range(span.start, span.end - length + 1):
        if place and text[place - 1].islower():
            continue
        stretch = text[place : place + length]
        places[stretch] = -1 if stretch in places else place
    return places


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs that are in the order of both texts (a longest increasing subsequence)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, new_place) in enumerate(pairs):
        pile = bisect_left(ends, new_place)
        if pile == len(ends):
            ends.append(new_place)
            last.append(index)
        else:
            ends[pile] = new_place
            last[pile] = index
        before.append(last[pile - 1] if pile else -1)
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _joined(blocks: Iterator[Block]) -> list[Block]:
    """Return blocks with those joined that touch in both texts."""
    joined: list[Block] = []
    for block in blocks:
        if joined and (
            joined[-1].old + joined[-1].size == block.old and joined[-1].new + joined[-1].size == block.new
        ):
            joined[-1] = Block(joined[-1].old, joined[-1].new, joined[-1].size + block.size)
        else:
            joined.append(block)
    return joined


def _straight(blocks: list[Block]) -> list[Block]:
    """Return blocks without the short ones that lie far off the line from one neighbour to the other.

    These are words that both texts happen to have, not words that were kept.
    """
    straight: list[Block] = []
    for index, block in enumerate(blocks):
        shift = block.new - block.old
        shifts = [other.new - other.old for other in (*straight[-1:], *blocks[index + 1 : index + 2])]
        detour = sum(abs(shift - other) for other in shifts)
        if len(shifts) == 2:
            detour -= abs(shifts[0] - shifts[1])
        if block.size >= _SOLID or detour <= _DETOUR * block.size:
            straight.append(block)
    return straight


def _common_prefix(old: str, new: str, gap: Gap) -> int:
    """Return how many code points both sides of a gap begin with."""
    limit = min(gap.old.end - gap.old.start, gap.new.end - gap.new.start)
    same, step = 0, 16
    while step:
        reach = min(limit, same + step)
        if (
            reach > same
            and old[gap.old.start + same : gap.old.start + reach]
            == new[gap.new.start + same : gap.new.start + reach]
        ):
            same, step = reach, step * 2
        else:
            step = min(step, limit - same) // 2
    return same


def _common_suffix(old: str, new: str, gap: Gap) -> int:
    """Return how many code points both sides of a gap end with."""
    limit = min(gap.old.end - gap.old.start, gap.new.end - gap.new.start)
    same, step = 0, 16
    while step:
        reach = min(limit, same + step)
        if (
            reach > same
            and old[gap.old.end - reach : gap.old.end - same] == new[gap.new.end - reach : gap.new.end - same]
        ):
            same, step = reach, step * 2
        else:
            step = min(step, limit - same) // 2
    return same


def _in_common(old: str, new: str) -> int:
    """Return how many code points of one text the other keeps; 0 where that would take long to find out."""
    if not old or not new or len(old) * len(new) > _CELLS:
        return 0
    return max(0, len(old) - distance(old, new))


def _gap_between(before: Block, after: Block) -> Gap:
    return Gap(Span(before.old + before.size, after.old), Span(before.new + before.size, after.new))


def _price_of_distance(excess: int) -> float:
    """Return what it costs to take in so many code points more than there were."""
    return min(_FAR, max(0, excess) / 3)


def _price_of_break(before: int, now: int) -> int:
    """Return what it costs that a boundary cuts deeper into the text than it did, or less deep."""
    return _WORD * (min(before, 1) != min(now, 1)) + _SENTENCE * (max(before, 1) != max(now, 1))


def _break_at(text: str, position: int) -> int:
    """Return how deep a text is cut at a position: 0 within a word, 1 beside one, 2 between sentences."""
    before = text[max(0, position - 3) : position].rstrip(" \"')")
    if not before or before[-1] in ".!?。":
        return 2
    return int(
        not (
            before[-1].isalnum() and text[position - 1].isalnum() and text[position : position + 1].isalnum()
        )
    )
