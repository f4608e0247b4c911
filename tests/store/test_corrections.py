"""Corrections: what they change, in all articles or in one, now and later; all of it can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.spans import Span
from store.corrections.changes import Change, Reach
from store.errors import CorrectionError, GoneError
from store.library import AT_ONCE, Library
from tests.store.correcting import EVERYTHING, detect_again, listed, name_id, place_of, shown
from tests.store.making import add_marked

if TYPE_CHECKING:
    from pathlib import Path


def test_another_label(library: Library) -> None:
    first = add_marked(library, "[place: Karvik] rose. [place: Karvik] fell.")
    second = add_marked(library, "[person: Ada Marlow] sold [place: Karvik].")
    change = Change(CorrectionKind.LABEL, name_id(library, "Karvik"), label=Label.ORGANIZATION)
    assert library.corrections.reach(change) == Reach(3, 2)
    library.corrections.make(change)
    assert shown(library, first) == "[organization: Karvik] rose. [organization: Karvik] fell."
    assert len(library.marks.by_reader(second)) == 1
    assert listed(library) == ["3 organization: Karvik", "1 person: Ada Marlow"]
    later = add_marked(library, "[place: Karvik] split.")
    assert shown(library, later) == "[organization: Karvik] split."
    detect_again(library, first, second, later)
    assert listed(library)[0] == "4 organization: Karvik"
    assert library.marks.found_entities(first)[0].label is Label.PLACE


def test_another_label_makes_a_person_of_what_was_none(library: Library) -> None:
    add_marked(library, "[place: Marlow] said so.")
    add_marked(library, "[person: Marlow] said so too.")
    made = library.corrections.make(
        Change(CorrectionKind.LABEL, library.names.find("Marlow")[0].id, label=Label.PERSON)
    )
    assert len(made) == 1
    assert listed(library) == ["2 person: Marlow"]


def test_not_a_name(library: Library) -> None:
    first = add_marked(library, "[other: Repartition] of [place: Karvik].")
    second = add_marked(library, "The [other: Repartition] again.")
    change = Change(CorrectionKind.NOT_A_NAME, name_id(library, "Repartition"))
    assert library.corrections.reach(change) == Reach(2, 2)
    library.corrections.make(change)
    assert shown(library, first) == "Repartition of [place: Karvik]."
    assert shown(library, second) == "The Repartition again."
    assert listed(library) == ["1 place: Karvik"]
    assert library.names.find("Repartition") == []
    library.history.undo()
    assert shown(library, second) == "The [other: Repartition] again."
    library.history.redo()
    assert shown(library, second) == "The Repartition again."


def test_a_name_that_was_missed(library: Library) -> None:
    first = add_marked(library, "We saw Karvik. [place: Dunvegar] saw Karvik’s ships.")
    second = add_marked(library, "Karvik came to [place: Karvik Bay].")
    add_marked(library, "Karviks is another word.")
    change = Change(CorrectionKind.MISSED, label=Label.ORGANIZATION, place=place_of(library, first, "Karvik"))
    assert library.corrections.reach(change) == Reach(3, 2)
    library.corrections.make(change)
    assert shown(library, first) == (
        "We saw [organization: Karvik]. [place: Dunvegar] saw [organization: Karvik]’s ships."
    )
    assert shown(library, second) == "[organization: Karvik] came to [place: Karvik Bay]."
    assert len(library.marks.by_reader(first)) == 2
    later = add_marked(library, "In Karvik nothing moves.")
    assert shown(library, later) == "In [organization: Karvik] nothing moves."
    library.corrections.take_back(library.corrections.first_page()[0].id)
    assert shown(library, later) == "In Karvik nothing moves."


@pytest.mark.parametrize("words", ["岸田文雄", "ルンド", "문재인", "สมชาย"])
def test_a_name_that_was_missed_where_no_spaces_part_words(library: Library, words: str) -> None:
    first = add_marked(library, f"昨日、{words}は話した。")
    second = add_marked(library, f"{words}が来た。")
    change = Change(CorrectionKind.MISSED, label=Label.PERSON, place=place_of(library, first, words))
    assert library.corrections.reach(change) == Reach(2, 2)
    library.corrections.make(change)
    assert listed(library) == [f"2 person: {words}"]
    library.history.undo()
    assert listed(library) == []
    library.history.redo()
    assert listed(library) == [f"2 person: {words}"]
    assert shown(library, second) == f"[person: {words}]が来た。"


def test_other_boundaries(library: Library) -> None:
    first = add_marked(library, "The [organization: Harbour Council Thursday] met.")
    second = add_marked(library, "The [organization: Harbour Council Thursday] said no.")
    change = Change(CorrectionKind.BOUNDARIES, place=place_of(library, first, "Harbour Council"))
    assert library.corrections.reach(change) == Reach(2, 2)
    library.corrections.make(change)
    assert shown(library, first) == "The [organization: Harbour Council] Thursday met."
    assert shown(library, second) == "The [organization: Harbour Council] Thursday said no."
    assert listed(library) == ["2 organization: Harbour Council"]
    library.history.undo()
    assert listed(library) == ["2 organization: Harbour Council Thursday"]


def test_boundaries_may_be_wider(library: Library) -> None:
    first = add_marked(library, "Then Usha Iqbal [person: Jadwin] spoke.")
    change = Change(CorrectionKind.BOUNDARIES, place=place_of(library, first, "Usha Iqbal Jadwin"))
    library.corrections.make(change)
    assert shown(library, first) == "Then [person: Usha Iqbal Jadwin] spoke."


def test_the_same_as_another_name(library: Library) -> None:
    add_marked(library, "[organization: Dawn] struck. [organization: Dawn] won.")
    second = add_marked(library, "[organization: Northern Dawn] lost.")
    change = Change(CorrectionKind.SAME, name_id(library, "Dawn"), other_id=name_id(library, "Northern Dawn"))
    assert library.corrections.reach(change) == Reach(2, 1)
    dawn = name_id(library, "Dawn")
    library.corrections.make(change)
    assert listed(library) == ["3 organization: Northern Dawn"]
    merged = library.names.get(dawn)
    assert merged is not None
    assert merged.text == "Northern Dawn"
    assert merged.by_reader
    assert [it.words for it in library.names.spellings(dawn)] == ["Dawn", "Northern Dawn"]
    later = add_marked(library, "[organization: Dawn] again.")
    assert [name.text for name in library.names.of_article(later)] == ["Northern Dawn"]
    detect_again(library, second, later)
    assert listed(library) == ["4 organization: Northern Dawn"]
    library.history.undo()
    assert listed(library) == ["3 organization: Dawn", "1 organization: Northern Dawn"]


def test_a_name_is_not_the_same_as_itself(library: Library) -> None:
    add_marked(library, "[organization: Dawn] struck.")
    dawn = name_id(library, "Dawn")
    with pytest.raises(CorrectionError, match="one name already"):
        library.corrections.make(Change(CorrectionKind.SAME, dawn, other_id=dawn))


def test_two_names_that_are_each_the_other_are_one(library: Library) -> None:
    add_marked(library, "[organization: Dawn], [organization: Northern Dawn] and [organization: Sunrise].")
    dawn, northern, sunrise = (name_id(library, text) for text in ("Dawn", "Northern Dawn", "Sunrise"))
    for one, other in ((dawn, northern), (northern, sunrise)):
        library.corrections.make(Change(CorrectionKind.SAME, one, other_id=other))
    assert listed(library) == ["3 organization: Sunrise"]
    with pytest.raises(CorrectionError):
        library.corrections.make(Change(CorrectionKind.SAME, sunrise, other_id=dawn))


def test_what_the_reader_merges_goes_against_what_articles_show(library: Library) -> None:
    add_marked(library, "The [organization: Harbour Workers' Front] ([organization: HWF]) struck.")
    add_marked(library, "[organization: Docks Union] struck. [organization: HWF] lost.")
    front = name_id(library, "Harbour Workers' Front")
    library.corrections.make(Change(CorrectionKind.SAME, front, other_id=name_id(library, "Docks Union")))
    assert listed(library) == ["4 organization: Docks Union"]


def test_not_the_same(library: Library) -> None:
    text = "[person: Kael Haldar] spoke. [person: Haldar] left."
    first = add_marked(library, text)
    kael = name_id(library, "Kael Haldar")
    (apart,) = (it for it in library.names.spellings(kael) if not it.main)
    change = Change(CorrectionKind.DIFFERENT, kael, spelling=apart.spelling)
    assert library.corrections.reach(change) == Reach(1, 1)
    library.corrections.make(change)
    assert listed(library) == ["1 person: Kael Haldar", "1 person: Haldar"]
    detect_again(library, first)
    assert listed(library) == ["1 person: Kael Haldar", "1 person: Haldar"]
    library.history.undo()
    assert listed(library) == ["2 person: Kael Haldar"]


def test_an_acronym_is_not_the_same(library: Library) -> None:
    add_marked(library, "The [organization: Harbour Workers' Front] ([organization: HWF]) struck.")
    add_marked(library, "[organization: HWF] won.")
    front = name_id(library, "Harbour Workers' Front")
    (apart,) = (it for it in library.names.spellings(front) if not it.main)
    library.corrections.make(Change(CorrectionKind.DIFFERENT, front, spelling=apart.spelling))
    assert sorted(listed(library)) == ["1 organization: Harbour Workers' Front", "2 organization: HWF"]


def test_parting_what_the_reader_joined_takes_that_back(library: Library) -> None:
    add_marked(library, "[organization: Dawn] and [organization: Northern Dawn].")
    northern = name_id(library, "Northern Dawn")
    library.corrections.make(Change(CorrectionKind.SAME, name_id(library, "Dawn"), other_id=northern))
    library.corrections.make(Change(CorrectionKind.DIFFERENT, northern, spelling="dawn"))
    assert library.corrections.count() == 0
    assert len(listed(library)) == 2
    library.history.undo()
    assert len(listed(library)) == 1


def test_what_goes_with_a_spelling_that_is_parted_is_counted(library: Library) -> None:
    add_marked(library, "[person: Ada Marlow] spoke. [person: Marlow] left. [person: Ada] smiled.")
    add_marked(library, "[person: A. B. Marlow] slept.")
    add_marked(library, "[person: Ida Holm] slept.")
    ids = {row.text: row.id for row in library.names.first_page(EVERYTHING)}
    library.corrections.make(Change(CorrectionKind.SAME, ids["A. B. Marlow"], other_id=ids["Ada Marlow"]))
    library.corrections.make(Change(CorrectionKind.SAME, ids["Ada Marlow"], other_id=ids["Ida Holm"]))
    assert listed(library) == ["5 person: Ida Holm"]
    change = Change(CorrectionKind.DIFFERENT, ids["Ida Holm"], spelling="adamarlow")
    assert library.corrections.reach(change) == Reach(4, 2)
    library.corrections.make(change)
    assert listed(library) == ["4 person: Ada Marlow", "1 person: Ida Holm"]


def test_rename(library: Library) -> None:
    add_marked(library, "[organization: HWF] struck.")
    hwf = name_id(library, "HWF")
    change = Change(CorrectionKind.RENAME, hwf, text=" Harbour\nFront ")
    assert library.corrections.reach(change) == Reach(1, 1)
    library.corrections.make(change)
    assert listed(library) == ["1 organization: Harbour Front"]
    library.corrections.make(Change(CorrectionKind.RENAME, hwf, text="Front"))
    assert listed(library) == ["1 organization: Front"]
    assert library.corrections.count() == 1
    add_marked(library, "[organization: HWF] won.")
    assert listed(library) == ["2 organization: Front"]
    with pytest.raises(CorrectionError, match="already"):
        library.corrections.make(Change(CorrectionKind.RENAME, hwf, text="Front"))
    with pytest.raises(CorrectionError, match="at least one letter"):
        library.corrections.make(Change(CorrectionKind.RENAME, hwf, text=" "))


def test_only_in_one_article(library: Library) -> None:
    first = add_marked(library, "[person: Jordan] smiled.")
    second = add_marked(library, "[person: Jordan] signed.")
    jordan = name_id(library, "Jordan")
    change = Change(CorrectionKind.LABEL, jordan, only_in=second, label=Label.PLACE)
    assert library.corrections.reach(change) == Reach(1, 1)
    library.corrections.make(change)
    assert shown(library, first) == "[person: Jordan] smiled."
    assert shown(library, second) == "[place: Jordan] signed."
    assert sorted(listed(library)) == ["1 person: Jordan", "1 place: Jordan"]


def test_another_person_of_the_same_name(library: Library) -> None:
    first = add_marked(library, "[person: Ada Marlow] sang. [person: Marlow] bowed.")
    second = add_marked(library, "[person: Ada Marlow] scored. [person: Marlow] cheered.")
    change = Change(
        CorrectionKind.SAME, name_id(library, "Ada Marlow"), only_in=second, text="Ada Marlow (footballer)"
    )
    assert library.corrections.reach(change) == Reach(2, 1)
    library.corrections.make(change)
    assert sorted(listed(library)) == ["2 person: Ada Marlow", "2 person: Ada Marlow (footballer)"]
    detect_again(library, first, second)
    assert [name.text for name in library.names.of_article(second)] == ["Ada Marlow (footballer)"]


def test_a_later_correction_takes_the_place_of_an_earlier_one(library: Library) -> None:
    article_id = add_marked(library, "[place: Karvik] rose.")
    for label in (Label.ORGANIZATION, Label.PRODUCT):
        karvik = library.names.find("Karvik")[0].id
        library.corrections.make(Change(CorrectionKind.LABEL, karvik, label=label))
    assert library.corrections.count() == 1
    assert shown(library, article_id) == "[product: Karvik] rose."
    library.corrections.make(Change(CorrectionKind.NOT_A_NAME, library.names.find("Karvik")[0].id))
    assert library.corrections.count() == 1
    change = Change(CorrectionKind.MISSED, label=Label.PERSON, place=place_of(library, article_id, "Karvik"))
    library.corrections.make(change)
    assert library.corrections.count() == 1
    assert shown(library, article_id) == "[person: Karvik] rose."
    for expected in ("Karvik rose.", "[product: Karvik] rose.", "[organization: Karvik] rose."):
        library.history.undo()
        assert shown(library, article_id) == expected


def test_a_date_is_no_label_of_a_name(library: Library) -> None:
    add_marked(library, "[place: Karvik] rose.")
    with pytest.raises(CorrectionError, match="choose another label"):
        library.corrections.make(Change(CorrectionKind.LABEL, name_id(library, "Karvik"), label=Label.DATE))


def test_what_is_gone(library: Library) -> None:
    article_id = add_marked(library, "[place: Karvik] rose.")
    for change in (
        Change(CorrectionKind.NOT_A_NAME, 99),
        Change(CorrectionKind.SAME, name_id(library, "Karvik"), other_id=99),
        Change(CorrectionKind.DIFFERENT, name_id(library, "Karvik"), spelling="nowhere"),
        Change(CorrectionKind.MISSED, label=Label.PLACE, place=(99, Span(0, 1))),
        Change(CorrectionKind.BOUNDARIES, place=place_of(library, article_id, "rose")),
    ):
        with pytest.raises(GoneError):
            library.corrections.make(change)
        with pytest.raises(GoneError):
            library.corrections.reach(change)
    assert library.history.undo() is None
    library.corrections.take_back(99)


def test_the_list_of_corrections(library: Library) -> None:
    article_id = add_marked(library, "[place: Karvik] met [person: Ada Marlow].", headline="A meeting")
    library.corrections.make(
        Change(CorrectionKind.LABEL, name_id(library, "Karvik"), only_in=article_id, label=Label.PERSON)
    )
    library.corrections.make(Change(CorrectionKind.NOT_A_NAME, name_id(library, "Ada Marlow")))
    newest, oldest = library.corrections.first_page()
    assert (newest.correction.kind, newest.correction.words) == (CorrectionKind.NOT_A_NAME, "Ada Marlow")
    assert (oldest.article_id, oldest.headline) == (article_id, "A meeting")
    assert library.corrections.rows(library.corrections.ids()) == [newest, oldest]
    assert library.corrections.first_page(1) == [newest]
    karvik = library.names.find("Karvik")[0].id
    assert library.corrections.of_name(karvik) == [oldest]


def test_each_spelling_that_a_correction_is_about_stands_in_the_list_as_it_is_printed(
    library: Library,
) -> None:
    add_marked(library, "[organization: Karvik Group] grew. [organization: Karvik] shrank.")
    add_marked(library, "[organization: Karvik] slept.")
    library.corrections.make(Change(CorrectionKind.NOT_A_NAME, name_id(library, "Karvik Group")))
    assert listed(library) == []
    words = {row.correction.words for row in library.corrections.first_page()}
    assert words == {"Karvik Group", "Karvik"}


def test_corrections_about_a_mentions_words(library: Library) -> None:
    article_id = add_marked(library, "We saw Karvik.")
    place = place_of(library, article_id, "Karvik")
    (made,) = library.corrections.make(Change(CorrectionKind.MISSED, label=Label.PLACE, place=place))
    assert library.corrections.at(*place) == [made]
    assert library.corrections.at(article_id, Span(0, 2)) == []


def test_many_articles_are_left_for_later_but_the_one_that_is_read(library: Library) -> None:
    ids = [add_marked(library, f"[place: Karvik] rose {number} times.") for number in range(AT_ONCE + 4)]
    library.corrections.make(
        Change(CorrectionKind.LABEL, name_id(library, "Karvik"), label=Label.ORGANIZATION)
    )
    assert listed(library) == [f"{len(ids)} place: Karvik"]
    assert library.settle(ids[3], articles=1) == len(ids) - 1
    assert shown(library, ids[3]) == "[organization: Karvik] rose 3 times."
    assert library.settle(articles=5) == len(ids) - 6
    assert library.settle() == 0
    assert listed(library) == [f"{len(ids)} organization: Karvik"]
    assert library.settle() == 0


def test_another_window_undoes_a_correction(path: Path) -> None:
    with Library.open(path) as library, Library.open(path) as other:
        add_marked(library, "[place: Karvik] rose.")
        library.corrections.make(Change(CorrectionKind.NOT_A_NAME, name_id(library, "Karvik")))
        assert listed(other) == []
        other.history.undo()
        assert listed(library) == ["1 place: Karvik"]
