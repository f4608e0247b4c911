from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.command_line import Newsread, assert_refused
from tests.tui.conftest import FIXTURES

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“The pier is gone,” Mayor Tomas Brandt told reporters in Verell.\nHe said that it would be rebuilt."

GERMAN = (
    "Die Stadt baut eine neue Brücke, wie Ida Brandt am Montag in Berlin sagte. Sie soll nicht teuer werden."
)


def words(text: str, span: dict[str, int]) -> str:
    assert 0 <= span["start"] < span["end"] <= len(text)
    return text[span["start"] : span["end"]]


def test_files_give_text_and_marks_over_it(newsread: Newsread) -> None:
    paths = [FIXTURES / "harbour.md", FIXTURES / "ferry.txt"]
    finished = newsread("marks", *paths)
    assert (finished.code, finished.err) == (0, "")
    values = [json.loads(line) for line in finished.lines]
    assert [value["file"] for value in values] == [str(path) for path in paths]
    for value in values:
        assert value["entities"]
        for entity in value["entities"]:
            assert words(value["text"], entity).strip()
    said = [words(values[0]["text"], quote) for quote in values[0]["quotes"] if quote["kind"] == "direct"]
    assert "We have cleared the last of the wrecks," in said


def test_lines_are_marked_exactly_as_they_stand(newsread: Newsread) -> None:
    # Characters that an import would take out, and one outside the basic plane, before everything else.
    text = "\r\n\u200b\x1b[1m🚢  " + TEXT
    line = json.dumps({"id": "a/1", "text": text, "more": 1}).encode()
    finished = newsread("marks", "--jsonl", stdin=line + b"\n")
    assert (finished.code, finished.err) == (0, "")
    value = json.loads(finished.out)
    assert list(value) == ["id", "entities", "quotes"]
    assert value["id"] == "a/1"
    (direct,) = [quote for quote in value["quotes"] if quote["kind"] == "direct"]
    assert words(text, direct) == "The pier is gone,"
    assert words(text, direct["speaker"]).endswith("Tomas Brandt")
    assert words(text, direct["cue"]) == "told"
    assert set(direct) == {
        "kind",
        "start",
        "end",
        "speaker",
        "cue",
        "how",
        "certain",
        "act",
        "also",
        "statement",
    }
    assert {"start", "end", "label"} == set(value["entities"][0])


def test_every_line_is_answered_in_order(newsread: Newsread) -> None:
    lines = [json.dumps({"id": number, "text": TEXT}) for number in range(5)]
    finished = newsread("marks", "--jsonl", stdin="\n\n".join(lines).encode())
    assert [json.loads(line)["id"] for line in finished.lines] == list(range(5))


BAD_LINES = [
    (b"nonsense", "JSON"),
    (b'{"id": 1, "text": "cut o', "JSON"),
    (b"[" * 100_000, "JSON"),
    (b"[1, 2]", "object"),
    (b'{"id": 1}', "text"),
    (b'{"text": "no id"}', "id"),
    (b'{"id": 1, "text": 7}', "text"),
    (b'{"id": 1, "text": "\xff"}', "UTF-8"),
    (b"\x00\x01\x02", "JSON"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_bad_line_is_named_and_left_out(newsread: Newsread, line: bytes, reason: str) -> None:
    good = json.dumps({"id": "good", "text": TEXT}).encode()
    finished = newsread("marks", "--jsonl", stdin=good + b"\n" + line + b"\n" + good + b"\n")
    assert finished.code == 1
    assert [json.loads(line)["id"] for line in finished.lines] == ["good", "good"]
    (sentence,) = finished.notices
    assert sentence.startswith("newsread: Line 2 ")
    assert reason in sentence


@pytest.mark.parametrize(
    "value",
    [
        {"id": None, "text": ""},
        {"id": {"a": []}, "text": " \n "},
        {"id": "half", "text": "He said “\ud800 yes”."},
        {"id": "marks", "text": "“" * 1000 + "said" + "”" * 1000},
        {"id": "\x1b]52;c;cHduZWQ=\x07\u202e", "text": TEXT},
    ],
)
def test_odd_but_good_lines_are_answered(newsread: Newsread, value: dict[str, Any]) -> None:
    finished = newsread("marks", "--jsonl", stdin=json.dumps(value).encode())
    assert (finished.code, finished.err) == (0, "")
    assert json.loads(finished.out)["id"] == value["id"]
    assert finished.out.removesuffix("\n").isprintable()


def test_a_byte_order_mark_is_no_part_of_the_first_line(newsread: Newsread) -> None:
    line = b"\xef\xbb\xbf" + json.dumps({"id": 1, "text": TEXT}).encode()
    assert newsread("marks", "--jsonl", stdin=line).code == 0


def test_no_input_is_no_output(newsread: Newsread) -> None:
    finished = newsread("marks", "--jsonl")
    assert (finished.code, finished.out, finished.err) == (0, "", "")


@pytest.mark.parametrize("words", [["marks"], ["marks", "--jsonl", "a.txt"]])
def test_what_to_read_must_be_said(newsread: Newsread, words: list[str]) -> None:
    assert_refused(newsread(*words), code=2)


def test_a_bad_file_does_not_stop_the_others(newsread: Newsread, tmp_path: Path) -> None:
    finished = newsread("marks", tmp_path / "missing.txt", FIXTURES / "ferry.txt")
    assert finished.code == 1
    assert [json.loads(line)["file"] for line in finished.lines] == [str(FIXTURES / "ferry.txt")]
    assert "missing.txt" in finished.err


def test_no_library_is_touched(first_run: Newsread) -> None:
    assert first_run("marks", FIXTURES / "ferry.txt").code == 0
    assert not first_run.library.exists()


def test_a_file_in_another_language_has_no_marks(newsread: Newsread, tmp_path: Path) -> None:
    path = tmp_path / "bruecke.txt"
    path.write_text(GERMAN, encoding="utf-8")
    value = json.loads(newsread("marks", path).out)
    assert (value["language"], value["entities"], value["quotes"]) == ("de", [], [])
    assert json.loads(newsread("marks", FIXTURES / "harbour.md").out)["language"] == "en"


def test_lines_are_marked_in_any_language_unless_they_name_it(newsread: Newsread) -> None:
    lines = [{"id": 1, "text": GERMAN}, {"id": 2, "text": GERMAN, "language": "de-AT"}]
    finished = newsread("marks", "--jsonl", stdin="\n".join(map(json.dumps, lines)).encode())
    assert [bool(json.loads(line)["entities"]) for line in finished.lines] == [True, False]
