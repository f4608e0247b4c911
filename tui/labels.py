"""What the kinds of names are called."""

from __future__ import annotations

from prose.entities.entity import Label

LABEL_NAMES = {
    Label.PERSON: "person",
    Label.ORGANIZATION: "organisation",
    Label.PLACE: "place",
    Label.FACILITY: "facility",
    Label.GROUP: "group",
    Label.PRODUCT: "product",
    Label.OTHER: "other name",
    Label.DATE: "date",
    Label.MONEY: "money",
}
"""What the reader sees each label called, names first, in the order in which they are shown."""

LABEL_PLURALS = {
    Label.PERSON: "People",
    Label.ORGANIZATION: "Organisations",
    Label.PLACE: "Places",
    Label.FACILITY: "Facilities",
    Label.GROUP: "Groups",
    Label.PRODUCT: "Products",
    Label.OTHER: "Other names",
}
"""What the names of each label are called together, in the same order."""

_LABEL_PHRASES = {
    Label.ORGANIZATION: "an organisation",
    Label.OTHER: "another kind of name",
    Label.MONEY: "an amount of money",
}
"""Labels that do not go with "a"."""


def label_phrase(label: Label) -> str:
    """Return a label as what something is: "a person", "an organisation"."""
    return _LABEL_PHRASES.get(label) or f"a {LABEL_NAMES[label]}"
