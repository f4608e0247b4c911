from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import tui
from tests.tui.desk import Desk, desk_on, open_seed_story
from tui.commands.command import Command, Group, KeyedAction, completed
from tui.commands.keys import LARGEST_COUNT, KeyReader, Typed
from tui.commands.registry import ALL_COMMANDS, Binding, CommandClashError, Registry
from tui.commands.situation import EVERYWHERE, Situation
from tui.commands.strokes import written

ARTICLE = (Situation.ARTICLE,)


def command(
    name: str, *keys: str, situations: tuple[Situation, ...] = (Situation.ARTICLE,)
) -> Command[object]:
    return Command(name, keys, situations, Group.MOVE, lambda desk, count: None)


DOWN, NEXT_ENTITY, TOP, START = (
    command("Down", "j"),
    command("Next entity", "] e"),
    command("Top", "g g"),
    command("Start of line", "0"),
)
TABLE = Registry((DOWN, NEXT_ENTITY, TOP, START)).table(Situation.ARTICLE)


def typed(strokes: str) -> list[Typed]:
    reader = KeyReader()
    return [reader.feed(stroke, TABLE) for stroke in strokes.split(" ")]


def test_a_single_key_is_a_command() -> None:
    assert typed("j") == [Typed(DOWN, 1)]


def test_a_sequence_waits_for_its_last_stroke() -> None:
    assert typed("] e") == [Typed(), Typed(NEXT_ENTITY, 1)]


def test_a_count_goes_with_the_command_after_it_and_not_with_the_next() -> None:
    results = typed("1 0 ] e j")
    assert [result.command for result in results] == [None, None, None, NEXT_ENTITY, DOWN]
    assert [result.count for result in results if result.command] == [10, 1]


def test_zero_is_a_digit_only_within_a_count() -> None:
    assert typed("0") == [Typed(START, 1)]
    assert typed("2 0 j")[-1] == Typed(DOWN, 20)


def test_a_count_has_a_bound() -> None:
    assert typed("9 " * 30 + "j")[-1].count == LARGEST_COUNT


def test_what_is_pending_is_shown_as_typed() -> None:
    reader = KeyReader()
    for stroke in ("3", "]"):
        reader.feed(stroke, TABLE)
    assert reader.pending == "3]"


NOTE: Command[object] = Command("Note", ("a",), ARTICLE, Group.MARK, lambda desk, count: None, waits=True)
STATEMENT = command("Select the statement", "a q")
WAITING = Registry((NOTE, STATEMENT, DOWN)).table(Situation.ARTICLE)


def test_a_command_that_waits_gives_way_to_a_longer_one() -> None:
    reader = KeyReader()
    assert reader.feed("a", WAITING) == Typed()
    assert reader.waiting
    assert reader.feed("q", WAITING) == Typed(STATEMENT)


def test_a_command_that_waits_comes_when_nothing_follows() -> None:
    reader = KeyReader()
    reader.feed("3", WAITING)
    reader.feed("a", WAITING)
    assert reader.settle() == Typed(NOTE, 3)
    assert reader.pending == ""


def test_a_command_that_waits_leaves_a_stroke_that_is_not_its_own() -> None:
    reader = KeyReader()
    reader.feed("a", WAITING)
    assert reader.feed("j", WAITING) == Typed(NOTE, handled=False)


def test_a_command_waits_only_where_something_longer_could_be_meant() -> None:
    table = Registry((NOTE, DOWN)).table(Situation.ARTICLE)
    assert KeyReader().feed("a", table) == Typed(NOTE)


def test_escape_drops_what_is_pending_and_nothing_else() -> None:
    reader = KeyReader()
    reader.feed("]", TABLE)
    assert reader.feed("escape", TABLE) == Typed()
    assert reader.pending == ""
    assert reader.feed("escape", TABLE) == Typed(handled=False)


def test_a_stroke_that_breaks_a_sequence_is_swallowed_with_it() -> None:
    assert typed("] j") == [Typed(), Typed(handled=True)]


def test_a_stroke_that_means_nothing_is_left_to_others() -> None:
    assert typed("x") == [Typed(handled=False)]


LAST: Command[object] = Command("Last", ("G",), ARTICLE, Group.MOVE, lambda desk, count: None, uncounted=0)


