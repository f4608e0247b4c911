"""Texts with their entities written into them: `[person: Ada Marlow] left [place: Dunvegar]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = re.compile(r"\[([a-z]+): ([^\]]*)\]")


def parse_marks(marked: str) -> tuple[str, list[Entity]]:
    """Return the text without the marks, and the entities that were marked in it."""
    text = ""
    entities = []
    end = 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        entities.append(Entity(Span(len(text), len(text) + len(mark[2])), Label(mark[1])))
        text += mark[2]
        end = mark.end()
    return text + marked[end:], entities


def write_marks(text: str, entities: Iterable[Entity]) -> str:
    """Write entities into a text, the inverse of `parse_marks`."""
    marked = ""
    end = 0
    for entity in entities:
        marked += f"{text[end : entity.span.start]}[{entity.label}: {entity.span.of(text)}]"
        end = entity.span.end
    return marked + text[end:]
