"""How many passages are found again in edited articles, how many are put where they do not belong, how fast.

    python -m benchmarks.anchoring [FILE ...]

A FILE holds an article a line, as JSON with a `text`; without one, the sample articles are edited. Of each
article 5 and 15 % of the characters are changed, in several ways; passages of 20 to 2,000 characters are then
looked for: with the old text at hand, by their own words and context alone, and for comparison with difflib's
comparison of words (old text at hand) and with `str.find` (nearest place).

A passage is "standing" if two thirds of its characters still are in one place, and counts as found where it
is found with at least nine tenths overlap; it is "gone" if no twentieth is left. "Elsewhere" counts passages
that were put where not one of their characters is, gone ones included. Time is CPU time, medians.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.edits import EDITS, Draft, Fate
from benchmarks.marks import sample_texts
from prose.anchoring import find_passage, find_passages
from prose.anchors import Anchor, make_anchor
from prose.sentences import sentence_spans
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Method: TypeAlias = Callable[[Sequence[Anchor], str, str], list[Span | None]]

SHARES = (0.05, 0.15)
ARTICLES = 40
"""How many articles are edited in each way at most."""
PASSAGES = 20
"""How many passages of each are looked for."""
SHORTEST, LONGEST = 20, 2_000
SMALLEST_ARTICLE = 1_500
LARGE_TEXT = 100_000
ROUNDS = 15


def with_old_text(anchors: Sequence[Anchor], new: str, old: str) -> list[Span | None]:
    """Find passages by aligning the texts."""
    return [found.span if found else None for found in find_passages(anchors, new, old)]


def by_words(anchors: Sequence[Anchor], new: str, _old: str) -> list[Span | None]:
    """Find passages by their words and context."""
    return [found.span if found else None for found in find_passages(anchors, new)]


def by_difflib(anchors: Sequence[Anchor], new: str, old: str) -> list[Span | None]:
    """Find passages by what the standard library says of the words of both texts."""
    old_words, new_words = _words(old), _words(new)
    places: dict[int, int] = {}
    matcher = SequenceMatcher(
        None,
        [old[slice(*span)] for span in old_words],
        [new[slice(*span)] for span in new_words],
        autojunk=False,
    )
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            start, end = old_words[block.a + offset]
            new_start = new_words[block.b + offset].start
            places.update(zip(range(start, end), range(new_start, new_start + end - start), strict=True))
    found: list[Span | None] = []
    for anchor in anchors:
        there = [places[place] for place in range(*anchor.span) if place in places]
        found.append(Span(there[0], there[-1] + 1) if there else None)
    return found


def by_find(anchors: Sequence[Anchor], new: str, _old: str) -> list[Span | None]:
    """Find passages where their very words stand, nearest to where they stood."""
    return [_nearest(new, anchor) for anchor in anchors]


METHODS: dict[str, Method] = {
    "old text": with_old_text,
    "words": by_words,
    "difflib": by_difflib,
    "str.find": by_find,
}


def _words(text: str) -> list[Span]:
    spans = []
    start = 0
    for word in text.split():
        start = text.index(word, start)
        spans.append(Span(start, start + len(word)))
        start += len(word)
    return spans


def _nearest(text: str, anchor: Anchor) -> Span | None:
    places = []
    place = text.find(anchor.exact)
    while place >= 0:
        places.append(place)
        place = text.find(anchor.exact, place + 1)
    if not places:
        return None
    best = min(places, key=lambda place: abs(place - anchor.span.start))
    return Span(best, best + len(anchor.exact))


def passages(text: str, chance: random.Random) -> list[Span]:
    """Return passages of all lengths alike, most of whole words."""
    found = []
    for _ in range(PASSAGES):
        size = round(math.exp(chance.uniform(math.log(SHORTEST), math.log(min(LONGEST, len(text) // 2)))))
        start = chance.randrange(len(text) - size)
        end = start + size
        if chance.random() < 0.8:
            while start and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum():
                end += 1
        span = Span(start, end).trimmed(text)
        if span.end - span.start >= SHORTEST:
            found.append(span)
    return found


def overlap(one: Span, other: Span) -> float:
    """Return what two spans share, as a part of what they cover together."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared else 0.0


