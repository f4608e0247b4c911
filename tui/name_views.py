"""What can be seen of one name: its mentions, its quotes, its spellings. No Textual in it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from store.names import MentionRow, Spelling
from store.quotes import QuoteFilter, QuoteRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library

T = TypeVar("T")


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


class QuoteView(NameView[QuoteRow]):
    """What it said."""

    title = "Quotes"
    nothing = (
        "Nothing that is quoted or reported in the library is known to be said by this name.\n\n"
        "Tab goes on to its spellings, Shift-Tab back to its mentions."
    )

    def first_page(self, library: Library, name_id: int) -> list[QuoteRow]:
        """Fetch the newest quotes."""
        return library.quotes.first_page(QuoteFilter(by=name_id))

    def ids(self, library: Library, name_id: int) -> array[int]:
        """Fetch the identifiers of all quotes."""
        return library.quotes.ids(QuoteFilter(by=name_id))

    def rows(self, library: Library, name_id: int, ids: Sequence[int]) -> list[QuoteRow]:
        """Fetch quotes."""
        return library.quotes.rows(ids)

    def identify(self, row: QuoteRow) -> int:
        """Return a quote's identifier."""
        return row.id

    def place(self, row: QuoteRow) -> tuple[int, int] | None:
        """Return where it stands."""
        return row.article_id, row.span.start


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
