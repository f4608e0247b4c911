"""Invented news of any length: names, quotes and plain sentences about as often as in a wire's stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

WORDS = {
    name: words.split()
    for name, words in {
        "first": "Ida Tomas Dora Lind Per Mara Ewan Sofia Jonas Leila Omar Grace Victor Nadia Hugo"
        " Irene Karim",
        "last": "Brandt Lindqvist Aalto Holm Okafor Moreau Petrov Haddad Nakamura Oduya Ferrari Singh Rourke",
        "place": "Tarn Lagos Warsaw Nairobi Lisbon Ottawa Jakarta Quito Riga Aleppo Denver Marseille Busan",
        "body": "Parliament Nordbank Reuters UNESCO Congress Volvo Interpol NATO Siemens Greenpeace OPEC",
        "role": "mayor minister spokeswoman director analyst governor engineer lawyer",
        "noun": "bridge budget harbour election drought railway hospital treaty vaccine tariff storm"
        " strike school river border factory museum satellite market reform pension road"
        " campaign vote mine ferry court dam engine window letter field winter answer machine"
        " garden office payment village tunnel",
        "verb": "approved delayed rejected financed examined opened closed rebuilt criticised planned"
        " measured counted moved repaired divided signed",
        "adjective": "new costly northern disputed public narrow early regional unexpected careful annual"
        " quiet old broken wet expensive local simple",
        "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "number": " ".join(map(str, range(2, 900))),
        "year": " ".join(map(str, range(1950, 2025))),
    }.items()
}
"""What can stand in each place of a sentence."""
SENTENCES = (
    "{body} {verb} the {adjective} {noun} in {place} on {day}, {number} months after {noun}s were {verb}",
    "“The {noun} was {verb} before {number} {adjective} {noun}s,” {first} {last} told reporters",
    "Officials said {adjective} {noun}s had {verb} little since the {noun} of {year}",
    "The {noun}, past an {adjective} {noun}, cost ${number} million and took {number} {noun}s to build",
    "{first} {last}, a {role} in {place}, warned that {noun}s would be {verb} by {day}",
    "According to {last}, the {adjective} {noun} needs {number} more {noun}s than were {verb}",
    "Residents waited {number} hours while {adjective} {noun}s were {verb} and {noun}s {verb}",
    "But {body} denied that {noun}s were {verb} for the {adjective} {noun}",
    "Some {number} people used the {noun}, {adjective} {noun} or {noun}, {number} more than {verb}",
    "The {role} called it “{adjective} and {adjective}” and asked for {number} {noun}s",
    "Between {noun} and {adjective} {noun} lie {number} kilometres, {verb} since {year}",
    "She added that every {adjective} {noun} was {verb} without {number} {noun}s",
    "An {adjective} {noun} stood in the {noun}, and nobody {verb} any {noun} for {number} days",
    "When the {noun} {verb}, {number} {adjective} {noun}s went to a {noun} and a {adjective} {noun}",
    "No {noun} has {verb} the {adjective} {noun} so far, though {number} {noun}s were {verb}",
    "After {number} weeks the {noun} was {adjective}, the {noun} {verb}, and a {noun} {adjective}",
)
"""Between two places stand few words: articles of the same templates must not pass for copies."""
SENTENCES_A_PARAGRAPH = 3


class Storyteller:
    """Tells stories.

    Args:
        chance: Where what is told comes from.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def story(self, words: int) -> str:
        """Return a story in Markdown of about so many words."""
        paragraphs: list[str] = []
        count = 0
        while count < words:
            paragraph = " ".join(self._sentence() for _ in range(SENTENCES_A_PARAGRAPH))
            count += len(paragraph.split())
            paragraphs.append(paragraph)
        headline = self._filled("{place} and the {adjective} {noun} of {day}")
        return f"# {headline}\n\n" + "\n\n".join(paragraphs) + "\n"

    def _sentence(self) -> str:
        sentence = self._filled(self._chance.choice(SENTENCES))
        return f"{sentence[:1].upper()}{sentence[1:]}."

    def _filled(self, template: str) -> str:
        for name, words in WORDS.items():
            place = f"{{{name}}}"
            while place in template:
                template = template.replace(place, self._chance.choice(words), 1)
        return template
