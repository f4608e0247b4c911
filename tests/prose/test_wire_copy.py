from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.document import Facts
from prose.reader import read_document
from tests.prose.documents import described
from tests.prose.fixture_files import Case, read_cases

FIXTURES = Path(__file__).parent / "fixtures"
CASES = [
    case
    for family in ("backslashes", "credits", "datelines", "furniture")
    for case in read_cases(FIXTURES / f"{family}.md")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    assert described(read_document(case.source.encode(), "story.txt")) == case.expected


def test_in_markdown_a_heading_may_be_furniture() -> None:
    source = (
        b"# Lost\n\nIt left at noon.\n\n## Advertisement\n\nNobody knows **why**.\n\n### Related stories:\n"
    )
    assert read_document(source, "story.md").text == "It left at noon.\n\nNobody knows why."


def test_in_markdown_styles_and_links_move_with_what_is_cut_before_them() -> None:
    source = (
        "**PARIS** (AP) — The *ferry\\’s* [log](http://example.com) and `\\’`.\n\nThe *end*. By: Jane Roe"
    )
    document = read_document(source.encode(), "story.md")
    assert document.text == "The ferry’s log and \\’.\n\nThe end."
    assert [style.span.of(document.text) for style in document.styles] == ["ferry’s", "\\’", "end"]
    assert [link.span.of(document.text) for link in document.links] == ["log"]
    assert (document.facts.dateline, document.facts.publisher, document.facts.byline) == (
        "PARIS",
        "AP",
        "Jane Roe",
    )


def test_what_the_front_matter_says_outranks_the_text() -> None:
    head = "---\nauthor: Jane Roe\npublisher: The Gazette\ndate: 2024-03-01\n---\n"
    document = read_document(f"{head}By Jane Roe\n\nMarch 2, 2024\n\nIt left.".encode(), "story.md")
    assert document.text == "It left."
    assert document.facts.byline == "Jane Roe"
    assert document.facts.published == datetime(2024, 3, 1, tzinfo=UTC)


OPENINGS = st.sampled_from(
    """
    The A Nobody Paris NATO Reporting Source Updated Published By Read Related Follow Copyright Share Page
    Ends More Advertisement Jane Writing Editing March Reuters 1984 “We See Also
    """.split()  # noqa: SIM905  as one list of words it can be read
)
WORDS = st.sampled_from(
    """
    by the of said Paris (AP) Reuters — – - Jane Roe copyright 2024 advertisement source: reporting editing
    read more March 3, U.S. NATO ends 30 “noon” it’s page, and left; VOA The ©
    """.split()  # noqa: SIM905
)
SENTENCES = st.builds(
    lambda opening, following, words, last: " ".join([opening, following, *words, last]),
    OPENINGS,
    st.sampled_from(["ferry", "left", "had", "by", "on", "figures", "of", "in", "by the", "law", "to"]),
    st.lists(WORDS, min_size=3, max_size=25),
    st.sampled_from(["sank.", "at noon.", "was lost.", "he asked?", "sailed, it said.", "drowned.”"]),
)


@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6))
def test_ordinary_paragraphs_lose_nothing(paragraphs: list[str]) -> None:
    document = read_document("\n\n".join(paragraphs).encode(), "story.txt")
    assert document.text == "\n\n".join(paragraphs)
    assert document.facts == Facts(headline=document.facts.headline, headline_supplied=True)
