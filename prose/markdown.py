"""From Markdown to a draft: CommonMark with tables and strikethrough, parsed by markdown-it-py.

What a source cannot show as text leaves no trace: an image becomes the text that stands for it, raw HTML
the text between its tags. A line break that the author forces (two spaces or a backslash at the end of a
line) stays a line break in its block; any other is a space.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from prose.addresses import link_address
from prose.characters import clean_line, clean_text
from prose.document import BlockKind, StyleKind
from prose.draft import BlockWriter, Draft, DraftBlock
from prose.front_matter import split_front_matter
from prose.markup import text_of_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

_DEEPEST = 30
"""How deep blocks and inline marks may nest; the parser goes no deeper, and calls itself for every level."""

RULE_TEXT = "* * *"
"""What a rule says in the canonical text, as typesetters print it."""

_STYLES = {"em": StyleKind.EMPHASIS, "strong": StyleKind.STRONG, "s": StyleKind.STRIKETHROUGH}


class _Parser(MarkdownIt):
    """A CommonMark parser that leaves it to us which addresses may be linked."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": _DEEPEST})
        self.enable(["table", "strikethrough"])

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Take every address for a link, so that the markup of one that is dropped later leaves the text."""
        return True


_parser = _Parser()


def read_markdown(text: str) -> Draft:
    """Return the draft of the article that `text` holds in Markdown."""
    facts, body = split_front_matter(clean_text(text).lstrip("\n"))
    tokens = _parser.parse(body)
    blocks = _Reader(facts.address).blocks(tokens)
    problems: tuple[str, ...] = ()
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        problems = ("Some of it is nested too deep to be read, and was left out.",)
    return _with_headline(Draft(tuple(blocks), facts, problems, plain=all(map(_is_plain, tokens))))


def _is_plain(token: Token) -> bool:
    """Whether `token` could come from a text without any markup."""
    words = ("text", "softbreak", "hardbreak")
    return token.type.startswith("paragraph") or (
        token.type == "inline" and all(child.type in words for child in token.children or ())
    )


def _with_headline(draft: Draft) -> Draft:
    """Make the heading that opens the text the headline, if no later one is of its rank or above it."""
    if not draft.blocks or draft.blocks[0].kind is not BlockKind.HEADING:
        return draft
    opening, rest = draft.blocks[0], draft.blocks[1:]
    title = clean_line(opening.text)
    stated = draft.facts.headline
    if stated and stated.casefold() != title.casefold():
        return draft
    outranked = any(block.kind is BlockKind.HEADING and block.level <= opening.level for block in rest)
    if opening.level > 1 and outranked and not stated:
        return draft
    titled = replace(draft, blocks=rest, facts=replace(draft.facts, headline=stated or title))
    return titled if titled.has_words else replace(titled, blocks=draft.blocks)


@dataclass(slots=True)
class _List:
    """A list that is open while its items are read."""

    number: int | None
    """The next item's number; None in a list with bullets."""
    marker: str = ""
    """The current item's marker, until its first paragraph takes it."""

    def open_item(self, delimiter: str) -> None:
        """Give the next item its marker."""
        if self.number is None:
            self.marker = "•"
        else:
            self.marker = f"{self.number}{delimiter}"
            self.number += 1


