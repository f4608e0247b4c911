"""The page of a name, through the keys of a reader."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from prose.corrections import CorrectionKind
from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.corrections.changes import Change
from store.library import Library
from store.names.names import NameFilter
from tests.store.making import add_article, make_document
from tests.tui.conftest import span_of
from tests.tui.desk import Desk, desk_on
from tests.tui.names import HARBOUR, make_library
from tui.screens.name_page import NamePage

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def named_library(tmp_path: Path) -> Path:
    """Two stories with the names that are marked in them."""
    return make_library(tmp_path / "library.db")


async def open_page(desk: Desk, text: str) -> NamePage:
    """Go to the page of a name."""
    [name] = desk.app.library.names.find(text)
    desk.app.ways.to_name(name.id)
    await desk.settle()
    assert isinstance(desk.app.screen, NamePage)
    return desk.app.screen


def correct(path: Path, change: Change) -> None:
    """Correct as another program does."""
    with Library.open(path) as library:
        library.corrections.make(change)


def identifier(path: Path, text: str) -> int:
    with Library.open(path) as library:
        [name] = library.names.find(text)
        return name.id


async def test_the_banner_says_what_the_name_is(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await open_page(desk, "Ida Brandt")
        lines = desk.shown().splitlines()
        assert lines[0].split() == ["Ida", "Brandt", "person"]
        assert lines[1].strip() == "4 mentions in 2 articles · last seen 12 Dec 2024 · also Brandt"
        assert lines[2].strip() == "Mentions 4   Quotes 3   Spellings 2"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_word_stands_in_one_column(named_library: Path, size: tuple[int, int]) -> None:
    async with desk_on(named_library, size) as desk:
        await open_page(desk, "Ida Brandt")
        shown = desk.shown().splitlines()
        assert shown[4].startswith(" Mayor opens the harbour")
        mentions = [line for line in shown[5:-1] if "Brandt" in line]
        columns = {line.index("Ida Brandt" if "Ida" in line else "Brandt") for line in mentions}
        assert len(mentions) == 4
        assert len(columns) == 1
        assert all(len(line) <= size[0] for line in shown)


async def test_the_word_stands_in_its_column_between_wide_and_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    text = (
        "在北京市人民政府的新闻发布会上发言人表示：Tarn 代表团将于下周访问。\n\n"
        "قال المتحدث في المؤتمر الصحفي Tarn إن الوفد سيصل\n\n"
        "A family 👨‍👩‍👧 came to Tarn, cafe\u0301 and all."
    )
    with Library.open(path) as library:
        article = add_article(library, text)
        starts = [place for place in range(len(text)) if text.startswith("Tarn", place)]
        entities = tuple(Entity(Span(start, start + 4), Label.PLACE) for start in starts)
        library.marks.replace(article, Marks(entities), "by hand")
        library.settle()
    async with desk_on(path, (80, 24)) as desk:
        await open_page(desk, "Tarn")
        lines = [line for line in desk.shown().splitlines()[5:-1] if "Tarn" in line]
        assert len(lines) == 3
        assert len({cell_len(line[: line.index("Tarn")]) for line in lines}) == 1


async def test_the_lines_of_articles_are_passed_over(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Ida Brandt")
        places = [page.rows.cursor]
        for _ in range(4):
            await desk.press("j")
            places.append(page.rows.cursor)
        assert places == [1, 2, 3, 5, 5]
        await desk.type("gg")
        assert page.rows.cursor == 1


async def test_an_article_is_stepped_over_and_back(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Ida Brandt")
        await desk.type("jJ")
        assert page.rows.cursor == 5
        assert desk.status == "Ida Brandt · person", "its article stands above it"
        await desk.type("J")
        assert desk.status == "That was the last article."
        await desk.type("K")
        assert page.rows.cursor == 1
        await desk.type("jK")
        assert page.rows.cursor == 1
        await desk.type("K")
        assert desk.status == "That was the first article."


async def test_a_mention_opens_where_it_stands_and_escape_comes_back_to_its_row(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Ida Brandt")
        await desk.press("j", "j", "enter")
        assert desk.words_at_caret(11) == "Brandt said"
        await desk.press("escape")
        assert desk.app.screen is page
        assert page.rows.cursor == 3
        await desk.press("escape")
        assert desk.front == "LibraryScreen"


async def test_what_a_name_said_and_how_it_is_told(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await open_page(desk, "Ida Brandt")
        await desk.press("tab")
        shown = desk.shown()
        assert "“We have cleared the last of the wrecks,”" in shown
        assert "quote · 12 Dec 2024 · Tarn Post · Mayor opens the harbour" in shown
        assert "quote · probably by this name · 12 Dec 2024" in shown
        assert "reported · 12 Dec 2024" in shown
        assert "“that Karvik" not in shown
        await desk.press("j", "enter")
        assert desk.words_at_caret(6) == "Nobody"
        await desk.press("escape")
        assert desk.front == "NamePage"
        assert desk.screen.rows.cursor == 1
        await desk.type("c")
        assert desk.front == "QuoteCorrectionDialog"
        await desk.type("0")
        await desk.press("enter")
        assert desk.status == "Said by nobody known: “Nobody will be kept waiting.” · u undoes"
        assert "Quotes 2" in desk.shown()
        await desk.type("u")
        assert "Quotes 3" in desk.shown()


async def test_the_same_words_in_several_articles_are_one_row(named_library: Path) -> None:
    text = "“We have cleared the last of the old wrecks,” Ida Brandt told the council."
    with Library.open(named_library) as library:
        document = make_document(text, datetime(2024, 12, 13, tzinfo=UTC), headline="Mud", publisher="Dawn")
        article = library.articles.add(document, text.encode(), "mud.txt").id
        speaker = span_of(text, "Ida Brandt")
        quote = Quote(
            Span(1, text.index("”")),
            QuoteKind.DIRECT,
            speaker=speaker,
            speaker_name="Ida Brandt",
            cue=span_of(text, "told"),
            method=SpeakerMethod.ATTRIBUTED,
        )
        library.marks.replace(article, Marks((Entity(speaker, Label.PERSON),), (quote,)), "by hand")
        library.settle()
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Ida Brandt")
        await desk.press("tab")
        lines = [line.strip(" ▐") for line in desk.shown().splitlines()]
        assert any("Quotes 3 " in line for line in lines)
        at = lines.index("“We have cleared the last of the old wrecks,”")
        assert lines[at + 1 : at + 3] == [
            "quote · 13 Dec 2024 · Dawn · Mud",
            "also Tarn Post 12 Dec 2024 (−old)",
        ]
        assert desk.status == "1 of 3"
        # It opens in the fullest wording, and after a correction each stands for itself.
        await desk.press("enter")
        assert desk.words_at_caret(27) == "We have cleared the last of"
        await desk.press("escape")
        await desk.burst("c", "0", "enter")
        await desk.settle()
        assert "Quotes 3 " in desk.shown()
        assert "(−old" not in desk.shown()
        assert page.rows.current is not None


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_the_readers_tags_stand_beside_what_is_said(named_library: Path, size: tuple[int, int]) -> None:
    with Library.open(named_library) as library:
        span = span_of(HARBOUR, "cleared the last")
        library.passages.make(1, span, tags=["claims", "a tag that is far longer than the line has room for"])
        library.codebook.recolour("a tag that is far longer than the line has room for", 1)
    async with desk_on(named_library, size) as desk:
        await open_page(desk, "Ida Brandt")
        await desk.press("tab")
        lines = [line for line in desk.shown().splitlines() if "║" in line]
        assert len(lines) == 1
        assert lines[0].strip(" ▐").startswith("quote · ║ a tag that")
        assert "12 Dec 2024" in lines[0]
        await desk.press("u", "u")
        assert "║" not in desk.shown()


async def test_a_name_that_said_nothing_says_so(named_library: Path) -> None:
    async with desk_on(named_library, (80, 24)) as desk:
        await open_page(desk, "Tarn")
        await desk.press("tab")
        assert "Quotes 0" in desk.shown()
        assert "Nothing that is quoted" in desk.shown()
        await desk.press("enter", "j", "J", "K")
        assert desk.front == "NamePage"


async def test_how_a_name_is_printed(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Ida Brandt")
        await desk.press("shift+tab")
        lines = desk.shown().splitlines()
        assert "Ida Brandt  the name itself" in lines[4]
        assert lines[4].rstrip().endswith("2 mentions      2 articles")
        assert lines[5].split()[:2] == ["Brandt", "2"]
        await desk.press("j", "enter")
        assert "c says that this is another name" in desk.status
        assert page.rows.cursor == 1


async def test_each_list_keeps_its_place(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Ida Brandt")
        await desk.press("j", "j", "tab", "j", "tab", "tab")
        assert page.rows.cursor == 3
        await desk.press("tab")
        assert page.rows.cursor == 1
        assert "“Nobody will be kept waiting.”" in desk.shown()


async def test_a_correction_elsewhere_shows_up(named_library: Path) -> None:
    guild = identifier(named_library, "Pilots’ Guild")
    async with desk_on(named_library) as desk:
        await open_page(desk, "Pilots’ Guild")
        correct(named_library, Change(CorrectionKind.RENAME, guild, text="Guild of Pilots"))
        desk.app._look_for_changes()
        await desk.settle()
        assert desk.shown().splitlines()[0].strip() == "Guild of Pilots   organisation   ✎ corrected by you"


async def test_a_page_follows_its_name_into_another(named_library: Path) -> None:
    okafor, brandt = identifier(named_library, "Tomas Okafor"), identifier(named_library, "Ida Brandt")
    async with desk_on(named_library) as desk:
        await open_page(desk, "Tomas Okafor")
        correct(named_library, Change(CorrectionKind.SAME, okafor, other_id=brandt))
        desk.app._look_for_changes()
        await desk.settle()
        assert "Ida Brandt" in desk.shown().splitlines()[0]
        assert "Spellings 3" in desk.shown()


async def test_the_page_of_what_is_no_name_any_more_closes(named_library: Path) -> None:
    repartition = identifier(named_library, "Repartition")
    async with desk_on(named_library) as desk:
        await desk.type("gn")
        await open_page(desk, "Repartition")
        correct(named_library, Change(CorrectionKind.NOT_A_NAME, repartition))
        desk.app._look_for_changes()
        await desk.settle()
        assert desk.front == "NamesScreen"
        assert "Repartition" not in desk.shown().splitlines()[3:20]
        assert [notice.text for notice in desk.app.notices.notices] == ["“Repartition” is no longer a name."]


async def test_undoing_what_made_a_name_closes_its_page(named_library: Path) -> None:
    with Library.open(named_library) as library:
        place = (1, span_of(HARBOUR, "guests"))
        library.corrections.make(Change(CorrectionKind.MISSED, label=Label.GROUP, place=place))
    async with desk_on(named_library) as desk:
        await open_page(desk, "guests")
        await desk.press("u")
        assert desk.front == "LibraryScreen"
        await desk.press("ctrl+r")
        await desk.type("gn")
        assert "guests" in desk.shown()


async def test_a_name_that_is_none_is_said_so_by_key(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gnFreparti")
        await desk.press("enter", "enter")
        assert desk.front == "NamePage"
        await desk.press("c", "n", "enter")
        assert desk.front == "NamesScreen"
        assert "No name has that." in desk.shown()
        await desk.press("u")
        assert "Repartition" in desk.shown()


async def test_one_spelling_is_parted_by_key(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await open_page(desk, "Ida Brandt")
        await desk.press("shift+tab", "j", "c")
        assert desk.front != "NamePage"
        await desk.press("escape")
        assert desk.front == "NamePage"


async def test_a_name_that_is_gone_is_not_opened(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        desk.app.ways.to_name(10_000)
        await desk.settle()
        assert desk.front == "LibraryScreen"


async def test_many_mentions_are_walked_through(tmp_path: Path) -> None:
    path = make_library(tmp_path / "library.db", copies=150)
    async with desk_on(path, (80, 24)) as desk:
        page = await open_page(desk, "Ida Brandt")
        await desk.type("G")
        assert page.rows.cursor == 150 * 6 - 1
        await desk.press("enter", "escape")
        assert page.rows.cursor == 150 * 6 - 1
        await desk.type("ggJJJ")
        assert "Mentions 600" in desk.shown()


async def test_a_mention_is_corrected_where_it_stands(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Karvik Marine")
        await desk.type("cb")
        assert "Which words?" in desk.shown()
        await desk.type("h")
        await desk.press("enter")
        names = {row.text: row.mentions for row in page.library.names.first_page(NameFilter())}
        assert "Karvik" in names
        assert "Karvik Marine" not in names
        await desk.type("u")
        assert page.library.names.find("Karvik Marine")


async def test_a_mention_may_be_of_somebody_else_in_its_article_only(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        page = await open_page(desk, "Tarn")
        await desk.type("cp")
        await desk.press("tab", "enter")
        labels = sorted(row.label for row in page.library.names.find("Tarn"))
        assert labels == [Label.PERSON, Label.PLACE]
