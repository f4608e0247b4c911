"""Prints the table of all figures that have a limit, each line as soon as it is known.

    python -m benchmarks [start] [memory] [reading] [filtering] [adding]

Libraries to measure with are made the first time, which takes some minutes, and kept in the temporary
folder. Linux only. The other modules of this package measure more, each by itself.
"""

from __future__ import annotations

import sys

from benchmarks.adding import adding
from benchmarks.figures import print_figure, print_head
from benchmarks.filtering import filtering
from benchmarks.reading import reading
from benchmarks.start import memory, start

PARTS = {part.__name__: part for part in (start, memory, reading, filtering, adding)}


def main() -> None:
    """Measure what is named, else everything."""
    parts = [PARTS[name] for name in sys.argv[1:] or PARTS]
    print_head()
    for part in parts:
        part(print_figure)


if __name__ == "__main__":
    main()
