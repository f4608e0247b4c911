"""The same words quoted in several articles: which quotes are one, and how their wordings differ.

Each group gathers round its fullest wording (leader clustering; Hartigan, "Clustering Algorithms", 1975): all
others are a part of it, or nearly so, and no chain of likenesses leads from one statement to another. What
might be alike is found by runs of four words that are shared (Broder, "On the resemblance and containment of
documents", 1997).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from prose.quotes.quote import QuoteKind
from prose.word_forms import fold
from prose.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prose.spans import Span


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be known of a quote."""

    words: str
    """The words, without quotation marks around them."""
    speaker: str = ""
    """Who said it: the same for the same speaker; empty where nobody is known."""
    outlet: str = ""
    """Who printed it; empty where that is not known."""
    kind: QuoteKind = QuoteKind.DIRECT
    """Whether the words are the speaker's own: what is quoted and what is reported is never one."""
    certain: bool = True
    """Whether the speaker is beyond doubt; where not, another one may have said it."""
    article: int = 0
    """Where it stands."""
    span: Span | None = None
    """Which words of that article it is; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place in which a wording differs from the fullest one; one of the two may be empty, not both."""

    left_out: str
    """Words that only the fullest one has there."""
    added: str
    """Words that only the other one has there."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A quote beside the fullest wording of its group."""

    place: int
    """The quote, by its place in what was given."""
    changes: tuple[Change, ...]
    """How its words differ, in their order; case and punctuation make no difference."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Quotes of the same words, or one that is like no other."""

    fullest: int
    """The quote with the most words, by its place; of several such the first, if any by a known speaker."""
    others: tuple[Wording, ...]
    """All the others, in the order given."""
    outlets: tuple[str, ...]
    """Who printed any of them, each once, the outlet of the fullest first; the unknown is left out."""

    @property
    def places(self) -> tuple[int, ...]:
        """All its quotes, the fullest one first."""
        return self.fullest, *(other.place for other in self.others)


FEWEST_WORDS = 5
"""What has fewer words is never taken for anything else."""
FEWEST_OF_ANYBODY = 8
"""The same where it is not known for both that the same speaker said them."""
FEWEST_ALIKE = 8
"""Words from which on two wordings can be the same without one being a part of the other."""
ALIKE = 0.85
"""The share of the shorter wording that must stand in the fuller one, in runs of two words and more."""

_RUN = 4
"""Words that two wordings must share in a row."""
_LONG_PART = 10
"""Words from which on a part of a statement is nobody's phrase."""
_SHORTEST_BLOCK = 2
"""Words in a row that count where wordings are laid side by side."""
_TOO_COMMON = 32
"""A run that so many wordings share says nothing of any of them."""
_TRIED = 4
"""With how many fuller wordings one is compared, those first that share most runs with it."""
_LONGEST = 200
"""Words up to which two wordings are laid side by side; of longer ones one must be a part of the other."""

_TOKEN = re.compile(r"[$€£¥]?[^\W_]+(?:'[^\W_]+|(?<=\d)[.,:/]\d+)*%?")
_APOSTROPHES = str.maketrans("‘’", "''")
_SHORT_FORMS = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
    "let's": "let us",
}
_SHORT_ENDINGS = {"re": "are", "ve": "have", "m": "am", "ll": "will"}
_WITH_SHORT_IS = words("he she it that this there here what who where how")
"""Words after which "'s" is no genitive."""
_UNIT = re.compile("[^\\s\u2010-\u2015\u2212-]+")
"""What is printed between spaces and dashes."""
_PUNCTUATION = ".,;:!?…'\"‘’“”„«»‹›()[]"
_NEGATIONS = words("not no never none nobody nothing neither nor cannot without hardly")
_NUMBERS = words(
    """
    zero two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen dozens
    half hundred hundreds thousand thousands million millions billion billions trillion
    """
)
_COMMON = _NEGATIONS | words(
    """
    a about actually after again all also always am an and any anybody anyone anything are as at back be
    because been before being best better big both but by can come could day days did do does doing done
    down each else end even ever every everybody everyone everything fact feel few first for forward from
    get give go going gonna good got great had happen has have he her here hers him his how i if important
    in into is it its just keep know last let life like little long look lot made make many matter may
    maybe me mean might mine more most much must my need new next now of off on one only or other our ours
    out over own part people place point possible put really right said same saw say see she should so
    some somebody someone something soon still such sure take talk tell than that the their them then
    there these they thing things think this those though time to today together told tomorrow too try
    under until up us use very want was way we well went were what when where whether which while who
    whole why will with work working world would year years yes yet you your
    """
)
"""Words by which nobody could tell one statement from another."""


