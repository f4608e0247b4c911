"""Rows of a list that may be long: the first page at once, the rest by number as it comes into view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

T = TypeVar("T")

PAGE = 128
"""Rows fetched at a time."""
PAGES_KEPT = 32


class PagedRows(Generic[T]):
    """Rows of a query over the library.

    Until `use_identifiers` is called only the first page is there; then every row is, fetched by its
    identifier when it is asked for.

    Args:
        first_page: The first rows in order, at most a page of them.
        fetch: Returns the rows of some identifiers, in their order.
        identify: Returns a row's identifier.
    """

    def __init__(
        self,
        first_page: Sequence[T],
        fetch: Callable[[Sequence[int]], list[T]],
        identify: Callable[[T], int],
    ) -> None:
        self._pages: OrderedDict[int, list[T]] = OrderedDict({0: list(first_page)})
        self._fetch = fetch
        self._identify = identify
        self._identifiers: Sequence[int] = [identify(row) for row in first_page]
        self.total = len(first_page) if len(first_page) < PAGE else None
        """How many rows there are; None while that is not known."""

    def __len__(self) -> int:
        """Return the number of rows known so far."""
        return len(self._identifiers)

    def use_identifiers(self, identifiers: Sequence[int]) -> None:
        """Take the identifiers of all rows, in order."""
        self._identifiers = identifiers
        self.total = len(identifiers)
        self._pages.clear()

    @property
    def identifiers(self) -> Sequence[int]:
        """The identifiers of the rows known so far, in order."""
        return self._identifiers

    def leave_out(self, identifiers: Collection[int]) -> None:
        """Go on without some rows."""
        gone = frozenset(identifiers)
        self._identifiers = array("q", (each for each in self._identifiers if each not in gone))
        self.total = None if self.total is None else len(self._identifiers)
        self._pages.clear()

    def forget(self) -> None:
        """Fetch rows again when they are asked for next: something in the library changed."""
        self._pages.clear()

    def row(self, index: int) -> T | None:
        """Return a row by its place, None where there is none (or no longer)."""
        if not 0 <= index < len(self):
            return None
        number, place = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            wanted = self._identifiers[number * PAGE : (number + 1) * PAGE]
            found = {self._identify(row): row for row in self._fetch(list(wanted))}
            page = [found[identifier] for identifier in wanted if identifier in found]
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page[place] if place < len(page) else None

    def index_of(self, identifier: int) -> int | None:
        """Return the place of a row by its identifier, None if it is not among those known."""
        try:
            return self._identifiers.index(identifier)
        except ValueError:
            return None


class FixedRows(Generic[T]):
    """Rows that are all there: a short list."""

    def __init__(self, rows: Sequence[T]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def row(self, index: int) -> T | None:
        """Return a row by its place, None where there is none."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def forget(self) -> None:
        """Nothing is fetched, so there is nothing to forget."""
