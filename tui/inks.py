"""How marked text looks: from the colours of a theme to the style of every combination of marks.

The text is to stay calm and readable when everything in it is marked at once, and no meaning hangs on a
colour alone. So each kind of mark has a cue that is not a colour, and colours are only tints: of the words
towards a colour of the theme, or of the ground behind them. Tints are taken back until the contrast is that
of readable text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color, ColorParseError

from tui.colour_vision import READABLE, contrast, luminance, readable
from tui.passage_colours import marked_ground, passage_colour
from tui.tints import CHOICES, TINTS, tints_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.color import Color as RichColor

NONE = -1
"""Stands for no colour of passages."""

_UPRIGHT = Style(italic=False)
_PALETTE = ("accent", "primary", "warning", "secondary", "error", "success")
"""The colours of passages in a theme whose colours cannot be mixed."""

_ORDER = (
    # What the source made of its words.
    "heading", "subheading", "code-block", "table", "table-head", "rule", "block-quote", "strong", "emphasis",
    "code", "strikethrough", "link",
    # What was found in them.
    "person", "organization", "place", "facility", "group", "date", "money", "product", "other",
    "indirect", "direct", "quotation-mark", "speaker", "cue", "new",
    # What the reader is doing.
    "passage", "overlap", "in-turn", "hit", "current-hit", "selection", "caret", "idle-caret",
    # What surrounds the text.
    "kicker", "headline", "supplied", "byline", "marker", "bar",
)  # fmt: skip
"""Every ink, in the order in which they are laid over each other."""

BITS = {name: 1 << index for index, name in enumerate(_ORDER)}
"""The bit that stands for each ink in a mask."""

_PASSAGE = BITS["passage"]

_SHAPES = {
    "heading": "bold", "subheading": "bold italic", "table-head": "bold", "strong": "bold",
    "emphasis": "italic", "strikethrough": "strike", "link": "underline",
    "person": "underline", "organization": "underline", "product": "underline", "other": "underline",
    "place": "italic", "facility": "italic", "group": "italic",
    "indirect": "italic", "direct": "italic", "quotation-mark": "bold", "speaker": "bold",
    "in-turn": "underline", "hit": "bold", "current-hit": "bold",
    "headline": "bold", "supplied": "italic", "byline": "italic",
}  # fmt: skip
"""What each ink does to the shape of words. Those who act are underlined; where and of whom is in italics.

