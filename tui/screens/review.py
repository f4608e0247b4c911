"""What the reader marked, to be read again: one passage at a time, in its context."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text

from prose.characters import clean_line, clean_text
from store.errors import SearchError
from store.review.reviews import prepare
from store.review.schedules import Answer, Grade
from store.search.language import read_query
from tui.cells import display
from tui.commands.situation import Situation
from tui.marking import Target
from tui.passage_bars import bar_of
from tui.placing import describe_placement, placement_sign
from tui.reviewing import Reviewing
from tui.screens.copying_screen import CopyingScreen
from tui.screens.passage_actions import PassageActions
from tui.screens.sitting import SittingScreen
from tui.settings import NUMBERS, read_settings
from tui.surroundings import context_of
from tui.wording import counted, short_day

if TYPE_CHECKING:
    from store.passages.passage import PassageRow
    from store.search.query import Query
    from tui.copying import Copy, Form
    from tui.widgets.prompt_line import PromptLine

MARK_SOMETHING = (
    "What you tag, note or highlight in an article comes up here the day after, and again after days that "
    "grow each time you have read it."
)
LONGEST = 4_000
"""How many code points of a passage are shown; its article has all of it."""


class ReviewScreen(SittingScreen, PassageActions, CopyingScreen):
    """The passages of this day; what the reader does with each decides when it comes again."""

    ALL_OF_IT = "This is all of it: {read-go-on-to-the-next-passage} is done."

    def __init__(self) -> None:
        super().__init__()
        self._sitting: Reviewing | None = None
        self._row: PassageRow | None = None
        self._query: Query | None = None

    @property
    def situation(self) -> Situation:
        """The hands answer."""
        return Situation.REVIEW

    @property
    def asks(self) -> bool:
        """Whether a passage is left for today."""
        return self._row is not None

    def begin(self) -> None:
        """Choose what is to be read on this day."""
        self._sit_down()
        self.run_worker(prepare, thread=True, group="prepare", exit_on_error=False)

    def _sit_down(self) -> None:
        a_day = read_settings().a_day
        # What is asked for by a search comes up although the day's number may be done.
        self._sitting = Reviewing(self.library, a_day, self._query, a_day if self._query else None)

    def library_changed(self) -> None:
        """Show the day as it is now."""
        if self._sitting is not None:
            self._sitting.refresh()
        self.show_question()

    # -- what is shown

    def show_question(self) -> None:
        """Show the passage that is to be read now, or what was done and what comes."""
        sitting = self._sitting
        if sitting is None:
            return
        before, self._row = self._row, sitting.current
        if self._row is None:
            self.show_page("Review", self._filter_shown.strip(), self._ending(sitting))
            self.status.set_focus_text("nothing to review" if not sitting.answered else "done for today")
            self.status.set_place("")
        else:
            stays = before is not None and before.passage.id == self._row.passage.id
            left = len(sitting.open)
            facts = f"{left:,} left today{self._filter_shown}"
            self.show_page("Review", facts, self._in_context(self._row), keep_view=stays)
            self.status.set_focus_text(self._past(self._row))
            answered = sitting.answered
            self.status.set_place(f"{answered + 1} of {answered + left}")
        self.show_hints()

    @property
    def _filter_shown(self) -> str:
        return f"   Filter {display(str(self._query))}" if self._query else ""

    def _in_context(self, row: PassageRow) -> Text:
        passage = row.passage
        article = self.library.articles.get(passage.article_id)
        # These words go to the terminal as they are, and a library file may come from somebody else.
        text = Text(clean_line(row.headline), "bold")
        said = (f"{'' if who.certain else 'probably '}{clean_line(who.name)}" for who in row.speakers)
        by = ", ".join(said)
        day = short_day(row.published, with_year=True)
        facts = (clean_line(row.publisher), day, by and f"said by {by}")
        text.append(f"\n{' · '.join(filter(None, facts))}\n\n", "not bold dim")
        context = context_of(passage, article.document.text if article else None)
        words = clean_text(context.words)
        text.append(clean_text(context.before), "not bold dim")
        text.append(words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …")
        text.append(clean_text(context.after), "not bold dim")
        if about := describe_placement(passage):
            text.append(f"\n\n{placement_sign(passage)} {clean_line(about)}".rstrip(), "not bold")
        if passage.tags:
            bar = bar_of(passage, self.library.tags.colours())
            text.append(f"\n\n{bar} ").append(clean_line(", ".join(passage.tags)))
        if passage.note:
            text.append("\n\n").append(clean_text(passage.note), "not bold italic")
        text.append(f"\n\nmarked {short_day(passage.created, with_year=True)}", "not bold dim")
        return text

    def _past(self, row: PassageRow) -> str:
        """Say when a passage was read last."""
        schedule = self.library.reviews.schedule(row.passage.id)
        if schedule is None or schedule.graded is None:
            return "not read again yet"
        return f"last read {short_day(schedule.graded, with_year=True)}"

    def _ending(self, sitting: Reviewing) -> Text:
        said = sitting.ending()
        waiting = sitting.beyond()
        if sitting.answered:
            text = Text("That is all for today.", "bold")
        elif waiting:
            text = Text("No passages are set for a day.", "bold")
        else:
            text = Text("Nothing comes up today.", "bold")
        if not said and not waiting:
            said = [MARK_SOMETHING]
        if waiting:
            more = min(waiting, sitting.a_day)
            said.append(f"More could be read today ({waiting:,}): {{read-more-today}} brings {more:,}.")
        said.append(
            f"A day has {counted(sitting.a_day, 'passage')}; {{more-passages-a-day}} and "
            "{fewer-passages-a-day} change that."
        )
        if suspended := self.library.reviews.suspended():
            said.append(f"{counted(suspended, 'passage')} never to come again: search has:never among them.")
        return text.append(self.told("\n\n" + "\n".join(said)), "not bold")

    # -- the filter

    def make_prompt(self) -> PromptLine:
        """Return a line that knows the reader's tags."""
        from tui.widgets.search_line import SearchLine

        return SearchLine(lambda: [tag.name for tag in self.library.tags.all()])

    def ask_for_filter(self) -> None:
        """Let the reader type what is to come up."""
        text = str(self._query) if self._query else ""
        self.prompt.ask("Filter", text=text, placeholder="words of passages, notes and tags")

    def on_prompt_line_answered(self, message: PromptLine.Answered) -> None:
        """Go through what the filter leaves, unless there is a mistake in it, which the line shows."""
        with suppress(SearchError):
            self._filter(read_query(message.text) if message.text.strip() else None)

    def on_prompt_line_left(self) -> None:
        """Leave the filter as it was."""
        self.prompt.close()
        self.show_hints()

    def on_prompt_line_cancelled(self) -> None:
        """Let everything come up again."""
        self._filter(None)

    def go_back(self) -> None:
        """Drop the filter, or go back to where the reader came from."""
        if self._query is not None:
            self._filter(None)
        else:
            super().go_back()

    def _filter(self, query: Query | None) -> None:
        self.prompt.close()
        self._query = query
        with self.desk_app.reporting():
            self._sit_down()
        self.show_question()

    # -- answers

    def done(self, grade: int) -> None:
        """Go on: it was read, and remembered as well as a number from 1 to 4 says."""
        if grade in list(Grade):
            self._answer(Answer.DONE, Grade(grade))
        else:
            self.status.say("A number before it is from 1, not remembered, to 4, remembered with ease.")

    def later(self) -> None:
        """Let it come again tomorrow."""
        self._answer(Answer.LATER)

    def never(self) -> None:
        """Let it never come again."""
        self._answer(Answer.NEVER)

    def _answer(self, answer: Answer, grade: Grade = Grade.GOOD) -> None:
        if self._sitting is None or self._row is None:
            self.status.say("There is no passage left for today.")
            return
        done = self._sitting.answer(answer, grade)
        self.show_question()
        self.tell_done(done)

    def read_more(self) -> None:
        """Have more passages today."""
        if self._sitting is not None:
            before = len(self._sitting.open)
            self._sitting.read_more()
            self.show_question()
            more = len(self._sitting.open) - before
            self.status.say(f"{counted(more, 'passage')} more" if more else "No more passages wait.")

    def change_a_day(self, change: int) -> None:
        """Have more passages each day, or fewer."""
        from tui.places import settings_path
        from tui.setting_file import write_number

        if self._sitting is None:
            return
        number = min(max(self._sitting.a_day + change, NUMBERS[0]), NUMBERS[-1])
        write_number(settings_path(), "review", "a_day", number)
        self._sitting.set_a_day(number)
        self.show_question()
        self.status.say(f"{counted(number, 'passage')} a day from now on")

    # -- what is done to the passage

    def target(self) -> Target | None:
        """Return the passage that is to be read now."""
        if self._row is None:
            self.status.say("There is no passage left for today.")
            return None
        passage = self._row.passage
        return Target(passage.article_id, passage.span, passage.anchor.exact, passage)

    def passages_changed(self) -> None:
        """Show the passage as it is now."""
        self.library_changed()

    def copy_of_focus(self, form: Form) -> Copy | None:
        """Return the passage, with the source that its article names."""
        from tui.copying import copy_of_words

        article = self.library.articles.get(self._row.passage.article_id) if self._row else None
        if self._row is None or article is None:
            return None
        return copy_of_words("the passage", self._row.passage.anchor.exact, article.document.facts, form)

    # -- the way to other screens

    def open_in_place(self) -> None:
        """Open the article at the passage; the way back leads here."""
        if (target := self.target()) is not None and (passage := target.passage) is not None:
            if passage.is_orphan:
                self.desk_app.ways.to_article(passage.article_id)
            else:
                self.desk_app.ways.to_article(passage.article_id, passage.span.start, passage)

    def go_to_doubts(self) -> None:
        """Go to the marks of which the machine is not sure."""
        self.desk_app.ways.to_doubts()
