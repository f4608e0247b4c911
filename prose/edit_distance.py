"""How many characters have to be changed to make one text of another.

Bit-parallel: the differences between neighbouring cells of a column of the matrix of distances are the bits
of two numbers, so that Python's long integers compute a whole column at once (Gene Myers, "A fast bit-vector
algorithm for approximate string matching based on dynamic programming", Journal of the ACM 46, 1999; in the
form of Heikki Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003).
"""

from __future__ import annotations


def distance(pattern: str, text: str) -> int:
    """Return the Levenshtein distance: insertions, deletions and replacements of single code points."""
    if len(pattern) > len(text):
        pattern, text = text, pattern
    return _last_row(pattern, text, anywhere=False)[-1] if pattern else len(text)


def distances_to_ends(pattern: str, text: str) -> list[int]:
    """Return for each position of a text how far what ends there is from a pattern.

    Position `i` is the one before code point `i`; the last one is the end of the text. What ends there may
    begin anywhere, and is taken to begin where that makes the distance smallest.
    """
    return _last_row(pattern, text, anywhere=True)


def distances_to_starts(pattern: str, text: str) -> list[int]:
    """Return for each position of a text how far what begins there is from a pattern, as above."""
    return _last_row(pattern[::-1], text[::-1], anywhere=True)[::-1]


def _last_row(pattern: str, text: str, *, anywhere: bool) -> list[int]:
    """Return the last row of the matrix of distances: those of the whole pattern.

    Args:
        pattern: The pattern, a row for each of its code points.
        text: The text, a column for each of its code points.
        anywhere: Whether what is compared may begin anywhere in the text, and not only at its start.
    """
    score = len(pattern)
    if not pattern:
        return [0] * (len(text) + 1) if anywhere else list(range(len(text) + 1))
    places: dict[str, int] = {}
    for index, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << index
    everywhere = (1 << score) - 1
    last = 1 << score - 1
    first_row_grows = 0 if anywhere else 1
    more, less = everywhere, 0
    row = [score]
    for character in text:
        equal = places.get(character, 0)
        diagonal = ((equal & more) + more ^ more) | equal | less
        grows = less | (everywhere & ~(diagonal | more))
        shrinks = diagonal & more
        if grows & last:
            score += 1
        elif shrinks & last:
            score -= 1
        grows = grows << 1 | first_row_grows
        more = (shrinks << 1 | ~(diagonal | grows)) & everywhere
        less = diagonal & grows & everywhere
        row.append(score)
    return row
