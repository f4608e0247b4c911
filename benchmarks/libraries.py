"""Libraries to measure with. A large one takes minutes to make, and is kept for the next time."""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from prose.document import Block, BlockKind, Document, Facts
from prose.entities.entity import Entity, Label
from prose.marks import Marks, marks_version
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

MICROSECONDS = 1_734_000_000_000_000
"""When the newest article was published, as the library keeps it; the others a minute before one another."""
_WORDS = """
the of and to in a is that for it was on with as at by from be this have are not but they said which minister
government parliament election reported yesterday officials company market shares climate policy court
decision after before during international agreement economic growth inflation president
"""


def kept(name: str, make: Callable[[Library], object]) -> Path:
    """Return a library's file, made by `make` unless it is there from an earlier run.

    It is of this version, has a backup, and nothing in it is left to be detected, so that the app has nothing
    to do beside the reader.
    """
    folder = Path(tempfile.gettempdir()) / "newsread-benchmarks" / name
    path = folder / "library.db"
    if not path.exists():
        print(f"Making {path}, once; it is kept there.", file=sys.stderr, flush=True)
        making = folder / "making.db"
        making.unlink(missing_ok=True)
        with Library.open(making) as library:
            make(library)
        making.rename(path)
    with Library.open(path) as library:
        library.daily_backup()
    return path


def list_of(number: int) -> Path:
    """Return a library of so many articles of a sentence: a list shows nothing else of longer ones."""
    return kept(f"list-of-{number}", lambda library: _fill(library.path, number))


def _fill(path: Path, number: int) -> None:
    # By SQL: to take in a million articles one by one takes an hour.
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            """
            WITH RECURSIVE numbers (number) AS (
                SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < :number
            )
            INSERT INTO article (id, headline, headline_supplied, publisher, published, added, words)
            SELECT number, 'Start here, on day ' || number || ' of the strike at the harbour', 0, 'Gazette',
                   :newest - 60000000 * number, :newest - 60000000 * number, 400
            FROM numbers
            """,
            {"number": number, "newest": MICROSECONDS},
        )
        database.execute(
            """
            INSERT INTO reading (article_id, dated, state)
            SELECT id, published, iif(id % 10, 'read', 'unread') FROM article
            """
        )
        database.execute(
            """
            INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source)
            SELECT id, headline || '.', 'text ' || id, 'source ' || id, '{}', '', x'' FROM article
            """
        )
        database.execute("INSERT INTO detection SELECT id, ? FROM article", (marks_version(),))


def articles_of(*lengths: int) -> Path:
    """Return a library of articles of about so many code points, the first the newest."""
    name = "articles-of-" + "-".join(map(str, lengths))

    def make(library: Library) -> None:
        for length in reversed(lengths):
            _add(library, length)

    return kept(name, make)


def _add(library: Library, length: int) -> None:
    """Add an invented article with marks as dense as those of a news story, and passages all over it."""
    document, chance = make_document(length), random.Random(length)
    article = library.articles.add(document, document.text.encode(), f"{length}.txt").id
    library.marks.replace(article, make_marks(document.text, chance), marks_version())
    with library.transaction():
        for start in range(500, len(document.text) - 400, 2_500):
            span = Span(start, start + chance.randint(80, 300))
            library.passages.make(article, span, tags=[f"tag {chance.randint(1, 12)}"])
    library.settle()


def make_document(length: int) -> Document:
    """Return an invented article of about so many code points."""
    chance, words = random.Random(length), _WORDS.split()
    blocks: list[Block] = []
    paragraphs: list[str] = []
    size = 0
    while size < length:
        sentences = (
            " ".join(chance.choices(words, k=chance.randint(8, 30))).capitalize() + "."
            for _ in range(chance.randint(1, 5))
        )
        paragraphs.append(" ".join(sentences))
        blocks.append(Block(Span(size, size + len(paragraphs[-1])), BlockKind.PARAGRAPH))
        size += len(paragraphs[-1]) + 2
    facts = Facts(headline=f"Start here with {length:,} characters", publisher="Gazette")
    return replace(Document("\n\n".join(paragraphs), tuple(blocks)), facts=facts)


def make_marks(text: str, chance: random.Random) -> Marks:
    """Return an entity for each line of a text, and a quote for each paragraph."""
    entities: list[Entity] = []
    for start in range(120, len(text) - 60, 120):
        first = text.find(" ", start) + 1
        end = text.find(" ", first + 6)
        if "\n" not in text[first:end] and (not entities or first >= entities[-1].span.end):
            label = chance.choice((Label.PERSON, Label.ORGANIZATION, Label.PLACE))
            entities.append(Entity(Span(first, end), label))
    quotes = [
        Quote(
            Span(start, start + chance.randint(60, 200)),
            chance.choice((QuoteKind.DIRECT, QuoteKind.INDIRECT)),
            speaker_name=f"Speaker {chance.randint(1, 40)}",
            method=SpeakerMethod.ATTRIBUTED,
        )
        for start in range(300, len(text) - 300, 900)
    ]
    return Marks(tuple(entities), tuple(quotes))
