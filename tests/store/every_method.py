"""Every public method of a library, as it is called on one that has something for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING
from uuid import uuid4

from prose.anchors import make_anchor
from prose.corrections import CorrectionKind
from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.corrections import QuoteCorrectionKind
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.articles import ArticleFilter, ReadState
from store.bodies import NewArticle
from store.corrections.changes import Change
from store.corrections.quote_changes import QuoteChange
from store.exchange.merged import MergedPassage
from store.feeds.arrivals import ArrivedEntry
from store.feeds.feed import Feed, FeedSettings
from store.library import Library
from store.names.names import NameFilter
from store.passages.groups import Grouping
from store.passages.passage import PassageFilter
from store.quotes.quotes import QuoteFilter
from store.review.doubts import Doubt, DoubtKind
from store.review.schedules import Answer
from store.search.language import read_query
from store.search.query import UNREAD, tagged
from store.tags.codebook import TagMove
from store.tags.tree import TagPlace
from tests.store.making import TEXT, add_article, make_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = 1
OTHER = 2
PASSAGE = 1
NAME = 1
FEED = 1
MOMENT = datetime(2024, 12, 13, tzinfo=UTC)
LONG = "word " * 2_000
SAID = Quote(Span(0, 19), QuoteKind.INDIRECT, Span(21, 30), "The mayor", None, SpeakerMethod.ATTRIBUTED)
TAKEN_IN = MergedPassage("", make_anchor(TEXT, Span(4, 11)), True, [], "", MOMENT, MOMENT)
SUBSCRIBED = Feed(
    FEED, "", "https://gazette.example/feed", "Gazette", "", FeedSettings(),
    MOMENT, None, MOMENT, MOMENT, None, 0, "", None, 0, 0,
)  # fmt: skip
REJECTED = QuoteChange(QuoteCorrectionKind.NOT_A_QUOTE, ARTICLE, (SAID,))
DOUBT = Doubt("", DoubtKind.NAME, NAME, "The harbour", Label.FACILITY, ARTICLE, Span(4, 11), 0.5)
DOUBTED_SPEAKER = replace(DOUBT, kind=DoubtKind.SPEAKER, span=Span(0, 19))


def many_marks(number: int) -> Marks:
    return Marks(tuple(Entity(Span(place, place + 1), Label.PLACE) for place in range(1_000 + number)))


READING: dict[str, Callable[[Library], object]] = {
    "Articles.get": lambda it: it.articles.get(ARTICLE),
    "Articles.row": lambda it: it.articles.row(ARTICLE),
    "Articles.rows": lambda it: it.articles.rows([ARTICLE]),
    "Articles.source": lambda it: it.articles.source(ARTICLE),
    "Articles.with_source": lambda it: it.articles.with_source(b"other"),
    "Articles.with_text": lambda it: it.articles.with_text("other"),
    "Articles.first_page": lambda it: it.articles.first_page(ArticleFilter(read_query("harbour"))),
    "Articles.next_unread": lambda it: it.articles.next_unread(ArticleFilter(), 1),
    "Articles.first_unread": lambda it: it.articles.first_unread([ARTICLE]),
    "Articles.ids": lambda it: it.articles.ids(ArticleFilter()),
    "Articles.count": lambda it: it.articles.count(ArticleFilter(UNREAD)),
    "Articles.hits": lambda it: it.articles.hits(read_query("harbour")).in_article(ARTICLE),
    "ArticleMarks.entities": lambda it: it.marks.entities(ARTICLE),
    "ArticleMarks.found": lambda it: it.marks.found(ARTICLE),
    "ArticleMarks.found_entities": lambda it: it.marks.found_entities(ARTICLE),
    "ArticleMarks.is_unsettled": lambda it: it.marks.is_unsettled(ARTICLE),
    "ArticleMarks.by_reader": lambda it: it.marks.by_reader(ARTICLE),
    "ArticleMarks.quotes": lambda it: it.marks.quotes(ARTICLE),
    "ArticleMarks.statements": lambda it: it.marks.statements(ARTICLE),
    "ArticleMarks.found_quotes": lambda it: it.marks.found_quotes(ARTICLE),
    "ArticleMarks.quotes_by_reader": lambda it: it.marks.quotes_by_reader(ARTICLE),
    "ArticleMarks.version_of": lambda it: it.marks.version_of(ARTICLE),
    "ArticleMarks.undetected": lambda it: it.marks.undetected(),
    "Passages.get": lambda it: it.passages.get(PASSAGE),
    "Passages.of_article": lambda it: it.passages.of_article(ARTICLE),
    "Passages.number_in": lambda it: it.passages.number_in(ARTICLE),
    "Passages.first_page": lambda it: it.passages.first_page(PassageFilter(read_query("note"))),
    "Passages.ids": lambda it: it.passages.ids(PassageFilter()),
    "Passages.rows": lambda it: it.passages.rows([PASSAGE]),
    "Passages.count": lambda it: it.passages.count(PassageFilter(tagged("ports"))),
    "PassageGroups.of": lambda it: it.passage_groups.of(PassageFilter(), Grouping.TAG),
    "UnreadablePages.all": lambda it: it.unreadable_pages.all(),
    "Positions.get": lambda it: it.positions.get("a", ARTICLE),
    "Versions.of_article": lambda it: it.versions.of_article(ARTICLE),
    "Versions.shown": lambda it: it.versions.shown(ARTICLE),
    "Versions.text": lambda it: it.versions.text(1),
    "Versions.to_update": lambda it: it.versions.to_update(make_document("other"), "harbour.txt"),
    "Positions.reachable": lambda it: it.positions.reachable(ARTICLE),
    "Tags.all": lambda it: it.tags.all(),
    "Tags.colours": lambda it: it.tags.colours(),
    "Tags.keys": lambda it: it.tags.keys(),
    "Tags.free_colour": lambda it: it.tags.free_colour(),
    "Codebook.places": lambda it: it.codebook.places(),
    "Codebook.uses": lambda it: it.codebook.uses([TagPlace(1, "ports")]),
    "Codebook.use": lambda it: it.codebook.use("ports"),
    "Codebook.plan_move": lambda it: it.codebook.plan_move("ports", "harbours"),
    "Codebook.plan_deletion": lambda it: it.codebook.plan_deletion("ports"),
    "Remarks.of_article": lambda it: it.remarks.of_article(ARTICLE),
    "Remarks.ids": lambda it: it.remarks.ids(read_query("note")),
    "Names.first_page": lambda it: it.names.first_page(NameFilter("harbour")),
    "Names.ids": lambda it: it.names.ids(NameFilter(label=Label.FACILITY)),
    "Names.rows": lambda it: it.names.rows([NAME]),
    "Names.count": lambda it: it.names.count(NameFilter()),
    "Names.get": lambda it: it.names.get(NAME),
    "Names.find": lambda it: it.names.find("The harbour"),
    "Names.of_article": lambda it: it.names.of_article(ARTICLE),
    "Names.spellings": lambda it: it.names.spellings(NAME),
    "Names.mention_ids": lambda it: it.names.mention_ids(NAME),
    "Names.mention_rows": lambda it: it.names.mention_rows([ARTICLE << 26]),
    "Names.first_mentions": lambda it: it.names.first_mentions(NAME),
    "Quotes.first_page": lambda it: it.quotes.first_page(QuoteFilter(by=NAME, about=NAME)),
    "Quotes.ids": lambda it: it.quotes.ids(QuoteFilter(read_query("harbour"))),
    "Quotes.rows": lambda it: it.quotes.rows([ARTICLE << 26 | 1]),
    "Quotes.count": lambda it: it.quotes.count(QuoteFilter(tagged("ports"))),
    "Corrections.reach": lambda it: it.corrections.reach(Change(CorrectionKind.NOT_A_NAME, NAME)),
    "Corrections.reach_of_quotes": lambda it: it.corrections.reach_of_quotes(REJECTED),
    "Corrections.first_page": lambda it: it.corrections.first_page(),
    "Corrections.ids": lambda it: it.corrections.ids(),
    "Corrections.rows": lambda it: it.corrections.rows([1]),
    "Corrections.of_name": lambda it: it.corrections.of_name(NAME),
    "Corrections.at": lambda it: it.corrections.at(ARTICLE, Span(4, 11)),
    "Corrections.count": lambda it: it.corrections.count(),
    "Exchange.lines": lambda it: list(it.exchange.lines()),
    "Exchange.article_at": lambda it: it.exchange.article_at("https://harbour.example/"),
    "SavedSearches.all": lambda it: it.saved_searches.all(),
    "SavedSearches.find": lambda it: it.saved_searches.find("Harbour"),
    "PinnedNames.all": lambda it: it.pinned_names.all(),
    "History.size": lambda it: it.history.size(),
    "Bin.holds": lambda it: it.bin.holds(ARTICLE),
    "Reviews.choose": lambda it: it.reviews.choose(15, read_query("harbour")),
    "Reviews.still_due": lambda it: it.reviews.still_due([PASSAGE]),
    "Reviews.count": lambda it: it.reviews.count(),
    "Reviews.answers_today": lambda it: it.reviews.answers_today(),
    "Reviews.next_day": lambda it: it.reviews.next_day(),
    "Reviews.suspended": lambda it: it.reviews.suspended(),
    "Reviews.schedule": lambda it: it.reviews.schedule(PASSAGE),
    "Doubts.choose": lambda it: it.doubts.choose(),
    "Doubts.reach": lambda it: it.doubts.reach(DOUBT),
    "Doubts.statement": lambda it: it.doubts.statement(DOUBTED_SPEAKER),
    "Reading.position": lambda it: it.reading.position(ARTICLE),
    "Feeds.all": lambda it: it.feeds.all(),
    "Feeds.get": lambda it: it.feeds.get(FEED),
    "Feeds.at": lambda it: it.feeds.at("https://gazette.example/feed"),
    "Feeds.find": lambda it: it.feeds.find("gazette"),
    "Feeds.of_article": lambda it: it.feeds.of_article(ARTICLE),
    "Feeds.query": lambda it: it.feeds.query(SUBSCRIBED),
    "Arrivals.known": lambda it: it.arrivals.known(FEED),
    "Arrivals.validators": lambda it: it.arrivals.validators([FEED]),
}
"""What reads, each method once."""

WRITING: dict[str, Callable[[Library, int], object]] = {
    "Articles.add": lambda it, n: it.articles.add(make_document(f"{n} {LONG}"), b"%d" % n, "other"),
    "Articles.add_all": lambda it, n: it.articles.add_all(
        [NewArticle(make_document(f"{n} {place} {LONG}"), b"%d %d" % (n, place), "other") for place in (1, 2)]
    ),
    "ArticleMarks.replace": lambda it, n: it.marks.replace(ARTICLE, many_marks(n), "2"),
    "ArticleMarks.replace_all": lambda it, n: it.marks.replace_all(
        dict.fromkeys((ARTICLE, OTHER), many_marks(n)), "2"
    ),
    "Passages.make": lambda it, _: it.passages.make(ARTICLE, Span(0, 9), note=LONG),
    "Passages.add_tags": lambda it, n: it.passages.add_tags(PASSAGE, [f"{n} {'x' * 90}"]),
    "Passages.remove_tags": lambda it, n: it.passages.remove_tags(PASSAGE, [f"tag {n}"]),
    "Passages.set_note": lambda it, n: it.passages.set_note(PASSAGE, f"{n} {LONG}"),
    "Passages.set_highlighted": lambda it, n: it.passages.set_highlighted(PASSAGE, n % 2 == 1),
    "Passages.set_span": lambda it, n: it.passages.set_span(PASSAGE, Span(0, 10 + n % 2)),
    "Passages.delete": lambda it, n: it.passages.delete(PASSAGE + n),
    "Passages.accept": lambda it, _: it.passages.accept(PASSAGE),
    "SeveralPassages.add_tag": lambda it, n: it.several_passages.add_tag([PASSAGE], f"{n} {'x' * 90}"),
    "SeveralPassages.remove_tag": lambda it, n: it.several_passages.remove_tag([PASSAGE], f"tag {n}"),
    "SeveralPassages.add_note": lambda it, n: it.several_passages.add_note([PASSAGE], f"{n} {LONG}"),
    "SeveralPassages.remove_note": lambda it, _: it.several_passages.remove_note([PASSAGE]),
    "SeveralPassages.set_highlighted": lambda it, n: it.several_passages.set_highlighted(
        [PASSAGE], n % 2 == 0
    ),
    "SeveralPassages.delete": lambda it, n: it.several_passages.delete([PASSAGE + n]),
    "Versions.update": lambda it, n: it.versions.update(
        ARTICLE, make_document(f"{n} {LONG}"), b"%d" % n, "other"
    ),
    "Corrections.make": lambda it, n: it.corrections.make(
        Change(CorrectionKind.RENAME, NAME, text=f"{n} {'x' * 190}")
    ),
    "Corrections.make_quotes": lambda it, n: it.corrections.make_quotes(
        replace(REJECTED, kind=QuoteCorrectionKind.SPEAKER, speaker=Span(0, 3 + n % 16))
    ),
    "Corrections.take_back": lambda it, _: it.corrections.take_back(1),
    "Reviews.answer": lambda it, n: it.reviews.answer(PASSAGE + 1 + n % 9, Answer.DONE),
    "Doubts.accept": lambda it, n: it.doubts.accept(replace(DOUBT, label=list(Label)[n % 5])),
    "Doubts.reject": lambda it, _: it.doubts.reject(DOUBT),
    "Doubts.pass_by": lambda it, n: it.doubts.pass_by(replace(DOUBT, key=f"{n} {'x' * 90}")),
    "Reading.set_position": lambda it, n: it.reading.set_position(ARTICLE, n),
    "Reading.mark": lambda it, n: it.reading.mark(ARTICLE, list(ReadState)[(n + 1) % 3]),
    "Reading.mark_all": lambda it, n: it.reading.mark_all([ARTICLE, OTHER], list(ReadState)[(n + 1) % 3]),
    "Reading.star_all": lambda it, n: it.reading.star_all([ARTICLE, OTHER], n % 2 == 0),
    "Reading.star": lambda it, n: it.reading.star(ARTICLE, n % 2 == 0),
    "History.undo": lambda it, _: it.history.undo(),
    "History.redo": lambda it, _: it.history.redo(),
    "History.step": lambda it, _: it.history.step("step").__enter__(),
    "History.unrecorded": lambda it, _: it.history.unrecorded().__enter__(),
    "Positions.name": lambda it, n: it.positions.name(ARTICLE, n % 9, "ab"[n % 2]),
    "Positions.forget": lambda it, _: it.positions.forget(ARTICLE, "a"),
    "Feeds.add": lambda it, n: it.feeds.add(f"https://gazette.example/{n}", own_title="x" * 900),
    "Feeds.set": lambda it, n: it.feeds.set(FEED, FeedSettings(title=f"{n} {'x' * 190}")),
    "Feeds.move": lambda it, n: it.feeds.move(FEED, f"https://gazette.example/{n}/{'x' * 900}"),
    "UnreadablePages.keep": lambda it, n: it.unreadable_pages.keep(f"{n} {'x' * 900}", "No."),
    "UnreadablePages.forget": lambda it, _: it.unreadable_pages.forget("https://gazette.example/gone"),
    "Feeds.pause": lambda it, n: it.feeds.pause([FEED], n % 2 == 1),
    "Feeds.remove": lambda it, _: it.feeds.remove([FEED]),
    "Arrivals.take_in": lambda it, n: it.arrivals.take_in(SUBSCRIBED, arrived(n)),
    "Arrivals.succeeded": lambda it, n: it.arrivals.succeeded(FEED, due=MOMENT, etag=f"{'x' * 90 * n}"),
    "Arrivals.failed": lambda it, n: it.arrivals.failed(FEED, f"{n} {'x' * 90 * n}", due=MOMENT),
    "Arrivals.doubled": lambda it, n: it.arrivals.doubled(FEED, f"{n} {'x' * 90 * n}", due=MOMENT),
    "Arrivals.moved": lambda it, n: it.arrivals.moved(FEED, f"https://gazette.example/{'x' * 9 * n}"),
    "Tags.set_key": lambda it, n: it.tags.set_key(f"{n} {'x' * 90}", "k"),
    "Exchange.merging": lambda it, n: take_in_tag(it, f"{n} {'x' * 90}"),
    "SavedSearches.save": lambda it, n: it.saved_searches.save(f"search {n}", "harbour" * 400),
    "SavedSearches.rename": lambda it, n: it.saved_searches.rename(1, f"{n} {'x' * 50}"),
    "SavedSearches.delete": lambda it, _: it.saved_searches.delete(1),
    "SavedSearches.move": lambda it, _: it.saved_searches.move(1, 1),
    "PinnedNames.turn": lambda it, _: it.pinned_names.turn(NAME),
    "Bin.put": lambda it, n: (it.bin.put([ARTICLE]), it.bin.take_out([ARTICLE])),
    "Bin.take_out": lambda it, _: it.bin.take_out([OTHER]),
    "Bin.delete": lambda it, _: it.bin.delete([OTHER]),
    "Bin.compact": lambda it, _: it.bin.compact(),
    "Tags.find_or_make": lambda it, n: it.tags.find_or_make(f"{n} {'x' * 90}"),
    "Codebook.carry_out": lambda it, n: it.codebook.carry_out(rename_ports(f"{n} {'x' * 90}")),
    "Codebook.add": lambda it, n: it.codebook.add(f"{n} {'x' * 90}"),
    "Codebook.keep": lambda it, n: it.codebook.keep("ports", n % 2 == 1),
    "Codebook.describe": lambda it, n: it.codebook.describe("ports", f"{n} {LONG}"),
    "Codebook.recolour": lambda it, n: it.codebook.recolour("ports", 5 + n % 2),
    "Remarks.add_tags": lambda it, n: it.remarks.add_tags([ARTICLE], [f"{n} {'x' * 90}"]),
    "Remarks.remove_tags": lambda it, n: it.remarks.remove_tags([ARTICLE], ["ports"]),
    "Remarks.add_note": lambda it, n: it.remarks.add_note([ARTICLE], f"{n} {LONG}"),
    "Remarks.set_note": lambda it, n: it.remarks.set_note(ARTICLE, f"{n} {LONG}"),
    "Tags.attach": lambda it, n: it.tags.attach(PASSAGE, [f"{n} {'x' * 90}"]),
    "Tags.detach": lambda it, n: it.tags.detach(PASSAGE, [f"tag {n}"]),
    "Tags.drop_unused": lambda it, _: it.tags.drop_unused(),
}
"""What writes, each method once; the number makes each of many calls a change."""

# These take no more space however often they are called, so they cannot run out of it.
TAKES_NO_SPACE = {
    "UnreadablePages.forget",
    "Feeds.pause",
    "Feeds.remove",
    "Reading.set_position",
    "History.undo",
    "History.redo",
    "History.step",
    "History.unrecorded",
    "Positions.forget",
    "Passages.accept",
    "SeveralPassages.remove_note",
    "Tags.detach",
    "Bin.take_out",
    "SavedSearches.delete",
    "SavedSearches.move",
    "PinnedNames.turn",
    "Bin.delete",
    "Bin.compact",
    "Tags.drop_unused",
    "Codebook.keep",
    "Codebook.recolour",
    "Remarks.remove_tags",
    "Corrections.take_back",
    "Doubts.accept",
    "Doubts.reject",
}


def arrived(number: int) -> ArrivedEntry:
    return ArrivedEntry(f"{number}", "1", make_document(f"{number} {LONG}"), b"%d" % number)


def take_in_tag(library: Library, name: str) -> None:
    with library.exchange.merging("import") as merging:
        merging.add_tag("", name)
        merging.add_passage(ARTICLE, replace(TAKEN_IN, uuid=str(uuid4()), tags=[name]))


def rename_ports(name: str) -> TagMove:
    return TagMove("ports", name, ((1, name),), (), 1, 0)


def fill_library(path: Path) -> None:
    """Make a library with something for every method to read or change."""
    with Library.open(path) as library:
        assert add_article(library) == ARTICLE
        library.marks.replace(ARTICLE, Marks((Entity(Span(4, 11), Label.FACILITY),), (SAID,)), "1")
        library.settle()
        assert add_article(library, "Another harbour is open.") == OTHER
        library.bin.put([OTHER])
        library.saved_searches.save("Harbour", "harbour")
        library.saved_searches.save("Other", "other")
        library.corrections.make(Change(CorrectionKind.RENAME, NAME, text="Port"))
        with library.step("fill"):
            tags = ["ports", *(f"tag {number}" for number in range(40))]
            made = library.passages.make(ARTICLE, Span(0, 3), highlighted=True, tags=tags, note="a note")
            assert made.id == PASSAGE
            library.remarks.add_tags([ARTICLE], ["ports"])
            for start, end in product(range(10), range(20, 30)):
                library.passages.make(ARTICLE, Span(start, end), highlighted=True)
        library.feeds.add("https://gazette.example/feed", own_title="Gazette")
        library.unreadable_pages.keep("https://gazette.example/gone", "It is gone.")
        library.reading.set_position(ARTICLE, 3)
        library.reading.star(ARTICLE, True)
        library.history.undo()
