"""The colours of tags: which one tells a new tag best from the tags that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COLOURS = 12
"""How many colours there are."""
SHAPES = 4
"""How many shapes the bars beside passages have; colours take them in turn."""

_DIFFERENCES = (
    (),
    (75,),
    (41, 24),
    (14, 56, 17),
    (15, 71, 26, 15),
    (57, 14, 23, 40, 48),
    (32, 39, 16, 20, 10, 20),
    (46, 21, 10, 30, 33, 9, 11),
    (13, 81, 44, 23, 30, 63, 43, 58),
    (90, 14, 35, 67, 81, 29, 57, 38, 93),
    (24, 44, 21, 6, 23, 44, 28, 14, 25, 53),
    (36, 46, 17, 21, 36, 44, 30, 29, 38, 51, 6),
)
"""How different each colour is from those before it, in a dark theme and a light one, to whoever sees least
of it: with all cones, without the red or without the green ones. The unit is the distance in CIE L*a*b*,
rounded down; `tests/tui/test_inks.py` measures it."""

NAMES = (
    "amber", "blue", "rose", "green",
    "lime", "lavender", "salmon", "teal",
    "olive", "periwinkle", "red", "emerald",
)  # fmt: skip
"""What the colours are called where they are chosen by hand."""

ON_PAPER = (
    *("#eba947", "#49aaff", "#f9699d", "#44c172"),
    *("#7a951f", "#9366cb", "#c14b32", "#00918a"),
    *("#b4a02a", "#6f89f4", "#e35565", "#00aa85"),
)
"""The colours as a light page shows them, for programs that are told of tags."""


def difference(one: int, other: int) -> int:
    """Return how different two colours are to whoever sees least of it; 0 for one and the same."""
    return 0 if one == other else _DIFFERENCES[max(one, other)][min(one, other)]


def next_colour(uses: Mapping[int, int]) -> int:
    """Return the colour that tells one more tag best from the others.

    It is one that the fewest tags have. Among these the first four come first, of which each has a hue and a
    shape of bar of its own; then the one that lies farthest from all that are in use.

    Args:
        uses: How many of the others have each colour; one that is not named is nobody's.
    """
    used = [colour for colour in range(COLOURS) if uses.get(colour)]

    def merit(colour: int) -> tuple[int, int, int, int]:
        nearest = min((difference(colour, other) for other in used if other != colour), default=0)
        return -uses.get(colour, 0), -(colour // SHAPES), nearest, -colour

    return max(range(COLOURS), key=merit)


def nearest_colour(written: str) -> int | None:
    """Return the colour nearest to one that another program wrote as `#rrggbb`; None if it is none."""
    try:
        wanted = _parts(written)
    except ValueError:
        return None
    apart = [
        sum((mine - its) ** 2 for mine, its in zip(_parts(colour), wanted, strict=True))
        for colour in ON_PAPER
    ]
    return apart.index(min(apart))


def _parts(written: str) -> tuple[int, int, int]:
    if len(written) != 7 or written[0] != "#":
        raise ValueError(written)
    red, green, blue = (int(written[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
