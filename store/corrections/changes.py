"""What a reader wants to correct: which corrections that takes, and how much they touch."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.corrected_marks import Ranked, correct_marks
from prose.corrections import Correction, CorrectionKind
from prose.entities.entity import NAME_LABELS, Label
from prose.names import name_key
from prose.occurrences import are_spaced
from prose.spellings import form_of
from store.errors import CorrectionError, GoneError
from store.marks import ArticleMarks
from store.names.joined import PARTS, rows_by_way_of
from store.names.sums import best_form

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from prose.spans import Span
    from store.connection import Connection
    from store.names.names import NameRow, Names

LONGEST = 200
"""How many code points the words of a name may have."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a reader wants to correct. Which fields count hangs on the kind."""

    kind: CorrectionKind
    """What is to be done."""
    name_id: int | None = None
    """The name that it is about; of a missed name and of boundaries, `place` says so."""
    only_in: int | None = None
    """The only article in which it is to hold; None for all, also those that come later."""
    label: Label | None = None
    """The label to be given; for boundaries, None keeps the one there is."""
    other_id: int | None = None
    """The name that it is the same as."""
    spelling: str = ""
    """Which of its spellings is another name; see `Names.spellings`."""
    text: str = ""
    """The new text of a renamed name; or of the name that it is the same as, where there is none yet."""
    place: tuple[int, Span] | None = None
    """The article and the words that are a name there."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a change touches."""

    mentions: int
    """How many mentions change."""
    articles: int
    """In how many articles."""


