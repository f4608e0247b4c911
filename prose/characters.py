"""The characters that a canonical text may hold, and how any text is brought to them.

A terminal obeys what it is sent: an escape sequence in a headline can move the cursor, set the clipboard or
paint over the screen, and a bidirectional control can make a line read as what it does not say. Every text
from outside passes through one of these two functions before it is kept or shown.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from prose.patterns import pattern

if TYPE_CHECKING:
    import re

_LINE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0"
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls; ESC, CSI and OSC are among them
    "\xad\u180e\u200b\u2060\ufeff"  # soft hyphen, and zero-width characters that join nothing
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u2061-\u2065\u206a-\u206f\ufff0-\ufffb"  # invisible operators, deprecated format and annotation marks
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and noncharacters
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tag characters and their unassigned neighbours
)
_JOINERS = "\u200c\u200d"
_SELECTORS = "\U000e0100-\U000e01ef"

_SUSPECT = f"[{_LINE_BREAKS}{_SPACES}{_UNSEEN}{_JOINERS}{_SELECTORS}]"
_LINE_BREAK = f"\r\n|[{_LINE_BREAKS}]"
_SPACE = f"[{_SPACES}]"
_REMOVED = f"[{_UNSEEN}]+"
_JOINED = f"[{_JOINERS}]+"
# Ideographic variation selectors choose a form of a Han character; after anything else they only hide data.
_STRAY_SELECTOR = f"(?<![\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[{_SELECTORS}]+"
_MARKS_KEPT = 30
"""How many combining marks may follow one another: the limit of the Stream-Safe Text Format (UAX #15)."""
_MARK = r"[^\w\s\x00-\x7f]"
_MARK_RUN = rf"{_MARK}{_MARK}{{{_MARKS_KEPT},}}"  # an expression that begins with a class is faster


def clean_text(text: str) -> str:
    r"""Return `text` in canonical characters, its lines kept.

    Every kind of line break becomes `\n` and every kind of space but the tab an ordinary space. Controls,
    bidirectional controls, tag characters, lone surrogates, noncharacters and zero-width characters that join
    nothing are taken out. A zero-width joiner or non-joiner stays where it shapes letters or joins emoji. The
    result is in Unicode normalization form C; cleaning it again changes nothing.
    """
    if pattern(_SUSPECT).search(text):
        text = pattern(_LINE_BREAK).sub("\n", text)
        text = pattern(_SPACE).sub(" ", text)
        text = pattern(_REMOVED).sub("", text)
        text = pattern(_STRAY_SELECTOR).sub("", text)
        text = pattern(_JOINED).sub(_needed_joiner, text)
    if text.isascii():
        return text
    return _composed(text)


def clean_line(text: str) -> str:
    """Return `text` in canonical characters on one line, for titles, names, tags and paths.

    As `clean_text`, and every run of white space becomes one space; there is none at either end.
    """
    return " ".join(clean_text(text).split())


# Letters that Unicode does not take apart, though readers look for them under another one.
_FOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)


def folded(text: str) -> str:
    """Return what is the same for all spellings of a text that differ in case and accents alone."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _needed_joiner(run: re.Match[str]) -> str:
    """Return the first joiner of `run` if it stands where a joiner shapes the text, else nothing."""
    text = run.string
    if run.start() == 0:
        return ""
    before = unicodedata.category(text[run.start() - 1])
    if before[0] == "M":
        return run[0][0]  # after a virama, at the end of a word too: Malayalam and Bengali end words so
    after = unicodedata.category(text[run.end()]) if run.end() < len(text) else "Zs"
    joins = _shapes(before) and (_shapes(after) or after[0] == "M")
    return run[0][0] if joins else ""


def _shapes(category: str) -> bool:
    """Whether characters of this general category are letters, emoji or the modifiers of emoji."""
    return category[0] == "L" or category in ("So", "Sk")


def _composed(text: str) -> str:
    """Return `text` in normalization form C, with no more combining marks on a character than are legible.

    Composing sorts each run of marks by insertion, in time quadratic in its length: hence the limit first.
    """
    text = pattern(_MARK_RUN).sub(_bounded_marks, text)
    return unicodedata.normalize("NFC", text)


def _bounded_marks(run: re.Match[str]) -> str:
    """Return the characters of `run` without the combining marks that are one too many."""
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MARKS_KEPT:
            kept.append(character)
    return "".join(kept)
