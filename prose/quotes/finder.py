"""Find the quotes of an article: direct and reported speech, and who said it.

Two ways of finding look at the same sentences: rules, and a trained field to which the rules' findings are
features. What both say of a speaker is certain; what one of them says alone is shown as likely.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from prose.quotes.agreement import Stated, agreed_direct, agreed_reports
from prose.quotes.attribution import span_of
from prose.quotes.attribution_relations import relations_of
from prose.quotes.features import passages_of
from prose.quotes.field import CONTENT, CUE, SPEAKER, load_field
from prose.quotes.given_names import is_given_name
from prose.quotes.names import coordinated_names, tight, with_names_before
from prose.quotes.noun_phrases import Phrase, phrase_from
from prose.quotes.quote import CoSpeaker, Quote
from prose.quotes.resolution import resolve_speakers
from prose.quotes.rules import read_by_rule
from prose.quotes.speech_acts import act_of
from prose.quotes.subjects import after_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from prose.entities.entity import Entity
    from prose.quotes.attribution_relations import AttributionRelation
    from prose.quotes.features import Passage
    from prose.quotes.field import Parts
    from prose.quotes.skeleton import Token
    from prose.spans import Span

_EDGES = frozenset(".,;:?!…—–-―")
"""Punctuation at the ends of a reported statement that is not part of it."""
_CONJUNCTIONS = ("and", "but", "or")
"""What joins a phrase to the next, and is no part of either."""
_ASKED = ("you", "we", "i")
"""Who is asked in a question of the writer's own, and says nothing there; "you" never does."""


def find_quotes(text: str, entities: Sequence[Entity] = ()) -> list[Quote]:
    """Return the quotes of `text` in the order of their starts.

    Direct quotes lie within one line each and do not overlap; reported ones may contain them. Any text is
    taken, in time linear in its length.

    Args:
        text: Any text; it is taken exactly as it stands.
        entities: Its entities where they are known: they help to find and to name the speakers.
    """
    reading = read_by_rule(text)
    passages = passages_of(reading.sentences)
    stated: list[Stated] = []
    by_segment: dict[int, Stated] = {}
    speech: dict[int, float] = {}
    for passage, parts in zip(passages, load_field().label(passages, reading, entities), strict=True):
        quoted = [(index, one.quote) for index, one in enumerate(passage.tokens) if one.quote is not None]
        for relation in relations_of(passage, parts.labels):
            if _is_asked(passage, relation):
                continue
            one = _stated(passage, relation, parts)
            first, stop = relation.content
            for index, segment in quoted:
                if first <= index < stop:
                    by_segment[segment] = one
            if any(token.is_word and token.lower != "that" for token in passage.tokens[first:stop]):
                stated.append(one)
        for index, segment in quoted:
            speech[segment] = parts.probability(CONTENT, index)
    quotes = agreed_direct(text, reading, by_segment, speech) + agreed_reports(text, reading, stated)
    names = resolve_speakers(text, reading.sentences, set(_speakers(quotes)), entities)
    finished = [
        Quote(
            quote.span,
            quote.kind,
            quote.speaker,
            _name_of(quote, names),
            quote.cue,
            quote.method,
            act_of(text, quote.span, quote.cue),
            tuple(CoSpeaker(other.span, names.get(other.span, "")) for other in quote.also),
        )
        for quote in quotes
    ]
    return sorted(finished, key=lambda quote: quote.span)


def _name_of(quote: Quote, names: Mapping[Span, str]) -> str:
    """Return the full name of a quote's speaker; "Bill and Sue Carver" are Bill Carver and another."""
    if quote.speaker is None:
        return ""
    name = names.get(quote.speaker, "")
    family = names.get(quote.also[0].span, "").split()[1:] if quote.also else []
    return f"{name} {family[-1]}" if family and " " not in name and is_given_name(name) else name


