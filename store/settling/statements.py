"""Who says what in an article: from its quotes and the reader's corrections to its statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.corrections import correct_quotes
from prose.quotes.statement import Statement, group_statements
from store.corrections.quote_corrections import QuoteCorrections
from store.quotes.rows import COLUMNS, quote_values
from store.row_ids import row_id
from store.settling.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prose.names import Name, NameKey
    from prose.quotes.quote import Quote
    from prose.spans import Span
    from store.connection import Connection


class SettledStatements:
    """The statements of one article, to be written once its names are known."""

    def __init__(self, connection: Connection, article_id: int, text: str, found: Sequence[Quote]) -> None:
        """Apply to an article's quotes what the reader says.

        Args:
            connection: The library's.
            article_id: The article.
            text: Its text.
            found: Its quotes, as the machine found them.
        """
        self._connection = connection
        self._article_id = article_id
        self._text = text
        kept = QuoteCorrections(connection).of_article(article_id)
        corrections = [each.correction for each in kept.values()]
        corrected = correct_quotes(text, found, corrections)
        self._by_reader = corrected.by_reader
        self._statements = group_statements(text, corrected.quotes)
        self._keys = {
            (each.correction.speaker, each.correction.speaker_name): each.speaker
            for each in kept.values()
            if each.speaker is not None
        }

    @property
    def keys(self) -> dict[NameKey, str]:
        """The names that the reader gave to speakers, and what they are called: any name of the library."""
        return {key: name for (_, name), key in self._keys.items()}

    @property
    def words(self) -> list[tuple[int, str]]:
        """The words of what is said: the rows of `said_search`, which who writes it is to write as well."""
        return [
            (row_id(self._article_id, number), statement.words(self._text))
            for number, statement in enumerate(self._statements)
        ]

    def write(self, names: Sequence[Name], ids: Mapping[NameKey, int]) -> None:
        """Write what is said and who says it.

        Args:
            names: The article's names.
            ids: The rows of the keys of these, and of `keys`.
        """
        self._write_rows()
        speakers = Speakers(self._text, names)
        self._connection.insert_rows(
            "speech",
            ("article_id", "number", "place", "name_id"),
            [
                (self._article_id, number, place, ids[key])
                for number, statement in enumerate(self._statements)
                for place, key in self._said_by(statement, speakers)
            ],
        )

    def _write_rows(self) -> None:
        wholes, segments = [], []
        for number, statement in enumerate(self._statements):
            by_reader = [int(part.span in self._by_reader) for part in statement.parts]
            parts = [quote_values(part) for part in statement.parts]
            # Most have one part alone, and then say the same as a whole.
            said = parts[0] if len(parts) == 1 else quote_values(statement)
            wholes.append((self._article_id, number, max(by_reader), *said))
            segments += [
                (self._article_id, number, place, by_reader[place], *part) for place, part in enumerate(parts)
            ]
        self._connection.insert_rows("statement", ("article_id", "number", "by_reader", *COLUMNS), wholes)
        self._connection.insert_rows(
            "segment", ("article_id", "number", "place", "by_reader", *COLUMNS), segments
        )

    def _said_by(self, statement: Statement, speakers: Speakers) -> Iterator[tuple[int, NameKey]]:
        """Yield the names that say a statement, each with its place among all who say it."""
        key = self._key_of(statement.speaker_name, statement.speaker, speakers)
        if key is not None:
            yield 0, key
        for place, other in enumerate(statement.also, start=1):
            name = speakers.find(other.name, other.span)
            if name is not None:
                yield place, name.key

    def _key_of(self, speaker_name: str, speaker: Span | None, speakers: Speakers) -> NameKey | None:
        said = self._keys.get((speaker, speaker_name))
        name = speakers.of_key(said) if said is not None else None
        name = name or speakers.find(speaker_name, speaker)
        return said if name is None else name.key
