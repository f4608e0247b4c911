"""What can be typed after `newsread`: every command and option, with its help.

Nothing here imports the store or a screen, so that `newsread --help` answers at once.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from prose.characters import clean_text
from tui.cli.descriptions import (
    BACKUP,
    CHECK,
    COMPLETION,
    COMPLETION_EXAMPLES,
    DESCRIPTION,
    DETECT,
    EPILOG,
    EXPORT,
    EXPORT_EXAMPLES,
    IMPORT,
    IMPORT_EXAMPLES,
    KEYS,
    KEYS_EXAMPLES,
    LIST,
    LIST_EXAMPLES,
    MARKS,
    MARKS_EXAMPLES,
    NAMES,
    NAMES_EXAMPLES,
    PASSAGES,
    PASSAGES_EXAMPLES,
    QUOTES,
    QUOTES_EXAMPLES,
    RESTORE,
    RESTORE_EXAMPLES,
    REVIEW,
    REVIEW_EXAMPLES,
    SEARCH,
    SEARCH_EXAMPLES,
    SETTINGS,
    SHOW,
    SHOW_EXAMPLES,
)
from tui.cli.feed_arguments import describe_feed, describe_fetch
from tui.cli.feed_descriptions import FEED, FEED_EXAMPLES, FETCH, FETCH_EXAMPLES
from tui.cli.help_text import HelpFormatter
from tui.cli.source_arguments import (
    ADD,
    ADD_EXAMPLES,
    UNREADABLE,
    UNREADABLE_EXAMPLES,
    describe_add,
    describe_unreadable,
)
from tui.cli.statistics_arguments import STATS, STATS_EXAMPLES, describe_stats
from tui.cli.tag_arguments import TAGS, TAGS_EXAMPLES, describe_tags
from tui.cli.versions_arguments import VERSIONS, VERSIONS_EXAMPLES, describe_versions
from tui.cli.view_arguments import (
    BIN,
    BIN_EXAMPLES,
    VIEWS,
    VIEWS_EXAMPLES,
    add_sort,
    describe_bin,
    describe_views,
)
from tui.cli.whole_number import whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

LABELS = ("person", "organization", "place", "facility", "group", "product", "other")
"""What `--label` takes; spelled as in the JSON."""

ACTS = ("says", "claims", "denies", "accuses", "asks", "promises", "warns", "praises")
"""What `--act` takes; spelled as in the JSON."""

EXPORTS = ("jsonl", "w3c", "hypothesis", "csv", "readwise", "csl", "qdc", "qdpx", "markdown")
"""The formats that `export` writes."""

SHELLS = ("bash", "zsh", "fish")
"""What `completion` writes for."""

SEARCHING = ("list", "bin", "views", "passages", "quotes", "search", "export", "review", "stats")
"""The commands that take a search."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose messages are clean: they repeat what was typed, or what a script passed."""

    def error(self, message: str) -> NoReturn:
        """Write how the command is used and what is wrong, and exit with code 2."""
        super().error(clean_text(message))


class CommandParser(Parser):
    """The parser of one command, which is made when that is typed or asked about: the app needs none of them.

    Args:
        describe: Adds what the command takes.
        settings: What argparse makes a parser with.
    """

    def __init__(self, *, describe: Callable[[argparse.ArgumentParser], None], **settings: Any) -> None:
        self._later = describe, settings

    def __getattr__(self, name: str) -> Any:
        """Return what argparse keeps in every parser, of which there is nothing yet."""
        if "_later" not in vars(self):
            raise AttributeError(f"A parser has no {name}.")
        describe, settings = vars(self).pop("_later")
        super().__init__(**settings)
        # They may stand after the command too, and must not undo what stood before.
        add_files(self, argparse.SUPPRESS)
        describe(self)
        return getattr(self, name)


