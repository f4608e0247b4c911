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

if TYPE_CHECKING:
    from collections.abc import Mapping

PASSAGE_COLOURS = 12
"""How many colours passages can have."""

READABLE = 4.5
"""The least contrast between words and their ground."""

_ORDER = (
    # What the source made of its words.
    "heading", "code-block", "table", "rule", "block-quote", "strong", "emphasis", "code",
    "strikethrough", "link",
    # What was found in them.
    "person", "organization", "place", "facility", "group", "date", "money", "product", "other",
    "indirect", "direct", "speaker", "cue",
    # What the reader is doing.
    "passage", "hit", "current-hit", "selection", "caret", "idle-caret",
    # What surrounds the text.
    "kicker", "headline", "supplied", "byline", "marker", "bar",
)  # fmt: skip
"""Every ink, in the order in which they are laid over each other."""

BITS = {name: 1 << index for index, name in enumerate(_ORDER)}
"""The bit that stands for each ink in a mask."""

_PASSAGE = BITS["passage"]

_ATTRIBUTES = {
    "heading": "bold", "strong": "bold", "emphasis": "italic", "strikethrough": "strike", "link": "underline",
    "person": "underline", "organization": "underline", "facility": "underline", "place": "underline",
    "group": "underline", "product": "underline", "other": "underline",
    "indirect": "italic", "direct": "italic", "speaker": "bold", "cue": "italic",
    "current-hit": "bold underline", "idle-caret": "underline",
    "headline": "bold", "supplied": "italic", "byline": "italic",
}  # fmt: skip
"""What each ink does to the shape of the words, in the words of Rich."""

_TINTS = {
    "person": ("accent", 0.5),
    "organization": ("primary", 0.5),
    "facility": ("success", 0.5),
    "place": ("success", 0.5),
    "group": ("secondary", 0.5),
    "direct": ("accent", 0.3),
}
"""The colour of the theme that the words of an ink are tinted towards, and how far."""

_MUTED = {
    "code-block": 0.2, "code": 0.2, "rule": 0.5, "block-quote": 0.15, "date": 0.25, "money": 0.25,
    "cue": 0.3, "kicker": 0.4, "supplied": 0.5, "byline": 0.3, "marker": 0.3, "bar": 0.6,
}  # fmt: skip
"""How far the words of an ink step back towards their ground."""

_GROUNDS = {
    "hit": ("warning", 0.4),
    "current-hit": ("warning", 0.9),
    "selection": ("primary", 0.5),
    "idle-caret": ("foreground", 0.25),
}
"""The colour of the theme that the ground of an ink is tinted towards, and how far."""


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
        self._theme = theme
        self._colourless = colourless
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
            style = self._styles[mask, colour] = self._mix(mask, colour)
        return style

    def gutter(self, colour: int) -> Style:
        """Return the style of the bar that stands beside a passage."""
        return self.base + Style(color=self._passage_colour(colour).rich_color) if self._tints else self.base

    @property
    def _tints(self) -> bool:
        """Whether colours can be mixed: those of a terminal's own palette are not known to us."""
        return self._foreground.ansi is None and self._background.ansi is None

    def _mix(self, mask: int, colour: int) -> Style:
        """Lay the inks of a mask over each other."""
        style = self.base
        for name, bit in BITS.items():
            if mask & bit:
                style += self._passage(colour) if name == "passage" else self._ink(name)
        if mask & BITS["caret"]:
            # The block of the caret is that of plain text, whatever it stands on.
            return self.base + Style(reverse=not style.reverse, bold=style.bold, italic=style.italic)
        return self._readable(style)

    def _ink(self, name: str) -> Style:
        """Return what an ink adds to the text it is laid over."""
        ink = self._inks.get(name)
        if ink is None:
            ink = self._inks[name] = self._make_ink(name)
        return ink

    def _make_ink(self, name: str) -> Style:
        """Make an ink: its attributes, which are the cue that is not a colour, and its tint."""
        attributes = Style.parse(_ATTRIBUTES.get(name, ""))
        if name in _TINTS:
            return attributes + self._tint(*_TINTS[name])
        if name in _MUTED:
            return attributes + self._muted(_MUTED[name])
        if name in _GROUNDS:
            return attributes + self._ground(*_GROUNDS[name])
        return attributes

    def _tint(self, variable: str, amount: float) -> Style:
        """Return a style for words tinted towards a colour of the theme."""
        colour = self._theme_colour(variable)
        if not self._tints or colour is None:
            return Style()
        return Style(color=self._foreground.blend(colour, amount, alpha=1).rich_color)

    def _muted(self, amount: float) -> Style:
        """Return a style for words that step back towards their ground."""
        if not self._tints:
            return Style(dim=True)
        return Style(color=self._foreground.blend(self._background, amount, alpha=1).rich_color)

    def _ground(self, variable: str, amount: float) -> Style:
        """Return a style for words on a ground tinted towards a colour of the theme."""
        colour = self._theme_colour(variable)
        if self._colourless or not self._tints or colour is None:
            return Style(reverse=True)
        return Style(bgcolor=self._background.blend(colour, amount, alpha=1).rich_color)

    def _passage(self, colour: int) -> Style:
        """Return the ink of a passage of some colour."""
        if not self._tints:
            return Style(underline=True)
        amount = 0.30 if self._background.brightness < 0.5 else 0.24
        ground = self._background.blend(self._passage_colour(colour), amount, alpha=1)
        return Style(bgcolor=ground.rich_color, underline=self._colourless or None)

    def _passage_colour(self, colour: int) -> Color:
        """Return a colour of passages: hues of the same strength, each far from those before it.

        The first is the theme's accent; the next ones go round the wheel by the golden angle.
        """
        hue, saturation, lightness = (self._theme_colour("accent") or Color(255, 166, 43)).hsl
        dark = self._background.brightness < 0.5
        return Color.from_hsl(
            (hue + colour % PASSAGE_COLOURS * 0.381966) % 1,
            max(0.45, min(saturation, 0.8)),
            max(0.55, min(lightness, 0.7)) if dark else max(0.35, min(lightness, 0.5)),
        )

    def _theme_colour(self, variable: str) -> Color | None:
        """Return a colour of the theme; None where it has none of this name that can be mixed."""
        try:
            colour = Color.parse(self._theme[variable])
        except (KeyError, ColorParseError):
            return None
        return None if colour.ansi is not None else colour

    def _readable(self, style: Style) -> Style:
        """Return `style` with its words far enough from their ground to be read."""
        if not self._tints or style.color is None or style.bgcolor is None:
            return style
        words, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
        wanted = min(READABLE, contrast(self._foreground, self._background))
        if contrast(words, ground) >= wanted:
            return style
        for amount in (0.25, 0.5, 0.75, 1.0):
            for pole in (self._foreground, ground.get_contrast_text(1.0)):
                nearer = words.blend(pole, amount, alpha=1)
                if contrast(nearer, ground) >= wanted:
                    return style + Style(color=nearer.rich_color)
        return style
