"""What the status line says of what the caret stands on."""

from __future__ import annotations

from dataclasses import replace

from prose.quotes.quote import CoSpeaker, SpeechAct
from prose.quotes.statement import group_statements
from prose.spans import Span
from tests.tui.harbour import QUOTES, TEXT, open_harbour, passage, span
from tui.describing import describe, describe_passage
from tui.open_article import Focus, OpenArticle


def test_without_any_mark_it_is_a_sentence() -> None:
    opened = open_harbour()
    assert describe(opened, opened.focus_at(TEXT.index("Mayor"), Span(0, 20))) == "sentence"


def test_what_is_in_focus_is_said_in_words() -> None:
    opened = open_harbour()
    described = [
        describe(opened, opened.focus_at(TEXT.index(words), None))
        for words in ("Ida", "We open", "the harbour", "nothing", "Pilots")
    ]
    assert described == [
        "person · Ida Holm 2×",
        "▌ plans · quote · Ida Holm",
        "reported · Ida Holm",
        # What is quoted within a report is as sure as that.
        "quote · The Pilots’ Guild",
        # As the library calls it, because the reader said so.
        "organisation · Guild of Pilots · ✎ yours",
    ]


def test_a_passage_is_described_by_what_it_has() -> None:
    article = open_harbour()
    article.colours = {"a": 1, "b": 2}
    assert describe_passage(article, passage(1, "We open it", "a", "b", note="!")) == "║ a, b · note"
    assert describe_passage(article, passage(1, "We open it", note="!")) == "▌ note"
    assert describe_passage(article, passage(1, "We open it")) == "▌ highlight"


def test_who_says_it_together_and_what_is_done_by_it_is_said() -> None:
    opened = open_harbour()
    quote = replace(
        QUOTES[0],
        act=SpeechAct.DENIES,
        also=(CoSpeaker(span("Pilots"), "Bo Holm"), CoSpeaker(span("Mayor"))),
    )
    article = OpenArticle(opened.article, (), group_statements(TEXT, [quote]), ())
    focus = Focus(None, quote, None, None)
    assert describe(article, focus).endswith("Ida Holm, Bo Holm and Mayor · denies")
