"""The whole story: open, read, jump, select, tag, note, undo, leave, come back, find again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.store.making import add_file
from tests.tui.desk import SEED, desk_on, open_seed_story, passages_in
from tui.article_heading import heading_of
from tui.article_loading import load_article

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_newcomer_sees_the_samples_with_start_here_on_top(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        assert desk.front == "LibraryScreen"
        lines = desk.shown().splitlines()
        assert "newsread" in lines[0]
        assert "Start here" in lines[2]
        assert any(SEED in line for line in lines)
        assert "Enter open" in lines[-1]
        assert "? help" in lines[-1]


async def test_both_quotes_of_the_seed_story_name_their_speaker(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("]q")
        while desk.words_at_caret(3) != "The":
            await desk.type("]q")
        assert "quote · Usman Iqbal Jadoon" in desk.status
        await desk.type("]q")
        assert desk.words_at_caret(16) == "We have evidence"
        assert "quote · Usman Iqbal Jadoon" in desk.status
        await desk.type("[q")
        assert desk.words_at_caret(9) == "The TTP —"


async def test_what_is_marked_is_found_again_after_a_restart(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("))t")
        await desk.type("claims/threat")
        await desk.press("enter")
        assert "Tagged “claims/threat”" in desk.status
        await desk.press("a")
        await desk.type("Who counted?")
        await desk.press("ctrl+s")
        await desk.press("q")
    kept = passages_in(sample_library)
    assert [(passage.tags, passage.note) for passage in kept] == [(("claims/threat",), "Who counted?")]

    async with desk_on(sample_library) as desk:
        await desk.type("gp")
        assert desk.front == "PassagesScreen"
        assert "claims/threat" in desk.shown()
        assert "Who counted?" in desk.shown()
        await desk.press("enter")
        assert desk.view.caret == kept[0].span.start
        assert "▌ claims/threat · note" in desk.status
        await desk.press("escape")
        assert desk.front == "PassagesScreen"
        await desk.press("escape")
        assert desk.front == "LibraryScreen"
        assert "Passages 1" in desk.shown()


async def test_undo_and_redo_reach_back_over_a_restart(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("H")
        await desk.type("t")
        await desk.type("threat")
        await desk.press("enter")
        await desk.press("u")
        assert [passage.tags for passage in passages_in(sample_library)] == [()]
        await desk.press("ctrl+r")
        assert [passage.tags for passage in passages_in(sample_library)] == [("threat",)]
    async with desk_on(sample_library) as desk:
        await desk.press("u", "u")
        assert passages_in(sample_library) == []
        await desk.press("ctrl+r", "ctrl+r")
        assert [passage.tags for passage in passages_in(sample_library)] == [("threat",)]


async def test_a_selection_becomes_exactly_the_passage(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("v3et")
        await desk.type("opening")
        await desk.press("enter")
        [passage] = passages_in(sample_library)
        assert passage.anchor.exact == "The recent assassination"
        assert desk.view.selection is None


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("vis", "TTP, a globally designated terrorist group,"),
        ("vip", "TTP, a globally designated terrorist group,"),
        ("V", "TTP, a globally designated terrorist group,"),
    ],
)
async def test_text_objects(sample_library: Path, keys: str, words: str) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        desk.view.move_caret(desk.text.index("has waged attacks"))
        await desk.type(keys)
        selection = desk.view.selection
        assert selection is not None
        assert selection.of(desk.text).startswith(words)
        assert selection.of(desk.text).endswith("Kabul.")


async def test_a_statement_is_selected_with_its_attribution(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        desk.view.move_caret(desk.text.index("evidence of its"))
        await desk.type("viq")
        assert desk.view.selection is not None
        assert desk.view.selection.of(desk.text).startswith("We have evidence of its [the TTP’s]")
        await desk.type("aq")
        assert desk.view.selection.of(desk.text).startswith("“We have evidence")
        assert desk.view.selection.of(desk.text).endswith("Jadoon asserted")


async def test_a_passage_loses_what_is_taken_away_and_then_goes(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("H")
        await desk.type("t")
        await desk.type("one")
        await desk.press("enter")
        await desk.press("T")
        assert [(p.tags, p.highlighted) for p in passages_in(sample_library)] == [((), True)]
        await desk.press("d", "d")
        assert passages_in(sample_library) == []
        await desk.press("d", "d")
        assert "no passage here" in desk.status


async def test_typing_a_note_and_changing_ones_mind_loses_nothing_by_accident(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("a")
        await desk.type("half a thought")
        await desk.pilot.press("escape")
        assert "Not saved" in str(desk.app.screen.query_one("Vertical").border_subtitle)
        await desk.press("escape")
        assert passages_in(sample_library) == []


async def test_search_counts_wraps_and_goes(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("slash")
        await desk.type("tt")
        assert desk.words_at_caret(2) in {"tt", "TT"}, "the text follows each key"
        await desk.type("p")
        hits = len(desk.article.opened.hits)
        assert hits == desk.text.lower().count("ttp")
        assert "Search ttp" in desk.shown()
        assert f"1 of {hits}" in desk.shown()
        await desk.type("x")
        assert "not found" in desk.shown()
        assert desk.view.caret == 0, "what is not there leads nowhere"
        await desk.press("backspace", "enter")
        assert desk.status == f"Hit 1 of {hits}"
        first = desk.view.caret
        await desk.press("N")
        assert desk.status == f"Hit {hits} of {hits}, from the other end"
        await desk.press("n")
        assert desk.view.caret == first
        await desk.type("3n")
        assert desk.status == f"Hit 4 of {hits}"
        place = desk.view.caret, desk.view.top
        await desk.type("/")
        await desk.type("jadoon")
        assert (desk.view.caret, desk.view.top) != place
        await desk.press("escape")
        assert (desk.view.caret, desk.view.top) == place
        assert len(desk.article.opened.hits) == hits, "and the hits are those of before"
        await desk.type("/")
        await desk.press("enter")
        assert desk.status == f"Hit 5 of {hits}"
        await desk.press("escape")
        assert not desk.article.opened.hits


async def test_search_for_what_is_not_there(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        caret = desk.view.caret
        await desk.press("slash")
        await desk.type("zeppelin")
        await desk.press("enter")
        assert desk.status == "“zeppelin” is not in this article."
        assert desk.view.caret == caret


async def test_reading_goes_on_where_it_was_left(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("G3{")
        caret = desk.view.caret
        await desk.press("escape")
        await desk.press("enter")
        assert desk.view.caret == caret
        assert desk.article.status._place not in ("", "0 %")


async def test_the_next_article_and_back(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.press("enter")
        first = desk.article.opened.article.id
        await desk.press("J")
        assert desk.article.opened.article.id != first
        await desk.press("K")
        assert desk.article.opened.article.id == first
        await desk.press("K")
        assert desk.status == "That was the first article."


async def test_opening_marks_as_started_and_the_end_as_read(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.press("enter", "escape")
        assert "◐" in desk.shown().splitlines()[2]
        await desk.press("enter", "G", "escape")
        assert "●" not in desk.shown().splitlines()[2]
        assert "◐" not in desk.shown().splitlines()[2]
        await desk.press("u")
        assert desk.status == "Nothing to undo."


async def test_read_and_star_in_the_list_are_undone(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("*r")
        line = desk.shown().splitlines()[2]
        assert "★" in line
        assert "●" not in line
        await desk.press("u", "u")
        line = desk.shown().splitlines()[2]
        assert "★" not in line
        assert "●" in line


async def test_the_inspector_jumps_from_mention_to_mention(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("i")
        assert desk.article.inspector.has_focus
        for _ in range(40):
            row = desk.article.inspector.current
            if row is not None and row.text == "Usman Iqbal Jadoon" and row.count >= 2:
                break
            await desk.press("j")
        carets = []
        for _ in range(2):
            await desk.press("enter")
            carets.append(desk.view.caret)
        assert [desk.text[caret : caret + 5] for caret in carets] in (["Usman", "Jadoo"], ["The T", "We ha"])
        await desk.press("escape")
        assert desk.view.has_focus


async def test_filtering_passages_by_word_and_by_tag(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        for tag in ("one", "two"):
            await desk.type("t")
            await desk.type(tag)
            await desk.press("enter")
            await desk.type("}")
        await desk.type("gp")
        await desk.type("F")
        await desk.type("tag:one")
        assert len(desk.screen.rows._rows or ()) == 1
        await desk.press("escape")
        assert len(desk.screen.rows._rows or ()) == 2
        await desk.type("#")
        await desk.type("two")
        await desk.press("enter")
        assert "tag:two" in desk.shown()
        assert len(desk.screen.rows._rows or ()) == 1
        await desk.type("F")
        await desk.type(" zeppelin")
        assert "No passage has that." in desk.shown()


async def test_filtering_articles_follows_each_key(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("F")
        await desk.type("taliban")
        assert SEED in desk.shown()
        assert "Start here" not in desk.shown()
        await desk.press("enter")
        await desk.press("enter")
        assert desk.article.opened.article.document.facts.headline.startswith(SEED)
        await desk.press("escape", "escape")
        assert "Start here" in desk.shown()
        await desk.type("F")
        await desk.type("zeppelin")
        assert "No article has that." in desk.shown()


async def test_help_is_searched_and_closed(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("?")
        assert "Open the article" in desk.shown()
        await desk.type("undo")
        assert "Undo" in desk.shown()
        assert "Open the article" not in desk.shown()
        await desk.press("escape")
        assert desk.front == "LibraryScreen"


async def test_a_command_is_run_by_name(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type(":")
        await desk.type("passages")
        await desk.pilot.pause(0.3)
        await desk.press("enter")
        assert desk.front == "PassagesScreen"
        assert "You have no passages yet." in desk.shown()


async def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    async with desk_on(path) as desk:
        assert "The library is empty." in desk.shown()
        await desk.press("enter", "j", "r", "u")
        assert desk.front == "LibraryScreen"


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_a_small_terminal_is_whole(sample_library: Path, size: tuple[int, int]) -> None:
    async with desk_on(sample_library, size) as desk:
        assert "Start here" in desk.shown()
        await open_seed_story(desk)
        assert "The recent" in desk.shown()
        await desk.type("))H")
        assert "Highlighted" in desk.status
        await desk.type("gp")
        assert desk.front == "PassagesScreen"
        await desk.type("?")
        await desk.press("escape")


async def test_an_article_added_elsewhere_shows_up(sample_library: Path, tmp_path: Path) -> None:
    async with desk_on(sample_library) as desk:
        story = tmp_path / "late.txt"
        story.write_text("Ferry returns to port\n\nThe ferry came back at noon. Nobody had expected it.\n")
        with Library.open(sample_library, create=False) as other:
            add_file(other, story)
        desk.app._look_for_changes()
        await desk.settle()
        assert "Ferry returns to port" in desk.shown()


async def test_a_motion_by_sentence_means_the_sentence_and_not_its_first_name(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type(")")
        assert desk.words_at_caret(16) == "Taliban Minister"
        assert desk.status == "sentence"
        await desk.type("H")
        assert passages_in(sample_library)[0].anchor.exact.endswith("capital on Wednesday.")
        await desk.type("lh")
        assert desk.status == "▌ highlight · organisation · Taliban 7×"


async def test_a_note_on_a_selection(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("vea")
        await desk.type("why")
        await desk.press("ctrl+s")
        assert [(p.anchor.exact, p.note) for p in passages_in(sample_library)] == [("The", "why")]


async def test_a_passage_does_not_begin_or_end_with_space(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("}kv3wH")
        [passage] = passages_in(sample_library)
        assert passage.anchor.exact == passage.anchor.exact.strip() != ""


async def test_unread_articles_are_found_from_the_list_and_from_an_article(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        rows = desk.screen.rows
        await desk.type("jrk]u")
        assert rows.cursor == 2
        await desk.type("[u")
        assert rows.cursor == 0
        await desk.type("[u")
        assert "No unread article before" in desk.status
        await desk.press("enter")
        await desk.type("]u")
        listed = desk.app.library_screen.order
        assert listed is not None
        assert listed.index_of(desk.article.opened.article.id) == 2
        await desk.type("[u")
        assert "No unread article before" in desk.status


async def test_a_long_article_has_its_marks_and_keeps_them(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.LONG_WORDS", 100)
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.settle()
        assert [name.text for name in desk.article.opened.names[:1]] == ["Taliban"]
        marked = desk.article.opened
        await desk.press("H", "u", "ctrl+r")
        # Undoing fetches no marks again: an article of that length would be felt.
        assert desk.article.opened is marked
        assert len(marked.passages) == 1
        await desk.press("J", "K")
        await desk.settle()
        assert len(desk.article.opened.entities) == len(marked.entities)
        assert desk.article.opened.passages == marked.passages
        # The text stays where it is when they come: what is said above it was there with the text.
        library, identifier = desk.app.library, marked.article.id
        text, whole = (load_article(library, identifier, marked=known) for known in (False, True))
        assert text is not None
        assert whole is not None
        assert not text.passages_known
        assert "1 passage" in heading_of(library, text).kicker
        assert heading_of(library, text) == heading_of(library, whole)


async def test_a_search_goes_on_in_the_next_article(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.burst("enter", "/", *"the", "enter")
        await desk.press("J")
        await desk.press("n")
        assert desk.status.startswith("Hit 1 of") or desk.status.startswith("Hit 2 of")
