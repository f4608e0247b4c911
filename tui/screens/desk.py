"""What every screen of the desk has: commands by key, a status line, undo, the way to the other screens."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from store.errors import NewsreadError
from store.history.batches import AT_ONCE
from tui.columns import fit
from tui.screens.lean_screen import LeanScreen
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.worker import Worker, WorkType

    from store.library import Library
    from tui.app import NewsreadApp
    from tui.commands.command import Command
    from tui.commands.keys import KeyReader, Typed
    from tui.commands.situation import Situation
    from tui.notices import Notice
    from tui.widgets.notice_line import NoticeLine
    from tui.widgets.prompt_line import PromptLine
    from tui.widgets.row_list import RowList

WAIT_SECONDS = 0.5
"""How long a command whose keys begin a longer sequence waits for the rest of it."""

PLACE_CELLS = 24
"""How many cells of the words at a named place are shown."""

PROMPT_HINTS = (("enter", "done"), ("escape", "leave"))
"""The keys of a line that is being typed."""


class DeskScreen(LeanScreen):
    """A screen on which keys are commands of the registry."""

    # Focus is the screen's own business: the keys that move it are commands like all others.
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._settling: Timer | None = None
        self._shown = False
        self._has_notices = False

    # -- what a screen says of itself

    @property
    def situation(self) -> Situation:
        """Where the reader's hands are."""
        raise NotImplementedError

    @property
    def rows(self) -> RowList[Any]:
        """The list that the screen is about."""
        raise NotImplementedError

    @property
    def list_in_hand(self) -> RowList[Any]:
        """The list that the hands are in, where there are several."""
        return self.rows

    @property
    def eye(self) -> int:
        """The line of the screen that the reader looks at."""
        return self.list_in_hand.eye

    def appear(self) -> None:
        """Do what is to be done when the screen comes to the front for the first time."""

    def library_changed(self) -> None:
        """Show the library as it is now: something was done or undone here or elsewhere."""
        raise NotImplementedError

    def close(self) -> None:
        """Go back to the screen before this one."""
        if self.is_current:
            self.leave()
            self.dismiss()

    def leave(self) -> None:
        """Keep what is to be found again when the reader comes back; the screen is about to go."""

    def go_back(self) -> None:
        """Go back by one step: out of a selection, a filter, this screen."""
        raise NotImplementedError

    # -- what it has

    @property
    def desk_app(self) -> NewsreadApp:
        """The app, with its own type."""
        return cast("NewsreadApp", self.app)

    @property
    def library(self) -> Library:
        """The library that is open."""
        return self.desk_app.library

    # Widgets that every key asks for are looked up once: they stay as long as the screen.

    @cached_property
    def status(self) -> StatusLine:
        """The status line."""
        return self.query_one(StatusLine)

    @cached_property
    def prompt(self) -> PromptLine:
        """The line to type in; it is made when it is asked for first."""
        prompt = self.make_prompt()
        self.mount(prompt, before=self.status)
        return prompt

    def make_prompt(self) -> PromptLine:
        """Make the line to type in."""
        from tui.widgets.prompt_line import PromptLine

        return PromptLine()

    @property
    def asking(self) -> bool:
        """Whether a line is being typed in."""
        return "prompt" in vars(self) and self.prompt.asking

    @property
    def is_there(self) -> bool:
        """Whether everything on it is there: not while it is being opened, nor while the app ends."""
        return self._shown and self.is_attached and self.app.is_running

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Begin, or catch up with what was done on the screen that stood before this one."""
        # What was just mounted has its styles.
        event.refresh_styles = event.refresh_styles and self._shown
        if self._shown:
            with self.desk_app.reporting():
                self.library_changed()
        else:
            self.appear()
        self._shown = True
        self.show_work()
        self.desk_app.notices.show()

    # -- notices and work in the background

    def show_work(self) -> None:
        """Show what goes on in the background."""
        for status in self.query(StatusLine):
            status.set_work(self.desk_app.background.work)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show notices above the status line, which takes their lines from whatever stands there."""
        if not (notices or self._has_notices):
            return
        from tui.widgets.notice_line import show_notices

        status = self.query(StatusLine)
        if status:
            show_notices(notices, self, before=status.first())
            self._has_notices = True

    def on_mouse_down(self) -> None:
        """Name what is in focus in place of a message, as a key does."""
        self.status.hush()

    def on_notice_line_clicked(self, message: NoticeLine.Clicked) -> None:
        """Take down the notice that was clicked."""
        self.desk_app.notices.take_down(message.notice)

    def watch_focused(self, before: Widget | None, now: Widget | None) -> None:
        """Close the line to type in when the mouse goes elsewhere: else keys would be nobody's."""
        if before is None or now is None or not self.asking:
            return
        if self.prompt in before.ancestors and self.prompt not in now.ancestors:
            self.prompt.leave()

    # -- keys

    @cached_property
    def _keys(self) -> KeyReader:
        # Here and below commands are imported when a key is pressed: the first frame does not wait for them.
        from tui.commands.keys import KeyReader

        return KeyReader()

    def take_key(self, event: events.Key) -> bool:
        """Turn a key into a command, unless a line is being typed; return whether it meant something."""
        if self.asking:
            return False
        stroke = event.character if event.is_printable and event.character != " " else event.key
        assert stroke is not None
        if stroke == "escape":
            self.desk_app.notices.take_down()
        return self._obey(self._keys.feed(stroke, self.desk_app.registry.table(self.situation)))

    def _obey(self, typed: Typed) -> bool:
        if self._settling is not None:
            self._settling.stop()
            self._settling = None
        if self._keys.waiting:
            self._settling = self.set_timer(WAIT_SECONDS, lambda: self._obey(self._keys.settle()))
        self.show_pending()
        if typed.command is not None:
            self.run_command(typed.command, typed.count, typed.key)
        return typed.handled

    def show_pending(self) -> None:
        """Show what was typed of a sequence, and what may follow."""
        self.status.set_pending(self._keys.question or self._keys.pending, self._choices())

    def ask_first(self, question: str, do: Callable[[], object]) -> None:
        """Do something once the reader says y to a question in the status line; any other key leaves it."""
        from tui.commands.question import asking

        self._keys.ask(asking(question, self.situation, do), (question,))
        self.show_pending()

    def _choices(self) -> list[tuple[str, str]]:
        from tui.commands.command import KeyedAction

        keys = self._keys
        if keys.asking is not None and isinstance(keys.asking.action, KeyedAction):
            with self.desk_app.reporting():
                return [*keys.asking.action.choices(self)]
        return self.desk_app.registry.following(self.situation, keys.strokes) if keys.strokes else []

    def run_command(self, command: Command[Any], count: int | None = None, key: str = "") -> None:
        """Run a command; what goes wrong is told in a sentence and has changed nothing.

        Args:
            command: The command.
            count: The count typed before it; None for what the command takes where there is none.
            key: The key typed after its own; one that takes such a key asks for it if this is empty.
        """
        from tui.commands.command import KeyedAction

        self.status.hush()
        # What was asked before is not answered by a command that was run by its name.
        self._keys.clear()
        self.show_pending()
        try:
            if not isinstance(command.action, KeyedAction):
                command.action(self, command.uncounted if count is None else count)
            elif key:
                command.action.run(self, key)
            elif command.action.counted is not None and count is not None:
                command.action.counted(self, count)
            else:
                keys = self.desk_app.registry.keys(command, self.situation)
                self._keys.ask(command, tuple(keys[0].split(" ")) if keys else ())
                self.show_pending()
        except NewsreadError as error:
            self.desk_app.report(error)
        self.follow_focus()
        self.show_hints()

    def follow_focus(self) -> None:
        """Say what is in focus, if that is another thing than what was said.

        It is done with the command that moved the focus: the message that tells of it comes later, and what
        is said then would take a frame of its own.
        """

    def show_hints(self) -> None:
        """Show the keys that are most likely wanted next."""
        hints = PROMPT_HINTS if self.asking else self.desk_app.registry.hints(self.situation, self)
        self.status.set_hints(hints)

    def tell_done(self, done: str) -> None:
        """Say what was done, and which key takes it back."""
        self.status.say(done, self.told("{undo} undoes"))

    def told(self, sentence: str) -> str:
        """Return a sentence that names commands, "{undo} undoes", with the keys that they have here."""
        return self.desk_app.registry.told(sentence, self.situation)

    def run_query(self, query: Callable[[Library], None], group: str) -> None:
        """Ask the library something that takes longer the more is in it, in a thread beside this one.

        It begins when what is to be drawn now is drawn: the two would only slow each other down.

        Args:
            query: Asks the library that it is given, which is open in that thread, and posts a message with
                what it found.
            group: What it is about; a newer query of a group takes the place of an older one.
        """
        self.call_after_refresh(self._ask, query, group)

    def _ask(self, query: Callable[[Library], None], group: str) -> None:
        asked: WorkType[None] = partial(self.desk_app.queries.ask, query)
        self.run_worker(asked, exclusive=True, group=group, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Report what went wrong in a query."""
        self.desk_app.report_worker(event)

    # -- commands that every screen has

    def undo(self, count: int) -> None:
        """Take back the last things the reader did."""
        if not self._turn_beside(lambda library: library.history.undo(), "undoing", "Undone: {}"):
            self._turn(self.library.history.undo, count, "Undone: {}", "Nothing to undo.")

    def redo(self, count: int) -> None:
        """Do again what was taken back last."""
        if not self._turn_beside(lambda library: library.history.redo(), "redoing", "Done again: {}"):
            self._turn(self.library.history.redo, count, "Done again: {}", "Nothing to do again.")

    def _turn_beside(self, turn: Callable[[Library], str | None], what: str, done: str) -> bool:
        """Turn the next step beside the reader if it changes very many rows; return whether it does."""
        rows = self.library.history.size(redone=what == "redoing")
        if rows <= AT_ONCE:
            return False

        def tell(label: object) -> None:
            self.status.say(done.format(label))
            self.library_changed()
            self.desk_app.catch_up()

        self.desk_app.background.act(what, rows, lambda library, progress: turn(library), tell)
        return True

    def _turn(self, turn: Callable[[], str | None], count: int, done: str, nothing: str) -> None:
        """Go so many steps through the history, and show what became of those that could be turned."""
        try:
            for _ in range(count):
                label = turn()
                self.status.say(nothing if label is None else done.format(label))
                if label is None:
                    break
        finally:
            self.library_changed()
            self.desk_app.catch_up()

    def go_to_library(self) -> None:
        """Go to the list of articles."""
        self.desk_app.ways.to_library()

    def go_to_passages(self) -> None:
        """Go to the passages of the whole library."""
        self.desk_app.ways.to_passages()

    @property
    def article_in_focus(self) -> int | None:
        """The article that is open, or that the row in focus is about; None where there is none."""
        return self.article_read

    def go_to_versions(self) -> None:
        """Show the texts that the article in focus had."""
        if (article := self.article_in_focus) is None:
            return
        if self.library.versions.shown(article) is None:
            self.status.say("The text of this article never changed.")
        else:
            self.desk_app.ways.to_versions(article)

    def go_to_statistics(self) -> None:
        """Count the passages."""
        self.desk_app.ways.to_statistics()

    def go_to_names(self) -> None:
        """Go to the names of the whole library."""
        self.desk_app.ways.to_names()

    def go_to_review(self) -> None:
        """Go to what comes up again to be read."""
        self.desk_app.ways.to_review()

    def go_to_corrections(self) -> None:
        """Go to what the reader corrected."""
        self.desk_app.ways.to_corrections()

    @property
    def article_read(self) -> int | None:
        """The article that is open; its letters lead to its places."""
        return None

    def named_positions(self) -> list[tuple[str, str]]:
        """Return the letters that lead somewhere from here, each with the words there."""
        found = self.library.positions.reachable(self.article_read)
        return [(position.letter, fit(position.words, PLACE_CELLS).rstrip()) for position in found]

    def go_to_position(self, letter: str) -> None:
        """Go to the place that a letter names."""
        position = self.library.positions.get(letter, self.article_read)
        if position is None:
            named = self.told("{name-this-position} and a letter names one in an article")
            self.status.say(f"No position is named {letter}: {named}.")
        else:
            self.show_place(position.article_id, position.offset)

    def show_place(self, article: int, offset: int) -> None:
        """Go to a place of an article."""
        self.desk_app.ways.to_article(article, offset)

    def open_palette(self) -> None:
        """Let the reader choose a command by name."""
        self.desk_app.action_command_palette()

    def open_help(self) -> None:
        """Show what every key does here."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk_app.registry, self.situation))

    def choose_theme(self) -> None:
        """Let the reader choose among Textual's themes."""
        if self.app.no_color:
            self.status.say("NO_COLOR is set: all themes look the same.")
        else:
            self.app.search_themes()

    def make_backup(self) -> None:
        """Copy the library to its backups folder."""
        self.desk_app.background.back_up()

    def stop_or_go_on(self) -> None:
        """Stop what goes on in the background, or let go on what was stopped.

        Where the mouse has selected something outside an article, its key copies that, as Textual has it.
        """
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(selected)
            self.status.say("Copied what is selected", "if your terminal takes copies")
        else:
            said, what_next = self.desk_app.background.stop_or_go_on()
            self.status.say(said, self.told(what_next))

    def quit(self) -> None:
        """Leave the program; everything but where reading was left is on disk already."""
        for screen in self.app.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.leave()
        self.app.exit()