def judge(place: Span | None, fate: Fate) -> Iterator[str]:
    """Yield what a place counts as, given what became of the passage."""
    if fate.kept <= 0.05:
        yield "gone"
    elif fate.kept >= 2 / 3 and fate.span is not None:
        yield "standing"
        if place is not None and overlap(place, fate.span) >= 0.9:
            yield "found"
    if place is not None and (fate.kept <= 0.05 or fate.span is None or not place.overlaps(fate.span)):
        yield "elsewhere"


def look_for(draft: Draft, old: str, spans: Sequence[Span], counts: dict[str, Counter[str]]) -> None:
    """Look for passages in an edited article with each method and count what comes of it."""
    anchors = [make_anchor(old, span) for span in spans]
    fates = [draft.fate(span) for span in spans]
    new = draft.text
    for name, method in METHODS.items():
        for place, fate in zip(method(anchors, new, old), fates, strict=True):
            counts[name].update(judge(place, fate))


def edited(text: str, others: Sequence[str], kind: str, share: float, chance: random.Random) -> Draft:
    """Edit an article; a third of them get another typography as well."""
    draft = Draft(text, chance, others)
    draft.edit(EDITS[kind], share)
    if chance.random() < 1 / 3:
        draft.edit_typography()
    return draft


def with_repeats(text: str, chance: random.Random) -> tuple[str, list[Span]]:
    """Return a text in which some of its phrases stand three times, and where they do."""
    phrases = []
    for _ in range(6):
        sentence = chance.choice(
            [span.of(text) for span in sentence_spans(text) if span.end - span.start > 60]
        )
        words = _words(sentence)
        first = chance.randrange(len(words) - 3)
        last = words[min(len(words) - 1, first + chance.randint(3, 11))]
        phrases.append(sentence[words[first].start : last.end])
        for _ in range(2):
            place = chance.choice(sentence_spans(text)).end
            text = f"{text[:place]} {phrases[-1]}{text[place:]}"
    spans = {
        Span(match.start(), match.end())
        for phrase in phrases
        if len(phrase) >= SHORTEST
        for match in re.finditer(re.escape(phrase), text)
    }
    return text, sorted(spans)


