from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import GoneError
from store.history.history import History
from store.opening import open_file
from store.positions import WORDS, Position
from store.schema.keys import add_keys
from store.schema.steps import STEPS
from store.tags.tags import Tags
from tests.store.making import TEXT, add_article

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library


def letters(library: Library, article_id: int | None) -> list[tuple[str, int]]:
    return [(position.letter, position.offset) for position in library.positions.reachable(article_id)]


def test_a_small_letter_is_the_articles_and_a_capital_the_librarys(library: Library) -> None:
    here, there = add_article(library), add_article(library, "Ferries stop.\nNobody knows why.")
    for article_id, offset, letter in ((here, 4, "a"), (there, 8, "a"), (here, 12, "B"), (there, 0, "é")):
        library.positions.name(article_id, offset, letter)
    assert library.positions.get("a", here) == Position("a", here, 4, TEXT[4 : 4 + WORDS].rstrip())
    assert library.positions.get("a", there) == Position("a", there, 8, "Ferries stop.")
    assert library.positions.get("a", None) is None
    assert library.positions.get("B", there) == library.positions.get("B", None)
    assert letters(library, here) == [("a", 4), ("B", 12)]
    assert letters(library, there) == [("a", 8), ("é", 0), ("B", 12)]
    assert letters(library, None) == [("B", 12)]


def test_a_letter_given_again_leaves_its_place_and_undo_brings_it_back(library: Library) -> None:
    here, there = add_article(library), add_article(library, "Ferries stop.")
    library.positions.name(here, 4, "a")
    library.positions.name(here, 12, "a")
    library.positions.name(here, 4, "A")
    library.positions.name(there, 8, "A")
    assert (letters(library, here), letters(library, there)) == ([("a", 12), ("A", 8)], [("A", 8)])
    assert library.history.undo() == "name position A"
    assert letters(library, there) == [("A", 4)]
    library.history.undo()
    assert library.history.undo() == "name position a"
    assert letters(library, here) == [("a", 4)]
    library.positions.name(here, 4, "a")
    assert library.history.undo() == "name position a"
    assert letters(library, here) == []


def test_a_letter_is_forgotten_and_comes_back(library: Library) -> None:
    here, there = add_article(library), add_article(library, "Ferries stop.")
    library.positions.name(here, 4, "a")
    library.positions.name(there, 8, "A")
    assert not library.positions.forget(there, "a")
    assert library.positions.forget(here, "a")
    assert library.positions.forget(here, "A")
    assert letters(library, here) == []
    library.history.undo()
    library.history.undo()
    assert letters(library, here) == [("a", 4), ("A", 8)]


@pytest.mark.parametrize(("offset", "letter"), [(0, ""), (0, "ab"), (0, "1"), (-1, "a"), (len(TEXT), "a")])
def test_what_is_no_position_is_refused(library: Library, offset: int, letter: str) -> None:
    article_id = add_article(library)
    with pytest.raises(ValueError, match=r"position|place"):
        library.positions.name(article_id, offset, letter)
    assert letters(library, article_id) == []


def test_an_article_that_is_gone_has_no_positions(library: Library) -> None:
    with pytest.raises(GoneError, match="no longer in the library"):
        library.positions.name(7, 0, "a")


def test_a_library_of_the_version_before_keeps_its_tags_and_what_can_be_undone(path: Path) -> None:
    step = STEPS.index(add_keys)
    older = open_file(path, create=True, steps=STEPS[:step]).connection
    for sql in (
        "INSERT INTO article (headline, headline_supplied, publisher, added, words) VALUES ('', 0, '', 1, 3)",
        "INSERT INTO body VALUES (1, 'The harbour shut.', 'a', 'b', '{\"language\": \"en\"}', '', x'')",
        "INSERT INTO passage VALUES (1, 1, 0, 3, 'The', '', '', 'a', 1, 1, 1)",
        "INSERT INTO step (label) VALUES ('tag “ports”')",
        "INSERT INTO recording VALUES (1)",
        "INSERT INTO tag (name, folded, colour) VALUES ('ports', 'ports', 0)",
        "INSERT INTO passage_tag VALUES (1, 1)",
        "DELETE FROM recording",
    ):
        older.execute(sql)
    older.close()
    connection = open_file(path, create=False).connection
    history = History(connection)
    tags = Tags(connection, history)
    assert [tag.name for tag in tags.all()] == ["ports"]
    assert history.undo() == "tag “ports”"
    assert tags.all() == []
    assert history.redo() == "tag “ports”"
    tags.set_key("ports", "p")
    with history.step("untag “ports”"):
        tags.detach(1, ["ports"])
    tags.set_key("ports", "")
    assert tags.all() == []
    history.undo()
    history.undo()
    assert [(tag.name, tag.passages, tag.key) for tag in tags.all()] == [("ports", 1, "p")]
    connection.close()
