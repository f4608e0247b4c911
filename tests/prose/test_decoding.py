from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.decoding import NotText, declared_encoding, decode

TEXT = "“Señor Roe” said: 40 €.\n"
CYRILLIC = "Паром вышел в полдень.\nОн не вернулся.\n"


@pytest.mark.parametrize(
    ("source", "declared", "text", "encoding"),
    [
        (b"plain", "", "plain", "utf-8"),
        (TEXT.encode(), "", TEXT, "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "", TEXT, "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "windows-1251", TEXT, "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "", TEXT, "utf-16-le"),
        (codecs.BOM_UTF16_BE + CYRILLIC.encode("utf-16-be"), "", CYRILLIC, "utf-16-be"),
        (TEXT.encode("utf-16-le"), "", TEXT, "utf-16-le"),
        (CYRILLIC.encode("utf-16-be"), "", CYRILLIC, "utf-16-be"),
        (CYRILLIC.encode("windows-1251"), "windows-1251", CYRILLIC, "cp1251"),
        (CYRILLIC.encode("koi8-r"), " KOI8-R ", CYRILLIC, "koi8-r"),
        ("渡輪".encode("big5"), "big5", "渡輪", "big5hkscs"),
        ("フェリー".encode("shift_jis"), "Shift_JIS", "フェリー", "cp932"),
        ("渡轮".encode("gbk"), "gb2312", "渡轮", "gb18030"),
        # What the standard calls ISO-8859-1 is windows-1252: browsers found it out the hard way.
        (TEXT.encode("windows-1252"), "iso-8859-1", TEXT, "windows-1252"),
        (b"a\x81\x8d\x8f\x90\x9db", "latin1", "a\x81\x8d\x8f\x90\x9db", "windows-1252"),
        (TEXT.encode(), "utf-16", TEXT, "utf-8"),
        (TEXT.encode(), "no-such-encoding", TEXT, "utf-8"),
    ],
)
def test_decodes_as_a_browser(source: bytes, declared: str, text: str, encoding: str) -> None:
    decoded = decode(source, declared)
    assert (decoded.text, decoded.encoding, decoded.problems) == (text, encoding, ())


def test_guesses_windows_1252_and_says_so() -> None:
    decoded = decode(TEXT.encode("windows-1252"))
    assert decoded.text == TEXT
    assert decoded.encoding == "windows-1252"
    assert len(decoded.problems) == 1
    assert "windows-1252" in decoded.problems[0]


@pytest.mark.parametrize(
    ("source", "text", "start"),
    [
        (TEXT.encode() + b"\xe2\x80", TEXT + "\ufffd", "One place "),
        (b"\xff" + TEXT.encode() + b"\xff", f"\ufffd{TEXT}\ufffd", "2 places "),
    ],
)
def test_a_few_broken_bytes_leave_it_utf_8(source: bytes, text: str, start: str) -> None:
    decoded = decode(source)
    assert decoded.text == text
    assert decoded.encoding == "utf-8"
    assert decoded.problems[0].startswith(start)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (b"%PDF-1.4\n%", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x00\x00\x00\x20ftypisom", "an image, a sound or a video"),
        (b"RIFF\x10\x00\x00\x00WEBP", "an image, a sound or a video"),
        (b"words\x00\x01\x02\x03 and words", "binary data"),
        (b"\x00" * 64, "binary data"),
        (bytes(range(256)), "binary data"),
    ],
)
def test_tells_what_is_no_text(source: bytes, name: str) -> None:
    with pytest.raises(NotText) as refusal:
        decode(source)
    assert str(refusal.value).startswith(f"This looks like {name}")
    assert str(refusal.value).endswith(", not like text.")


@pytest.mark.parametrize(
    "source", [b"\x1b[1mbold\x1b[0m as a terminal logs it", b"a form\x0cfeed", b"RIFF is a word"]
)
def test_controls_that_texts_hold_do_not_make_it_binary(source: bytes) -> None:
    assert decode(source).text == source.decode()


@pytest.mark.parametrize(
    ("source", "label"),
    [
        (b'<html><head><meta charset="windows-1251">', "windows-1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=Big5'>", "Big5"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><html>', "ISO-8859-2"),
        (b"<html><head><title>charset=big5</title>", ""),
        (b" " * 5000 + b'<meta charset="big5">', ""),
        (b"", ""),
    ],
)
def test_finds_the_encoding_that_a_page_declares(source: bytes, label: str) -> None:
    assert declared_encoding(source) == label


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()).text == text


@given(st.binary(), st.sampled_from(["", "utf-8", "big5", "windows-1252", "iso-2022-jp", "x"]))
def test_any_bytes_are_decoded_or_refused_in_a_sentence(source: bytes, declared: str) -> None:
    try:
        decoded = decode(source, declared)
    except NotText as refusal:
        assert str(refusal).startswith("This looks like ")  # noqa: PT017  both outcomes are right
    else:
        assert bool(decoded.problems) <= (decoded.encoding == "windows-1252" or "\ufffd" in decoded.text)
