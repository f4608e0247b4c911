"""An article as the rules over its entities see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.entities.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prose.entities.entity import Entity, Label
    from prose.spans import Span


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its tokens."""

    text: str
    """The text."""
    tokens: Sequence[Span]
    """Its tokens."""
    words: Sequence[str]
    """The tokens as printed."""
    lower_case: frozenset[str]
    """The words that stand in lower case somewhere in it."""

    @classmethod
    def of(cls, text: str) -> Article:
        """Return the article with a text."""
        tokens, words = tokenize(text)
        return cls(text, tokens, words, frozenset(filter(str.islower, set(words))))

    def name(self, entity: Entity) -> str:
        """Return an entity's words with single spaces, the form in which mentions are compared."""
        return " ".join(entity.span.of(self.text).split())


def commonest_labels(votes: Mapping[tuple[str, Label], int]) -> dict[str, Label]:
    """Return the label of each name that has most votes, of several such the first that is given."""
    winners: dict[str, Label] = {}
    for name, label in votes:
        if name not in winners or votes[name, label] > votes[name, winners[name]]:
            winners[name] = label
    return winners
