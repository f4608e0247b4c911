"""What somebody does by saying something: the speech act that a cue names.

A small set after Searle's ("A classification of illocutionary acts", Language in Society 5, 1976): what
readers of the news mark up, where the verb tells it. No guess is made from what is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
_CALLS = words("for on upon")
"""Words after "call" that make it a demand."""
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
    found = list(_WORD.finditer(text, cue.start, cue.end))
    for number, match in enumerate(found):
        act = _act_of_word(match.group().lower())
        if match.group().lower() in ("call", "calls", "called", "calling"):
            following = _WORD.search(text, match.end(), match.end() + len(" upon"))
            act = SpeechAct.ASKS if following is not None and following.group().lower() in _CALLS else None
        if act is not None:
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            return SpeechAct.SAYS if _NEGATED.search(before) else act
        if number == len(found) - 1:
            break
    asks = text[said.start : said.end].rstrip("\"”“»«’‘')] ").endswith("?")
    return SpeechAct.ASKS if asks and text[said.end : said.end + 1] in "\"”“»«’‘'" else SpeechAct.SAYS


def _act_of_word(word: str) -> SpeechAct | None:
    verb = REPORTING_VERBS.get(word)
    act = _BY_LEMMA.get(verb.lemma) if verb is not None else None
    return act or _BY_WORD.get(word)
