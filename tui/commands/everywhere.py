"""The commands that apply on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.situation import EVERYWHERE, Situation

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

FREE = tuple(situation for situation in EVERYWHERE if situation is not Situation.BOUNDARIES)
"""The hands hold nothing that has to be put down first."""
NOT_SELECTING = tuple(situation for situation in FREE if situation is not Situation.SELECTION)

EVERYWHERE_COMMANDS: tuple[Command[DeskScreen], ...] = (
    Command(
        "Undo",
        ("u",),
        NOT_SELECTING,
        Group.MARK,
        lambda desk, count: desk.undo(count),
        help="Takes back the last thing you did, wherever it was, also after a restart.",
    ),
    Command("Redo", ("ctrl+r",), NOT_SELECTING, Group.MARK, lambda desk, count: desk.redo(count)),
    Command(
        "Library",
        ("g l",),
        tuple(situation for situation in FREE if situation is not Situation.LIBRARY),
        Group.GO,
        lambda desk, count: desk.go_to_library(),
    ),
    Command(
        "Passages",
        ("g p",),
        tuple(situation for situation in FREE if situation is not Situation.PASSAGES),
        Group.GO,
        lambda desk, count: desk.go_to_passages(),
        help="Everything that you marked, of all articles, in one place.",
        hint="passages",
    ),
    Command(
        "Names",
        ("g n",),
        tuple(situation for situation in FREE if situation is not Situation.NAMES),
        Group.GO,
        lambda desk, count: desk.go_to_names(),
        help="Every person, organisation and place that your articles mention, with a page for each.",
        hint="names",
    ),
    Command(
        "Corrections",
        ("g c",),
        tuple(situation for situation in FREE if situation is not Situation.CORRECTIONS),
        Group.GO,
        lambda desk, count: desk.go_to_corrections(),
        help="Everything that you said against what the machine found; any of it can be taken back.",
    ),
    Command("Back", ("escape",), NOT_SELECTING, Group.GO, lambda desk, count: desk.go_back()),
    Command(
        "Run a command by name",
        (":", "ctrl+p"),
        EVERYWHERE,
        Group.PROGRAM,
        lambda desk, count: desk.open_palette(),
    ),
    Command("Help", ("?",), EVERYWHERE, Group.PROGRAM, lambda desk, count: desk.open_help(), hint="help"),
    Command("Choose a theme", (), EVERYWHERE, Group.PROGRAM, lambda desk, count: desk.choose_theme()),
    Command(
        "Make a backup",
        (),
        EVERYWHERE,
        Group.PROGRAM,
        lambda desk, count: desk.make_backup(),
        help="Copies the library to its backups folder.",
    ),
    Command(
        "Stop or go on with work in the background",
        ("ctrl+c",),
        EVERYWHERE,
        Group.PROGRAM,
        lambda desk, count: desk.stop_or_go_on(),
        help="Finding names and quotes, asking feeds, bringing names up to date, a backup. Nothing that is "
        "done is lost.",
    ),
    Command("Quit", ("q",), NOT_SELECTING, Group.PROGRAM, lambda desk, count: desk.quit()),
)
