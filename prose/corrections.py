"""What an article names once the reader's corrections are applied to what the machine found.

Corrections go by words and spellings, never by places or rows, so that they hold for later articles and after
the machine has looked again. Everything here is a pure function of a text, its entities and the corrections.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from prose.corrected_marks import Ranked, correct_marks
from prose.entities.entity import NAME_LABELS, Entity, Label
from prose.names import Name, NameKey, group_names, name_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from prose.corrected_marks import Mark
    from prose.spans import Span


class CorrectionKind(StrEnum):
    """What the reader says of a name."""

    LABEL = "label"
    """It is another kind of thing."""
    NOT_A_NAME = "not-a-name"
    MISSED = "missed"
    """These words are a name, wherever they stand."""
    BOUNDARIES = "boundaries"
    """Where these words were found, the name is longer or shorter."""
    SAME = "same"
    """It is the same as another name."""
    DIFFERENT = "different"
    """It is not the same as another name."""
    RENAME = "rename"
    """It is shown by another text; this is for a library, and tells nothing of an article."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the reader corrected."""

    kind: CorrectionKind
    """What the reader says."""
    words: str = ""
    """The name that it is about, as printed, on one line; for MISSED the words that are one, and for
    BOUNDARIES the words that the machine marked."""
    spelling: str = ""
    """The `NameKey.spelling` of that name; empty for MISSED and BOUNDARIES, which go by the very words."""
    label: Label | None = None
    """LABEL, MISSED and BOUNDARIES: what the mention is."""
    other: str = ""
    """SAME: the name it is the same as. DIFFERENT: the name it is not. RENAME: the new text. BOUNDARIES: the
    words that the machine should have marked."""
    other_spelling: str = ""
    """SAME and DIFFERENT: the spelling of the other name's key."""


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """What an article names after the reader's corrections."""

    entities: tuple[Entity, ...]
    """In the order of the text, none overlapping another; dates and amounts included."""
    names: tuple[Name, ...]
    """The names of those entities, in the order of `group_names`."""
    by_reader: frozenset[Span]
    """The mentions that stand, or stand so, because the reader said so."""
    rejected: tuple[Name, ...]
    """What the reader said is no name; none of its mentions is an entity."""


def name_article(
    text: str, entities: Sequence[Entity], corrections: Sequence[Correction] = ()
) -> NamedArticle:
    """Apply corrections to the entities of an article, and group them into names.

    Boundaries come first, then missed words, then what is said of names: labels, what is none, what is the
    same as another. Of two corrections that contradict each other the later one holds.

    Args:
        text: The article.
        entities: What the machine found in it, in order, none overlapping another.
        corrections: All that hold for this article, in the order in which they were made.

    Returns:
        The article's entities and names. Time is linear in the text, for each correction whose words occur in
        it; other corrections cost a look-up.
    """
    if not corrections:
        return NamedArticle(tuple(entities), tuple(group_names(text, entities)), frozenset(), ())
    by_kind: dict[CorrectionKind, list[Ranked]] = {kind: [] for kind in CorrectionKind}
    for rank, correction in enumerate(corrections):
        by_kind[correction.kind].append(Ranked(rank, correction))
    marks = correct_marks(text, entities, by_kind[CorrectionKind.BOUNDARIES], by_kind[CorrectionKind.MISSED])
    same, apart = _same_and_apart(by_kind[CorrectionKind.SAME], by_kind[CorrectionKind.DIFFERENT])
    article = _Article(text, marks, apart)
    article.relabel(
        _latest(label for label in by_kind[CorrectionKind.LABEL] if label.correction.label in NAME_LABELS)
    )
    rejected = article.reject(_latest(by_kind[CorrectionKind.NOT_A_NAME]))
    names, moved = _join_same(article.names, same)
    return NamedArticle(
        entities=tuple(article.entities),
        names=tuple(names),
        by_reader=frozenset({*article.by_reader, *moved}),
        rejected=tuple(rejected),
    )


