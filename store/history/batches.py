"""Many rows, some at a time: whoever changes them says how far it is, and can be stopped in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Progress: TypeAlias = Callable[[int, int], object]
    """Told how many of how many are done; what it raises ends the change."""

AT_ONCE = 2_000
"""How many rows are changed between two words about it: some 20 ms."""


def untold(done: int, total: int) -> None:
    """Say nothing of how far a change is."""


def batches(
    ids: Sequence[int], progress: Progress = untold, *, at_once: int = AT_ONCE
) -> Iterator[dict[str, object]]:
    """Yield identifiers as the value `ids` of a statement, so many at once, and tell after each how many."""
    for start in range(0, len(ids), at_once):
        batch = ids[start : start + at_once]
        yield {"ids": f"[{','.join(map(str, batch))}]"}
        progress(start + len(batch), len(ids))


def counted_articles(number: int) -> str:
    """Return how many articles something is done to, in the label of a step: "an article", "3 articles"."""
    return "an article" if number == 1 else f"{number:,} articles"
