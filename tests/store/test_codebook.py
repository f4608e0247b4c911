"""What is done to a tag wherever it is given, in one step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.spans import Span
from store.articles import ArticleFilter
from store.errors import CodebookError, InvalidTag
from store.library import Library
from store.passages.passage import PassageFilter
from store.search.language import read_query
from tests.store.making import add_article
from tests.store.making_much import fill, kept, mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def article(library: Library) -> int:
    """An article in which passages and the whole are tagged in a tree of tags."""
    article_id = add_article(library)
    library.passages.make(article_id, Span(0, 3), tags=["claims/denial"])
    library.passages.make(article_id, Span(4, 11), tags=["claims/denial", "claims/threat"], note="check")
    library.passages.make(article_id, Span(12, 14), tags=["claims"])
    library.passages.make(article_id, Span(15, 19), tags=["statements"], highlighted=True)
    library.remarks.add_tags([article_id], ["claims/threat", "ports/harbour"])
    return article_id


def tree(library: Library) -> list[tuple[str, int, int]]:
    return [
        (use.place.path if use.place.is_tag else f"({use.place.path})", use.passages, use.all_passages)
        for use in library.codebook.uses(library.codebook.places())
    ]


def found(library: Library, search: str) -> tuple[int, int]:
    query = read_query(search)
    return library.passages.count(PassageFilter(query)), library.articles.count(ArticleFilter(query))


@pytest.mark.usefixtures("article")
def test_tags_are_a_tree_in_which_each_passage_counts_once(library: Library) -> None:
    assert tree(library) == [
        ("claims", 1, 3),
        ("claims/denial", 2, 2),
        ("claims/threat", 1, 1),
        ("(ports)", 0, 0),
        ("ports/harbour", 0, 0),
        ("statements", 1, 1),
    ]
    ports = library.codebook.use("Ports")
    assert (ports.below, ports.all_articles, ports.colour) == (1, 1, None)


def test_nothing_comes_between_a_tag_and_what_lies_under_it(library: Library) -> None:
    for path in ("b", "a-1", "a/z/z", "a!", "A", "a 2", "a/y", "0"):
        library.codebook.add(path)
    paths = [place.path for place in library.codebook.places()]
    assert paths == ["0", "A", "a/y", "a/z", "a/z/z", "a 2", "a!", "a-1", "b"]
    numbers = [place.id for place in library.codebook.places()]
    assert len(set(numbers)) == len(numbers)


def test_renaming_a_parent_renames_all_under_it_and_is_found_so(library: Library, article: int) -> None:
    before = kept(library)
    move = library.codebook.plan_move("CLAIMS", "assertions")
    assert (move.old, move.new, move.tags, move.merged) == ("claims", "assertions", 3, ())
    assert (move.passages, move.articles) == (3, 1)
    library.codebook.carry_out(move)
    assert [tag.name for tag in library.tags.all()].count("claims") == 0
    assert library.remarks.of_article(article).tags == ("assertions/threat", "ports/harbour")
    assert found(library, "tag:assertions") == (3, 1)
    assert found(library, "denial -claims") == (2, 1)
    assert library.check() == []
    assert library.history.undo() == "rename “claims” to “assertions”"
    assert kept(library) == before
    assert found(library, "tag:assertions") == (0, 0)
    assert library.check() == []


@pytest.mark.usefixtures("article")
def test_a_tag_moves_under_another_one_and_to_the_top(library: Library) -> None:
    codebook = library.codebook
    codebook.carry_out(codebook.plan_move("claims/denial", "statements/denial"))
    codebook.carry_out(codebook.plan_move("ports/harbour", "harbour"))
    assert [path for path, *_ in tree(library)] == [
        *("claims", "claims/threat", "harbour", "statements", "statements/denial"),
    ]


def test_two_tags_become_one_that_keeps_what_each_had(library: Library, article: int) -> None:
    codebook = library.codebook
    library.tags.set_key("claims/threat", "t")
    codebook.describe("claims/threat", "Says what will follow.")
    codebook.describe("claims/denial", "Says that it is not so.")
    colour = codebook.use("claims/denial").colour
    before = kept(library)
    move = codebook.plan_move("claims/threat", "claims/denial")
    assert (move.passages, move.articles, len(move.merged), move.renamed) == (1, 1, 1, ())
    codebook.carry_out(move)
    one = codebook.use("claims/denial")
    assert (one.passages, one.articles, one.key, one.colour) == (2, 1, "t", colour)
    assert one.description == "Says that it is not so.\n\nSays what will follow."
    assert library.remarks.of_article(article).tags == ("claims/denial", "ports/harbour")
    library.history.undo()
    assert kept(library) == before


def test_tags_stand_in_order_whatever_their_accents(library: Library) -> None:
    for name in ("zone", "Ärzte", "cafe/tea", "café", "cafe", "café/tea", "cafe-bar", "Łódź"):
        library.codebook.add(name)
    assert [place.path for place in library.codebook.places()] == [
        *("Ärzte", "cafe", "cafe/tea", "café", "café/tea", "cafe-bar", "Łódź", "zone"),
    ]


def test_a_child_can_take_the_place_of_its_parent(library: Library) -> None:
    for path in ("a", "a/b", "a/b/b", "a/b/c", "a/c"):
        library.codebook.add(path)
    library.codebook.carry_out(library.codebook.plan_move("a/b", "a"))
    assert [place.path for place in library.codebook.places()] == ["a", "a/b", "a/c"]


@pytest.mark.usefixtures("article")
def test_only_the_case_of_a_name_can_change(library: Library) -> None:
    library.codebook.carry_out(library.codebook.plan_move("claims", "Claims"))
    assert [path for path, *_ in tree(library)][:3] == ["Claims", "Claims/denial", "Claims/threat"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("claims", "claims/old", "lies under"),
        ("claims", "claims", "already"),
        ("nothing", "something", "no tag “nothing”"),
        ("claims", "x" * 97, "at most 100"),
        ("claims", " / ", "needs a name"),
    ],
)
@pytest.mark.usefixtures("article")
def test_what_makes_no_sense_is_refused_with_a_sentence(
    library: Library, old: str, new: str, said: str
) -> None:
    with pytest.raises((CodebookError, InvalidTag), match=said) as caught:
        library.codebook.plan_move(old, new)
    assert str(caught.value).endswith(".")


def test_a_tag_is_deleted_alone_or_with_what_lies_under_it(library: Library, article: int) -> None:
    before = kept(library)
    alone = library.codebook.plan_deletion("claims")
    assert (alone.passages, alone.articles, alone.left_with_nothing) == (1, 0, 1)
    library.codebook.carry_out(alone)
    assert [path for path, *_ in tree(library)][:3] == ["(claims)", "claims/denial", "claims/threat"]
    with pytest.raises(CodebookError, match="only holds others together"):
        library.codebook.plan_deletion("claims")
    everything = library.codebook.plan_deletion("claims", below=True)
    assert (everything.passages, everything.articles, everything.left_with_nothing) == (2, 1, 1)
    library.codebook.carry_out(everything)
    # A passage with a note or a highlight is there without tags too.
    assert [passage.note for passage in library.passages.of_article(article)] == ["check", ""]
    assert library.check() == []
    for _ in range(2):
        library.history.undo()
    assert kept(library) == before


def test_a_tag_stays_while_it_has_a_description_or_is_kept(library: Library) -> None:
    article_id = add_article(library)
    library.passages.make(article_id, Span(0, 3), tags=["described", "kept", "loose"], highlighted=True)
    library.codebook.describe("described", "What it means.")
    library.codebook.keep("kept", True)
    [passage] = library.passages.of_article(article_id)
    library.passages.remove_tags(passage.id, passage.tags)
    assert [path for path, *_ in tree(library)] == ["described", "kept"]
    library.codebook.describe("described", " ")
    library.codebook.keep("kept", False)
    assert tree(library) == []


@pytest.mark.usefixtures("article")
def test_what_only_held_others_together_becomes_a_tag_when_something_is_said_of_it(library: Library) -> None:
    library.codebook.keep("ports", False)
    assert ("(ports)", 0, 0) in tree(library)
    library.codebook.describe("ports", "Where ships lie.")
    assert library.codebook.use("ports").description == "Where ships lie."
    assert ("ports", 0, 0) in tree(library)


def test_each_new_tag_has_a_colour_that_the_fewest_have(library: Library) -> None:
    for number in range(12):
        library.codebook.add(f"tag {number:02}")
    colours = [use.colour for use in library.codebook.uses(library.codebook.places())]
    assert colours[:4] == [0, 1, 2, 3]
    assert sorted(colour for colour in colours if colour is not None) == list(range(12))
    library.codebook.carry_out(library.codebook.plan_deletion("tag 01"))
    library.codebook.add("new")
    assert library.codebook.use("new").colour == 1


def test_a_tag_gets_another_colour_by_itself_or_by_hand(library: Library) -> None:
    for path in ("a", "b"):
        library.codebook.add(path)
    assert library.codebook.recolour("b", 0) == 0
    assert library.codebook.recolour("b") == 1
    assert library.codebook.use("b").colour == 1


PATHS = st.sampled_from(["claims", "Claims/denial", "claims/denial/flat", "ports", "ports/claims", "x"])
CHANGES: st.SearchStrategy[Callable[[Library], object]] = st.one_of(
    st.builds(
        lambda old, new: lambda it: it.codebook.carry_out(it.codebook.plan_move(old, new)), PATHS, PATHS
    ),
    st.builds(
        lambda path, below: lambda it: it.codebook.carry_out(it.codebook.plan_deletion(path, below=below)),
        PATHS,
        st.booleans(),
    ),
    st.builds(lambda path: lambda it: it.codebook.add(path), PATHS),
    st.builds(lambda path, kept: lambda it: it.codebook.keep(path, kept), PATHS, st.booleans()),
    st.builds(
        lambda path, text: lambda it: it.codebook.describe(path, text), PATHS, st.sampled_from(["", "yes"])
    ),
    st.builds(lambda path, colour: lambda it: it.codebook.recolour(path, colour), PATHS, st.integers(0, 11)),
    st.builds(lambda path, key: lambda it: it.tags.set_key(path, key), PATHS, st.sampled_from(["", "k"])),
    st.builds(
        lambda path, article: lambda it: it.remarks.add_tags([article], [path]), PATHS, st.integers(1, 3)
    ),
    st.builds(
        lambda path, start: lambda it: mark(it, [1, 2, 3], (0, start, 5), [path], ""),
        PATHS,
        st.integers(0, 2),
    ),
)


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(CHANGES, min_size=1, max_size=8))
def test_whatever_is_done_to_tags_can_be_undone_and_done_again(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Callable[[Library], object]]
) -> None:
    path: Path = tmp_path_factory.mktemp("codebook") / "library.db"
    with Library.open(path) as library:
        fill(library, [])
        mark(library, [1, 2, 3], (0, 0, 5), ["claims/denial", "ports"], "")
        library.remarks.add_tags([2], ["claims"])
        before, words, steps = kept(library), searched(library), 0
        for change in changes:
            at = len(library._connection.rows("SELECT id FROM step"))
            try:
                change(library)
            except CodebookError:
                continue
            steps += len(library._connection.rows("SELECT id FROM step")) - at
        after, words_after = kept(library), searched(library)
        assert library.check() == []
        for _ in range(steps):
            library.history.undo()
        assert (kept(library), searched(library)) == (before, words)
        for _ in range(steps):
            library.history.redo()
        assert (kept(library), searched(library)) == (after, words_after)
        assert library.check() == []


def searched(library: Library) -> list[tuple[object, ...]]:
    """Return what the search indexes hold."""
    sql = "SELECT rowid, tags FROM {} ORDER BY rowid"
    return [
        tuple(row)
        for index in ("passage_search", "remark_search")
        for row in library._connection.rows(sql.format(index))
    ]
