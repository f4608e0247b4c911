"""How marked text looks: from the colours of a theme to the style of every combination of marks.

The text is to stay calm and readable when everything in it is marked at once, and no meaning hangs on a
colour alone. So each kind of mark has a cue that is not a colour, and colours are only tints: of the words
towards a colour of the theme, or of the ground behind them. Tints are taken back until the contrast is that
of readable text (WCAG 2.1, 1.4.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color, ColorParseError

from store.tags import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor

_UPRIGHT = Style(italic=False)
_WHITE, _BLACK = Color(255, 255, 255), Color(0, 0, 0)
_PALETTE = ("accent", "primary", "warning", "secondary", "error", "success")
"""The colours of passages in a theme whose colours cannot be mixed."""

READABLE = 4.5
"""The least contrast between words and their ground."""

_ORDER = (
    # What the source made of its words.
    "heading", "code-block", "table", "rule", "block-quote", "strong", "emphasis", "code",
    "strikethrough", "link",
    # What was found in them.
    "person", "organization", "place", "facility", "group", "date", "money", "product", "other",
    "indirect", "direct", "quotation-mark", "speaker", "cue",
    # What the reader is doing.
    "passage", "in-turn", "hit", "current-hit", "selection", "caret", "idle-caret",
    # What surrounds the text.
    "kicker", "headline", "supplied", "byline", "marker", "bar",
)  # fmt: skip
"""Every ink, in the order in which they are laid over each other."""

BITS = {name: 1 << index for index, name in enumerate(_ORDER)}
"""The bit that stands for each ink in a mask."""

_PASSAGE = BITS["passage"]

_SHAPES = {
    "heading": "bold", "strong": "bold", "emphasis": "italic", "strikethrough": "strike", "link": "underline",
    "person": "underline", "organization": "underline", "product": "underline", "other": "underline",
    "place": "italic", "facility": "italic", "group": "italic",
    "indirect": "italic", "direct": "italic", "quotation-mark": "bold",
    "speaker": "bold", "in-turn": "underline",
    "current-hit": "bold", "headline": "bold", "supplied": "italic", "byline": "italic",
}  # fmt: skip
"""What each ink does to the shape of words. Those who act are underlined; where and of whom is in italics.

