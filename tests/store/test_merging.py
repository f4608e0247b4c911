from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from prose.spans import Span
from store.articles import ArticleFilter
from store.errors import SourceError
from store.formats.library_lines import VERSION
from store.formats.library_reading import merge_lines
from store.library import Library
from store.passages.passage import PassageFilter
from store.review.schedules import Answer, Schedules
from tests.store.making import TEXT, add_article, make_document
from tests.store.making_much import DEEDS, fill, kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.exchange.merged import Merged


QUOTED = Span(TEXT.index("“"), TEXT.index("”") + 1)


def take_in(library: Library, lines: Iterable[bytes]) -> Merged:
    with library.exchange.merging("import") as merging:
        merge_lines(lines, "other.jsonl", merging)
    return merging.merged


@settings(max_examples=settings().max_examples // 2)
@given(DEEDS)
def test_a_library_that_went_out_and_came_in_is_the_same(
    deeds: list[Callable[[Library, list[int]], object]],
) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("one.db", "other.db")]
        with Library.open(paths[0]) as library, Library.open(paths[1]) as other:
            fill(library, deeds)
            take_in(other, library.exchange.lines())
            assert kept(other) == kept(library)
            assert other.check() == []
            again = take_in(other, library.exchange.lines())
            assert (again.articles, again.passages, again.changed, again.tags, again.corrections) == (0,) * 5
            assert kept(other) == kept(library)
            assert list(other.exchange.lines()) == list(library.exchange.lines())


@pytest.fixture
def other(path: Path) -> Iterator[Library]:
    with Library.open(path.with_name("other.db")) as other:
        yield other


def test_two_libraries_become_one(library: Library, other: Library) -> None:
    mine, theirs = add_article(library), add_article(other)
    add_article(other, "Only there is this story.")
    library.passages.make(mine, Span(0, 3), tags=["Ports"])
    other.passages.make(theirs, Span(4, 11), tags=["ports", "claims"], note="Since when?")
    merged = take_in(library, other.exchange.lines())
    assert (merged.articles, merged.passages, merged.tags, merged.orphans) == (1, 1, 1, 0)
    assert [passage.tags for passage in library.passages.of_article(mine)] == [
        ("Ports",),
        ("claims", "Ports"),
    ]
    assert library.history.undo() == "import"
    assert [passage.tags for passage in library.passages.of_article(mine)] == [("Ports",)]
    assert library.history.redo() == "import"
    assert len(library.passages.of_article(mine)) == 2


def test_what_was_changed_later_elsewhere_is_changed(library: Library, other: Library) -> None:
    library.passages.make(add_article(library), Span(0, 3), tags=["ports"], note="First.")
    take_in(other, library.exchange.lines())
    before = list(library.exchange.lines())
    (passage,) = other.passages.of_article(1)
    other.passages.set_note(passage.id, "Second.")
    other.passages.remove_tags(passage.id, ["ports"])
    assert take_in(library, other.exchange.lines()).changed == 1
    assert [(one.note, one.tags) for one in library.passages.of_article(1)] == [("Second.", ())]
    take_in(library, before)
    assert [(one.note, one.tags) for one in library.passages.of_article(1)] == [("Second.", ())]


def test_two_notes_on_an_article_stand_together_once_however_often_they_meet(
    library: Library, other: Library
) -> None:
    library.remarks.set_note(add_article(library), "Mine.\n\nOurs.")
    other.remarks.set_note(add_article(other), "Theirs.\n\nOurs.")
    for _ in range(2):
        take_in(other, library.exchange.lines())
        take_in(library, other.exchange.lines())
    assert library.remarks.of_article(1).note == "Mine.\n\nOurs.\n\nTheirs."
    assert other.remarks.of_article(1).note == "Theirs.\n\nOurs.\n\nMine."
    assert take_in(other, library.exchange.lines()).remarks == 0


def test_a_tag_that_is_here_gets_what_it_lacks(library: Library, other: Library) -> None:
    for each in (library, other):
        for name in ("claims", "ports"):
            each.codebook.add(name)
    other.tags.set_key("claims", "c")
    other.tags.set_key("ports", "p")
    other.codebook.describe("claims", "Says that something is so.")
    library.tags.set_key("money", "p")
    take_in(library, other.exchange.lines())
    assert library.tags.keys() == {"c": "claims", "p": "money"}
    assert library.codebook.use("claims").description == "Says that something is so."
    assert library.history.undo() == "import"
    take_in(library, other.exchange.lines())
    take_in(library, other.exchange.lines())
    # What changes nothing is no step.
    assert [library.history.undo() for _ in range(2)] == ["import", "key p for “money”"]


