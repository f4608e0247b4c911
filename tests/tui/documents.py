"""Documents for tests of how they are set, painted and moved in."""

from __future__ import annotations

from hypothesis import strategies as st

from prose.document import Block, BlockKind, Document
from prose.spans import Span

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
"""One emoji of five code points."""

HANGING = " \u200b\u200d\u0301"
"""What may stand beyond the edge at the end of a line: spaces, and what has no width of its own."""

_PIECES = [
    *"abc de.,-|'",
    "word ",
    "unbreakable" * 3,
    "“Quoted,” ",
    "港口重新开放，",
    "한국",
    "e\u0301",
    "नमस्ते",
    FAMILY,
    "\U0001f44d\U0001f3fd",
    "\U0001f1f5\U0001f1f0",
    "1\ufe0f\u20e3",
    "\t",
    "\x1b[31m",
    "\u202e",
    "\u200b",
    "\u200d",
    "\u0301",
    "   ",
]

lines = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
"""Lines of text without line breaks, with all that is hard to set."""

_kinds: st.SearchStrategy[BlockKind] = st.sampled_from(
    [kind for kind in BlockKind if kind is not BlockKind.RULE]
)
_levels = st.integers(1, 6)
_markers = st.sampled_from(["", "•", "3.", "117."])


def document_of(*paragraphs: str) -> Document:
    """Return a document of paragraphs."""
    return _joined([(paragraph, BlockKind.PARAGRAPH, 0, "") for paragraph in paragraphs])


def block_of(text: str, kind: BlockKind, level: int = 0, marker: str = "") -> Document:
    """Return a document of one block."""
    return Document(text, (Block(Span(0, len(text)), kind, level, marker),))


def _joined(blocks: list[tuple[str, BlockKind, int, str]]) -> Document:
    """Return a document of blocks, with an empty line between each two."""
    made: list[Block] = []
    start = 0
    for words, kind, level, marker in blocks:
        made.append(Block(Span(start, start + len(words)), kind, level, marker))
        start += len(words) + 2
    return Document("\n\n".join(block[0] for block in blocks), tuple(made))


documents = st.lists(st.tuples(lines.filter(bool), _kinds, _levels, _markers), max_size=8).map(_joined)
"""Documents of blocks of every kind."""
