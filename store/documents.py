"""How a document's structure is written into one column, as compact JSON, and read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, overload

from prose.characters import clean_line
from prose.document import Block, BlockKind, Document, Facts, InlineStyle, Link, StyleKind
from prose.held_sequence import HeldSequence
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

_BLOCKS, _AFTER_BLOCKS = '{"blocks":[[', '"]],"styles":['
"""What stands before the blocks and after them."""
_BETWEEN = '"],['
"""What stands between two blocks, each of which ends with its marker."""


class KeptBlocks(HeldSequence[Block]):
    """Blocks as they are kept, each made when it is asked for: a page of a book needs few of them.

    Args:
        written: The blocks as `structure_of` writes them, each without its brackets and its last mark.
    """

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._made: dict[int, Block] = {}

    def json(self) -> str:
        """Return them as they are kept."""
        return f'[[{_BETWEEN.join(self._written)}"]]'

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._written)

    @overload
    def __getitem__(self, index: int) -> Block: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...

    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        """Return a block, which is kept from then on, or several."""
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        block = self._made.get(index)
        if block is None:
            block = self._made[index] = _block_of(self._written[index])
        return block

    def __iter__(self) -> Iterator[Block]:
        """Make one after the other; none is kept."""
        return map(_block_of, self._written)


def _block_of(written: str) -> Block:
    return _block(*json.loads(f'[{written}"]'))


def _block(start: int, end: int, kind: str, level: int, marker: str) -> Block:
    return Block(Span(start, end), BlockKind(kind), level, marker)


def _parted(structure: str) -> tuple[Sequence[Block], str]:
    """Return the blocks of what `structure_of` wrote, and the rest of it.

    To cut it between the blocks takes a tenth of what it takes to read it. That is done where no marker of
    a list can hold what stands between two blocks: without a backslash every quotation mark is one of
    JSON's, and of these a block has four.
    """
    end = structure.find(_AFTER_BLOCKS)
    if structure.startswith(_BLOCKS) and end >= 0:
        written = structure[len(_BLOCKS) : end]
        pieces = written.split(_BETWEEN)
        if "\\" not in written and written.count('"') + 1 == 4 * len(pieces):
            return KeptBlocks(pieces), "{" + structure[end + len('"]],') :]
    return tuple(_block(*block) for block in json.loads(structure)["blocks"]), structure


def structure_of(document: Document) -> str:
    """Return everything of a document but its text and the facts that lists show, as JSON."""
    facts, blocks = document.facts, document.blocks
    # What comes from another process, or out of a library, is written already.
    written = blocks.json() if isinstance(blocks, KeptBlocks) else _json([_values(block) for block in blocks])
    rest = _json(
        {
            "styles": [[*style.span, style.kind.value] for style in document.styles],
            "links": [[*link.span, clean_line(link.address)] for link in document.links],
            "byline": clean_line(facts.byline),
            "dateline": clean_line(facts.dateline),
            "language": clean_line(facts.language),
            "address": clean_line(facts.address),
            "problems": [clean_line(problem) for problem in document.problems],
        }
    )
    return f'{{"blocks":{written},{rest[1:]}'


def _values(block: Block) -> tuple[object, ...]:
    return *block.span, block.kind.value, block.level, block.marker


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def document_from(
    text: str,
    structure: str,
    *,
    headline: str,
    headline_supplied: bool,
    publisher: str,
    published: datetime | None,
) -> Document:
    """Return the document of a text, what `structure_of` wrote, and the facts that lists show."""
    blocks, rest = _parted(structure)
    kept = json.loads(rest)
    return Document(
        text=text,
        blocks=blocks,
        styles=tuple(InlineStyle(Span(start, end), StyleKind(kind)) for start, end, kind in kept["styles"]),
        links=tuple(Link(Span(start, end), address) for start, end, address in kept["links"]),
        facts=Facts(
            headline=headline,
            headline_supplied=headline_supplied,
            byline=kept["byline"],
            dateline=kept["dateline"],
            publisher=publisher,
            published=published,
            language=kept["language"],
            address=kept["address"],
        ),
        problems=tuple(kept["problems"]),
    )
