"""One spelling of a name: its key, and what it tells of the name's other spellings.

Nothing in here looks at an article. `prose.names` finds out which spellings of an article are of one name.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from prose.characters import clean_line
from prose.entities.acronyms import name_initials
from prose.entities.entity import Label
from prose.entities.tokens import word_set
from prose.word_forms import fold

if TYPE_CHECKING:
    from prose.spans import Span


class NameKey(NamedTuple):
    """What all mentions that are spelled alike have in common, in every article."""

    person: bool
    """Whether they are labelled as a person: nobody is taken for the place of the same name."""
    spelling: str
    """The words, closed up, without case, accents, hyphens and a possessive ending: "securitycouncil".

    A person's are without titles, but with a style such as "King" before a lone name; all others are without
    a leading "the" and a company's legal form.
    """


def form_of(text: str, mention: Span) -> str:
    """Return a mention's words on one clean line."""
    return _on_one_line(mention.of(text))


@functools.lru_cache(maxsize=8192)
def _on_one_line(words: str) -> str:
    return clean_line(words)


def name_key(form: str, label: Label) -> NameKey:
    """Return the key of a mention that is printed as `form` and labelled `label`."""
    if label is Label.PERSON:
        return NameKey(True, read_person(form).spelling)
    return NameKey(False, read_other(form).spelling)


@dataclass(frozen=True, slots=True)
class PersonSpelling:
    """A mention of a person, taken apart."""

    text: str
    """As printed, on one line, without titles and a possessive ending."""
    spelling: str
    """That of its key."""
    words: tuple[str, ...]
    """The folded words; without titles, style, nickname and suffix. At least one."""
    style: str
    """The folded style before the name ("king"), or nothing."""
    suffix: str
    """The folded word that tells son from father and king from king ("jr", "iii"), or nothing."""
    nickname: tuple[str, ...]
    """The folded words that stand in quotation marks within the name."""
    full: bool
    """Whether it can stand for the person in other articles: more than a surname or a first name alone."""
    sexes: frozenset[str]
    """What its title or style tells: "f", "m", or nothing."""


@dataclass(frozen=True, slots=True)
class OtherSpelling:
    """A mention of what is not a person, taken apart."""

    text: str
    """As printed, on one line."""
    bare: str
    """The same without a possessive ending."""
    spelling: str
    """That of its key."""
    without_company: str
    """The spelling without "Company" or "Corporation" at its end; empty if there is none."""
    without_group: str
    """The spelling without "Group" or "Holdings" at its end; empty if there is none."""
    initials: frozenset[str]
    """The acronyms, folded, that its words would have, with and without small words; none of a lone word."""
    acronym: bool
    """Whether it may be the acronym of another name."""
    branch: tuple[str, str] | None
    """The acronym of a parent and that of its branch, where it has both: "AB-N"."""