def test_of_what_was_answered_in_review_here_and_there_the_later_holds(
    library: Library, other: Library
) -> None:
    passage = library.passages.make(add_article(library), Span(0, 3), tags=["ports"])
    take_in(other, library.exchange.lines())
    library.reviews.answer(passage.id, Answer.DONE)
    first = list(library.exchange.lines())
    later = other.reviews.answer(passage.id, Answer.NEVER)
    take_in(library, other.exchange.lines())
    take_in(other, first)
    for one in (library, other):
        assert one.reviews.schedule(passage.id) == later
        history = Schedules(one._connection).history(passage.id)
        assert history is not None
        assert [given.answer for given in history.answers] == [Answer.DONE, Answer.NEVER]
    library.history.undo()
    assert library.reviews.suspended() == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("stability", 1e300), ("difficulty", None), ("due", "9999-12-31T23:59:59+00:00"), ("answers", [{}])],
)
def test_a_schedule_that_is_none_is_not_taken_in(library: Library, name: str, value: object) -> None:
    passage = library.passages.make(add_article(library), Span(0, 3), tags=["ports"])
    library.reviews.answer(passage.id, Answer.DONE)
    *lines, last = library.exchange.lines()
    broken = json.loads(last)
    broken["review"][name] = value
    with pytest.raises(SourceError, match="nothing was taken in"):
        take_in(library, [*lines, json.dumps(broken).encode()])


def test_passages_are_found_in_the_text_that_is_here_or_are_orphans(library: Library, other: Library) -> None:
    article_id = add_article(other)
    changed = f"Added before. {TEXT}".replace("the mayor said", "said nobody")
    document = make_document(changed)
    other.passages.make(article_id, QUOTED, highlighted=True)
    other.passages.make(article_id, Span(21, 35), highlighted=True)
    add_article(library)
    library.versions.update(1, document, b"changed", "harbour.txt")
    merged = take_in(library, other.exchange.lines())
    placed = library.passages.of_article(1)
    assert placed[0].anchor.exact == "“We open it on Monday,”"
    assert merged.passages == 2
    assert [one.is_orphan for one in placed] == [False, merged.orphans == 1]
    assert library.check() == []


def test_articles_of_a_search_bring_what_belongs_to_them(library: Library, other: Library) -> None:
    first = add_article(library)
    second = add_article(library, "Another story.")
    for article_id in (first, second):
        library.passages.make(article_id, Span(0, 3), tags=[f"tag {article_id}"])
    take_in(other, library.exchange.lines([second]))
    assert other.articles.count(ArticleFilter()) == 1
    assert [tag.name for tag in other.tags.all()] == [f"tag {second}"]
    assert other.passages.count(PassageFilter()) == 1


def changed(lines: list[bytes], number: int, **values: Any) -> list[bytes]:
    value = json.loads(lines[number - 1]) | values
    return [*lines[: number - 1], json.dumps(value).encode(), *lines[number:]]


@pytest.mark.parametrize(
    ("number", "values", "told"),
    [
        (1, {"type": "other"}, "was not written by newsread"),
        (1, {"version": VERSION + 1}, "newer version"),
        (2, {"type": "thing"}, "“type”"),
        (2, {"id": "7"}, "“id”"),
        (2, {"key": "ab"}, "“key”"),
        (3, {"structure": {"blocks": []}}, "“structure”"),
        (3, {"source": "*"}, "“source”"),
        (3, {"added": "yesterday"}, "“added”"),
        (3, {"state": "eaten"}, "“state”"),
        (3, {"starred": 1}, "“starred”"),
        (4, {"end": 0}, "“end”"),
        (4, {"start": -1}, "“start”"),
        (4, {"start": 2**70}, "“start”"),
        (4, {"tags": "ports"}, "“tags”"),
        (4, {"tags": [" "]}, r"Line 4 of other\.jsonl has no “tag” .*needs a name"),
        (4, {"exact": ""}, "“exact”"),
    ],
)
def test_what_is_amiss_is_said_and_nothing_is_taken_in(
    library: Library, other: Library, number: int, values: dict[str, object], told: str
) -> None:
    library.passages.make(add_article(library), Span(0, 3), tags=["ports"])
    lines = changed(list(library.exchange.lines()), number, **values)
    with pytest.raises(Exception, match=told) as caught:
        take_in(other, lines)
    assert str(caught.value).endswith(".")
    assert other.articles.count(ArticleFilter()) == 0
    assert other.tags.all() == []


@pytest.mark.parametrize("line", [b"{", b"[1]", b'"text"', b"[" * 100_000, b"\xff"])
def test_a_line_that_is_no_object_is_named(library: Library, line: bytes) -> None:
    lines = [*library.exchange.lines(), line]
    with pytest.raises(SourceError, match=r"Line 2 of other\.jsonl"):
        take_in(library, lines)


def test_what_a_terminal_could_obey_does_not_come_in(library: Library, other: Library) -> None:
    library.passages.make(add_article(library), Span(0, 3), note="note")
    lines = changed(list(library.exchange.lines()), 3, note="\x1b[31mred\u202e", tags=["a\x07b"])
    take_in(other, lines)
    (passage,) = other.passages.of_article(1)
    assert (passage.note, passage.tags) == ("[31mred", ("ab",))
