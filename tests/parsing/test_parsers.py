from __future__ import annotations

import sys
import threading
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from store.parsing.errors import Unparsable
from store.parsing.parsers import Parsers

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_is_sent_arrives_whole_and_hints_with_it(parsers: Parsers) -> None:
    source = bytes(range(256)) * 10_000 + b"\n{}\n"
    answer = parsers.parse("misbehaving", source, {"name": "Tärn", "marked": True})
    assert answer["length"] == len(source)
    assert answer["hints"] == {"name": "Tärn", "marked": True}
    assert parsers.parse("misbehaving", b"")["pid"] == answer["pid"]


@pytest.mark.parametrize(
    ("source", "reason", "lost"),
    [
        (b"hang", r"it took longer than 0\.5\d* seconds", True),
        pytest.param(
            b"eat",
            "it takes more than 60 MB of memory",
            True,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory"),
        ),
        (b"crash", "the process that read it broke down", True),
        (b"fail", r"the program failed on it \(ZeroDivisionError: of \[31mnothing\)", False),
    ],
)
def test_what_goes_wrong_costs_that_source_alone(
    parsers: Parsers, source: bytes, reason: str, lost: bool
) -> None:
    before = parsers.parse("misbehaving", b"")["pid"]
    with pytest.raises(Unparsable, match=reason) as caught:
        parsers.parse("misbehaving", source)
    assert caught.value.broke_down
    after = parsers.parse("misbehaving", b"")["pid"]
    assert (after != before) is lost


def test_a_refusal_is_the_end_of_a_clean_sentence(parsers: Parsers) -> None:
    with pytest.raises(Unparsable) as caught:
        parsers.parse("misbehaving", b"refuse")
    assert str(caught.value) == "it says [31mno"
    assert not caught.value.broke_down


def test_what_a_library_prints_is_no_answer(parsers: Parsers) -> None:
    assert parsers.parse("misbehaving", b"print")["length"] == 5


def test_who_waits_when_all_is_over_is_told(parsers: Parsers) -> None:
    with Parsers(1) as others:
        told: list[Unparsable] = []

        def wait() -> None:
            try:
                others.parse("misbehaving", b"hang")
            except Unparsable as error:
                told.append(error)

        waiting = threading.Thread(target=wait)
        waiting.start()
        _until(lambda: others._workers[0]._process is not None)
        begun = monotonic()
        others.close()
        waiting.join()
    assert monotonic() - begun < 5
    assert told


def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        threading.Event().wait(0.01)
