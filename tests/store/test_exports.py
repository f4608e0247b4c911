from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from prose.anchors import make_anchor
from prose.characters import clean_text
from prose.spans import Span
from store.exchange.exports import as_json, as_markdown, as_text
from store.passages.passage import Passage, PassageRow, Placement

if TYPE_CHECKING:
    from collections.abc import Sequence

MOMENT = datetime(2024, 12, 13, 9, 30, tzinfo=UTC)


def make_row(
    exact: str,
    *,
    article_id: int = 1,
    headline: str = "Harbour shut",
    tags: Sequence[str] = (),
    note: str = "",
) -> PassageRow:
    return PassageRow(
        passage=Passage(
            id=7,
            article_id=article_id,
            anchor=make_anchor(exact, Span(0, len(exact))),
            highlighted=True,
            tags=tuple(tags),
            note=note,
            created=MOMENT,
            changed=MOMENT,
        ),
        headline=headline,
        publisher="The Gazette",
        published=MOMENT,
    )


ROWS = [
    make_row("The harbour is shut.", tags=["claims", "ports, all"], note="Since when?\nAsk *her*."),
    make_row("1. First\n\nSecond", article_id=2, headline="Ferries [stop]"),
    make_row("“Friday”"),
]


def test_text_has_the_passages_of_each_article_together() -> None:
    assert (
        as_text(ROWS)
        == """\
Harbour shut
The Gazette, 13 December 2024

  The harbour is shut.
  Tags: claims, ports, all
  Note: Since when?
  Ask *her*.

  “Friday”

Ferries [stop]
The Gazette, 13 December 2024

  1. First

  Second
"""
    )


def test_markdown_reads_as_the_words() -> None:
    assert (
        as_markdown(ROWS)
        == """\
## Harbour shut

The Gazette, 13 December 2024

> The harbour is shut.

Tags: claims, ports, all

Since when?
Ask \\*her\\*.

> “Friday”

## Ferries \\[stop\\]

The Gazette, 13 December 2024

> 1\\. First
>
> Second
"""
    )


def test_json_has_an_object_for_each_passage_in_the_order_given() -> None:
    objects = json.loads(as_json(ROWS))
    assert [one["exact"] for one in objects] == [row.passage.anchor.exact for row in ROWS]
    assert objects[0] == {
        "id": 7,
        "article": {
            "id": 1,
            "headline": "Harbour shut",
            "publisher": "The Gazette",
            "published": "2024-12-13T09:30:00+00:00",
        },
        "start": 0,
        "end": 20,
        "exact": "The harbour is shut.",
        "prefix": "",
        "suffix": "",
        "text_hash": ROWS[0].passage.anchor.text_hash,
        "orphan": False,
        "confidence": 1.0,
        "former": "",
        "highlighted": True,
        "tags": ["claims", "ports, all"],
        "note": "Since when?\nAsk *her*.",
        "created": "2024-12-13T09:30:00+00:00",
        "changed": "2024-12-13T09:30:00+00:00",
    }


def test_an_orphan_is_told_from_what_is_in_the_text() -> None:
    placement = Placement(True, 0.0, "The harbour was shut.", False)
    lost = replace(ROWS[0], passage=replace(ROWS[0].passage, placement=placement))
    for export in (as_text, as_markdown):
        assert "No longer in the text of the article." in export([lost])
    told = json.loads(as_json([lost]))[0]
    assert (told["orphan"], told["confidence"], told["former"]) == (True, 0.0, "The harbour was shut.")


@pytest.mark.parametrize("export", [as_text, as_markdown])
def test_nothing_is_an_empty_line(export: object) -> None:
    assert callable(export)
    assert export([]).strip() == ""
    assert json.loads(as_json([])) == []


CHARACTERS = st.characters(codec="utf-8") | st.sampled_from("*_`[]()<>#-+=~|&\\!:.1 \n")


@given(st.text(CHARACTERS, min_size=1).map(clean_text).filter(str.strip))
def test_no_word_of_a_passage_becomes_markup(text: str) -> None:
    tokens = MarkdownIt("gfm-like").parse(as_markdown([make_row(text)]))
    start = next(index for index, token in enumerate(tokens) if token.type == "blockquote_open")
    quoted = tokens[start + 1 : -1]
    assert {token.type for token in quoted} == {"paragraph_open", "inline", "paragraph_close"}
    inline = [token.children or [] for token in quoted if token.type == "inline"]
    read = "\n".join("".join(child.content or "\n" for child in children) for children in inline)
    assert read.split() == text.split()
