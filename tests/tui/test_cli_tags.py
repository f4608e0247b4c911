"""`newsread tags`: listing the codebook, and changing it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store.library import Library
from store.tags import colours
from tests.store.making import add_article
from tui.cli import tag_arguments

if TYPE_CHECKING:
    from tests.tui.command_line import Newsread


@pytest.fixture
def tagged(newsread: Newsread) -> Newsread:
    """A library with a tree of tags."""
    with Library.open(newsread.library) as library:
        article = add_article(library)
        library.passages.make(article, Span(0, 3), tags=["claims/denial"])
        library.passages.make(article, Span(4, 11), tags=["claims/denial", "claims/threat"])
        library.remarks.add_tags([article], ["claims/threat", "later"])
        library.remarks.set_note(article, "Read again.")
    return newsread


def test_tags_are_listed_as_a_tree(tagged: Newsread) -> None:
    tagged("tags", "describe", "claims/threat", "What\x1b[2J will follow.")
    assert tagged("tags").lines == [
        "claims\t0\t2\t0\t1\t\t\t",
        "claims/denial\t2\t2\t0\t0\tamber\t\t",
        "claims/threat\t1\t1\t1\t1\tblue\t\tWhat[2J will follow.",
        "later\t0\t0\t1\t1\trose\t\t",
    ]
    first, _, threat, _ = json.loads(tagged("tags", "--json").out)
    assert (first["tag"], first["is_tag"], first["all_passages"]) == ("claims", False, 2)
    assert (threat["description"], threat["articles"]) == ("What[2J will follow.", 1)
    assert len(tagged("tags", "--jsonl").lines) == 4


@pytest.mark.parametrize(
    ("words", "said", "left"),
    [
        (
            ["rename", "claims", "assertions"],
            "“claims” becomes “assertions”, with 2 tags under it. 2 passages and 1 article carry them.",
            ["assertions", "assertions/denial", "assertions/threat", "later"],
        ),
        (
            ["move", "claims/denial"],
            "“claims/denial” becomes “denial”. 2 passages carry it.",
            ["claims", "claims/threat", "denial", "later"],
        ),
        (
            ["move", "later", "claims"],
            "“later” becomes “claims/later”. 1 article carries it.",
            ["claims", "claims/denial", "claims/later", "claims/threat"],
        ),
        (
            ["merge", "claims/threat", "Claims/Denial"],
            (
                "“claims/threat” becomes “claims/denial”, which is there: the two become one tag. "
                "1 passage and 1 article carry it."
            ),
            ["claims", "claims/denial", "later"],
        ),
        (
            ["delete", "claims", "--below"],
            (
                "Deletes “claims” and 2 tags under it. 2 passages and 1 article carry them; "
                "2 passages have nothing else and go as well."
            ),
            ["later"],
        ),
    ],
)
def test_a_change_is_only_told_of_or_made(
    tagged: Newsread, words: list[str], said: str, left: list[str]
) -> None:
    before = tagged("tags").out
    assert tagged("tags", *words, "--dry-run").lines == [said]
    assert tagged("tags").out == before
    reach = json.loads(tagged("tags", *words, "--dry-run", "--json").out)
    assert reach["passages"] + reach["articles"] > 0
    assert tagged("tags", *words).lines == [said]
    assert [line.split("\t")[0] for line in tagged("tags").lines] == left
    with Library.open(tagged.library) as library:
        library.history.undo()
    assert tagged("tags").out == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rename", "claims/threat", "claims/denial"], "the two become one tag"),
        (["move", "nothing"], "no tag “nothing”"),
        (["merge", "later", "nothing"], "no tag “nothing”"),
        (["delete", "claims"], "only holds others together"),
        (["key", "later", "cc"], "one letter or digit"),
        (["describe", "nothing", "words"], "no tag “nothing”"),
    ],
)
def test_what_makes_no_sense_fails_with_a_sentence(tagged: Newsread, words: list[str], told: str) -> None:
    before = tagged("tags").out
    done = tagged("tags", *words)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert done.err.endswith(".\n")
    assert tagged("tags").out == before


def test_what_a_tag_is_by_itself(tagged: Newsread) -> None:
    assert tagged("tags", "colour", "later", "olive").lines == ["“later” is olive."]
    assert tagged("tags", "colour", "later").lines == ["“later” is rose."]
    assert tagged("tags", "key", "later", "l").lines == [", and l give “later”."]
    assert tagged("tags", "key", "later").lines == ["“later” has no key."]
    assert tagged("tags", "new", "ports / harbour").lines == ["“ports/harbour” is a tag that stays."]
    assert tagged("tags", "keep", "--not", "ports/harbour").code == 0
    assert "ports" not in tagged("tags").out


def test_articles_are_shown_with_their_tags_and_notes(tagged: Newsread) -> None:
    (row,) = json.loads(tagged("list", "--json", "tag:later").out)
    assert (row["tags"], row["noted"]) == (["claims/threat", "later"], True)
    article = json.loads(tagged("show", "--json", str(row["id"])).out)
    assert (article["tags"], article["note"]) == (["claims/threat", "later"], "Read again.")
    for form in ((), ("--plain",)):
        shown = tagged("show", str(row["id"]), *form).out
        assert "claims/threat, later" in shown
        assert "Read again." in shown


def test_colours_are_called_as_in_the_library() -> None:
    assert tag_arguments.COLOURS == colours.NAMES
