"""What can be typed after `newsread bin` and `newsread views`, and what these say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.whole_number import whole_number

if TYPE_CHECKING:
    import argparse

SORT_KEYS = ("newest", "oldest", "outlet", "title", "longest", "shortest", "marks", "relevance")
"""What `--sort` takes."""

BIN = """\
The bin: articles that you threw away, with all that you made in them. They stand in no list and no count,
and come back as they were. Without an ACTION they are listed, as newsread list does it. What put and out do
is one step that the app can undo. What is deleted is gone for good."""

BIN_EXAMPLES = """\
examples:
  newsread bin
  newsread bin put 12 15
  newsread bin put --search 'is:read before:2020 -has:passage' --dry-run
  newsread bin out 12
  newsread bin delete 12
  newsread bin empty"""

VIEWS = """\
The views of the library: what is always there, your saved searches, pinned names and feeds, each with its
number of articles; of a feed, the unread ones. Into a file or another program as lines of four fields parted
by tabs: kind, name, number, search. With an ACTION, saves a search or forgets one."""

VIEWS_EXAMPLES = """\
examples:
  newsread views
  newsread views save "Strait" grain or ships after:2024-11
  newsread views save --sort outlet,title "By outlet" is:unread
  newsread views forget Strait
  newsread list --view Strait"""


def describe_bin(parser: argparse.ArgumentParser) -> None:
    """Add what `newsread bin` takes: what is to be done, and to which articles."""
    _add_forms(parser)
    parser.set_defaults(limit=None)
    actions = _actions(parser)
    for name, summary in (
        ("put", "put articles into the bin"),
        ("out", "take articles out of the bin"),
        ("delete", "delete articles that are in the bin for good"),
        ("empty", "delete all that is in the bin for good"),
    ):
        action = actions.add_parser(name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.")
        if name != "empty":
            action.add_argument("ids", metavar="ID", nargs="*", type=whole_number, help="an article's number")
            action.add_argument("--search", metavar="SEARCH", help="all articles that fit this search")
        action.add_argument("--dry-run", action="store_true", help="only say how many articles that would be")


def describe_views(parser: argparse.ArgumentParser) -> None:
    """Add what `newsread views` takes."""
    _add_forms(parser)
    actions = _actions(parser)
    save = actions.add_parser("save", help="save a search", description="Save a search under a name.")
    save.add_argument("name", metavar="NAME", help="what to call it; one of that name is replaced")
    save.add_argument(
        "query", metavar="SEARCH", nargs="*", help="what is searched for; nothing for everything"
    )
    add_sort(save, "newest")
    forget = actions.add_parser("forget", help="forget a saved search", description="Forget a saved search.")
    forget.add_argument("name", metavar="NAME", help="what it is called")


def add_sort(parser: argparse.ArgumentParser, usual: str) -> None:
    """Add what says in which order articles are to stand."""
    parser.add_argument(
        "--sort",
        metavar="KEY,...",
        help=f"what to sort by: {', '.join(SORT_KEYS)}; several are parted by commas (else {usual})",
    )
    parser.set_defaults(usual_sort=usual)


def _actions(parser: argparse.ArgumentParser) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    return parser.add_subparsers(
        title="actions", dest="action", metavar="ACTION", parser_class=type(parser).__bases__[0]
    )


def _add_forms(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON list")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
