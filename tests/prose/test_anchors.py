from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.anchors import make_anchor, text_hash
from prose.spans import Span

TEXT = "The ferry left the harbour at noon, said the captain, and has not been seen since that day."


def test_keeps_the_words_and_what_stands_on_either_side() -> None:
    start = TEXT.index("at noon")
    anchor = make_anchor(TEXT, Span(start, start + 7))
    assert anchor.exact == "at noon"
    assert anchor.prefix == TEXT[:start]
    assert anchor.suffix == ", said the captain, and has not b"[:32]
    assert anchor.text_hash == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 4), Span(-1, 4), Span(0, len(TEXT) + 1)])
def test_refuses_a_span_that_is_no_passage(span: Span) -> None:
    with pytest.raises(ValueError, match="is no passage"):
        make_anchor(TEXT, span)


@given(st.text(min_size=1, max_size=200), st.data())
def test_prefix_words_and_suffix_stand_in_the_text_in_a_row(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(1, len(text) - start))
    anchor = make_anchor(text, Span(start, start + length))
    joined = anchor.prefix + anchor.exact + anchor.suffix
    assert text[start - len(anchor.prefix) :].startswith(joined)
    assert len(anchor.prefix) == min(32, start)
    assert len(anchor.suffix) == min(32, len(text) - start - length)


def test_hashes_tell_texts_apart_and_take_any_string() -> None:
    assert text_hash("a") != text_hash("b")
    assert len(text_hash("\ud800")) == 64
