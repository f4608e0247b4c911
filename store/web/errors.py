"""What can go wrong on the network: each error is one clean sentence, as all of ours."""

from __future__ import annotations

from store.errors import NewsreadError

LONGEST_NAMED = 160
"""How many code points of an address a sentence repeats."""


class FetchError(NewsreadError):
    """What an address stands for could not be had."""

    def __init__(self, sentence: str, *, status: int = 0, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        """The server's status code; 0 where there was no answer, or it could not be used."""
        self.retry_after = retry_after
        """After how many seconds the server wants to be asked again; None where it says nothing."""

    @property
    def gone(self) -> bool:
        """Whether the server says that it is gone for good and need not be asked for again."""
        return self.status == 410


class RefusedAddress(FetchError):  # noqa: N818  (it says what is the matter)
    """An address that is not asked for at all: no page of the web, or not a public one."""


class UnknownServer(FetchError):  # noqa: N818
    """No machine goes by the name in an address."""


class TooLarge(FetchError):  # noqa: N818
    """There is more than the reader's machine is to be burdened with."""


class TookTooLong(FetchError):  # noqa: N818
    """The answer was not there in time."""


def named(address: str) -> str:
    """Return an address as a sentence names it."""
    return address if len(address) <= LONGEST_NAMED else f"{address[: LONGEST_NAMED - 1]}…"