def test_a_command_may_take_another_count_where_none_is_typed() -> None:
    table = Registry((LAST,)).table(Situation.ARTICLE)
    reader = KeyReader()
    assert reader.feed("G", table) == Typed(LAST, 0)
    reader.feed("1", table)
    assert reader.feed("G", table) == Typed(LAST, 1)


GO: Command[object] = Command(
    "Go",
    ("m",),
    ARTICLE,
    Group.GO,
    KeyedAction(
        "a letter", lambda stroke: stroke in "abcj", lambda desk, key: None, lambda desk: [("a", "here")]
    ),
)
BACK_AND_FORTH = command("Back and forth", "m .")
KEYED = Registry((GO, BACK_AND_FORTH, DOWN)).table(Situation.ARTICLE)


def test_a_command_takes_a_key_after_its_own() -> None:
    reader = KeyReader()
    assert reader.feed("m", KEYED) == Typed()
    assert (reader.asking, reader.pending) == (GO, "m")
    assert reader.feed("j", KEYED) == Typed(GO, key="j")
    assert reader.asking is None
    assert completed(GO, "m") == "m a letter"


@pytest.mark.parametrize(
    ("stroke", "typed"),
    [("escape", Typed()), ("1", Typed()), (".", Typed(BACK_AND_FORTH)), ("enter", Typed())],
)
def test_a_key_that_is_none_of_those_is_no_more_than_the_end_of_it(stroke: str, typed: Typed) -> None:
    reader = KeyReader()
    reader.feed("m", KEYED)
    assert reader.feed(stroke, KEYED) == typed
    assert reader.asking is None
    assert reader.feed("j", KEYED) == Typed(DOWN)


def test_a_command_run_by_name_asks_for_its_key() -> None:
    reader = KeyReader()
    reader.ask(GO, ())
    assert reader.feed("a", KEYED) == Typed(GO, key="a")


def test_a_key_that_a_command_takes_cannot_begin_another() -> None:
    with pytest.raises(CommandClashError, match=r"m of “Go” and mj of “Two”"):
        Registry((GO, command("Two", "m j")))


def test_what_may_follow_is_told() -> None:
    registry = Registry(
        (NEXT_ENTITY, command("Next quote", "] q"), command("Far", "] [ e"), command("Off", "] [ x"))
    )
    assert registry.following(Situation.ARTICLE, ("]",)) == [
        ("e", "next entity"),
        ("q", "next quote"),
        ("[", "…"),
    ]
    assert registry.following(Situation.ARTICLE, ("]", "[")) == [("e", "far"), ("x", "off")]
    assert registry.following(Situation.LIBRARY, ("]",)) == []
    there, home = command("There", "g x"), replace(command("Home", "g h"), situations=EVERYWHERE)
    assert Registry((there, home)).following(Situation.ARTICLE, ("g",)) == [("h", "home"), ("x", "there")]


def test_a_binding_takes_the_place_of_what_a_key_meant_there_and_only_there() -> None:
    one = command("One", "a", "b", situations=(Situation.ARTICLE, Situation.LIBRARY))
    two = command("Two", "c")
    bindings = [
        Binding(Situation.ARTICLE, "a", two),
        Binding(Situation.ARTICLE, "b", None),
        Binding(Situation.ARTICLE, "b", None),
    ]
    registry = Registry((one, two), bindings)
    assert registry.table(Situation.ARTICLE) == {("a",): two, ("c",): two}
    assert registry.keys(two) == ["a", "c"]
    assert registry.keys(one) == registry.keys(one, Situation.LIBRARY) == ["a", "b"]
    assert registry.keys(one, Situation.ARTICLE) == []
    with pytest.raises(CommandClashError, match=r"a of “Two” and ab of “One”|ab of “One” and a of “Two”"):
        Registry((one, two), [*bindings, Binding(Situation.ARTICLE, "a b", one)])


