"""Pages that were asked for and gave no article: they are kept with the reason, never as empty articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.moments import now, to_moment, to_number

if TYPE_CHECKING:
    from datetime import datetime

    from store.connection import Connection


@dataclass(frozen=True, slots=True)
class UnreadablePage:
    """A page that could not be read."""

    address: str
    """Its address, as it was asked for."""
    reason: str
    """Why, in one sentence."""
    tried: datetime
    """When it was tried the last time, in UTC."""
    tries: int
    """How often it was tried."""


class UnreadablePages:
    """The pages that could not be read, until they are, or the reader has enough of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[UnreadablePage]:
        """Return all of them, those first that were tried last."""
        rows = self._connection.rows("SELECT * FROM unreadable_page ORDER BY tried DESC, address")
        return [
            UnreadablePage(row["address"], row["reason"], to_moment(row["tried"]), row["tries"])
            for row in rows
        ]

    def keep(self, address: str, reason: str) -> None:
        """Keep that a page could not be read."""
        self._connection.execute(
            """
            INSERT INTO unreadable_page (address, reason, tried) VALUES (:address, :reason, :tried)
            ON CONFLICT (address)
            DO UPDATE SET reason = excluded.reason, tried = excluded.tried, tries = tries + 1
            """,
            {"address": clean_line(address), "reason": clean_line(reason), "tried": to_number(now())},
        )

    def forget(self, address: str) -> bool:
        """Forget a page, because it was read or is not wanted; return whether it was kept."""
        found: int = self._connection.value(
            "SELECT count(*) FROM unreadable_page WHERE address = :address", {"address": address}
        )
        self._connection.execute("DELETE FROM unreadable_page WHERE address = :address", {"address": address})
        return bool(found)
