from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from prose.anchors import make_anchor
from prose.document import Block, BlockKind, Document, Facts, Link
from prose.entities.entity import Entity, Label
from prose.spans import Span
from store.bodies import Article
from store.passages.passage import Passage
from tui.cli.marked_article import MarkedArticle
from tui.cli.spoken import spoken

NOW = datetime(2024, 11, 18, tzinfo=UTC)
TEXT = "One two three.\n\nFour five six.\n\nSeven."
BLOCKS = tuple(Block(Span(start, end), BlockKind.PARAGRAPH) for start, end in ((0, 14), (16, 30), (32, 38)))
ARTICLE = Article(1, Document(TEXT, BLOCKS, facts=Facts(headline="Numbers")), "numbers.txt", NOW, 7)
SPANS = st.builds(
    lambda start, length: Span(start, min(len(TEXT), start + length)),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, len(TEXT)),
)


def passage(span: Span) -> Passage:
    return Passage(1, 1, make_anchor(TEXT, span), True, (), "", NOW, NOW)


def body(passages: list[Span], entities: list[Span]) -> str:
    marked = MarkedArticle(
        ARTICLE,
        entities=tuple(Entity(span, Label.OTHER) for span in entities),
        passages=tuple(map(passage, passages)),
        version="1",
    )
    lines = list(spoken(marked))
    return "\n".join(lines[3 : lines.index(f"End of article. You marked {said(len(passages))}.") - 1])


def said(count: int) -> str:
    return "1 passage" if count == 1 else f"{count} passages"


def test_without_marks_it_is_the_text() -> None:
    assert body([], []) == TEXT


def test_what_is_inside_is_said_inside() -> None:
    assert body([Span(0, 7)], [Span(4, 7)]).startswith("[passage] One [other: two] [end of passage] three.")


def test_links_are_numbered_in_the_text_and_lead_somewhere_after_it() -> None:
    links = (Link(Span(4, 7), "https://example.org/two"), Link(Span(16, 20), "/four"))
    facts = Facts(headline="Numbers", address="https://news.example/today/")
    document = Document(TEXT, BLOCKS, links=links, facts=facts)
    lines = list(spoken(MarkedArticle(replace(ARTICLE, document=document), version="1")))
    assert "One [link 1: two] three." in lines
    assert "[link 2: Four] five six." in lines
    assert lines[-2:] == ["Link 1: https://example.org/two", "Link 2: https://news.example/four"]


def test_what_ends_is_said_before_what_begins() -> None:
    assert body([Span(0, 4), Span(4, 7)], []).startswith(
        "[passage] One  [end of passage][passage] two [end of passage] three."
    )


def test_a_passage_may_go_on_over_paragraphs() -> None:
    assert body([Span(8, 20)], []).split("\n")[:3] == [
        "One two [passage] three.",
        "",
        "Four [end of passage] five six.",
    ]


def test_an_end_between_paragraphs_is_said_with_the_next() -> None:
    assert body([Span(8, 15)], []).split("\n")[2] == " [end of passage]Four five six."


@given(st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=4))
def test_everything_is_said_once_and_no_word_is_lost(passages: list[Span], entities: list[Span]) -> None:
    text = body(passages, entities)
    assert text.count("[passage] ") == text.count(" [end of passage]") == len(passages)
    assert text.count("[other: ") == len(entities)
    for words in ("[passage] ", " [end of passage]", "[other: ", "]"):
        text = text.replace(words, "")
    assert text == TEXT
