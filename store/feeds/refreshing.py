"""Refreshing feeds: asking their servers, many at once, and taking in what is new.

The network and the parsing are waited for in threads; the library is written by the thread that asks, a few
articles at a time, so that whoever reads in it meanwhile does not feel it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from prose.characters import clean_line
from store.errors import FeedError, NewsreadError
from store.feeds.arrivals import Arrival, ArrivedEntry
from store.feeds.arriving import ArrivingFeed, MarkedEntry, untold
from store.feeds.downloads import Downloads
from store.feeds.schedule import due_after_failure, due_after_success, may_be_asked, put_off
from store.moments import now
from store.parsing.articles import parsed_article
from store.parsing.documents import marked
from store.parsing.errors import Unparsable
from store.parsing.values import document_of
from store.web.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from store.feeds.arriving import Report
    from store.feeds.feed import Feed
    from store.library import Library
    from store.parsing.articles import ParsedArticle
    from store.parsing.parsers import Parsers
    from store.web.client import Client
    from store.web.response import Response

ACCEPTED = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,"
    "application/json;q=0.8,*/*;q=0.5"
)
"""What servers are asked for."""
TOGETHER = 16
"""How many articles are written in one change of the library: some tenths of a second on a slow disk."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one feed."""

    feed: Feed
    """The feed, as it was before."""
    new: int = 0
    """How many articles came with it that were not in the library."""
    updated: int = 0
    """How many articles say something else now."""
    problem: str = ""
    """Why it could not be read, in one sentence; empty if it could, or was not asked."""
    notice: str = ""
    """What else the reader is to do about it, in one sentence, the first time that it is so."""
    waits: datetime | None = None
    """Until when its server does not want to be asked, if that is why it was not."""


