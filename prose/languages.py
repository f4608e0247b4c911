"""Which language a text is in, told by its script and its small words.

The share of a text's words that are a language's commonest function words tells languages apart as well as
letter statistics do, from about fifteen words on (Grefenstette 1995, "Comparing two language identification
schemes"). Who is unsure says nothing: a result list or a column of names is in no language.

Why not a library? Those that are kept up weigh from 10 MB (pycld2, compiled) to 96 MB (lingua), or need NumPy
(py3langid); all that is to be known here is whether a text is in a language that its marks can be found in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from prose.document import Document

LANGUAGES_VERSION = "languages-1"
"""Changes whenever the same document may be taken to be in another language."""
ENGLISH = "en"
ANY_LANGUAGE = "mul"
"""What a recogniser says that knows many languages (BCP 47: "multiple languages")."""

BEGINNING = 3000
"""How much of a text's beginning is looked at, in code points."""
MIDDLE = 1500
"""How much of its middle is looked at: an article's head may be in another language than the article."""

LEAST_SHARE = 0.05
"""The share of small words among all words below which nothing is said. Running text has 0.2 to
0.35 in English, German or French, and 0.1 in Turkish or Finnish, which put into endings what others put into
words."""
LEAST_WORDS = 3
"""How often small words must stand in a text."""
LEAST_DIFFERENT = 3
"""How many different ones must."""
MAJORITY = 2.0
"""How many times as many small words as English a text must have to be in another language."""
ENGLISH_MAJORITY = 1.25
"""How many times as many English small words as those of another language it must have to be in English."""
AS_GOOD = 0.7
"""What share of the best language's small words another must have for the source to be believed that it is
that: Danish and Norwegian share most of theirs."""

