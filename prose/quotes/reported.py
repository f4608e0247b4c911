"""Reported speech and thought: "X said that ...", "X denies ...", "..., X said", "according to X, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.evidence import is_reported
from prose.quotes.function_words import (
    AUXILIARIES,
    BE,
    DAYS_AND_MONTHS,
    DETERMINERS,
    MODALS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TODAY,
    words,
)
from prose.quotes.noun_phrases import Phrase, is_definite, phrase_from
from prose.quotes.reporting_verbs import ABOUT, ONLY_ABOUT, WITH_INFINITIVE, WITH_RECIPIENT
from prose.quotes.speakers import according_to, subject_after
from prose.quotes.subjects import after_dateline, subject_of
from prose.quotes.verbs import is_passive, reporting_verb_at

if TYPE_CHECKING:
    from prose.quotes.reporting_verbs import ReportingVerb
    from prose.quotes.skeleton import Sentence, Token
    from prose.quotes.speakers import Attribution

_FARTHEST_THAT = 14
"""Tokens after a verb among which its "that" is sought."""
_MAY_BEGIN_CONTENT = words("that if whether what how why there when like as so")
"""Conjunctions that begin a content; other prepositions begin an adjunct of the verb."""
_NOT_CONTENT = PREPOSITIONS - _MAY_BEGIN_CONTENT
_INTRODUCTIONS = words(
    """
    in on at during after while when as but and asked speaking though although if for with by before
    since earlier later last however instead yet still so then meanwhile
    """
)
"""Words that begin a clause which is the frame of what is said, not what is said."""
_ADJUNCTS = words("in on at during to after of earlier last late")
_FEWEST_WORDS_BEFORE = 4
"""Words before an attribution from which on they are its content."""
_FEWEST_WORDS_AFTER = 3
"""Words after a verb from which on they are its content."""
_CONTRASTS = frozenset(("but", "although", "though", "however"))
"""Words that begin a clause of the writer's own after what was said."""
_APPOSITIONS = frozenset(("who", "whose", "which", "a", "an"))
"""Words that tell more of a speaker rather than more of what was said."""
_CITING = frozenset(("citing", "referring", "calling", "according"))
"""Words that begin another attribution."""
_CLOSING = frozenset(".?!…;:")
_PLURALS = words("i we you they people police men women staff both many some two three most others")
"""Words that take a verb without -s, though they do not end in one."""


class Report(NamedTuple):
    """A reported statement, as token ranges of one sentence."""

    content: Phrase
    """What was said or thought."""
    speaker: Phrase
    """Who said or thought it."""
    cue: Phrase
    """The words that tell so."""


def find_reports(sentence: Sentence) -> list[Report]:
    """Return the reported statements of one skeleton sentence, in order.

    A statement that mixes reported and direct words is one report; a quote with nothing but its attribution
    is none.
    """
    return _ReportFinder(sentence).find() if sentence.cues else []


