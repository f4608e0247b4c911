"""Makes the pictures of the documents: `make documents` writes docs/*.svg.

The app runs headless on a library of its own in a temporary folder, so that the pictures show what the
program does and nothing that is anybody's.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

# Before Textual is imported: the pictures do not hang on the terminal in which they are made.
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

from store.articles import ArticleFilter
from store.detection import detect_pending
from store.library import Library
from store.samples import add_samples
from tui.app import NewsreadApp

FOLDER = Path(__file__).parent
SIZE = (120, 36)
STORY = "The recent assassination"
"""How the headline of the story in the pictures begins."""
SETTLE_SECONDS = 1.0
"""Longer than anything on the screen waits before it is drawn."""


async def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        add_samples(library)
        detect_pending(library)
        story = next(
            row.id for row in library.articles.first_page(ArticleFilter()) if row.headline.startswith(STORY)
        )
        text = library.articles.get(story).document.text  # type: ignore[union-attr]  # it was listed
        app = NewsreadApp(library)
        async with app.run_test(size=SIZE) as pilot:

            async def picture(name: str) -> None:
                await pilot.pause(SETTLE_SECONDS)
                app.notices.take_down()
                await pilot.pause(SETTLE_SECONDS)
                app.save_screenshot(f"{name}.svg", str(FOLDER))

            await picture("library")
            app.ways.to_article(story, text.index("The TTP — with"))
            await pilot.pause(SETTLE_SECONDS)
            await pilot.press("t", *"claims", "slash", *"threat", "enter")
            await pilot.press("a", *"Check", "space", *"the", "space", *"number", "ctrl+s")
            await pilot.press("left_parenthesis", "left_parenthesis", "left_parenthesis", "H")
            app.screen.status.hush()  # type: ignore[attr-defined]  # the article's screen has a status line
            await pilot.press("right_square_bracket", "q")
            await picture("article")
            await pilot.press("g", "p")
            await picture("passages")
            [taliban] = library.names.find("Taliban")
            app.ways.to_name(taliban.id)
            await picture("name")


if __name__ == "__main__":
    asyncio.run(main())