class Changes:
    """Works out what changes of a library's names would do."""

    def __init__(self, connection: Connection, names: Names) -> None:
        self._connection = connection
        self._names = names
        self._marks = ArticleMarks(connection)

    def reach(self, change: Change) -> Reach:
        """Return how much a change would touch, without making it.

        Raises:
            CorrectionError: If it makes no sense; the sentence says why.
            GoneError: If the name or the article is gone.
        """
        planned = self.plan(change)
        if change.kind in (CorrectionKind.MISSED, CorrectionKind.BOUNDARIES):
            return self._reach_of_words(planned[0], change.only_in)
        name = self.name_of(change)
        if change.kind is CorrectionKind.DIFFERENT:
            return self._reach_of_spelling(name, change.spelling, change.only_in)
        return self._reach_of_name(name, change.only_in)

    def plan(self, change: Change) -> list[Correction]:
        """Return the corrections that a change consists of.

        Raises:
            CorrectionError: If it makes no sense or changes nothing; the sentence says why.
            GoneError: If the name or the article is gone.
        """
        if change.kind in (CorrectionKind.MISSED, CorrectionKind.BOUNDARIES):
            return [self._about_words(change)]
        name = self.name_of(change)
        kind = change.kind
        match kind:
            case CorrectionKind.LABEL:
                if change.label not in NAME_LABELS:
                    raise CorrectionError(f"A name is not a {change.label}; choose another label.")
                return [
                    Correction(kind, words, spelling, label=change.label)
                    for words, spelling in self._rows_of(name, change.only_in)
                ]
            case CorrectionKind.NOT_A_NAME:
                return [
                    Correction(kind, words, spelling)
                    for words, spelling in self._rows_of(name, change.only_in)
                ]
            case CorrectionKind.RENAME:
                text = _clean(change.text)
                if text == name.text:
                    raise CorrectionError(f"It is called “{text}” already; type another name.")
                return [Correction(kind, name.text, self._spelling(name), other=text)]
            case CorrectionKind.SAME:
                return self._same(change, name)
            case _:
                return self._different(change, name)

    def _same(self, change: Change, name: NameRow) -> list[Correction]:
        label = name.label
        if change.other_id is None and change.only_in is not None:
            text = _clean(change.text)
            spelling = name_key(text, label).spelling
        else:
            other = None if change.other_id is None else self._names.get(change.other_id)
            if other is None:
                raise GoneError("That name is no longer in the library; choose another.")
            text, spelling, label = other.text, self._spelling(other), other.label
        if spelling == self._spelling(name):
            raise CorrectionError(f"“{name.text}” is one name already; choose another.")
        rows = self._rows_of(name, change.only_in)
        # Everywhere, the other spellings of a name go where it goes.
        moved = rows if change.only_in is not None else [(name.text, self._spelling(name))]
        # What it is the same as says what it is, too.
        other_label = None if label is name.label else label
        return [
            Correction(change.kind, *row, label=other_label, other=text, other_spelling=spelling)
            for row in moved
        ]

    def _different(self, change: Change, name: NameRow) -> list[Correction]:
        spellings = {spelling.spelling: spelling for spelling in self._names.spellings(name.id)}
        apart = spellings.get(change.spelling)
        if apart is None:
            raise GoneError(f"“{name.text}” is not spelled so any more; go back and look at it again.")
        others = [
            (words, spelling)
            for words, spelling in self._rows_of(name, change.only_in)
            if spelling != change.spelling
        ]
        if apart.main or not others:
            raise CorrectionError(
                f"“{apart.words}” is the name itself; choose the spelling that is of another name."
            )
        return [
            Correction(
                CorrectionKind.DIFFERENT, apart.words, apart.spelling, other=words, other_spelling=spelling
            )
            for words, spelling in others
        ]

    def _about_words(self, change: Change) -> Correction:
        assert change.place is not None
        article_id, span = change.place
        text = self.text_of(article_id)
        if not (0 <= span.start < span.end <= len(text)):
            raise GoneError("The text is no longer as it was; open the article again.")
        words = _clean(span.of(text))
        if not any(map(str.isalnum, words)):
            raise CorrectionError("There is no letter in these words; select a name.")
        if change.kind is CorrectionKind.MISSED:
            label = change.label or Label.OTHER
            return Correction(change.kind, words, name_key(words, label).spelling, label=label)
        found = [entity for entity in self._marks.found_entities(article_id) if entity.span.overlaps(span)]
        if not found:
            raise GoneError("There is no longer a name here; open the article again.")
        # The one that the new words have most in common with.
        marked = max(found, key=lambda it: min(it.span.end, span.end) - max(it.span.start, span.start))
        if form_of(text, marked.span) == words:
            raise CorrectionError(f"“{words}” is what is marked already; move an edge first.")
        label = change.label or marked.label
        spelling = name_key(words, label).spelling
        return Correction(change.kind, form_of(text, marked.span), spelling, label=label, other=words)

    def _rows_of(self, name: NameRow, only_in: int | None) -> list[tuple[str, str]]:
        """Return the full spellings under which a name is met, in one article or in all."""
        rows = self._connection.rows(
            f"""
            SELECT DISTINCT name.text, name.spelling, name.id FROM name
            WHERE name.id IN ({PARTS})
              AND (name.id = :name OR EXISTS (
                  SELECT 1 FROM mention WHERE mention.name_id = name.id
              ))
              AND (:article IS NULL OR EXISTS (
                  SELECT 1 FROM mention WHERE mention.name_id = name.id AND mention.article_id = :article
              ))
            ORDER BY name.id = :name DESC, name.id
            """,
            {"name": name.id, "article": only_in},
        )
        if not rows:
            raise GoneError(f"“{name.text}” is not mentioned in this article any more.")
        return [(self._called(name, row), row["spelling"]) for row in rows]

    def _called(self, name: NameRow, row: sqlite3.Row) -> str:
        """Return what one of the rows of a name is called: it itself as it is shown, others as printed."""
        own: str = row["text"]
        return own if row["id"] == name.id else self._printed(name.id, row["spelling"]) or own

    def _printed(self, name_id: int, spelling: str) -> str:
        """Return how one of a name's full spellings is printed; nothing if it never is."""
        rows = self._connection.rows(
            f"""
            SELECT form.words, count(*) AS mentions FROM mention JOIN form ON form.id = mention.form_id
            WHERE mention.name_id IN ({PARTS}) AND form.spelling = :spelling GROUP BY form.words
            """,
            {"name": name_id, "spelling": spelling},
        )
        return best_form(Counter({row["words"]: row["mentions"] for row in rows}))

    def name_of(self, change: Change) -> NameRow:
        """Return the name that a change is about.

        Raises:
            GoneError: If it is gone.
        """
        name = None if change.name_id is None else self._names.get(change.name_id)
        if name is None:
            raise GoneError("This name is no longer in the library; go back and choose another.")
        return name

    def _spelling(self, name: NameRow) -> str:
        spelling: str = self._connection.value("SELECT spelling FROM name WHERE id = :id", {"id": name.id})
        return spelling

    def text_of(self, article_id: int) -> str:
        """Return the text of an article.

        Raises:
            GoneError: If it is gone.
        """
        text: str | None = self._connection.value(
            "SELECT text FROM body WHERE article_id = :id", {"id": article_id}
        )
        if text is None:
            raise GoneError("This article is no longer in the library; go back to the list.")
        return text

    # -- how much is touched

    def _reach_of_name(self, name: NameRow, only_in: int | None) -> Reach:
        if only_in is None:
            return Reach(name.mentions, name.articles)
        row = self._connection.row(
            f"""
            SELECT count(*) AS mentions, count(DISTINCT mention.article_id) AS articles
            FROM mention WHERE mention.name_id IN ({PARTS}) AND mention.article_id = :article
            """,
            {"name": name.id, "article": only_in},
        )
        assert row is not None
        return Reach(row["mentions"], row["articles"])

    def _reach_of_spelling(self, name: NameRow, spelling: str, only_in: int | None) -> Reach:
        row = self._connection.row(
            f"""
            SELECT count(*) AS mentions, count(DISTINCT mention.article_id) AS articles
            FROM mention JOIN form ON form.id = mention.form_id
            WHERE mention.name_id IN ({PARTS})
              AND (form.spelling = :spelling OR mention.name_id IN (SELECT value FROM json_each(:rows)))
              AND coalesce(:article, mention.article_id) = mention.article_id
            """,
            {
                "name": name.id,
                "article": only_in,
                "spelling": spelling,
                "rows": json.dumps(rows_by_way_of(self._connection, name.id, spelling)),
            },
        )
        assert row is not None
        return Reach(row["mentions"], row["articles"])

    def _reach_of_words(self, correction: Correction, only_in: int | None) -> Reach:
        ranked = [Ranked(0, correction)]
        boundaries, missed = (ranked, []) if correction.kind is CorrectionKind.BOUNDARIES else ([], ranked)
        mentions = articles = 0
        for article_id in self._articles_with(correction, only_in):
            entities = self._marks.found_entities(article_id)
            before = set(entities)
            marks = correct_marks(self.text_of(article_id), entities, boundaries, missed)
            if changed := len({mark.entity for mark in marks} - before):
                mentions += changed
                articles += 1
        return Reach(mentions, articles)

    def _articles_with(self, correction: Correction, only_in: int | None) -> Iterator[int]:
        if only_in is not None:
            yield only_in
            return
        if phrase := search_phrase(correction):
            yield from self._connection.numbers(
                "SELECT rowid FROM article_search WHERE article_search MATCH :phrase", {"phrase": phrase}
            )
        else:
            yield from self._connection.numbers(
                "SELECT article_id FROM body WHERE instr(text, :words) > 0", {"words": correction.words}
            )


def search_phrase(correction: Correction) -> str:
    """Return the FTS5 query for the articles whose text a correction by words may be about.

    Empty where there is none: for other corrections, and for words that the index does not part from others.
    """
    by_words = correction.kind in (CorrectionKind.MISSED, CorrectionKind.BOUNDARIES)
    if not by_words or not are_spaced(correction.words):
        return ""
    return '"' + correction.words.replace('"', '""') + '"'


def _clean(text: str) -> str:
    """Return the words of a name on one clean line.

    Raises:
        CorrectionError: If nothing is left of them, or more than 200 code points are.
    """
    cleaned = clean_line(text)
    if not cleaned:
        raise CorrectionError("A name needs at least one letter; type it.")
    if len(cleaned) > LONGEST:
        raise CorrectionError(f"A name has at most {LONGEST} characters; this has {len(cleaned)}.")
    return cleaned
