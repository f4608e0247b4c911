from __future__ import annotations

import pytest

from prose.anchors import make_anchor
from prose.spans import Span
from store.errors import GoneError, InvalidTag
from store.library import Library
from store.passages.passage import Passage, PassageFilter
from store.search.language import read_query
from store.search.query import tagged
from tests.store.making import TEXT, add_article

HARBOUR = Span(4, 11)
MAYOR = Span(21, 30)


def get(library: Library, passage_id: int) -> Passage:
    passage = library.passages.get(passage_id)
    assert passage is not None
    return passage


def test_a_passage_has_highlight_tags_and_note_independently(library: Library) -> None:
    article_id = add_article(library)
    passage = library.passages.make(
        article_id, HARBOUR, highlighted=True, tags=["ports", "Claims"], note=" Since\x1b when?\r\nAsk. "
    )
    assert passage.article_id == article_id
    assert passage.anchor == make_anchor(TEXT, HARBOUR)
    assert passage.highlighted
    assert passage.tags == ("Claims", "ports")
    assert passage.note == "Since when?\nAsk."
    assert passage.created == passage.changed
    assert get(library, passage.id) == passage

    library.passages.set_highlighted(passage.id, False)
    library.passages.remove_tags(passage.id, [" PORTS\n"])
    library.passages.set_note(passage.id, "Asked.")
    library.passages.add_tags(passage.id, ["harbour", "claims"])
    changed = get(library, passage.id)
    assert (changed.highlighted, changed.tags, changed.note) == (False, ("Claims", "harbour"), "Asked.")
    assert changed.changed > changed.created


def test_passages_may_overlap_and_stand_in_the_order_of_the_text(library: Library) -> None:
    article_id = add_article(library)
    spans = [MAYOR, Span(0, 35), HARBOUR, Span(HARBOUR.start, HARBOUR.end + 1)]
    made = [library.passages.make(article_id, span, highlighted=True).id for span in spans]
    assert [passage.id for passage in library.passages.of_article(article_id)] == [
        made[1], made[2], made[3], made[0]
    ]  # fmt: skip


@pytest.mark.parametrize("span", [Span(5, 5), Span(0, len(TEXT) + 1), Span(-1, 3), Span(9, 4)])
def test_a_passage_lies_in_its_text(library: Library, span: Span) -> None:
    article_id = add_article(library)
    passage = library.passages.make(article_id, HARBOUR, highlighted=True)
    with pytest.raises(ValueError, match="no passage"):
        library.passages.make(article_id, span, highlighted=True)
    with pytest.raises(ValueError, match="no passage"):
        library.passages.set_span(passage.id, span)
    assert library.passages.of_article(article_id) == [passage]


def test_a_passage_needs_a_highlight_a_tag_or_a_note(library: Library) -> None:
    article_id = add_article(library)
    with pytest.raises(ValueError, match="highlighted, tagged or noted"):
        library.passages.make(article_id, HARBOUR, note=" \n")


def test_a_passage_left_with_nothing_ceases_to_exist_and_comes_back(library: Library) -> None:
    article_id = add_article(library)
    passage = library.passages.make(article_id, HARBOUR, highlighted=True, tags=["ports"], note="Since when?")
    library.passages.set_highlighted(passage.id, False)
    library.passages.remove_tags(passage.id, ["ports"])
    assert library.passages.get(passage.id) is not None
    library.passages.set_note(passage.id, "")
    assert library.passages.get(passage.id) is None
    assert library.tags.all() == []
    assert library.history.undo() == "delete note"
    assert get(library, passage.id).note == "Since when?"


def test_boundaries_move_with_the_words(library: Library) -> None:
    passage = library.passages.make(add_article(library), HARBOUR, highlighted=True)
    library.passages.set_span(passage.id, MAYOR)
    assert get(library, passage.id).anchor == make_anchor(TEXT, MAYOR)
    assert library.passages.count(PassageFilter(read_query("harbour"))) == 0
    assert library.passages.count(PassageFilter(read_query("mayor"))) == 1


def test_what_changes_nothing_is_no_change(library: Library) -> None:
    article_id = add_article(library)
    passage = library.passages.make(article_id, HARBOUR, highlighted=True, tags=["ports"], note="Since when?")
    library.passages.set_highlighted(passage.id, True)
    library.passages.add_tags(passage.id, ["Ports"])
    library.passages.remove_tags(passage.id, ["other"])
    library.passages.set_note(passage.id, "Since when? ")
    library.passages.set_span(passage.id, HARBOUR)
    assert get(library, passage.id) == passage
    assert library.history.undo() == "tag “ports”"


