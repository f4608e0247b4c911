"""How the names of a large library answer, beside its list of articles.

    python -m benchmarks.names [ARTICLES]

A library of that many articles (10,000 if not said) is made in a temporary folder, with ten times as many
names, ten times as many quotes, and one name that is mentioned five times as often as there are articles and
says as much as all others of the articles that mention it. Times are medians in milliseconds:
of what a screen asks before its first frame, of that frame in a terminal of 120 by 40 cells, and of a key in
the filter. The last column is how many times longer it takes than the list of articles.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from prose.document import Block, BlockKind, Document, Facts
from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.articles import ArticleFilter
from store.library import Library
from store.names.names import NameFilter
from store.quotes.quotes import QuoteFilter
from store.quotes.repeated import gather_repeated
from store.search.language import read_query
from tui.app import NewsreadApp
from tui.filters import name_filter
from tui.screens.library import LibraryScreen
from tui.screens.name_page import NamePage
from tui.screens.names import NamesScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

    from tui.screens.desk import DeskScreen

OFTEN = "Ida Brandt"
"""The name that is mentioned most: ten times in every other article."""
NEWEST = datetime(2024, 12, 13, tzinfo=UTC)
"""When the newest article was published; the others a minute before one another."""
SYLLABLES = [consonant + vowel for consonant, vowel in zip("bcdfghjklmnprstvwxyz", "aeiou" * 4, strict=True)]
LABELS = (Label.PERSON, Label.ORGANIZATION, Label.PLACE)
QUOTES = 10
"""How many quotes an article has."""
REPEATS = 11
TYPED = ("b", "ba", "bace d", "is:person b", "zzzz")
"""What stands in the filter after a key."""


def names_of(number: int) -> Iterator[str]:
    """Yield so many different names of two words."""
    chance = random.Random(7)
    known: set[str] = set()
    while len(known) < number:
        words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(2)]
        name = " ".join(words)
        if name not in known:
            known.add(name)
            yield name


def story(names: list[str], chance: random.Random) -> tuple[str, Marks]:
    """Return a text in which names stand, each in a sentence, and its marks."""
    text, entities, quotes = "", [], []
    for number, name in enumerate(names):
        filler = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(14)]
        text += " ".join(filler[:6]) + " "
        span = Span(len(text), len(text) + len(name))
        label = Label.PERSON if name == OFTEN else LABELS[sum(map(ord, name)) % len(LABELS)]
        entities.append(Entity(span, label))
        text += f"{name} said "
        if number < QUOTES:
            said, cue = Span(len(text), len(text) + 20), Span(span.end + 1, len(text) - 1)
            quotes.append(Quote(said, QuoteKind.INDIRECT, span, name, cue, SpeakerMethod.ATTRIBUTED))
        text += " ".join(filler[6:]) + (".\n\n" if number % 4 == 3 else ". ")
    return text.rstrip(), Marks(tuple(entities), tuple(quotes))


def fill(library: Library, number: int) -> None:
    """Add articles, each with ten names of its own, four that others have, and every other with the one."""
    chance = random.Random(8)
    names = list(names_of(10 * number))
    common = names[:: max(1, len(names) // 2000)]
    with library.transaction():
        for index in range(number):
            mine = names[10 * index : 10 * index + 10] + chance.choices(common, k=4)
            chance.shuffle(mine)
            text, marks = story([OFTEN] * (10 if index % 2 else 0) + mine, chance)
            facts = Facts(
                headline=text[:60], publisher="Gazette", published=NEWEST - timedelta(minutes=index)
            )
            document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=facts)
            library.marks.replace(library.articles.add(document, text.encode(), "").id, marks, "benchmark")


def milliseconds(question: Callable[[], object]) -> float:
    """Return the median time of several runs."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        question()
        times.append(perf_counter() - start)
    return 1000 * median(times)


async def frame(pilot: Pilot[None], make: Callable[[], DeskScreen]) -> float:
    """Return the median time from a screen's being made to its first frame; what it counts comes later."""
    times = []
    for _ in range(REPEATS):
        drawn = asyncio.Event()
        start = perf_counter()
        screen = make()
        await pilot.app.push_screen(screen)
        screen.call_after_refresh(drawn.set)
        await drawn.wait()
        times.append(perf_counter() - start)
        await settle(pilot)
        await pilot.app.pop_screen()
        await settle(pilot)
    return 1000 * median(times)


