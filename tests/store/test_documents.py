"""Blocks come back from a library as they went in, whatever a list's marker says."""

from __future__ import annotations

import pytest

from prose.document import Block, BlockKind, Document
from prose.spans import Span
from store.documents import KeptBlocks, document_from, structure_of


def read_back(document: Document) -> Document:
    return document_from(
        document.text,
        structure_of(document),
        headline="",
        headline_supplied=False,
        publisher="",
        published=None,
    )


@pytest.mark.parametrize("marker", ["", "•", "3.", "],[", '"],["', "\\", '"]],"styles":['])
def test_blocks_come_back(marker: str) -> None:
    blocks = (
        Block(Span(0, 4), BlockKind.LIST_ITEM, 1, marker),
        Block(Span(5, 9), BlockKind.LIST_ITEM, 2, "•"),
        Block(Span(10, 14), BlockKind.HEADING, 3),
    )
    document = Document("quay\nboat\nrope", blocks)
    found = read_back(document)
    assert found == document
    assert found.blocks[-1] == blocks[-1]
    assert found.blocks[0:2] == blocks[0:2]
    assert hash(found.blocks) == hash(blocks)
    assert structure_of(found) == structure_of(document)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_blocks_come_back(number: int) -> None:
    blocks = tuple(Block(Span(at, at + 1), BlockKind.PARAGRAPH) for at in range(number))
    assert tuple(read_back(Document("ab", blocks)).blocks) == blocks


def test_blocks_are_made_when_asked_for() -> None:
    blocks = tuple(Block(Span(at, at + 1), BlockKind.PARAGRAPH) for at in range(50))
    found = read_back(Document("a" * 50, blocks)).blocks
    assert isinstance(found, KeptBlocks)
    assert found[7] is found[7]
    assert len(found) == 50
