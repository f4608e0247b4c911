"""Keys as people write them: ^d and not ctrl+d."""

from __future__ import annotations


def written(keys: str) -> str:
    """Return a key sequence as people write it: "] e" becomes "]e", "ctrl+d" becomes "^d"."""
    return "".join(_written_stroke(stroke) for stroke in keys.split(" "))


def _written_stroke(stroke: str) -> str:
    *modifiers, key = stroke.split("+") if len(stroke) > 1 else [stroke]
    return "".join([*(MODIFIERS[modifier] for modifier in modifiers), WRITTEN.get(key, key)])


MODIFIERS = {"ctrl": "^", "shift": "Shift-", "alt": "Alt-"}
"""Modifiers and how they are written."""

WRITTEN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""Keys that are not written as themselves."""