class _Reader:
    """Turns the tokens of one text into blocks."""

    def __init__(self, base: str) -> None:
        """Start at the top of a text whose own address is `base`, empty if it is not known."""
        self._base = base
        self._containers: list[_List | None] = []
        """The open lists and, as None, block quotes; the innermost last."""
        self._in_list = False
        """Whether the list item before this place belongs to the outermost list that is open."""
        self._blocks: list[DraftBlock] = []

    def blocks(self, tokens: Sequence[Token]) -> list[DraftBlock]:
        """Return the blocks of `tokens` that hold words."""
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = _closing(tokens, position)
                self._add_table(tokens[position:end])
                position = end
            else:
                self._take(token, tokens[position - 1] if position else None)
                position += 1
        return [block for block in self._blocks if block.text]

    def _take(self, token: Token, opening: Token | None) -> None:
        """Take in one token that is not a table's; `opening` is the token before it."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                ordered = token.type == "ordered_list_open"
                self._containers.append(_List(int(token.attrGet("start") or 1) if ordered else None))
            case "blockquote_open":
                self._containers.append(None)
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                self._containers.pop()
                self._in_list = self._in_list and bool(self._containers)
            case "list_item_open":
                innermost = self._containers[-1]
                assert innermost is not None, "an item stands in a list"
                innermost.open_item(token.markup)
            case "inline":
                heading = opening is not None and opening.type == "heading_open"
                self._add_prose(token, int(opening.tag[1:]) if opening and heading else 0)
            case "fence" | "code_block":
                self._blocks.append(
                    DraftBlock(clean_text(token.content).strip("\n").rstrip(), BlockKind.CODE)
                )
            case "hr":
                self._blocks.append(DraftBlock(RULE_TEXT, BlockKind.RULE))
            case "html_block":
                self._add_markup(token.content)
            case _:
                pass  # what closes, and what opens something whose words come as another token

    def _add_prose(self, token: Token, heading_level: int) -> None:
        """Add the words of a paragraph, or of a heading if its level is given."""
        writer = BlockWriter()
        _write_inline(writer, token.children or (), self._base)
        if heading_level:
            self._blocks.append(writer.block(BlockKind.HEADING, heading_level))
        else:
            self._blocks.append(self._contained(writer))

    def _contained(self, writer: BlockWriter) -> DraftBlock:
        """Return the block that was written as the paragraph that its containers make it."""
        if not self._containers:
            return writer.block(BlockKind.PARAGRAPH)
        innermost = self._containers[-1]
        if innermost is None:
            return writer.block(
                BlockKind.BLOCK_QUOTE, sum(container is None for container in self._containers)
            )
        depth = sum(container is not None for container in self._containers)
        marker, innermost.marker = innermost.marker, ""
        follows_on, self._in_list = self._in_list, True
        return writer.block(BlockKind.LIST_ITEM, depth, marker, follows_on=follows_on)

    def _add_markup(self, markup: str) -> None:
        """Add the lines of text in raw HTML, each as a paragraph."""
        for line in text_of_markup(markup).splitlines():
            writer = BlockWriter()
            writer.write(line)
            self._blocks.append(self._contained(writer))

    def _add_table(self, tokens: Sequence[Token]) -> None:
        """Add a table: one row a line, its cells parted by bars."""
        writer = BlockWriter()
        has_words = first_cell = False
        for token in tokens:
            if token.type == "tr_open":
                writer.break_line()
                first_cell = True
            elif token.type == "inline":
                if not first_cell:
                    writer.write(" | ")
                first_cell = False
                has_words = has_words or bool(token.content.strip())
                _write_inline(writer, token.children or (), self._base)
        if has_words:
            self._blocks.append(writer.block(BlockKind.TABLE))


def _closing(tokens: Sequence[Token], position: int) -> int:
    """Return the position after the token that closes the table opened at `position`; tables do not nest."""
    while tokens[position].type != "table_close":
        position += 1
    return position + 1


def _write_inline(writer: BlockWriter, tokens: Iterable[Token], base: str) -> None:
    """Write the words of inline `tokens`, their styles and their links."""
    opened: list[tuple[int, str]] = []
    hidden = ""
    for token in tokens:
        if token.type == "html_inline":
            hidden = _hidden_element(token.content, hidden)
            if token.content.lower().startswith("<br"):
                writer.break_line()
        elif hidden:
            continue
        elif token.type == "code_inline":
            start = writer.length
            writer.write(token.content)
            writer.add_style(start, StyleKind.CODE)
        elif token.type == "softbreak":
            writer.write(" ")
        elif token.type == "hardbreak":
            writer.break_line()
        elif token.type == "image":
            _write_inline(writer, token.children or (), base)
        elif token.nesting == 1:
            opened.append((writer.length, link_address(str(token.attrGet("href") or ""), base)))
        elif token.nesting == -1:
            start, address = opened.pop()
            if token.tag in _STYLES:
                writer.add_style(start, _STYLES[token.tag])
            elif address:
                writer.add_link(start, address)
        else:
            writer.write(token.content)


def _hidden_element(tag: str, hidden: str) -> str:
    """Return the element whose text is not shown after `tag`, given the one before it; nothing if none."""
    lowered = tag.lower()
    if hidden:
        return "" if lowered.startswith(f"</{hidden}") else hidden
    return next((name for name in ("script", "style") if lowered.startswith(f"<{name}")), "")
