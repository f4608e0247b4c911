from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prose.document import BlockKind, InlineStyle, Link, StyleKind
from prose.draft import BlockWriter, Draft, DraftBlock, compose
from prose.spans import Span


def written(*pieces: str) -> DraftBlock:
    """Return the block of `pieces`, every second one emphasised."""
    writer = BlockWriter()
    for number, piece in enumerate(pieces):
        start = writer.length
        writer.write(piece)
        if number % 2:
            writer.add_style(start, StyleKind.EMPHASIS)
    return writer.block(BlockKind.PARAGRAPH)


def emphasised(block: DraftBlock) -> list[str]:
    return [style.span.of(block.text) for style in block.styles]


def test_white_space_is_one_space_across_pieces() -> None:
    block = written(" The \n", " ferry ", "\t left", "  ", " at noon. ")
    assert block.text == "The ferry left at noon."
    assert emphasised(block) == ["ferry"]


def test_lines_break_once_and_without_space_at_their_ends() -> None:
    writer = BlockWriter()
    writer.break_line()
    for line in ("One ", " two", ""):
        writer.write(line)
        writer.break_line()
    assert writer.block(BlockKind.PARAGRAPH).text == "One\ntwo"


def test_a_part_keeps_what_lies_in_it() -> None:
    block = DraftBlock(
        "PARIS — The ferry left.",
        styles=(InlineStyle(Span(0, 11), StyleKind.STRONG), InlineStyle(Span(0, 5), StyleKind.EMPHASIS)),
        links=(Link(Span(12, 17), "https://example.com/"),),
    )
    part = block.part(8, len(block.text))
    assert part.text == "The ferry left."
    assert part.styles == (InlineStyle(Span(0, 3), StyleKind.STRONG),)
    assert part.links[0].span.of(part.text) == "ferry"


@given(st.text(min_size=1, max_size=30), st.data())
def test_what_is_not_cut_stays_in_its_styles(text: str, data: st.DataObject) -> None:
    position = st.integers(0, len(text))
    borders = sorted(data.draw(st.lists(position, max_size=6)))
    cuts = [Span(start, end) for start, end in zip(borders[::2], borders[1::2], strict=False)]
    start, end = sorted((data.draw(position), data.draw(position)))
    styles = (InlineStyle(Span(start, end), StyleKind.STRONG),) if start < end else ()
    kept = [place for place in range(len(text)) if not any(cut.start <= place < cut.end for cut in cuts)]
    block = DraftBlock(text, styles=styles).without(cuts)
    assert block.text == "".join(text[place] for place in kept)
    styled = "".join(text[place] for place in kept if start <= place < end)
    assert "".join(style.span.of(block.text) for style in block.styles) == styled


def test_blocks_are_parted_by_blank_lines_and_items_of_one_list_by_line_breaks() -> None:
    item = BlockKind.LIST_ITEM
    document = compose(
        Draft(
            (
                DraftBlock("One."),
                DraftBlock("a", item, 1, "•"),
                DraftBlock(
                    "b", item, 1, "•", follows_on=True, styles=(InlineStyle(Span(0, 1), StyleKind.STRONG),)
                ),
                DraftBlock(""),
                DraftBlock("c", item, 1, "1."),
                DraftBlock("Two."),
            )
        )
    )
    assert document.text == "One.\n\na\nb\n\nc\n\nTwo."
    assert [block.span.of(document.text) for block in document.blocks] == ["One.", "a", "b", "c", "Two."]
    assert [style.span.of(document.text) for style in document.styles] == ["b"]
    assert [block.marker for block in document.blocks] == ["", "•", "•", "1.", ""]
