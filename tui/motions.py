"""Where the keys of vim's grammar lead in a text: pure functions from an offset to an offset or a span.

All of them look at the surroundings of the offset only, however long the text is. Motions by lines as they
are set need a layout and belong to the viewport.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from prose.sentences import sentence_spans
from prose.spans import Span
from tui.cells import cluster
from tui.layout import block_index

if TYPE_CHECKING:
    from prose.document import Document


class Motion(StrEnum):
    """A way to move the caret."""

    LEFT = "left"
    RIGHT = "right"
    DOWN = "down"
    UP = "up"
    WORD_FORWARD = "word forward"
    WORD_BACKWARD = "word backward"
    WORD_END = "word end"
    WORD_END_BACKWARD = "word end backward"
    LINE_START = "line start"
    LINE_END = "line end"
    SENTENCE_FORWARD = "sentence forward"
    SENTENCE_BACKWARD = "sentence backward"
    PARAGRAPH_FORWARD = "paragraph forward"
    PARAGRAPH_BACKWARD = "paragraph backward"
    HALF_PAGE_DOWN = "half page down"
    HALF_PAGE_UP = "half page up"
    PAGE_DOWN = "page down"
    PAGE_UP = "page up"
    DOCUMENT_START = "document start"
    DOCUMENT_END = "document end"


_MARKS = r"\x21-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7e¡-©«-´¶-¹»-¿×÷‐-⁞₠-⃀、-〿！-／：-＠。،؛؟।॥۔"
_WORD = re.compile(
    rf"[^\s{_MARKS}]+(?:(?:['’‐‑-]|(?<=\d)[.,:](?=\d)|(?<=\b[^\W\d_])\.)[^\s{_MARKS}]+)*|[{_MARKS}]+"
)
"""A word with what joins its parts (IS-K, network's, 6,000, U.N), else a run of punctuation marks. Unlike
vim's, a word is what a reader calls one."""

_LONGEST_RUN = 1_000
"""Code points without white space that are looked at in one piece."""
_LONGEST_PARAGRAPH = 20_000
"""Code points in which sentences are looked for."""


def _last(text: str) -> int:
    """Return the greatest offset a caret can have in `text`."""
    return max(0, len(text) - 1)


def _last_of(text: str, span: Span) -> int:
    """Return where the last that is shown of a span is; 0 of one that ends there."""
    return cluster(text, span.end - 1)[0] if span.end > 0 else 0


def left(text: str, offset: int) -> int:
    """Return the offset of what is shown before `offset`, over line breaks; `offset` at the beginning."""
    before = offset - 1
    while before >= 0 and text[before] == "\n":
        before -= 1
    return cluster(text, before)[0] if before >= 0 else offset


def right(text: str, offset: int) -> int:
    """Return the offset of what is shown after `offset`, over line breaks; `offset` at the end."""
    if not text:
        return 0
    after = cluster(text, offset)[1]
    while after < len(text) and text[after] == "\n":
        after += 1
    return after if after < len(text) else offset


def _run_start(text: str, offset: int) -> int:
    """Return where the run of text without white space that holds `offset` begins."""
    start = offset
    lowest = max(0, offset - _LONGEST_RUN)
    while start > lowest and not text[start - 1].isspace():
        start -= 1
    return start


def word_at(text: str, offset: int) -> Span | None:
    """Return the word or the punctuation marks at `offset`; None on white space."""
    for match in _WORD.finditer(text, _run_start(text, offset)):
        if match.end() > offset:
            return Span(*match.span()) if match.start() <= offset else None
    return None


def word_forward(text: str, offset: int) -> int:
    """Return where the next word begins, else the last offset of the text."""
    for match in _WORD.finditer(text, _run_start(text, offset)):
        if match.start() > offset:
            return match.start()
    return _last(text)


def word_backward(text: str, offset: int) -> int:
    """Return where this word begins, or the one before if `offset` is there already; else 0."""
    end = offset
    while end > 0:
        found = -1
        for match in _WORD.finditer(text, _run_start(text, end), end):
            if match.start() < offset:
                found = match.start()
        if found >= 0:
            return found
        end = _run_start(text, end)
        while end > 0 and text[end - 1].isspace():
            end -= 1
    return 0


def word_end(text: str, offset: int) -> int:
    """Return the last code point of this word, or of the next if `offset` is there already."""
    for match in _WORD.finditer(text, _run_start(text, offset)):
        if (end := cluster(text, match.end() - 1)[0]) > offset:
            return end
    return _last(text)


def word_end_backward(text: str, offset: int) -> int:
    """Return the last code point of the word before this one; 0 if there is none."""
    word = word_at(text, offset)
    end = word.start if word is not None else offset
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return _last_of(text, Span(0, end))


def paragraph_at(document: Document, offset: int) -> Span | None:
    """Return the block at `offset`; None between blocks."""
    index = block_index(document.blocks, offset)
    if index < 0:
        return None
    span = document.blocks[index].span
    return span if span.start <= offset < span.end else None


def paragraph_forward(document: Document, offset: int) -> int:
    """Return where the next block begins, else the last offset of the text."""
    index = block_index(document.blocks, offset) + 1
    return document.blocks[index].span.start if index < len(document.blocks) else _last(document.text)


def paragraph_backward(document: Document, offset: int) -> int:
    """Return where this block begins, or the one before if `offset` is there already; else 0."""
    index = block_index(document.blocks, offset - 1)
    return document.blocks[index].span.start if index >= 0 else 0


def paragraph_end(document: Document, offset: int) -> int:
    """Return the last code point of this block, or of the next if `offset` is there already."""
    index = max(0, block_index(document.blocks, offset))
    lasts = (_last_of(document.text, block.span) for block in document.blocks[index : index + 2])
    return next((last for last in lasts if last > offset), _last(document.text))


def paragraph_end_backward(document: Document, offset: int) -> int:
    """Return the last code point of the block before this one; 0 if there is none."""
    index = block_index(document.blocks, offset)
    lasts = (_last_of(document.text, block.span) for block in document.blocks[max(0, index - 1) : index + 1])
    return max((last for last in lasts if last < offset), default=0)


def _sentences_around(document: Document, offset: int) -> list[Span]:
    """Return the sentences of the paragraph at `offset`; of a very long one those nearby."""
    span = paragraph_at(document, offset)
    if span is None:
        return []
    start = max(span.start, offset - _LONGEST_PARAGRAPH // 2)
    end = min(span.end, offset + _LONGEST_PARAGRAPH // 2)
    return sentence_spans(document.text, start, end)


def sentence_at(document: Document, offset: int) -> Span | None:
    """Return the sentence at `offset`, or before it where `offset` is on the space between two.

    None between blocks, and in a block without sentences.
    """
    found = None
    for sentence in _sentences_around(document, offset):
        if found is not None and sentence.start > offset:
            break
        found = sentence
    return found


def sentence_forward(document: Document, offset: int) -> int:
    """Return where the next sentence begins, over paragraphs; else the last offset of the text."""
    for sentence in _sentences_around(document, offset):
        if sentence.start > offset:
            return sentence.start
    following = paragraph_forward(document, offset)
    if following < _last(document.text):
        first = _sentences_around(document, following)
        return first[0].start if first else following
    return following


def sentence_backward(document: Document, offset: int) -> int:
    """Return where this sentence begins, or the one before if `offset` is there already; else 0."""
    before = [sentence.start for sentence in _sentences_around(document, offset) if sentence.start < offset]
    if before:
        return before[-1]
    index = block_index(document.blocks, offset - 1)
    if index >= 0 and document.blocks[index].span.contains(Span(offset, offset + 1)):
        index -= 1
    if index < 0:
        return 0
    span = document.blocks[index].span
    sentences = _sentences_around(document, max(span.start, span.end - 1))
    return sentences[-1].start if sentences else span.start


def sentence_end(document: Document, offset: int) -> int:
    """Return the last code point of this sentence, or of the next if `offset` is there already."""
    following = paragraph_forward(document, offset)
    sentences = [*_sentences_around(document, offset), *_sentences_around(document, following)]
    lasts = (_last_of(document.text, sentence) for sentence in sentences)
    return next((last for last in lasts if last > offset), paragraph_end(document, offset))


def sentence_end_backward(document: Document, offset: int) -> int:
    """Return the last code point of the sentence before this one, over paragraphs; 0 if there is none."""
    lasts = (_last_of(document.text, sentence) for sentence in _sentences_around(document, offset))
    return max((last for last in lasts if last < offset), default=paragraph_end_backward(document, offset))


def sentences_over(document: Document, first: int, last: int) -> Span:
    """Return the span from the start of the sentence at one offset to the end of that at another.

    Where one of them is on no sentence, what is shown there takes its place.
    """
    low, high = min(first, last), max(first, last)
    opening, closing = sentence_at(document, low), sentence_at(document, high)
    start = opening.start if opening else low
    end = closing.end if closing else min(high + 1, len(document.text))
    return Span(min(start, low), max(end, min(high + 1, len(document.text))))
