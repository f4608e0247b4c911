from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = "\x1b]52;c;cHduZWQ=\x07\x9b2J\x9d0;pwned\x9c\u202eabc\u2066\x7f"


def written(monkeypatch: pytest.MonkeyPatch, encoding: str, write: Callable[[], None]) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    output.prepare_streams()
    write()
    output.flush()
    return stream.buffer.getvalue().decode(encoding)


def test_no_control_character_gets_through_text(capsys: pytest.CaptureFixture[str]) -> None:
    output.write(f"before {HOSTILE} after")
    output.notify(f"before {HOSTILE} after")
    captured = capsys.readouterr()
    for text in (captured.out, captured.err):
        assert text.startswith("before ")
        assert text.endswith(" after\n")
        assert all(character.isprintable() or character == "\n" for character in text)


@given(value=st.dictionaries(st.text(), st.text() | st.integers() | st.none()))
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_json_is_exact_and_harmless_in_every_encoding(encoding: str, value: dict[str, object]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        line = written(monkeypatch, encoding, lambda: output.write_json(value))
    assert json.loads(line) == value
    assert line.removesuffix("\n").isprintable()


def test_json_keeps_half_characters_of_file_names(monkeypatch: pytest.MonkeyPatch) -> None:
    line = written(monkeypatch, "utf-8", lambda: output.write_json({"file": "caf\udce9.txt"}))
    assert json.loads(line) == {"file": "caf\udce9.txt"}


def test_json_is_readable_where_the_stream_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    line = written(monkeypatch, "utf-8", lambda: output.write_json("the café’s “owner”"))
    assert line == '"the café’s “owner”"\n'


def test_text_is_replaced_where_the_stream_has_no_such_character(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, "ascii", lambda: output.write("the café’s owner")) == "the caf??s owner\n"
