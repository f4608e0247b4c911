"""Nothing that comes from outside can give orders to the terminal, whichever way it is shown."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from pathlib import Path

import pytest

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from store.corrections.changes import Change
from store.library import Library
from store.names.names import NameFilter
from tests.store.making import add_file
from tests.tui.command_line import one_process, said_by_each
from tests.tui.conftest import span_of

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals that Python can open", allow_module_level=True)

from tests.tui.pseudo_terminal import PseudoTerminal

PAYLOADS = (
    "\x1b]52;c;cHduZWQ=\x07"  # OSC 52 puts words on the clipboard
    "\x1b]0;pwned\x1b\\"  # OSC 0 names the window
    "\x9d52;c;cHduZWQ=\x9c\x9d0;pwned\x9c"  # the same in one-byte C1 controls
    "\x1b[2J\x9b2J\x1b[?1049l\x1bc"  # clears the screen, leaves it, resets the terminal
    "\x1bP+q544e\x1b\\\x90+q544e\x9c"  # DCS asks for an answer, which arrives as if it were typed
    "\x07\x08\x7f"
    "\u202egnp\u202c\u2066exe\u2069\u200b\U000e0041"  # reverses what follows, or hides
)
"""What a hostile source may try."""

POINTER_SHAPE = re.compile(r"\x1b\]22;\w+\x07")
"""How Textual asks for the shape of the mouse pointer."""
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
C1_CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))
ORDERS = (
    "\x1b]52",
    "\x1b]0;",
    "\x1b]2;",
    "\x1bP",
    "\x1bc",
    "\x07",
    "\x08",
    "\x7f",
    "\x1b[2J",
    "\U000e0041",
)
"""What the app has no reason to write itself."""

QUIT = "\x11"
"""Ctrl-Q, which ends the app from inside a dialog too."""


def source_with(payload: str) -> bytes:
    """Return a Markdown article that has the payload in its title, byline, source and text."""
    escaped = "".join(f"\\U{ord(character):08x}" for character in payload)
    return f"""---
title: "Harmless{escaped} headline"
author: "Ida {escaped} Brandt"
source: "Tarn{escaped} Post"
date: 2024-11-18
---

Firstly{payload} the council met. “The bridge {payload} stands,” Mayor Ida {payload}Brandt said on Monday.

## Heading {payload} here

[a link{payload}](https://example.org/{payload}) and `code {payload}` and *emphasis {payload}*.

Lastly{payload} they went home.
""".encode()


@pytest.fixture
def hostile_library(tmp_path: Path) -> Path:
    """A library whose one article, its file's name, a tag and a note are hostile."""
    name = "story" + PAYLOADS.replace("/", "") + ".md"
    source = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name.encode()))
    source.write_bytes(source_with(PAYLOADS))
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        added = add_file(library, source)
        article = library.articles.get(added.id)
        assert article is not None
        span = span_of(article.document.text, "Lastly")
        library.passages.make(added.id, span, tags=[f"nutmeg{PAYLOADS}"], note=f"Cinnamon{PAYLOADS}\nsecond")
        library.tags.set_key(f"nutmeg{PAYLOADS}", "n")
        library.positions.name(added.id, span.start, "A")
        library.settle()
        named = library.names.first_page(NameFilter())[0]
        library.corrections.make(Change(CorrectionKind.RENAME, named.id, text=f"Ida{PAYLOADS} Brandt"))
        library.corrections.make(Change(CorrectionKind.LABEL, named.id, label=Label.PERSON))
    return path


@pytest.fixture
def forged_library(hostile_library: Path) -> Path:
    """The same library after somebody wrote into it what the store would have cleaned."""
    # Short, and put first, so that no column is too narrow for it.
    order = "\x1b]52;c;eA==\x07\x9b\u202e"
    with sqlite3.connect(hostile_library) as database:
        for column in (
            "article.headline",
            "article.publisher",
            "body.origin",
            "correction.words",
            "form.words",
            "name.text",
            "note.text",
            "position.letter",
            "position.words",
            "quote.speaker_name",
            "step.label",
            "tag.key",
            "tag.name",
        ):
            table, name = column.split(".")
            database.execute(f"UPDATE {table} SET {name} = :order || {name}", {"order": order})
        # As long as what it replaces, so that the structure still fits.
        replaced = {"old": "they went home.", "new": order}
        database.execute("UPDATE body SET text = replace(text, :old, :new)", replaced)
    database.close()
    return hostile_library


