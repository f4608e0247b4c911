"""What can be searched for, as readers are told: in help, and where a search begins."""

from __future__ import annotations

from store.search.query import FIELDS

_FORMS = (
    ("taliban minister", "both words"),
    ('"safe haven"', "these words next to one another"),
    ("secur*", "words that begin so"),
    ("-drone", "not this"),
    ("drone or missile", "either; parentheses hold together"),
)
"""What can be typed besides fields, and what it finds."""

TITLE = "What can be searched for"


def search_help() -> list[tuple[str, str]]:
    """Return examples of all that can be typed, each with what it finds."""
    return [*_FORMS, *((wanted.example, wanted.meaning) for wanted in FIELDS.values())]
