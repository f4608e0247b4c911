from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.spans import Span
from store.articles import ArticleFilter, ReadState
from store.errors import HistoryError
from store.history import history
from store.library import Library
from store.passages.passage import PassageFilter
from store.search.language import read_query
from store.search.query import STARRED
from tests.store.making import add_article

if TYPE_CHECKING:
    from pathlib import Path

Action: TypeAlias = tuple[str, int, str]

ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            ["make", "tag", "untag", "note", "highlight", "move", "delete", "mark", "star", "undo", "redo"]
        ),
        st.integers(0, 5),
        st.sampled_from(["", "ports", "claims", "Claims", "it's “so”; --", "a\nb ' \" '' % ? :x"]),
    ),
    max_size=25,
)


def act(library: Library, action: Action) -> None:
    """Do what a reader could do; the number picks the passage, the word is a tag, a note or nothing."""
    kind, number, word = action
    passages = library.passages
    articles = library.articles.ids(ArticleFilter())
    ids = passages.ids(PassageFilter())
    chosen = ids[number % len(ids)] if ids else None
    match kind:
        case "make":
            passages.make(
                articles[number % len(articles)],
                Span(number, number + 3),
                highlighted=not word,
                tags=[word] if word else [],
                note=word * (number % 2),
            )
        case "mark":
            library.reading.mark(articles[number % len(articles)], list(ReadState)[number % 3])
        case "star":
            library.reading.star(articles[number % len(articles)], bool(number % 2))
        case "undo":
            library.history.undo()
        case "redo":
            library.history.redo()
        case _ if chosen is None:
            return
        case "tag" if word:
            passages.add_tags(chosen, [word, "more"])
        case "untag" if word:
            passages.remove_tags(chosen, [word])
        case "note":
            passages.set_note(chosen, word)
        case "highlight":
            passages.set_highlighted(chosen, bool(number % 2))
        case "move":
            passages.set_span(chosen, Span(number, number + 2 + len(word)))
        case "delete":
            passages.delete(chosen)


def state(library: Library) -> object:
    """Everything of the reader's, with its search index."""
    ids = library.articles.ids(ArticleFilter())
    words = ["ports", "claims", "so", "more", "har"]
    return (
        library.articles.rows(ids),
        [library.passages.of_article(article_id) for article_id in ids],
        library.tags.all(),
        [list(library.passages.ids(PassageFilter(read_query(word)))) for word in words],
    )