def test_hints_are_the_keys_of_the_situation_and_the_likely_ones_first() -> None:
    often: Command[str] = Command(
        "Often", ("a",), ARTICLE, Group.MOVE, lambda desk, count: None, hint="often"
    )
    now: Command[str] = Command(
        "Now",
        ("b",),
        ARTICLE,
        Group.MOVE,
        lambda desk, count: None,
        hint="now",
        likely=lambda desk: desk == "now",
    )
    registry = Registry((often, now), [Binding(Situation.ARTICLE, "x", often)])
    assert registry.hints(Situation.ARTICLE, "later") == [("x", "often")]
    assert registry.hints(Situation.ARTICLE, "now") == [("b", "now"), ("x", "often")]
    registry = Registry((often,), [Binding(Situation.ARTICLE, "a", None)])
    assert registry.hints(Situation.ARTICLE, "now") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [(("a",), ("a",)), (("a",), ("a b",)), (("a b",), ("a",)), (("a b", "c"), ("c",))],
)
def test_keys_that_cannot_be_told_apart_are_refused_with_both_names(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    with pytest.raises(CommandClashError, match=r"“One”.*“Two”|“Two”.*“One”"):
        Registry((command("One", *first), command("Two", *second)))


def test_the_same_key_may_mean_something_else_in_another_situation() -> None:
    one = command("One", "a")
    two = command("Two", "a", situations=(Situation.LIBRARY,))
    registry = Registry((one, two))
    assert registry.table(Situation.ARTICLE)[("a",)] is one
    assert registry.table(Situation.LIBRARY)[("a",)] is two


def test_two_commands_of_one_name_are_refused() -> None:
    with pytest.raises(CommandClashError, match="called “One”"):
        Registry((command("One", "a"), command("One", "b")))


def test_a_sentence_that_names_a_command_has_the_key_that_the_reader_gave_it() -> None:
    undo = next(command for command in ALL_COMMANDS if command.label == "undo")
    registry = Registry(
        bindings=[Binding(Situation.LIBRARY, "u", None), Binding(Situation.LIBRARY, "ctrl+x", undo)]
    )
    assert registry.told("{undo} undoes, {back} leaves.", Situation.LIBRARY) == "^x undoes, Esc leaves."
    assert registry.told("{undo} undoes.", Situation.NAMES) == "u undoes."
    assert registry.told("Tagged “{odd}” {}", Situation.NAMES) == "Tagged “{odd}” {}"


def test_every_sentence_names_commands_that_there_are() -> None:
    labels = {command.label for command in ALL_COMMANDS}
    named = {
        (path.name, label)
        for path in Path(tui.__path__[0]).rglob("*.py")
        if path.parent.name != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for label in re.findall(r"\{([a-z][a-z-]*)\}", node.value)
    }
    assert ("marking.py", "tag") in named
    assert [found for found in named if found[1] not in labels] == []


def test_the_commands_of_the_program_do_not_clash() -> None:
    assert Registry().commands == ALL_COMMANDS


def test_control_d_never_deletes_and_control_z_stays_the_shells() -> None:
    keys = {keys: command.name for command in ALL_COMMANDS for keys in command.keys}
    assert "elete" not in keys["ctrl+d"]
    assert "ctrl+z" not in keys


def test_help_follows_the_groups_in_every_situation() -> None:
    order = list(Group)
    for situation in Situation:
        groups = [order.index(command.group) for command in Registry().applying(situation)]
        assert groups == sorted(groups)
        assert groups


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("] e", "]e"),
        ("ctrl+d", "^d"),
        ("g g", "gg"),
        ("shift+tab", "Shift-Tab"),
        ("space", "Space"),
        ("ctrl+home", "^Home"),
        ("alt+f2", "Alt-F2"),
        ("+", "+"),
    ],
)
def test_keys_are_written_as_people_write_them(keys: str, shown: str) -> None:
    assert written(keys) == shown


def hints(desk: Desk) -> str:
    return desk.shown().splitlines()[-1]


async def test_what_needs_a_row_is_hinted_at_only_where_there_is_one(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        assert "Enter open" in hints(desk)
        await desk.type("gp")
        assert "Enter open" not in hints(desk)
        assert "a note" not in hints(desk)
        await desk.type("gl")
        await open_seed_story(desk)
        await desk.type("Hgp")
        assert "Enter open" in hints(desk)
        await desk.type("F")
        await desk.type("zzz")
        await desk.press("enter")
        assert "Enter open" not in hints(desk)
        await desk.press("escape")
        assert "Enter open" in hints(desk)
        await desk.press("u")
        assert "Enter open" not in hints(desk)
