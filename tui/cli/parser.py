"""What can be typed after `newsread`: every command and option, with its help.

Nothing here imports the store or a screen, so that `newsread --help` answers at once.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from prose.characters import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

LARGEST_NUMBER = 2**63 - 1
"""The largest number that SQLite can hold."""

LABELS = ("person", "organization", "place", "facility", "group", "product", "other")
"""What `--label` takes; spelled as in the JSON."""

ACTS = ("says", "claims", "denies", "accuses", "asks", "promises", "warns", "praises")
"""What `--act` takes; spelled as in the JSON."""

SEARCHING = ("list", "passages", "quotes", "search")
"""The commands that take a search."""

DESCRIPTION = """\
Read the news closely: who and what an article mentions, who said what, and your own passages with tags and
notes. Without a command the app opens; on a first run a library is made with sample articles in it."""

EPILOG = """\
examples:
  newsread                                 open the app
  newsread add story.md page.html          take articles into the library
  newsread list --unread taliban           articles not yet read, with this word
  newsread show 4                          read article 4, here in the terminal
  newsread passages --tag claims           every passage that you tagged "claims"
  newsread quotes --by haqqani             what somebody said, in all articles
  newsread marks story.txt > marks.jsonl   names and quotes of a file, as JSON

The library is one file: --library FILE, else the file that NEWSREAD_LIBRARY names, else library.db in your
data folder. So are the settings: --config FILE, NEWSREAD_CONFIG, or config.toml in your configuration folder.
What you asked for is written to standard output, notices and progress to standard error.

