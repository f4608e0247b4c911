"""From a key as people write it, "]e" or "^d", to the strokes that a terminal sends."""

from __future__ import annotations

import re

from tui.commands.strokes import MODIFIERS, WRITTEN

LONGEST = 3
"""The most strokes of a sequence: what is longer is a misspelt name of a key, not something to be typed."""

_STROKES = {name.lower(): stroke for stroke, name in WRITTEN.items()} | {
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
}
_MODIFIERS = {sign.lower(): modifier for modifier, sign in MODIFIERS.items()}
_NAMES = "|".join(sorted(map(re.escape, _STROKES), key=len, reverse=True))
_STROKE = re.compile(rf"((?:(?:\^|shift-|alt-)(?=[^\s]))*)({_NAMES}|[^\s])\s*", re.IGNORECASE)


def read_keys(written: str) -> str | None:
    """Return the strokes of a key as commands have them, parted by spaces; None if there is no such key.

    Args:
        written: The key as the documentation writes it, in any case where it is a name: "]e", "] e", "^d",
            "Shift-Tab", "PgDn"; arrows also by their names.
    """
    strokes: list[str] = []
    place, text = 0, written.strip()
    while place < len(text):
        found = _STROKE.match(text, place)
        stroke = _stroke(*found.groups()) if found is not None else None
        if found is None or stroke is None:
            return None
        strokes.append(stroke)
        place = found.end()
    return " ".join(strokes) if 1 <= len(strokes) <= LONGEST and _can_be_typed(strokes) else None


def _stroke(signs: str, key: str) -> str | None:
    """Return a key with its modifiers as one stroke; None for what no terminal sends."""
    pressed = [_MODIFIERS[sign] for sign in re.findall(r"\^|shift-|alt-", signs.lower())]
    name = _STROKES.get(key.lower())
    if name is None and pressed == ["shift"]:
        return key.upper() if key.isalpha() else None
    if name is None and pressed and not key.isalnum():
        return None
    # With Ctrl, a letter is the same in both cases.
    return "+".join([*pressed, name or (key.lower() if pressed else key)])


def _can_be_typed(strokes: list[str]) -> bool:
    """Whether strokes reach a command: a digit begins a count, and Esc ends whatever was begun."""
    first, *rest = strokes
    return first not in "123456789" and "escape" not in rest