# A language's words stand here without those that name particles are (de, la, van, von, al), without letters,
# and without words that are common in English too (at, for, men, door): a list of names is not Spanish.
_SMALL_WORDS = {
    "af": (
        "die en het nie wat om te dat vir hy aan op ook word sal kan deur ons maar hulle wees uit tot nog"
    ),
    "ca": (
        "que els les en amb per una un és es va ha més dels com també pel aquest aquesta són però "
        "entre fins seva seu han això hi"
    ),
    "cs": (
        "v z na se je že si jako ale za po které který která jsou od byl byla bylo pro jeho podle jen "
        "také tak už při až bude aby nebo jsem roku není mezi do přes"
    ),
    "da": (
        "og det er en til på med som af den ikke der har et han var fra om ved kan efter også blev "
        "hun eller skal sig være mod siger"
    ),
    "de": (
        "die der und den das des dem ein eine einen einer mit sich ist nicht auf für auch aus dass "
        "nach wie sie er zu im es bei wird werden sind haben hatte noch oder aber über zum zur vor "
        "bis durch wurde"
    ),
    "en": (
        "the and that with his but this have from which they you were she he it has their said who "
        "been would more when there what about after if can out than into could other these them then "
        "how not"
    ),
    "es": (
        "que en los se las por con una un su para es lo como más pero sus han fue este esta también "
        "según entre ha hasta desde cuando sobre ya está muy dijo porque después tras donde antes "
        "durante quien ante contra cada"
    ),
    "et": (
        "ja ei et see oli kui mis ka ning aga oma ta seda või kes selle mida nii mitte kuid olnud "
        "pärast ole veel siis"
    ),
    "fi": (
        "ja ei että se oli hän mutta ovat myös kun joka tai kuin sen ollut jos mukaan ne mitä niin "
        "vain nyt olla jo sekä eivät voi kaikki vielä hänen siitä jälkeen"
    ),
    "fr": (
        "les des et en un une que qui est dans pour pas sur au par avec plus ce il ne se sont aux été "
        "ont cette mais nous vous leur être ses qu elle selon après ils où aussi avant contre entre "
        "sous tout"
    ),
    "hr": (
        "u je na se za su koji od ali kao što bi ne nije iz biti koja koje ili već samo prema nakon "
        "bio još više kako sve te do"
    ),
    "hu": (
        "az és hogy nem egy volt ez meg csak azt szerint már ha még mint kell vagy után lehet pedig "
        "ami ki amely között majd ezt minden több"
    ),
    "id": (
        "yang dan dengan untuk dari ini pada itu dalam tidak akan ke adalah oleh juga mereka telah "
        "tersebut karena bisa atau sebagai kepada sudah ada lebih saat"
    ),
    "is": (
        "og að er sem til það ekki hann var með við um en fyrir af hafa frá hefur þetta segir eftir "
        "voru verið hún því"
    ),
    "it": (
        "che il un una per è non con si dei gli nel alla sono ha anche come più ma delle dal questo "
        "lo degli nella loro essere stato sulla ed ai dopo tra fra questa prima hanno dove ancora "
        "contro"
    ),
    "lt": (
        "ir kad iš su yra tai bet kaip buvo jis apie ar dėl nuo už per ne jau savo tik nėra iki prie "
        "bus taip pat kurie"
    ),
    "lv": "un ir ar par kas uz tas ka arī bet tika vai kā pēc nav lai gan tā jau bija viņš līdz tiek šo",
    "nl": (
        "het een en dat op te zijn voor niet aan er ook als bij maar naar om uit nog wordt werd heeft "
        "hebben die deze dan tot wel geen worden zich hij ze"
    ),
    "no": (
        "og det er en til på med som av den ikke har et han var fra om ved kan etter også ble hun "
        "eller skal seg være mot sier"
    ),
    "pl": (
        "w z na pod którego się nie że jest jak po od za ale przez dla co tym są ma oraz także był "
        "była które który która tego było być może jego czy już ze do został przed"
    ),
    "pt": (
        "que um uma para com os não na se por mais como mas foi ao pelo pela são é sua seu também já "
        "até em ter está há isso ele ela muito nos depois sem sobre entre quando onde antes pelos"
    ),
    "ro": (
        "și în cu pe să este din care nu un mai pentru că au fost fi sunt ca prin după sau lui iar "
        "între dar această acest despre până ar"
    ),
    "sk": (
        "v z na sa je že ako ale za po ktoré ktorý ktorá sú od bol bola pre jeho podľa len tak už pri "
        "až bude aby alebo aj som roku čo bolo do cez"
    ),
    "sl": (
        "v z je na se za ki pa po tudi ne kot ni od še bil bila ali ko lahko pri sta zaradi iz če bo "
        "že kar ter do"
    ),
    "sq": "të dhe në për një është se nga që ka si më kjo ky janë edhe por ishte duke tij këtë nuk",
    "sv": (
        "och att det som en på är för av inte har den ett om var han från vi så kan när också efter "
        "sig eller hade ska skulle säger med"
    ),
    "sw": (
        "ya na wa kwa ni katika kuwa za hiyo huo watu hilo ambayo pia alisema kama baada cha yake "
        "huku lakini wake hii"
    ),
    "tl": (
        "ang ng mga sa na ay si para ito hindi nito kay ni ko kanyang din rin siya niya ayon isang "
        "mula kung pa nang"
    ),
    "tr": (
        "ve bir bu için ile olarak çok daha gibi ama sonra kadar olan ise göre ancak her ne ki diye "
        "oldu değil var dedi yeni"
    ),
    "vi": (
        "và của là các có được cho trong không với một những người khi đã này về ra ở để tại từ ông "
        "đến năm như"
    ),
}
"""Closed-class words of each language that is told by its words, in lower case."""

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bo": "Tibetan", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "kn": "Kannada", "ko": "Korean", "ky": "Kyrgyz", "lo": "Lao", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi",
    "ms": "Malay", "mt": "Maltese", "my": "Burmese", "nb": "Norwegian", "ne": "Nepali",
    "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "or": "Odia", "pa": "Punjabi",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


class _Script(NamedTuple):
    first: str
    """The first of its range of characters."""
    last: str
    """The last one."""
    language: str
    """The language that is mostly written in it."""
    weight: int = 1
    """How many letters of an alphabet one of its letters stands for."""


