from __future__ import annotations

from tui.heading import Heading, set_heading

HEADING = Heading("HARBOUR TOWN · Gazette", "Grain ships leave the strait", byline="By Ada Quill")


def shown(heading: Heading, width: int = 40) -> list[str]:
    return [line.words for line in set_heading(heading, width)]


def test_its_parts_stand_apart() -> None:
    assert shown(HEADING) == [
        "", "HARBOUR TOWN · Gazette", "", "Grain ships leave the strait", "", "By Ada Quill", "", "",
    ]  # fmt: skip


def test_a_long_headline_is_broken_and_keeps_its_ink() -> None:
    lines = set_heading(HEADING, 16)
    assert [line.words for line in lines if line.ink == "headline"] == ["Grain ships", "leave the strait"]


def test_a_headline_that_was_supplied_says_so() -> None:
    assert "headline supplied" in shown(Heading(headline="Ships", headline_supplied=True))
    assert "headline supplied" not in shown(Heading(headline="Ships"))


def test_what_is_empty_leaves_no_gap() -> None:
    assert shown(Heading(headline="Ships")) == ["", "Ships", "", ""]
    assert shown(Heading()) == []


def test_nothing_in_it_steers_the_terminal() -> None:
    assert shown(Heading(headline="Ships\x1b[31m\nleave")) == ["", "Ships\ufffd[31m leave", "", ""]
