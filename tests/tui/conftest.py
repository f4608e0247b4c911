from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.reader import read_document
from prose.spans import Span
from store.library import Library
from tests.tui.article_views import HEADING, NEWS, SIZE, ViewApp
from tests.tui.command_line import Newsread
from tests.tui.named import make_named_library
from tests.tui.quoted import make_quoted_library
from tests.tui.style_sheets import parsed_once
from tui import jobs
from tui.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    from textual.pilot import Pilot

FIXTURES = Path(__file__).parent / "fixtures"


def span_of(text: str, words: str) -> Span:
    """Return where words stand first in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def add_article(library: Library, name: str) -> str:
    """Add a fixture by name, without marks, and return its text."""
    source = (FIXTURES / name).read_bytes()
    document = read_document(source, name)
    library.articles.add(document, source, name)
    return document.text


def marks_of_harbour(text: str) -> Marks:
    """What a person would mark in harbour.md, so that no test depends on what the model makes of it."""
    said = Quote(
        span_of(text, "We have cleared the last of the wrecks,"),
        QuoteKind.DIRECT,
        speaker=Span(text.index("Brandt told"), text.index(" told")),
        speaker_name="Tomas Brandt",
        cue=span_of(text, "told"),
        method=SpeakerMethod.ATTRIBUTED,
    )
    floating = Quote(
        span_of(text, "Nobody has sounded it since the storm,"),
        QuoteKind.DIRECT,
        speaker=span_of(text, "she"),
        speaker_name="Dora Lindqvist",
        method=SpeakerMethod.FLOATING,
    )
    denied = Quote(span_of(text, "that the channel was safe"), QuoteKind.INDIRECT, method=None)
    names = (
        Entity(span_of(text, "Tomas Brandt"), Label.PERSON),
        Entity(span_of(text, "Pilots' Guild"), Label.ORGANIZATION),
    )
    return Marks(names, (said, denied, floating))


def copy_of(template: Path, folder: Path) -> Path:
    """Copy a library for one test, and return where the copy is."""
    path = folder / "library" / "library.db"
    path.parent.mkdir()
    with Library.open(template) as library:
        return library.backup(path)


async def find_nothing(path: Path) -> AsyncGenerator[Progress]:
    """Have found all that is to be found in a library, without a look at it."""
    for none in range(0):
        yield Progress(none, none)


@pytest.fixture(autouse=True)
def without_detection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no desk load the models in a process beside it, which takes longer than most tests."""
    monkeypatch.setattr(jobs, "detect_marks", find_nothing)


@pytest.fixture(autouse=True, scope="session")
def style_sheets() -> Iterator[None]:
    """Have style sheets parsed once for all tests."""
    with parsed_once():
        yield


@pytest.fixture(scope="session")
def harbour_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with three articles, the first marked, that tests copy."""
    path = tmp_path_factory.mktemp("template") / "library.db"
    with Library.open(path) as library:
        library.marks.replace(1, marks_of_harbour(add_article(library, "harbour.md")), "by hand")
        add_article(library, "orchard.html")
        add_article(library, "ferry.txt")
    return path


@pytest.fixture
def harbour_library(harbour_template: Path, tmp_path: Path) -> Path:
    """A library of this test's own: 1 harbour.md with marks, 2 orchard.html and 3 ferry.txt without."""
    return copy_of(harbour_template, tmp_path)


@pytest.fixture
def newsread(
    harbour_library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Newsread:
    """Runs commands on a library with three articles."""
    return Newsread(harbour_library, capsys, monkeypatch)


@pytest.fixture
def first_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Newsread:
    """Runs commands where there is no library yet."""
    return Newsread(tmp_path / "new" / "library.db", capsys, monkeypatch)


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with the sample articles and the marks that the machine finds in them."""
    from store.detection import detect_pending
    from store.samples import add_samples

    path = tmp_path_factory.mktemp("samples") / "library.db"
    with Library.open(path) as library:
        add_samples(library)
        detect_pending(library)
    return path


@pytest.fixture
def sample_library(sample_template: Path, tmp_path: Path) -> Path:
    """A library of this test's own with the sample articles."""
    return copy_of(sample_template, tmp_path)


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A library of this test's own: the meeting on top, then what came after it."""
    path = tmp_path / "library.db"
    make_named_library(path)
    return path


@pytest.fixture
def quoted(tmp_path: Path) -> Path:
    """A library of this test's own: on top an article in which two quotes are somebody else's."""
    path = tmp_path / "library.db"
    make_quoted_library(path)
    return path


@pytest_asyncio.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    """An article view in an app of its own."""
    app = ViewApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.open(NEWS, HEADING)
        await pilot.pause()
        yield pilot
