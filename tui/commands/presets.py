"""Keys for hands that know another program: what keys.toml says of them when it names one."""

from __future__ import annotations

from typing import Any

NEWSBOAT: dict[str, dict[str, Any]] = {
    "everywhere": {"Q": "quit"},
    "library": {
        "J": "row-down",
        "K": "row-up",
        "n": "next-unread-row",
        "p": "previous-unread-row",
        "N": "mark-as-read-or-unread",
        "r": False,
        "^f": "back",
    },
    "article": {
        "n": "next-unread-article",
        "p": "previous-unread-article",
        "N": "read-or-unread",
        "r": False,
        "o": "open-the-article-in-the-browser",
        "go": "another-passage-here",
        "]/": "next-hit",
        "[/": "previous-hit",
        "q": "back",
    },
    "inspector": {"q": "back"},
    "passages": {"J": "row-down", "K": "row-up", "q": "back"},
    "names": {"J": "row-down", "K": "row-up", "q": "back"},
    "name-page": {"q": "back"},
    "corrections": {"J": "row-down", "K": "row-up", "q": "back"},
}
"""What newsboat does by these keys (its doc/keycmds.dsv), as far as there are commands for it.

Its r fetches feeds: a hand that wants that must not mark an article as read. In an article n and N are taken,
and hits of a search are at ]/ and [/; so is o, and another passage is at go.
"""

PRESETS = {"newsboat": NEWSBOAT}
"""Every preset, by the name that keys.toml calls it."""
