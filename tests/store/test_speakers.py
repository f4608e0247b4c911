"""Which of an article's names is meant by the words for a speaker."""

from __future__ import annotations

import pytest

from prose.names import NameKey, group_names
from prose.spans import Span
from store.settling.speakers import Speakers
from tests.prose.marked_text import parse_marks

KARVIK = "[place: Karvik]"
GUILD = "[organization: Pilots’ Guild]"
ADA = "[person: Ada Lind]"
BO = "[person: Bo Holm]"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (ADA, "Ada Lind"),
        (f"Mayor {ADA}", "Ada Lind"),
        (f"{KARVIK} mayor {ADA}", "Ada Lind"),
        (f"{ADA} of {KARVIK}", "Ada Lind"),
        (f"{ADA}, who leads the {GUILD}", "Ada Lind"),
        (f"{ADA} — mother of {BO}", "Ada Lind"),
        (f"{ADA} and {BO}", "Ada Lind"),
        (f"the mayor of {KARVIK}, {ADA}", "Ada Lind"),
        (f"the head of the {GUILD}, Captain {ADA}", "Ada Lind"),
        (f"the {GUILD}", "Pilots’ Guild"),
        (f"the {GUILD} of {KARVIK}", "Pilots’ Guild"),
        (f"{BO}’s lawyer", None),
        (f"the mayor of {KARVIK}", None),
        (f"a lawyer for {BO}", None),
        (f"several towns, including {KARVIK}", None),
        (f"a study by {GUILD} captain {ADA}", None),
        ("the mayor", None),
    ],
)
def test_the_head_of_the_words_is_meant(words: str, expected: str | None) -> None:
    text, entities = parse_marks(f"{words} said so.")
    speakers = Speakers(text, group_names(text, entities))
    name = speakers.find("", Span(0, text.index(" said so")))
    assert (name.text if name else None) == expected


def test_a_name_is_found_by_its_key_though_it_is_no_person_any_more() -> None:
    text, entities = parse_marks("[organization: Ada Lind] split. [place: Karvik] rose.")
    speakers = Speakers(text, group_names(text, entities))
    for person in (True, False):
        name = speakers.of_key(NameKey(person, "adalind"))
        assert name is not None
        assert name.text == "Ada Lind"
    assert speakers.of_key(NameKey(True, "boholm")) is None
