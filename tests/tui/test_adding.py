from __future__ import annotations

from tui.adding import Added
from tui.jobs import AddProgress


def report(headline: str = "", **more: object) -> AddProgress:
    values: dict[str, object] = {"new": False, "updated": False, "feed": False, "problem": ""}
    return AddProgress(1, 1, headline, **{**values, **more})  # type: ignore[arg-type]


def test_one_article_is_named() -> None:
    for said, one in {
        "Added “A bridge”": report("A bridge", new=True),
        "Updated “A bridge”": report("A bridge", updated=True),
        "“A bridge” is in the library already": report("A bridge"),
        "Subscribed to “Gazette”": report("Gazette", new=True, feed=True),
        "“Gazette” is among your feeds already": report("Gazette", feed=True),
        "": report(problem="There is no file."),
    }.items():
        added = Added()
        added.count(one)
        assert added.said() == said
        assert added.problem() == one.problem


def test_feeds_of_a_list_are_counted() -> None:
    added = Added()
    for one in (*[report("Gazette", new=True, feed=True)] * 3, report("Post", feed=True)):
        added.count(one)
    assert added.said() == "Subscribed to 3 feeds, 1 already among yours"
    assert added.are_feeds


def test_what_is_there_already_is_not_added() -> None:
    for said, one in {
        "All 3 articles are in the library already": report("A bridge"),
        "All 3 feeds are among yours already": report("Gazette", feed=True),
    }.items():
        added = Added()
        for _ in range(3):
            added.count(one)
        assert added.said() == said


def test_many_are_counted_and_the_first_problem_is_told() -> None:
    added = Added()
    for one in (
        *[report("A bridge", new=True)] * 2,
        report("A ferry", updated=True),
        report("A road"),
        *[report(problem="a.txt is empty.")] * 3,
    ):
        added.count(one)
    assert added.said() == "Added 2 articles, updated 1, 1 in the library already"
    assert added.problem() == "a.txt is empty. So it is with 2 others."
