"""What must hold for every document, and a document as lines that a fixture file can expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_text
from prose.document import BlockKind

if TYPE_CHECKING:
    from prose.document import Document


def described(document: Document) -> str:
    """Return the facts, blocks, styles, links and problems of `document`, one a line."""
    facts = document.facts
    lines = [f"headline: {facts.headline}{' (supplied)' if facts.headline_supplied else ''}"]
    lines += [
        f"{name}: {value}"
        for name, value in (
            ("byline", facts.byline),
            ("dateline", facts.dateline),
            ("publisher", facts.publisher),
            ("published", facts.published.strftime("%Y-%m-%d %H:%M") if facts.published else ""),
            ("language", facts.language),
            ("address", facts.address),
        )
        if value
    ]
    lines.append("")
    for block in document.blocks:
        level = f" {block.level}" if block.level else ""
        marker = f" {block.marker}" if block.marker else ""
        words = block.span.of(document.text).replace("\n", "⏎")
        kind = "p" if block.kind is BlockKind.PARAGRAPH else block.kind.value
        lines.append(f"{kind}{level}{marker}: {words}")
    lines += [f"[{style.kind.value}] {style.span.of(document.text)}" for style in document.styles]
    lines += [f"[link {link.address}] {link.span.of(document.text)}" for link in document.links]
    lines += [f"problem: {problem}" for problem in document.problems]
    return "\n".join(lines)


def check_document(document: Document) -> None:
    """Fail if `document` breaks what must hold for every one."""
    text = document.text
    assert text == clean_text(text)
    assert text == text.strip("\n")
    assert document.facts.headline
    assert document.facts.headline == " ".join(clean_text(document.facts.headline).split())
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        assert text[position : block.span.start] in ("", "\n", "\n\n")
        position = block.span.end
    assert position == len(text)
    for span in [*(style.span for style in document.styles), *(link.span for link in document.links)]:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    assert list(document.styles) == sorted(document.styles, key=lambda style: style.span.start)
    assert list(document.links) == sorted(document.links, key=lambda link: link.span.start)
