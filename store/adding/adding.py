"""Taking sources in, several at once.

Reading what is in them is waited for in threads, as it is done in other processes or by servers; the library
is written by the thread that asks, several articles in one change: each change waits for the disk.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.adding.outcome import Outcome
from store.adding.pages import FetchedPage, fetched_page
from store.adding.sources import Coming
from store.adding.taking_in import ReadArticle, known_article, take_in
from store.bodies import NewArticle
from store.detection import SETTLED_TOGETHER
from store.errors import FeedError, NewsreadError
from store.feeds.downloads import Downloads
from store.parsing.articles import parsed_article
from store.parsing.errors import Unparsable
from store.web.errors import RefusedAddress, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.adding.sources import Source
    from store.bodies import AddedArticle
    from store.library import Library
    from store.parsing.articles import ParsedArticle
    from store.parsing.parsers import Parsers
    from store.web.client import Client
    from store.web.response import Response

AHEAD = 16
"""How many sources are begun and not done with: each is held in memory."""
TOGETHER = 32
"""How many articles are written in one change of the library: it must not take longer than others wait."""
SECONDS = 0.5
"""How long an article from a file waits for others to be written with, which costs less the more they are."""


class Adding:
    """Takes sources into a library.

    Args:
        library: The library, of this thread.
        client: What fetches pages.
        parsers: What parses.
    """

    def __init__(self, library: Library, client: Client, parsers: Parsers) -> None:
        self._library = library
        self._client = client
        self._parsers = parsers
        self._downloads: Downloads[Outcome] = Downloads()
        self._waiting: Iterator[Source | Outcome | Coming] = iter(())
        self._coming: Coming | None = None
        self._is_asked = False
        self._under_way = 0
        self._read: list[tuple[Source, ReadArticle]] = []
        self._written = monotonic()
        self._unsettled = 0

    def add(self, sources: Iterable[Source | Outcome | Coming]) -> Iterator[Outcome]:
        """Take sources in, and yield what became of each as soon as it is written.

        Who stops half-way keeps what was yielded.

        Args:
            sources: The sources, what became of others already, and what is to be waited for.

        Raises:
            LibraryError: If the library cannot be written.
        """
        self._waiting = iter(sources)
        yield from self._go_on()
        yield from self._downloads.run()
        self._library.settle(articles=0)

    def _go_on(self) -> Iterator[Outcome]:
        """Begin with as many sources as may be under way; yield what became of those that take no time."""
        while self._under_way < AHEAD and not self._is_asked:
            if self._coming is not None:
                self._ask(self._coming)
                break
            source = next(self._waiting, None)
            if source is None:
                break
            if isinstance(source, Coming):
                self._coming = source
            else:
                yield from self._begin(source)
        if not self._under_way:
            # What comes next may be long in coming.
            yield from self._write()

    def _ask(self, coming: Coming) -> None:
        """Have the next of what is yet to come waited for."""

        def then(source: Source | Outcome | NewsreadError | None) -> Iterator[Outcome]:
            assert not isinstance(source, NewsreadError)
            self._is_asked = False
            if source is None:
                self._coming = None
            else:
                yield from self._begin(source)
            yield from self._go_on()

        self._is_asked = True
        self._downloads.add("", coming.wait, then)

    def _begin(self, source: Source | Outcome) -> Iterator[Outcome]:
        """Begin with a source if that takes time; else yield what became of it."""
        if isinstance(source, Outcome):
            yield source
            return
        if source.kind == "page":
            self._fetch(source)
            return
        try:
            content = source.read()
        except NewsreadError as error:
            yield Outcome(source.name, problem=str(error))
            return
        known = known_article(self._library, content)
        if known is not None:
            yield self._outcome(source, known, self._headline(known.id))
        else:
            self._parse(source, content)

    def _parse(self, source: Source, content: bytes) -> None:
        def then(parsed: ParsedArticle | NewsreadError) -> Iterator[Outcome]:
            self._under_way -= 1
            if isinstance(parsed, NewsreadError):
                yield Outcome(source.name, problem=f"{source.name} cannot be added: {parsed}.")
            else:
                self._read.append((source, _read(parsed, content, source.origin)))
                if len(self._read) >= TOGETHER or monotonic() > self._written + SECONDS:
                    yield from self._write()
            yield from self._go_on()

        self._under_way += 1
        self._downloads.add(
            "", lambda: parsed_article(self._parsers, source.kind, content, source.hints), then
        )

    def _fetch(self, source: Source) -> None:
        address = source.origin

        def then(page: FetchedPage | NewsreadError) -> Iterator[Outcome]:
            self._under_way -= 1
            if isinstance(page, NewsreadError):
                yield self._unreadable(source, page)
            elif page.article is None:
                yield self._follow(source, page.response)
            else:
                read = _read(page.article, page.response.body, page.response.address)
                self._read.append((source, read))
                # Servers are slower than the disk.
                yield from self._write()
            yield from self._go_on()

        self._under_way += 1
        self._downloads.add(address, lambda: fetched_page(self._client, self._parsers, address), then)

    def _follow(self, source: Source, response: Response) -> Outcome:
        """Subscribe to a feed, and take in what it says."""
        # What finds feeds on pages is loaded with the first one.
        from store.feeds.subscribing import subscribe_fetched

        try:
            subscribed = subscribe_fetched(self._library, self._client, self._parsers, response)
        except FeedError as error:
            return Outcome(source.name, problem=str(error))
        feed, refreshed = subscribed.feed, subscribed.refreshed
        problem = refreshed.problem if refreshed else ""
        return Outcome(source.name, headline=feed.name, new=subscribed.new, feed=feed.id, problem=problem)

    def _unreadable(self, source: Source, error: NewsreadError) -> Outcome:
        """Keep that there is no article on a page."""
        address = source.origin
        if isinstance(error, RefusedAddress):
            return Outcome(source.name, problem=str(error))
        problem = (
            f"{named(address)} could not be read: {error}." if isinstance(error, Unparsable) else str(error)
        )
        self._library.unreadable_pages.keep(address, problem)
        return Outcome(source.name, problem=problem)

    # -- what is read goes into the library

    def _write(self) -> Iterator[Outcome]:
        """Write what is read, and yield what became of it."""
        batch, self._read = self._read, []
        if batch:
            with self._library.transaction():
                added = take_in(self._library, [read for _, read in batch])
                for source, _ in batch:
                    if source.kind == "page":
                        self._library.unreadable_pages.forget(source.origin)
            self._unsettled += len(batch)
            if self._unsettled >= SETTLED_TOGETHER:
                self._library.settle(articles=0)
                self._unsettled = 0
            for (source, read), became in zip(batch, added, strict=True):
                yield self._taken_in(source, read, became)
        self._written = monotonic()

    def _taken_in(self, source: Source, read: ReadArticle, added: AddedArticle) -> Outcome:
        """Return what became of an article that was read."""
        if not (added.new or added.updated):
            return self._outcome(source, added, self._headline(added.id))
        problem = ""
        if read.found.problem:
            problem = (
                f"{source.name} is without names and quotes: {read.found.problem};"
                " “newsread detect” tries again."
            )
        return self._outcome(source, added, clean_line(read.article.document.facts.headline), problem)

    def _headline(self, article_id: int) -> str:
        row = self._library.articles.row(article_id)
        return row.headline if row else ""

    def _outcome(self, source: Source, added: AddedArticle, headline: str, problem: str = "") -> Outcome:
        return Outcome(
            source.name,
            added.id,
            headline,
            added.new,
            added.updated,
            added.orphans,
            added.restored,
            problem=problem,
        )


def _read(parsed: ParsedArticle, source: bytes, origin: str) -> ReadArticle:
    return ReadArticle(NewArticle(parsed.document, source, origin, parsed.found.language), parsed.found)
