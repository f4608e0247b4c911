from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tui.rows import PAGE, FixedRows, PagedRows

if TYPE_CHECKING:
    from collections.abc import Sequence


class Shelf:
    """Rows that remember how often they were fetched."""

    def __init__(self, count: int) -> None:
        self.identifiers = array("q", range(count))
        self.fetched: list[int] = []
        self.gone: set[int] = set()

    def rows(self) -> PagedRows[str]:
        return PagedRows([str(i) for i in self.identifiers[:PAGE]], self.fetch, int)

    def fetch(self, identifiers: Sequence[int]) -> list[str]:
        self.fetched += identifiers
        return [str(identifier) for identifier in identifiers if identifier not in self.gone]


def test_the_first_page_is_there_without_fetching() -> None:
    shelf = Shelf(1000)
    rows = shelf.rows()
    assert len(rows) == PAGE
    assert rows.row(PAGE - 1) == str(PAGE - 1)
    assert rows.row(PAGE) is None
    assert shelf.fetched == []


def test_a_page_that_is_full_is_no_number_of_rows() -> None:
    shelf = Shelf(1000)
    rows = shelf.rows()
    totals = [rows.total]
    rows.use_identifiers(shelf.identifiers)
    totals.append(rows.total)
    rows.leave_out([1, 2])
    totals.append(rows.total)
    assert totals == [None, 1000, 998]
    assert PagedRows(["1", "2"], shelf.fetch, int).total == 2


def test_a_far_row_fetches_one_page_once() -> None:
    shelf = Shelf(100_000)
    rows = shelf.rows()
    rows.use_identifiers(shelf.identifiers)
    assert len(rows) == 100_000
    assert [rows.row(77_777), rows.row(77_778)] == ["77777", "77778"]
    assert len(shelf.fetched) == PAGE


def test_a_row_that_is_gone_since_is_none() -> None:
    shelf = Shelf(10)
    rows = shelf.rows()
    shelf.gone = {9}
    rows.forget()
    assert rows.row(9) is None
    assert rows.row(8) == "8"


def test_rows_are_fetched_again_after_a_change() -> None:
    shelf = Shelf(10)
    rows = shelf.rows()
    rows.forget()
    assert rows.row(3) == "3"
    assert shelf.fetched == list(range(10))


def test_the_place_of_a_row() -> None:
    rows = Shelf(10).rows()
    assert rows.index_of(7) == 7
    assert rows.index_of(99) is None


def test_fixed_rows() -> None:
    rows = FixedRows(["a", "b"])
    assert [len(rows), rows.row(1), rows.row(2), rows.row(-1)] == [2, "b", None, None]