class ShowVersion(argparse.Action):
    """Prints the version and exits; the installed package is only asked when somebody wants to know."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        """Print the version and exit with code 0."""
        from importlib.metadata import version

        print(f"newsread {version('newsread')}")
        parser.exit()


def with_minus_signs(words: Sequence[str]) -> list[str]:
    """Return what was typed with a minus sign before each word that a search is to go without.

    With the hyphen that is typed there argparse would take it for an option; a search knows both.
    """
    searching = next((place for place, word in enumerate(words) if word in SEARCHING), len(words))
    return [
        re.sub("^-(?=[^-])", "\N{MINUS SIGN}", word) if place > searching and word != "-h" else word
        for place, word in enumerate(words)
    ]


def build_parser() -> Parser:
    """Return the parser of the whole command line.

    Parsing gives a namespace with `command` (a command's name, or None for the app), `library` and `config`
    (paths, or None for the usual places) and the command's own arguments.
    """
    parser = Parser(
        prog="newsread",
        description=DESCRIPTION,
        epilog=EPILOG,
        allow_abbrev=False,
        formatter_class=HelpFormatter,
    )
    add_files(parser, None)
    parser.add_argument("--version", action=ShowVersion, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(
        title="commands", dest="command", metavar="COMMAND", parser_class=CommandParser
    )

    def command(
        name: str,
        summary: str,
        description: str,
        examples: str = "",
        describe: Callable[[argparse.ArgumentParser], None] = lambda parser: None,
    ) -> None:
        commands.add_parser(
            name,
            help=summary,
            describe=describe,
            description=description,
            epilog=examples,
            allow_abbrev=False,
            formatter_class=HelpFormatter,
        )

    command("add", "take articles into the library", ADD, ADD_EXAMPLES, describe=describe_add)
    command(
        "unreadable", "list pages that gave no article", UNREADABLE, UNREADABLE_EXAMPLES, describe_unreadable
    )
    command("feed", "subscribe to feeds, and list them", FEED, FEED_EXAMPLES, describe=describe_feed)
    command("fetch", "ask your feeds for what is new", FETCH, FETCH_EXAMPLES, describe=describe_fetch)
    command("list", "list articles", LIST, LIST_EXAMPLES, describe=_describe_list)
    command("views", "list the views, save searches", VIEWS, VIEWS_EXAMPLES, describe=describe_views)
    command("bin", "throw articles away, or get them back", BIN, BIN_EXAMPLES, describe=describe_bin)
    command("search", "search the articles", SEARCH, SEARCH_EXAMPLES, describe=_describe_search)
    command("show", "show one article", SHOW, SHOW_EXAMPLES, describe=_describe_show)
    command(
        "versions",
        "list the texts that an article had",
        VERSIONS,
        VERSIONS_EXAMPLES,
        describe=describe_versions,
    )
    command("passages", "list your passages", PASSAGES, PASSAGES_EXAMPLES, describe=_describe_passages)
    command("names", "list names, and what you corrected", NAMES, NAMES_EXAMPLES, describe=_describe_names)
    command("tags", "list your tags, and change them everywhere", TAGS, TAGS_EXAMPLES, describe=describe_tags)
    command("stats", "count your passages", STATS, STATS_EXAMPLES, describe=describe_stats)
    command("quotes", "list what was said, and by whom", QUOTES, QUOTES_EXAMPLES, describe=_describe_quotes)
    command(
        "marks", "find names and quotes without a library", MARKS, MARKS_EXAMPLES, describe=_describe_marks
    )
    command(
        "detect", "find names and quotes in articles that have none yet", DETECT, describe=_describe_detect
    )
    command("export", "write what is in the library", EXPORT, EXPORT_EXAMPLES, describe=_describe_export)
    command("import", "take in what was exported", IMPORT, IMPORT_EXAMPLES, describe=_describe_import)
    command("review", "read again what comes up", REVIEW, REVIEW_EXAMPLES, describe=_describe_review)
    command("backup", "copy the library", BACKUP, describe=_describe_backup)
    command("restore", "put a copy in its place", RESTORE, RESTORE_EXAMPLES, describe=_describe_restore)
    command("check", "check the library for damage", CHECK)
    command("keys", "list the app's commands with their keys", KEYS, KEYS_EXAMPLES)
    command(
        "completion",
        "complete commands in your shell",
        COMPLETION,
        COMPLETION_EXAMPLES,
        describe=_describe_completion,
    )
    command("settings", "say what is set", SETTINGS, describe=_describe_settings)
    return parser


def add_files(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Add what every command takes: the library and the settings.

    Args:
        parser: The parser.
        default: What stands for a file that is not named.
    """
    parser.add_argument(
        "--library", metavar="FILE", type=Path, default=default, help="the library file to use"
    )
    parser.add_argument(
        "--config", metavar="FILE", type=Path, default=default, help="the file with the settings to use"
    )


def _describe_list(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "only articles that fit this search")
    parser.add_argument("--unread", action="store_true", help="only articles not read yet")
    parser.add_argument("--starred", action="store_true", help="only articles with a star")
    parser.add_argument("--view", metavar="NAME", help="only articles of this saved search, in its order")
    add_sort(parser, "newest")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON list")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
    _add_limit(parser)


def _describe_search(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "what to search for", least="+")
    add_sort(parser, "relevance")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON list")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
    _add_limit(parser)


def _describe_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=whole_number, help="the article's number")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write the article and all its marks as JSON")
    form.add_argument("--plain", action="store_true", help="write marks in words, for screen readers")


def _describe_passages(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "only passages that fit this search")
    parser.add_argument("--tag", metavar="TAG", default="", help="only passages with this tag")
    _add_forms(parser, ("text", "json", "markdown"))
    _add_limit(parser)


