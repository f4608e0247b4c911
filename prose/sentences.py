"""Where sentences begin and end, by rule.

A stop ends a sentence unless what stands before it is an abbreviation that goes on, or what stands after it
cannot open a sentence. The lists are of written news English; other languages fare well enough with the rest
of the rules. The order of the rules follows Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary
Detection" (2006), with lists in place of their statistics.
"""

from __future__ import annotations

import re

from prose.spans import Span
from prose.word_lists import words

# Abbreviations that a name or an example follows: they end no sentence.
_LEADING = words(
    """
    Mr Mrs Ms Mx Dr Prof Gen Col Maj Capt Cpl Lt Sgt Pvt Spc Adm Cmdr Brig Sen Rep Gov Pres Rev Hon Fr Msgr
    Supt Insp Det Amb Atty Messrs Mme Mlle Sheikh Sec Dep Asst St Ste Mt Ft vs v e.g i.e viz cf approx ca
    """
)
# Abbreviations that a number follows; before anything else the stop is a full stop ("He said no.").
_NUMBERING = words(
    """
    No no Nos nos Art art Fig fig Vol vol ch p pp sec
    """
)
# Abbreviations that may end a sentence: only the word after them tells.
_CLOSING = words(
    """
    Inc Corp Co Ltd Bros Jr Sr Esq etc al Ave Blvd Rd Hwy Dept Univ Assn Govt Intl Natl PhD Jan Feb Mar Apr
    Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo
    Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash
    Wis Wyo
    """
)
# Capitalised words that open sentences far more often than they go on a name.
_OPENERS = words(
    """
    a about according after all also although an and another any are as asked at because before both but by
    can could did do does during each earlier even every few first following for from had has have he her
    here his how however i if in instead is it its just last later many meanwhile more most my nearly
    neither no nobody not nothing now of officials on once one only or other others our police prosecutors
    she since so some several still such that the their then there these they this those though through to
    under until was we were what when where which while who why will with would yet you your
    """
)

_CLOSERS = "\"'”’»›)\\]}"
_CANDIDATE = re.compile(
    r"\n"
    rf"|(?P<wide>[。！？｡।॥]+[{_CLOSERS}」』）]*)"
    rf"|(?P<stop>[.!?…؟۔]+(?: \.)*)(?P<closers>(?: ?»|[{_CLOSERS}])*)(?:\[\d{{1,3}}\])*(?=\s|\Z)"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+\Z")
_INITIALS = re.compile(r"[A-Z]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_LONGEST_ABBREVIATION = 12
_NUMBER_ONLY = re.compile(r"\s*(?:\d{1,3}|[a-z]|[ivxIVX]{1,4})\Z")
_OPENING_MARKS = re.compile(r"\s+([\"'“‘„«‹(\[¿¡`]*)\s*")
_OPENING_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_ATTRIBUTION = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|asked|asks|says|told|wrote|added|replied|wondered|tweeted|cried|shouted)\b"
)


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of `text` between `start` and `end`, code points, in their order.

    A sentence never runs over a line break, a line without a stop is one sentence, and a closing quotation
    mark or bracket belongs to the sentence that it closes. The spans are trimmed of white space; together
    they cover everything else.
    """
    stop = len(text) if end is None else min(end, len(text))
    spans: list[Span] = []
    opened = max(start, 0)
    for candidate in _CANDIDATE.finditer(text, opened, stop):
        if candidate.end() == stop or _ends_sentence(candidate, opened, stop):
            _append_trimmed(spans, text, opened, candidate.end())
            opened = candidate.end()
    _append_trimmed(spans, text, opened, stop)
    return spans


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    """Append the span from `start` to `end` without the white space at its ends, unless nothing is left."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end = start + len(part.strip())
    if start < end:
        spans.append(Span(start, end))


def _ends_sentence(candidate: re.Match[str], opened: int, end: int) -> bool:
    """Whether the sentence that opened at `opened` ends with this stop."""
    mark = candidate["stop"]
    if mark is None:
        return True  # a line break, or a stop of a script that sets no space after it
    text = candidate.string
    marks = _OPENING_MARKS.match(text, candidate.end(), end)
    if marks is None or "\n" in marks[0]:
        return True
    following = text[marks.end() : marks.end() + 1]
    if following.islower() or following in "—–-,;:":
        return False
    if mark != ".":
        quoted = bool(candidate["closers"]) and mark != "…"
        return not (quoted and _ATTRIBUTION.match(text, candidate.end(), end))
    if candidate["closers"]:
        return True
    return _full_stop(text, opened, candidate.start(), marks, end)


def _full_stop(text: str, opened: int, stop: int, marks: re.Match[str], end: int) -> bool:
    """Whether the single "." at `stop`, with no closing mark after it, is more than an abbreviation's."""
    if _NUMBER_ONLY.match(text, opened, stop):
        return False  # the number of a list item: "3. Open the door."
    before = _WORD_BEFORE.search(text, max(opened, stop - _LONGEST_ABBREVIATION), stop)
    if before is None:
        return True
    word = before[0]
    if word in _LEADING:
        return False
    if word in _NUMBERING:
        return not text[marks.end() : marks.end() + 1].isdigit()
    if word in _CLOSING or _INITIALS.fullmatch(word):
        return bool(marks[1]) or _opens_sentence(text, marks.end(), end)
    return True


def _opens_sentence(text: str, start: int, end: int) -> bool:
    """Whether the word at `start` is one that mostly opens sentences."""
    word = _OPENING_WORD.match(text, start, end)
    return word is not None and word[0].split("'")[0].split("’")[0].lower() in _OPENERS
