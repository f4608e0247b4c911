"""What a server answered."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING

from urllib3.exceptions import DecodeError, InvalidHeader
from urllib3.response import HTTPResponse
from urllib3.util import Retry

from store.web.errors import FetchError, TooLarge, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from urllib3.response import BaseHTTPResponse

BLOCK = 65_536
"""How many bytes are read at a time."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that can be used: status 2xx, or 304 where it was asked whether anything is new."""

    address: str
    """Where it came from in the end."""
    permanent: str
    """The address to use from now on: where it came from if all that led there do so for good, else what was
    asked for."""
    status: int
    """The status code."""
    headers: Mapping[str, str]
    """The headers by their casefolded names; several of one name are joined by commas."""
    body: bytes
    """What was sent, unpacked; empty with status 304."""

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing has changed since the last time."""
        return self.status == 304

    @property
    def media_type(self) -> str:
        """What it says to be, "text/html"; empty where it says nothing that makes sense."""
        kind = self.headers.get("content-type", "")
        return _content_type(kind).get_content_type() if "/" in kind else ""

    @property
    def charset(self) -> str:
        """The encoding that it claims for its text; empty where it claims none."""
        return _content_type(self.headers.get("content-type", "")).get_content_charset() or ""


def headers_of(response: BaseHTTPResponse) -> dict[str, str]:
    """Return the headers of an answer by their casefolded names."""
    return {name.casefold(): response.headers[name] for name in response.headers}


def read_body(response: BaseHTTPResponse, address: str, largest: int) -> bytes:
    """Read what an answer holds, and no more than that.

    Args:
        response: The answer.
        address: Where it comes from, to name it in errors.
        largest: The most bytes, both as they are sent and unpacked.

    Raises:
        TooLarge: There are more, or there would be.
        FetchError: It is packed in a way that we do not know, or not in the way that it says.
        urllib3.exceptions.HTTPError: The connection broke.
    """
    headers = headers_of(response)
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > largest:
        raise _too_large(address, largest)
    _check_packing(headers.get("content-encoding", ""), address)
    body = bytearray()
    try:
        while block := response.read(BLOCK, decode_content=True):
            body += block
            # `tell` counts what came over the wire: a file may be packed larger than it is.
            if len(body) > largest or response.tell() > largest:
                raise _too_large(address, largest)
    except DecodeError as error:
        raise FetchError(
            f"{named(address)} is packed in another way than it says, and cannot be read."
        ) from error
    return bytes(body)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return after how many seconds a server wants to be asked again, None where it does not say."""
    try:
        return Retry().parse_retry_after(headers.get("retry-after", ""))
    except (InvalidHeader, OverflowError, ValueError):
        return None


def _check_packing(encodings: str, address: str) -> None:
    for encoding in filter(None, (word.strip().casefold() for word in encodings.split(","))):
        if encoding not in (*HTTPResponse.CONTENT_DECODERS, "identity"):
            raise FetchError(
                f"{named(address)} is packed as “{encoding}”, which was not asked for and cannot be read."
            )


def _too_large(address: str, largest: int) -> TooLarge:
    return TooLarge(f"{named(address)} is larger than {largest / 1_000_000:.3g} MB, and is not read.")


def _content_type(value: str) -> Message:
    message = Message()
    message["content-type"] = value
    return message