exit codes:
  0    done
  1    something could not be done; a sentence on standard error says what
  2    the command was not understood, or the app was started without a terminal
  130  interrupted (Ctrl-C)"""

ADD = """\
Take articles into the library: Markdown (.md), web pages saved as files (.html) and plain text. Names and
quotes are found at once. A file that is in the library already is left alone; one that cannot be taken in is
named on standard error, the others are still added, and the exit code is 1."""

ADD_EXAMPLES = """\
examples:
  newsread add story.md
  newsread add --json reports/*.html       one JSON object a line: {"file", "id", "new", "headline"}"""

LIST = """\
List articles, newest first. On a terminal in columns: number, state (● unread, ◐ started, ★ starred),
headline, source, date, passages. Into a file or another program as lines of eight fields parted by tabs:
number, state (unread, started, read), "starred" or nothing, headline, source, date (2024-12-31), words,
passages."""

LIST_EXAMPLES = """\
examples:
  newsread list --unread --limit 20
  newsread list taliban minister           articles with both words
  newsread list 'said-by:jadoon after:"3 weeks"'
  newsread list | cut -f 1,4               numbers and headlines
  newsread list --jsonl --starred"""

SEARCH = """\
Search the articles, and show what was found in its sentence: what fits best first, or with --sort date the
newest. Put the QUERY in quotation marks for your shell. It is made of

  taliban minister   both words: in headline and text, or in a passage with its note and tags
  "safe haven"       these words next to one another
  secur*             words that begin so
  -word, a or b, ( ) what must not be true, what may be, what belongs together
  tag: note:         passages of yours: with a tag, or one below it; with words of a note
  name:              who or what is mentioned, by words of a name
  said-by: said:     who is quoted, and what is said; side by side they are about one quote
  source: by: lang:  the outlet, the author, the language (lang:de, lang:German)
  is:                unread, started, read, starred
  has:               note, tag, highlight, passage, quote, name, orphan, change
  after: before:     2024-12-31, 2024-12, 2024, yesterday, monday, "3 weeks"

On a terminal in blocks, else as lines of seven fields parted by tabs: number, place in the text, headline,
source, date (2024-12-31), "note" if it is in a note, sentence."""

SEARCH_EXAMPLES = """\
examples:
  newsread search 'taliban minister'
  newsread search 'said-by:jadoon "safe haven" after:2024-12'
  newsread search --sort date --limit 20 '(drone or missile) -tag:seen'
  newsread search --jsonl 'has:note lang:en'"""

SHOW = """\
Show one article: its text, then your passages with their tags and notes, then who is quoted. The number is
the one that `newsread list` shows."""

SHOW_EXAMPLES = """\
examples:
  newsread show 4 | less
  newsread show --plain 4                  for screen readers: marks are said in words
  newsread show --json 4                   with the offsets of all marks, in code points of "text" """

PASSAGES = """\
List the passages that you highlighted, tagged or noted, newest first, each with its words, tags, note and
article."""

PASSAGES_EXAMPLES = """\
examples:
  newsread passages border                 with a word in the passage, its note or its tags
  newsread passages --tag claims --markdown > claims.md
  newsread passages --json"""

MARKS = """\
Find names and quotes without a library. Each FILE gives one JSON object a line: "file", "text" (the clean
text that all offsets count code points of), "entities" and "quotes"."""

MARKS_EXAMPLES = """\
With --jsonl, lines of {"id", "text"} are read from standard input, and for each a line of {"id", "entities",
"quotes"} is written, over exactly that text. A line that cannot be used is named on standard error and left
out, and the exit code is 1.

examples:
  newsread marks story.txt
  newsread marks --jsonl < articles.jsonl > marks.jsonl"""

DETECT = """\
Find names and quotes in the articles that have not been looked at yet, or were by an older version. What you
marked or corrected yourself is never changed. Ctrl-C stops: the articles done until then are kept, and the
next time it goes on. An article that cannot be looked through, or takes longer than a minute and a second
for each thousand characters, is named and left without."""

BACKUP = """\
Copy the library to TARGET, safely even while the app is open. Without TARGET the copy goes into the folder
"backups" beside the library. An existing file is never overwritten."""

SETTINGS = """\
Say where the settings are and what they are, a line each: the name, a tab, the value. In the file may stand:

  [entities]
  pipeline = "de_core_news_sm"             a spaCy pipeline, or a folder with one, finds the names"""

NAMES = """\
List the people, organisations, places and other names of all articles, those mentioned most first. On a
terminal in columns; into a file or another program as lines of eight fields parted by tabs: number, name,
label, mentions, articles, day last seen, "corrected" or nothing, "several" or nothing (one word of a
person's name: it may be several people). With --name one of them: its spellings, its mentions in context,
what it said. With --corrections what you corrected."""

NAMES_EXAMPLES = """\
examples:
  newsread names haqqani                   names with this word in one of their spellings
  newsread names --label organization --limit 20
  newsread names --name "Usman Iqbal Jadoon"
  newsread names --name 12 --json
  newsread names --corrections             what you corrected, each with a number
  newsread names --take-back 3             take correction 3 back"""

QUOTES = """\
What was said, in all articles, the newest first: with these words in the quote itself, by a name, about a
name that the quote mentions, in a passage of yours with a tag. Each with its speaker ("probably" where that
is not certain), outlet, day and headline. The same words quoted in several articles are one entry, in their
fullest wording, with the other outlets and how they differ: "-" what they leave out, "+" what they add.

A NAME is a number that "newsread names" shows, or words. A DAY is 2024-12-31, 2024-12 or 2024, in UTC. With
--limit only so many quotes of the newest articles are looked at."""

QUOTES_EXAMPLES = """\
examples:
  newsread quotes --by "Usman Iqbal Jadoon" --since 2024-12
  newsread quotes --about TTP --direct --certain
  newsread quotes --act denies             what was denied
  newsread quotes border --tag claims --markdown > quotes.md
  newsread quotes --reported --csv > quotes.csv      for a spreadsheet
  newsread quotes --limit 20 --jsonl"""

CHECK = """\
Check the library for damage. The exit code is 1 if there is any."""

KEYS = """\
Write every command of the app with its keys, as a file of keys to begin with: keys.toml beside the settings
gives keys to commands. In it may stand:

  preset = "newsboat"                      keys for hands that know newsboat

  [article]
  "x" = "highlight"                        x highlights, whatever it did before
  "H" = false                              H does nothing

A table is a place in the app; [reading] is about articles with and without a selection, [lists] about all
lists, [everywhere] about everything. The app does not start with a key that means two things, or a command
that there is not."""

KEYS_EXAMPLES = """\
examples:
  newsread keys | grep tag                 what a command is called, and its keys
  newsread keys > my-keys.toml             every line is a comment until you take its # out"""


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
        _add_files(self, argparse.SUPPRESS)
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
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_files(parser, None)
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
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    command("add", "take articles into the library", ADD, ADD_EXAMPLES, describe=_describe_add)
    command("list", "list articles", LIST, LIST_EXAMPLES, describe=_describe_list)
    command("search", "search the articles", SEARCH, SEARCH_EXAMPLES, describe=_describe_search)
    command("show", "show one article", SHOW, SHOW_EXAMPLES, describe=_describe_show)
    command("passages", "list your passages", PASSAGES, PASSAGES_EXAMPLES, describe=_describe_passages)
    command("names", "list names, and what you corrected", NAMES, NAMES_EXAMPLES, describe=_describe_names)
    command("quotes", "list what was said, and by whom", QUOTES, QUOTES_EXAMPLES, describe=_describe_quotes)
    command(
        "marks", "find names and quotes without a library", MARKS, MARKS_EXAMPLES, describe=_describe_marks
    )
    command(
        "detect", "find names and quotes in articles that have none yet", DETECT, describe=_describe_detect
    )
    command("backup", "copy the library", BACKUP, describe=_describe_backup)
    command("check", "check the library for damage", CHECK)
    command("keys", "list the app's commands with their keys", KEYS, KEYS_EXAMPLES)
    command("settings", "say what is set", SETTINGS, describe=_describe_settings)
    return parser


def _add_files(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--library", metavar="FILE", type=Path, default=default, help="the library file to use"
    )
    parser.add_argument(
        "--config", metavar="FILE", type=Path, default=default, help="the file with the settings to use"
    )


def _describe_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a file to add")
    parser.add_argument("--json", action="store_true", help="write one JSON object for each file")


def _describe_list(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "only articles that fit this search")
    parser.add_argument("--unread", action="store_true", help="only articles not read yet")
    parser.add_argument("--starred", action="store_true", help="only articles with a star")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON list")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
    _add_limit(parser)


def _describe_search(parser: argparse.ArgumentParser) -> None:
    _add_query(parser, "what to search for", least="+")
    parser.add_argument(
        "--sort", choices=("rank", "date"), default="rank", help="what fits best first, or what is newest"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON list")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
    _add_limit(parser)


def _describe_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=_number, help="the article's number")
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
    what.add_argument("--take-back", metavar="ID", type=_number, help="take this correction back")
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


def _describe_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="TARGET", nargs="?", type=Path, help="the file to write")


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
    parser.add_argument("query", metavar="QUERY", nargs=least, help=help)


def _add_limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=_number, help="at most so many")


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


def _number(word: str) -> int:
    """Read a whole number from 1 to the largest that a library can hold.

    Raises:
        argparse.ArgumentTypeError: The word is no such number.
    """
    if not (word.isascii() and word.isdigit() and len(word) < 20 and 1 <= int(word) <= LARGEST_NUMBER):
        raise argparse.ArgumentTypeError(f"“{word}” is not a whole number from 1 up")
    return int(word)
