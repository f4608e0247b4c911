"""What can be seen of one name: its mentions, its quotes, its spellings. No Textual in it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from store.names.names import MentionRow, Spelling
from store.quotes.quotes import QuoteFilter
from store.quotes.repeated import RepeatedQuote, beside, gather_repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library

T = TypeVar("T")

AT_ONCE = 1024
"""Quotes fetched at a time where all are wanted."""
OTHERS_SHOWN = 16
"""Other articles with the same words that a row tells of: more never fit."""


class NameView(Generic[T]):
    """One way to look at a name: which rows there are, and where they lead."""

    title: str
    """What the reader sees it called."""
    nothing: str
    """What stands in place of the rows where there are none."""

    def first_page(self, library: Library, name_id: int) -> list[T]:
        """Fetch the first rows."""
        raise NotImplementedError

    def ids(self, library: Library, name_id: int) -> array[int]:
        """Fetch the identifiers of all rows, in order."""
        raise NotImplementedError

    def rows(self, library: Library, name_id: int, ids: Sequence[int]) -> list[T]:
        """Fetch rows by their identifiers."""
        raise NotImplementedError

    def identify(self, row: T) -> int:
        """Return a row's identifier."""
        raise NotImplementedError

    def place(self, row: T) -> tuple[int, int] | None:
        """Return the article and the offset that a row leads to, None if nowhere."""
        raise NotImplementedError


class MentionView(NameView[MentionRow]):
    """Where it is mentioned."""

    title = "Mentions"
    nothing = "It is mentioned nowhere."

    def first_page(self, library: Library, name_id: int) -> list[MentionRow]:
        """Fetch the newest mentions."""
        return library.names.first_mentions(name_id)

    def ids(self, library: Library, name_id: int) -> array[int]:
        """Fetch the identifiers of all mentions, and of the lines of their articles."""
        return library.names.mention_ids(name_id)

    def rows(self, library: Library, name_id: int, ids: Sequence[int]) -> list[MentionRow]:
        """Fetch mentions."""
        return library.names.mention_rows(ids)

    def identify(self, row: MentionRow) -> int:
        """Return a mention's identifier."""
        return row.id

    def place(self, row: MentionRow) -> tuple[int, int] | None:
        """Return where it stands."""
        return None if row.span is None else (row.article_id, row.span.start)


class QuoteView(NameView[RepeatedQuote]):
    """What it said; the same words in several articles are one row, which the fullest wording stands for."""

    title = "Quotes"
    nothing = (
        "Nothing that is quoted or reported in the library is known to be said by this name.\n\n"
        "{mentions-quotes-spellings} goes on to its spellings, {spellings-quotes-mentions} back to its "
        "mentions."
    )

    def __init__(self) -> None:
        self._others: dict[int, list[int]] = {}

    def first_page(self, library: Library, name_id: int) -> list[RepeatedQuote]:
        """Fetch the newest quotes."""
        gathered = gather_repeated(library.quotes.first_page(QuoteFilter(by=name_id)))
        self._remember(gathered)
        return gathered

    def ids(self, library: Library, name_id: int) -> array[int]:
        """Fetch the identifiers of all quotes, of the same words only the fullest."""
        ids = library.quotes.ids(QuoteFilter(by=name_id))
        pages = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
        gathered = gather_repeated([row for page in pages for row in library.quotes.rows(page)])
        self._remember(gathered)
        return array("q", (quote.row.id for quote in gathered))

    def rows(self, library: Library, name_id: int, ids: Sequence[int]) -> list[RepeatedQuote]:
        """Fetch quotes."""
        others = self._others
        wanted = [each for one in ids for each in (one, *others.get(one, ()))]
        found = {row.id: row for row in library.quotes.rows(wanted)}
        return [
            beside(found[one], [found[other] for other in others.get(one, ()) if other in found])
            for one in ids
            if one in found
        ]

    def identify(self, row: RepeatedQuote) -> int:
        """Return a quote's identifier."""
        return row.row.id

    def place(self, row: RepeatedQuote) -> tuple[int, int] | None:
        """Return where its fullest wording stands."""
        return row.article_id, row.row.span.start

    def _remember(self, gathered: Sequence[RepeatedQuote]) -> None:
        self._others = {
            quote.row.id: [other.row.id for other in quote.others[:OTHERS_SHOWN]] for quote in gathered
        }


class SpellingView(NameView[Spelling]):
    """How it is printed; a row's identifier is its place."""

    title = "Spellings"
    nothing = "It is printed nowhere."

    def __init__(self) -> None:
        self._spellings: list[Spelling] = []

    def first_page(self, library: Library, name_id: int) -> list[Spelling]:
        """Fetch the spellings, of which no name has many."""
        self._spellings = library.names.spellings(name_id)
        return self._spellings

    def ids(self, library: Library, name_id: int) -> array[int]:
        """Return the places of the spellings that were fetched."""
        return array("q", range(len(self._spellings)))

    def rows(self, library: Library, name_id: int, ids: Sequence[int]) -> list[Spelling]:
        """Return spellings by their places."""
        return [self._spellings[place] for place in ids]

    def identify(self, row: Spelling) -> int:
        """Return a spelling's place."""
        return self._spellings.index(row)

    def place(self, row: Spelling) -> tuple[int, int] | None:
        """A spelling leads nowhere."""
        return None


def name_views() -> list[NameView[Any]]:
    """Return the views of one name in the order in which they are gone through."""
    return [MentionView(), QuoteView(), SpellingView()]
