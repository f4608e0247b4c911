"""A name as a page of lines: what `newsread names --name` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.quotes.quote import QuoteKind
from tui.cli.lines import cells, fit, fit_end, wrap
from tui.labels import LABEL_NAMES
from tui.wording import SEVERAL, counted, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from store.names.names import MentionRow, NameRow, Spelling
    from store.quotes.quotes import QuoteRow

INDENT = "  "
BEFORE = 0.4
"""The share of a line that stands before the mentions: they are aligned, one under the other."""


def name_page(
    name: NameRow,
    spellings: Sequence[Spelling],
    mentions: Iterable[MentionRow],
    quotes: Sequence[QuoteRow],
    width: int,
) -> Iterator[str]:
    """Yield a name line by line: what it is, its spellings, its mentions in context, what it said.

    Args:
        name: The name.
        spellings: How it is printed.
        mentions: Its mentions, those of each article after a row for the article itself.
        quotes: What it said, those of each article together.
        width: The longest line, in cells.
    """
    yield from wrap(clean_line(name.text), width)
    yield from wrap(_about(name), width)
    if len(spellings) > 1:
        printed = (f"{clean_line(each.words)} ({each.mentions:,})" for each in spellings)
        yield from ("", *wrap(f"Printed as {', '.join(printed)}", width))
    for mention in mentions:
        if mention.span is None:
            yield from ("", *wrap(_article(mention), width))
        else:
            yield _in_context(mention, width)
    if quotes:
        yield from ("", "Said")
    article = None
    for quote in quotes:
        if quote.article_id != article:
            yield from ("", *wrap(_article(quote), width))
            article = quote.article_id
        yield from wrap(_said(quote), width, INDENT)


def _about(name: NameRow) -> str:
    return " · ".join(
        filter(
            None,
            (
                LABEL_NAMES[name.label],
                f"{counted(name.mentions, 'mention')} in {counted(name.articles, 'article')}",
                f"last seen {day(name.last_seen)}" if name.last_seen else "",
                SEVERAL if name.several else "",
                "✎ corrected by you" if name.by_reader else "",
            ),
        )
    )


def _article(row: MentionRow | QuoteRow) -> str:
    said = (day(row.published), clean_line(row.publisher), clean_line(row.headline))
    return " · ".join(filter(None, (f"Article {row.article_id}", *said)))


def _in_context(mention: MentionRow, width: int) -> str:
    """Return a mention as a key word in context (Luhn 1960)."""
    left = int(width * BEFORE)
    right = max(1, width - len(INDENT) - left - cells(mention.words))
    line = f"{INDENT}{fit_end(mention.before, left)}{mention.words}{fit(mention.after, right)}"
    return line.rstrip()


def _said(quote: QuoteRow) -> str:
    doubt = "" if quote.certain else "(probably) "
    return f"{doubt}“{quote.words}”" if quote.kind is QuoteKind.DIRECT else f"{doubt}{quote.words}"
