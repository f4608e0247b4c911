"""The quotes of a library: which of them a list holds, and what is said of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from prose.document import Block, BlockKind, Document, Facts
from prose.entities.entity import Label
from prose.marks import Marks
from prose.quotes.quote import CoSpeaker, Quote, QuoteKind, SpeakerMethod
from prose.quotes.repeated import Change
from prose.spans import Span
from store.corrections import changes
from store.quotes import quotes as module
from store.quotes.quotes import QuoteFilter
from store.quotes.repeated import gather_repeated
from store.search.language import read_query
from store.search.query import tagged
from tests.prose.marked_text import parse_marks
from tests.store.making import make_document

if TYPE_CHECKING:
    from store.library import Library

EVERYTHING = QuoteFilter()

OLD = "Mayor [person: Ada Marlow] spoke. “Dunvegár’s  harbour is shut,” [person: Marlow] said. “Soon,” she."
NEW = (
    "[person: Ben Okafor] said that [person: Ada Marlow] of [place: Dunvegar] was late.\n\n"
    "“We told her so,” the pilots said. “Nobody listened.”"
)


def said(
    text: str,
    words: str,
    speaker: str = "",
    name: str = "",
    method: SpeakerMethod | None = SpeakerMethod.ATTRIBUTED,
    *,
    cue: str = "",
    kind: QuoteKind = QuoteKind.DIRECT,
) -> Quote:
    """Return a quote of these words of a text, with the words that stand for the speaker and report it."""

    def place(part: str) -> Span | None:
        start = text.rindex(part)
        return Span(start, start + len(part)) if part else None

    span = place(words)
    assert span is not None
    return Quote(span, kind, place(speaker), name, place(cue), method if speaker else None)


@pytest.fixture
def told(library: Library) -> Library:
    """A library of two articles: the first is the older one."""
    for number, (marked, published) in enumerate(
        ((OLD, datetime(2024, 3, 1, tzinfo=UTC)), (NEW, datetime(2024, 5, 1, 23, 59, tzinfo=UTC)))
    ):
        text, entities = parse_marks(marked)
        if number == 0:
            quotes: tuple[Quote, ...] = (
                said(text, "Dunvegár’s  harbour is shut,", "Marlow", "Ada Marlow", cue="said"),
                said(text, "Soon,", "she", "Ada Marlow", SpeakerMethod.FLOATING),
            )
        else:
            reported = "that Ada Marlow of Dunvegar was late"
            quotes = (
                said(text, reported, "Ben Okafor", "Ben Okafor", cue="said", kind=QuoteKind.INDIRECT),
                said(text, "We told her so,", "the pilots"),
                said(text, "Nobody listened."),
            )
        facts = Facts(
            headline=f"Headline {number}",
            publisher="Gazette",
            published=published,
            address=f"https://example.org/{number}",
        )
        document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=facts)
        article_id = library.articles.add(document, marked.encode(), "told.txt").id
        library.marks.replace(article_id, Marks(tuple(entities), quotes), "by hand")
    library.settle()
    return library


def name_of(library: Library, text: str) -> int:
    (row,) = library.names.find(text)
    return row.id


def words(library: Library, quote_filter: QuoteFilter) -> list[str]:
    """Return what a list holds, in one word for each; every way to ask for it must agree."""
    rows = library.quotes.first_page(quote_filter)
    ids = library.quotes.ids(quote_filter)
    assert library.quotes.rows(ids) == rows
    assert [row.id for row in rows] == list(ids)
    assert library.quotes.count(quote_filter) == len(rows)
    assert library.quotes.first_page(quote_filter, limit=1) == rows[:1]
    return [row.words.rstrip(",.").split()[-1] for row in rows]


def test_an_empty_library_has_no_quotes(library: Library) -> None:
    for quote_filter in (
        EVERYTHING,
        QuoteFilter(read_query("harbour")),
        QuoteFilter(by=1),
        QuoteFilter(tagged("a"), about=7),
    ):
        assert words(library, quote_filter) == []


def test_the_newest_article_comes_first_each_in_order_of_its_text(told: Library) -> None:
    assert words(told, EVERYTHING) == ["late", "so", "listened", "shut", "Soon"]


def test_a_row_says_everything_that_a_citation_needs(told: Library) -> None:
    row = told.quotes.first_page(QuoteFilter(read_query("harbour")))[0]
    assert row.words == "Dunvegár’s harbour is shut,"
    assert (row.kind, row.certain, row.cue) == (QuoteKind.DIRECT, True, "said")
    assert (row.speaker, row.name_id) == ("Ada Marlow", name_of(told, "Ada Marlow"))
    assert (row.headline, row.publisher, row.article_id) == ("Headline 0", "Gazette", 1)
    assert row.published == datetime(2024, 3, 1, tzinfo=UTC)
    assert row.address == "https://example.org/0"
    article = told.articles.get(1)
    assert article is not None
    assert row.span.of(article.document.text) == "Dunvegár’s  harbour is shut,"


def test_a_speaker_is_a_name_else_the_words_for_it_else_nobody(told: Library) -> None:
    speakers = [(row.speaker, row.name_id is None) for row in told.quotes.first_page(EVERYTHING)]
    assert speakers == [
        ("Ben Okafor", False),
        ("the pilots", True),
        ("", True),
        ("Ada Marlow", False),
        ("Ada Marlow", False),
    ]


def test_a_speaker_is_called_as_the_reader_calls_the_name(told: Library) -> None:
    ada, ben = name_of(told, "Ada Marlow"), name_of(told, "Ben Okafor")
    told.corrections.make(changes.Change(CorrectionKind.SAME, ben, other_id=ada))
    told.corrections.make(changes.Change(CorrectionKind.RENAME, ada, text="Dame Ada"))
    told.settle()
    assert words(told, QuoteFilter(by=ada)) == words(told, QuoteFilter(by=ben)) == ["late", "shut", "Soon"]
    assert {row.speaker for row in told.quotes.first_page(QuoteFilter(by=ada))} == {"Dame Ada"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("harbour", ["shut"]),
        ("HARB* shut", ["shut"]),
        ("dunvegar", ["late", "shut"]),
        ("dunvegar's", ["shut"]),
        # It stands in the article, but is not said.
        ("mayor", []),
        ("arbour", []),
        ("spoke harbour", []),
        ("— …", ["late", "so", "listened", "shut", "Soon"]),
    ],
)
def test_words_are_looked_for_in_what_is_said(told: Library, typed: str, expected: list[str]) -> None:
    assert words(told, QuoteFilter(read_query(typed))) == expected


def test_lists_are_narrowed_by_who_says_it_and_of_whom(told: Library) -> None:
    ada, place = name_of(told, "Ada Marlow"), name_of(told, "Dunvegar")
    assert words(told, QuoteFilter(by=ada)) == ["shut", "Soon"]
    assert words(told, QuoteFilter(by=place)) == []
    assert words(told, QuoteFilter(by=10_000)) == words(told, QuoteFilter(about=10_000)) == []
    assert words(told, QuoteFilter(about=ada)) == words(told, QuoteFilter(about=place)) == ["late"]
    assert words(told, QuoteFilter(by=ada, about=place)) == []


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2024, 3, 1), date(2024, 3, 1), ["shut", "Soon"]),
        (date(2024, 3, 2), None, ["late", "so", "listened"]),
        (None, date(2024, 5, 1), ["late", "so", "listened", "shut", "Soon"]),
        (None, date(2024, 4, 30), ["shut", "Soon"]),
        (date(2024, 5, 2), None, []),
        (date.min, date.max, ["late", "so", "listened", "shut", "Soon"]),
    ],
)
def test_days_are_those_of_the_articles(
    told: Library, since: date | None, until: date | None, expected: list[str]
) -> None:
    assert words(told, QuoteFilter(since=since, until=until)) == expected


def test_lists_are_narrowed_by_how_it_is_told(told: Library) -> None:
    assert words(told, QuoteFilter(kind=QuoteKind.INDIRECT)) == ["late"]
    assert words(told, QuoteFilter(kind=QuoteKind.DIRECT, certain=True)) == ["so", "shut"]
    assert words(told, QuoteFilter(certain=True)) == ["late", "so", "shut"]


def test_tags_are_those_of_passages_that_overlap(told: Library) -> None:
    first, second = (row.span for row in told.quotes.first_page(QuoteFilter(by=name_of(told, "Ada Marlow"))))
    told.passages.make(1, Span(first.start - 5, first.start + 1), tags=["Claims/harbour", "ports"])
    told.passages.make(1, first, tags=["ports"])
    # These touch the second quote, and hold none of its words.
    told.passages.make(1, Span(first.end, second.start), tags=["between"])
    told.passages.make(1, Span(second.end, second.end + 1), tags=["between"])
    assert [row.tags for row in told.quotes.first_page(EVERYTHING)] == [
        (), (), (), ("Claims/harbour", "ports"), ()
    ]  # fmt: skip
    for tag in ("ports", "claims", "CLAIMS/harbour"):
        assert words(told, QuoteFilter(tagged(tag))) == ["shut"]
    for tag in ("claim", "between", "claims/harbour/x"):
        assert words(told, QuoteFilter(tagged(tag))) == []


def test_every_filter_narrows_every_other(told: Library) -> None:
    ada = name_of(told, "Ada Marlow")
    every = set(told.quotes.ids(EVERYTHING))
    choices: list[tuple[str, list[object]]] = [
        ("query", [None, read_query("dunvegar")]),
        ("by", [None, ada]),
        ("about", [None, ada]),
        ("since", [None, date(2024, 4, 1)]),
        ("kind", [None, *QuoteKind]),
        ("certain", [False, True]),
    ]
    names = [name for name, _ in choices]
    for values in product(*(each for _, each in choices)):
        chosen = dict(zip(names, values, strict=True))
        alone = [set(told.quotes.ids(QuoteFilter(**{name: value}))) for name, value in chosen.items()]  # type: ignore[arg-type]
        assert set(told.quotes.ids(QuoteFilter(**chosen))) == every.intersection(*alone)  # type: ignore[arg-type]


def test_a_page_is_found_in_ever_more_articles(told: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GROWTH", 2)
    for number in range(9):
        told.articles.add(
            Document(f"Nothing is said {number}.", (), facts=Facts(headline="None")), b"%d" % number, ""
        )
    rows = told.quotes.first_page(EVERYTHING, limit=4)
    assert [row.id for row in rows] == list(told.quotes.ids(EVERYTHING)[:4])


def test_an_article_without_a_date_counts_by_the_day_it_came_in(library: Library) -> None:
    text = "“We open,” she said."
    document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=Facts(headline="One"))
    article_id = library.articles.add(document, b"", "").id
    library.marks.replace(article_id, Marks((), (said(text, "We open,", "she"),)), "by hand")
    today = datetime.now(UTC).date()
    assert words(library, QuoteFilter(since=today)) == ["open"]
    assert words(library, QuoteFilter(until=date(2024, 1, 1))) == []


@pytest.mark.parametrize("odd", ["Shut\n now", "Shut\u200b now", "Shut\x1b[31m now"])
def test_words_are_clean_lines(library: Library, odd: str) -> None:
    text = f"“{odd}”, {odd} said."
    document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=Facts(headline="One"))
    article_id = library.articles.add(document, b"", "").id
    quote = Quote(Span(1, 1 + len(odd)), QuoteKind.DIRECT, Span(3 + len(odd), 3 + 2 * len(odd)))
    library.marks.replace(article_id, Marks((), (quote,)), "by hand")
    (row,) = library.quotes.first_page(EVERYTHING)
    assert row.words.isprintable()
    assert row.speaker.isprintable()


def test_a_correction_of_what_is_mentioned_is_followed(told: Library) -> None:
    place = name_of(told, "Dunvegar")
    told.corrections.make(changes.Change(CorrectionKind.LABEL, place, label=Label.FACILITY))
    told.settle()
    assert words(told, QuoteFilter(about=name_of(told, "Dunvegar"))) == ["late"]


def copies(library: Library, *told: tuple[str, str, SpeakerMethod]) -> list[str]:
    """Add an article for each quote, with its outlet; return the outlets as the quotes are gathered."""
    for number, (spoken, outlet, method) in enumerate(told):
        text, entities = parse_marks(f"“{spoken}” [person: Ada Marlow] said, in article {number}.")
        quote = said(text, spoken, "Ada Marlow", "Ada Marlow", method)
        facts = Facts("One", publisher=outlet, published=datetime(2024, 5, 30 - number, tzinfo=UTC))
        document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=facts)
        article_id = library.articles.add(document, text.encode(), "").id
        library.marks.replace(article_id, Marks(tuple(entities), (quote,)), "by hand")
    library.settle()
    return [
        " < ".join([statement.row.publisher, *(other.row.publisher for other in statement.others)])
        for statement in gather_repeated(library.quotes.first_page(EVERYTHING))
    ]


def test_the_same_words_in_several_articles_are_one_statement(library: Library) -> None:
    sure = SpeakerMethod.ATTRIBUTED
    assert copies(
        library,
        ("the harbour is shut until Monday,", "Gazette", sure),
        ("We paint the town hall yellow", "Post", sure),
        ("The harbour is shut until Monday, and nobody knows why.", "Wire", sure),
    ) == ["Wire < Gazette", "Post"]
    first = gather_repeated(library.quotes.first_page(EVERYTHING))[0]
    assert first.others[0].changes == (Change("and nobody knows why", ""),)


def test_a_quote_inside_another_one_is_not_said_again(library: Library) -> None:
    text = "He said that the harbour is shut until Monday and nobody knows why."
    whole = said(text, "the harbour is shut until Monday and nobody knows why", "He", kind=QuoteKind.INDIRECT)
    part = said(text, "shut until Monday and nobody knows why", "He", kind=QuoteKind.INDIRECT)
    document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=Facts(headline="One"))
    article_id = library.articles.add(document, b"", "").id
    library.marks.replace(article_id, Marks((), (whole, part)), "by hand")
    rows = library.quotes.first_page(EVERYTHING)
    assert [statement.row for statement in gather_repeated(rows)] == rows


def test_what_its_attribution_interrupts_is_one_row(library: Library) -> None:
    text, entities = parse_marks(
        "“We open the quay,” [person: Ada Marlow] of [place: Tarn] said, “and [person: Ben Okafor] waits.”"
    )
    parts = [
        said(text, words, "Ada Marlow", "Ada Marlow", cue="said")
        for words in ("We open the quay,", "and Ben Okafor waits.")
    ]
    article_id = library.articles.add(make_document(text), b"interrupted", "").id
    library.marks.replace(article_id, Marks(tuple(entities), tuple(parts)), "by hand")
    library.settle()
    library.passages.make(article_id, parts[0].span, tags=["quay"])
    library.passages.make(article_id, Span(text.index("Tarn"), text.index(" said")), tags=["between"])
    (row,) = library.quotes.first_page(EVERYTHING)
    assert row.words == "We open the quay, … and Ben Okafor waits."
    assert (row.content, row.tags) == (tuple(part.span for part in parts), ("quay",))
    assert row.span == Span(parts[0].span.start, parts[1].span.end)
    assert library.quotes.count(QuoteFilter(about=name_of(library, "Ben Okafor"))) == 1
    # What stands between is not said.
    assert library.quotes.count(QuoteFilter(about=name_of(library, "Tarn"))) == 0


def test_who_says_it_together_with_another_is_found_by_what_is_said(library: Library) -> None:
    text, entities = parse_marks("“We go,” [person: Ada Marlow] and [person: Ben Okafor] said.")
    both = said(text, "We go,", "Ada Marlow", cue="said")
    start = text.index("Ben")
    both = replace(both, also=(CoSpeaker(Span(start, start + len("Ben Okafor"))),))
    article_id = library.articles.add(make_document(text), b"both", "").id
    library.marks.replace(article_id, Marks(tuple(entities), (both,)), "by hand")
    library.settle()
    for name in ("Ada Marlow", "Ben Okafor"):
        [row] = library.names.find(name)
        [quote] = library.quotes.first_page(QuoteFilter(by=row.id))
        assert (quote.words, quote.speaker, quote.also) == ("We go,", "Ada Marlow", ("Ben Okafor",))