def _describe_names(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="*", help="only names with all these words")
    parser.add_argument("--label", metavar="LABEL", choices=LABELS, help=f"only {', '.join(LABELS)}")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--name", metavar="NAME", help="one name with everything about it, by words or number")
    what.add_argument("--corrections", action="store_true", help="list what you corrected")
    what.add_argument("--take-back", metavar="ID", type=whole_number, help="take this correction back")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON value")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
    _add_limit(parser)


def _describe_quotes(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "only quotes that fit this search")
    parser.add_argument("--by", metavar="NAME", help="only what this name said")
    parser.add_argument("--about", metavar="NAME", help="only quotes that mention this name")
    parser.add_argument("--tag", metavar="TAG", default="", help="only quotes in a passage with this tag")
    parser.add_argument("--since", metavar="DAY", type=_first_day, help="only articles of this day or later")
    parser.add_argument("--until", metavar="DAY", type=_last_day, help="only articles of this day or earlier")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--direct",
        dest="kind",
        action="store_const",
        const="direct",
        help="only what stands in quotation marks",
    )
    kind.add_argument(
        "--reported",
        dest="kind",
        action="store_const",
        const="indirect",
        help="only what stands without them",
    )
    parser.add_argument("--act", metavar="ACT", choices=ACTS, help=f"only what somebody {', '.join(ACTS)}")
    parser.add_argument("--certain", action="store_true", help="only quotes whose speaker is certain")
    _add_forms(parser, ("text", "json", "jsonl", "csv", "markdown"))
    _add_limit(parser)


def _describe_marks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="a file to look through")
    parser.add_argument("--jsonl", action="store_true", help="read lines of JSON from standard input")


def _describe_detect(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="look through every article again")
    parser.add_argument(
        "--progress", choices=("json",), help='write {"done", "total", "article"} after each article'
    )


def _describe_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", metavar="FORMAT", choices=EXPORTS, help=", ".join(EXPORTS))
    _add_query(parser, "only what fits this search")
    parser.add_argument("--tag", metavar="TAG", default="", help="only what has this tag")
    parser.add_argument("--article", metavar="ID", type=whole_number, help="only this article")
    parser.add_argument("--to", metavar="PATH", type=Path, help="where to write it")
    parser.add_argument("--overwrite", action="store_true", help="replace what is there")
    parser.add_argument("--template", metavar="FILE", type=Path, help="what a file of markdown holds")


def _describe_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a file to take in")
    parser.add_argument("--json", action="store_true", help="write one JSON object for each file")


def _describe_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="TARGET", nargs="?", type=Path, help="the file to write")


def _describe_completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def _describe_review(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "only passages that fit this search")
    parser.add_argument("--tag", metavar="TAG", default="", help="only passages with this tag")
    parser.add_argument("--marks", action="store_true", help="uncertain names and speakers, not passages")
    parser.add_argument("--json", action="store_true", help="write what is due as one JSON list")
    _add_limit(parser)


def _describe_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", metavar="COPY", nargs="?", help="a file, or the name of one in “backups”")
    parser.add_argument("--json", action="store_true", help="write the copies as one JSON list")


def _describe_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write one JSON object")


def _add_forms(parser: argparse.ArgumentParser, forms: Sequence[str]) -> None:
    """Let one of several forms be chosen, by `--format` or by its own option; the first one is the usual."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--format", choices=forms, default=forms[0], help=f"{forms[0]} unless you say otherwise"
    )
    for form in forms[1:]:
        group.add_argument(
            f"--{form}", dest="format", action="store_const", const=form, help=f"same as --format {form}"
        )


def _add_query(parser: argparse.ArgumentParser, help: str, *, least: str = "*") -> None:
    # What has a default is not said to be missing where something else is.
    parser.add_argument("query", metavar="QUERY", nargs=least, default=[], help=help)


def _add_limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=whole_number, help="at most so many")


def _first_day(word: str) -> date:
    """Read a day, or the first one of a month or a year.

    Raises:
        argparse.ArgumentTypeError: The word is none of them.
    """
    return _days(word)[0]


def _last_day(word: str) -> date:
    """Read a day, or the last one of a month or a year.

    Raises:
        argparse.ArgumentTypeError: The word is none of them.
    """
    return _days(word)[1]


def _days(word: str) -> tuple[date, date]:
    # Not above: most commands are asked for no day.
    from calendar import monthrange
    from datetime import date

    try:
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", word):
            raise ValueError
        year, *rest = map(int, word.split("-"))
        if len(rest) == 2:
            return (day := date(year, *rest)), day
        first, last = (rest[0], rest[0]) if rest else (1, 12)
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{word}” is not a day such as 2024-12-31, nor a month such as 2024-12, nor a year"
        ) from None
