"""Given names and the gender of their bearers."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from importlib.resources import files


class Gender(Enum):
    """The gender of the pronoun that stands for somebody."""

    FEMALE = auto()
    MALE = auto()


def gender_of_given_name(word: str) -> Gender | None:
    """Return the gender of most bearers of a given name, None where it is none or both bear it."""
    return _given_names().get(word)


def is_given_name(word: str) -> bool:
    """Whether people bear the word as a given name."""
    return word in _given_names()


@cache
def _given_names() -> dict[str, Gender]:
    lines = files("prose.quotes").joinpath("given_names.txt").read_text("utf-8").splitlines()
    genders: dict[str, Gender] = {}
    gender = Gender.FEMALE
    for line in lines:
        if line.startswith("["):
            gender = Gender[line.strip("[]").upper()]
        elif not line.startswith("#"):
            genders.update(dict.fromkeys(line.split(), gender))
    return genders
