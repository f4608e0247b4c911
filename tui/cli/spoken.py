"""An article whose marks are said in words: what `newsread show --plain` writes for screen readers.

One paragraph is one line, and no column, colour or sign carries meaning.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from prose.addresses import link_address
from prose.document import BlockKind
from prose.quotes.quote import QuoteKind
from tui.cli.page import kicker, not_marked, quoted, speaker
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prose.document import Block
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from store.passages.passage import Passage
    from tui.cli.marked_article import MarkedArticle

CORRECTED = ", corrected"
"""What is said of a mark that is as it is because the reader said so."""


class Announcement(NamedTuple):
    """Words that stand at an offset of the text; they sort in the order in which they are said."""

    offset: int
    """Where they stand, in code points."""
    opens: bool
    """Whether a range begins here; at the same offset, what ends is said first."""
    nesting: int
    """At the same offset, the outer range opens first and ends last."""
    words: str
    """What is said."""


def spoken(marked: MarkedArticle) -> Iterator[str]:
    """Yield an article line by line, with brackets that say what is marked: "[person: Haqqani]"."""
    article = marked.article
    facts = article.document.facts
    yield kicker(article).replace(" · ", ", ")
    yield f"Headline{', supplied from the text' if facts.headline_supplied else ''}: {facts.headline}"
    if facts.byline:
        yield f"By {facts.byline}"
    if marked.remark.tags:
        yield f"Your tags: {', '.join(marked.remark.tags)}"
    if marked.remark.note:
        yield f"Your note: {' '.join(marked.remark.note.split())}"
    if not marked.entities and (unmarked := not_marked(article, marked.version)):
        yield unmarked
    yield ""
    yield from _body(marked.text, article.document.blocks, _announcements(marked))
    yield ""
    yield f"End of article. You marked {counted(len(marked.passages), 'passage')}."
    for line in quoted(marked.text, marked.statements):
        yield f"Quoted: {line}"
    for number, link in enumerate(article.document.links, start=1):
        yield f"Link {number}: {link_address(link.address, facts.address) or link.address}"


def _announcements(marked: MarkedArticle) -> list[Announcement]:
    said: list[Announcement] = []
    for passage in marked.passages:
        said += _around(passage.anchor.span, f"[passage{_about(passage)}] ", " [end of passage]")
    for statement in marked.statements:
        for part in statement.parts:
            said += _around(part.span, *_brackets(marked, statement, part))
    for entity in marked.entities:
        corrected = CORRECTED if entity.span in marked.entities_by_reader else ""
        said += _around(entity.span, f"[{entity.label.value}{corrected}: ", "]")
    for number, link in enumerate(marked.article.document.links, start=1):
        said += _around(link.span, f"[link {number}: ", "]")
    return sorted(said)


def _around(span: Span, opening: str, closing: str) -> tuple[Announcement, Announcement]:
    return (
        Announcement(span.start, True, -span.end, opening),
        Announcement(span.end, False, -span.start, closing),
    )


def _about(passage: Passage) -> str:
    tags = f", tags: {', '.join(passage.tags)}" if passage.tags else ""
    note = f", note: {' '.join(passage.note.split())}" if passage.note else ""
    return tags + note


def _brackets(marked: MarkedArticle, statement: Statement, part: Quote) -> tuple[str, str]:
    name = speaker(marked.text, statement)
    by = f" by {'' if statement.certain else 'probably '}{name}" if name else ""
    corrected = CORRECTED if part.span in marked.quotes_by_reader else ""
    what = "quote" if part.kind is QuoteKind.DIRECT else "report"
    return f"[{what}{by}{corrected}] ", f" [end of {what}]"


def _body(text: str, blocks: Sequence[Block], announcements: Sequence[Announcement]) -> Iterator[str]:
    waiting = deque(announcements)
    end = 0
    for block in blocks:
        if "\n\n" in text[end : block.span.start]:
            yield ""
        end = block.span.end
        yield _before(block) + _announced(text, block.span, waiting)


def _announced(text: str, span: Span, waiting: deque[Announcement]) -> str:
    """Return the words of a span with the announcements that are due in it, and take these from the queue."""
    pieces: list[str] = []
    at = span.start
    while waiting and (waiting[0].offset, waiting[0].opens) <= (span.end, False):
        due = waiting.popleft()
        # A range may end between two blocks: that is said before the second.
        offset = max(at, due.offset)
        pieces += (text[at:offset], due.words)
        at = offset
    return "".join(pieces) + text[at : span.end]


def _before(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return f"Heading, level {block.level}: "
        case BlockKind.LIST_ITEM:
            return f"{block.marker} " if block.marker else ""
        case BlockKind.BLOCK_QUOTE:
            return "Block quote: "
        case BlockKind.CODE:
            return "Code: "
        case BlockKind.TABLE:
            return "Table: "
        case BlockKind.RULE:
            return "Break: "
        case _:
            return ""
