"""Where a story was filed from: the place, the day and the agency that wire copy opens with.

    PARIS (AP) —          KYIV, Ukraine, March 3 (Reuters) -          WASHINGTON, D.C. —          ISLAMABAD —
    Pune, Aug 12 (PTI)

A dateline counts only when it is certain, because it leaves the text: a place in capitals before a dash,
unless the dash sets apart a remark on an acronym; a place as names are written, or one before a colon, only
with a day or an agency, or where it is a city that much news comes from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.cities import is_city
from prose.credits import is_outlet
from prose.dates import parse_date
from prose.word_lists import words

if TYPE_CHECKING:
    from datetime import datetime

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_CAPITALS = rf"[{_CAPITAL}][{_CAPITAL}.'’‘-]+"
_NAME = rf"[{_CAPITAL}][\w.'’‘-]*"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})"
_DATELINE = re.compile(
    rf"""
    (?:
        (?P<capitals>{_CAPITALS}(?:(?:[ ]|/)(?:{_CAPITALS}|de|da|del|el|la|al|of|on|AND)){{0,4}})
        | (?!{_DAY}\b)(?P<name>{_NAME}(?:[ ]{_NAME}){{0,3}})
    )?
    (?P<region>(?:,[ ](?!{_DAY}\b|[A-Z]{{2,6}}[ ][—–-]){_NAME}(?:[ ]{_NAME}){{0,3}}){{0,2}})
    (?P<date>,?[ ]?{_DAY}(?:,?[ ]\d{{4}})?)?
    (?:,[ ](?P<bare>[A-Z]{{2,6}})(?=[ ](?:—|–|--?)[ ]))?
    (?:[ ]?\([ ]?(?P<agency>[{_CAPITAL}\d][^()]{{1,40}})\)|[ ]/(?P<newswire>[{_CAPITAL}][^/]{{1,30}})/)?
    (?P<dash>[ ]?(?:—|–|―|--)[ ]?|[ ]-[ ]?|[ ]?:[ ]|(?<=\))[ ]|\Z)
    (?P<late_date>{_DAY},?[ ]\d{{4}}[ ]?:[ ])?
    """,
    re.VERBOSE,
)
# "Paris — City of Light — slept": two dashes set apart a remark.
_SECOND_DASH = re.compile(r"[^.!?]{0,200}\s[—–-]{1,2}\s")
_SENTENCE_START = re.compile(rf"[\"'“‘„«`(\[]*[{_CAPITAL}0-9]")

# Words in capitals that open a line before a dash and are no place.
_NOT_PLACES = words(
    """
    advisory alert analysis appeal blog breaking brief briefing clarification column comment commentary
    correction corrected culture debate developing editorial editor end ends essay exclusive explainer fact
    factbox feature final flash fotos gallery graphic health image images interview investigation just list
    live local map memo money more music nation national nato new news newsletter note notebook obituary
    opec opinion pandemic people photo photos picture podcast poll politics profile question quiz quote
    recap related release report review science special sport sports statement stocks story summary tech
    technology timeline today top transcript travel unesco unhcr unicef update updated urgent video view
    warning watch weather world yes zoom
    """
)
_MOST_WORDS = 6
"""How many words a place with its region has at most."""
_SHORTEST_PLACE = 4
"""How many letters a place of one word has at least when nothing else tells it from an acronym."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, and where it ends."""

    place: str
    """The place as printed, with the day where no year tells its date: "KYIV, Ukraine, March 3"."""
    agency: str
    """The agency or outlet in brackets, else empty."""
    published: datetime | None
    """The day, at midnight in UTC, where a year is named."""
    end: int
    """How many code points of the text it takes, dash and space included."""
    alone: bool
    """Whether nothing stands after it."""
    certain_anywhere: bool
    """Whether it has a day, a region or an agency, and so could open any paragraph as a dateline."""


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline that `text`, a paragraph or a line, opens with, or None if it opens otherwise."""
    found = _DATELINE.match(text)
    if found is None or not (found["dash"] or found["agency"]):
        return None
    agency = (found["agency"] or found["newswire"] or found["bare"] or "").strip()
    agency_is_known = is_outlet(agency)
    if not _is_certain(found, agency_is_known):
        return None
    place = (found["capitals"] or found["name"] or "") + found["region"]
    date = (found["date"] or "").strip(" ,")
    published = parse_date(date) or parse_date(agency) or parse_date((found["late_date"] or "").rstrip(": "))
    if date and published is None:
        place = f"{place}, {date}" if place else date
    if agency and not agency_is_known and not parse_date(agency):
        place = f"{place} ({agency})"
    return Dateline(
        place=place,
        agency=agency if agency_is_known else "",
        published=published,
        end=found.end(),
        alone=found.end() == len(text),
        certain_anywhere=bool(found["region"] or date or agency),
    )


def _is_certain(found: re.Match[str], agency_is_known: bool) -> bool:
    """Whether a match is a dateline rather than the start of a sentence that looks like one."""
    place = found["capitals"] or found["name"] or ""
    dash = found["dash"].strip()
    if not dash and not (agency_is_known and (found["date"] or found.end() == len(found.string))):
        return False
    if len((place + found["region"]).split()) > _MOST_WORDS or place.endswith(("’S", "'S")):
        return False
    if found.end() < len(found.string) and not _SENTENCE_START.match(found.string, found.end()):
        return bool(place and dash and (agency_is_known or found["date"]))
    if is_city(place):
        return bool(found["capitals"]) or not _SECOND_DASH.match(found.string, found.end())
    if dash == ":":
        return False
    if not found["capitals"]:
        return agency_is_known or bool(place and found["date"])
    if not _NOT_PLACES.isdisjoint((place.casefold(), place.split()[0].casefold())):
        return False
    if agency_is_known or found["date"] or found["region"] or " " in place:
        return True
    letters = sum(character.isalpha() for character in place)
    return letters >= _SHORTEST_PLACE and not _SECOND_DASH.match(found.string, found.end())