_SCRIPTS = (
    _Script("\u0370", "\u03ff", "el"),
    _Script("\u0400", "\u052f", "ru"),
    _Script("\u0530", "\u058f", "hy"),
    _Script("\u0590", "\u05ff", "he"),
    _Script("\u0600", "\u077f", "ar"),
    _Script("\u0900", "\u097f", "hi"),
    _Script("\u0980", "\u09ff", "bn"),
    _Script("\u0a00", "\u0a7f", "pa"),
    _Script("\u0a80", "\u0aff", "gu"),
    _Script("\u0b00", "\u0b7f", "or"),
    _Script("\u0b80", "\u0bff", "ta"),
    _Script("\u0c00", "\u0c7f", "te"),
    _Script("\u0c80", "\u0cff", "kn"),
    _Script("\u0d00", "\u0d7f", "ml"),
    _Script("\u0d80", "\u0dff", "si"),
    _Script("\u0e00", "\u0e7f", "th"),
    _Script("\u0e80", "\u0eff", "lo"),
    _Script("\u0f00", "\u0fff", "bo"),
    _Script("\u1000", "\u109f", "my"),
    _Script("\u10a0", "\u10ff", "ka"),
    _Script("\u1100", "\u11ff", "ko", 2),
    _Script("\u1200", "\u139f", "am"),
    _Script("\u1780", "\u17ff", "km"),
    _Script("\u1f00", "\u1fff", "el"),
    _Script("\u3040", "\u30ff", "ja", 2),
    _Script("\u3400", "\u9fff", "zh", 3),
    _Script("\uac00", "\ud7af", "ko", 2),
)
"""Scripts in the order of their characters."""
_FIRST = [script.first for script in _SCRIPTS]

_ALIKE = (
    frozenset(("da", "nb", "nn", "no")),
    frozenset(("bs", "hr", "sr")),
    frozenset(("cs", "sk")),
    frozenset(("id", "ms")),
)
"""Languages that are written alike, or are two names of one: who reads one of them gets the others too."""

# Languages that share a script, by letters that only they have; what has most of them first.
_BY_LETTERS = {
    "ru": (("kk", "әұқғңһ"), ("uk", "іїєґ"), ("be", "ў"), ("mk", "ѓќѕ"), ("sr", "ђјљњћџ")),
    "ar": (("ur", "ٹڈڑںے"), ("ps", "ټډړښځڅ"), ("fa", "پچژگکی")),
}

_WORD = re.compile(r"[A-Za-z]++(?![^\x00-\x7f])|[^\W\d_]+")
"""Letters in a row; those of most words are told without a look into the tables of Unicode."""
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]+")
_BEYOND_LATIN = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7af]+")


def _languages_by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            table.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in table.items()}


_LANGUAGES_OF = _languages_by_word()


def language_of(text: str) -> str | None:
    """Return the language that most of a text is in, as a BCP 47 language subtag such as "de".

    At most 4,500 code points of it are looked at, so that the work does not grow with the text.

    Args:
        text: Any text.

    Returns:
        The language, or None where there is too little running text to tell.
    """
    return _best(_shares(_sample(text)))


def document_language(document: Document) -> str | None:
    """Return the language that a document is in, or None where neither its source nor its words tell.

    The source's word holds, unless the text is clearly in another language: a page made with an English
    template says that it is English, whatever stands in it.
    """
    said = primary_subtag(document.facts.language)
    shares = _shares(_sample(document.text))
    found = _best(shares)
    if found is None or not said:
        return found or said or None
    if said in shares:
        return said if shares[said] >= AS_GOOD * shares[found] else found
    told_here = said in _SMALL_WORDS
    return found if told_here or found == ENGLISH else said


def is_known(language: str, recogniser_language: str) -> bool:
    """Return whether a recogniser gets the texts in a language: its own, or one that is written like it.

    Args:
        language: The text's language, a BCP 47 language subtag.
        recogniser_language: What the recogniser says it knows.
    """
    if recogniser_language in (language, ANY_LANGUAGE):
        return True
    return any(language in alike and recogniser_language in alike for alike in _ALIKE)


