"""Who in an article may say a quote."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prose.entities.entity import Label
from prose.spans import Span
from prose.word_forms import fold
from store.names.names import NameFilter
from tui.labels import LABEL_NAMES
from tui.open_article import on_one_line
from tui.sourcing import Standing
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.library import Library
    from store.names.names import NameInArticle
    from tui.open_article import OpenArticle, Said

NEAR = 3000
"""Code points before and after a quote in which whoever says it is looked for."""
PARAGRAPH = 250
"""Code points that a mention in the next paragraph seems further away than it is."""
OUT_OF_SIGHT = 1000
"""The same for what is said by others: who is spoken of is seldom the one who speaks."""
LESS_OFTEN = 200
"""The same for organisations and others that speak less often than people do."""
UNNAMED = 300
"""The same for those who speak nearby and have no name."""
SPEAKING = (Label.PERSON, Label.ORGANIZATION)
"""What may speak. Groups and places come last, unless they are quoted nearby: most only say whose something
is, as in "Shiite fishermen"."""

_ARTICLE = re.compile(r"(?:an?|the) ")


@dataclass(frozen=True, slots=True)
class LikelySpeaker:
    """Somebody who may say a quote: a name of the library, or words that stand for somebody."""

    text: str
    """What they are called."""
    name_id: int | None = None
    """The name; None for words that are none."""
    words: Span | None = None
    """Those words; None for a name."""
    kind: str = ""
    """What they are, for a list: "person"."""
    seen: str = ""
    """How often they are mentioned: "3 here"."""


def speakers_near(article: OpenArticle, place: Span, limit: int) -> list[LikelySpeaker]:
    """Return who is mentioned or speaks around a place of an article, the nearest first.

    People come before organisations that are as near, and whoever is mentioned outside of what is said before
    those who are spoken of; what can hardly speak comes last. The cost does not grow with the article.

    Args:
        article: The article.
        place: The words said.
        limit: How many at most.
    """
    around = Span(max(0, place.start - NEAR), min(len(article.text), place.end + NEAR))
    quotes = article.quotes_in(around)
    quoted = {name.id for name in map(article.name_of_speaker, quotes) if name is not None}
    found: dict[int | str, tuple[tuple[bool, int], LikelySpeaker]] = {}

    def offer(key: int | str, rank: tuple[bool, int], speaker: LikelySpeaker) -> None:
        if key not in found or rank < found[key][0]:
            found[key] = rank, speaker

    for entity in article.entities_in(around):
        name = article.name_of(entity)
        if name is not None and not entity.span.overlaps(place):
            mute = name.label not in SPEAKING and name.id not in quoted
            spoken_of = any(quote.span.contains(entity.span) for quote in quotes)
            distance = _distance(article.text, place, entity.span) + OUT_OF_SIGHT * spoken_of
            distance += LESS_OFTEN * (name.label is not Label.PERSON)
            offer(name.id, (mute, distance), _of_article(name))
    for quote in quotes:
        if quote.speaker is not None and article.standing(quote) is Standing.ANONYMOUS:
            speaker = replace(speaker_of_words(article, quote.speaker), kind="no name", seen="speaks here")
            distance = _distance(article.text, place, quote.speaker) + UNNAMED
            offer(_without_article(speaker.text), (False, distance), speaker)
    return [speaker for _, speaker in sorted(found.values(), key=lambda it: it[0])[:limit]]


def speakers_called(
    library: Library, article: OpenArticle, place: Span, typed: str, limit: int
) -> list[LikelySpeaker]:
    """Return who may say a quote and has what was typed in their name.

    First come those near it, then the other names of the article, then those of the library.
    """
    wanted = fold(typed)
    here = (*speakers_near(article, place, limit), *map(_of_article, article.names))
    fitting: dict[tuple[int | None, Span | None], LikelySpeaker] = {}
    for speaker in (*(one for one in here if wanted in fold(one.text)), *_known(library, typed, limit)):
        fitting.setdefault((speaker.name_id, speaker.words), speaker)
    return list(fitting.values())[:limit]


def speaker_of_words(article: OpenArticle, words: Span) -> LikelySpeaker:
    """Return whom words of an article stand for."""
    return LikelySpeaker(on_one_line(words.of(article.text)), words=words)


def is_speaker(article: OpenArticle, said: Said, speaker: LikelySpeaker) -> bool:
    """Whether somebody is who is held to say something already."""
    name = article.name_of_speaker(said)
    if name is not None or speaker.name_id is not None:
        return name is not None and name.id == speaker.name_id
    return _without_article(speaker.text) == _without_article(article.speaker_of(said))


def _of_article(name: NameInArticle) -> LikelySpeaker:
    seen = f"{len(name.mentions):,} here"
    return LikelySpeaker(name.text, name.id, kind=LABEL_NAMES[name.label], seen=seen)


def _known(library: Library, typed: str, limit: int) -> Iterator[LikelySpeaker]:
    for row in library.names.first_page(NameFilter(typed), limit):
        seen = f"{row.mentions:,} in {counted(row.articles, 'article')}"
        yield LikelySpeaker(row.text, row.id, kind=LABEL_NAMES[row.label], seen=seen)


def _without_article(words: str) -> str:
    """Return words as they are compared: "a spokesman" is "the spokesman" by the next time."""
    folded = fold(words)
    said = _ARTICLE.match(folded)
    return folded if said is None else folded[said.end() :]


def _distance(text: str, place: Span, mention: Span) -> int:
    """Return how far a mention seems to be from a place."""
    start, end = sorted((place, mention))
    between = text[start.end : max(start.end, end.start)]
    return len(between) + PARAGRAPH * between.count("\n\n")
