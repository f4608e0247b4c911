"""What can be typed after `newsread tags`, and what that says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

COLOURS = (
    "amber", "blue", "rose", "green",
    "lime", "lavender", "salmon", "teal",
    "olive", "periwinkle", "red", "emerald",
)  # fmt: skip
"""What `colour` takes; a test compares it with the library's."""

TAGS = """\
Your tags, as a tree: “claims/denial” lies under “claims”. Without an ACTION they are listed. On a terminal in
columns: tag, passages that carry it, those with the tags below it, articles that carry it as wholes, key,
description. Into a file or another program as lines of eight fields parted by tabs: tag, passages, passages
with the tags below, articles, articles with the tags below, colour, key, description.

What is done to a tag is done wherever it is given, and is one step that the app can undo. It says how many
passages and articles it touched; with --dry-run it only says how many it would."""

TAGS_EXAMPLES = """\
examples:
  newsread tags
  newsread tags rename claims assertions --dry-run
  newsread tags rename claims assertions   claims/denial becomes assertions/denial
  newsread tags move denial claims         under claims; without a second tag, to the top
  newsread tags merge threats claims/threat
  newsread tags delete misc --below        with the tags under it
  newsread tags colour claims              the colour that tells it best from the others
  newsread tags describe claims "Says that something is so."
  newsread tags key claims c               , and c give it; without a key, it has none
  newsread tags --json > codebook.json"""


def describe_tags(parser: argparse.ArgumentParser) -> None:
    """Add what `newsread tags` takes: what is to be done, and to which tag."""
    _add_forms(parser)
    parser.set_defaults(limit=None)
    actions: argparse._SubParsersAction[argparse.ArgumentParser] = parser.add_subparsers(
        title="actions", dest="action", metavar="ACTION", parser_class=type(parser).__bases__[0]
    )

    def action(name: str, summary: str, *, plans: bool = False, tag: str = "TAG") -> argparse.ArgumentParser:
        described = actions.add_parser(name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.")
        described.add_argument("tag", metavar=tag, help="the tag")
        if plans:
            described.add_argument("--dry-run", action="store_true", help="only say what that would touch")
            described.add_argument("--json", action="store_true", help="write how much that touches as JSON")
        return described

    action("new", "make a tag that stays although nothing carries it yet")
    rename = action("rename", "give a tag another name, with all that lies under it", plans=True, tag="OLD")
    rename.add_argument("new", metavar="NEW", help="the name it is to have")
    move = action("move", "put a tag under another one, or at the top", plans=True)
    move.add_argument("under", metavar="UNDER", nargs="?", default="", help="the tag to lie under; else none")
    merge = action("merge", "make two tags one", plans=True)
    merge.add_argument("into", metavar="INTO", help="the tag that is left")
    delete = action("delete", "delete a tag; what carries it loses it", plans=True)
    delete.add_argument("--below", action="store_true", help="and all tags under it")
    colour = action("colour", "give a tag another colour")
    colour.add_argument(
        "colour",
        metavar="COLOUR",
        nargs="?",
        choices=COLOURS,
        help=f"{', '.join(COLOURS)}; else the one that tells it best from the others",
    )
    describing = action("describe", "say what a tag means")
    describing.add_argument("text", metavar="TEXT", help="what it means; '' takes away what was said")
    key = action("key", "give a tag a key of its own")
    key.add_argument("key", metavar="KEY", nargs="?", default="", help="a letter or digit; else none")
    keep = action("keep", "let a tag stay although nothing carries it")
    keep.add_argument("--not", dest="let_go", action="store_true", help="or no longer")


def _add_forms(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write one JSON value")
    form.add_argument("--jsonl", action="store_true", help="write one JSON object a line")
