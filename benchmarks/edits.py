"""Articles edited at random, of which is known where every character went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from prose.sentences import sentence_spans
from prose.spans import Span

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

INSERTED = -1
"""The origin of a character that stands for none of the old text."""
_APART = 1_000
"""How many other characters may stand in the middle of a passage, if it is not longer itself."""
_WORD = re.compile(r"\w+")
_LETTERS = "etaoinshrdlucmfwyp "
_SHAPES = {"“": '"', "”": '"', "‘": "'", "’": "'", '"': "”", "'": "’", "—": "-", "–": "-", "-": "–"}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a passage."""

    kept: float
    """How much of its characters still stands, from 0 to 1."""
    span: Span | None
    """From the first to the last character that stands for one of it; None where there is none."""


class Draft:
    """A text that is being edited."""

    def __init__(self, text: str, chance: random.Random, others: Sequence[str]) -> None:
        """Begin with a text.

        Args:
            text: The old text.
            chance: What draws the edits.
            others: Sentences of other articles, to put in.
        """
        self._characters = list(text)
        self._origins = list(range(len(text)))
        self._kept = [True] * len(text)
        self._chance = chance
        self._others = others
        self.changed = 0
        """How many characters were put in, taken out, replaced or moved."""

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(self._characters)

    def fate(self, span: Span) -> Fate:
        """Return what became of a span of the old text."""
        pieces: list[list[int]] = []
        size = span.end - span.start
        for place, origin in enumerate(self._origins):
            if not span.start <= origin < span.end:
                continue
            last = pieces[-1][-1] if pieces else place
            if pieces and origin >= self._origins[last] and place - last <= max(size, _APART):
                pieces[-1].append(place)
            else:
                pieces.append([place])
        if not pieces:
            return Fate(0.0, None)
        kept = [sum(self._kept[place] for place in piece) for piece in pieces]
        most = pieces[kept.index(max(kept))]
        return Fate(max(kept) / size, Span(most[0], most[-1] + 1))

    def kept(self, span: Span) -> float:
        """Return how much of a span of the text as it is now stood in the old text, from 0 to 1."""
        origins = self._origins[span.start : span.end]
        return sum(origin != INSERTED for origin in origins) / len(origins)

    def edit(self, kinds: Sequence[Edit], share: float) -> None:
        """Make edits of these kinds until a share of the characters is changed."""
        enough = share * len(self._characters)
        while self.changed < enough:
            self._chance.choice(kinds)(self)

    def put(self, place: Span, words: str, *, in_stead: bool = False) -> None:
        """Put words in the place of others.

        Args:
            place: The others; empty to insert.
            words: The words.
            in_stead: Whether they stand for those that they replace, as a corrected word does.
        """
        size = place.end - place.start
        origins = [INSERTED] * len(words)
        if in_stead and size:
            old = self._origins[place.start : place.end]
            origins = [old[index * size // len(words)] for index in range(len(words))]
            if words:
                origins[-1] = old[-1]
        self._characters[place.start : place.end] = words
        self._origins[place.start : place.end] = origins
        self._kept[place.start : place.end] = [False] * len(words)
        self.changed += max(size, len(words))

    def move(self, span: Span, to: int) -> None:
        """Move a span before a place outside of it."""
        for values in (self._characters, self._origins, self._kept):
            moved = values[span.start : span.end]
            del values[span.start : span.end]
            place = to if to <= span.start else to - len(moved)
            values[place:place] = moved  # type: ignore[assignment]
        self.changed += span.end - span.start

    # What follows are the edits.

    def edit_character(self) -> None:
        """Insert, delete or replace one character."""
        place = self._chance.randrange(len(self._characters))
        kind = self._chance.randrange(3)
        letter = "" if kind == 0 else self._chance.choice(_LETTERS)
        self.put(Span(place, place + (kind != 2)), letter, in_stead=True)

    def edit_words(self) -> None:
        """Insert, delete or replace one to three words."""
        place = self._chance.randrange(len(self._characters))
        text = "".join(self._characters[place : place + 200])
        words = list(_WORD.finditer(text))[1:]
        if not words:
            return
        last = words[min(len(words) - 1, self._chance.randrange(3))]
        span = Span(place + words[0].start(), place + last.end())
        others = self._chance.choice(self._others).split()
        start = self._chance.randrange(len(others))
        new = " ".join(others[start : start + self._chance.randint(1, 3)])
        match self._chance.randrange(3):
            case 0:
                self.put(span, new, in_stead=True)
            case 1:
                self.put(Span(span.start, span.start), new + " ")
            case 2:
                self.put(span, "")

    def edit_sentence(self) -> None:
        """Insert, delete, replace or move a sentence."""
        self._edit_piece(sentence_spans(self.text), lambda: self._chance.choice(self._others), " ")

    def edit_paragraph(self) -> None:
        """Insert, delete, replace or move a paragraph."""
        spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", self.text)]
        self._edit_piece(spans, lambda: " ".join(self._chance.choices(self._others, k=3)), "\n\n")

    def edit_typography(self) -> None:
        """Give all quotation marks, apostrophes and dashes another shape, and double some spaces."""
        for place, character in enumerate(self._characters):
            if character in _SHAPES:
                self._characters[place] = _SHAPES[character]
        for _ in range(len(self._characters) // 200):
            place = self._chance.randrange(len(self._characters))
            if self._characters[place] == " ":
                self.put(Span(place, place), " ")

    def _edit_piece(self, spans: list[Span], new: Callable[[], str], space: str) -> None:
        if len(spans) < 3:
            return
        span = self._chance.choice(spans)
        match self._chance.randrange(4):
            case 0:
                self.put(span, new())
            case 1:
                self.put(Span(span.start, span.start), new() + space)
            case 2:
                self.put(span, "")
            case 3:
                to = self._chance.choice(spans).start
                if not span.start <= to <= span.end:
                    self.move(span, to)


Edit: TypeAlias = "Callable[[Draft], None]"

EDITS: dict[str, tuple[Edit, ...]] = {
    "characters": (Draft.edit_character,),
    "words": (Draft.edit_words,),
    "sentences": (Draft.edit_sentence,),
    "paragraphs": (Draft.edit_paragraph,),
    "mixed": (
        *(Draft.edit_character,) * 40,
        *(Draft.edit_words,) * 10,
        *(Draft.edit_sentence,) * 2,
        Draft.edit_paragraph,
    ),
}
"""The ways in which articles are edited: each draws from these edits."""
