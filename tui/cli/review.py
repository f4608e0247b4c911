"""`newsread review`: what comes up again to be read, or what the machine is not sure of."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from store.exchange.exports import as_json, as_text
from store.review.reviews import A_DAY, FIRST_AFTER
from store.review.schedules import Answer, Grade
from store.search.language import read_query
from store.search.query import EVERYTHING, both, tagged
from tui.cli import output
from tui.cli.asking import Asking, ask, at_a_terminal
from tui.cli.exit_code import ExitCode
from tui.cli.lines import wrap
from tui.cli.opening import open_library
from tui.reviewing import Reviewing
from tui.settings import read_settings
from tui.surroundings import context_of
from tui.wording import counted, day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from store.library import Library
    from store.passages.passage import PassageRow

KEYS = {
    "": "done",
    "l": "later",
    "x": "never again",
    "u": "undo",
    "q": "quit",
}
"""What can be typed for a passage, each with what it means; a number from 1 to 4 is done as well."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Go through what is due with whoever sits at the terminal; list it for a program."""
    if arguments.marks:
        from tui.cli.review_marks import review_marks

        return review_marks(arguments)
    query = both(read_query(" ".join(arguments.query)), tagged(arguments.tag))
    wanted = None if query == EVERYTHING else query
    a_day = read_settings(arguments.config).a_day
    with open_library(arguments) as library:
        sitting = Reviewing(library, a_day, wanted, arguments.limit or (a_day if wanted else None))
        if arguments.json:
            output.write_json_text(_json(library, sitting))
        elif not at_a_terminal():
            if rows := library.passages.rows(sitting.open):
                output.write(as_text(rows).rstrip("\n"))
        else:
            _review(library, sitting)
    return ExitCode.DONE


def _json(library: Library, sitting: Reviewing) -> str:
    """Return what is due as a list of objects: as `newsread passages` has them, with their schedule."""
    rows = library.passages.rows(sitting.open)
    values = json.loads(as_json(rows))
    for value, row in zip(values, rows, strict=True):
        schedule = library.reviews.schedule(row.passage.id)
        value["due"] = (schedule.due if schedule else row.passage.created + FIRST_AFTER).isoformat()
        value["last_read"] = schedule.graded.isoformat() if schedule and schedule.graded else None
    return json.dumps(values, ensure_ascii=False, indent=2)


def _review(library: Library, sitting: Reviewing) -> None:
    """Ask for each passage until none is left or the reader leaves."""

    def shown() -> Iterator[str]:
        row = sitting.current
        if row is not None:
            yield f"{sitting.answered + 1} of {sitting.answered + len(sitting.open)}"
            yield from _passage(library, row)

    def answered(word: str) -> str | None:
        if word == "u":
            label = library.history.undo()
            sitting.refresh()
            return f"Undone: {label}" if label else "Nothing to undo."
        if word in _ANSWERS:
            return sitting.answer(_ANSWERS[word])
        if word in _GRADES:
            return sitting.answer(Answer.DONE, _GRADES[word])
        return None

    ask(Asking(lambda: sitting.current is not None, shown, answered, KEYS))
    for line in sitting.ending() or ["Nothing comes up today."]:
        output.write(line)
    if waiting := sitting.beyond():
        more = f"newsread review --limit {sitting.a_day or A_DAY}"
        output.write(f"{counted(waiting, 'more passage')} could be read: {more}")


_ANSWERS = {"": Answer.DONE, "l": Answer.LATER, "x": Answer.NEVER}
_GRADES = {str(grade.value): grade for grade in Grade}


def _passage(library: Library, row: PassageRow) -> Iterator[str]:
    """Yield the lines of a passage: its source, it in its context with a bar before it, its tags and note."""
    width = output.columns()
    said = ", ".join(f"{'' if who.certain else 'probably '}{who.name}" for who in row.speakers)
    yield from wrap(row.headline, width)
    yield from wrap(
        " · ".join(filter(None, (row.publisher, day(row.published), said and f"said by {said}"))), width
    )
    article = library.articles.get(row.passage.article_id)
    context = context_of(row.passage, article.document.text if article else None)
    # What stands right beside the words, as a quotation mark does, goes with them.
    before, opening = _parted(context.before[::-1])
    after, closing = _parted(context.after)
    own = f"{opening[::-1]}{context.words}{closing}"
    for words, indent in ((before[::-1], "  "), (own, "▌ "), (after, "  ")):
        for paragraph in words.split("\n"):
            yield from wrap(paragraph, width, indent)
    if row.passage.tags:
        yield from wrap(f"Tags: {', '.join(row.passage.tags)}", width)
    if row.passage.note:
        for line in f"Note: {row.passage.note}".split("\n"):
            yield from wrap(line, width)


def _parted(words: str) -> tuple[str, str]:
    """Return words without what stands before their first white space, and that."""
    beside = re.match(r"\S*", words)
    end = beside.end() if beside else 0
    return words[end:], words[:end]
