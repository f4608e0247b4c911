"""Headlines: telling one from a first sentence, and making one where the source has none."""

from __future__ import annotations

import re

from prose.characters import clean_line
from prose.sentences import sentence_spans

_LONGEST_FOUND = 160
"""How many code points a line has at most that is taken for a headline."""
LONGEST_SUPPLIED = 100
"""How many code points a headline has at most that is made from a sentence, its "…" included."""

_STOP = re.compile(r"[.…:;,!?][\"'”’»)\]]*\Z")
_OPENING = re.compile(r"[\"'“‘„«¿¡(\[#$€£]*[^\W_a-z]")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[—–-](?=\s)")
# Words that a headline cannot end with.
_UNFINISHED = re.compile(
    r"\s(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|that|than|about|into|over|his|her|its|their|is|are|was|"
    r"were|be|been|has|have|had|will|would|who|which|while|when|after|before|against|between|under|said|not)\Z",
    re.IGNORECASE,
)


def is_headline(line: str) -> bool:
    """Whether `line`, which opens a text, is its headline rather than the first sentence.

    A headline starts as a sentence does, but has no stop. One that asks is told from a question by nothing.
    """
    if len(line) > _LONGEST_FOUND or len(line.split()) < 2:
        return False
    return bool(_OPENING.match(line)) and not _STOP.search(line)


def is_closed_headline(line: str) -> bool:
    """Whether `line` can be a headline that was given a full stop: one sentence, and short."""
    return len(line) <= _LONGEST_FOUND and "\n" not in line and len(sentence_spans(line)) == 1


def supplied_headline(text: str) -> str:
    """Return a headline for an article whose text begins with `text`: its first sentence, or the start of it.

    A sentence of more than a hundred code points is cut where a clause ends, else after a word, and "…"
    added.
    """
    spans = sentence_spans(text, 0, 20 * LONGEST_SUPPLIED)
    sentence = clean_line(spans[0].of(text)) if spans else ""
    if len(sentence) <= LONGEST_SUPPLIED:
        return sentence[:-1] if re.search(r"[^\W\d]{3}[\"'”’]?\.\Z", sentence) else sentence
    start = sentence[:LONGEST_SUPPLIED]
    clauses = [end.start() for end in _CLAUSE_END.finditer(start) if end.start() >= LONGEST_SUPPLIED // 2]
    if clauses:
        return start[: clauses[-1]] + "…"
    words = start.rsplit(" ", 1)[0]
    if len(words) < LONGEST_SUPPLIED // 2:
        return start[:-1] + "…"  # no spaces: a language that is written without, or an address
    while unfinished := _UNFINISHED.search(words):
        words = words[: unfinished.start()]
    return words.rstrip(" ,;:—–-(“‘\"'") + "…"