@settings(max_examples=settings().max_examples // 2)
@given(actions=ACTIONS)
def test_undoing_everything_leads_back_and_redoing_forth(
    tmp_path_factory: pytest.TempPathFactory, actions: list[Action]
) -> None:
    with Library.open(tmp_path_factory.mktemp("history") / "library.db") as library:
        library._connection.execute("PRAGMA synchronous = OFF")
        add_article(library)
        add_article(library, "The ferries lie in the harbour.")
        before = state(library)
        for action in actions:
            act(library, action)
        after = state(library)
        done = 0
        while library.history.undo() is not None:
            done += 1
        assert state(library) == before
        for _ in range(done):
            assert library.history.redo() is not None
        assert state(library) == after
        assert library.check() == []


@pytest.fixture
def article_id(library: Library) -> int:
    return add_article(library)


def test_an_empty_history_has_nothing_to_undo(library: Library, article_id: int) -> None:
    assert article_id
    assert library.history.undo() is None
    assert library.history.redo() is None


def test_undoing_a_deletion_brings_everything_back(library: Library, article_id: int) -> None:
    passage = library.passages.make(article_id, Span(0, 11), highlighted=True, tags=["a", "b"], note="Why?")
    library.passages.delete(passage.id)
    assert library.history.undo() == "delete passage"
    assert library.passages.get(passage.id) == passage
    assert library.passages.make(article_id, Span(0, 3), highlighted=True).id > passage.id


def test_a_group_is_one_step(library: Library, article_id: int) -> None:
    other_id = add_article(library, "Other.")
    with library.step("star 2\x1b articles"):
        library.reading.star(article_id, True)
        library.reading.star(other_id, True)
    assert library.history.undo() == "star 2 articles"
    assert library.articles.count(ArticleFilter(STARRED)) == 0
    assert library.history.redo() == "star 2 articles"
    assert library.articles.count(ArticleFilter(STARRED)) == 2


def test_a_step_that_fails_leaves_nothing(library: Library, article_id: int) -> None:
    before = state(library)

    def fail() -> None:
        with library.step("fails"):
            library.passages.make(article_id, Span(0, 3), tags=["ports"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert state(library) == before
    assert library.history.undo() is None
    library.reading.star(article_id, True)
    assert library.history.undo() == "star"


def test_a_part_of_a_step_that_fails_leaves_the_rest(library: Library, article_id: int) -> None:
    with library.step("both"):
        library.reading.star(article_id, True)
        with pytest.raises(ValueError, match="no passage"):
            library.passages.make(article_id, Span(0, 9_999), tags=["ports"])
    assert library.history.undo() == "both"
    assert library.articles.count(ArticleFilter(STARRED)) == 0


def test_a_new_step_makes_redoing_impossible(library: Library, article_id: int) -> None:
    library.reading.star(article_id, True)
    library.history.undo()
    library.reading.star(article_id, False)  # changes nothing, so it is no step
    library.reading.mark(article_id, ReadState.READ)
    assert library.history.redo() is None
    assert library.history.undo() == "mark read"
    assert library.history.undo() is None


def test_the_history_outlives_the_program(path: Path, library: Library, article_id: int) -> None:
    library.passages.make(article_id, Span(0, 3), tags=["ports"])
    library.reading.star(article_id, True)
    library.history.undo()
    library.close()
    with Library.open(path) as reopened:
        assert reopened.history.redo() == "star"
        assert reopened.history.undo() == "star"
        assert reopened.history.undo() == "tag “ports”"


def test_another_windows_step_is_undone_like_ones_own(path: Path, library: Library, article_id: int) -> None:
    passage = library.passages.make(article_id, Span(0, 3), tags=["ports"])
    with Library.open(path) as other:
        other.passages.delete(passage.id)
    assert library.history.undo() == "delete passage"
    assert library.passages.get(passage.id) == passage
    assert library.history.undo() == "tag “ports”"


def test_only_the_last_steps_are_kept(
    library: Library, article_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEPT", 3)
    for number in range(5):
        library.reading.star(article_id, number % 2 == 0)
    assert [library.history.undo() for _ in range(4)] == ["star", "unstar", "star", None]


def test_a_step_that_no_longer_applies_is_forgotten_whole(
    path: Path, library: Library, article_id: int
) -> None:
    library.reading.star(article_id, True)
    with library.step("tag and read"):
        library.reading.mark(article_id, ReadState.READ)
        passage = library.passages.make(article_id, Span(0, 3), tags=["ports"])
    with sqlite3.connect(path) as outside:
        outside.execute("DELETE FROM passage_tag")
        outside.execute("DELETE FROM passage")
    outside.close()
    before = state(library)
    with pytest.raises(HistoryError, match=r"^Tag and read cannot be undone, because .*\.$"):
        library.history.undo()
    assert library.passages.get(passage.id) is None
    assert state(library) == before
    assert library.history.undo() == "star"
    assert library.history.redo() == "star"
    assert library.history.redo() is None


@pytest.mark.parametrize(
    "inverse",
    [
        "ATTACH DATABASE '{path}.stolen' AS stolen",
        "PRAGMA user_version = 99",
        "DROP TABLE passage",
        "not a statement",
    ],
)
def test_a_statement_that_somebody_put_into_the_history_is_refused(
    path: Path, library: Library, article_id: int, inverse: str
) -> None:
    library.reading.star(article_id, True)
    with sqlite3.connect(path) as outside:
        outside.execute("UPDATE change SET inverse = ?", [inverse.format(path=path)])
    outside.close()
    with pytest.raises(HistoryError):
        library.history.undo()
    assert not list(path.parent.glob("*stolen*"))
    assert library.check() == []
