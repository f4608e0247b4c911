"""`newsread tags`: the codebook, and what is done to a tag wherever it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import CodebookError
from store.tags.codebook import TagDeletion
from store.tags.colours import NAMES
from store.tags.tags import SEPARATOR
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import cells, fit
from tui.cli.listing import write_list
from tui.cli.opening import open_library
from tui.recoding import said_of_deletion, said_of_move

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from store.library import Library
    from store.tags.codebook import Codebook, TagMove
    from store.tags.tree import TagUse

NARROWEST, WIDEST = 20, 44
"""Cells of the column of tags."""
NUMBER_CELLS = 9
"""Cells of a column of numbers."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """List the tags, or do something to one of them."""
    with open_library(arguments) as library:
        if arguments.action is None:
            _list(library, arguments)
        elif arguments.action in _PLANNED:
            _change(library.codebook, arguments)
        else:
            output.write(_DONE_TO_ONE[arguments.action](library, arguments))
    return ExitCode.DONE


# -- the list


def _list(library: Library, arguments: argparse.Namespace) -> None:
    places = library.codebook.places()

    def fetch(numbers: Sequence[int]) -> list[TagUse]:
        return library.codebook.uses([places[number] for number in numbers])

    write_list(arguments, range(len(places)), fetch, value=_value, fields=_fields, columns=_write_columns)


def _value(use: TagUse) -> dict[str, object]:
    return {
        "tag": use.place.path,
        "is_tag": use.place.is_tag,
        "description": use.description,
        "colour": None if use.colour is None else NAMES[use.colour],
        "key": use.key,
        "kept": use.kept,
        "passages": use.passages,
        "articles": use.articles,
        "all_passages": use.all_passages,
        "all_articles": use.all_articles,
    }


def _fields(use: TagUse) -> list[str]:
    numbers = use.passages, use.all_passages, use.articles, use.all_articles
    colour = "" if use.colour is None else NAMES[use.colour]
    return [
        clean_line(use.place.path),
        *map(str, numbers),
        colour,
        clean_line(use.key),
        clean_line(use.description),
    ]


def _write_columns(uses: Iterator[TagUse]) -> None:
    rows = [(f"{'  ' * (len(use.place.parts) - 1)}{clean_line(use.place.name)}", use) for use in uses]
    room = min(WIDEST, max([NARROWEST, *(cells(name) for name, _ in rows)]))
    heads = "".join(head.rjust(NUMBER_CELLS) for head in ("passages", "in all", "articles"))
    if rows:
        output.write(f"{fit('tag', room)}{heads}  key  description")
    for name, use in rows:
        numbers = (
            str(use.passages) if use.place.is_tag else "",
            str(use.all_passages) if use.below else "",
            str(use.articles) if use.articles else "",
        )
        line = fit(name, room) + "".join(number.rjust(NUMBER_CELLS) for number in numbers)
        key = f",{clean_line(use.key)}" if use.key else ""
        line += f"  {fit(key, 3)}  {clean_line(use.description)}"
        output.write(line.rstrip())


# -- what may take other tags along


def _change(codebook: Codebook, arguments: argparse.Namespace) -> None:
    """Do what was asked, or only say what it would touch."""
    change = _PLANNED[arguments.action](codebook, arguments)
    if not arguments.dry_run:
        codebook.carry_out(change)
    if arguments.json:
        output.write_json(_reach(change))
    elif isinstance(change, TagDeletion):
        output.write(f"{said_of_deletion(change)}.")
    else:
        output.write(f"{said_of_move(change)}.")


def _reach(change: TagMove | TagDeletion) -> dict[str, object]:
    reach: dict[str, object] = {"passages": change.passages, "articles": change.articles}
    if isinstance(change, TagDeletion):
        return {"tags": len(change.ids), **reach, "passages_deleted": change.left_with_nothing}
    return {"tags": change.tags, "merged": len(change.merged), **reach}


def _rename(codebook: Codebook, arguments: argparse.Namespace) -> TagMove:
    return _without_merging(codebook.plan_move(arguments.tag, arguments.new))


def _move(codebook: Codebook, arguments: argparse.Namespace) -> TagMove:
    name = codebook.use(arguments.tag).place.name
    path = SEPARATOR.join(filter(None, (arguments.under, name)))
    return _without_merging(codebook.plan_move(arguments.tag, path))


def _without_merging(move: TagMove) -> TagMove:
    """Return a move in which all tags stay apart; whoever wants them to be one has to say so.

    Raises:
        CodebookError: If some would become one.
    """
    if move.merged:
        raise CodebookError(
            f"{said_of_move(move)}. Nothing was done; if you want that, use newsread tags merge."
        )
    return move


def _merge(codebook: Codebook, arguments: argparse.Namespace) -> TagMove:
    into = codebook.use(arguments.into).place.path
    return codebook.plan_move(arguments.tag, into)


def _delete(codebook: Codebook, arguments: argparse.Namespace) -> TagDeletion:
    return codebook.plan_deletion(arguments.tag, below=arguments.below)


_PLANNED: dict[str, Callable[[Codebook, argparse.Namespace], TagMove | TagDeletion]] = {
    "rename": _rename,
    "move": _move,
    "merge": _merge,
    "delete": _delete,
}

# -- what one tag is by itself


def _new(library: Library, arguments: argparse.Namespace) -> str:
    library.codebook.add(arguments.tag)
    return f"“{library.codebook.use(arguments.tag).place.path}” is a tag that stays."


def _colour(library: Library, arguments: argparse.Namespace) -> str:
    wanted = None if arguments.colour is None else NAMES.index(arguments.colour)
    colour = library.codebook.recolour(arguments.tag, wanted)
    return f"“{library.codebook.use(arguments.tag).place.path}” is {NAMES[colour]}."


def _describe(library: Library, arguments: argparse.Namespace) -> str:
    path = library.codebook.use(arguments.tag).place.path
    library.codebook.describe(path, arguments.text)
    return f"“{path}” is described." if arguments.text.strip() else f"“{path}” has no description."


def _key(library: Library, arguments: argparse.Namespace) -> str:
    path = library.codebook.use(arguments.tag).place.path
    try:
        library.tags.set_key(path, arguments.key)
    except ValueError:
        raise CodebookError(
            f"“{clean_line(arguments.key)}” is not one letter or digit; choose such a key."
        ) from None
    return f", and {arguments.key} give “{path}”." if arguments.key else f"“{path}” has no key."


def _keep(library: Library, arguments: argparse.Namespace) -> str:
    path = library.codebook.use(arguments.tag).place.path
    library.codebook.keep(path, not arguments.let_go)
    return f"“{path}” stays while something carries it." if arguments.let_go else f"“{path}” stays."


_DONE_TO_ONE: dict[str, Callable[[Library, argparse.Namespace], str]] = {
    "new": _new,
    "colour": _colour,
    "describe": _describe,
    "key": _key,
    "keep": _keep,
}
