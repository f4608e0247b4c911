"""The small words that the patterns for speakers stand on, all in lower case."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a word list written as one text."""
    return frozenset(text.split())


PRONOUNS = words("he she they it we i you")
"""Pronouns that can be a subject."""

OBJECT_PRONOUNS = words("him her them us me")
"""Pronouns that are no subject."""

PERSONAL_PRONOUNS = words("he she they")
"""Pronouns that stand for somebody else than the speaker and the hearer."""

ARTICLES = words("the a an his her their its our my your no every")
"""Determiners that are no phrase by themselves."""

DETERMINERS = ARTICLES | words(
    """
    the a an this that these those his her their its our my your some many several one two three
    most both another any no other
    """
)

BE = words("is was are were be been being")

AUXILIARIES = words(
    """
    has had have would will could can may might must should did does do also then later further once
    again quickly repeatedly previously recently reportedly even just still already first earlier
    often never always now only simply publicly flatly initially famously who’s who's not didn’t
    didn't doesn't doesn’t ever immediately instead
    """
)
"""What may stand between a subject and its verb, common adverbs included."""

MODALS = words("would will could can may might must should did does do not")

PREPOSITIONS = words(
    """
    in on at to of for with by from about into over after before during under between against among
    through as since until like than without within outside near amid toward towards upon via
    despite because while when where whether if but and or nor so though although that which what
    how why then there
    """
)
"""Prepositions and conjunctions: no noun phrase begins with one of them, and few end with one."""

NOT_IN_PHRASE = PREPOSITIONS | BE | MODALS
"""Words that no noun phrase holds."""

PHRASE_ENDS = words(
    """
    who which that in on at to after during as when while where and or but from with by about before
    for following via through because since until if than into over later earlier told tells adding
    citing referring speaking while amid
    """
)
"""Words that end a noun phrase which is read from left to right."""

RELATIVES = frozenset(("who", "that", "which"))

DAYS_AND_MONTHS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
    """
)

TODAY = words("today yesterday tonight tomorrow")
"""Adverbs of the day, which end a noun phrase and begin no content."""

ABBREVIATIONS = words(
    """
    mr mrs ms dr sen rep reps sens gov gen col lt sgt capt prof rev hon jr sr st inc corp co ltd vs
    etc no jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n d.c a.m p.m ala ariz ark calif
    colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo cmdr maj adm atty
    """
)
"""Words that a full stop shortens, without it."""

INDEFINITE = words("nobody somebody anybody everybody anyone someone everyone")
"""Pronouns that name nobody."""

PARTICLES = words("de da del der della den van von bin ibn al el la le di du dos e y")
"""Small words inside a name."""

ADVERBS = words(
    """
    first second third last next once twice instead therefore however meanwhile nevertheless earlier
    later still then now again also even yesterday today tonight hours days weeks months years minutes
    moments asked yes no back likewise similarly additionally maybe perhaps moreover furthermore thus
    here there unlike everything nothing
    """
)
"""Words that begin an introduction to a sentence."""
