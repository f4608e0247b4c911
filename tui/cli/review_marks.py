"""`newsread review --marks`: the names and speakers of which the machine is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli import output
from tui.cli.asking import Asking, ask, at_a_terminal
from tui.cli.exit_code import ExitCode
from tui.cli.lines import wrap
from tui.cli.opening import open_library
from tui.doubting import Doubting, context_of_doubt, question

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from store.library import Library
    from store.review.doubts import Doubt

KEYS = {"a": "yes", "x": "no", "s": "skip", "u": "undo", "q": "quit"}
"""What can be typed for a mark, each with what it means; Enter alone, or a space, skips as well."""


def review_marks(arguments: argparse.Namespace) -> ExitCode:
    """Go through what is uncertain with whoever sits at the terminal; list it for a program."""
    with open_library(arguments) as library:
        doubting = Doubting(library, arguments.limit)
        if arguments.json:
            output.write_json([_value(library, doubt) for doubt in doubting.open])
        elif not at_a_terminal():
            for doubt in doubting.open:
                output.write(f"{question(doubt)}\t{doubting.touched(doubt)}")
        else:
            _review(library, doubting)
    return ExitCode.DONE


def _value(library: Library, doubt: Doubt) -> dict[str, Any]:
    reach = library.doubts.reach(doubt)
    return {
        "kind": doubt.kind.value,
        "question": question(doubt),
        "name": doubt.name_id,
        "text": doubt.name,
        "label": doubt.label.value,
        "confidence": doubt.confidence,
        "mentions": reach.mentions,
        "articles": reach.articles,
        "article": doubt.article_id,
        "start": doubt.span.start,
        "end": doubt.span.end,
    }


def _review(library: Library, doubting: Doubting) -> None:
    """Ask for each mark until none is left or the reader leaves."""
    asked = len(doubting.open)

    def shown() -> Iterator[str]:
        doubt = doubting.current
        if doubt is not None:
            yield f"{asked - len(doubting.open) + 1} of {asked}"
            yield from _doubt(library, doubting, doubt)

    def answered(word: str) -> str | None:
        doubt = doubting.current
        if word == "u":
            label = library.history.undo()
            doubting.refresh()
            return f"Undone: {label}" if label else "Nothing to undo."
        if doubt is None or word not in _ANSWERS:
            return None
        return _ANSWERS[word](doubting, doubt)

    ask(Asking(lambda: doubting.current is not None, shown, answered, KEYS))
    if doubting.current is None:
        output.write("Nothing is left that the machine is not sure of.")
    library.settle()


_ANSWERS = {"a": Doubting.accept, "x": Doubting.reject, "s": Doubting.skip, "": Doubting.skip}


def _doubt(library: Library, doubting: Doubting, doubt: Doubt) -> Iterator[str]:
    width = output.columns()
    article = library.articles.get(doubt.article_id)
    if article is not None:
        context = context_of_doubt(doubt, article.document.text)
        marked = f"{context.before}[{context.words}]{context.after}"
        for paragraph in marked.split("\n"):
            yield from wrap(paragraph, width, "  ")
    yield from wrap(f"{question(doubt)} ({doubting.touched(doubt)})", width)