def _speakers(quotes: Iterable[Quote]) -> Iterator[Span]:
    for quote in quotes:
        if quote.speaker is not None:
            yield quote.speaker
        yield from (other.span for other in quote.also)


def _stated(passage: Passage, relation: AttributionRelation, parts: Parts) -> Stated:
    """Return what somebody says, without what surrounds its parts."""
    tokens = passage.tokens
    probability = 1.0
    for part, phrase in ((SPEAKER, relation.speaker), (CUE, relation.cue)):
        if phrase is not None:
            probability = min(probability, parts.probability(part, phrase.first))
    content = _without_dateline(passage, relation.content)
    content = _without_edges(tokens, _to_semicolon(tokens, content))
    speaker = relation.speaker
    if speaker is not None and _asks_speaker(passage, relation):
        speaker = None
    also: list[Phrase] = []
    if speaker is not None:
        speaker = _without_edges(tokens, _without_predicate(tokens, speaker))
        floor = bisect_left(passage.sentences, passage.sentences[speaker.first])
        speaker = with_names_before(passage.tokens, speaker, floor)
        speaker, *also = coordinated_names(tokens, speaker) or [tight(tokens, speaker)]
    return Stated(
        span_of(tokens, content),
        span_of(tokens, speaker) if speaker is not None else None,
        tuple(CoSpeaker(span_of(tokens, other)) for other in also),
        span_of(tokens, relation.cue) if relation.cue is not None else None,
        min(probability, parts.mean_probability(CONTENT, content)),
    )


def _to_semicolon(tokens: Sequence[Token], content: Phrase) -> Phrase:
    """Return a content up to a semicolon after which the writer goes on in words of his own."""
    for index in range(content.stop - 2, content.first, -1):
        if tokens[index].is_word:
            continue
        if tokens[index].quote is not None:
            break
        if tokens[index].text == ";" and tokens[index + 1].lower not in ("and", "or", "that"):
            return Phrase(content.first, index)
    return content


def _without_dateline(passage: Passage, content: Phrase) -> Phrase:
    """Return a content at the start of an article's line without a dateline: "TRENT (Wire) — The dam ..."."""
    if content.first:
        return content
    first = after_dateline(passage.tokens, content.stop)
    return Phrase(first, content.stop) if first < content.stop else content


def _without_predicate(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Return a speaker without what he does besides: "Ada Lind | thanked them and" said."""
    if tokens[phrase.stop - 1].lower not in _CONJUNCTIONS:
        return phrase
    subject = phrase_from([*tokens], phrase.first)
    return phrase if subject is None or subject.stop > phrase.stop else subject


def _without_edges(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    first, stop = phrase
    while first + 1 < stop and tokens[first].text in _EDGES:
        first += 1
    while first + 1 < stop and (tokens[stop - 1].text in _EDGES or tokens[stop - 1].lower in _CONJUNCTIONS):
        stop -= 1
    return phrase if (first, stop) == phrase else Phrase(first, stop)


def _asks_speaker(passage: Passage, relation: AttributionRelation) -> bool:
    """Whether it is the speaker who was asked: "Asked whether ..., Ada Lind said"."""
    cue, speaker = relation.cue, relation.speaker
    if cue is None or speaker is None or speaker.first < cue.first:
        return False
    begins = cue.first == 0 or passage.sentences[cue.first - 1] != passage.sentences[cue.first]
    return passage.tokens[cue.first].lower in ("asked", "when", "pressed") and begins


def _is_asked(passage: Passage, relation: AttributionRelation) -> bool:
    """Whether nobody says a verb: the sentence asks the hearer, or tells what he may think and do."""
    speaker = relation.speaker
    if speaker is None or passage.tokens[speaker.first].lower not in _ASKED:
        return False
    if passage.tokens[speaker.first].lower == "you":
        return True
    sentence = passage.sentences[speaker.first]
    stop = speaker.stop
    while stop < len(passage.tokens) and passage.sentences[stop] == sentence:
        stop += 1
    return passage.tokens[stop - 1].text == "?"