def test_a_passage_that_is_gone_cannot_be_changed(library: Library) -> None:
    passages = library.passages
    for change in (
        lambda: passages.add_tags(7, ["ports"]),
        lambda: passages.remove_tags(7, ["ports"]),
        lambda: passages.set_note(7, "note"),
        lambda: passages.set_highlighted(7, True),
        lambda: passages.set_span(7, HARBOUR),
        lambda: passages.make(7, HARBOUR, highlighted=True),
    ):
        with pytest.raises(GoneError, match="no longer in the library"):
            change()
    passages.delete(7)
    assert library.tags.all() == []
    assert library.history.undo() is None


def test_a_tag_that_cannot_be_one_changes_nothing(library: Library) -> None:
    article_id = add_article(library)
    with pytest.raises(InvalidTag):
        library.passages.make(article_id, HARBOUR, tags=["ports", "\x1b "])
    assert library.passages.count(PassageFilter()) == 0


def test_lists_begin_with_the_newest_and_show_the_article(library: Library) -> None:
    first = library.passages.make(add_article(library, headline="Harbour shut"), HARBOUR, tags=["ports"])
    second = library.passages.make(
        add_article(library, "Ferries stop.", headline="Ferries"), Span(0, 7), note="x"
    )
    rows = library.passages.first_page(PassageFilter())
    assert [(row.passage, row.headline) for row in rows] == [(second, "Ferries"), (first, "Harbour shut")]
    assert list(library.passages.ids(PassageFilter())) == [second.id, first.id]
    assert library.passages.rows([first.id, 99, second.id]) == [rows[1], rows[0]]
    assert library.passages.first_page(PassageFilter(), limit=1) == rows[:1]


@pytest.mark.parametrize(
    ("passage_filter", "found"),
    [
        (PassageFilter(read_query("harb*")), True),
        (PassageFilter(read_query("since harb*")), True),
        (PassageFilter(read_query("clai*")), True),
        (PassageFilter(read_query("claims since tag:PORTS")), True),
        (PassageFilter(read_query("shut")), False),
        (PassageFilter(read_query("claims tag:other")), False),
        (PassageFilter(tagged("port")), False),
        (PassageFilter(tagged("claims")), True),
    ],
)
def test_passages_are_found_by_their_words_note_and_tags(
    library: Library, passage_filter: PassageFilter, found: bool
) -> None:
    article_id = add_article(library)
    library.passages.make(article_id, MAYOR, tags=["other"], note="nothing")
    passage = library.passages.make(article_id, HARBOUR, tags=["ports", "Claims"], note="Since when?")
    library.passages.remove_tags(passage.id, ["ports"])
    library.passages.add_tags(passage.id, ["Ports"])
    expected = [passage.id] if found else []
    assert list(library.passages.ids(passage_filter)) == expected
    assert library.passages.count(passage_filter) == len(expected)
    assert [row.passage.id for row in library.passages.first_page(passage_filter)] == expected


def test_the_same_words_are_one_passage_whoever_marks_them(library: Library) -> None:
    article_id = add_article(library)
    first = library.passages.make(article_id, Span(0, 11), tags=["one"], note="Why?")
    with Library.open(library.path) as window:
        second = window.passages.make(article_id, Span(0, 11), highlighted=True, tags=["two"], note="Who?")
    assert second.id == first.id
    assert (second.tags, second.highlighted, second.note) == (("one", "two"), True, "Why?\n\nWho?")
    library.history.undo()
    assert library.passages.of_article(article_id) == [first]


def test_a_tag_stands_for_the_tags_under_it(library: Library) -> None:
    article_id = add_article(library)
    under = library.passages.make(article_id, Span(0, 11), tags=["claims/threat"])
    beside = library.passages.make(article_id, Span(12, 14), tags=["claimsmen"])
    exact = library.passages.make(article_id, Span(15, 19), tags=["Claims"])
    assert {*library.passages.ids(PassageFilter(tagged("claims")))} == {under.id, exact.id}
    assert [*library.passages.ids(PassageFilter(tagged("claims/threat")))] == [under.id]
    assert [*library.passages.ids(PassageFilter(tagged("claimsmen")))] == [beside.id]