What is said is in italics: between bold marks in the speaker's own words, else lighter and without. The words
that report it stand upright."""

_COLOURLESS_SHAPES = {
    "organization": "bold", "group": "bold", "direct": "bold", "cue": "underline", "passage": "underline",
    "in-turn": "bold",
    "hit": "reverse", "current-hit": "reverse underline",
    "selection": "reverse", "idle-caret": "reverse",
}  # fmt: skip
"""What each ink does besides where colours are not seen."""

_TINTS = {
    "person": ("accent", 0.5),
    "organization": ("primary", 0.5),
    "facility": ("success", 0.4),
    "place": ("success", 0.4),
    "group": ("secondary", 0.4),
    "direct": ("accent", 0.25),
    "quotation-mark": ("accent", 0.5),
}
"""The colour of the theme that the words of an ink are tinted towards, and how far."""

_MUTED = {
    "code-block": 0.2, "code": 0.2, "rule": 0.5, "block-quote": 0.15, "link": 0.2, "date": 0.2, "money": 0.2,
    "indirect": 0.2, "cue": 0.35, "kicker": 0.4, "supplied": 0.5, "byline": 0.3, "marker": 0.3, "bar": 0.6,
}  # fmt: skip
"""How far the words of an ink step back towards their ground."""

_GROUNDS = {
    "hit": ("foreground", 0.25),
    "current-hit": ("warning", 0.9),
    "selection": ("primary", 0.5),
    "idle-caret": ("foreground", 0.25),
}
"""The colour of the theme that the ground of an ink is tinted towards, and how far."""

_PASSAGE_GROUND_DARK, _PASSAGE_GROUND_LIGHT = 0.30, 0.24
"""How far the ground of a passage is tinted towards its colour in a dark theme and in a light one."""

_IN_TURN = 1.5
"""How many times stronger that is for the passage in turn, where several lie over each other."""

_GOLDEN_ANGLE = 0.381966
"""Of a turn: steps of it never come close to where they have been."""


def contrast(words: Color, ground: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(words), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of a colour, from 0 to 1."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class Inks:
    """The styles of one theme.

    Args:
        base: The style of unmarked text.
        theme: The theme's variables, as Textual has them: "accent", "warning" and so on to CSS colours.
        colourless: Whether colours will not be seen, so that marks need a stronger second cue.
    """

    def __init__(self, base: Style, theme: Mapping[str, str], *, colourless: bool = False) -> None:
        self.base = base
        """The style of unmarked text."""
        self._theme = theme
        self._colourless = colourless
        # The colours of a terminal's own palette can be used, but not mixed: nobody knows what they are.
        self._mixes = _is_mixable(base.color) and _is_mixable(base.bgcolor)
        self._foreground = Color.from_rich_color(base.color)
        self._background = Color.from_rich_color(base.bgcolor)
        self._inks: dict[str, Style] = {}
        self._styles: dict[tuple[int, int], Style] = {}

    def style(self, mask: int, colour: int = 0) -> Style:
        """Return the style of text under some inks.

        Args:
            mask: The bits of the inks (see `BITS`).
            colour: The colour of the passage, where the mask has one.
        """
        if not mask & _PASSAGE:
            colour = 0
        style = self._styles.get((mask, colour))
        if style is None:
            style = self._styles[mask, colour] = self._lay(mask, colour)
        return style

    def gutter(self, colour: int) -> Style:
        """Return the style of the bar that stands beside a passage."""
        return self.base + Style(color=self._passage_colour(colour).rich_color)

    def label(self, colour: int) -> Style:
        """Return the style of the words that name a passage."""
        return self._readable(self.gutter(colour))

    def _lay(self, mask: int, colour: int) -> Style:
        """Lay the inks of a mask over each other."""
        style = self.base
        for name, bit in BITS.items():
            if mask & bit:
                ink = self._ink(name)
                # As in print, italics within italics stand upright.
                style += ink + _UPRIGHT if ink.italic and style.italic else ink
                if name == "passage":
                    style += self._passage_ground(colour, in_turn=bool(mask & BITS["in-turn"]))
        if mask & BITS["caret"]:
            # The block of the caret is that of plain text, whatever it stands on, but for a reversed one.
            return self.base + Style(reverse=not style.reverse, bold=style.bold, italic=style.italic)
        return self._readable(style)

    def _ink(self, name: str) -> Style:
        """Return what an ink adds to the text it is laid over."""
        ink = self._inks.get(name)
        if ink is None:
            ink = Style.parse(_SHAPES.get(name, ""))
            if self._colourless or not self._mixes:
                ink += Style.parse(_COLOURLESS_SHAPES.get(name, ""))
            if name in _TINTS:
                ink += self._tint(*_TINTS[name])
            if name in _MUTED:
                ink += self._muted(_MUTED[name])
            if name in _GROUNDS:
                ink += self._ground(*_GROUNDS[name])
            self._inks[name] = ink
        return ink

    def _tint(self, variable: str, amount: float) -> Style:
        """Return a style for words tinted towards a colour of the theme."""
        if not self._mixes:
            return Style()
        return Style(color=self._foreground.blend(self._theme_colour(variable), amount, alpha=1).rich_color)

    def _muted(self, amount: float) -> Style:
        """Return a style for words that step back towards their ground."""
        if not self._mixes:
            return Style(dim=True)
        return Style(color=self._foreground.blend(self._background, amount, alpha=1).rich_color)

    def _ground(self, variable: str, amount: float) -> Style:
        """Return a style for words on a ground tinted towards a colour of the theme."""
        if not self._mixes or self._colourless:
            return Style()
        return Style(bgcolor=self._background.blend(self._theme_colour(variable), amount, alpha=1).rich_color)

    def _passage_ground(self, colour: int, *, in_turn: bool = False) -> Style:
        """Return the ground of a passage of some colour, a stronger one of that which is in turn."""
        if not self._mixes:
            return Style()
        amount = _PASSAGE_GROUND_DARK if self._is_dark else _PASSAGE_GROUND_LIGHT
        amount *= _IN_TURN if in_turn else 1
        return Style(bgcolor=self._background.blend(self._passage_colour(colour), amount, alpha=1).rich_color)

    def _passage_colour(self, colour: int) -> Color:
        """Return a colour of passages: hues of the same strength, each far from those before it.

        The first is the theme's accent; the next go round the wheel by the golden angle.
        """
        if not self._mixes:
            return self._theme_colour(_PALETTE[colour % len(_PALETTE)])
        hue, saturation, lightness = self._theme_colour("accent").hsl
        return Color.from_hsl(
            (hue + colour % COLOURS * _GOLDEN_ANGLE) % 1,
            max(0.45, min(saturation, 0.8)),
            max(0.55, min(lightness, 0.7)) if self._is_dark else max(0.35, min(lightness, 0.5)),
        )

    @property
    def _is_dark(self) -> bool:
        """Whether the words are lighter than their ground."""
        return _luminance(self._background) < _luminance(self._foreground)

    def _theme_colour(self, variable: str) -> Color:
        """Return a colour of the theme, or that of plain words where it has none of this name."""
        try:
            return Color.parse(self._theme[variable])
        except (KeyError, ColorParseError):
            return self._foreground

    def _readable(self, style: Style) -> Style:
        """Return `style` with its words far enough from their ground to be read."""
        if not self._mixes or style.color is None or style.bgcolor is None:
            return style
        words, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
        # A theme that is paler than that by itself stays so.
        wanted = min(READABLE, contrast(self._foreground, self._background))
        if contrast(words, ground) >= wanted:
            return style
        poles = (self._foreground, ground.get_contrast_text(1.0))
        nearer = (words.blend(pole, amount, alpha=1) for pole in poles for amount in (0.25, 0.5, 0.75, 1.0))
        for colour in nearer:
            if contrast(colour, ground) >= wanted:
                return style + Style(color=colour.rich_color)
        return style + Style(color=max(_WHITE, _BLACK, key=lambda pole: contrast(pole, ground)).rich_color)


def _is_mixable(colour: RichColor | None) -> bool:
    """Whether a colour is known by its parts."""
    return colour is not None and colour.triplet is not None
