"""The screen for the next article, which is made before it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.desk import desk_on, open_seed_story

if TYPE_CHECKING:
    from pathlib import Path

    from rich.segment import Segment

    from tests.tui.desk import Desk


def _picture(desk: Desk) -> list[list[Segment]]:
    """What stands on the screen, and how."""
    return [[*line] for line in desk.app.screen._compositor.render_strips()]


async def test_an_article_looks_and_works_on_a_screen_made_before_as_on_a_new_one(
    sample_library: Path,
) -> None:
    async with desk_on(sample_library) as desk:
        ways = desk.app.ways
        await open_seed_story(desk)
        # What is left behind here is of no concern to who opens the next article.
        await desk.press("/", *"taliban", "enter", "}", "v", "w", "y", "Z", "g", "g", "Z", "escape", "escape")
        await desk.press("i", "j", "escape", "escape")

        ways.next_article.make()
        prepared = ways.next_article._screen
        await desk.press("enter")
        assert desk.article is prepared
        on_prepared = _picture(desk)
        assert desk.view.has_focus
        assert desk.view.selection is None
        await desk.press("escape", "enter")
        assert desk.article is not prepared
        assert _picture(desk) == on_prepared

        # An article that is opened from another one has a screen of its own, also if none is prepared.
        first = desk.article
        for _ in range(2):
            ways.to_article(desk.article.opened.article.id)
            await desk.settle()
        assert desk.article is not first
        await desk.press("escape", "escape")
        assert desk.article is first

        # Colours and size are those of when it is shown.
        await desk.press("escape")
        ways.next_article.make()
        await desk.settle()
        stale = ways.next_article._screen
        desk.app.theme = "textual-light"
        await desk.resize((80, 24))
        await desk.press("enter")
        in_light = _picture(desk)
        assert in_light != on_prepared
        assert stale is not None
        assert not stale.is_running
        await desk.press("escape", "enter")
        assert _picture(desk) == in_light

        # Nor does a key come to it before its article does.
        await desk.press("escape")
        ways.next_article.make()
        await desk.burst("enter", "v", "w")
        assert desk.status.startswith("selection")
        await desk.press("escape", "escape")
        ways.next_article.make()
