"""The verbs that report what somebody says or thinks.

Two classes. A verb of speaking may stand after its own content ("..., he said") and makes its subject a
speaker wherever it has a content. A verb of attitude only takes its content after it ("he believes that
...") and is common without any, so that it is trusted less.
"""

from __future__ import annotations

from typing import NamedTuple

from prose.quotes.function_words import words

_SPEAKING = """
acknowledge add admit advise agree allege announce answer argue ask assert assure blog boast caution
charge chime claim clarify comment complain concede conclude confess confirm contend continue
counter cry deadpan declare demand deny disclose echo elaborate emphasize emphasise estimate exclaim
expect explain fire forecast fume guess gush hint imply indicate inform inquire insist interject
interrupt joke lament maintain marvel mention muse note observe opine plead pledge point post
predict press proclaim promise propose protest quip quote react read reason reassure recall
recommend recount reflect reiterate remark remind repeat reply report respond retort retweet reveal
rule say scoff shoot shout shrug sigh signal snap speculate state stipulate stress suggest surmise
swear tease tell testify theorize theorise threaten tweet underline underscore urge volunteer vow
warn weigh whisper wonder write yell
"""
_ATTITUDE = """
accuse address appear applaud approve assume attack attribute believe blame blast brand call
challenge characterize characterise cite compare condemn consider credit criticize criticise decide
decline decry defend demonize denounce deride describe discuss dismiss dispute doubt dub endorse
envision fault favor favour fear feel find hail hate hope intend invoke label learn liken love mock
need object offer oppose outline plan portray praise prefer question realize realise refuse regret
reject rip ridicule see seek seem show slam support suspect think tout understand view vote want
warn wish worry know
"""
_IRREGULAR = {
    "cry": "cries cried crying",
    "decry": "decries decried decrying",
    "deny": "denies denied denying",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "foresee": "foresees foresaw foreseeing",
    "hope": "hopes hoped hoping",
    "know": "knows knew known knowing",
    "learn": "learns learned learnt learning",
    "read": "reads reading",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "shoot": "shoots shot shooting",
    "show": "shows showed shown showing",
    "swear": "swears swore sworn swearing",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "understand": "understands understood understanding",
    "write": "writes wrote written writing",
}
_DOUBLING = words("admit chat prefer quip refer regret rip slam snap")
"""Verbs that double their last consonant before an ending."""

WITH_RECIPIENT = words("advise ask assure inform notify reassure remind tell urge warn")
"""Verbs that name whom they are said to before what is said."""

NAMING = words("brand call characterise characterize deride describe dub label portray ridicule")
"""Verbs that quote a word or two for what somebody calls something."""

DUAL = words(
    """
    answer answers ask attack attacks blame call calls challenge charge charges claim claims comment
    comments credit credits demand demands doubt doubts estimate estimates fear fears find fire hate
    hope hopes love need needs note notes offer offers plan plans pledge pledges point points post
    posts praise press promise promises protest quote quotes question questions read reason reasons
    remark remarks reply replies report reports rule rules say see show shows address state states
    support view views vote wish wishes
    """
)
"""Forms that are nouns as often as verbs."""


class ReportingVerb(NamedTuple):
    """A verb that reports speech or thought."""

    lemma: str
    """Its dictionary form."""
    speaking: bool
    """Whether it is a verb of speaking; otherwise it tells an attitude."""


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if lemma in _DOUBLING:
        stem = lemma + lemma[-1]
        return [lemma, lemma + "s", stem + "ed", stem + "ing"]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return [lemma, lemma + "es", lemma + "ed", lemma + "ing"]
    return [lemma, lemma + "s", lemma + "ed", lemma + "ing"]


REPORTING_VERBS = {
    form: ReportingVerb(lemma, speaking)
    for lemmas, speaking in ((_ATTITUDE, False), (_SPEAKING, True))
    for lemma in lemmas.split()
    for form in _forms(lemma)
}
"""Every form of every reporting verb, in lower case. "warn" and the like are verbs of speaking first."""
