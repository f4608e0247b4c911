"""What is said of passages that came through a change of their article's text."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.passages.passage import Passage

LOST_SIGN, CHANGED_SIGN = "∅", "≠"
"""What stands before a passage whose words are gone, and before one whose words are others now."""
COMPARED = 2_000
"""The longest words, in code points, whose differences are told: looking at them is not to be felt."""


def placement_sign(passage: Passage) -> str:
    """Return the sign of a passage that the reader may want to look at; empty for any other."""
    placement = passage.placement
    if placement is None or (placement.accepted and not placement.orphan):
        return ""
    return LOST_SIGN if placement.orphan else CHANGED_SIGN if placement.former else ""


def describe_placement(passage: Passage) -> str:
    """Say what became of a passage when its text changed: "“eleven” is “twelve” now · 87 % sure"."""
    placement = passage.placement
    if placement is None:
        return ""
    if placement.orphan:
        return "no longer in the text" + (", kept as it is" if placement.accepted else "")
    if placement.accepted:
        return ""
    sure = f"{placement.confidence:.0%} sure".replace("%", " %")
    return f"{differences(placement.former, passage.anchor.exact)} · {sure}" if placement.former else sure


@lru_cache(maxsize=64)
def differences(former: str, now: str) -> str:
    """Say which words are others now: "“eleven” is “twelve” now, “cold” is gone, “of June” is new"."""
    if max(len(former), len(now)) > COMPARED:
        return "other words now"
    # The comparison of wordings takes a while to import, and few passages need it.
    from prose.quotes.repeated import changes_between

    told = []
    for change in changes_between(former, now):
        if change.left_out and change.added:
            told.append(f"“{change.left_out}” is “{change.added}” now")
        else:
            told.append(f"“{change.left_out}” is gone" if change.left_out else f"“{change.added}” is new")
    return ", ".join(told) or "other punctuation now"


def say_update(passages: Iterable[Passage]) -> str:
    """Say what is to be looked at in an article whose text changed; nothing if there is nothing."""
    signs = Counter(
        placement_sign(passage)
        for passage in passages
        if passage.placement is not None and not passage.placement.accepted
    )
    told = []
    if signs[CHANGED_SIGN]:
        told.append(f"{counted(signs[CHANGED_SIGN], 'passage')} with other words")
    if signs[LOST_SIGN]:
        told.append(f"{counted(signs[LOST_SIGN], 'passage')} no longer in it")
    return f"This text has changed: {' and '.join(told)}." if told else ""
