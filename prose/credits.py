"""Who is credited with an article: telling a person's name from an outlet's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prose.word_lists import names, words

_AGENCIES = words(
    """
    aap afp ani cmc ena gna nan
    ansa ap bbc belga bta cbc cna cnn ctk dpa efe ians ina interfax ips irna itar-tass kuna kyodo
    lusa mena naharnet npr ntb pbs petra pti rfa rfe/rl ria sana spa stt tass tanjug tt unn upi voa wafa wam
    xinhua yonhap anadolu reuters bloomberg politico axios propublica ukrinform euronews bernama antara
    prnewswire globenewswire newswire businesswire
    """
)
_OUTLET_NAMES = names(
    """
    al jazeera, agence france-presse, associated press, deutsche welle, business wire, pr newswire, radio
    free europe, radio free asia, united press international, voice of america, the guardian, the economist,
    the independent, le monde, der spiegel, el país, thomson reuters foundation
    """
)
_OUTLET_WORDS = words(
    """
    news newswire newsroom times post press agency herald tribune gazette journal telegraph daily weekly
    broadcasting radio tv television wire media magazine observer standard chronicle courier examiner mail
    network review today globe sun mirror star service leader argus echo express bulletin dispatch sentinel
    advertiser vanguard guardian monitor nation recorder
    """
)
_STAFF = re.compile(r"(?:correspondents?|staff|desk|bureau|editorial board|newsroom)\Z", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{3,6}(?:[/-][A-Z]{2,5})?")
_NOT_OUTLETS = words(
    "NATO UNHCR UNICEF UNESCO WHO IMF OPEC OECD WTO FBI CIA FDA CDC EPA NASA IRS ECB USA UAE"
)
_WEB_SITE = re.compile(r"(?:[A-Za-z0-9-]+\.)+(?:com|org|net|news|tv|info|co\.[a-z]{2}|[a-z]{2})")
_ROLE = re.compile(
    r"(?:senior |chief |special |staff |political |foreign |national |associate |contributing )*"
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|analyst)",
    re.IGNORECASE,
)

_PARTICLES = words(
    """
    de da do dos del von van der den bin ibn bint al el la le du di af av ter ten y abu zu
    """
)
_NOT_IN_NAMES = words(
    """
    the a an our this all no more how why what monday tuesday wednesday thursday friday saturday sunday
    night day numbers popular demand
    """
)
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’-]*", re.UNICODE)
_BETWEEN_PEOPLE = re.compile(r"\s*,?\s+(?:and|&|with)\s+", re.IGNORECASE)
_BETWEEN_CREDITS = re.compile(r"\s*[,|·•/]\s+|\s+[|·•/–—-]\s+|(?<=[a-z])/(?=[A-Z]{2})|\s+(?:for|of|from)\s+")
_MOST_CODE_POINTS = 120
_MOST_ROLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """Who wrote an article and who published it, as far as one line says."""

    byline: str = ""
    """The people, as printed."""
    publisher: str = ""
    """The outlet."""


def read_credit(text: str, *, single_names: bool = False) -> Credit | None:
    """Return the credit that `text` gives, without "By", or None if it is anything else than names.

    A single word is a person's name only with `single_names`: after "By:", but not after "By".
    """
    text = text.strip().rstrip(".;") if not text.strip().endswith(("Jr.", "Sr.")) else text.strip()
    if not text or len(text) > _MOST_CODE_POINTS:
        return None
    people: list[str] = []
    publisher = ""
    for part in _BETWEEN_CREDITS.split(text):
        if _ROLE.fullmatch(part) or _STAFF.search(part):
            people.append(part)
        elif is_outlet(part):
            publisher = publisher or part
        elif all(_is_person(name, single_names) for name in _BETWEEN_PEOPLE.split(part)):
            people.append(part)
        else:
            return None
    return Credit(", ".join(people), publisher)


def is_agency(text: str) -> bool:
    """Whether `text` is an agency's name, as it stands alone under a story: "AAP", "Associated Press"."""
    known = text.casefold() in _AGENCIES or text.casefold() in _OUTLET_NAMES
    return known and text[:1].isupper()


def is_role(text: str) -> bool:
    """Whether `text` tells what a journalist is: "Court Reporter", "Local Government Correspondent"."""
    words = text.split()
    return len(words) <= _MOST_ROLE_WORDS and bool(_ROLE.fullmatch(words[-1])) and text[:1].isupper()


def is_outlet(text: str) -> bool:
    """Whether `text` names a news agency, a newspaper, a station or a web site."""
    name = re.sub(r"^the ", "", text.strip().casefold())
    if name in _AGENCIES or name in _OUTLET_NAMES or f"the {name}" in _OUTLET_NAMES:
        return True
    if (_ACRONYM.fullmatch(text) and text not in _NOT_OUTLETS) or _WEB_SITE.fullmatch(text):
        return True
    parts = name.split()
    return 1 < len(parts) <= 6 and parts[-1] in _OUTLET_WORDS and text[0].isupper()


def _is_person(text: str, single_names: bool) -> bool:
    """Whether `text` has the shape of a person's name: capitalised words, initials, particles."""
    parts = text.split()
    if not (1 if single_names else 2) <= len(parts) <= 5:
        return False
    if any(word.casefold() in _NOT_IN_NAMES for word in parts):
        return False
    if len(parts) == 1 and text.isupper():
        return False  # an acronym that names no outlet
    return bool(_NAME_WORD.fullmatch(parts[0])) and all(
        _NAME_WORD.fullmatch(word) or word in _PARTICLES for word in parts[1:]
    )
