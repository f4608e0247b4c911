"""How far colours lie apart for the eyes of readers: contrast, and what the colour-blind see of them."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from textual.color import Color, rgb_to_lab

_Matrix = tuple[tuple[float, float, float], ...]

_PROTANOPIA: _Matrix = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_DEUTERANOPIA: _Matrix = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
"""What eyes without one kind of cones see (Machado, Oliveira, Fernandes 2009, severity 1), in linear RGB."""


class _Seen(NamedTuple):
    """A colour as it is seen, in CIE L*a*b*."""

    lightness: float
    a: float
    b: float


@lru_cache(1024)
def contrast(words: Color, ground: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((luminance(words), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """Return the relative luminance of a colour, from 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


READABLE = 4.5
"""The least contrast between words and their ground (WCAG 2.1, 1.4.3)."""
_WHITE, _BLACK = Color(255, 255, 255), Color(0, 0, 0)


def readable(words: Color, ground: Color, *, plain: Color, wanted: float = READABLE) -> Color:
    """Return the colour of words, or the nearest to it that can be read on a ground.

    Args:
        words: The colour that they are to have.
        ground: What they stand on.
        plain: The colour of plain words, towards which theirs is moved first.
        wanted: The contrast to reach.
    """
    if contrast(words, ground) >= wanted:
        return words
    for pole in (plain, ground.get_contrast_text(1.0)):
        for amount in (0.25, 0.5, 0.75, 1.0):
            nearer = words.blend(pole, amount, alpha=1)
            if contrast(nearer, ground) >= wanted:
                return nearer
    return max(_WHITE, _BLACK, key=lambda pole: contrast(pole, ground))


def difference(one: Color, other: Color) -> float:
    """Return how different two colours are to whoever sees least of it: all cones, no red or no green ones.

    The unit is the distance in CIE L*a*b* (1976), of which about two can just be seen side by side.
    """
    return min(math.dist(seen, other_seen) for seen, other_seen in zip(_seen(one), _seen(other), strict=True))


@lru_cache(1024)
def _seen(colour: Color) -> tuple[_Seen, ...]:
    """Return a colour as it is seen with all cones, without the red ones, and without the green ones."""
    linear = _linear(colour)
    simulated = []
    for matrix in (_PROTANOPIA, _DEUTERANOPIA):
        red, green, blue = (_encoded(sum(map(float.__mul__, row, linear))) for row in matrix)
        simulated.append(Color(red, green, blue))
    return tuple(_Seen(*rgb_to_lab(as_seen)) for as_seen in (colour, *simulated))


def _linear(colour: Color) -> tuple[float, float, float]:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return red, green, blue


def _encoded(part: float) -> int:
    part = max(0.0, min(part, 1.0))
    return round(255 * (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))
