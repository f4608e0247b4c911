"""Marks of which the machine is not sure: is this a name, does he say this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from prose.characters import clean_line, clean_text
from store.review.doubts import DoubtKind
from tui.commands.situation import Situation
from tui.doubting import Doubting, context_of_doubt, question
from tui.screens.correction_dialogs import CorrectionTarget, open_correction, open_quote_correction
from tui.screens.sitting import SittingScreen
from tui.wording import short_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.review.doubts import Doubt

NO_DOUBTS = (
    "Nothing is left that the machine is not sure of.\n\nNames that may be none and speakers that were "
    "guessed come up here as articles come in. Those that you left come back tomorrow."
)


class DoubtsScreen(SittingScreen):
    """One doubt at a time; the answers are corrections."""

    ALL_OF_IT = "This is all of it: {yes-it-is-so} accepts, {leave-it-for-today} leaves it for today."

    def __init__(self) -> None:
        super().__init__()
        self._doubting: Doubting | None = None
        self._doubt: Doubt | None = None

    @property
    def situation(self) -> Situation:
        """The hands answer."""
        return Situation.DOUBTS

    @property
    def asks(self) -> bool:
        """Whether there is a doubt left."""
        return self._doubt is not None

    def begin(self) -> None:
        """Find out what there is to ask."""
        self._doubting = Doubting(self.library)

    def library_changed(self) -> None:
        """Ask what is to be asked now."""
        if self._doubting is not None:
            self._doubting.refresh()
        self.show_question()

    def show_question(self) -> None:
        """Show what is asked now, or that there is nothing left."""
        doubting = self._doubting
        if doubting is None:
            return
        before, self._doubt = self._doubt, doubting.current
        if self._doubt is None:
            self.show_page("Uncertain marks", "", Text(NO_DOUBTS))
            self.status.set_focus_text("nothing uncertain")
        else:
            stays = before is not None and before.key == self._doubt.key
            facts = f"{len(doubting.open):,} to answer"
            text = self._asked(doubting, self._doubt)
            self.show_page("Uncertain marks", facts, text, keep_view=stays)
            self.status.set_focus_text(f"uncertain {self._doubt.kind}")
        self.show_hints()

    def _asked(self, doubting: Doubting, doubt: Doubt) -> Text:
        row = self.library.articles.row(doubt.article_id)
        article = self.library.articles.get(doubt.article_id)
        # These words go to the terminal as they are, and a library file may come from somebody else.
        text = Text(clean_line(question(doubt)), "bold")
        text.append(f"\n{doubting.touched(doubt)}\n\n", "not bold dim")
        if article is None or row is None:
            return text
        context = context_of_doubt(doubt, article.document.text)
        text.append(clean_text(context.before), "not bold dim")
        text.append(
            clean_text(context.words), "bold underline" if doubt.kind is DoubtKind.NAME else "not bold"
        )
        text.append(clean_text(context.after), "not bold dim")
        facts = (row.headline, row.publisher, short_day(row.published, with_year=True))
        text.append(f"\n\n{' · '.join(filter(None, map(clean_line, facts)))}", "not bold dim")
        return text

    # -- answers

    def accept(self) -> None:
        """Say that it is so."""
        self._answer(lambda doubting, doubt: doubting.accept(doubt))

    def reject(self) -> None:
        """Say that it is not."""
        self._answer(lambda doubting, doubt: doubting.reject(doubt))

    def skip(self) -> None:
        """Leave it for today."""
        self._answer(lambda doubting, doubt: doubting.skip(doubt))

    def _answer(self, answer: Callable[[Doubting, Doubt], str]) -> None:
        if self._doubting is None or self._doubt is None:
            self.status.say("There is nothing to answer.")
            return
        done = answer(self._doubting, self._doubt)
        self.show_question()
        self.tell_done(done)
        # A name may stand in more articles than are brought up to date at once.
        self.desk_app.catch_up()

    def correct(self) -> None:
        """Say what it is instead."""
        doubt = self._doubt
        if doubt is None:
            self.status.say("There is nothing to answer.")
        elif doubt.kind is DoubtKind.NAME:
            target = CorrectionTarget(
                name_id=doubt.name_id,
                article_id=doubt.article_id,
                span=doubt.span,
                words=doubt.name,
                label=doubt.label,
                found=doubt.span,
            )
            open_correction(self, target, self.library_changed)
        elif (article := self.desk_app.load(doubt.article_id)) is not None:
            open_quote_correction(self, article, self.library.doubts.statement(doubt))

    # -- the way to other screens

    def open_in_place(self) -> None:
        """Open the article there; the way back leads here."""
        if self._doubt is not None:
            self.desk_app.ways.to_article(self._doubt.article_id, self._doubt.span.start)
