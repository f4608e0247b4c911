"""What the reader keeps at hand as lines of JSON: saved searches and pinned names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import SearchError, ViewError
from store.names.pinned import merge_pin
from store.saved_searches import clean_view_name, merge_search
from store.search.language import read_query
from store.search.order import read_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.connection import Connection
    from store.exchange.merging import Merging
    from store.formats.fields import Fields


def view_values(connection: Connection) -> Iterator[dict[str, object]]:
    """Yield every saved search and every pinned name as a JSON object."""
    for row in connection.rows("SELECT * FROM saved_search ORDER BY place, id"):
        yield {
            "type": "search",
            "id": row["uuid"],
            "name": row["name"],
            "query": row["query"],
            "sort": row["sorting"],
        }
    for row in connection.rows("SELECT * FROM pinned_name ORDER BY place, spelling, person"):
        yield {"type": "pin", "spelling": row["spelling"], "person": bool(row["person"])}


def read_search(fields: Fields, merging: Merging) -> None:
    """Take in a saved search that `view_values` wrote.

    Raises:
        SourceError: If it is something else.
    """
    try:
        name = clean_view_name(fields.line("name"))
    except ViewError:
        raise fields.amiss("name", "the name of a search") from None
    try:
        query = str(read_query(fields.line("query")))
    except SearchError:
        raise fields.amiss("query", "a search") from None
    try:
        order = read_order(fields.line("sort"))
    except SearchError:
        raise fields.amiss("sort", "an order") from None
    merging.count_view(merge_search(merging.connection, fields.identifier(), name, query, order))


def read_pin(fields: Fields, merging: Merging) -> None:
    """Take in a pinned name that `view_values` wrote.

    Raises:
        SourceError: If it is something else.
    """
    spelling = fields.text("spelling")
    if not spelling:
        raise fields.amiss("spelling", "the spelling of a name")
    merging.count_view(merge_pin(merging.connection, spelling, person=fields.flag("person")))