_TITLES = word_set(
    "mr mrs ms mx miss madam madame mme monsieur herr frau senor senora dr prof professor hon "
    "honourable honorable president minister premier chancellor secretary undersecretary commissioner "
    "senator sen representative rep congressman congresswoman councillor councilman councilwoman cllr "
    "mp mep governor gov mayor ambassador consul envoy spokesman spokeswoman spokesperson chairman "
    "chairwoman chairperson chair speaker judge justice magistrate prosecutor attorney sheriff "
    "detective constable inspector insp superintendent supt officer commander cmdr general gen marshal "
    "admiral adm colonel col lieutenant lt major maj captain capt sergeant sgt corporal cpl private "
    "brigadier brig commodore reverend rev father fr bishop archbishop cardinal rabbi pastor monsignor "
    "msgr deacon director coach chief ceo engr ret retd"
)
"""Left out of a person's name."""
_STYLES = word_set(
    "king queen prince princess emperor empress tsar sultan emir pope saint sir dame lord lady baron "
    "baroness count countess duke duchess sheikh shaikh sheikha mullah maulana mawlana imam ayatollah "
    "patriarch metropolitan mother sister brother"
)
"""Kept before a lone name, which would not be known without: "King Charles"."""
STYLES_OF_RULERS = word_set("king queen emperor empress tsar pope")
"""With one of them a first name is a whole name: "King Charles" is no Charles Weld."""
_STYLES_OF_FIRST_NAMES = word_set("king queen prince princess emperor empress tsar sultan emir pope sir dame")
_MODIFIERS = word_set(
    "the of for and foreign prime vice deputy former ex acting interim interior defense defence finance "
    "health education culture trade labour labor energy environment transport agriculture home first "
    "second crown grand state affairs security assistant associate senior junior police district air "
    "field rear fleet staff party opposition executive right most very"
)
"""Belong to the title that follows them."""
_NEVER_SURNAMES = word_set(
    "president minister secretary senator governor ambassador spokesman spokeswoman spokesperson "
    "chairman chairwoman commissioner officer director sheriff detective inspector ceo"
)
_OF_MEN = word_set("mr monsieur herr senor sir lord king prince emperor baron duke father brother")
_OF_WOMEN = word_set(
    "mrs ms miss madam madame mme frau senora lady dame queen princess empress baroness duchess sister mother"
)
_SEXES = {**dict.fromkeys(_OF_MEN, "m"), **dict.fromkeys(_OF_WOMEN, "f")}
_SUFFIXES = word_set("jr sr ii iii iv vii viii ix xii xiii xiv xv xvi xvii xviii")
_PARTICLES = word_set(
    "al el ul ur as ash bin ibn bint abu abd umm van von der den de da di dos das del della la le ten "
    "ter zu y"
)
"""Not counted among the words of a full name."""
_FIRST_NAMES_LIKE_PARTICLES = word_set("Al El Van")

_KNOWN_FORMS = {
    "us": "unitedstates",
    "usa": "unitedstates",
    "unitedstatesofamerica": "unitedstates",
    "uk": "unitedkingdom",
    "uae": "unitedarabemirates",
    "drc": "democraticrepublicofcongo",
    "democraticrepublicofthecongo": "democraticrepublicofcongo",
    "ussr": "sovietunion",
    "un": "unitednations",
    "eu": "europeanunion",
    "who": "worldhealthorganization",
    "worldhealthorganisation": "worldhealthorganization",
    "wto": "worldtradeorganization",
    "worldtradeorganisation": "worldtradeorganization",
    "imf": "internationalmonetaryfund",
    "nato": "northatlantictreatyorganization",
    "northatlantictreatyorganisation": "northatlantictreatyorganization",
    "asean": "associationofsoutheastasiannations",
    "opec": "organizationofthepetroleumexportingcountries",
    "fbi": "federalbureauofinvestigation",
    "cia": "centralintelligenceagency",
    "isis": "islamicstate",
    "isil": "islamicstate",
}
"""Names that the news of the world writes in several ways, and the spelling that stands for all of them.

Those of one word are acronyms, and count as such only where printed in capitals.
"""
_OTHER_NAMES = {
    "burma": "myanmar",
    "caboverde": "capeverde",
    "cotedivoire": "ivorycoast",
    "czechia": "czechrepublic",
    "daesh": "islamicstate",
    "kiev": "kyiv",
    "swaziland": "eswatini",
    "timorleste": "easttimor",
    "turkiye": "turkey",
}
"""Names that have changed, or that some translate, and the spelling that stands for both."""

