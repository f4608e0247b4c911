"""Words within the paragraphs that they stand in. No Textual in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.sentences import sentence_spans
from prose.spans import Span

if TYPE_CHECKING:
    from store.passages.passage import Passage

ENOUGH = 500
"""Code points of paragraphs that say enough of what stands around words; with fewer their neighbours come
along."""
MOST = 1_200
"""How many code points at most stand on either side of words."""


class Context(NamedTuple):
    """A passage in what stands around it."""

    before: str
    """What stands before it."""
    words: str
    """Its own words."""
    after: str
    """What stands after it."""


def context_of(passage: Passage, text: str | None) -> Context:
    """Return a passage within its paragraphs; one that lost its words within those that stood around it.

    Args:
        passage: The passage.
        text: The text of its article; None if that is not to be had.
    """
    anchor = passage.anchor
    if text is None or passage.is_orphan:
        return Context(anchor.prefix, anchor.exact, anchor.suffix)
    return context_at(text, passage.span)


def context_at(text: str, span: Span) -> Context:
    """Return words of a text within their paragraphs."""
    around = _paragraphs(text, span)
    before = _last_of(text, Span(around.start, span.start))
    return Context(before, span.of(text), _first_of(text, Span(span.end, around.end)))


def _paragraphs(text: str, span: Span) -> Span:
    """Return the paragraphs that words stand in; short ones with their neighbours."""
    found = _widened(text, span)
    if found.end - found.start < ENOUGH:
        found = _widened(text, Span(max(0, found.start - 2), min(len(text), found.end + 2)))
    return found.trimmed(text) if found.of(text).strip() else span


def _widened(text: str, span: Span) -> Span:
    start = text.rfind("\n\n", 0, span.start)
    end = text.find("\n\n", span.end)
    return Span(0 if start < 0 else start + 2, len(text) if end < 0 else end)


def _last_of(text: str, span: Span) -> str:
    """Return words, of many only the last sentences."""
    if span.end - span.start <= MOST:
        return span.of(text)
    starts = [one.start for one in sentence_spans(text, span.end - MOST, span.end)]
    start = starts[1] if len(starts) > 1 else span.end - MOST
    return f"… {text[start : span.end]}"


def _first_of(text: str, span: Span) -> str:
    """Return words, of many only the first sentences."""
    if span.end - span.start <= MOST:
        return span.of(text)
    ends = [one.end for one in sentence_spans(text, span.start, span.start + MOST)]
    end = ends[-2] if len(ends) > 1 else span.start + MOST
    return f"{text[span.start : end]} …"
