"""What the inspector's rows say, without a screen."""

from __future__ import annotations

from datetime import UTC, datetime

from prose.document import Block, BlockKind, Document
from prose.entities.entity import Entity, Label
from prose.marks import marks_version
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.articles import Article
from store.names import NameInArticle
from tui.open_article import OpenArticle
from tui.widgets.inspector import inspector_rows

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


def opened(
    text: str, *names: NameInArticle, quotes: tuple[Quote, ...] = (), version: str | None = "1"
) -> OpenArticle:
    document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),))
    entities = sorted(
        (Entity(mention, name.label) for name in names for mention in name.mentions),
        key=lambda entity: entity.span,
    )
    return OpenArticle(Article(1, document, "", NOW, 20), entities, quotes, (), version, names)


def test_what_the_reader_corrected_has_a_sign() -> None:
    holm = NameInArticle(1, "Ida Holm", Label.PERSON, (Span(14, 18),), by_reader=True)
    quote = Quote(Span(1, 12), QuoteKind.DIRECT, Span(14, 18), "Holm", Span(19, 23), SpeakerMethod.ATTRIBUTED)
    rows = inspector_rows(opened(ENGLISH, holm, quotes=(quote,)))
    assert [(row.text, row.corrected) for row in rows if row.name == holm] == [
        ("Ida Holm", True),
        # Who speaks is called as the library calls him, and can be corrected as well.
        ("Ida Holm", False),
    ]


def test_nothing_marked_is_said_with_its_reason() -> None:
    assert [row.text for row in inspector_rows(opened(ENGLISH))] == ["No names and no quotes."]
    assert [row.text for row in inspector_rows(opened(GERMAN))] == [
        "No names: this is German.",
        "They are found in English only.",
    ]
    assert [row.text for row in inspector_rows(opened(ENGLISH, version=marks_version(InGerman())))] == [
        "No names: this is English.",
        "They are found in German only.",
    ]
    assert [row.text for row in inspector_rows(opened(GERMAN, version=None))] == [
        "Names and quotes are yet to be found."
    ]