def unmarked_language(document: Document, recogniser_language: str = ENGLISH) -> str | None:
    """Return the language because of which nothing is marked in a document; None where marks are looked for.

    A document whose language cannot be told is taken to be in the recogniser's.

    Args:
        document: The document.
        recogniser_language: What the recogniser says it knows.
    """
    language = document_language(document)
    return None if language is None or is_known(language, recogniser_language) else language


def language_name(code: str) -> str:
    """Return a language's English name: "German" for "de" and "de-AT"; the code where it has none here."""
    return _NAMES.get(primary_subtag(code), code)


def language_code(word: str) -> str | None:
    """Return the language that somebody means by "German", "de" or "de-AT": "de"; None if it can be none."""
    named = {name.casefold(): code for code, name in _NAMES.items()}
    subtag = primary_subtag(word)
    return named.get(word.strip().casefold()) or (subtag if re.fullmatch("[a-z]{2,3}", subtag) else None)


def primary_subtag(tag: str) -> str:
    """Return the language of a BCP 47 tag or of a locale: "en" for "en-GB", "en_GB" and "EN"."""
    return re.split("[-_]", tag.strip(), maxsplit=1)[0].lower()


def _sample(text: str) -> str:
    if len(text) <= BEGINNING + MIDDLE:
        return text
    middle = max(BEGINNING, (len(text) - MIDDLE) // 2)
    return f"{text[:BEGINNING]} {text[middle : middle + MIDDLE]}"


def _best(shares: dict[str, float]) -> str | None:
    """Return the language with the greatest share, if it is clear whether that is English or not."""
    if not shares:
        return None
    best = max(shares, key=shares.__getitem__)
    others = (share for language, share in shares.items() if (language == ENGLISH) != (best == ENGLISH))
    majority = ENGLISH_MAJORITY if best == ENGLISH else MAJORITY
    return best if shares[best] > majority * max(others, default=0.0) else None


def _shares(sample: str) -> dict[str, float]:
    """Return for each language that a text may be in the share of it that says so, from 0 to 1."""
    if not sample.isascii():
        language, share = _of_script(sample)
        if share > 0.5:
            return {language: share}
    words = Counter(_WORD.findall(sample))
    least = max(LEAST_WORDS, LEAST_SHARE * words.total())
    seen: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for word in _LANGUAGES_OF.keys() & words.keys():
        number = words[word]
        for language in _LANGUAGES_OF[word]:
            seen[language] += number
            different[language] += 1
    return {
        language: number / words.total()
        for language, number in seen.items()
        if number >= least and different[language] >= LEAST_DIFFERENT
    }


def _of_script(sample: str) -> tuple[str, float]:
    """Return what is mostly written in the commonest script but the Latin, and that script's share."""
    letters = Counter("".join(_BEYOND_LATIN.findall(sample)).lower())
    weights: Counter[str] = Counter()
    for letter, number in letters.items():
        script = _SCRIPTS[max(0, bisect_right(_FIRST, letter) - 1)]
        if script.first <= letter <= script.last:
            weights[script.language] += number * script.weight
    if weights.total() < LEAST_WORDS:
        return "", 0.0
    # Japanese is written with Chinese characters in between; Chinese has no kana.
    if weights["ja"] * 10 > weights["zh"]:
        weights["ja"] += weights.pop("zh", 0)
    language, weight = weights.most_common(1)[0]
    latin = sum(map(len, _LATIN.findall(sample)))
    return _by_letters(language, letters), weight / (latin + weights.total())


def _by_letters(language: str, letters: Counter[str]) -> str:
    """Return which of the languages of a script it is, by the letters that the others do not have."""
    total = letters.total()
    for other, own in _BY_LETTERS.get(language, ()):
        if sum(letters[letter] for letter in own) > 0.01 * total:
            return other
    # Bulgarian has no letters of its own, but writes the hard sign a hundred times as often, and no ы.
    if language == "ru" and letters["ъ"] > 0.005 * total and not letters["ы"]:
        return "bg"
    return language
