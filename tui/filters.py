"""What is typed into a filter, as the store understands it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.passages.passage import PassageFilter
from store.search.language import read_query
from store.search.query import Field, Term
from tui.labels import LABEL_NAMES, LABEL_PLURALS

if TYPE_CHECKING:
    from prose.entities.entity import Label
    from store.names.names import NameFilter
    from store.search.query import Query


def typed_query(text: str) -> Query | None:
    """Read a search whose end is still being typed; None where nothing is typed.

    Raises:
        SearchError: It makes no sense.
    """
    return read_query(text, typing=True) if text.strip() else None


def passage_filter(text: str) -> PassageFilter:
    """Read a filter of passages whose end is still being typed.

    Raises:
        SearchError: It makes no sense.
    """
    return PassageFilter(typed_query(text))


def tag_term(name: str) -> str:
    """Return the term that shows one tag only, and not what it may be the beginning of."""
    return f"{Term(Field.TAG, name)} "


_LABEL = re.compile(r"(?<!\S)(?:is|label):(?P<word>\S*)", re.IGNORECASE)
"""The term that names a kind of names."""


def name_filter(text: str) -> NameFilter:
    """Read a filter of names: words, and `is:person` or `label:person` among them; the last kind counts.

    The beginning of a kind's name is enough. While it could still be several, it narrows nothing, so that the
    list does not blink while one types.
    """
    # Not above: the app starts with the articles, and what knows names takes a while to load.
    from store.names.names import NameFilter

    label: Label | None = None
    words: list[str] = []
    for term in text.split():
        found = _LABEL.fullmatch(term)
        meant = _labels(found["word"]) if found else []
        if not meant:
            words.append(term)
        elif len(meant) == 1:
            label = meant[0]
    return NameFilter(words=" ".join(words), label=label)


def with_label(text: str, label: Label | None) -> str:
    """Return a filter of names with this kind only, or all kinds for None, and its words as they are."""
    words = [
        term for term in text.split() if not ((found := _LABEL.fullmatch(term)) and _labels(found["word"]))
    ]
    return " ".join(words if label is None else [label_term(label), *words])


def label_term(label: Label) -> str:
    """Return the term that shows one kind of names only."""
    return f"is:{LABEL_NAMES[label].partition(' ')[0]}"


def _labels(typed: str) -> list[Label]:
    """Return the kinds of names that what was typed may be the beginning of."""
    typed = typed.casefold()
    return [
        label
        for label, plural in LABEL_PLURALS.items()
        if any(word.casefold().startswith(typed) for word in (label.value, LABEL_NAMES[label], plural))
    ]
