"""What a source says of itself in named fields: the YAML head of Markdown, the first lines of wire text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from prose.addresses import web_address
from prose.characters import clean_line
from prose.dates import parse_date
from prose.document import Facts
from prose.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 32_768
"""How many code points of YAML are read at most: front matter has a few hundred."""
_LONGEST_VALUE = 1_000
_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_FIELD_OF_NAME = {
    name: field
    for field, names in {
        "headline": "title headline subject",
        "byline": "author authors byline by creator from",
        "published": "published date pubdate publish_date published_at datepublished",
        "publisher": "publisher source site sitename site_name publication outlet",
        "language": "language lang",
        "address": "url link address canonical canonical_url permalink",
        "dateline": "dateline location",
    }.items()
    for name in names.split()
}
# What else front matter names, and what tells that it is front matter where it names no fact.
_OTHER_NAMES = words(
    """
    categories category description draft fingerprint hostname id image keywords layout license slug summary
    tags
    """
)
_BY_OR_MAIL_ADDRESS = re.compile(r"^by[: ]\s*|\s*<[^<>]*>$", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


def split_front_matter(text: str) -> tuple[Facts, str]:
    """Return what the YAML head of a Markdown `text` says, and the text after it.

    A text without one, or with one that names nothing that is known here, comes back whole: two rules with
    prose between them look the same.
    """
    fenced = _FENCED.match(text)
    if fenced is None or len(fenced["yaml"]) > _LONGEST:
        return Facts(), text
    try:
        # The base loader builds strings, lists and mappings and nothing else: "no" stays Norwegian, a date
        # stays as written, and no merge key can multiply.
        head = yaml.load(fenced["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return Facts(), text
    if not isinstance(head, dict):
        return Facts(), text
    named = {str(name): value_of(value) for name, value in head.items()}
    if not any(is_field(name) or _folded(name) in _OTHER_NAMES for name in named):
        return Facts(), text
    return facts_of(named), text[fenced.end() :]


def is_field(name: str) -> bool:
    """Whether `name`, in any case, names a fact."""
    return _folded(name) in _FIELD_OF_NAME


def facts_of(named: Mapping[str, str]) -> Facts:
    """Return the facts that the fields `named` state; the first of two names for the same fact counts."""
    values: dict[str, str] = {}
    for name, value in named.items():
        field = _FIELD_OF_NAME.get(_folded(name))
        value = clean_line(value)[:_LONGEST_VALUE]
        if field and value:
            values.setdefault(field, value)
    facts = Facts(
        headline=values.get("headline", ""),
        byline=_BY_OR_MAIL_ADDRESS.sub("", values.get("byline", "")),
        dateline=values.get("dateline", ""),
        publisher=values.get("publisher", ""),
        address=web_address(values.get("address", "")),
    )
    language = values.get("language", "").replace("_", "-")
    return replace(
        facts,
        published=parse_date(values.get("published", "")),
        language=language if _LANGUAGE.fullmatch(language) else "",
    )


def _folded(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def value_of(value: object) -> str:
    """Return a value of YAML or JSON as one text: a list's items between commas, a mapping's name."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(item for item in map(value_of, value[:20]) if item)
    if isinstance(value, dict):
        return value_of(value.get("name", ""))
    return ""
