"""A document as lines of text, to be compared with what a fixture file expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
