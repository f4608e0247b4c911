"""Which names of a library a name may be the same as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.entities.acronyms import abbreviates
from prose.word_forms import fold
from store.names.names import NameFilter

if TYPE_CHECKING:
    from store.library import Library
    from store.names.names import NameRow

CANDIDATES = 500
"""How many of the most mentioned names are looked at."""
WORDS_SOUGHT = 4
"""How many of a name's words are looked for in other names."""
_WORD = re.compile(r"[^\W_]{2,}")


def likely_names(
    library: Library, name: NameRow, typed: str, limit: int, article_id: int | None = None
) -> list[NameRow]:
    """Return names that another may be the same as, the likeliest first.

    Those that are longer or shorter ways to say it, then those that share a word with it, then those of its
    own label, then those of the article at hand, then those with most mentions.

    Args:
        library: The library.
        name: The name.
        typed: Words that the others are to hold.
        limit: How many at most.
        article_id: The article at hand.
    """
    names, wanted = library.names, fold(typed)
    rows = {row.id: row for row in names.first_page(NameFilter(typed), CANDIDATES)}
    # Who types knows better what is sought.
    for word in () if typed else sorted(_words(name.text), key=len)[-WORDS_SOUGHT:]:
        rows |= {row.id: row for row in names.first_page(NameFilter(word), limit)}
    here = set() if article_id is None else {mentioned.id for mentioned in names.of_article(article_id)}
    rows |= {row.id: row for row in names.rows(here) if wanted in fold(row.text)}
    rows.pop(name.id, None)

    def unlikelihood(row: NameRow) -> tuple[bool, bool, bool, bool, bool, int]:
        exact, one, akin = fold(row.text) == wanted, may_be_one(name, row), _are_akin(name.text, row.text)
        return not exact, not one, not akin, row.label is not name.label, row.id not in here, -row.mentions

    return sorted(rows.values(), key=unlikelihood)[:limit]


def may_be_one(name: NameRow, other: NameRow) -> bool:
    """Whether the words of two names say nothing against their being one.

    All words of the one are among the other's, or it abbreviates the other; two people who share a surname
    are not one by that, and one word that may stand for several is nobody in particular.
    """
    few, many = sorted((_words(name.text), _words(other.text)), key=len)
    return bool(few) and not other.several and (few <= many or _abbreviate(name.text, other.text))


def _are_akin(name: str, other: str) -> bool:
    """Whether two names share a word, or one may abbreviate the other."""
    return not _words(name).isdisjoint(_words(other)) or _abbreviate(name, other)


def _abbreviate(name: str, other: str) -> bool:
    """Whether one of two names may abbreviate the other."""
    return abbreviates(name, other) or abbreviates(other, name)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(fold(name)))