_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")
_NICKNAME = re.compile(r"(?<=\s)[“\"‘']([^“”\"‘]{1,40}?)[”\"’'](?=\s)")
_INNER_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u109f\u1780-\u17ff])+")
"""Letters and digits, and the vowel signs of Indic scripts, which `\\w` leaves out."""
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that Unicode does not take for a letter with an accent, as English-language news writes them."""


def words_of(form: str) -> list[str]:
    """Return the folded words of a form; hyphens and full stops part words, apostrophes do not."""
    folded = fold(form)
    if not folded.isascii():
        folded = _INNER_APOSTROPHE.sub("", folded).translate(_UNDECOMPOSED)
    elif "'" in folded:
        folded = _INNER_APOSTROPHE.sub("", folded)
    return _WORD.findall(folded)


def sex_of_title(token: str) -> str:
    """Return "f" or "m" for a title or style that tells it, as printed ("Mrs."), else nothing."""
    return _SEXES.get(token.rstrip(".").lower(), "") if token[:1].isupper() else ""


@functools.lru_cache(maxsize=8192)
def read_person(form: str) -> PersonSpelling:
    """Take the printed mention of a person apart."""
    line = _POSSESSIVE.sub("", " ".join(form.split())) or form
    nickname = _NICKNAME.search(line)
    tokens = (_NICKNAME.sub(" ", line) if nickname else line).split()
    parts = [words_of(token) for token in tokens]
    if tokens[:1] == ["MS"] and not line.isupper():
        parts[0] = ["m", "s"]  # initials, not Ms
    start, style_at = _name_start(parts)
    end = len(parts)
    while end - 1 > start and parts[end - 1] and parts[end - 1][0] in _SUFFIXES:
        end -= 1
    words = tuple(word for part in parts[start:end] for word in part)
    suffix = "".join(word for part in parts[end:] for word in part)
    style = "" if style_at is None else parts[style_at][-1]
    size = _size(tokens[start:end], parts[start:end])
    kept_style = style if size < 2 or words[0] == "of" else ""
    first = start if style_at is None else style_at
    return PersonSpelling(
        text=" ".join(line.split()[first:]) or form,
        spelling=kept_style + "".join(words) + suffix or form,
        words=words or (form,),
        style=style,
        suffix=suffix,
        nickname=tuple(words_of(nickname[1])) if nickname else (),
        full=size + bool(kept_style) >= 2,
        sexes=frozenset(filter(None, map(sex_of_title, tokens[:start]))),
    )


def _name_start(parts: list[list[str]]) -> tuple[int, int | None]:
    """Return the indices of the first token after a person's titles, and of the style before it, if any.

    What is nothing but a title, "the Foreign Minister", is kept whole.
    """
    start = 0
    style_at = None
    for index, part in enumerate(parts[:-1]):
        if _TITLES.issuperset(part):
            start = index + 1
        elif _STYLES.issuperset(part):
            start, style_at = index + 1, index
        elif not _MODIFIERS.issuperset(part):
            break
    else:
        if parts and parts[-1] and parts[-1][-1] in _NEVER_SURNAMES:
            return 0, None
    return start, style_at


def _size(tokens: list[str], parts: list[list[str]]) -> int:
    """Return how many words a person's name has, not counting particles; initials together are one."""
    words = initials = 0
    for token, part in zip(tokens, parts, strict=True):
        if part and max(map(len, part)) == 1:
            initials += len(part)
        elif not _PARTICLES.issuperset(part) or token in _FIRST_NAMES_LIKE_PARTICLES:
            words += 1
    return words + (initials > 1)


_MAX_WORDS = 8
"""How many words of a person's name are compared with shorter mentions."""
_FATHERS = word_set("bin ibn bint abu umm")
"""What follows one of them is another's name: "bin Salman" is not Salman."""
_ARTICLES = word_set("al el ul ur")
"""Left out as often as not: "Moqtada Sadr"."""


def own_form(person: PersonSpelling) -> str:
    """Return the form under which `shorter_forms` of a fuller name would list a spelling."""
    words = person.words
    if person.style in _STYLES_OF_FIRST_NAMES and len(words) == 1:
        return "^" + words[0]
    if len(words) == 2 and words[0] in _ARTICLES and not person.full:
        words = words[1:]
    return _closed(words)


def shorter_forms(person: PersonSpelling) -> set[str]:
    """Return the forms in which a person with this full name may be mentioned besides.

    Any run of the words ("Pedro Sanchez", "Sanchez", "van der Weld"), the first with any other, initials for
    the first and the middle names, and the nickname alone and with the surname.
    """
    words = person.words[:_MAX_WORDS]
    forms = {"^" + words[0]} | _runs(words)
    plain = tuple(word for word in words if word not in _ARTICLES)
    if plain != words and plain:
        forms |= _runs(plain)
    if len(plain) > 1:
        first, *middle, last = plain
        initials = tuple(word[0] for word in middle)
        forms |= {_closed((first, word)) for word in plain[1:]}
        forms |= {
            _closed((first[0], last)),
            _closed((first, *initials, last)),
            _closed((first[0], *initials, last)),
        }
        if initials:
            forms.add(_closed((first[0], *middle, last)))
    if person.nickname:
        nickname = tuple(word for word in person.nickname if word != "the")
        forms |= {_closed(person.nickname), _closed(nickname), _closed((*nickname, words[-1]))}
        forms.add(_closed((words[0], *nickname, words[-1])))
    return forms


