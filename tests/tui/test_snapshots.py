"""How every screen and state looks, at two sizes and in all colours.

What is pictured is one line here: the keys that lead there from the list of articles. After a change that is
meant, run this file with `--snapshot-update` and read what changed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from prose.anchors import make_anchor
from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.marks import Marks
from prose.spans import Span
from store.corrections.changes import Change
from store.exchange.merged import MergedPassage
from store.feeds import arrivals
from store.feeds.arrivals import ArrivedEntry
from store.feeds.feed import FeedSettings
from store.library import Library
from tests.store.coded import fill_coded
from tests.store.making import make_document
from tests.tui.conftest import add_article, copy_of, marks_of_harbour
from tests.tui.desk import desk_on
from tests.tui.named import make_named_library
from tests.tui.names import make_library
from tests.tui.pictures import pictured
from tests.tui.quoted import make_quoted_library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion
    from syrupy.location import PyTestLocation
    from syrupy.types import SnapshotIndex

    Make = Callable[[Path], object]

SIZES = {"narrow": (80, 24), "wide": (120, 40)}
"""The terminals, in cells. One session is pictured in both; it begins in the first."""


def make_harbour(path: Path) -> None:
    """Three articles, the first of them marked by hand."""
    with Library.open(path) as library:
        library.marks.replace(1, marks_of_harbour(add_article(library, "harbour.md")), "by hand")
        for name in ("orchard.html", "ferry.txt"):
            add_article(library, name)
        _find_nothing(library)


def make_due(path: Path) -> None:
    """The harbour, where a passage was marked long ago and a name is uncertain."""
    with Library.open(path) as library:
        text = add_article(library, "harbour.md")
        marks = marks_of_harbour(text)
        guild = replace(marks.entities[1], confidence=0.42)
        library.marks.replace(1, replace(marks, entities=(marks.entities[0], guild)), "by hand")
        library.settle()
        anchor = make_anchor(text, marks.quotes[0].span)
        made = datetime(2020, 2, 3, tzinfo=UTC)
        with library.exchange.merging("import") as merging:
            merging.add_passage(
                1, MergedPassage("", anchor, True, ["ports/wrecks"], "Who counted them?", made, made)
            )


def make_typeset(path: Path) -> None:
    """One article, with all that an article can be made of."""
    with Library.open(path) as library:
        add_article(library, "pilots.md")
        _find_nothing(library)


def make_names(path: Path) -> None:
    """Two stories with names, of which two are corrected."""
    with Library.open(make_library(path), create=False) as library:
        [guild], [brandt] = library.names.find("Pilots’ Guild"), library.names.find("Brandt")
        library.corrections.make(Change(CorrectionKind.RENAME, guild.id, text="Guild of Pilots"))
        library.corrections.make(Change(CorrectionKind.NOT_A_NAME, guild.id, only_in=2))
        library.corrections.make(Change(CorrectionKind.LABEL, brandt.id, label=Label.PERSON))


def make_tags(path: Path) -> None:
    """The harbour with a tree of tags, and with tags and a note of its own."""
    make_harbour(path)
    with Library.open(path) as library:
        for start, tags in enumerate((["claims/denial"], ["claims/denial", "claims/threat"], ["ports/quay"])):
            library.passages.make(1, Span(8 * start, 8 * start + 7), tags=tags)
        library.remarks.add_tags([1], ["ports/quay", "later"])
        library.remarks.set_note(1, "Compare with what the ferry company says.")
        library.codebook.describe("claims/denial", "Somebody says that something is not so.")
        library.codebook.add("claims")
        library.tags.set_key("claims/threat", "t")


def make_coded(path: Path) -> None:
    """Two articles with passages to be put together and counted."""
    with Library.open(path) as library:
        fill_coded(library)


def make_feeds(path: Path) -> None:
    """Four feeds in their folders, of which one is broken and one is paused."""
    with Library.open(path) as library:
        gazette = library.feeds.add("https://gazette.example/feed", FeedSettings("Gazette", "News")).id
        harbour = FeedSettings("Harbour notes", "News/Ports", full_text=True, minutes=120)
        library.feeds.add("https://harbour.example/feed", harbour)
        ferry = library.feeds.add("https://ferry.example/feed", FeedSettings("Ferry", "News/Ports")).id
        library.feeds.pause([library.feeds.add("https://old.example/feed", FeedSettings("Old")).id], True)
        feed = library.feeds.get(gazette)
        assert feed is not None
        for number in range(3):
            document = make_document(f"Story {number} of the harbour of Tarn.")
            library.arrivals.take_in(feed, ArrivedEntry(f"{number}", "1", document, b"%d" % number))
        told = "https://ferry.example/feed cannot be had: the server answers 500 (Internal Server Error)."
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(arrivals, "now", lambda: datetime(2024, 12, 3, 9, tzinfo=UTC))
            library.arrivals.failed(ferry, told, due=datetime(2024, 12, 3, 10, tzinfo=UTC))
        _find_nothing(library)


def make_empty(path: Path) -> None:
    """No article at all."""
    Library.open(path).close()


def _find_nothing(library: Library) -> None:
    """Leave nothing to be found in the background while the picture is taken."""
    for article in library.marks.undetected():
        library.marks.replace(article, Marks(), "nothing")


TO_NAME = "enter w w w w w w w w w w"
"""From the list to a name of the first article."""
STATES: dict[Make, dict[str, str]] = {
    make_harbour: {
        "list": "",
        "sidebar": "j x i j",
        "article": "G enter",
        "quote": "G enter ] q",
        "selection": "G enter } v )",
        "boundaries": "G enter } H > w",
        "sequence": "G enter z",
        "tag-keys": "G enter ,",
        "passages-in-text": "G enter t o n e enter } H i",
        "passages-over-each-other": "G enter V t o n e enter w w v e e t s a m e enter h",
        "passages": "G enter t o n e enter a y e s ctrl+s g p",
        "passages-filtered": "G enter t o n e enter g p F z",
        "no-passages": "g p",
        "search": "G enter / t h e enter",
        "tag-picker": "G enter t n e w",
        "tag-key": "G enter t n e w ctrl+k",
        "note-editor": "G enter a w h y",
        "note-unsaved": "G enter a w h y escape",
        "filter": "F z",
        "results": "/ h a r b o u r space o r space i s : o",
        "results-list": "/ h a r b o u r enter",
        "nothing-found": "/ z z z enter",
        "help": "?",
        "help-searched": "? u n d o",
        "palette": ":",
        "palette-searched": ": t h e m",
    },
    make_due: {"review": "g r", "review-done": "g r l", "uncertain": "g r tab"},
    make_coded: {"passages-by-tag": "g p tab, x j x", "statistics": "g #"},
    make_typeset: {"typesetting": "enter", "typesetting-below": "enter ctrl+f", "full-width": "enter Z"},
    make_names: {
        "names": "g n",
        "names-filter": "g n F z",
        "name-page": "g n enter j",
        "name-quotes": "g n enter tab",
        "name-spellings": "g n enter shift+tab",
        "corrections": "g c",
    },
    make_named_library: {
        "choices": f"{TO_NAME} c",
        "not-a-name": f"{TO_NAME} c n tab",
        "corrected": f"{TO_NAME} c g enter c t",
        "same-as": f"{TO_NAME} c s o",
        "not-the-same": "enter c d",
        "words-of-a-name": "enter c b l",
        "rename": f"{TO_NAME} c e U n i o n",
        "missed": f"{TO_NAME} w w v e c x",
    },
    make_quoted_library: {"speaker": "enter ] q ] q ] q c", "missed-quote": "enter G V c"},
    make_tags: {
        "article-tagged": "G enter",
        "tags": "g t j",
        "tags-folded": "g t h",
        "tags-rename": "g t r x",
        "tags-move": "g t j m down down",
        "tags-colour": "g t c down",
        "tags-delete": "g t d d tab",
        "tag-picker-described": "G t d e n",
    },
    make_feeds: {"feeds": "g f j j j"},
    make_empty: {
        "empty-tags": "g t",
        "empty-library": "",
        "empty-results": "/ x enter",
        "empty-passages": "g p",
        "empty-names": "g n",
        "empty-corrections": "g c",
        "empty-feeds": "g f",
    },
}
"""What is pictured, by what makes the library, with the keys that lead there from the list of articles.

