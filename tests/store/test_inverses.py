"""What reverses a step does the same in few statements as in one for each row."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from store.history.inverses import grouped

TEXTS = st.sampled_from(["", "it''s", "a WHERE id = 5", "x' || 'y", "über\nzwei"])
STATEMENTS = st.lists(
    st.one_of(
        st.builds(
            lambda text, id: f"UPDATE word SET text = '{text}' WHERE id = {id}", TEXTS, st.integers(1, 6)
        ),
        st.builds(lambda id: f"DELETE FROM pair WHERE one = {id} AND two = {id + 1}", st.integers(1, 6)),
        st.builds(
            lambda id, text: f"INSERT INTO word (id, text) VALUES ({id}, '{text}')", st.integers(7, 9), TEXTS
        ),
    ),
    max_size=12,
)


def run(statements: list[tuple[str, int]]) -> object:
    """Return what statements make of some rows; None if one of them did not find its rows."""
    raw = sqlite3.connect(":memory:")
    raw.executescript("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT); CREATE TABLE pair (one, two)")
    for id in range(1, 7):
        raw.execute("INSERT INTO word VALUES (?, '')", [id])
        raw.execute("INSERT INTO pair VALUES (?, ?)", [id, id + 1])
    try:
        for sql, rows in statements:
            if raw.execute(sql).rowcount != rows:
                return None
    except sqlite3.IntegrityError:
        return None
    return [raw.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("word", "pair")]


@given(STATEMENTS)
def test_joined_statements_do_what_each_for_itself_does(statements: list[str]) -> None:
    joined = list(grouped(statements))
    assert run([(sql, rows) for sql, rows in joined]) == run([(sql, 1) for sql in statements])
    assert sum(rows for _, rows in joined) == len(statements)


def test_a_thousand_rows_take_few_statements() -> None:
    statements = [f"UPDATE word SET text = 'a' WHERE id = {id}" for id in range(1_000)]
    assert [rows for _, rows in grouped(statements)] == [500, 500]
