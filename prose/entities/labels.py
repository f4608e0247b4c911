"""Labels of single tokens, which is what a sequence model can learn, and how they make up entities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
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
    entities: list[Entity] = []
    open_label = ""
    for token, label in zip(tokens, labels, strict=True):
        if label == _CONTINUES + open_label:
            entities[-1] = Entity(Span(entities[-1].span.start, token.end), Label(open_label))
        elif label == OUTSIDE:
            open_label = ""
        else:
            open_label = label[2:]
            entities.append(Entity(token, Label(open_label)))
    return entities


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
    index = 0
    for entity in entities:
        while index < len(tokens) and tokens[index].end <= entity.span.start:
            index += 1
        last = index
        while last < len(tokens) and tokens[last].start < entity.span.end:
            last += 1
        is_the_models = last > index and all(label[2:] == entity.label for label in labels[index:last])
        known.append(replace(entity, confidence=min(probabilities[index:last])) if is_the_models else entity)
    return known
