from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.characters import clean_line, clean_text

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("10\xa0000\u202fkm\u3000north", "10 000 km north"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;bGlzdA==\x07text", "]52;c;bGlzdA==text"),
        ("\x9b2Jcleared\x7f", "2Jcleared"),
        ("pay \u202e001$\u202c now\u2066!\u2069", "pay 001$ now!"),
        ("zero\u200bwidth\ufeff \u2060space", "zerowidth space"),
        ("hy\xadphen", "hyphen"),
        ("tag\U000e0041\U000e0042ged", "tagged"),
        ("lone\ud800surrogate\udfff", "lonesurrogate"),
        ("not\uffffcharacters\ufdd0", "notcharacters"),
        ("tab\tand\nline stay", "tab\tand\nline stay"),
        ("cafe\u0301", "café"),
        ("data\U000e0100\U000e0101 hidden", "data hidden"),
        ("葛\U000e0100城", "葛\U000e0100城"),
    ],
)
def test_brings_text_to_canonical_characters(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: the non-joiner parts a prefix from its verb
        "क\u094d\u200dष",  # Hindi: the joiner asks for a half form
        "ന\u0d4d\u200d",  # Malayalam: a chillu at the end of a word
        "👩\u200d🚒 and 👩🏽\u200d🚒",
        "❤️\u200d🔥",
    ],
)
def test_keeps_joiners_that_shape_the_text(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize("text", ["a\u200d b", "\u200da", "a \u200c b", "a\u200d", "1\u200d2"])
def test_drops_joiners_that_join_nothing(text: str) -> None:
    assert "\u200c" not in clean_text(text)
    assert "\u200d" not in clean_text(text)


def test_a_line_has_no_line_breaks_and_no_double_spaces() -> None:
    assert clean_line("  A\u00a0headline\r\n\tover   two\x0blines \u200b ") == "A headline over two lines"


def test_bounds_the_marks_on_one_character() -> None:
    cleaned = clean_text("Z" + "\u0335" * 5000 + "algo")
    assert sum(unicodedata.combining(character) > 0 for character in cleaned) <= 30
    assert cleaned.startswith("Z")
    assert cleaned.endswith("algo")


def test_time_is_linear_in_marks_that_need_sorting() -> None:
    started = time.perf_counter()
    clean_text("a" + "\u0301\u0323" * 300_000)
    assert time.perf_counter() - started < 5


@given(ANY_TEXT)
def test_the_result_holds_no_forbidden_character(text: str) -> None:
    cleaned = clean_text(text)
    for character in cleaned:
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
        )
        assert not 0xE0000 <= ord(character) <= 0xE007F


@given(ANY_TEXT)
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(st.characters(categories=["L", "Nd", "P"], exclude_characters="\u3164\uffa0")))
def test_no_letter_digit_or_mark_is_lost(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)
