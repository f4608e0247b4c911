"""What is done to several passages at once: one step of the history, however many they are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from prose.characters import clean_text
from store.moments import now, to_number
from store.tags import clean_tag, fold_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.connection import Connection
    from store.history import History
    from store.tags import Tags

_WANTED = "(SELECT value FROM json_each(:ids))"
"""The passages that are meant; those that are gone meanwhile are passed over."""


class SeveralPassages:
    """Many passages of a library as one; every method is one step, and says how many it changed."""

    def __init__(self, connection: Connection, history: History, tags: Tags) -> None:
        self._connection = connection
        self._history = history
        self._tags = tags

    def add_tag(self, passage_ids: Iterable[int], name: str) -> int:
        """Give passages a tag that they may lack.

        Raises:
            InvalidTag: If the name cannot be a tag's.
        """
        name = clean_tag(name)
        with self._changing(passage_ids, f"tag “{name}”") as values:
            values["folded"] = fold_tag(name)
            lacking = f"""
                SELECT id FROM passage WHERE id IN {_WANTED}
                EXCEPT SELECT passage_id FROM passage_tag
                WHERE tag_id = (SELECT id FROM tag WHERE folded = :folded)
            """
            if self._connection.row(lacking, values) is None:
                return 0
            values["tag"] = self._tags.find_or_make(name)
            return self._change(
                lacking,
                "INSERT INTO passage_tag (passage_id, tag_id) SELECT value, :tag FROM json_each(:ids)",
                values,
            )

    def remove_tag(self, passage_ids: Iterable[int], name: str) -> int:
        """Take a tag from passages; those that are left without anything cease to exist."""
        with self._changing(passage_ids, f"untag “{name}”") as values:
            values["folded"] = fold_tag(name)
            tag = "(SELECT id FROM tag WHERE folded = :folded)"
            return self._change(
                f"SELECT passage_id FROM passage_tag WHERE passage_id IN {_WANTED} AND tag_id = {tag}",
                f"DELETE FROM passage_tag WHERE passage_id IN {_WANTED} AND tag_id = {tag}",
                values,
            )

    def add_note(self, passage_ids: Iterable[int], text: str) -> int:
        """Write a note on passages, after the one that is there; those that hold it already stay.

        Raises:
            ValueError: If nothing is left of the text when it is cleaned.
        """
        text = clean_text(text).strip()
        if not text:
            raise ValueError("A note needs words.")
        with self._changing(passage_ids, "note") as values:
            values["text"] = text
            return self._change(
                f"""
                SELECT passage.id FROM passage LEFT JOIN note ON note.passage_id = passage.id
                WHERE passage.id IN {_WANTED} AND instr(coalesce(note.text, ''), :text) = 0
                """,
                """
                INSERT INTO note (passage_id, text) SELECT value, :text FROM json_each(:ids) WHERE TRUE
                ON CONFLICT (passage_id) DO UPDATE
                SET text = note.text || char(10) || char(10) || excluded.text
                """,
                values,
            )

    def remove_note(self, passage_ids: Iterable[int]) -> int:
        """Take the notes of passages away; those that are left without anything cease to exist."""
        with self._changing(passage_ids, "delete note") as values:
            return self._change(
                f"SELECT passage_id FROM note WHERE passage_id IN {_WANTED}",
                f"DELETE FROM note WHERE passage_id IN {_WANTED}",
                values,
            )

    def set_highlighted(self, passage_ids: Iterable[int], highlighted: bool) -> int:
        """Highlight passages, or take their highlight away."""
        with self._changing(passage_ids, "highlight" if highlighted else "remove highlight") as values:
            values["highlighted"] = int(highlighted)
            return self._change(
                f"SELECT id FROM passage WHERE id IN {_WANTED} AND highlighted <> :highlighted",
                f"UPDATE passage SET highlighted = :highlighted WHERE id IN {_WANTED}",
                values,
            )

    def delete(self, passage_ids: Iterable[int]) -> int:
        """Delete passages with their tags and notes."""
        with self._changing(passage_ids, "delete") as values:
            return self._connection.execute(f"DELETE FROM passage WHERE id IN {_WANTED}", values)

    @contextmanager
    def _changing(self, passage_ids: Iterable[int], what: str) -> Iterator[dict[str, object]]:
        """Make the body a step, and let go what it leaves without anything, or without a use."""
        ids = list(dict.fromkeys(passage_ids))
        values: dict[str, object] = {"ids": _listed(ids)}
        whole = dict(values)
        things = f"{len(ids):,} passage{'s' * (len(ids) != 1)}"
        with self._history.step(f"{what} {things}" if what == "delete" else f"{what} on {things}"):
            yield values
            self._connection.execute(
                f"""
                DELETE FROM passage
                WHERE id IN {_WANTED} AND NOT highlighted
                  AND NOT EXISTS (SELECT 1 FROM note WHERE note.passage_id = passage.id)
                  AND NOT EXISTS (SELECT 1 FROM passage_tag WHERE passage_tag.passage_id = passage.id)
                """,
                whole,
            )
            self._tags.drop_unused()

    def _change(self, touched: str, change: str, values: dict[str, object]) -> int:
        """Change the passages that a query finds, and return how many these are."""
        ids = self._connection.numbers(touched, values)
        values = {**values, "ids": _listed(ids)}
        self._connection.execute(change, values)
        self._connection.execute(
            f"UPDATE passage SET changed = :moment WHERE id IN {_WANTED}",
            {**values, "moment": to_number(now())},
        )
        return len(ids)


def _listed(ids: Iterable[int]) -> str:
    return f"[{','.join(map(str, ids))}]"
