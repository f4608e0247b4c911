"""What the inspector's rows say, without a screen."""

from __future__ import annotations

from datetime import UTC, datetime

from prose.document import Block, BlockKind, Document
from prose.entities.entity import Entity, Label
from prose.marks import marks_version
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.statement import group_statements
from prose.spans import Span
from store.bodies import Article
from store.names.names import NameInArticle
from tui.open_article import OpenArticle
from tui.outline import outline, section_at
from tui.widgets.inspector import InspectorRow, inspector_rows, mark_rows

NOW = datetime(2026, 3, 5, tzinfo=UTC)
ENGLISH = (
    "“We open it,” Holm said. The pier was shut in the winter, and they had not been told of it by then."
)
GERMAN = (
    "Der Hafen ist seit dem Sturm geschlossen, und die Stadt hat noch nicht gesagt, wann er wieder für die "
    "Schiffe offen sein wird. Nach dem Winter soll es mit der Arbeit an der Mole weitergehen."
)


class InGerman:
    """A recogniser for German."""

    version = "by-hand"
    language = "de"

    def find_entities(self, text: str) -> list[Entity]:
        """Find nothing."""
        return []


def rows_of(article: OpenArticle) -> list[InspectorRow]:
    return inspector_rows(article, article.outline, mark_rows(article))


def opened(
    text: str, *names: NameInArticle, quotes: tuple[Quote, ...] = (), version: str | None = "1"
) -> OpenArticle:
    document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),))
    entities = sorted(
        (Entity(mention, name.label) for name in names for mention in name.mentions),
        key=lambda entity: entity.span,
    )
    return OpenArticle(
        Article(1, document, "", NOW, len(text.split())),
        entities,
        group_statements(text, quotes),
        (),
        version,
        names,
    )


def test_what_the_reader_corrected_has_a_sign() -> None:
    holm = NameInArticle(1, "Ida Holm", Label.PERSON, (Span(14, 18),), by_reader=True)
    quote = Quote(Span(1, 12), QuoteKind.DIRECT, Span(14, 18), "Holm", Span(19, 23), SpeakerMethod.ATTRIBUTED)
    rows = rows_of(opened(ENGLISH, holm, quotes=(quote,)))
    assert [(row.text, row.corrected) for row in rows if row.name == holm] == [
        ("Ida Holm", True),
        # Who speaks is called as the library calls him, and can be corrected as well.
        ("Ida Holm", False),
    ]


def test_an_article_with_headings_shows_how_it_is_built() -> None:
    text = "Berths\n\nTwo.\n\nThe old\nquay\n\nThree.\n\nPilots"
    levels = {"Berths": 2, "The old\nquay": 4, "Pilots": 2}
    blocks = tuple(
        Block(Span(text.index(words), text.index(words) + len(words)), BlockKind.HEADING, level)
        for words, level in levels.items()
    )
    article = OpenArticle(Article(1, Document(text, blocks), "", NOW, 20), (), (), (), "1")
    rows = rows_of(article)
    assert [(row.text, row.depth) for row in rows[:5]] == [
        ("Outline", 0), ("Berths", 1), ("The old quay", 3), ("Pilots", 1), ("", 0),
    ]  # fmt: skip
    sections = outline(article.article.document)
    assert [row.places for row in rows[1:4]] == [(section.heading,) for section in sections]
    assert [section_at(sections, text.index(words)) for words in ("Two", "Three", "Pilots")] == [0, 1, 2]
    assert section_at(sections[1:], 0) is None
    assert outline(Document(text, blocks[:1])) == (), "one heading says nothing of how it is built"


def spoken(text: str, *said: tuple[str, str, bool]) -> list[Quote]:
    """Return quotes by their words, their speaker's and whether these are beyond doubt."""
    return [
        Quote(
            Span(text.index(words), text.index(words) + len(words)),
            QuoteKind.DIRECT if text[text.index(words) - 1] == "“" else QuoteKind.INDIRECT,
            Span(text.index(speaker), text.index(speaker) + len(speaker)) if speaker else None,
            method=SpeakerMethod.ATTRIBUTED if certain else SpeakerMethod.FLOATING,
        )
        for words, speaker, certain in said
    ]


SOURCED = (
    "“We open it,” Holm said. Officials denied that the pier was safe. “It was shut,” they said. “Maybe so.”"
)


def test_the_sources_at_a_glance_and_who_says_what() -> None:
    holm = NameInArticle(1, "Ida Holm", Label.PERSON, (Span(14, 18),), by_reader=False)
    quotes = spoken(
        SOURCED,
        ("We open it,", "Holm", True),
        ("the pier was safe", "Officials", False),
        ("It was shut,", "they", True),
        ("Maybe so.", "Holm", False),
    )
    rows = rows_of(opened(SOURCED, holm, quotes=tuple(quotes)))
    shown = [(row.depth, row.text, row.share) for row in rows]
    assert shown == [
        (0, "Sourcing · 19 words", ""),
        (1, "2 quoted: 1 named, 1 anonymous", ""),
        (1, "“ ” direct 42 %   ~ reported 21 %", ""),
        (1, "2 of 4 quotes only probably", ""),
        (0, "", ""),
        (0, "People", ""),
        (1, "Ida Holm", ""),
        (0, "", ""),
        (0, "Who says what", ""),
        (1, "Ida Holm", "42 %"),
        (2, "“We open it,”", ""),
        (2, "“Maybe so.”", ""),
        (1, "Officials", "33 %"),
        (2, "~ the pier was safe", ""),
        (1, "Speaker unknown", "25 %"),
        (2, "“It was shut,”", ""),
    ]
    [doubt] = [row for row in rows if row.text.endswith("only probably")]
    # The line about what is only probable leads there.
    assert [place.of(SOURCED) for place in doubt.places] == ["the pier was safe", "Maybe so."]


def test_the_glance_in_other_cases() -> None:
    def glance(*said: tuple[str, str, bool], names: tuple[NameInArticle, ...] = ()) -> list[str]:
        rows = rows_of(opened(SOURCED, *names, quotes=tuple(spoken(SOURCED, *said))))
        texts = [row.text for row in rows]
        first = texts.index("Sourcing · 19 words") + 1
        return texts[first : texts.index("", first)]

    holm = NameInArticle(1, "Ida Holm", Label.PERSON, (Span(14, 18),), by_reader=False)
    certain = ("We open it,", "Holm", True)
    assert glance(certain, names=(holm,))[0] == "1 quoted: named"
    assert glance(certain)[0] == "1 quoted: anonymous"
    assert glance(certain, ("Maybe so.", "Officials", True))[0] == "2 quoted: all anonymous"
    assert glance(("Maybe so.", "", False)) == ["Nobody known is quoted", "“ ” direct 11 %   ~ reported 0 %"]


def test_nothing_marked_is_said_with_its_reason_and_what_to_do() -> None:
    def said(article: OpenArticle) -> str:
        return " ".join(row.text for row in rows_of(article))

    missed = "Select what was missed with v, and press c to say what it is."
    assert said(opened(ENGLISH)) == f"No names and no quotes. {missed}"
    other = "A spaCy pipeline can find these: newsread settings names the file."
    assert said(opened(GERMAN)) == f"No names: this is German. They are found in English only. {other}"
    in_german = opened(ENGLISH, version=marks_version(InGerman()))
    assert said(in_german) == f"No names: this is English. They are found in German only. {other}"
    unmarked = "Names and quotes are yet to be found. They come in here by themselves."
    assert said(opened(GERMAN, version=None)) == unmarked
