"""From bytes to text, as a browser would.

A byte order mark comes first, then the label that the source declares, then UTF-8 where the bytes are
valid, and windows-1252 for what is left. Labels and their mappings are those of the WHATWG Encoding
Standard (https://encoding.spec.whatwg.org), as far as Python has the codecs. Two things are added for
files, which have no server to speak for them: UTF-16 without a mark is recognised, and a UTF-8 file with a
few broken bytes stays UTF-8. What is no text at all is told apart by its first bytes or by its control
bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_SAMPLE = 65_536
"""How many bytes at the start of a source are looked at to tell what it is."""
_META_LIMIT = 4096
"""How many bytes at the start of a page are searched for the encoding that it declares."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The first bytes of formats that people try to open as an article.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, or an office document or e-book, which is one inside"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"OggS", "a sound or a video"),
    (b"ID3\x02", "a sound"),
    (b"ID3\x03", "a sound"),
    (b"ID3\x04", "a sound"),
    (b"fLaC", "a sound"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)

# Python's codecs by the WHATWG names that a browser reads with them, and the other labels for the same.
_LABELS_OF_CODEC = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "windows-1252": (
        "windows-1252 cp1252 x-cp1252 ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 iso_8859-1 "
        "iso_8859-1:1987 iso-ir-100 latin1 l1 csisolatin1 cp819 ibm819"
    ),
    "cp866": "ibm866 866 cp866 csibm866",
    "iso8859-2": "iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 latin2 l2 csisolatin2",
    "iso8859-3": "iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 latin3 l3 csisolatin3",
    "iso8859-4": "iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 latin4 l4 csisolatin4",
    "iso8859-5": "iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 cyrillic",
    "iso8859-6": "iso-8859-6 iso-8859-6-e iso-8859-6-i iso8859-6 iso88596 iso_8859-6 arabic ecma-114",
    "iso8859-7": "iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso-ir-126 greek greek8 ecma-118 elot_928",
    "iso8859-8": "iso-8859-8 iso-8859-8-e iso-8859-8-i iso8859-8 iso88598 iso_8859-8 hebrew visual logical",
    "iso8859-10": "iso-8859-10 iso8859-10 iso885910 iso-ir-157 latin6 l6 csisolatin6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 csisolatin9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi koi8 koi8_r cskoi8r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "gb18030": "gb18030 gbk x-gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms932 ms_kanji windows-31j csshiftjis",
    "cp949": "euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cseuckr iso-ir-149",
    "utf-16-le": "utf-16 utf-16le ucs-2 unicode iso-10646-ucs-2 csunicode unicodefeff",
    "utf-16-be": "utf-16be unicodefffe",
}
_CODEC_OF_LABEL = {label: codec for codec, labels in _LABELS_OF_CODEC.items() for label in labels.split()}

_DECLARATION = re.compile(
    rb"""<meta\b[^<>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:+-]{1,40})"""
    rb"""|\A\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:+-]{1,40})""",
    re.IGNORECASE,
)
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_MOST_CONTROLS = 0.01
"""The share of control bytes above which a source is no text; ESC, which terminal logs hold, is not one."""

# Python leaves five bytes of windows-1252 undefined; the standard maps each to the C1 control of its number.
_WINDOWS_1252 = "".join(bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(256))


class NotText(ValueError):  # noqa: N818  it says what the source is, not what went wrong
    """Raised for bytes that are no text; its message is one sentence that says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with how it was read."""

    text: str
    """The text as the bytes spell it; not yet in canonical characters."""
    encoding: str
    """The name of the encoding, such as "utf-8" or "windows-1252"."""
    problems: tuple[str, ...] = ()
    """Sentences for the reader on what could not be read, or had to be guessed."""


def decode(source: bytes, declared: str = "") -> Decoded:
    """Decode `source`, which says of itself, or whose server says, that it is in `declared`.

    An unknown label counts as none, as does UTF-16 declared without a byte order mark when the bytes do not
    have its shape.

    Raises:
        NotText: If the bytes are an image, an archive, a program or another thing that is no text.
    """
    _refuse_known_formats(source)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if source.startswith(mark):
            return _decoded(source[len(mark) :], encoding)
    unmarked = _unmarked_utf_16(source)
    if unmarked:
        return _decoded(source, unmarked)
    _refuse_control_bytes(source)
    codec = _CODEC_OF_LABEL.get(declared.strip().lower(), "")
    if codec and not codec.startswith("utf-16"):
        return _decoded(source, codec)
    return _guessed(source)


def declared_encoding(source: bytes) -> str:
    """Return the label of the encoding that an HTML or XML `source` declares at its start, else nothing."""
    found = _DECLARATION.search(source[:_META_LIMIT])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _refuse_known_formats(source: bytes) -> None:
    """Raise NotText if the first bytes of `source` are those of a format that is no text."""
    for signature, name in _SIGNATURES:
        if source.startswith(signature):
            raise NotText(f"This looks like {name}, not like text.")
    if source[4:8] == b"ftyp" or (source[:4] == b"RIFF" and source[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        raise NotText("This looks like an image, a sound or a video, not like text.")


def _refuse_control_bytes(source: bytes) -> None:
    """Raise NotText if more of `source` is control bytes than any text holds."""
    sample = source[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > len(sample) * _MOST_CONTROLS:
        raise NotText("This looks like binary data, not like text.")


def _unmarked_utf_16(source: bytes) -> str:
    """Return the codec of UTF-16 text without a byte order mark, or nothing if it has not that shape.

    Text in any alphabet has spaces and line breaks: every NUL byte is then one half of an ASCII character,
    and they all stand on the same side.
    """
    sample = source[: _SAMPLE & ~1]
    if len(sample) % 2 or sample.count(0) * 20 < len(sample):
        return ""
    for encoding, low, high in (
        ("utf-16-le", sample[::2], sample[1::2]),
        ("utf-16-be", sample[1::2], sample[::2]),
    ):
        if 0 in high and 0 not in low:
            halves = bytes(byte for byte, other in zip(low, high, strict=True) if other == 0)
            return "" if halves.translate(None, _CONTROL_BYTES) != halves else encoding
    return ""


def _decoded(source: bytes, codec: str) -> Decoded:
    """Decode `source` by `codec`; what cannot be read becomes U+FFFD and is counted in a problem."""
    if codec == "windows-1252":
        return Decoded(codecs.charmap_decode(source, "strict", _WINDOWS_1252)[0], codec)
    text = source.decode(codec, "replace")
    broken = text.count("\ufffd")
    if not broken:
        return Decoded(text, codec)
    places = "One place" if broken == 1 else f"{broken:,} places"
    verb = "is" if broken == 1 else "are"
    return Decoded(
        text, codec, (f"{places} could not be read as {codec.upper()} and {verb} shown as “\ufffd”.",)
    )


def _guessed(source: bytes) -> Decoded:
    """Decode `source`, which declares nothing: as UTF-8 if most of it beyond ASCII is, else as Western."""
    try:
        return Decoded(source.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = source.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    if beyond_ascii > broken:
        return _decoded(source, "utf-8")
    guess = _decoded(source, "windows-1252")
    return Decoded(
        guess.text,
        guess.encoding,
        ("The text does not say how it is encoded and is not UTF-8; it was read as windows-1252.",),
    )
