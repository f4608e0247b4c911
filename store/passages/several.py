"""What is done to several passages at once: one step of the history, however many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_text
from store.history.batches import batches, untold
from store.moments import now, to_number
from store.tags.tags import clean_tag, fold_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from store.connection import Connection
    from store.history.batches import Progress
    from store.history.history import History
    from store.tags.tags import Tags

_WANTED = "(SELECT value FROM json_each(:ids))"
"""The passages that are meant; those that are gone meanwhile are passed over."""


class SeveralPassages:
    """Many passages of a library as one; every method is one step, and says how many it changed.

    A `progress` is told how far it is, and ends it by an exception, which leaves everything as it was.
    """

    def __init__(self, connection: Connection, history: History, tags: Tags) -> None:
        self._connection = connection
        self._history = history
        self._tags = tags

    def add_tag(self, passage_ids: Iterable[int], name: str, progress: Progress = untold) -> int:
        """Give passages a tag that they may lack.

        Raises:
            InvalidTag: If the name cannot be a tag's.
        """
        name = clean_tag(name)
        folded = {"folded": fold_tag(name)}
        lacking = f"""
            SELECT id FROM passage WHERE id IN {_WANTED}
            EXCEPT SELECT passage_id FROM passage_tag
            WHERE tag_id = (SELECT id FROM tag WHERE folded = :folded)
        """

        def add(values: dict[str, object]) -> int:
            values = {**values, **folded}
            if self._connection.row(lacking, values) is None:
                return 0
            return self._change(
                lacking,
                "INSERT INTO passage_tag (passage_id, tag_id) SELECT value, :tag FROM json_each(:ids)",
                {**values, "tag": self._tags.find_or_make(name)},
            )

        return self._each(passage_ids, f"tag “{name}” on", add, progress)

    def remove_tag(self, passage_ids: Iterable[int], name: str, progress: Progress = untold) -> int:
        """Take a tag from passages; those that are left without anything cease to exist."""
        folded = {"folded": fold_tag(name)}
        having = f"passage_id IN {_WANTED} AND tag_id = (SELECT id FROM tag WHERE folded = :folded)"

        def remove(values: dict[str, object]) -> int:
            return self._change(
                f"SELECT passage_id FROM passage_tag WHERE {having}",
                f"DELETE FROM passage_tag WHERE {having}",
                {**values, **folded},
            )

        return self._each(passage_ids, f"untag “{name}” on", remove, progress)

    def add_note(self, passage_ids: Iterable[int], text: str, progress: Progress = untold) -> int:
        """Write a note on passages, after the one that is there; those that hold it already stay.

        Raises:
            ValueError: If nothing is left of the text when it is cleaned.
        """
        text = clean_text(text).strip()
        if not text:
            raise ValueError("A note needs words.")

        def add(values: dict[str, object]) -> int:
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
                {**values, "text": text},
            )

        return self._each(passage_ids, "note on", add, progress)

    def remove_note(self, passage_ids: Iterable[int], progress: Progress = untold) -> int:
        """Take the notes of passages away; those that are left without anything cease to exist."""

        def remove(values: dict[str, object]) -> int:
            return self._change(
                f"SELECT passage_id FROM note WHERE passage_id IN {_WANTED}",
                f"DELETE FROM note WHERE passage_id IN {_WANTED}",
                values,
            )

        return self._each(passage_ids, "delete note on", remove, progress)

    def set_highlighted(
        self, passage_ids: Iterable[int], highlighted: bool, progress: Progress = untold
    ) -> int:
        """Highlight passages, or take their highlight away; those left without anything cease to exist."""

        def highlight(values: dict[str, object]) -> int:
            return self._change(
                f"SELECT id FROM passage WHERE id IN {_WANTED} AND highlighted <> :highlighted",
                f"UPDATE passage SET highlighted = :highlighted WHERE id IN {_WANTED}",
                {**values, "highlighted": int(highlighted)},
            )

        label = "highlight on" if highlighted else "remove highlight on"
        return self._each(passage_ids, label, highlight, progress)

    def delete(self, passage_ids: Iterable[int], progress: Progress = untold) -> int:
        """Delete passages with their tags and notes."""

        def delete(values: dict[str, object]) -> int:
            return self._connection.execute(f"DELETE FROM passage WHERE id IN {_WANTED}", values)

        return self._each(passage_ids, "delete", delete, progress)

    def _each(
        self,
        passage_ids: Iterable[int],
        label: str,
        change: Callable[[dict[str, object]], int],
        progress: Progress,
    ) -> int:
        """Change passages, some at a time, as one step; what is left without anything goes."""
        ids = list(dict.fromkeys(passage_ids))
        changed = 0
        with self._history.step(f"{label} passages") as call_it:
            for values in batches(ids, progress):
                changed += change(values)
                self._connection.execute(
                    f"""
                    DELETE FROM passage
                    WHERE id IN {_WANTED} AND NOT highlighted
                      AND NOT EXISTS (SELECT 1 FROM note WHERE note.passage_id = passage.id)
                      AND NOT EXISTS (SELECT 1 FROM passage_tag WHERE passage_tag.passage_id = passage.id)
                    """,
                    values,
                )
            self._tags.drop_unused()
            call_it(f"{label} {changed:,} passage{'s' * (changed != 1)}")
        return changed

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
