"""Which of an article's names says something, given the words that name the speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from prose.spellings import form_of, words_of
from prose.word_forms import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.names import Name, NameKey
    from prose.spans import Span

_HEAD_ENDS = re.compile(
    r"\s*(?:[,;:(—–]|--?\s"
    r"|\b(?:of|for|from|in|at|on|with|by|to|about|against|near|under|over|between|among|after|before|and|or|as"
    r"|who|whom|whose|which|that|including)\b)"
)
"""What ends the part of a noun phrase that says who is meant: "Ada Lind | of Karvik"."""
_APPOSED = re.compile(r",\s+(?:[A-Z][\w.’'-]*\s+){0,2}\Z")
"""What stands before a name that says who is meant after all: "the mayor of Karvik, | Ada Lind"."""


class Speakers:
    """Finds which of an article's names says a quote."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._by_form: dict[str, Name | None] = {}
        self._by_spelling: dict[str, list[Name]] = {}
        mentions: dict[Span, Name] = {}
        for name in names:
            self._by_spelling.setdefault(name.key.spelling, []).append(name)
            for form in {name.text, *(form_of(text, span) for span in name.mentions)}:
                folded = fold(form)
                known = self._by_form.setdefault(folded, name)
                if known is not name:
                    self._by_form[folded] = None
            mentions.update(dict.fromkeys(name.mentions, name))
        self._mentions = sorted(mentions.items())
        self._starts = [span.start for span, _ in self._mentions]

    def of_key(self, key: NameKey) -> Name | None:
        """Return the name with a key, though it may be no person any more, or one by now."""
        alike = self._by_spelling.get(key.spelling, [])
        return min(alike, key=lambda name: name.key.person is not key.person, default=None)

    def find(self, speaker_name: str, speaker: Span | None) -> Name | None:
        """Return who is named as speaking.

        It is the person whom the words mean, as the article's names and the reader have it: of a surname that
        several share it is none of them. Else it is the resolved name, as of a pronoun, else whatever other
        name the words mean.
        """
        resolved = self._by_form.get(fold(speaker_name)) if speaker_name else None
        mention, name = self._meant(speaker) if speaker is not None else (None, None)
        if mention is None or name is None:
            return resolved
        if resolved is None or (name.key.person and self._may_be(mention, speaker_name)):
            return name
        return resolved

    def _meant(self, speaker: Span) -> tuple[Span, Name] | tuple[None, None]:
        """Return the mention that is the head of the words for a speaker, or is apposed to it.

        In "Karvik's mayor" and "the mayor of Karvik" that is none; in "the mayor of Karvik, Ada Lind" and in
        "Karvik mayor Ada Lind of the Guild" it is Ada Lind.
        """
        first = bisect_left(self._starts, speaker.start)
        for mention, name in self._mentions[first : bisect_left(self._starts, speaker.end, first)]:
            before = self._text[speaker.start : mention.start]
            after = self._text[mention.end : speaker.end]
            if after.strip() and not _HEAD_ENDS.match(after):
                continue
            apposed = name.key.person and _APPOSED.search(before)
            if mention.end <= speaker.end and (apposed or not _HEAD_ENDS.search(before)):
                return mention, name
        return None, None

    def _may_be(self, mention: Span, speaker_name: str) -> bool:
        """Whether a mention is what a resolved name was resolved from: they share the mention's last word."""
        words = words_of(mention.of(self._text))
        return bool(words) and words[-1] in words_of(speaker_name)
