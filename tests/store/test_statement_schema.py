"""A library of the version before statements comes through the step whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.anchors import text_hash
from prose.corrections import CorrectionKind
from prose.quotes.corrections import QuoteCorrectionKind
from prose.spans import Span
from store.corrections.quote_changes import QuoteChange
from store.library import Library
from store.names.names import NameFilter
from store.opening import open_file
from store.quotes.quotes import QuoteFilter
from store.schema.steps import STEPS

if TYPE_CHECKING:
    from pathlib import Path

    from store.connection import Connection

TEXT = "“We open it,” Ada Lind said, “and nobody waits.”"
ADA = Span(TEXT.index("Ada"), TEXT.index(" said"))
WORDS = ("We open it,", "and nobody waits.")
BEFORE_STATEMENTS = 2
"""The last version without them that was released."""


@pytest.fixture
def older(path: Path) -> Path:
    """A library of that version: an article with its marks, a passage, and a correction to be undone."""
    connection = open_file(path, create=True, steps=STEPS[:BEFORE_STATEMENTS]).connection
    fill(connection)
    connection.close()
    return path


def fill(connection: Connection) -> None:
    values = {"text": TEXT, "hash": text_hash(TEXT), "starts": ADA.start, "ends": ADA.end}
    for sql in FILLING.split(";"):
        connection.execute(sql, values)
    for number, words in enumerate(WORDS):
        connection.execute(
            """
            INSERT INTO quote (article_id, number, starts, ends, kind, speaker_starts, speaker_ends,
                               speaker_name, cue_starts, cue_ends, method)
            VALUES (1, :number, :quoted, :quoted + :length, 'direct', :starts, :ends, 'Ada Lind',
                    :cue, :cue + 4, 'attributed')
            """,
            {
                **values,
                "number": number,
                "quoted": TEXT.index(words),
                "length": len(words),
                "cue": TEXT.index("said"),
            },
        )
        connection.execute("INSERT INTO speech VALUES (1, :number, 0, 7)", {"number": number})
    connection.execute("DELETE FROM unsettled")
    for label, sql in STEPS_OF_THE_READER.items():
        step = {"id": connection.insert("INSERT INTO step (label) VALUES (:label)", {"label": label})}
        connection.execute("INSERT INTO recording (step_id) VALUES (:id)", step)
        connection.execute(sql)
        connection.execute("DELETE FROM recording")


FILLING = """
INSERT INTO article VALUES (1, 'One', 0, 'Gazette', 5, 5, 8);
INSERT INTO body VALUES (1, :text, :hash, 'source', json_object('language', ''), 'one.txt', x'00');
INSERT INTO reading (article_id, dated) VALUES (1, 5);
INSERT INTO entity VALUES (1, :starts, :ends, 'person');
INSERT INTO detection VALUES (1, 'older');
INSERT INTO name (id, person, spelling, coined, text, label, mentions, articles, last_seen, folded)
VALUES (7, 1, 'adalind', 'Ada Lind', 'Dame Ada', 'person', 1, 1, 5, 'ada lind');
INSERT INTO form VALUES (1, 'Ada Lind', 'adalind');
INSERT INTO mention VALUES (1, :starts, :ends, 'person', 0, 7, 1)
"""

STEPS_OF_THE_READER = {
    "rename": """
        INSERT INTO correction (kind, words, spelling, other, other_spelling, phrase, made)
        VALUES ('rename', 'Ada Lind', 'adalind', 'Dame Ada', '', '', 6)
    """,
    "highlight": """
        INSERT INTO passage
            (article_id, starts, ends, exact, prefix, suffix, text_hash, highlighted, created, changed)
        VALUES (1, 1, 8, 'We open', '“', ' it', 'hash', 1, 7, 7)
    """,
}


def said(library: Library) -> list[tuple[str, str]]:
    return [(row.speaker, row.words) for row in library.quotes.first_page(QuoteFilter())]


def test_quotes_are_listed_before_they_are_gathered_into_statements(older: Path) -> None:
    with Library.open(older) as library:
        assert said(library) == [("Dame Ada", words) for words in WORDS]
        assert [quote.speaker_name for quote in library.marks.quotes(1)] == ["Dame Ada", "Dame Ada"]
        assert library.marks.is_unsettled(1)
        library.settle()
        assert said(library) == [("Dame Ada", "We open it, … and nobody waits.")]
        assert library.check() == []


def test_what_the_reader_made_is_there_and_can_be_undone(older: Path) -> None:
    with Library.open(older) as library:
        (passage,) = library.passages.of_article(1)
        assert passage.anchor.exact == "We open"
        (row,) = library.corrections.first_page()
        assert (row.correction.kind, row.correction.other) == (CorrectionKind.RENAME, "Dame Ada")
        assert library.history.undo() == "highlight"
        assert library.history.undo() == "rename"
        library.settle()
        assert said(library) == [("Ada Lind", "We open it, … and nobody waits.")]
        library.history.redo()
        library.history.redo()
        assert [row.text for row in library.names.first_page(NameFilter())] == ["Dame Ada"]
        assert library.passages.of_article(1) == [passage]


def test_its_quotes_can_be_corrected(older: Path) -> None:
    with Library.open(older) as library:
        library.settle()
        quotes = tuple(library.marks.quotes(1))
        library.corrections.make_quotes(QuoteChange(QuoteCorrectionKind.NOT_A_QUOTE, 1, quotes[1:]))
        assert said(library) == [("Dame Ada", "We open it,")]
        library.history.undo()
        assert len(library.marks.quotes(1)) == 2
        assert library.history.undo() == "highlight"
