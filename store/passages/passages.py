"""The passages that the reader marked: highlighted, tagged, noted, in any combination."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from prose.anchors import make_anchor
from prose.characters import clean_text
from store.errors import GoneError
from store.moments import now, to_number
from store.passages.rows import passage_condition, passage_of, passage_rows, select_passages
from store.tags.tags import clean_tag

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from prose.anchors import Anchor
    from prose.spans import Span
    from store.connection import Connection
    from store.history.history import History
    from store.passages.passage import Passage, PassageFilter, PassageRow
    from store.tags.tags import Tags


class Passages:
    """The passages of a library; every method that changes one is a step of the history."""

    def __init__(self, connection: Connection, history: History, tags: Tags) -> None:
        self._connection = connection
        self._history = history
        self._tags = tags

    def make(
        self,
        article_id: int,
        span: Span,
        *,
        highlighted: bool = False,
        tags: Iterable[str] = (),
        note: str = "",
    ) -> Passage:
        """Mark a passage and return it. Words that are a passage already get what they lack of this one.

        Args:
            article_id: The article.
            span: Which words of its text.
            highlighted: Whether to highlight them.
            tags: The names of its tags.
            note: A note on it.

        Raises:
            ValueError: If the span is empty or does not lie in the text, or if the passage would have neither
                highlight nor tag nor note.
            InvalidTag: If a name cannot be a tag's.
            GoneError: If the article is gone.
        """
        names = [clean_tag(name) for name in tags]
        cleaned = _clean_note(note)
        if not (highlighted or names or cleaned):
            raise ValueError("A passage is highlighted, tagged or noted, or it is none.")
        label = f"tag {_listed(names)}" if names else "note" if cleaned else "highlight"
        with self._history.step(label):
            anchor = self._anchor(article_id, span)
            passage_id = self._over(article_id, span)
            if passage_id is None:
                passage_id = self._insert(article_id, anchor, highlighted)
            else:
                self._add_to(passage_id, highlighted)
                cleaned = self._joined_note(passage_id, cleaned)
            self._tags.attach(passage_id, names)
            if cleaned:
                self._write_note(passage_id, cleaned)
            passage = self.get(passage_id)
        assert passage is not None
        return passage

    def _over(self, article_id: int, span: Span) -> int | None:
        """The passage of exactly these words, which another window may have made a moment ago."""
        found: int | None = self._connection.value(
            """
            SELECT id FROM passage
            WHERE article_id = :article AND starts = :starts AND ends = :ends
              AND id NOT IN (SELECT passage_id FROM placement WHERE orphan = 1)
            """,
            {"article": article_id, "starts": span.start, "ends": span.end},
        )
        return found

    def _insert(self, article_id: int, anchor: Anchor, highlighted: bool) -> int:
        return self._connection.insert(
            """
                INSERT INTO passage (article_id, starts, ends, exact, prefix, suffix, text_hash,
                                     highlighted, created, changed)
                VALUES (:article, :starts, :ends, :exact, :prefix, :suffix, :text_hash,
                        :highlighted, :moment, :moment)
                """,
            {
                **_anchor_values(anchor),
                "article": article_id,
                "highlighted": int(highlighted),
                "moment": to_number(now()),
            },
        )

    def _add_to(self, passage_id: int, highlighted: bool) -> None:
        if highlighted:
            self._connection.execute("UPDATE passage SET highlighted = 1 WHERE id = :id", {"id": passage_id})
        self._touch(passage_id)

    def _joined_note(self, passage_id: int, note: str) -> str:
        """A passage's note with another one after it."""
        earlier = self._connection.value("SELECT text FROM note WHERE passage_id = :id", {"id": passage_id})
        return "\n\n".join(dict.fromkeys(part for part in (earlier or "", note) if part))

    def get(self, passage_id: int) -> Passage | None:
        """Return a passage, or None if there is none."""
        found = select_passages(self._connection, "WHERE passage.id = :id", {"id": passage_id})
        return passage_of(found[0]) if found else None

    def of_article(self, article_id: int) -> list[Passage]:
        """Return an article's passages in the order of the text; its orphans last."""
        found = select_passages(
            self._connection,
            """
            WHERE passage.article_id = :article
            ORDER BY coalesce(placement.orphan, 0), passage.starts, passage.ends, passage.id
            """,
            {"article": article_id},
        )
        return [passage_of(row) for row in found]

    def number_in(self, article_id: int) -> tuple[int, int]:
        """Return how many passages stand in an article, and how many of these have a note."""
        row = self._connection.row(
            """
            SELECT count(*) AS passages, count(note.passage_id) AS notes
            FROM placed_passage LEFT JOIN note ON note.passage_id = placed_passage.id
            WHERE placed_passage.article_id = :article
            """,
            {"article": article_id},
        )
        assert row is not None
        return row["passages"], row["notes"]

    def add_tags(self, passage_id: int, names: Iterable[str]) -> None:
        """Give a passage tags that it may lack.

        Raises:
            InvalidTag: If a name cannot be a tag's.
            GoneError: If the passage is gone.
        """
        cleaned = [clean_tag(name) for name in names]
        with self._changing(passage_id, f"tag {_listed(cleaned)}"):
            if self._tags.attach(passage_id, cleaned):
                self._touch(passage_id)

    def remove_tags(self, passage_id: int, names: Iterable[str]) -> None:
        """Take tags from a passage, which ceases to exist if nothing else is left of it.

        Raises:
            GoneError: If the passage is gone.
        """
        names = list(names)
        with self._changing(passage_id, f"untag {_listed(names)}"):
            if self._tags.detach(passage_id, names):
                self._touch(passage_id)

    def set_note(self, passage_id: int, text: str) -> None:
        """Put a note in the place of a passage's earlier one; an empty text takes it away.

        Raises:
            GoneError: If the passage is gone.
        """
        cleaned = _clean_note(text)
        with self._changing(passage_id, "note" if cleaned else "delete note"):
            if self._write_note(passage_id, cleaned):
                self._touch(passage_id)

    def set_highlighted(self, passage_id: int, highlighted: bool) -> None:
        """Highlight a passage or take the highlight away.

        Raises:
            GoneError: If the passage is gone.
        """
        with self._changing(passage_id, "highlight" if highlighted else "remove highlight"):
            changed = self._connection.execute(
                """
                UPDATE passage SET highlighted = :highlighted WHERE id = :id AND highlighted <> :highlighted
                """,
                {"id": passage_id, "highlighted": int(highlighted)},
            )
            if changed:
                self._touch(passage_id)

    def set_span(self, passage_id: int, span: Span) -> None:
        """Let a passage cover other words of its article; an orphan gets a place again.

        Raises:
            ValueError: If the span is empty or does not lie in the text.
            GoneError: If the passage is gone.
        """
        with self._changing(passage_id, "move boundaries"):
            # Where it is now is where its reader put it.
            self._connection.execute("DELETE FROM placement WHERE passage_id = :id", {"id": passage_id})
            article_id = self._connection.value(
                "SELECT article_id FROM passage WHERE id = :id", {"id": passage_id}
            )
            changed = self._connection.execute(
                """
                UPDATE passage
                SET starts = :starts, ends = :ends, exact = :exact, prefix = :prefix, suffix = :suffix,
                    text_hash = :text_hash
                WHERE id = :id AND (starts <> :starts OR ends <> :ends OR text_hash <> :text_hash)
                """,
                {**_anchor_values(self._anchor(article_id, span)), "id": passage_id},
            )
            if changed:
                self._touch(passage_id)

    def accept(self, passage_id: int) -> None:
        """Keep a passage as a change of its article's text left it: with other words, or as an orphan.

        Raises:
            GoneError: If the passage is gone.
        """
        with self._changing(passage_id, "keep passage as it is"):
            self._connection.execute(
                "UPDATE placement SET accepted = 1 WHERE passage_id = :id AND accepted = 0",
                {"id": passage_id},
            )

    def delete(self, passage_id: int) -> None:
        """Delete a passage with its note; one that is gone already is passed over."""
        with self._history.step("delete passage"):
            self._connection.execute("DELETE FROM passage WHERE id = :id", {"id": passage_id})
            self._tags.drop_unused()

    def first_page(self, passage_filter: PassageFilter, limit: int = 128) -> list[PassageRow]:
        """Return the first rows of a list, the newest passage first."""
        condition, values = passage_condition(passage_filter)
        found = select_passages(
            self._connection,
            f"WHERE {condition} ORDER BY passage.id DESC LIMIT :limit",
            {**values, "limit": limit},
        )
        return passage_rows(self._connection, found)

    def ids(self, passage_filter: PassageFilter, *, by_article: bool = False) -> array[int]:
        """Return every passage of a list, the newest first, or by article and by where they stand."""
        condition, values = passage_condition(passage_filter)
        order = "passage.article_id, passage.starts, passage.id" if by_article else "passage.id DESC"
        return self._connection.numbers(
            f"SELECT passage.id FROM passage WHERE {condition} ORDER BY {order}", values
        )

    def rows(self, passage_ids: Iterable[int]) -> list[PassageRow]:
        """Return these passages with their articles, in this order, without those that are gone."""
        found = select_passages(
            self._connection,
            "JOIN json_each(:ids) AS wanted ON wanted.value = passage.id ORDER BY wanted.key",
            {"ids": f"[{','.join(map(str, passage_ids))}]"},
        )
        return passage_rows(self._connection, found)

    def count(self, passage_filter: PassageFilter) -> int:
        """Return how many passages a list holds."""
        condition, values = passage_condition(passage_filter)
        number: int = self._connection.value(f"SELECT count(*) FROM passage WHERE {condition}", values)
        return number

    @contextmanager
    def _changing(self, passage_id: int, label: str) -> Iterator[None]:
        """Make the body a step that changes one passage, and let it go if it is left without anything."""
        with self._history.step(label):
            if self._connection.value("SELECT 1 FROM passage WHERE id = :id", {"id": passage_id}) is None:
                raise GoneError(
                    "This passage is no longer in the library; go back and open its article again."
                )
            yield
            self._connection.execute(
                """
                DELETE FROM passage
                WHERE id = :id AND NOT highlighted
                  AND NOT EXISTS (SELECT 1 FROM note WHERE note.passage_id = passage.id)
                  AND NOT EXISTS (SELECT 1 FROM passage_tag WHERE passage_tag.passage_id = passage.id)
                """,
                {"id": passage_id},
            )

    def _touch(self, passage_id: int) -> None:
        self._connection.execute(
            "UPDATE passage SET changed = :moment WHERE id = :id",
            {"id": passage_id, "moment": to_number(now())},
        )

    def _write_note(self, passage_id: int, text: str) -> bool:
        """Keep a clean note, or none if it is empty, and return whether that is a change."""
        if not text:
            sql = "DELETE FROM note WHERE passage_id = :id"
        else:
            sql = """
                INSERT INTO note (passage_id, text) VALUES (:id, :text)
                ON CONFLICT (passage_id) DO UPDATE SET text = excluded.text WHERE text <> excluded.text
                """
        return self._connection.execute(sql, {"id": passage_id, "text": text}) > 0

    def _anchor(self, article_id: int, span: Span) -> Anchor:
        text = self._connection.value("SELECT text FROM body WHERE article_id = :id", {"id": article_id})
        if text is None:
            raise GoneError("This article is no longer in the library; go back to the list.")
        return make_anchor(text, span)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _clean_note(text: str) -> str:
    return clean_text(text).strip()


def _anchor_values(anchor: Anchor) -> dict[str, object]:
    return {
        "starts": anchor.span.start,
        "ends": anchor.span.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "text_hash": anchor.text_hash,
    }
