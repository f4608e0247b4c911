"""The orders of a list of articles: by which letter each is chosen, and what it is called."""

from __future__ import annotations

from store.errors import SearchError
from store.search.order import NEWEST_FIRST, Order, SortKey, read_order

LETTERS: dict[str, SortKey] = {
    "n": SortKey.NEWEST,
    "o": SortKey.OLDEST,
    "p": SortKey.OUTLET,
    "t": SortKey.TITLE,
    "l": SortKey.LONGEST,
    "s": SortKey.SHORTEST,
    "m": SortKey.MARKS,
    "r": SortKey.RELEVANCE,
}
"""The letter of each sort key; in upper case it comes after the keys that are there."""

_WORDS = {
    SortKey.NEWEST: "newest first",
    SortKey.OLDEST: "oldest first",
    SortKey.OUTLET: "by outlet",
    SortKey.TITLE: "by title",
    SortKey.LONGEST: "longest first",
    SortKey.SHORTEST: "shortest first",
    SortKey.MARKS: "most marked first",
    SortKey.RELEVANCE: "best first",
}


def in_words(order: Order) -> str:
    """Return an order as a reader is told of it: "by outlet, by title"."""
    return ", ".join(_WORDS[key] for key in order.keys)


def chosen_order(letter: str, before: Order) -> Order:
    """Return the order that a letter chooses: a key alone, or in upper case after those of the one before."""
    key = LETTERS[letter.lower()]
    if letter.islower() or key in before.keys:
        return Order((key,))
    return Order((*before.keys, key))


def is_letter(stroke: str) -> bool:
    """Whether a stroke chooses an order."""
    return stroke.lower() in LETTERS


def choices() -> list[tuple[str, str]]:
    """Return each letter with what it chooses."""
    return [*((letter, key.value) for letter, key in LETTERS.items()), ("P", "then outlet …")]


def kept_order(text: str) -> Order:
    """Return an order that was kept; the usual one, where that is not understood."""
    try:
        return read_order(text)
    except SearchError:
        return NEWEST_FIRST
