"""The commands of the codebook: the tree of tags, and what is done to a tag wherever it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.conditions import on_a_row, where_anything_is
from tui.commands.everywhere import FREE
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.screens.tags import TagsScreen

TAGS = (Situation.TAGS,)

GO_TO_TAGS: Command[DeskScreen] = Command(
    "Tags",
    ("g t",),
    tuple(situation for situation in FREE if situation is not Situation.TAGS),
    Group.GO,
    lambda desk, count: desk.desk_app.ways.to_tags(),
    help="All your tags as a tree: rename, move, merge, delete, recolour and describe them.",
    short="tags",
)

TAGS_COMMANDS: tuple[Command[TagsScreen], ...] = (
    Command(
        "Passages with the tag",
        ("enter",),
        TAGS,
        Group.GO,
        lambda desk, count: desk.show_passages(),
        help="Or with one below it. Esc comes back.",
        hint="passages",
        possible=on_a_row,
    ),
    Command(
        "Articles with the tag",
        ("o",),
        TAGS,
        Group.GO,
        lambda desk, count: desk.show_articles(),
        help="As wholes, or in a passage.",
    ),
    Command(
        "Rename the tag",
        ("r",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.rename(),
        help="With all that lies under it, wherever it is given. A name that there is already makes two tags "
        "one; how much that touches is said before.",
        hint="rename",
        possible=on_a_row,
    ),
    Command(
        "Move the tag",
        ("m",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.move_tag(),
        help="Under another one, or to the top.",
        hint="move",
        possible=on_a_row,
    ),
    Command(
        "Merge the tag",
        ("M",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.merge(),
        help="Into another one, which is then given wherever either was.",
        hint="merge",
        possible=on_a_row,
    ),
    Command(
        "Describe the tag",
        ("a",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.describe(),
        help="What it means, and when it is to be given; shown where a tag is chosen.",
        hint="describe",
        possible=on_a_row,
    ),
    Command(
        "Describe the tag in your own editor",
        ("E",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.describe(elsewhere=True),
    ),
    Command(
        "Recolour the tag",
        ("c",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.recolour(),
        hint="colour",
        possible=on_a_row,
    ),
    Command(
        "Key of the tag",
        (",",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.give_key(),
        hint="key",
        possible=on_a_row,
    ),
    Command(
        "Delete the tag",
        ("d d",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.delete(),
        hint="delete",
        possible=on_a_row,
    ),
    Command("New tag", ("A",), TAGS, Group.MARK, lambda desk, count: desk.new_tag(), hint="new"),
    Command(
        "Keep the tag or not",
        ("g k",),
        TAGS,
        Group.MARK,
        lambda desk, count: desk.keep(),
        help="A tag that is kept stays although nothing carries it; so does one with a key or a description.",
        short="keep it or not",
    ),
    Command(
        "Filter the tags",
        ("F", "=", "/"),
        TAGS,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="Words of a tag or of what it lies under. Esc shows all again.",
        hint="filter",
        possible=where_anything_is,
    ),
)
"""Everything that is done in the codebook."""