What is said is in italics: between bold marks in the speaker's own words, else lighter and without. The words
that report it stand upright."""

_COLOURLESS_SHAPES = {
    "code": "dim",
    "organization": "italic", "group": "bold", "product": "dim", "other": "dim",
    "indirect": "dim", "cue": "dim",
    "passage": "underline", "overlap": "bold", "in-turn": "bold italic",
    "hit": "not bold dim reverse", "current-hit": "not dim reverse underline", "selection": "not dim reverse",
    "idle-caret": "not dim reverse",
}  # fmt: skip
"""What each ink does besides where colours are not seen."""

_MUTED = {
    "code-block": 0.2, "code": 0.2, "rule": 0.5, "block-quote": 0.15, "link": 0.2, "date": 0.2, "money": 0.2,
    "indirect": 0.2, "cue": 0.35, "kicker": 0.4, "supplied": 0.5, "byline": 0.3, "marker": 0.3, "bar": 0.6,
}  # fmt: skip
"""How far the words of an ink step back towards their ground."""

_GROUNDS = {
    "code": ("foreground", 0.1),
    "hit": ("foreground", 0.3),
    "current-hit": ("warning", 0.9),
    "selection": ("primary", 0.65),
    "idle-caret": ("foreground", 0.25),
}
"""The colour of the theme that the ground of an ink is tinted towards, and how far."""


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
        # The colours of a terminal's own palette can be used, but not mixed: nobody knows what they are.
        self._mixes = _is_mixable(base.color) and _is_mixable(base.bgcolor)
        self._colourless = colourless or not self._mixes
        self._foreground = Color.from_rich_color(base.color)
        self._background = Color.from_rich_color(base.bgcolor)
        self._inks: dict[str, Style] = {}
        self._styles: dict[tuple[int, int, int], Style] = {}
        self._known = {base: base}
        self._gutters: dict[int, Style] = {}
        self._labels: dict[int, Style] = {}

    def style(self, mask: int, colour: int = NONE, under: int = NONE) -> Style:
        """Return the style of text under some inks.

        Args:
            mask: The bits of the inks (see `BITS`).
            colour: The colour of the passage that lies on top, where the mask has one.
            under: The colour of the passage under it, if there is one.
        """
        key = (mask, colour, under) if mask & _PASSAGE else (mask, NONE, NONE)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._same(self._lay(*key))
        return style

    def _same(self, style: Style) -> Style:
        """Return the one object that stands for a style: inks are compared for each piece of a line."""
        return self._known.setdefault(style, style)

    def gutter(self, colour: int) -> Style:
        """Return the style of the bar that stands beside a passage."""
        if colour not in self._gutters:
            gutter = self.base + Style(color=self._passage_colour(colour).rich_color)
            self._gutters[colour] = self._same(gutter)
        return self._gutters[colour]

    def label(self, colour: int) -> Style:
        """Return the style of the words that name a passage."""
        if colour not in self._labels:
            self._labels[colour] = self._same(self._readable(self.gutter(colour)))
        return self._labels[colour]

    def _lay(self, mask: int, colour: int, under: int) -> Style:
        """Lay the inks of a mask over each other."""
        style = self.base
        if under != NONE:
            mask |= BITS["overlap"]
        for name, bit in BITS.items():
            if mask & bit:
                ink = self._ink(name)
                # As in print, italics within italics stand upright.
                style += ink + _UPRIGHT if ink.italic and style.italic else ink
                if name == "passage":
                    alone_in_turn = mask & BITS["in-turn"] and under == NONE
                    style += self._passage_ground((colour if alone_in_turn else under, colour))
        if mask & BITS["caret"]:
            # The block of the caret is that of plain text, whatever it stands on, but for a reversed one.
            turned = bool(style.reverse)
            return self.base + Style(
                reverse=not turned, bold=style.bold or turned, italic=style.italic, underline=turned
            )
        return self._readable(style)

    def _ink(self, name: str) -> Style:
        """Return what an ink adds to the text it is laid over."""
        ink = self._inks.get(name)
        if ink is None:
            ink = Style.parse(_SHAPES.get(name, ""))
            if self._colourless:
                ink += Style.parse(_COLOURLESS_SHAPES.get(name, ""))
            if name in TINTS:
                ink += self._tint(name)
            if name in _MUTED:
                ink += self._muted(_MUTED[name])
            if name in _GROUNDS:
                ink += self._ground(*_GROUNDS[name])
            self._inks[name] = ink
        return ink

    def _tint(self, name: str) -> Style:
        """Return a style for words tinted towards a colour of the theme."""
        if not self._mixes:
            return Style()
        variable, amount = tints_of(
            self._foreground,
            self._background,
            self._foreground.blend(self._background, _MUTED["indirect"], alpha=1),
            tuple((variable, self._theme_colour(variable)) for variable in CHOICES),
        )[name]
        return Style(color=self._foreground.blend(self._theme_colour(variable), amount, alpha=1).rich_color)

    def _muted(self, amount: float) -> Style:
        """Return a style for words that step back towards their ground."""
        if not self._mixes:
            return Style(dim=True)
        return Style(color=self._foreground.blend(self._background, amount, alpha=1).rich_color)

    def _ground(self, variable: str, amount: float) -> Style:
        """Return a style for words on a ground tinted towards a colour of the theme."""
        if self._colourless:
            return Style()
        return Style(bgcolor=self._background.blend(self._theme_colour(variable), amount, alpha=1).rich_color)

    def _passage_ground(self, colours: Iterable[int]) -> Style:
        """Return the ground of passages over each other: it grows stronger, as that of a marker on paper."""
        if self._colourless:
            return Style()
        ground = self._background
        for colour in colours:
            if colour != NONE:
                ground = marked_ground(ground, colour, dark=self._is_dark)
        return Style(bgcolor=ground.rich_color)

    def _passage_colour(self, colour: int) -> Color:
        """Return a colour of passages."""
        if not self._mixes:
            return self._theme_colour(_PALETTE[colour % len(_PALETTE)])
        return passage_colour(colour, dark=self._is_dark)

    @property
    def _is_dark(self) -> bool:
        """Whether the words are lighter than their ground."""
        return luminance(self._background) < luminance(self._foreground)

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
        seen = readable(words, ground, plain=self._foreground, wanted=wanted)
        return style if seen is words else style + Style(color=seen.rich_color)


def _is_mixable(colour: RichColor | None) -> bool:
    """Whether a colour is known by its parts."""
    return colour is not None and colour.triplet is not None