def _runs(words: tuple[str, ...]) -> set[str]:
    pieces = [word if len(word) > 1 else word + "." for word in words]
    runs = set()
    for start in range(len(words)):
        if start == 0 or words[start - 1] not in _FATHERS:
            run = ""
            for piece in pieces[start:]:
                run += piece
                runs.add(run)
    return runs


def _closed(words: tuple[str, ...]) -> str:
    """Close words up; a stop after an initial keeps "A. Dean" from being Adean."""
    return "".join([word if len(word) > 1 else word + "." for word in words])


_LEGAL_FORMS = word_set(
    "inc incorporated ltd limited plc llc llp gmbh sarl srl pty pte pvt sdn bhd jsc ojsc pjsc ooo oyj asa"
)
_LEGAL_FORMS_IN_CAPITALS = word_set("sa ag as ab se nv bv kk kg oy spa lp")
"""Legal forms only where printed with two capitals: "Karvik SpA", but not "Karvik Spa"."""
_COMPANY_WORDS = {
    "co": "co",
    "company": "co",
    "corp": "corp",
    "corporation": "corp",
    "fc": "fc",
    "afc": "fc",
    "cf": "fc",
}
"""What ends the full name of a company or of a football club, and how it is spelled in its key."""
_GROUP_WORDS = word_set("group holding holdings")
_FIRST_WORDS = {"st": "saint", "mt": "mount", "ft": "fort"}
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_ACRONYM = re.compile(r"[A-Z]\.?(?:[dfo]?[A-Z]\.?){1,7}(?:-[A-Z]{1,3})?")
"""Letters that stand for small words may be small: "MoD", "BoE"."""
_BRANCH = re.compile(r"(?P<parent>[A-Z]{2,8})-(?P<branch>[A-Z]{1,3})")


@functools.lru_cache(maxsize=8192)
def read_other(form: str) -> OtherSpelling:
    """Take the printed mention of what is not a person apart."""
    line = " ".join(form.split())
    bare = _POSSESSIVE.sub("", line) or line
    tokens = bare.split()
    words = ["".join(words_of(token)) for token in tokens]
    words = ["and" if token == "&" else word for token, word in zip(tokens, words, strict=True)]
    if len(words) > 1 and words[0] == "the":
        del words[0], tokens[0]
    while len(words) > 1 and _is_legal_form(words[-1], tokens[-1]):
        del words[-1], tokens[-1]
    company = len(words) > 1 and words[-1] in _COMPANY_WORDS
    if company:
        words[-1] = _COMPANY_WORDS[words[-1]]
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
    stem = "".join(words[:-2] if company and words[-2] == "and" else words[:-1])
    acronym = bool(_ACRONYM.fullmatch(bare))
    spelling = "".join(words) or fold(form) or form
    if acronym or len(words) > 1:
        # "US" and "WHO", not "us" and "who".
        spelling = _KNOWN_FORMS.get(spelling, spelling)
    spelling = _OTHER_NAMES.get(spelling, spelling)
    branch = _BRANCH.fullmatch(bare)
    return OtherSpelling(
        text=line or form,
        bare=bare or form,
        spelling=spelling,
        without_company=stem if company else "",
        without_group=stem if words and words[-1] in _GROUP_WORDS else "",
        initials=_initials(bare),
        acronym=acronym,
        branch=(branch["parent"], branch["branch"]) if branch else None,
    )


def _is_legal_form(word: str, token: str) -> bool:
    return word in _LEGAL_FORMS or (
        word in _LEGAL_FORMS_IN_CAPITALS and sum(letter.isupper() for letter in token) > 1
    )


def _initials(form: str) -> frozenset[str]:
    first, _, rest = form.partition(" ")
    if not rest:
        return frozenset()
    found = {name_initials(form), name_initials(_SMALL_WORD.sub("", form))}
    if first.isalpha() and first.isupper() and len(first) > 1:
        # An acronym of an acronym has all its letters: "UNSC".
        found |= {
            first.lower() + name_initials(rest),
            first.lower() + name_initials(_SMALL_WORD.sub("", rest)),
        }
    return frozenset(found)