class _ReportFinder:
    """Reads one sentence from left to right, from one attribution to the next."""

    def __init__(self, sentence: Sentence) -> None:
        self._tokens = tokens = sentence.tokens
        self._cues = sentence.cues
        self._quotes = sentence.quotes
        self._end = len(tokens)
        while self._end and tokens[self._end - 1].text in _CLOSING:
            self._end -= 1
        dateline = after_dateline(tokens, self._end)
        self._free = dateline if dateline < self._end else 0
        """Where the words begin that no report has taken yet."""
        self._floor = 0
        """Where the subject of the next verb is sought at the earliest."""
        self._reports: list[Report] = []

    def find(self) -> list[Report]:
        read = 0
        for index in self._cues:
            if index < read:
                continue
            if self._tokens[index].verb is None:
                source = according_to(self._tokens, index)
                if source is not None:
                    self._take_source(source)
                    read = source.speaker.stop
                continue
            verb = reporting_verb_at(self._tokens, index)
            if verb is not None:
                read = self._take_verb(index, verb)
        return self._reports

    def _add(self, start: int, stop: int, speaker: Phrase, cue: Phrase) -> None:
        """Add a report, unless nothing but one quote is in it."""
        if stop > start and not (stop - start == 1 and self._tokens[start].quote is not None):
            self._reports.append(Report(Phrase(start, stop), speaker, cue))

    def _take_source(self, source: Attribution) -> None:
        """Take what stands after "According to X," or before ", according to X", or both."""
        cue, stop = source.cue, source.speaker.stop
        begins = not self._has_words(2, self._free, cue.first)
        if not begins:
            self._add(self._free, self._before(cue.first), source.speaker, cue)
        if begins or (stop < self._end and self._tokens[stop].text == "," and self._interrupts(cue.first)):
            comma = stop
            while comma < self._end and self._tokens[comma].text != ",":
                comma += 1
            self._add(comma + 1, self._end, source.speaker, cue)
        self._free = self._floor = stop

    def _interrupts(self, first: int) -> bool:
        return self._tokens[first - 1].text == ","

    def _before(self, index: int) -> int:
        """Return where a content ends that stands before `index`: without the comma between them."""
        return index - 1 if self._tokens[index - 1].text == "," else index

    def _take_verb(self, index: int, verb: ReportingVerb) -> int:
        """Take the reports of the verb at `index`; return where to go on reading."""
        if is_passive(self._tokens, index):
            return index + 1
        subject = subject_of(self._tokens, index, self._floor)
        if subject is not None and self._has_quote(subject.first, index):
            subject = None
        inverted = self._inverted_subject(index, verb, subject)
        speaker = inverted or subject
        if speaker is None or self._is_asked(speaker):
            return index + 1
        cue = Phrase(index, index + 1)
        first = index if inverted is not None else speaker.first
        after = inverted.stop if inverted is not None else index + 1
        start = after if inverted is not None else _content_start(self._tokens, after, self._end, verb)
        if self._closes(first, start):
            if verb.speaking:
                self._add(self._free, self._before(first), speaker, cue)
                if self._is_interruption(first, after):
                    self._add(after + 1, self._end, speaker, cue)
                    return len(self._tokens)
            self._free = self._floor = max(self._free, speaker.stop, index + 1)
        elif inverted is None and self._opens(start, verb):
            stop = self._content_end(start)
            quoted = self._has_quote(start, stop)
            if not is_reported(self._tokens, speaker, index, start, stop, verb, quoted=quoted):
                return index + 1
            self._add(start, stop, speaker, cue)
            self._floor = stop
            return stop
        return index + 1

    def _is_asked(self, speaker: Phrase) -> bool:
        """Whether the sentence asks the hearer, so that nobody says its verb: "Do you think ...?"."""
        return self._tokens[speaker.first].lower in ("you", "i", "we") and self._tokens[-1].text == "?"

    def _content_end(self, start: int) -> int:
        """Return where the content that begins at `start` ends: before another clause or attribution."""
        relative = self._tokens[start - 2].lower in RELATIVES or self._tokens[start - 3].lower == "who"
        for index in range(start + 1, self._end - 1):
            token = self._tokens[index]
            if token.is_word:
                continue
            following = self._tokens[index + 1]
            if token.text == ";" and following.lower not in ("and", "or", "that"):
                return index
            if token.quote is not None and self._contrasts(index + 1):
                return index + 1
            if token.text not in (",", "—", "–", "--"):
                continue
            if following.lower in _CITING or (following.speaks and following.lower.endswith("ing")):
                return index
            if self._contrasts(index + 1) or (relative and self._goes_on(index + 1)):
                return index
        return self._end

    def _goes_on(self, index: int) -> bool:
        """Whether the verb of the main clause stands after a relative clause: "X, who denies it, is ..."."""
        token = self._tokens[index]
        if token.is_capitalised:
            return False
        return (
            token.speaks
            or token.lower in BE
            or token.lower in AUXILIARIES - RELATIVES
            or token.lower.endswith("ed")
        )

    def _contrasts(self, index: int) -> bool:
        """Whether a clause of the writer's own begins at `index`: "but the mayor ..."."""
        return (
            index + 1 < self._end
            and self._tokens[index].lower in _CONTRASTS
            and is_definite(self._tokens[index + 1])
        )

    def _closes(self, first: int, start: int) -> bool:
        """Whether the attribution from `first` to `start` stands after its content."""
        if first == 0 or not (
            self._tokens[first - 1].text == "," or self._tokens[first - 1].quote is not None
        ):
            return False
        introduced = self._tokens[self._free].lower in _INTRODUCTIONS and not self._tokens[first].speaks
        if introduced and start < self._end and self._tokens[start].quote is not None:
            return False
        if self._is_interruption(first, start) and self._has_words(2, self._free, first):
            return True
        if not self._has_words(_FEWEST_WORDS_BEFORE, self._free, first):
            return False
        if not self._has_words(_FEWEST_WORDS_AFTER, start, self._end):
            return True
        return self._is_adjunct(start) and not introduced

    def _is_interruption(self, first: int, stop: int) -> bool:
        """Whether an attribution is parted by commas from what stands before and after it."""
        while stop > first and self._tokens[stop - 1].text == ",":
            stop -= 1
        if stop + 1 >= self._end or self._tokens[stop].text != "," or self._tokens[first - 1].text != ",":
            return False
        following = self._tokens[stop + 1].lower
        return not following.endswith("ing") and following not in _APPOSITIONS

    def _opens(self, start: int, verb: ReportingVerb) -> bool:
        """Whether a content begins at `start` that the verb before it opens."""
        if not self._has_words(_FEWEST_WORDS_AFTER, start, self._end):
            return False
        if self._end - start == 1 and self._tokens[start].quote is not None:
            return False
        if verb.lemma in WITH_INFINITIVE and self._tokens[start].lower == "to":
            return True
        if self._tokens[start - 1].lower == "that":
            return True
        return not (verb.speaking and self._is_adjunct(start) and not self._has_quote(start, self._end))

    def _is_adjunct(self, start: int) -> bool:
        """Whether no content of a verb begins at `start`."""
        if start >= self._end:
            return True
        token = self._tokens[start]
        if token.lower in DAYS_AND_MONTHS or token.lower in TODAY:
            return True
        return token.lower in _NOT_CONTENT or token.text == ","

    def _has_quote(self, start: int, stop: int) -> bool:
        return any(start <= quote < stop for quote in self._quotes)

    def _has_words(self, fewest: int, start: int, stop: int) -> bool:
        """Whether so many words or quotes stand from `start` to `stop`."""
        words = 0
        for token in self._tokens[start:stop]:
            if token.is_word or token.quote is not None:
                words += 1
                if words == fewest:
                    return True
        return False

    def _is_plural(self, phrase: Phrase) -> bool:
        """Whether a noun phrase takes a verb without -s: several, or the speaker or hearer."""
        named = self._tokens[phrase.first : phrase.stop]
        head = next((n for n, token in enumerate(named) if token.lower == "of"), len(named)) - 1
        several = any(token.lower == "and" for token in named) or named[0].lower in _PLURALS
        return several or named[head].lower.endswith("s") or named[head].lower in _PLURALS

    def _names_somebody(self, phrase: Phrase) -> bool:
        return any(token.is_capitalised for token in self._tokens[phrase.first : phrase.stop])

    def _inverted_subject(self, index: int, verb: ReportingVerb, subject: Phrase | None) -> Phrase | None:
        """Return the subject after its verb in "..., said X", which may seem to have one before it."""
        if not verb.speaking or index == 0 or index + 1 >= len(self._tokens):
            return None
        before, after = self._tokens[index - 1], self._tokens[index + 1]
        if before.text != "," and before.quote is None:
            return None
        phrase = subject_after(self._tokens, index)
        if phrase is not None and self._tokens[index].lower == verb.lemma and not self._is_plural(phrase):
            return None  # "..., add a cup of water"
        if subject is None or phrase is None:
            return phrase
        if index <= self._free or verb.lemma in WITH_RECIPIENT or self._tokens[index].lower.endswith("ing"):
            return None
        if not is_definite(after) and not self._names_somebody(phrase):
            return None
        # X, an analyst, said the plan failed; the plan failed, said the analyst, a ...
        return phrase if phrase.stop >= self._end or self._tokens[phrase.stop].text == "," else None