def group_repeated(said: Sequence[Said]) -> list[Repeated]:
    """Group quotes whose words are the same, or nearly so: each quote is in one group, most are alone.

    Quotes are one where the wording of one is a part of the other's, apart from case, accents, punctuation
    and dashes, or almost all of it is: but only if none of the differences is a number or a negation. They
    must be said by the same speaker, or the words be so many that nobody else would say them by chance.
    Phrases that anybody might use, and what has fewer than five words, are like nothing else; nor is a quote
    that stands inside another one of the group, in the same place. Time is linear in the words of all quotes,
    as long as few of them resemble many others.

    Args:
        said: The quotes, in any order.

    Returns:
        The groups, in the order of the first quote of each. Another order of quotes gives the same groups.
    """
    alone: list[int] = []
    alike: defaultdict[_Key, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        tokens = _tokens(one.words)
        if _can_repeat(tokens, one.speaker):
            alike[_Key(tokens, one.speaker, one.certain, one.kind)].append(place)
        else:
            alone.append(place)
    groups = []
    for members in _Leaders(alike).groups():
        kept = _without_overlaps(said, members)
        groups.append(_group(said, kept))
        alone += set(members).difference(kept)
    groups += [_group(said, [place]) for place in alone]
    return sorted(groups, key=lambda group: min(group.places))


def changes_between(fullest: str, other: str) -> tuple[Change, ...]:
    """Return how the words of another wording differ from the fullest one, in their order.

    Case, accents, punctuation, quotation marks, dashes and white space make no difference.
    """
    if _tokens(fullest) == _tokens(other):
        return ()
    ours, theirs = list(_printed(fullest)), list(_printed(other))
    matcher = SequenceMatcher(None, [token for token, _ in ours], [token for token, _ in theirs])
    return tuple(
        Change(_joined(ours[left:left_end]), _joined(theirs[right:right_end]))
        for tag, left, left_end, right, right_end in matcher.get_opcodes()
        if tag != "equal"
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """A wording by one speaker: what is the same in this is one without a further question."""

    tokens: tuple[str, ...]
    speaker: str
    certain: bool
    kind: QuoteKind

    @property
    def order(self) -> tuple[int, tuple[str, ...], bool, bool, str, str]:
        """By what wordings are gone through: the fullest first, then those whose speaker is known best."""
        unknown = not self.speaker
        return -len(self.tokens), self.tokens, unknown, not self.certain, self.speaker, self.kind.value


class _Leaders:
    """The fullest wording of each group, with those that were found to be the same."""

    def __init__(self, alike: dict[_Key, list[int]]) -> None:
        self._alike = alike
        self._keys: list[_Key] = []
        """The leaders."""
        self._speakers: list[str] = []
        """Who certainly said what is in each leader's group; empty where nobody did."""
        self._likely: list[set[str]] = []
        """Who may have said it, that one included."""
        self._members: list[list[int]] = []
        """The quotes in each leader's group, those of its own wording first."""
        self._with_run: defaultdict[int, list[int]] = defaultdict(list)
        """The leaders that have a run of words."""

    def groups(self) -> list[list[int]]:
        """Return the quotes of each group, the fullest one first."""
        shared = _SharedRuns(self._alike)
        for key in sorted(self._alike, key=lambda key: key.order):
            runs = shared.of(key.tokens)
            leader = self._find(key, runs)
            if leader is None:
                leader = self._lead(key, runs)
            self._members[leader] += self._alike[key]
            if key.speaker:
                self._likely[leader].add(key.speaker)
                if key.certain:
                    self._speakers[leader] = key.speaker
        return self._members

    def _lead(self, key: _Key, runs: Iterable[int]) -> int:
        leader = len(self._keys)
        self._keys.append(key)
        self._speakers.append("")
        self._likely.append(set())
        self._members.append([])
        for run in runs:
            self._with_run[run].append(leader)
        return leader

    def _find(self, key: _Key, runs: Iterable[int]) -> int | None:
        """Return the leader that is likest to a wording and says the same, if there is one."""
        sharing: Counter[int] = Counter()
        for run in runs:
            leaders = self._with_run.get(run, ())
            if len(leaders) <= _TOO_COMMON:
                sharing.update(leaders)
        likest = sorted(sharing, key=lambda leader: (-sharing[leader], leader))[:_TRIED]
        for leader in sorted(likest, key=lambda leader: key.speaker not in self._likely[leader]):
            if self._may_join(key, leader) and _is_same(self._keys[leader].tokens, key.tokens):
                return leader
        return None

    def _may_join(self, key: _Key, leader: int) -> bool:
        if key.kind is not self._keys[leader].kind:
            return False
        speaker = self._speakers[leader]
        if key.speaker and key.certain and speaker and key.speaker != speaker:
            return False
        return key.speaker in self._likely[leader] or _can_repeat(key.tokens, "")


class _SharedRuns:
    """The runs of words that may stand in several wordings: most stand in one, and need not be kept.

    A byte for each of many million sums says which runs were seen, and seen again (Bloom, "Space/time
    trade-offs in hash coding with allowable errors", 1970).
    """

    def __init__(self, keys: Iterable[_Key]) -> None:
        seen = self._seen = bytearray(_SUMS)
        for key in keys:
            for run in _runs(key.tokens):
                place = run % _SUMS
                seen[place] = 2 if seen[place] else 1

    def of(self, tokens: tuple[str, ...]) -> list[int]:
        """Return each run of these words that may stand elsewhere too, once."""
        seen = self._seen
        return [run for run in _runs(tokens) if seen[run % _SUMS] > 1]


_SUMS = 1 << 24


def _runs(tokens: tuple[str, ...]) -> set[int]:
    return set(map(hash, zip(*(tokens[start:] for start in range(_RUN)), strict=False)))


def _can_repeat(tokens: tuple[str, ...], speaker: str) -> bool:
    """Whether words are so many, and so telling, that they are not said twice by chance."""
    if len(tokens) < (FEWEST_WORDS if speaker else FEWEST_OF_ANYBODY):
        return False
    return _telling(tokens) >= (2 if speaker else 4)


def _telling(tokens: Iterable[str]) -> int:
    """Return how many different words there are by which a statement could be told from others."""
    return sum(token.partition("'")[0] not in _COMMON and len(token) > 2 for token in set(tokens))


def _is_same(fuller: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether one wording says the same as a fuller one."""
    if f" {' '.join(shorter)} " in f" {' '.join(fuller)} ":
        # A short phrase may be part of several statements of one speaker.
        return len(shorter) == len(fuller) or len(shorter) >= _LONG_PART or _telling(shorter) > 2
    if len(shorter) < FEWEST_ALIKE or len(fuller) > _LONGEST:
        return False
    matcher = SequenceMatcher(None, fuller, shorter, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _SHORTEST_BLOCK]
    if sum(block.size for block in blocks) < ALIKE * len(shorter):
        return False
    # What stands before and after all that is shared was cut off; what stands between may say the contrary.
    between: list[str] = []
    left, right = blocks[0].a, 0
    for block in blocks:
        between += fuller[left : block.a]
        between += shorter[right : block.b]
        left, right = block.a + block.size, block.b + block.size
    between += shorter[right:]
    return not any(map(_turns, between))


def _turns(token: str) -> bool:
    """Whether a word makes another statement of the one that it stands in: a number, a negation."""
    if token in _NEGATIONS or token in _NUMBERS:
        return True
    return any(map(str.isdigit, token))


def _tokens(printed: str) -> tuple[str, ...]:
    """Return words as they are compared: without case, accents, quotation marks, dashes and punctuation.

    Short forms are the words that they stand for: outlets differ in how they write "We won't".
    """
    tokens = _TOKEN.findall(fold(printed).translate(_APOSTROPHES))
    return tuple(word for token in tokens for word in _spelled_out(token))


def _spelled_out(token: str) -> Sequence[str]:
    if token in _SHORT_FORMS:
        return _SHORT_FORMS[token].split()
    if token.endswith("n't"):
        return token.removesuffix("n't"), "not"
    word, _, ending = token.rpartition("'")
    if ending in _SHORT_ENDINGS and word:
        return word, _SHORT_ENDINGS[ending]
    return (word, "is") if ending == "s" and word in _WITH_SHORT_IS else (token,)


def _printed(wording: str) -> Iterator[tuple[str, str]]:
    """Yield each word as it is compared and as it is printed."""
    for unit in _UNIT.findall(wording):
        tokens = _tokens(unit)
        for token in tokens:
            yield token, unit.strip(_PUNCTUATION) if len(tokens) == 1 else token


def _joined(printed: Iterable[tuple[str, str]]) -> str:
    return " ".join(word for _, word in printed)


def _without_overlaps(said: Sequence[Said], members: Sequence[int]) -> list[int]:
    """Return the quotes of a group without those that overlap another one in the same article.

    What holds more words stays, and the first quote in any case.
    """
    kept: dict[int, list[Span]] = {}
    places = []
    fullest, *others = members
    for place in (fullest, *sorted(others, key=lambda place: (-len(said[place].words), place))):
        span, there = said[place].span, kept.setdefault(said[place].article, [])
        if span is None:
            places.append(place)
        elif not any(span.start < other.end and other.start < span.end for other in there):
            there.append(span)
            places.append(place)
    return places


def _group(said: Sequence[Said], members: Sequence[int]) -> Repeated:
    """Return the group of these quotes, of which the first has the fullest wording."""
    fullest, others = members[0], sorted(members[1:])
    outlets = dict.fromkeys(said[place].outlet for place in (fullest, *others))
    return Repeated(
        fullest,
        tuple(Wording(place, changes_between(said[fullest].words, said[place].words)) for place in others),
        tuple(filter(None, outlets)),
    )
