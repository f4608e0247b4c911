"""What somebody does by saying something: the speech act that a cue names.

A small set after Searle's ("A classification of illocutionary acts", Language in Society 5, 1976): what
readers of the news mark up, where the verb tells it. No guess is made from what is said.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import words
from prose.quotes.quote import SpeechAct
from prose.quotes.reporting_verbs import REPORTING_VERBS

if TYPE_CHECKING:
    from prose.spans import Span

_VERBS = {
    SpeechAct.CLAIMS: "allege argue assert claim contend insist maintain",
    SpeechAct.DENIES: "deny dismiss dispute doubt reject",
    SpeechAct.ACCUSES: """
        accuse assail attack bemoan blame blast charge complain condemn criticise criticize decry demonise
        demonize denounce deride fault lambast lambaste liken mock protest rail rebuke ridicule rip slam
        """,
    SpeechAct.ASKS: "ask demand inquire plead press question request urge wonder",
    SpeechAct.PROMISES: "assure pledge promise swear vow",
    SpeechAct.WARNS: "caution threaten warn",
    SpeechAct.PRAISES: "applaud champion cheer hail praise thank tout",
}
_NOUNS = {
    SpeechAct.CLAIMS: "allegation allegations argument assertion assertions claim claims",
    SpeechAct.DENIES: "denial denials refute refutes refuted refuting rebut rebuts rebutted rebutting",
    SpeechAct.ACCUSES: "accusation accusations attack attacks attacking complaint complaints criticism",
    SpeechAct.ASKS: "appeal appealed appeals demands inquiry plea query queried question questions request",
    SpeechAct.PROMISES: "guarantee guaranteed guarantees oath pledges promises vows",
    SpeechAct.WARNS: "caution threat threats warning warnings",
    SpeechAct.PRAISES: "commended commends congratulated congratulates lauded laud lauds lauding thanks",
}
"""Nouns that name an act, and verbs that report too seldom to be in the lexicon."""
_BY_LEMMA = {lemma: act for act, lemmas in _VERBS.items() for lemma in lemmas.split()}
_BY_WORD = {word: act for act, listed in _NOUNS.items() for word in listed.split()}
_CALLS = words("call calls called calling")
_FOR = words("for on upon")
"""Words after "call" that make it a demand."""
_REMEMBERED = 1_000
"""Of how many different cues is remembered what they tell."""
_NEGATED = re.compile(
    r"\b(?:not|never|n[o’']t|cannot|without|nobody|neither|nor"
    r"|(?:declin|refus|fail|stopp)\w* (?:to|short of)|rather than|instead of)(?: \w+ly| ever| yet)?"
    r"(?: (?:to|have|had|be|been|directly|even))* ?$"
    r"|n[’']t(?: \w+)? ?$",
    re.IGNORECASE,
)
"""What negates a verb, at the end of the words before it."""
_LOOK_BACK = 40
"""Code points before a verb among which its negation is sought."""
_WORD = re.compile(r"[^\W\d_]+")


def act_of(text: str, said: Span, cue: Span | None) -> SpeechAct:
    """Return what is done by saying something.

    A negated verb does not do what it names: who "did not deny" something only says.

    Args:
        text: The article.
        said: What is said, without the marks.
        cue: The words that report it.
    """
    if cue is None:
        return SpeechAct.SAYS
    for word in _telling_words(cue.of(text)):
        start, end = cue.start + word.start, cue.start + word.end
        if word.act is not None or _calls_for(text, end):
            before = text[max(0, start - _LOOK_BACK) : start]
            return SpeechAct.SAYS if _NEGATED.search(before) else word.act or SpeechAct.ASKS
    quoted = text[said.end : said.end + 1] in "\"”“»«’‘'"
    asks = quoted and said.of(text).rstrip("\"”“»«’‘')] ").endswith("?")
    return SpeechAct.ASKS if asks else SpeechAct.SAYS


class _TellingWord(NamedTuple):
    """A word of a cue that tells what is done."""

    start: int
    end: int
    act: SpeechAct | None
    """What it tells; None of "call", which tells it together with the word after it."""


@lru_cache(_REMEMBERED)
def _telling_words(cue: str) -> tuple[_TellingWord, ...]:
    """Return the words of a cue that tell what is done, by where they stand in it: few cues have one."""
    found = []
    for match in _WORD.finditer(cue):
        word = match.group().lower()
        act = _act_of_word(word)
        if act is not None or word in _CALLS:
            found.append(_TellingWord(*match.span(), act))
    return tuple(found)


def _act_of_word(word: str) -> SpeechAct | None:
    verb = REPORTING_VERBS.get(word)
    act = _BY_LEMMA.get(verb.lemma) if verb is not None else None
    return act or _BY_WORD.get(word)


def _calls_for(text: str, end: int) -> bool:
    """Whether a form of "call" that ends at `end` is a demand."""
    following = _WORD.search(text, end, end + len(" upon"))
    return following is not None and following.group().lower() in _FOR
