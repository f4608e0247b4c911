"""The verbs that report what somebody says or thinks.

Two classes. A verb of speaking may stand after its own content ("..., he said") and makes its subject a
speaker wherever it has a content. A verb of attitude only takes its content after it ("he believes that
...") and is common without any, so that it is trusted less.

Which forms report and which mostly do not ("the states", "a vote") was counted in PolNeAR (Newell, Margolin
and Ruths, LREC 2018).
"""

from __future__ import annotations

from typing import NamedTuple

from prose.quotes.function_words import words

_SPEAKING = """
acknowledge add admit advise agree allege announce answer argue ask assert assure bellow blog boast
caution chant charge cheer chime claim clarify comment complain concede conclude confess confirm
contend continue counter cry deadpan declare demand deny disclose echo elaborate email emphasise
emphasize estimate exclaim expect explain fire forecast fume guess gush hint imply indicate inform
inquire insist interject joke lament maintain marvel mention muse note observe opine plead pledge
point post predict press proclaim promise propose protest quip quote react read reason reassure
recall recommend recount reflect reiterate remark remind repeat reply report respond retort retweet
reveal rule say scoff scream shout shrug sigh signal snap speculate state stipulate stress suggest
surmise swear tease tell testify text theorise theorize threaten tweet underline underscore urge vow
warn weigh whisper wonder write yell
"""
_ATTITUDE = """
accuse address apologise apologize applaud approve assail assume attack attribute believe bemoan
blame blast brand call champion characterise characterize cite compare condemn consider convince
criticise criticize decide decline decry deem defend demonise demonize denounce deride describe
discuss dismiss dispute doubt dub encourage envision express fault favor favour fear feel find hail
hate highlight hope intend invoke label learn liken lambast lambaste list mock object offer oppose
outline plan portray praise prefer question rail realise realize recognise recognize refer reference
refuse regard regret reject request rebuke ridicule rip see seek show slam speak suspect talk tease
thank think tout understand urge view voice want warn wish worry know
"""
_IRREGULAR = {
    "cry": "cries cried crying",
    "decry": "decries decried decrying",
    "deny": "denies denied denying",
    "feel": "feels felt feeling",
    "find": "finds found",
    "foresee": "foresees foresaw foreseeing",
    "hope": "hopes hoped hoping",
    "know": "knows knew knowing",
    "learn": "learns learned learnt learning",
    "read": "reads reading",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "show": "shows showed shown showing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "understand": "understands understood understanding",
    "write": "writes wrote written writing",
}
_DOUBLING = words("admit plan prefer quip refer regret rip slam snap dub chat")
"""Verbs that double their last consonant before an ending."""

_OTHERWISE = words(
    """
    address addresses appearing attack attacks brand challenge challenges charge charges comments
    credit favored favors fault faults fire fires find list lists maintains offer order press presses
    orders plan post posts points reason reasons reflect reflects reflected reflecting remarks rule
    rules ruling state states talks text texts tweet protest protests underscore underscores email
    emails cheers continue
    """
)
"""Forms that are something else than a reporting verb more often than not."""

WITH_RECIPIENT = words("advise ask assure convince email inform notify reassure remind tell urge warn")
"""Verbs that name whom they are said to before what is said."""

WITH_INFINITIVE = words("agree ask demand pledge promise propose protest swear threaten urge vow")
"""Verbs of speaking whose content may be an infinitive."""

NAMING = words("brand call characterise characterize deride describe dub label portray ridicule deem")
"""Verbs that quote a word or two for what somebody calls something."""

ABOUT = {
    "agree": words("with to"),
    "apologise": words("for to"),
    "apologize": words("for to"),
    "approve": words("of"),
    "complain": words("about of"),
    "comment": words("on"),
    "object": words("to"),
    "point": words("to out"),
    "rail": words("against"),
    "refer": words("to"),
    "respond": words("to"),
    "speak": words("about of against"),
    "talk": words("about of"),
    "think": words("about of"),
    "know": words("about of"),
    "wonder": words("about"),
    "worry": words("about"),
    "warn": words("about of against"),
    "call": words("for on"),
}
"""Prepositions by which a verb takes what it is about."""

ONLY_ABOUT = words("object rail refer speak talk point approve")
"""Verbs of `ABOUT` that report nothing without their preposition, except beside a quote."""

DUAL = words(
    """
    answer answers blame call calls claim claims comment demand demands doubt doubts estimate estimates
    fear fears forecast hate hint hints hope hopes joke jokes note notes offers plans pledge pledges
    point praise promise promises question questions quote quotes reference references regret regrets
    remark replies reply report reports request requests show shows signal signals talk thanks view
    views voice voices vow vows wish wishes worry
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
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return [lemma, lemma + "es", lemma + "ed", lemma + "ing"]
    return [lemma, lemma + "s", lemma + "ed", lemma + "ing"]


REPORTING_VERBS = {
    form: ReportingVerb(lemma, speaking)
    for lemmas, speaking in ((_ATTITUDE, False), (_SPEAKING, True))
    for lemma in lemmas.split()
    for form in _forms(lemma)
    if form not in _OTHERWISE
}
"""Every form of every reporting verb, in lower case. "warn" and the like are verbs of speaking first."""
