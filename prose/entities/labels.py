"""Labels of single tokens, which is what a sequence model can learn, and how they make up entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.entities.tokens import tokens_within
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUTSIDE = "O"
"""The label of a token that belongs to no entity."""
_BEGINS, _CONTINUES = "B-", "I-"


def encode_entities(tokens: Sequence[Span], entities: Iterable[Entity]) -> list[str]:
    """Label tokens in the IOB2 scheme: `B-person` begins a person, `I-person` continues one, `O` is neither.

    Args:
        tokens: The tokens of a text.
        entities: Its entities, in the order of their starts; where two overlap, the first keeps its tokens.
        An
            entity whose edge lies inside a token takes in the whole token.
    """
    labels = [OUTSIDE] * len(tokens)
    index = 0
    for entity in entities:
        while index < len(tokens) and tokens[index].end <= entity.span.start:
            index += 1
        prefix = _BEGINS
        while index < len(tokens) and tokens[index].start < entity.span.end:
            labels[index] = prefix + entity.label
            prefix = _CONTINUES
            index += 1
    return labels


def decode_entities(tokens: Sequence[Span], labels: Sequence[str]) -> list[Entity]:
    """Return the entities that a text's token labels spell.

    A label that continues nothing begins an entity: models may say so, and mean it.
    """
    inside = [index for index, label in enumerate(labels) if label != OUTSIDE]
    begun: list[list[int]] = []
    last = -2
    for index in inside:
        if index == last + 1 and labels[index] == _CONTINUES + labels[last][2:]:
            begun[-1][1] = index
        else:
            begun.append([index, index])
        last = index
    return [
        Entity(Span(tokens[first].start, tokens[last].end), Label(labels[first][2:])) for first, last in begun
    ]


def with_confidence(
    entities: Iterable[Entity], tokens: Sequence[Span], labels: Sequence[str], probabilities: Sequence[float]
) -> list[Entity]:
    """Return entities with how probable they are: as much as the least probable of their tokens.

    What rules made of something else, or found where the model found nothing, has none.

    Args:
        entities: Entities in the order of their starts.
        tokens: The tokens of the text.
        labels: The label that the model gave each of them.
        probabilities: How probable it found that.
    """
    known = []
    for entity in entities:
        within = tokens_within(tokens, entity.span)
        is_the_models = {label[2:] for label in labels[within]} == {entity.label}
        confidence = min(probabilities[within]) if is_the_models else entity.confidence
        known.append(Entity(entity.span, entity.label, confidence))
    return known
