"""`newsread versions`: the texts that an article had, and how one became another."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from prose.differences import word_differences
from store.errors import GoneError
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import wrap
from tui.cli.opening import open_library
from tui.comparing import difference_text, moment
from tui.wording import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from store.library import Library
    from store.versions import Version


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the versions to standard output.

    Raises:
        GoneError: There is no such article.
    """
    with open_library(arguments) as library:
        if library.articles.row(arguments.id) is None:
            raise GoneError(f"There is no article {arguments.id} here; “newsread list” shows what there is.")
        versions = library.versions.of_article(arguments.id)
        if arguments.json:
            output.write_json([*_values(library, versions, diff=arguments.diff)])
            return ExitCode.DONE
        if not versions:
            output.notify(f"newsread: The text of article {arguments.id} never changed.")
        for number, (version, before) in enumerate(_with_earlier(versions)):
            if number and arguments.diff:
                output.write("")
            for line in _lines(version):
                output.write(line)
            if arguments.diff and before is not None:
                for paragraph in difference_text(*_texts(library, before, version)):
                    output.write("")
                    for line in wrap(paragraph, output.columns(), "    "):
                        output.write(line)
    return ExitCode.DONE


def _with_earlier(versions: list[Version]) -> Iterator[tuple[Version, Version | None]]:
    return zip_longest(versions, versions[1:])


def _lines(version: Version) -> Iterator[str]:
    sign = "*" if version.shown else " "
    origin = f" · {version.origin}" if version.origin else ""
    about = f"{moment(version.arrived)} · {counted(version.words, 'word')}{origin}"
    yield f"{sign} {version.id:>4}  {about} · {version.headline}"


def _values(library: Library, versions: list[Version], *, diff: bool) -> Iterator[dict[str, Any]]:
    for version, before in _with_earlier(versions):
        value: dict[str, Any] = {
            "id": version.id,
            "arrived": version.arrived.isoformat(),
            "origin": version.origin,
            "headline": version.headline,
            "words": version.words,
            "shown": version.shown,
        }
        if diff:
            value["changes"] = None
            if before is not None:
                pieces = word_differences(*_texts(library, before, version))
                value["changes"] = [{"kind": piece.kind.value, "text": piece.text} for piece in pieces]
        yield value


def _texts(library: Library, old: Version, new: Version) -> tuple[str, str]:
    texts = [library.versions.text(version.id) or "" for version in (old, new)]
    return texts[0], texts[1]