def taken_out(text: str, others: Sequence[str], chance: random.Random) -> tuple[Draft, list[Span]]:
    """Delete sentences or put others in their place, half of these from the same article."""
    draft = Draft(text, chance, others)
    sentences = [span for span in sentence_spans(text) if span.end - span.start >= 40]
    gone = sorted(chance.sample(sentences, min(5, len(sentences))), reverse=True)
    kept = [span.of(text) for span in sentences if span not in gone] or others
    for span in gone:
        pool = others if chance.random() < 0.5 else kept
        draft.put(span, "" if chance.random() < 0.4 else chance.choice(pool))
    spans = [*gone, *(Span(span.start + (span.end - span.start) // 3, span.end) for span in gone)]
    return draft, [span for span in spans if span.end - span.start >= SHORTEST]


def print_row(name: str, counts: dict[str, Counter[str]]) -> None:
    """Print what became of the passages with each method."""
    some = next(iter(counts.values()))
    print(f"{name:22s}{some['standing']:9d}{some['gone']:6d}", end="")
    for count in counts.values():
        share = f"{100 * count['found'] / count['standing']:.1f}" if count["standing"] else "-"
        print(f"{share:>8s}{count['elsewhere']:5d}", end="")
    print()


def measure_finding(texts: Sequence[str], chance: random.Random) -> None:
    """Print how many passages are found."""
    print(f"{'':22s}{'standing':>9s}{'gone':>6s}" + "".join(f"{name:>13s}" for name in METHODS))
    print(f"{'':37s}" + "  found else" * len(METHODS))
    sentences = {
        text: [span.of(text) for span in sentence_spans(text) if span.end - span.start > 30] for text in texts
    }
    total: dict[str, Counter[str]] = {name: Counter() for name in METHODS}

    def row(name: str, drafts: Iterator[tuple[Draft, str, list[Span]]]) -> None:
        counts: dict[str, Counter[str]] = {name: Counter() for name in METHODS}
        for draft, old, spans in drafts:
            look_for(draft, old, spans, counts)
        print_row(name, counts)
        for method, count in counts.items():
            total[method].update(count)

    def chosen() -> Iterator[tuple[str, list[str]]]:
        for text in chance.sample(texts, min(ARTICLES, len(texts))):
            others = [other for other in texts if other != text]
            yield (
                text,
                [line for other in chance.sample(others, min(5, len(others))) for line in sentences[other]],
            )

    for kind in EDITS:
        for share in SHARES:
            row(
                f"{kind}, {share:.0%}",
                (
                    (edited(text, others, kind, share, chance), text, passages(text, chance))
                    for text, others in chosen()
                ),
            )
    for share in SHARES:

        def repeats(share: float = share) -> Iterator[tuple[Draft, str, list[Span]]]:
            for text, others in chosen():
                old, spans = with_repeats(text, chance)
                yield edited(old, others, "mixed", share, chance), old, spans

        row(f"repeated words, {share:.0%}", repeats())

    def gone() -> Iterator[tuple[Draft, str, list[Span]]]:
        for text, others in chosen():
            draft, spans = taken_out(text, others, chance)
            draft.edit(EDITS["words"], 0.03)
            yield draft, text, spans

    row("sentences taken out", gone())
    print_row("all", total)


def milliseconds(work: Callable[[], object]) -> float:
    """Return the CPU time of a piece of work."""
    start = time.process_time()
    work()
    return 1_000 * (time.process_time() - start)


def measure_time(texts: Sequence[str], chance: random.Random) -> None:
    """Print how long it takes in a long text."""
    text = "\n\n".join(chance.sample(texts, len(texts)))
    while len(text) < LARGE_TEXT:  # other sentences of the same words
        words = chance.sample(text.split(), 20)
        text += f"{' '.join(words).capitalize()}. "
    text = text[:LARGE_TEXT]
    draft = Draft(text, chance, ["Nobody had seen the second ship."])
    draft.edit(EDITS["mixed"], 0.15)
    new = draft.text
    print(f"\nIn a text of {len(text):,} characters, 15 % changed; milliseconds")
    print(f"{'characters':>12s}{'one passage':>13s}{'str.find':>10s}{'difflib':>10s}")
    for size in (50, 500, 2_000):
        ours, plain, library = [], [], []
        for number in range(ROUNDS):
            start = chance.randrange(len(text) - size)
            anchor = make_anchor(text, Span(start, start + size))
            ours.append(milliseconds(lambda anchor=anchor: find_passage(anchor, new)))  # type: ignore[misc]
            plain.append(milliseconds(lambda anchor=anchor: by_find([anchor], new, text)))  # type: ignore[misc]
            if number < 3:
                library.append(
                    milliseconds(
                        lambda anchor=anchor: SequenceMatcher(None, new, anchor.exact).find_longest_match()  # type: ignore[misc]
                    )
                )
        print(f"{size:12,d}{median(ours):13.1f}{median(plain):10.2f}{median(library):10.1f}")
    anchors = [make_anchor(text, span) for span in passages(text, chance) * 5]
    whole = median(milliseconds(lambda: find_passages(anchors, new, text)) for _ in range(3))
    print(f"All {len(anchors)} passages of the article, the old text at hand: {whole:.0f}")


def main() -> None:
    """Print both tables."""
    files = [Path(name) for name in sys.argv[1:]]
    texts = [
        json.loads(line)["text"] for file in files for line in file.read_text().splitlines()
    ] or sample_texts()
    texts = [text for text in texts if len(text) >= SMALLEST_ARTICLE]
    print(f"{len(texts)} articles of {median(map(len, texts)):,.0f} characters")
    chance = random.Random(20)
    measure_finding(texts, chance)
    measure_time(texts, chance)


if __name__ == "__main__":
    main()
