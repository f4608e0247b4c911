"""The articles cited, as reference managers take them (https://citeproc-js.readthedocs.io, "CSL-JSON")."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from store.bodies import Article
    from store.exchange.selection import Selection
    from store.library import Library


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write each article in which a passage is wanted, or of which something is said."""
    before = b"[\n"
    for article, *_ in selection.cited(library):
        file.write(before + json.dumps(_item(article), ensure_ascii=False).encode())
        before = b",\n"
    file.write(b"\n]\n" if before == b",\n" else b"[]\n")


def _item(article: Article) -> dict[str, object]:
    facts = article.document.facts
    day, added = facts.published, article.added
    item: dict[str, object] = {
        "id": article.uuid,
        "type": "article-newspaper",
        "title": facts.headline,
        # A byline may name several people, an agency or a desk: what is not parsed is taken as it stands.
        "author": [{"literal": facts.byline}] if facts.byline else None,
        "container-title": facts.publisher,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "publisher-place": facts.dateline,
        "URL": facts.address,
        "accessed": {"date-parts": [[added.year, added.month, added.day]]} if facts.address else None,
        "language": facts.language,
    }
    return {name: value for name, value in item.items() if value}
