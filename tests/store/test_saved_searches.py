"""Saved searches and pinned names: kept by name, in the reader's order, undone like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from store.corrections.changes import Change
from store.errors import SearchError, ViewError
from store.names.names import NameFilter
from store.search.order import Order, SortKey
from tests.store.making import add_marked

if TYPE_CHECKING:
    from store.library import Library


def saved(library: Library) -> list[str]:
    return [f"{it.name}: {it.query} ({it.order})" for it in library.saved_searches.all()]


def test_searches_are_saved_renamed_moved_and_deleted(library: Library) -> None:
    searches = library.saved_searches
    first = searches.save("Harbour ", "harbour  is:unread")
    searches.save("By outlet", "", Order((SortKey.OUTLET, SortKey.TITLE)))
    searches.save("HARBOUR", "harbour")
    assert saved(library) == ["HARBOUR: harbour (newest)", "By outlet:  (outlet,title)"]
    assert (found := searches.find("harbour")) is not None
    assert found.id == first.id
    assert searches.find("other") is None

    searches.move(first.id, 5)
    searches.rename(first.id, "Port")
    assert [it.name for it in searches.all()] == ["By outlet", "Port"]
    with pytest.raises(ViewError, match="Another search is called “By outlet” already"):
        searches.rename(first.id, "by OUTLET")
    searches.rename(first.id, "PORT")
    searches.delete(first.id)
    assert [it.name for it in searches.all()] == ["By outlet"]

    labels = [library.history.undo() for _ in range(4)]
    assert labels == [
        "delete saved search",
        "rename search to “PORT”",
        "rename search to “Port”",
        "move saved search",
    ]
    assert [it.name for it in searches.all()] == ["HARBOUR", "By outlet"]


@pytest.mark.parametrize("name", ["", " \x1b ", "x" * 61])
def test_not_everything_is_a_name(library: Library, name: str) -> None:
    with pytest.raises(ViewError):
        library.saved_searches.save(name, "harbour")
    with pytest.raises(SearchError):
        library.saved_searches.save("Name", "(harbour")
    assert saved(library) == []


def test_a_pinned_name_stays_pinned_whatever_it_becomes_a_part_of(library: Library) -> None:
    add_marked(library, "[person: Ida Brandt] met [person: Otto Falk] and [person: Ida Holm].")
    ids = {name.text: name.id for name in library.names.first_page(NameFilter())}
    pins = library.pinned_names
    assert pins.turn(ids["Ida Brandt"])
    assert pins.turn(ids["Otto Falk"])
    assert not pins.turn(99)
    assert [(pin.text, pin.articles) for pin in pins.all()] == [("Ida Brandt", 1), ("Otto Falk", 1)]

    library.corrections.make(Change(CorrectionKind.SAME, ids["Ida Brandt"], other_id=ids["Ida Holm"]))
    whole = library.names.get(ids["Ida Brandt"])
    assert whole is not None
    assert [pin.name_id for pin in pins.all()] == [whole.id, ids["Otto Falk"]]
    assert not pins.turn(whole.id)
    assert [pin.text for pin in pins.all()] == ["Otto Falk"]
    assert library.history.undo() == "unpin name"
    assert len(pins.all()) == 2
