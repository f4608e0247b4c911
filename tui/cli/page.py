"""An article as a page of lines: what `newsread show` writes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from prose.document import BlockKind
from prose.languages import ENGLISH, language_name, unmarked_language
from prose.marks import language_of_marks
from prose.quotes.quote import QuoteKind
from store.quotes.citations import in_short
from tui.cli.lines import wrap
from tui.labels import LABEL_NAMES
from tui.wording import counted, day, reading_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prose.document import Block
    from prose.quotes.statement import Statement
    from store.bodies import Article
    from store.passages.passage import Passage
    from store.tags.remarks import Remark
    from tui.cli.marked_article import MarkedArticle

SUPPLIED = "(There is no headline in the source; this is its first sentence.)"


def page(marked: MarkedArticle, width: int) -> Iterator[str]:
    """Yield an article line by line: facts, text, the reader's passages and corrections, who is quoted.

    Args:
        marked: The article.
        width: The longest line, in cells.
    """
    article = marked.article
    yield from _head(article, width)
    if marked.remark:
        yield from (*_said(marked.remark, width), "")
    if not marked.entities and (unmarked := not_marked(article, marked.version)):
        yield from (*wrap(unmarked, width), "")
    yield from _body(article, width)
    if marked.passages:
        yield from ("", "Passages")
    for passage in marked.passages:
        yield ""
        yield from _passage(passage, width)
    if corrected := [*_corrected_names(marked), *_corrected_quotes(marked)]:
        yield from ("", "Corrected by you", "")
    for line in corrected:
        yield from wrap(line, width, "  ✎ ")
    if speakers := quoted(marked.text, marked.statements):
        yield from ("", "Quoted", "")
    for line in speakers:
        yield from wrap(line, width, "  ")


def kicker(article: Article) -> str:
    """Return where, by whom and when it was published and how long it takes: "ISLAMABAD · VOA · 2 min"."""
    facts = article.document.facts
    said = (facts.dateline, facts.publisher, day(facts.published), reading_time(article.words))
    return " · ".join(filter(None, said))


def not_marked(article: Article, version: str | None) -> str:
    """Return why an article has no marks, where that is not because there is nothing to mark; else nothing.

    Args:
        article: The article, which has none.
        version: What looked for them; None where nothing did so far.
    """
    if version is None:
        return "(Names and quotes are yet to be found, by newsread detect.)"
    known = language_of_marks(version)
    language = unmarked_language(article.document, known)
    if language is None:
        return ""
    what = "names and quotes" if known == ENGLISH else "names"
    return f"(This is {language_name(language)}: {what} are found in {language_name(known)}.)"


def _corrected_names(marked: MarkedArticle) -> list[str]:
    """Return a line for each name that the reader has corrected: "Repartition: organisation"."""
    lines = (
        f"{' '.join(entity.span.of(marked.text).split())}: {LABEL_NAMES[entity.label]}"
        for entity in marked.entities
        if entity.span in marked.entities_by_reader
    )
    return list(dict.fromkeys(lines))


def _corrected_quotes(marked: MarkedArticle) -> list[str]:
    """Return a line for each statement that the reader has corrected: "“We open it”: Ida Brandt"."""
    return [
        f"“{in_short(statement.words(marked.text))}”: {speaker(marked.text, statement) or 'speaker unknown'}"
        for statement in marked.statements
        if marked.is_corrected(statement)
    ]


def quoted(text: str, statements: Iterable[Statement]) -> list[str]:
    """Return a line for each speaker, most quoted first: "Usman Iqbal Jadoon: 2 quotes"."""
    direct: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    certain: set[str] = set()
    for statement in statements:
        name = speaker(text, statement)
        if name:
            (direct if statement.kind is QuoteKind.DIRECT else reported)[name] += 1
            if statement.certain:
                certain.add(name)
    lines = []
    for name, _ in (direct + reported).most_common():
        counts = [counted(direct[name], "quote")] if direct[name] else []
        if reported[name]:
            counts.append(counted(reported[name], "reported statement"))
        lines.append(f"{name}{'' if name in certain else ' (probably)'}: {', '.join(counts)}")
    return lines


def speaker(text: str, statement: Statement) -> str:
    """Return who speaks: the full name, else the words that stand for it, else nothing."""
    words = " ".join(statement.speaker.of(text).split()) if statement.speaker else ""
    return statement.speaker_name or words


def _head(article: Article, width: int) -> Iterator[str]:
    facts = article.document.facts
    yield from wrap(kicker(article), width)
    yield ""
    yield from wrap(facts.headline, width)
    if facts.headline_supplied:
        yield from wrap(SUPPLIED, width)
    if facts.byline:
        yield from wrap(f"By {facts.byline}", width)
    yield ""


def _body(article: Article, width: int) -> Iterator[str]:
    text = article.document.text
    end = 0
    for block in article.document.blocks:
        if "\n\n" in text[end : block.span.start]:
            yield ""
        yield from _block(block, block.span.of(text), width)
        end = block.span.end


def _block(block: Block, words: str, width: int) -> Iterator[str]:
    match block.kind:
        case BlockKind.CODE | BlockKind.TABLE:
            yield from ("    " + line for line in words.split("\n"))
        case BlockKind.LIST_ITEM:
            yield from _list_item(block, words, width)
        case BlockKind.BLOCK_QUOTE:
            for line in words.split("\n"):
                yield from wrap(line, width, "> " * max(1, block.level))
        case _:
            for line in words.split("\n"):
                yield from wrap(line, width)


def _list_item(block: Block, words: str, width: int) -> Iterator[str]:
    outer = "  " * max(0, block.level - 1)
    marker = f"{block.marker or ' '} "
    lines = wrap(words, width, outer + " " * len(marker))
    yield outer + marker + lines[0].lstrip() if lines else outer + marker
    yield from lines[1:]


def _passage(passage: Passage, width: int) -> Iterator[str]:
    yield from wrap(passage.anchor.exact, width, "▌ ")
    yield from _said(passage, width)


def _said(said: Passage | Remark, width: int) -> Iterator[str]:
    """Yield the tags and the note of a passage, or of the whole article."""
    if said.tags:
        yield from wrap(f"Tags: {', '.join(said.tags)}", width, "  ")
    if said.note:
        for line in f"Note: {said.note}".split("\n"):
            yield from wrap(line, width, "  ") or [""]
