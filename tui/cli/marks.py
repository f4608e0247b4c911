"""`newsread marks`: names and quotes without a library."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

from prose.characters import clean_line
from prose.languages import document_language
from prose.marks import find_marks, mark_document
from prose.reader import UnreadableSource, read_document
from store.errors import SourceError
from store.files import read_source
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.values import marks_value
from tui.settings import read_settings, recogniser_of

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from prose.entities.entity import EntityRecogniser

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
NOTHING_TO_READ = (
    "newsread: Name at least one file, or give --jsonl to read lines of JSON from standard input."
)
BOTH = "newsread: --jsonl reads standard input and takes no files."


class UnusableLineError(ValueError):
    """A line of input is not what it should be; the message is the end of a sentence."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the marks of files, or of lines from standard input, to standard output."""
    if arguments.jsonl == bool(arguments.files):
        output.notify(BOTH if arguments.jsonl else NOTHING_TO_READ)
        return ExitCode.MISUSED
    recogniser = recogniser_of(read_settings(arguments.config))
    return _mark_lines(recogniser) if arguments.jsonl else _mark_files(arguments.files, recogniser)


def _mark_files(paths: list[Path], recogniser: EntityRecogniser | None) -> ExitCode:
    code = ExitCode.DONE
    for path in paths:
        try:
            document = read_document(read_source(path), path.name)
        except SourceError as error:
            output.notify(f"newsread: {error}")
            code = ExitCode.FAILED
        except UnreadableSource as error:
            output.notify(f"newsread: {clean_line(str(path))}: {error}")
            code = ExitCode.FAILED
        else:
            text = document.text
            marks = mark_document(document, recogniser)
            language = document_language(document)
            output.write_json(
                {"file": str(path), "text": text, "language": language, **marks_value(text, marks)}
            )
    return code


def _mark_lines(recogniser: EntityRecogniser | None) -> ExitCode:
    code = ExitCode.DONE
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            id, text, language = _read_line(line)
        except UnusableLineError as problem:
            output.notify(f"newsread: Line {number} of the input {problem}; it is left out.")
            code = ExitCode.FAILED
        else:
            # What asks for exactly this text may know its language; none is guessed.
            output.write_json({"id": id, **marks_value(text, find_marks(text, recogniser, language))})
    return code


def _read_line(line: bytes) -> tuple[Any, str, str]:
    """Return the id, text and language of one line; a lone surrogate, which is no character, as one that is.

    Raises:
        UnusableLineError: The line is not UTF-8, not JSON, or not an object with a text.
    """
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnusableLineError("is not UTF-8") from None
    except (ValueError, RecursionError):
        raise UnusableLineError("is not JSON") from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or "id" not in value:
        raise UnusableLineError('is not an object with an "id" and a "text"')
    language = value.get("language")
    return (
        value["id"],
        LONE_SURROGATE.sub("\ufffd", value["text"]),
        language if isinstance(language, str) else "",
    )