class _Article:
    """An article on its way through the corrections of its names."""

    def __init__(self, text: str, marks: Sequence[Mark], apart: Collection[tuple[str, str]]) -> None:
        self._text = text
        self._apart = apart
        self._together: list[Collection[Span]] = []
        self.entities = [mark.entity for mark in marks]
        """What is left of them, with their labels of now."""
        self._marked = {mark.entity.span: mark.rank for mark in marks if mark.rank >= 0}
        self.by_reader = dict(self._marked)
        """Of the mentions that stand by a correction, the rank of the latest."""
        self.names: list[Name] = []
        """The names of the entities."""
        self._group()

    def _group(self) -> None:
        self.names = group_names(self._text, self.entities, apart=self._apart, together=self._together)

    def relabel(self, labels: Mapping[str, Ranked]) -> None:
        """Give names their label, until each has the latest that the reader gave it.

        A name that has another label may join another name, as a place that is a person after all joins
        the full name, and by that fall under another correction. What was one name stays one.
        """
        while changed := self._changed_labels(labels):
            self.entities = [
                Entity(entity.span, changed.get(entity.span, entity.label)) for entity in self.entities
            ]
            self._group()

    def _changed_labels(self, labels: Mapping[str, Ranked]) -> dict[Span, Label]:
        """Return the new labels of mentions whose name has a later correction than they had so far."""
        changed = {}
        for name in self.names:
            ranked = labels.get(name.key.spelling)
            label = ranked.correction.label if ranked else None
            if ranked is None or label is None:
                continue
            earlier = [span for span in name.mentions if self.by_reader.get(span, -1) < ranked.rank]
            if earlier:
                self._together.append(name.mentions)
            for span in earlier:
                self.by_reader[span] = ranked.rank
                changed[span] = label
        return changed

    def reject(self, none: Mapping[str, Ranked]) -> list[Name]:
        """Take out names that are none, and return them; what the reader marked later stays."""
        rejected = [
            name
            for name in self.names
            if name.key.spelling in none and none[name.key.spelling].rank > self._marked_at(name)
        ]
        if rejected:
            gone = {span for name in rejected for span in name.mentions}
            self.entities = [entity for entity in self.entities if entity.span not in gone]
            for span in gone:
                self.by_reader.pop(span, None)
            self._group()
        return rejected

    def _marked_at(self, name: Name) -> int:
        return max(self._marked.get(span, -1) for span in name.mentions)


def _latest(corrections: Iterable[Ranked]) -> dict[str, Ranked]:
    """Return the last correction of each spelling."""
    return {ranked.correction.spelling: ranked for ranked in corrections}


def _same_and_apart(
    same: Iterable[Ranked], different: Iterable[Ranked]
) -> tuple[dict[str, Ranked], list[tuple[str, str]]]:
    """Return what each spelling is the same as, and the pairs that are not; of a pair the later holds."""
    parted = {_pair(ranked.correction): ranked.rank for ranked in different}
    joined = {_pair(ranked.correction): ranked.rank for ranked in same}
    by_spelling = _latest(
        ranked
        for ranked in same
        if ranked.rank > parted.get(_pair(ranked.correction), -1) and ranked.correction.other_spelling
    )
    apart = [pair for pair, rank in parted.items() if rank > joined.get(pair, -1)]
    return by_spelling, apart


def _pair(correction: Correction) -> tuple[str, str]:
    one, other = sorted((correction.spelling, correction.other_spelling))
    return one, other


def _join_same(names: list[Name], same: Mapping[str, Ranked]) -> tuple[list[Name], set[Span]]:
    """Join names that the reader says are the same.

    Returns:
        The names, and the mentions that have another name now.
    """
    moving: defaultdict[str, list[tuple[Name, str]]] = defaultdict(list)
    staying: dict[str, list[Name]] = {}
    for name in names:
        spelling, text = _same_as(name.key.spelling, same)
        if spelling == name.key.spelling:
            staying.setdefault(spelling, []).append(name)
        else:
            moving[spelling].append((name, text))
    for spelling, coming in moving.items():
        first, text = coming[0]
        there = staying.setdefault(spelling, [])
        there.sort(key=lambda name: name.key.person is not first.key.person)
        target = there.pop(0) if there else replace(first, key=NameKey(first.key.person, spelling), meets=())
        mentions = {*target.mentions, *(span for name, _ in coming for span in name.mentions)}
        there.append(replace(target, text=text or target.text, mentions=tuple(sorted(mentions))))
    joined = [name for alike in staying.values() for name in alike]
    moved = {span for coming in moving.values() for name, _ in coming for span in name.mentions}
    return sorted(joined, key=name_order), moved


def _same_as(spelling: str, same: Mapping[str, Ranked]) -> tuple[str, str]:
    """Follow corrections from a spelling to the one that it is the same as, and that name's text.

    Where they lead in a circle, the latest of them holds.
    """
    path: list[Ranked] = []
    seen = {spelling: 0}
    end = spelling
    while end in same:
        path.append(same[end])
        end = same[end].correction.other_spelling
        if end in seen:
            path = [max(path[seen[end] :])]
            break
        seen[end] = len(path)
    last = path[-1].correction if path else None
    return (last.other_spelling, last.other) if last else (spelling, "")
