"""Which colours of a theme the words of each ink are tinted towards."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations, product
from typing import TYPE_CHECKING, NamedTuple

from tui.colour_vision import READABLE, contrast, difference, readable

if TYPE_CHECKING:
    from textual.color import Color


class Tint(NamedTuple):
    """What words are tinted towards."""

    variable: str
    """The colour of the theme, by the name of its variable."""
    amount: float
    """How far, from 0 to 1."""


TINTS = {
    "person": Tint("accent", 0.5),
    "organization": Tint("primary", 0.5),
    "facility": Tint("success", 0.45),
    "place": Tint("success", 0.45),
    "group": Tint("secondary", 0.45),
    "direct": Tint("accent", 0.25),
    "quotation-mark": Tint("accent", 0.5),
}
"""The tint of each ink that has one, where the colours of the theme lie far enough apart."""

_SAME_SHAPE = (("person", "organization"), ("place", "group"))
"""Inks that only their tint tells from each other, and from plain words of that shape."""
CHOICES = ("accent", "primary", "success", "secondary", "warning", "error")
"""The colours of a theme to choose from where they do not."""
_FAR_ENOUGH = 10.0
"""The difference (see `tui.colour_vision`) from which on two words are told apart at a glance."""


@lru_cache(32)
def tints_of(
    words: Color, ground: Color, muted: Color, theme: tuple[tuple[str, Color], ...]
) -> dict[str, Tint]:
    """Return the tint of each ink in a theme, so that also the colour-blind tell apart what shares a shape.

    Args:
        words: The colour of plain words.
        ground: What they stand on.
        muted: The colour of words that step back.
        theme: `CHOICES`, each with the theme's colour of that name.
    """
    tints = dict(TINTS)
    others, wanted = (words, muted), min(READABLE, contrast(words, ground))
    for one, other in _SAME_SHAPE:
        amount = TINTS[one].amount
        shown = {
            variable: readable(words.blend(colour, amount, alpha=1), ground, plain=words, wanted=wanted)
            for variable, colour in theme
        }

        def apart(pair: tuple[str, str], shown: dict[str, Color] = shown) -> float:
            mine, its = shown[pair[0]], shown[pair[1]]
            return min(difference(mine, its), *(difference(*two) for two in product((mine, its), others)))

        usual = TINTS[one].variable, TINTS[other].variable
        pair = usual if apart(usual) >= _FAR_ENOUGH else max(permutations(shown, 2), key=apart)
        tints[one], tints[other] = (Tint(variable, amount) for variable in pair)
    tints["facility"] = tints["place"]
    return tints
