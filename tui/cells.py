"""How many cells of the screen each code point takes, and what is shown for it.

Terminals disagree about sequences: a family of emoji joined to one, a flag, a keycap, a skin tone. What
they agree on is single characters, so those are all that this program ever sends: of a joined sequence
the first picture, of a flag its two letters, and no variation selectors or joiners. A character that was
assigned only lately is shown as unknown: tmux leaves out what its tables do not have. Every line then aligns
everywhere. Widths of single characters are those of Rich, which Textual counts with.

One thing cannot be left out: the spacing vowels of Indic scripts (general category Mc) take no cell in Rich
and kitty, but one in tmux, xterm and VTE (https://github.com/jquast/wcwidth/pull/200). Colours and underlines
stay on their words there, as they go with the characters; the end of such a line is drawn further right.
"""

from __future__ import annotations

import sys
import unicodedata

from rich.cells import get_character_cell_size

from prose.patterns import pattern

REPLACEMENT = "\ufffd"
"""What is shown for a character that must not reach a terminal."""

TAB_CELLS = 4
"""The width of a tab."""

_ODD = (
    "[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u22ff\u2500-\u25fc]"
)
"""Finds what may be shown otherwise than as itself in one cell. Most articles are free of it, and one
search in C then spares them everything below."""

_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—‘’“”…•·●◐▌▐")
"""What most headlines are made of: the first frame is drawn with these alone, and does not wait until what
finds all else is compiled."""
_SHORT = 256
"""Code points of a text that are looked up one by one."""

_EMOJI = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_EMOJI_MARKS = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_JOINED = f"{_EMOJI}{_EMOJI_MARKS}(?:\u200d{_EMOJI}{_EMOJI_MARKS})*"
"""An emoji with all that modifies it (Unicode Technical Standard 51, section 1.4.9), here much simplified."""

_REGIONAL_A = 0x1F1E6
_FILLERS = "\u3164\uffa0"
"""Hangul letters that show nothing, in no cell or in two."""
_HIDDEN = frozenset(f"{_FILLERS}\xad\u200b\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u20e3")
_SHOWN_ZERO_WIDTH = frozenset({"Mn", "Mc", "Me", "Lo", "Lm"})
_LINE_BREAKERS = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _glyph(character: str) -> str:
    """Return what is shown for a character that stands alone."""
    code_point = ord(character)
    if character == "\t":
        return " " * TAB_CELLS
    if character in _HIDDEN or 0xFE00 <= code_point <= 0xFE0F or 0xE0000 <= code_point <= 0xE0FFF:
        return ""
    if _REGIONAL_A <= code_point < _REGIONAL_A + 26:
        return chr(ord("A") + code_point - _REGIONAL_A)
    category = unicodedata.category(character)
    if category in _LINE_BREAKERS or category == "Cn":
        return REPLACEMENT
    if get_character_cell_size(character) == 0 and category not in _SHOWN_ZERO_WIDTH:
        # U+200C parts letters of Persian and Hindi words that would else join; the rest gives orders.
        return character if character == "\u200c" else REPLACEMENT
    return character


class _Glyphs(dict[str, str]):
    """What is shown for each character, found out on first use."""

    def __missing__(self, character: str) -> str:
        glyph = self[character] = _glyph(character)
        return glyph


class _Widths(dict[int, int]):
    """The cells of each code point, in the form that `str.translate` takes."""

    def __missing__(self, code_point: int) -> int:
        width = self[code_point] = sum(map(get_character_cell_size, _GLYPHS[chr(code_point)]))
        return width


_GLYPHS = _Glyphs()
_WIDTHS = _Widths()


def is_plain(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether every code point of `text[start:end]` is shown as itself in exactly one cell."""
    if len(text) <= _SHORT and _PLAIN.issuperset(text):
        return True
    return pattern(_ODD).search(text, start, end) is None


def cell_widths(text: str) -> bytearray:
    """Return the cells that each code point of `text` takes; a line break takes one.

    A code point of no width belongs to the one before it.
    """
    if is_plain(text):
        return bytearray(b"\x01") * len(text)
    widths = bytearray(text.translate(_WIDTHS).encode("latin-1"))
    for match in pattern(_JOINED).finditer(text):
        first, end = match.start() + 1, match.end()
        widths[first:end] = bytes(end - first)
    return widths


def glyphs(text: str) -> list[str]:
    """Return what is shown for each code point of `text`: as many strings as it has code points.

    Joined, they take the cells that `cell_widths` says, and hold no character that steers a terminal.
    """
    shown = [_GLYPHS[character] for character in text]
    for match in pattern(_JOINED).finditer(text):
        for index in range(match.start() + 1, match.end()):
            shown[index] = ""
    return shown


def display(text: str) -> str:
    """Return `text` as it may be sent to a terminal, without line breaks or anything that steers it."""
    if "\n" in text:
        text = text.replace("\n", " ")
    return text if is_plain(text) else "".join(glyphs(text))


def cell_length(text: str) -> int:
    """Return how many cells `text` takes when it is shown."""
    return len(text) if is_plain(text) else sum(cell_widths(text))


_WINDOW = 64
"""Code points looked at on either side of an offset: more than any cluster of a living text has."""


def cluster(text: str, offset: int) -> tuple[int, int]:
    """Return the first code point, and one past the last, of what is shown as one thing at `offset`.

    Args:
        text: Any text.
        offset: A code point of it, from 0 to one less than its length.
    """
    low, high = max(0, offset - 1), min(len(text), offset + 2)
    if is_plain(text, low, high):
        return offset, offset + 1
    low, high = max(0, offset - _WINDOW), min(len(text), offset + _WINDOW)
    low = max(low, text.rfind("\n", low, offset) + 1)
    if (line_break := text.find("\n", offset, high)) >= 0:
        high = line_break + 1
    widths = cell_widths(text[low:high])
    # What has no width belongs to what is before it, but at the start of a line to what is after it.
    shown = offset - low
    while shown > 0 and not widths[shown]:
        shown -= 1
    while shown < len(widths) - 1 and not widths[shown]:
        shown += 1
    start = 0 if not any(widths[:shown]) else shown
    end = shown + 1
    while end < len(widths) and not widths[end]:
        end += 1
    return low + start, low + end
