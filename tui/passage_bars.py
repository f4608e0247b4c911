"""The bars beside passages, which tell their tags apart also without colours. No Textual in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.passages.passage import Passage

BARS = "▌║┃┇"
"""What stands beside passages; colours take these shapes in turn."""


def passage_bar(colour: int) -> str:
    """Return the bar that stands beside passages of a colour."""
    return BARS[colour % len(BARS)]


def colour_of(passage: Passage, colours: Mapping[str, int]) -> int:
    """Return the number of a passage's colour: that of its first tag.

    Args:
        passage: The passage.
        colours: The colours of the tags, by their names.
    """
    return colours.get(passage.tags[0], 0) if passage.tags else 0


def bar_of(passage: Passage, colours: Mapping[str, int]) -> str:
    """Return the bar that stands beside a passage; the arguments are those of `colour_of`."""
    return passage_bar(colour_of(passage, colours))