class Refreshing:
    """Refreshes the feeds of a library.

    Args:
        library: The library, of this thread.
        client: What fetches.
        parsers: What parses.
        downloads: How much at once; as usual if None.
        report: Told how far a feed has come that brings more articles than are written at once.
    """

    def __init__(
        self,
        library: Library,
        client: Client,
        parsers: Parsers,
        downloads: Downloads[Refreshed] | None = None,
        report: Report = untold,
    ) -> None:
        self._library = library
        self._client = client
        self._parsers = parsers
        self._downloads = downloads or Downloads()
        self._report = report

    def refresh(self, feeds: Sequence[Feed]) -> Iterator[Refreshed]:
        """Refresh feeds, and yield what became of each as soon as that is known.

        Who stops half-way keeps what came in until then; the other feeds are as they were. A server that has
        put us off is not asked.

        Raises:
            LibraryError: If the library cannot be written.
        """
        moment = now()
        validators = self._library.arrivals.validators([feed.id for feed in feeds])
        for feed in feeds:
            if not may_be_asked(feed, moment):
                yield Refreshed(feed, waits=feed.waits)
            else:
                self._ask(feed, *validators.get(feed.id, ("", "")))
        yield from self._downloads.run()

    def take_in(self, feed: Feed, response: Response) -> Refreshed:
        """Take in what a feed said that was fetched already, as a first refresh does.

        Raises:
            LibraryError: If the library cannot be written.
        """
        self._parse(feed, response)
        [refreshed] = self._downloads.run()
        return refreshed

    # -- one step after the other: in a thread what is waited for, here what follows from it

    def _ask(self, feed: Feed, etag: str, last_modified: str) -> None:
        def fetch() -> Response:
            return self._client.get(feed.address, etag=etag, last_modified=last_modified, accept=ACCEPTED)

        def then(response: Response | NewsreadError) -> Iterator[Refreshed]:
            if isinstance(response, NewsreadError):
                yield self._failed(feed, response)
            elif response.unchanged:
                self._succeeded(ArrivingFeed(feed, response, "", "", 0), unchanged=(etag, last_modified))
                yield Refreshed(feed)
            else:
                self._parse(feed, response)

        self._downloads.add(feed.address, fetch, then)

    def _parse(self, feed: Feed, response: Response) -> None:
        known = self._library.arrivals.known(feed.id)

        def then(value: Any) -> Iterator[Refreshed]:
            if isinstance(value, Unparsable):
                yield self._failed(feed, FeedError(_sentence(value)))
            elif isinstance(value, NewsreadError):
                yield self._failed(feed, value)
            elif "links" in value:
                yield self._failed(feed, FeedError("What the server sent is a web page, not a feed."))
            elif (other := self._follow(feed, response)) is not None:
                yield self._doubled(feed, other)
            else:
                yield from self._read(feed, response, value)

        self._downloads.add("", lambda: parsed_feed(self._parsers, response, known), then)

    def _follow(self, feed: Feed, response: Response) -> Feed | None:
        """Go where a feed has moved for good; return the other one of the reader's that is fetched there."""
        there = response.permanent
        if there == feed.address or self._library.arrivals.moved(feed.id, there):
            return None
        # One that he removed is none of his: then this one goes on by its own address.
        return self._library.feeds.at(there)

    def _read(self, feed: Feed, response: Response, value: Any) -> Iterator[Refreshed]:
        arriving = ArrivingFeed(feed, response, value["title"], value["site"], len(value["entries"]))
        # The oldest first: what is written last is on top where nothing has a date.
        for place, each in enumerate(reversed(value["entries"])):
            document = document_of(each["document"])
            entry = ArrivedEntry(each["key"], each["digest"], document, each["source"].encode())
            self._mark(arriving, place, entry)
        yield from self._write(arriving)

    def _mark(self, arriving: ArrivingFeed, place: int, entry: ArrivedEntry) -> None:
        """Have the marks of an entry found, or of its page where that is wanted."""
        address = entry.document.facts.address if arriving.feed.settings.full_text else ""

        def then(marked: MarkedEntry | NewsreadError) -> Iterator[Refreshed]:
            assert not isinstance(marked, NewsreadError)
            arriving.put(place, marked)
            yield from self._write(arriving)

        self._downloads.add(
            address, lambda: self._page(entry, address) if address else self._marked(entry), then
        )

    def _marked(self, entry: ArrivedEntry) -> MarkedEntry:
        found = marked(self._parsers, entry.document)
        return MarkedEntry(replace(entry, language=found.language), found)

    def _page(self, entry: ArrivedEntry, address: str) -> MarkedEntry:
        """Return an entry with the text of its page, if there is more of it than in the feed."""
        try:
            response = self._client.get(address)
            hints = {
                "address": response.address,
                "media_type": response.media_type,
                "charset": response.charset,
            }
            page = parsed_article(self._parsers, "page", response.body, hints)
        except FetchError as error:
            # What may be another time, is tried again then.
            again = not 400 <= error.status < 500 or error.retry_after is not None
            return self._marked(replace(entry, digest="") if again else entry)
        except Unparsable:
            return self._marked(entry)
        if len(page.document.text) <= len(entry.document.text):
            return self._marked(entry)
        return _with_page(entry, page, response.body)

    def _write(self, arriving: ArrivingFeed) -> Iterator[Refreshed]:
        """Write what was read of a feed, and tell of it once that is all."""
        while batch := arriving.take(TOGETHER):
            with self._library.transaction():
                for entry in batch:
                    self._take_in(arriving, entry)
                self._library.settle(articles=0)
            if not arriving.is_done:
                self._report(arriving.progress)
        if arriving.is_done:
            self._succeeded(arriving)
            yield Refreshed(arriving.feed, arriving.new, arriving.updated)

    def _take_in(self, arriving: ArrivingFeed, entry: MarkedEntry) -> None:
        found = entry.found
        arrival, article_id = self._library.arrivals.take_in(arriving.feed, entry.arrived)
        if arrival is Arrival.KNOWN or article_id is None:
            return
        arriving.new += arrival is Arrival.NEW
        arriving.updated += arrival is Arrival.UPDATED
        if found.marks is not None:
            self._library.marks.replace(article_id, found.marks, found.version)

    # -- how it was

    def _succeeded(self, arriving: ArrivingFeed, unchanged: tuple[str, str] | None = None) -> None:
        headers, moment = arriving.response.headers, now()
        etag, last_modified = unchanged or ("", "")
        self._library.arrivals.succeeded(
            arriving.feed.id,
            due=due_after_success(arriving.feed, moment),
            etag=headers.get("etag", etag),
            last_modified=headers.get("last-modified", last_modified),
            own_title=None if unchanged else arriving.title,
            site=arriving.site,
            arrived=arriving.new > 0,
        )

    def _doubled(self, feed: Feed, other: Feed) -> Refreshed:
        notice = f"The same feed as “{other.name}” by now; remove one of the two."
        self._library.arrivals.doubled(feed.id, notice, due=due_after_success(feed, now()))
        # What the other one is called may have changed: that is nothing to be told.
        is_told = bool(feed.problem) and not feed.is_broken
        return Refreshed(feed, notice="" if is_told else notice)

    def _failed(self, feed: Feed, error: NewsreadError) -> Refreshed:
        moment = now()
        gone = isinstance(error, FetchError) and error.gone
        seconds = error.retry_after if isinstance(error, FetchError) else None
        waits = None if seconds is None else put_off(seconds, moment)
        due = due_after_failure(feed, moment)
        self._library.arrivals.failed(
            feed.id, str(error), due=max(due, waits) if waits else due, waits=waits, gone=gone
        )
        return Refreshed(feed, problem=clean_line(str(error)))


def parsed_feed(parsers: Parsers, response: Response, known: dict[str, str] | None) -> Any:
    """Have an answer read as a feed.

    Args:
        parsers: The processes.
        response: The answer.
        known: The digests of the entries that need not be read again, by their keys; None to read none.

    Returns:
        What `store.parsing.feeds.parse` returns.

    Raises:
        Unparsable: Nothing came of it.
    """
    hints = {
        "address": response.address,
        "content_type": response.headers.get("content-type", ""),
        "known": known,
    }
    return parsers.parse("feed", response.body, hints)


def _with_page(entry: ArrivedEntry, page: ParsedArticle, source: bytes) -> MarkedEntry:
    said, document = entry.document.facts, page.document
    facts = replace(
        document.facts,
        headline=document.facts.headline if said.headline_supplied else said.headline,
        headline_supplied=document.facts.headline_supplied and said.headline_supplied,
        byline=said.byline or document.facts.byline,
        publisher=said.publisher or document.facts.publisher,
        published=said.published or document.facts.published,
        address=said.address,
    )
    document = replace(document, facts=facts)
    arrived = replace(entry, document=document, source=source, language=page.found.language)
    return MarkedEntry(arrived, page.found)


def _sentence(refusal: Unparsable) -> str:
    """Return why a feed could not be read as a sentence."""
    reason = str(refusal)
    return f"{reason[:1].upper()}{reason[1:]}."
