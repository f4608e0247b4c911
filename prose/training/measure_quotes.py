"""Say how good the quotes of the packaged finder are, and how far its certainty can be trusted.

    python -m prose.training.measure_quotes CORPUS_FOLDER [SPLIT]

A quote is right about its speaker where the corpus has a statement that it overlaps, and the words that name
its speaker overlap the statement's source, or end in the same name. What is no statement in the corpus counts
as wrong. Two near quotes are rightly one statement where the corpus has them in one attribution.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from prose.entities.recogniser import load_recogniser
from prose.quotes.finder import find_quotes
from prose.quotes.quote import QuoteKind
from prose.quotes.statement import group_statements, in_order, numbers_of
from prose.training.quotes_corpus import read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prose.quotes.quote import Quote
    from prose.spans import Span
    from prose.training.quotes_corpus import AttributedArticle

_NEAR = 3
"""How many quotes after a quote may be one statement with it."""


def is_right(article: AttributedArticle, quote: Quote) -> bool:
    """Whether somebody marked the same speaker for a quote."""
    if quote.speaker is None:
        return False
    sources = [
        source
        for content, their in _statements(article, quote.kind)
        if _overlap(content, quote.span)
        for source in their
    ]
    speakers = (quote.speaker, *(other.span for other in quote.also))
    if any(_overlap(source, speaker) for source in sources for speaker in speakers):
        return True
    said = {_last_name(quote.speaker.of(article.text)), _last_name(quote.speaker_name)}
    return bool({_last_name(source.of(article.text)) for source in sources} & said - {""})


def _statements(article: AttributedArticle, kind: QuoteKind) -> Iterable[tuple[Span, tuple[Span, ...]]]:
    if kind is QuoteKind.DIRECT:
        yield from article.direct
    for attribution in article.attributions:
        for content in attribution.contents:
            yield content, attribution.speakers


def pairs_of_statements(article: AttributedArticle, quotes: Sequence[Quote]) -> Iterator[tuple[bool, bool]]:
    """Yield whether each pair of near quotes is one statement: as it is found, and as somebody marked it."""
    number_of = numbers_of(group_statements(article.text, quotes))
    marked = [(quote, _attribution_of(article, quote)) for quote in in_order(quotes)]
    for at, (quote, mine) in enumerate(marked):
        for other, theirs in marked[at + 1 : at + 1 + _NEAR]:
            if mine is not None and theirs is not None:
                yield number_of[quote] == number_of[other], mine == theirs


def _attribution_of(article: AttributedArticle, quote: Quote) -> int | None:
    """Return which attribution of an article has at least half of a quote and the most of it, if one has."""
    shared = [
        sum(
            max(0, min(content.end, quote.span.end) - max(content.start, quote.span.start))
            for content in attribution.contents
        )
        for attribution in article.attributions
    ]
    most = max(shared, default=0)
    return shared.index(most) if 2 * most >= quote.span.end - quote.span.start else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _last_name(words: str) -> str:
    names = [word.strip(".,’'") for word in words.split(",")[0].split() if word[:1].isupper()]
    return names[-1].lower() if names else ""


def main() -> None:
    """Print how many quotes of each method have the right speaker, and how well statements are told apart."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path, help="the folder of train.jsonl and dev.jsonl")
    parser.add_argument("split", nargs="?", default="dev", help="dev if it is not given")
    arguments = parser.parse_args()
    recogniser = load_recogniser()
    found: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    pairs: Counter[tuple[bool, bool]] = Counter()
    for article in read_corpus(arguments.corpus / f"{arguments.split}.jsonl"):
        quotes = find_quotes(article.text, recogniser.find_entities(article.text))
        pairs.update(pairs_of_statements(article, quotes))
        for quote in quotes:
            method = quote.method.value if quote.method is not None else "nobody"
            shown = "shown as certain" if quote.certain else "shown as probable"
            for kind in (quote.kind.value, "all"):
                for row in (method, shown):
                    found[kind, row] += 1
                    right[kind, row] += is_right(article, quote)
    for kind, row in sorted(found):
        count = found[kind, row]
        print(f"{kind:10s}{row:20s}{count:6d}  speaker right {100 * right[kind, row] / count:5.1f} of 100")
    together, one = pairs[True, True] + pairs[True, False], pairs[True, True] + pairs[False, True]
    print(
        f"{together} pairs are one statement, {100 * pairs[True, True] / together:.1f} of 100 rightly;"
        f" of {one} that are one {100 * pairs[True, True] / one:.1f} of 100 are found"
    )


if __name__ == "__main__":
    main()
