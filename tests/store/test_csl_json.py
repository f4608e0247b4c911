"""The articles cited, for reference managers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from prose.spans import Span
from store.exchange.selection import Selection
from store.formats import csl_json
from store.search.query import tagged
from tests.store.making import add_article, make_document

if TYPE_CHECKING:
    from store.library import Library


def written(library: Library, selection: Selection) -> list[dict[str, object]]:
    file = BytesIO()
    csl_json.write(library, selection, file)
    items: list[dict[str, object]] = json.loads(file.getvalue())
    return items


def test_only_what_is_cited_goes_out_with_what_is_known(library: Library) -> None:
    add_article(library, "Nothing is marked here.")
    add_article(library, "A short one.", headline="Short")
    document = make_document(published=datetime(2024, 12, 9, tzinfo=UTC), publisher="Gazette")
    facts = replace(
        document.facts,
        byline="Ida Brandt",
        address="https://gazette.example/1",
        language="en",
        dateline="TARN",
    )
    library.articles.add(replace(document, facts=facts), b"full", "full.txt")
    library.passages.make(2, Span(0, 3), tags=["claims"])
    library.passages.make(3, Span(0, 3), highlighted=True)
    short, full = written(library, Selection())
    article = library.articles.get(3)
    assert article is not None
    added = article.added
    assert full == {
        "id": article.uuid,
        "type": "article-newspaper",
        "title": "Harbour shut",
        "author": [{"literal": "Ida Brandt"}],
        "container-title": "Gazette",
        "issued": {"date-parts": [[2024, 12, 9]]},
        "publisher-place": "TARN",
        "URL": "https://gazette.example/1",
        "accessed": {"date-parts": [[added.year, added.month, added.day]]},
        "language": "en",
    }
    assert short.keys() == {"id", "type", "title"}
    assert [item["title"] for item in written(library, Selection(tagged("claims")))] == ["Short"]
    assert written(library, Selection(tagged("nothing"))) == []