After a comma all is waited for that the keys before it led to.
"""


class Picture(SingleFileSnapshotExtension):
    """A picture in a file of its own."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        """Return the name of a picture: of what is pictured, and how large."""
        return f"{test_location.methodname}[{index}]"


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Make], Path]:
    """Makes a library once, and returns where it is, for tests to copy."""

    @cache
    def made(make: Make) -> Path:
        path = tmp_path_factory.mktemp("pictured") / "library.db"
        make(path)
        return path

    return made


@pytest.mark.parametrize(
    ("make", "state"), [pytest.param(make, state, id=state) for make in STATES for state in STATES[make]]
)
async def test_look(
    snapshot: SnapshotAssertion,
    templates: Callable[[Make], Path],
    tmp_path: Path,
    make: Make,
    state: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What a row is about would be in a picture or not, as the hands that press the keys are slow or quick.
    monkeypatch.setattr("tui.screens.library.PREVIEW_SECONDS", 60.0)
    async with desk_on(copy_of(templates(make), tmp_path), SIZES["narrow"]) as desk:
        for keys in STATES[make][state].split(", "):
            await desk.follow(keys.split())
        pictures = await pictured(desk, [*SIZES.values()])
    for size, picture in zip(SIZES, pictures, strict=True):
        assert picture == snapshot(name=f"{state}-{size}", extension_class=Picture)
