"""The corpus of attributions: articles whose speakers, cues and contents were marked by hand."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.quotes.field import CONTENT, CUE, SPEAKER
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from prose.quotes.features import Passage


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says or thinks what, as it was marked; each part may be in pieces."""

    contents: tuple[Span, ...]
    """What is said."""
    speakers: tuple[Span, ...]
    """Who says it."""
    cues: tuple[Span, ...]
    """What tells so."""


@dataclass(frozen=True, slots=True)
class AttributedArticle:
    """An article of the corpus."""

    name: str
    """Publisher, date and headline."""
    text: str
    """Its text."""
    attributions: tuple[Attribution, ...]
    """What was marked in it."""
    direct: tuple[tuple[Span, tuple[Span, ...]], ...]
    """The segments between marks that are speech, each with who says it."""


def read_corpus(path: Path) -> Iterator[AttributedArticle]:
    """Read articles, one a line of JSON."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield AttributedArticle(
                row["id"],
                row["text"],
                tuple(
                    Attribution(_spans(one["contents"]), _spans(one["sources"]), _spans(one["cues"]))
                    for one in row["atts"]
                ),
                tuple((Span(*one["seg"]), _spans(one["sources"])) for one in row["direct"]),
            )


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def labels_of(article: AttributedArticle, passages: Sequence[Passage]) -> list[list[str]]:
    """Return the label of every token of an article's passages.

    Speakers and cues take precedence over the contents in which they stand.
    """
    tokens = [token for passage in passages for token in passage.tokens]
    starts = [token.start for token in tokens]
    labels = ["O"] * len(tokens)

    def mark(span: Span, part: str) -> None:
        begun = False
        first = max(bisect_left(starts, span.start) - 1, 0)
        for at in range(first, bisect_left(starts, span.end)):
            token = tokens[at]
            within = min(span.end, token.end) - max(span.start, token.start)
            if within <= 0 or 2 * within < token.end - token.start:
                continue
            if token.quote is None or part == CONTENT:
                labels[at] = f"{'I' if begun else 'B'}{part}"
                begun = True

    for attribution in article.attributions:
        for span in attribution.contents:
            mark(span, CONTENT)
    for attribution in article.attributions:
        for span in attribution.cues:
            mark(span, CUE)
        for span in attribution.speakers:
            mark(span, SPEAKER)
    found = iter(labels)
    return [[next(found) for _ in passage.tokens] for passage in passages]
