"""The bin: what is in it is nowhere but there, comes back as it was, and goes for good when it is emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from prose.marks import Marks
from prose.spans import Span
from store.articles import ArticleFilter, ReadState
from store.exchange.selection import Selection
from store.names.names import NameFilter
from store.passages.passage import PassageFilter
from store.quotes.quotes import QuoteFilter
from store.search.language import read_query
from store.search.order import BEST_FIRST
from store.search.query import BINNED
from tests.store.making import add_file, add_marked

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library

KEPT = "[person: Ida Brandt] opened the harbour."
THROWN = "[person: Ida Brandt] shut the harbour. [person: Otto Falk] was there."


@pytest.fixture
def thrown(library: Library) -> int:
    """An article with all that can be made in it, beside another one with the same tag."""
    kept = add_marked(library, KEPT, headline="Open")
    library.passages.make(kept, Span(0, 10), tags=["ports"])
    article = add_marked(library, THROWN, headline="Shut")
    library.passages.make(article, Span(0, 10), tags=["ports", "alone"], note="harbour again")
    library.reading.mark(article, ReadState.STARTED)
    library.reading.star(article, True)
    return article


def shown(library: Library) -> dict[str, Any]:
    """What a reader sees of a library."""
    searches = (
        "",
        "harbour",
        "tag:ports",
        "is:starred",
        "is:started",
        "name:brandt",
        "note:again",
        "after:2000",
    )
    queries = {text: read_query(text) for text in searches}
    return {
        "found": {text: list(library.articles.ids(ArticleFilter(query))) for text, query in queries.items()},
        "first": {
            text: [row.id for row in library.articles.first_page(ArticleFilter(query))]
            for text, query in queries.items()
        },
        "best": list(library.articles.ids(ArticleFilter(queries["harbour"], order=BEST_FIRST))),
        "counts": [library.articles.count(ArticleFilter(query)) for query in (None, *queries.values())],
        "passages": [row.passage.note for row in library.passages.first_page(PassageFilter())],
        "tags": [(tag.name, tag.passages) for tag in library.tags.all()],
        "names": [(name.text, name.mentions) for name in library.names.first_page(NameFilter())],
        "quotes": library.quotes.count(QuoteFilter()),
        "exported": [row.passage.note for row in Selection().passages(library)],
    }


def test_what_is_in_the_bin_is_nowhere_else_and_comes_back_as_it_was(library: Library, thrown: int) -> None:
    before, passages = shown(library), library.passages.of_article(thrown)
    assert library.bin.put([thrown]) == 1
    assert library.bin.put([thrown]) == 0
    without = shown(library)
    assert without != before
    assert all(thrown not in found for found in without["found"].values())
    assert without["first"] == without["found"]
    assert without["passages"] == without["exported"] == [""]
    assert sorted(without["tags"]) == [("alone", 0), ("ports", 1)]
    assert without["names"] == [("Ida Brandt", 1)]

    for search in ("is:binned", "is:binned harbour", "is:binned tag:alone is:starred"):
        assert list(library.articles.ids(ArticleFilter(read_query(search)))) == [thrown]
    assert library.passages.count(PassageFilter(BINNED)) == 1
    assert library.articles.ids(ArticleFilter(read_query("-is:binned"))) == library.articles.ids(
        ArticleFilter()
    )
    row = library.articles.row(thrown)
    assert row is not None
    assert row.binned
    assert row.starred

    assert library.history.undo() == "put an article into the bin"
    assert shown(library) == before
    assert library.history.redo() is not None
    assert shown(library) == without
    assert library.bin.take_out([thrown, thrown + 1]) == 1
    assert shown(library) == before
    assert library.passages.of_article(thrown) == passages
    assert library.check() == []


def test_marks_found_in_the_bin_name_nobody(library: Library, thrown: int) -> None:
    library.bin.put([thrown])
    entities = library.marks.found_entities(thrown)
    assert entities
    assert thrown not in library.marks.undetected("another version")
    library.marks.replace(thrown, Marks(tuple(entities)), "newer")
    library.settle()
    assert [name.text for name in library.names.first_page(NameFilter())] == ["Ida Brandt"]
    library.bin.take_out([thrown])
    assert len(library.names.first_page(NameFilter())) == 2


def test_a_file_that_is_added_again_leaves_the_bin(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("The harbour is shut, the mayor of Tarn said on Monday morning.")
    article = add_file(library, file).id
    assert not add_file(library, file).restored
    library.bin.put([article])
    again = add_file(library, file)
    assert (again.id, again.new, again.restored) == (article, False, True)
    assert not library.bin.holds(article)


def test_what_is_deleted_for_good_is_gone_with_all_that_was_made_in_it(library: Library, thrown: int) -> None:
    told: list[tuple[int, int]] = []
    assert library.bin.delete([thrown]) == 0  # It is not in the bin.
    library.bin.put([thrown])
    ids = list(library.articles.ids(ArticleFilter(BINNED)))
    assert library.bin.delete(ids, lambda *done: told.append(done)) == 1
    assert told == [(1, 1)]
    assert library.articles.get(thrown) is None
    assert [tag.name for tag in library.tags.all()] == ["ports"]
    assert library.articles.count(ArticleFilter(BINNED)) == 0
    library.bin.compact()
    assert library.check() == []
