"""How many edited copies of articles are known as such, and how much of what they add is.

    python -m benchmarks.stories [FILE ...]

A FILE holds an article a line, as JSON with a `text`; without one, the sample articles are edited. Copies are
made by changing 5 to 30 % of the characters, and by leaving all but the first half or third. "Alike" is the
share of copies that are found by their sketch and share enough runs of words with the article; "others
alike" that of pairs of different articles. "New" is the share of sentences of other articles, put into a
copy, that are called new; "known called new" that of sentences that stand in the article, at most 15 % of
their characters changed: where words are edited, some of them do bring a name or a figure. Time is CPU time,
beside that of finding the names and quotes of the same articles.
"""

from __future__ import annotations

import json
import random
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.edits import EDITS, Draft
from benchmarks.marks import cpu_seconds, sample_texts
from prose.marks import find_marks
from prose.novelty import Read
from prose.resemblance import containment, runs, sketch
from prose.sentences import sentence_spans
from store.stories.placing import COPY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = ("words", "sentences", "paragraphs", "mixed")
SHARES = (0.05, 0.15, 0.3)
PARTS = {"half": 2, "third": 3}
SMALLEST_ARTICLE = 1_500
KEPT, ELSEWHERE = 0.85, 0.2
"""Shares of a sentence's characters from which on it stands in the article, and up to which it does not."""
SHORTEST_SENTENCE = 30
"""Characters of a sentence that may say something."""


class Tally(NamedTuple):
    """What was counted in the copies of one kind."""

    copies: int
    alike: int
    new: int
    found: int
    known: int
    mistaken: int

    def cells(self) -> list[str]:
        """Return the cells of its line."""
        pairs = ((self.alike, self.copies), (self.found, self.new), (self.mistaken, self.known))
        return [f"{100 * part / whole:.1f} % of {whole:,}" if whole else "-" for part, whole in pairs]


def are_alike(one: str, other: str) -> bool:
    """Whether two texts are found to be copies of each other, by two outlets."""
    runs_of_one, runs_of_other = runs(one), runs(other)
    found = not set(sketch(runs_of_one)).isdisjoint(sketch(runs_of_other))
    return found and containment(runs_of_one, runs_of_other) >= COPY


def edited(
    texts: Sequence[str], kind: str, share: float, chance: random.Random
) -> Iterator[tuple[str, Draft]]:
    """Yield articles, each with an edited copy into which sentences of another one were put."""
    for number, text in enumerate(texts):
        other = chance.choice([each for each in range(len(texts)) if each != number])
        sentences = [span.of(texts[other]) for span in sentence_spans(texts[other])]
        draft = Draft(text, chance, [each for each in sentences if len(each) >= SHORTEST_SENTENCE])
        draft.edit(EDITS[kind], share)
        yield text, draft


def tally(drafts: Iterator[tuple[str, Draft]]) -> Tally:
    """Count what is known of copies."""
    copies = alike = new = found = known = mistaken = 0
    for text, draft in drafts:
        copy = draft.text
        copies += 1
        alike += are_alike(text, copy)
        called_new = set(Read([text]).new_in(copy))
        for span in sentence_spans(copy):
            kept = draft.kept(span)
            if kept >= KEPT:
                known += 1
                mistaken += span in called_new
            elif kept < ELSEWHERE and span.end - span.start >= SHORTEST_SENTENCE:
                new += 1
                found += span in called_new
    return Tally(copies, alike, new, found, known, mistaken)


def main() -> None:
    """Print the table."""
    files = [Path(name) for name in sys.argv[1:]]
    texts = [
        json.loads(line)["text"] for file in files for line in file.read_text().splitlines()
    ] or sample_texts()
    texts = [text for text in dict.fromkeys(texts) if len(text) >= SMALLEST_ARTICLE]
    chance = random.Random(20)
    print(f"{len(texts)} articles\n\n{'':18s}{'alike':>18s}{'new':>18s}{'known called new':>20s}")
    for kind in KINDS:
        for share in SHARES:
            alike, new, mistaken = tally(edited(texts, kind, share, chance)).cells()
            print(f"{f'{kind}, {share:.0%}':18s}{alike:>18s}{new:>18s}{mistaken:>20s}", flush=True)
    for name, part in PARTS.items():
        alike_parts = sum(are_alike(text, text[: len(text) // part]) for text in texts)
        print(f"{f'the first {name}':18s}{f'{100 * alike_parts / len(texts):.1f} % of {len(texts)}':>18s}")
    pairs = list(combinations(texts, 2))
    others = sum(are_alike(one, other) for one, other in pairs)
    print(f"{'others alike':18s}{f'{others} of {len(pairs):,} pairs':>18s}")
    words = sum(len(text.split()) for text in texts) / 800
    sketched = cpu_seconds(lambda: [sketch(runs(text)) for text in texts])
    marked = cpu_seconds(lambda: [find_marks(text) for text in texts])
    print(
        f"\nMilliseconds for 800 words: {1_000 * sketched / words:.1f} for the sketch, "
        f"{1_000 * marked / words:.1f} for names and quotes."
    )


if __name__ == "__main__":
    main()
