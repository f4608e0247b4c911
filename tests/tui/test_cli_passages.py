from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.conftest import span_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.command_line import Newsread


@pytest.fixture(autouse=True)
def passages(harbour_library: Path) -> None:
    """A noted passage in article 1, made first, and a tagged and a highlighted one in article 3."""
    with Library.open(harbour_library) as library:
        for id, words, tags, note in (
            (1, "cleared the last of the wrecks", [], "Ask the pilots."),
            (3, "We heard the islanders", ["claims"], ""),
            (3, "below 12 crowns", ["claims", "money"], "Per head?"),
        ):
            article = library.articles.get(id)
            assert article is not None
            library.passages.make(id, span_of(article.document.text, words), tags=tags, note=note)


def test_text_has_words_tags_note_and_article(newsread: Newsread) -> None:
    finished = newsread("passages")
    assert (finished.code, finished.err) == (0, "")
    for words in ("cleared the last of the wrecks", "claims", "Per head?", "Verell harbour to reopen"):
        assert words in finished.out
    assert finished.out.index("below 12 crowns") < finished.out.index("cleared the last")


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        (["--tag", "money"], ["below 12 crowns"]),
        (["--tag", "claims"], ["below 12 crowns", "We heard the islanders"]),
        (["--tag", "nothing"], []),
        (["pilots"], ["cleared the last of the wrecks"]),
        (["island*"], ["We heard the islanders"]),
        (["--tag", "claims", "head"], ["below 12 crowns"]),
        (["--limit", "1"], ["below 12 crowns"]),
    ],
)
def test_filters(newsread: Newsread, words: list[str], exact: list[str]) -> None:
    passages = json.loads(newsread("passages", "--json", *words).out)
    assert [passage["exact"] for passage in passages] == exact


@pytest.mark.parametrize(
    "form", [["--json"], ["--format", "json"], ["--markdown"], ["--format", "markdown"], ["--format", "text"]]
)
def test_every_form_has_every_passage(newsread: Newsread, form: list[str]) -> None:
    finished = newsread("passages", *form)
    assert finished.code == 0
    for words in ("cleared the last of the wrecks", "We heard the islanders", "below 12 crowns", "Per head?"):
        assert words in finished.out


def test_no_passage_is_nothing_to_write(newsread: Newsread) -> None:
    finished = newsread("passages", "nowhere")
    assert (finished.code, finished.out.strip()) == (0, "")