@pytest.fixture(params=["hostile_library", "forged_library"])
def library(request: pytest.FixtureRequest) -> Path:
    """Both kinds of library."""
    path: Path = request.getfixturevalue(request.param)
    return path


def newsread(library: Path, *words: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "tui", "--library", library, *words]


COMMANDS = [
    ["list"],
    ["list", "--json"],
    ["show", "1"],
    ["show", "--plain", "1"],
    ["show", "--json", "1"],
    ["passages"],
    ["passages", "--json"],
    ["passages", "--markdown"],
    ["passages", "--tag", f"nutmeg{PAYLOADS}"],
    ["quotes"],
    ["quotes", "--json"],
    ["quotes", "--csv"],
    ["quotes", "--markdown"],
    ["quotes", "--by", PAYLOADS],
    ["quotes", "--since", PAYLOADS],
    ["list", PAYLOADS],
    ["show", PAYLOADS],
    [f"--{PAYLOADS}"],
    ["add", PAYLOADS],
    ["marks", PAYLOADS],
    ["backup", f"no/such/{PAYLOADS}"],
    ["--library", PAYLOADS, "check"],
]
"""What is run on each library."""


def test_commands_on_a_terminal(library: Path) -> None:
    with PseudoTerminal(one_process(library, COMMANDS)) as terminal:
        assert terminal.finish() == 0, terminal.written
    finished = said_by_each(terminal.written.decode().replace("\r\n", ""))
    for words, (written, code) in zip(COMMANDS, finished, strict=True):
        assert code in (0, 1, 2)
        assert "Traceback" not in written, words
        assert [character for character in written if not character.isprintable()] == [], words


@pytest.mark.parametrize(
    "way",
    [
        # Into the article, to the passage, to its note.
        [("\r", "council"), ("]a", "nutmeg"), ("a", "second")],
        # Into the article, where the inspector names who speaks.
        [("\r", "council"), ("]q", "quote")],
        # To all passages, to the named positions, to the tags by key and by name.
        [("gp", "Cinnamon"), ("`", "Lastly"), ("A,", "nutmeg"), ("x", "takes it")],
        # To the names, to the page of one, to its spellings, to what was corrected in it, to the tags.
        [
            *(("gn", "Mentions"), ("\r", "Spellings"), ("\t\t", "itself"), ("gc", "is a person")),
            *(("gt", "What it means"), ("r", "Rename the tag")),
        ],
    ],
    ids=["article", "quote", "passages", "names"],
)
def test_the_app(library: Path, way: list[tuple[str, str]]) -> None:
    with PseudoTerminal(newsread(library), columns=120, rows=40) as terminal:
        terminal.wait_for("Harmless")
        for keys, shown in way:
            terminal.send(keys)
            terminal.wait_for(shown)
        terminal.send(QUIT)
        assert terminal.finish() == 0
    written = POINTER_SHAPE.sub("", terminal.written.decode())
    assert not set(written) & (C1_CONTROLS | BIDI_CONTROLS)
    assert [order for order in ORDERS if order in written] == []


def test_errors_in_the_app_name_files_harmlessly(tmp_path: Path) -> None:
    """A library that cannot be opened is said on the terminal the app would have had."""
    path = tmp_path / f"library{PAYLOADS}.db"
    path.write_bytes(b"no library " * 100)
    with PseudoTerminal(newsread(path)) as terminal:
        assert terminal.finish() == 1
    written = terminal.written.decode()
    assert written.startswith("newsread: ")
    assert [character for character in written.replace("\r\n", "") if not character.isprintable()] == []