async def keys(pilot: Pilot[None], typed: str) -> float:
    """Return the median time from a key in the filter of the names to its frame, workers not awaited."""
    screen = pilot.app.screen
    assert isinstance(screen, NamesScreen)
    times = []
    for _ in range(REPEATS):
        drawn = asyncio.Event()
        start = perf_counter()
        screen.apply_filter(typed)
        screen.call_after_refresh(drawn.set)
        await drawn.wait()
        times.append(perf_counter() - start)
        await settle(pilot)
    return 1000 * median(times)


async def settle(pilot: Pilot[None]) -> None:
    """Wait for everything in the background, which is nothing that is measured here."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def measure(library: Library) -> None:
    """Print the times of a library."""
    [often] = library.names.find(OFTEN)
    names, quotes, articles = library.names, library.quotes, library.articles
    print(f"{names.count(NameFilter()):>9,} names, {often.mentions:,} mentions of “{often.text}”")
    print(
        f"{quotes.count(QuoteFilter()):>9,} quotes, {quotes.count(QuoteFilter(by=often.id)):,} of them its\n"
    )
    report = Report(milliseconds(lambda: articles.first_page(ArticleFilter())))
    report.line("query: first page of articles", report.unit)
    report.line("query: first page of names", milliseconds(lambda: names.first_page(NameFilter())))
    report.line("query: a name", milliseconds(lambda: names.get(often.id)))
    report.line("query: first of its mentions", milliseconds(lambda: names.first_mentions(often.id)))
    for what, quote_filter in (
        ("all quotes", QuoteFilter()),
        ("its quotes", QuoteFilter(by=often.id)),
        ("quotes by a rare name", QuoteFilter(by=names.ids(NameFilter())[-1])),
        ("quotes about it", QuoteFilter(about=often.id)),
        ("quotes with “bace”", QuoteFilter(read_query("bace*"))),
        ("its quotes of a day", QuoteFilter(by=often.id, since=NEWEST.date(), certain=True)),
    ):
        took = milliseconds(lambda quote_filter=quote_filter: quotes.first_page(quote_filter))  # type: ignore[misc]
        report.line(f"query: first of {what}", took)
    for typed in TYPED:
        name_filter_ = name_filter(typed)
        took = milliseconds(lambda name_filter_=name_filter_: names.first_page(name_filter_))  # type: ignore[misc]
        report.line(f"query: names, “{typed}”", took)
    some = quotes.rows(quotes.ids(QuoteFilter(by=often.id))[:2_000])
    report.line("command: 2,000 quotes gathered", milliseconds(lambda: gather_repeated(some)))
    report.line("worker: all ids of names", milliseconds(lambda: names.ids(NameFilter())))
    report.line("worker: all ids of mentions", milliseconds(lambda: names.mention_ids(often.id)))
    report.line("worker: all ids of quotes", milliseconds(lambda: quotes.ids(QuoteFilter())))
    report.line("worker: all ids of its quotes", milliseconds(lambda: quotes.ids(QuoteFilter(by=often.id))))
    report.line("worker: number of quotes", milliseconds(lambda: quotes.count(QuoteFilter())))
    report.line("worker: its spellings", milliseconds(lambda: names.spellings(often.id)))
    async with NewsreadApp(library).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        report = Report(await frame(pilot, LibraryScreen))
        print()
        report.line("frame: articles", report.unit)
        report.line("frame: names", await frame(pilot, NamesScreen))
        report.line("frame: page of a name", await frame(pilot, lambda: NamePage(often)))
        await pilot.press("g", "n")
        await settle(pilot)
        for typed in TYPED:
            report.line(f"key: names, “{typed}”", await keys(pilot, typed))


class Report:
    """Prints times beside one that they are compared with."""

    def __init__(self, unit: float) -> None:
        self.unit = unit

    def line(self, what: str, took: float) -> None:
        """Print a time."""
        print(f"{what:34}{took:10.2f}{took / self.unit:9.1f}")


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        start = perf_counter()
        fill(library, number)
        print(f"{number:>9,} articles in {perf_counter() - start:.0f} s")
        start = perf_counter()
        library.settle()
        print(f"{'':9} settled in {perf_counter() - start:.0f} s")
        asyncio.run(measure(library))


if __name__ == "__main__":
    main()
