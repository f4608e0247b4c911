"""What an article adds to what was read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.marks import Marks
from store.articles import ReadState
from store.library import Library
from tests.store.making import make_document
from tests.tui.desk import desk_on

if TYPE_CHECKING:
    from pathlib import Path

WIRE = (
    "Three grain ships left the strait on Monday after eleven days at anchor, the port authority said. "
    "The convoy was the first since the channel was mined at the end of February.\n\n"
    "“We open it to everybody on Friday,” said Ida Brandt, who speaks for the authority. "
    "Insurers had doubled what a passage costs, and crews had refused to sail without pilots.\n\n"
    "The minister of transport thanked the crews and promised two more pilot boats before the summer."
)
TURNED = "A fourth ship turned back with a broken rudder, said the harbour master, Omar Leclerc."
COST = "Grain fell by nine per cent in Trent within the hour."


async def test_new_sentences_have_a_sign_and_are_gone_to(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        texts = WIRE, WIRE.replace("\n\n“We", f" {TURNED}\n\n“We") + f"\n\n{COST}"
        documents = [make_document(text, publisher=f"Outlet {len(text)}") for text in texts]
        read, other = [library.articles.add(each, each.text.encode(), "story.txt").id for each in documents]
        for article in (read, other):
            library.marks.replace(article, Marks(), "by hand")
        library.reading.mark(read, ReadState.READ)
    async with desk_on(path) as desk:
        desk.app.show_article(other)
        await desk.settle()
        assert desk.status == "2 sentences new to you · ]n goes to the next"
        signed = [line.strip() for line in desk.shown().splitlines() if line.strip().startswith("+ ")]
        assert len(signed) == 3  # the first sentence runs on over two lines
        await desk.type("]n")
        assert desk.words_at_caret(len(TURNED)) == TURNED
        await desk.type("]n")
        assert desk.words_at_caret(len(COST)) == COST
        await desk.press("shift+tab")
        assert desk.words_at_caret(len(TURNED)) == TURNED
        await desk.type("zw")
        assert not [line for line in desk.shown().splitlines() if line.strip().startswith("+ ")]
        await desk.type("zwgg")
        await desk.type("[n")
        assert desk.status == "No new sentence before this."
        # Nothing is new in what has been read already.
        desk.app.show_article(read)
        await desk.settle()
        assert not [line for line in desk.shown().splitlines() if line.strip().startswith("+ ")]
