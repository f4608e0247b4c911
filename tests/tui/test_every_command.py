"""Every command does something that a reader notices. What it does is for the tests of what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from prose.spans import Span
from store.articles import ArticleFilter
from store.corrections.changes import Change
from store.feeds.feed import FeedSettings
from store.library import Library
from store.passages.passage import PassageFilter
from store.review.schedules import Answer
from store.search.query import BINNED
from tests.store.making import make_document
from tests.tui.desk import desk_on
from tui import jobs
from tui.bounding import Side
from tui.commands.command import KeyedAction
from tui.commands.registry import ALL_COMMANDS
from tui.commands.situation import Situation
from tui.jobs import FetchProgress
from tui.screens.article import ArticleScreen
from tui.screens.library import LibraryScreen
from tui.screens.sitting import SittingScreen
from tui.screens.versions import DifferenceScreen

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence
    from pathlib import Path
    from typing import Any

    from tests.tui.desk import Desk
    from tui.app import NewsreadApp
    from tui.commands.command import Command

LEAVING = {"Quit"}
"""What ends the app."""


@pytest.fixture
def article(sample_library: Path) -> int:
    """The seed story, of whose names one is corrected, with two passages over each other."""
    with Library.open(sample_library) as library:
        [name] = library.names.find("Pakistan")
        library.corrections.make(Change(CorrectionKind.RENAME, name.id, text="Islamic Republic of Pakistan"))
        found = next(
            row.id for row in library.articles.rows(range(9)) if row.headline.startswith("The recent")
        )
        stored = library.articles.get(found)
        assert stored is not None
        start = stored.document.text.index("Usman Iqbal Jadoon")
        library.passages.make(found, Span(start, start + 18), tags=["envoy", "envoy/source"], note="Who?")
        library.passages.make(found, Span(0, 10), highlighted=True)
        # The same story, as another outlet has it: a few of its words are others.
        copy = make_document(stored.document.text.replace("Thursday", "on Thursday"), publisher="Gazette")
        other = library.articles.add(copy, b"copy", "copy.md").id
        for each in (found, other):
            library.stories.place(each)
        library.feeds.add("https://gazette.example/feed", FeedSettings(title="Gazette", folder="News"))
        gate = library.articles.add(make_document("The gate is shut.\n\nNobody waits."), b"1", "gate.md").id
        changed = make_document("The gates are shut.\n\nNobody waits at all.")
        library.versions.update(gate, changed, b"2", "gate.md")
    return found


def changed_article(app: NewsreadApp) -> int:
    """Return the article that had another text."""
    rows = app.library.articles.rows(range(20))
    return next(row.id for row in rows if app.library.versions.shown(row.id) is not None)


@pytest.fixture(autouse=True)
def silent_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no feed be asked: that would take a process each time."""

    async def fetch_feeds(path: Path, feeds: Sequence[int] = ()) -> AsyncGenerator[FetchProgress]:
        for done, _ in enumerate(feeds or (1,), start=1):
            yield FetchProgress(done, 1, 0, 0, "")

    monkeypatch.setattr(jobs, "fetch_feeds", fetch_feeds)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is set here be set nowhere else."""
    config = tmp_path / "config.toml"
    config.touch()
    monkeypatch.setenv("NEWSREAD_CONFIG", str(config))


def show_review(app: NewsreadApp) -> None:
    """Let every passage come up."""
    for passage in app.library.passages.ids(PassageFilter()):
        app.library.reviews.answer(passage, Answer.AGAIN)
    app.ways.to_review()


def show_tags(app: NewsreadApp) -> None:
    """Let there be tags, whatever was undone before."""
    for tag in ("envoy", "envoy/source"):
        app.library.codebook.add(tag)
    app.ways.to_tags()


LISTS: dict[Situation, Callable[[NewsreadApp], object]] = {
    Situation.LIBRARY: lambda app: None,
    Situation.SIDEBAR: lambda app: None,
    Situation.RESULTS: lambda app: app.ways.to_search("the"),
    Situation.PASSAGES: lambda app: app.ways.to_passages(),
    Situation.STORY: lambda app: any(
        app.ways.to_story(row.id) for row in app.library.articles.rows(range(9))
    ),
    Situation.NAMES: lambda app: app.ways.to_names(),
    Situation.CORRECTIONS: lambda app: app.ways.to_corrections(),
    Situation.TAGS: show_tags,
    Situation.FEEDS: lambda app: app.ways.to_feeds(),
    Situation.STATISTICS: lambda app: app.ways.to_statistics(),
    Situation.VERSIONS: lambda app: app.ways.to_versions(changed_article(app)),
    Situation.DIFFERENCE: lambda app: app.push_screen(
        DifferenceScreen(*app.library.versions.of_article(changed_article(app))[::-1])
    ),
    Situation.REVIEW: show_review,
    Situation.DOUBTS: lambda app: app.ways.to_doubts(),
    Situation.NAME_PAGE: lambda app: app.ways.to_name(app.library.names.find("Taliban")[0].id),
}
"""The way to each list."""


async def go(desk: Desk, situation: Situation, article: int) -> None:
    """Bring the desk to where a situation is."""
    while len(desk.app.screen_stack) > 1:
        desk.app.pop_screen()
    library = desk.app.library
    library.bin.take_out(library.articles.ids(ArticleFilter(BINNED)))
    if situation in LISTS:
        LISTS[situation](desk.app)
    else:
        desk.app.ways.to_article(article)
    await desk.pilot.pause()


async def settle_in(desk: Desk, situation: Situation) -> None:
    """Stand in the middle of whatever there is."""
    screen = desk.screen
    if isinstance(screen, ArticleScreen):
        screen.leave_inspector()
        screen.restore_boundaries()
        place = desk.text.index("Usman Iqbal Jadoon") + 8
        around = Span(place - 20, place + 30)
        if screen.passage_over(around) is None:
            desk.app.library.passages.make(screen.article_read, around, highlighted=True)
            screen.library_changed()
        screen.view.move_caret(place)
        if situation is Situation.SELECTION:
            screen.view.select(Span(place, place + 9))
        elif situation is Situation.BOUNDARIES:
            screen.take_boundary(Side.END)
        elif situation is Situation.INSPECTOR:
            screen.enter_inspector()
            screen.inspector.go_to(3)
    elif isinstance(screen, SittingScreen):
        if not screen.asks:
            screen.undo(1)
        screen.scroll_lines(1)
    elif screen.rows.current is None:
        # What was there was just taken back.
        screen.undo(1)
    else:
        screen.rows.go_to(1)
    if isinstance(screen, LibraryScreen):
        screen.enter_sidebar() if situation is Situation.SIDEBAR else screen.leave_sidebar()
    # What was asked last is not answered.
    screen._keys.clear()
    screen.show_pending()
    screen.status.hush()
    await desk.pilot.pause()
    assert screen.situation is situation


def tried_in(command: Command[Any]) -> Situation:
    """Return where a command is tried: where there is most that it can be about."""
    full = (place for place in (Situation.ARTICLE, Situation.TAGS) if place in command.situations)
    return next(full, command.situations[0])


def noticed(desk: Desk) -> tuple[object, ...]:
    """Return what a reader has before him."""
    screen = desk.app.screen
    in_text = (screen.view.caret, screen.view.selection) if isinstance(screen, ArticleScreen) else ()
    return (desk.front, desk.app.theme, desk.shown(), *in_text)


IN_AN_ARTICLE = [Situation.ARTICLE, Situation.SELECTION, Situation.BOUNDARIES, Situation.INSPECTOR]
ELSEWHERE = [situation for situation in Situation if situation not in IN_AN_ARTICLE]


# The screen is so low that there is more of everything than it shows.
@pytest.mark.parametrize(
    ("situations", "height"), [(IN_AN_ARTICLE, 12), (ELSEWHERE, 10)], ids=["in an article", "elsewhere"]
)
async def test_every_command_does_something(
    sample_library: Path, article: int, situations: Sequence[Situation], height: int
) -> None:
    silent = []
    async with desk_on(sample_library, (80, height)) as desk:
        for situation in situations:
            await go(desk, situation, article)
            for command in ALL_COMMANDS:
                if tried_in(command) is not situation or command.name in LEAVING:
                    continue
                await settle_in(desk, situation)
                base, before = desk.screen, noticed(desk)
                taken = command.action.accepts if isinstance(command.action, KeyedAction) else None
                key = next(filter(taken, "an")) if taken else ""
                base.run_command(command, key=key)
                await desk.pilot.pause()
                if noticed(desk) == before:
                    await desk.settle()
                if noticed(desk) == before:
                    silent.append(command.name)
                if desk.app.screen is not base or base.article_read not in (None, article):
                    await go(desk, situation, article)
    assert not silent, silent
