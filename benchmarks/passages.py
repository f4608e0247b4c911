"""How the passages of a library are put together and counted: very many beside a hundredth of them.

    python -m benchmarks.passages [PASSAGES]

A library of that many passages (100,000 if not said), ten in an article that names twenty and quotes ten, is
made in a temporary folder by plain SQL, and each question is put to it and to the small one. Times are
medians of what the process uses, in milliseconds. A first page is what the reader waits for, whatever the
passages are put together by; all groups and the statistics come from a worker. The last column is how many
times longer the large one takes: near 1 for what must not grow with the library, near 100 for what may.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from store.library import Library
from store.passages.groups import Grouping
from store.passages.passage import PassageFilter
from store.search.language import read_query
from tui.grouped import GroupedIds, LineMap
from tui.rows import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPEATS = 5

FILLING = """
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :articles)
INSERT INTO article (id, headline, headline_supplied, publisher, published, added, words, language)
SELECT n, printf('Quay %d', n), 0, printf('Outlet %d', n * 31 % 40), 1734000000000000 - n * 3600000000,
       1734000000000000, 400, 'en'
FROM number;

INSERT INTO reading (article_id, dated, state) SELECT id, published, 'read' FROM article;

INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source)
SELECT id, printf('%02000d', id), printf('%08d%056d', id, 0), printf('%064d', id), '{}', '', x''
FROM article;

WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 500)
INSERT INTO name (id, person, spelling, coined, text, label, mentions, articles)
SELECT n, 1, printf('name %d', n), '', printf('Name %d', n), 'person', 1, 1 FROM number;

WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 19)
INSERT INTO mention (article_id, starts, ends, label, by_reader, name_id)
SELECT article.id, n * 100, n * 100 + 10, 'person', 0, 1 + (article.id * 7 + n * n) % 500
FROM article CROSS JOIN number;

WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 9)
INSERT INTO statement (article_id, number, starts, ends, kind, act, method, speaker_name, also, by_reader)
SELECT article.id, n, n * 200 + 20, n * 200 + 90, 'direct', 'says', 'attributed', '', '[]', 0
FROM article CROSS JOIN number;

INSERT INTO segment (article_id, number, place, starts, ends, kind, act, speaker_name, also, by_reader)
SELECT article_id, number, 0, starts, ends, kind, act, '', '[]', 0 FROM statement;

INSERT INTO speech (article_id, number, place, name_id)
SELECT article_id, number, 0, 1 + (article_id + number) % 500 FROM statement;

WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 49)
INSERT INTO tag (id, name, folded, colour)
SELECT n + 1, printf('tag %d/part %d', n / 5, n), printf('tag %d/part %d', n / 5, n), n % 12 FROM number;

WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 9)
INSERT INTO passage (
    article_id, starts, ends, exact, prefix, suffix, text_hash, highlighted, created, changed
)
SELECT article.id, n * 190, n * 190 + 80, 'Quay and bridge', '', '', '', 0,
       1734000000000000 + (article.id * 10 + n) * 60000000, 1734000000000000
FROM article CROSS JOIN number;

INSERT INTO passage_tag (passage_id, tag_id) SELECT id, 1 + id % 50 FROM passage;

INSERT INTO passage_tag (passage_id, tag_id) SELECT id, 1 + (id % 50 + 7) % 50 FROM passage WHERE id % 3 = 0;
"""


def fill(path: Path, passages: int) -> None:
    """Make a library of so many passages."""
    Library.open(path).close()
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("BEGIN")
    for sql in FILLING.split(";\n"):
        if sql.strip():
            raw.execute(sql, {"articles": passages // 10} if ":articles" in sql else {})
    raw.execute("COMMIT")
    raw.close()


def first_groups(grouping: Grouping) -> Callable[[Library], object]:
    """Return what is asked before the first frame."""

    def ask(library: Library) -> object:
        rows = library.passages.first_page(PassageFilter(), PAGE)
        return library.passage_groups.of(PassageFilter(), grouping, among=[row.passage.id for row in rows])

    return ask


def all_groups(grouping: Grouping) -> Callable[[Library], object]:
    """Return what a worker asks."""
    return lambda library: library.passage_groups.of(PassageFilter(), grouping)


def questions() -> Iterator[tuple[str, Callable[[Library], object]]]:
    """Yield what is asked, each with its name."""
    yield "first page", lambda it: it.passages.first_page(PassageFilter(), PAGE)
    yield "all ids", lambda it: it.passages.ids(PassageFilter())
    groupings = [one for one in Grouping if one is not Grouping.NONE]
    for grouping in groupings:
        yield f"first page by {grouping}", first_groups(grouping)
    for grouping in groupings:
        yield f"all by {grouping}", all_groups(grouping)
    filter = PassageFilter(read_query('tag:"tag 3"'))
    yield "one tag by name", lambda it: it.passage_groups.of(filter, Grouping.NAME)
    yield "statistics", lambda it: it.statistics(PassageFilter())
    yield "tag all", lambda it: it.several_passages.add_tag(it.passages.ids(PassageFilter()), "seen")
    yield "undo", lambda it: it.history.undo()


def milliseconds(question: Callable[[Library], object], library: Library, repeats: int) -> float:
    """Return the median time of several runs."""
    times = []
    for _ in range(repeats):
        start = process_time()
        question(library)
        times.append(process_time() - start)
    return 1000 * median(times)


def folding(library: Library) -> Callable[[Library], object]:
    """Lay out all groups with one folded, and find a line among them, as a key does."""
    ids = GroupedIds(library.passage_groups.of(PassageFilter(), Grouping.TAG), {"tag tag 3"})

    def fold(_: Library) -> object:
        laid_out = GroupedIds(ids.groups, {"tag tag 4"})
        return LineMap(4, laid_out.heads).at(len(laid_out) * 2)

    return fold


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "small.db", Path(folder) / "large.db"
        for path, passages in zip(paths, (number // 100, number), strict=True):
            fill(path, passages)
        print(f"{'':30}{number // 100:>10,}{number:>12,}{'ratio':>9}")
        with Library.open(paths[0]) as small, Library.open(paths[1]) as large:
            for name, question in questions():
                once = name in ("tag all", "undo")
                times = [
                    milliseconds(question, library, 1 if once else REPEATS) for library in (small, large)
                ]
                print(f"{name:30}{times[0]:10.2f}{times[1]:12.2f}{times[1] / times[0]:9.1f}", flush=True)
            folds = [milliseconds(folding(library), library, REPEATS) for library in (small, large)]
            print(f"{'fold a group':30}{folds[0]:10.2f}{folds[1]:12.2f}{folds[1] / folds[0]:9.1f}")


if __name__ == "__main__":
    main()