def _content_start(tokens: list[Token], first: int, end: int, verb: ReportingVerb) -> int:
    """Return where the content of a verb begins, after its recipient, its time and its "that"."""
    if verb.lemma in WITH_RECIPIENT:
        return _after_recipient(tokens, first, end)
    if first >= end:
        return first
    if first + 3 < end and tokens[first + 1].lower == "however" and tokens[first + 3].lower == "that":
        return first + 4  # "noted, however, that"
    token = tokens[first]
    if token.lower == "to" and (not verb.speaking or verb.lemma in WITH_INFINITIVE):
        return first
    if token.lower in ABOUT.get(verb.lemma, ()):
        return first + 1
    if verb.lemma in ONLY_ABOUT:
        return end
    if token.lower in DAYS_AND_MONTHS or token.lower in _ADJUNCTS or token.lower.endswith("ly"):
        for index in range(first, min(end, first + _FARTHEST_THAT)):
            if tokens[index].lower == "that" and not _is_relative(tokens, index):
                return index + 1
            if tokens[index].quote is not None:
                return index
        return first + 1 if token.lower in DAYS_AND_MONTHS else first
    return first + 1 if token.lower == "that" or token.text in (",", ":") else first


def _is_relative(tokens: list[Token], that: int) -> bool:
    """Whether a verb follows "that" at once: "after a meeting that lasted hours"."""
    if that + 1 >= len(tokens):
        return True
    following = tokens[that + 1]
    return following.lower in BE or following.lower in MODALS or following.lower.endswith("ed")


def _after_recipient(tokens: list[Token], first: int, end: int) -> int:
    """Return where the content begins after "told reporters", "asked whether", "warned the court that"."""
    recipient = phrase_from(tokens, first)
    if recipient is not None and recipient.stop < end and tokens[recipient.stop].lower == "to":
        return recipient.stop
    for index in range(first, min(end, first + _FARTHEST_THAT)):
        if tokens[index].lower == "that":
            return index + 1
        if tokens[index].lower in ("if", "whether") or tokens[index].quote is not None:
            return index
    if recipient is None:
        return first + 1 if first < end and tokens[first].lower in OBJECT_PRONOUNS else first
    if recipient.stop - first > 3:
        # "told her the bridge was safe": the content has a subject of its own
        for index in range(first + 1, recipient.stop):
            if tokens[index].lower in PRONOUNS or tokens[index].lower in DETERMINERS:
                return index
    return recipient.stop
