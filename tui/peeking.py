"""Who is speaking here, and where the article introduces them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.quotes.quote import SpeakerMethod
from prose.spans import Span
from tui.open_article import on_one_line
from tui.sourcing import Standing

if TYPE_CHECKING:
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from tui.open_article import OpenArticle, Said


@dataclass(frozen=True, slots=True)
class Peek:
    """The answer to who that is."""

    words: str
    """The answer, in the words of the status line."""
    place: Span | None = None
    """Where whoever it is is introduced; None where that is not known."""


HOW = {
    SpeakerMethod.READER: "as you said",
    SpeakerMethod.SAME_SENTENCE: "in the same sentence",
    SpeakerMethod.CONTINUED: "the quote goes on",
    SpeakerMethod.FLOATING: "who spoke last",
    SpeakerMethod.SUBJECT: "whom the sentence is about",
}
"""How a speaker was found where no words report the quote; those are said instead."""


def peek(article: OpenArticle, offset: int) -> Peek | None:
    """Return who speaks in the quote around a code point, or is meant by words there; None for neither."""
    speaking = article.attribution_at(offset)
    if speaking is not None and speaking.quote.speaker == speaking.span:
        return _who_that_is(article, speaking.quote, speaking.span)
    quote = article.quote_at(offset)
    return None if quote is None else _who_says(article, article.statement_of(quote))


def _who_that_is(article: OpenArticle, quote: Quote, speaker: Span) -> Peek:
    """Answer for the words that stand for a speaker: "she is Dora Lindqvist, introduced here"."""
    words, name = on_one_line(speaker.of(article.text)), article.speaker_of(quote)
    if article.standing(quote) is not Standing.NAMED:
        return Peek(f"No name is known for “{words}”.")
    place = introduction(article, quote) or speaker
    if place.overlaps(speaker) or name.casefold() == words.casefold():
        return Peek(f"{name} is introduced here", place)
    return Peek(f"{words} is {name}, introduced here", place)


def _who_says(article: OpenArticle, statement: Statement) -> Peek:
    """Answer for what is said: "Said by Dora Lindqvist (“she said”), introduced here"."""
    name, standing = article.speaker_of(statement), article.standing(statement)
    if standing is Standing.UNKNOWN:
        return Peek(f"Who says this is not known{f': “{name}”' if name else ''}.")
    said = f"Said by {name}" if statement.certain else f"Probably said by {name}"
    if standing is Standing.ANONYMOUS:
        return Peek(f"{said}, for whom no name is known.")
    how = _how(article, statement, name)
    place = introduction(article, statement) or statement.speaker
    return Peek(f"{said}{f' ({how})' if how else ''}{', introduced here' if place else ''}", place)


def _how(article: OpenArticle, statement: Statement, name: str) -> str:
    """Return how a speaker was found: the words that report it, if they tell more than the name."""
    if statement.method in HOW:
        return HOW[statement.method]
    if statement.cue is None or statement.speaker is None:
        return ""
    words = [on_one_line(span.of(article.text)) for span in sorted((statement.speaker, statement.cue))]
    return "" if name in words else f"“{' '.join(words)}”"


def introduction(article: OpenArticle, said: Said) -> Span | None:
    """Return where an article first gives the full name of who says something; None where it does not.

    Of a name that it never gives as the library has it, that is the first of the longest mentions.
    """
    name = article.name_of_speaker(said)
    if name is None:
        full = said.speaker_name
        start = article.text.find(full) if full else -1
        return Span(start, start + len(full)) if start >= 0 else None
    forms = [on_one_line(mention.of(article.text)) for mention in name.mentions]
    wanted = name.text if name.text in forms else max(forms, key=lambda form: (form.count(" "), len(form)))
    return name.mentions[forms.index(wanted)]
