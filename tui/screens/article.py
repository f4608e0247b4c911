"""Reading one article: the text, the inspector, and everything that the reader does to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal

from store.articles import ReadState
from tui.article_heading import heading_of
from tui.article_marks import entity_marks, passage_marks, quote_marks
from tui.commands.situation import Situation
from tui.describing import describe
from tui.layers import Layer
from tui.marking import Target
from tui.motions import Motion
from tui.placing import say_update
from tui.rest import Rest
from tui.screens.bounding_actions import BoundingActions
from tui.screens.copy_actions import CopyActions
from tui.screens.link_actions import LinkActions
from tui.screens.mark_fetching import MarkFetching
from tui.screens.novelty_actions import NoveltyActions
from tui.screens.orphan_actions import OrphanActions
from tui.screens.peek_actions import PeekActions
from tui.screens.position_actions import PositionActions
from tui.screens.search_actions import SearchActions
from tui.screens.selection_actions import SelectionActions
from tui.screens.whole_article_actions import WholeArticleActions
from tui.widgets.article_view import ArticleView
from tui.widgets.inspector import Inspector
from tui.widgets.status_line import StatusLine
from tui.widgets.unscrolled import Unscrolled
from tui.wording import counted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from prose.spans import Span
    from store.passages.passage import Passage
    from store.search.query import Query
    from tui.open_article import Focus, OpenArticle
    from tui.widgets.row_list import RowList

POSITION_SECONDS = 1.0
"""How long the caret rests before its place is kept."""
BY_SENTENCE = (
    Motion.SENTENCE_FORWARD,
    Motion.SENTENCE_BACKWARD,
    Motion.PARAGRAPH_FORWARD,
    Motion.PARAGRAPH_BACKWARD,
)
"""Motions whose hands have a sentence in mind, and not the name that it happens to begin with."""
FAR = (Motion.DOCUMENT_START, Motion.DOCUMENT_END)
"""Motions that lead so far that the way back is kept."""


class Columns(Horizontal, Unscrolled):
    """Widgets side by side that cover it whole."""

    BLANK = True


class ArticleScreen(
    WholeArticleActions,
    OrphanActions,
    PeekActions,
    CopyActions,
    LinkActions,
    SelectionActions,
    SearchActions,
    PositionActions,
    BoundingActions,
    NoveltyActions,
):
    """An article to read and to mark.

    It is made without one: `open` says which, before the screen comes to the front.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ArticleScreen ArticleView { width: 1fr; }
    ArticleScreen.no-inspector Inspector { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenArticle
        self._start: int | None = None
        self._turn_wanted: Passage | None = None
        self._in_focus: Focus | None = None
        self._followed: tuple[int, Span | None, float] | None = None
        self._mark_fetching = MarkFetching(self)
        self._rest = Rest(self, POSITION_SECONDS, self.keep_position)

    def open(
        self,
        article: OpenArticle,
        caret: int | None = None,
        turn: Passage | None = None,
        sought: Query | None = None,
    ) -> None:
        """Say what is to be read here.

        Args:
            article: The article with its marks.
            caret: Where the caret stands at first, in code points; where reading was left by default.
            turn: The passage that is meant where several stand there.
            sought: What was searched for: the caret then stands where it is first.
        """
        self._opened = article
        self._start = caret
        self._turn_wanted = turn
        self._asked = sought

    def compose(self) -> ComposeResult:
        """Build the screen."""
        with Columns():
            yield ArticleView()
            yield Inspector()
        yield StatusLine()

    def appear(self) -> None:
        """Show the article."""
        self.view.focus()
        self.show_setup()
        with self.desk_app.reporting():
            self._show_article(self._start)
            self.go_to_sought()
        self.take_turn(self._turn_wanted)

    # -- what the desk asks

    @property
    def situation(self) -> Situation:
        """Where the hands are: in the inspector, else at a boundary or anywhere in the text."""
        if self.inspector.has_focus:
            return Situation.INSPECTOR
        if self.bounding:
            return Situation.BOUNDARIES
        return Situation.ARTICLE if self.view.selection is None else Situation.SELECTION

    @property
    def rows(self) -> RowList[Any]:
        """The inspector's list."""
        return self.inspector

    @property
    def eye(self) -> int:
        """The line of the caret, or of the row in focus."""
        return self.inspector.eye if self.inspector.has_focus else self.view.region.y + self.view.caret_row

    @cached_property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one(ArticleView)

    @cached_property
    def inspector(self) -> Inspector:
        """The inspector."""
        return self.query_one(Inspector)

    @property
    def opened(self) -> OpenArticle:
        """The article that is open."""
        return self._opened

    def library_changed(self) -> None:
        """Show marks and passages as they are now; the text stays where it is."""
        identifier = self._opened.article.id
        if self.library.articles.row(identifier) is None:
            self.desk_app.notify("The article is no longer in the library.", severity="warning")
            self.close()
            return
        if self.library.versions.shown(identifier) != self._opened.version:
            self._read_again(identifier)
            return
        self._opened.replace_passages(self.library.passages.of_article(identifier))
        self.show_passages()
        self._load_marks()
        self.show_focus()

    def _load_marks(self) -> None:
        """Fetch the marks where others are shown."""
        if (opened := self._mark_fetching.fetch(self._opened)) is not None:
            self._take_marks(opened)

    def on_mark_fetching_passages(self, message: MarkFetching.Passages) -> None:
        """Show the passages of a long article, unless the reader marked one since, or went on to another."""
        if message.article_id == self._opened.article.id and not self._opened.passages_known:
            with self.desk_app.reporting():
                self._opened.replace_passages(message.passages)
                self.show_passages()
                self._say_update()
                self.show_focus()

    def on_mark_fetching_marks(self, message: MarkFetching.Marks) -> None:
        """Show the marks of a long article, unless the reader went on to another."""
        if message.opened.article.id == self._opened.article.id:
            with self.desk_app.reporting():
                self.inspector.know(message.opened, message.rows)
                self._take_marks(message.opened)
                self.show_focus()

    def _take_marks(self, opened: OpenArticle) -> None:
        opened.hits = self._opened.hits
        opened.remark, opened.colours = self._opened.remark, self._opened.colours
        opened.replace_new(self._opened.new_sentences)
        opened.replace_passages((*self._opened.passages, *self._opened.orphans))
        self._opened = opened
        self._show_marks()

    def go_back(self) -> None:
        """Out of the inspector, then the selection, then the search, then the article."""
        if self.inspector.has_focus:
            self.leave_inspector()
        elif self.view.selection is not None:
            self.view.clear_selection()
        elif self._opened.hits:
            self.forget_hits()
        else:
            self.close()

    @property
    def stands_on_several(self) -> bool:
        """Whether there are several passages under the caret."""
        return self._in_focus is not None and len(self._in_focus.passages) > 1

    @property
    def stands_on_what_opens(self) -> bool:
        """Whether there is a name under the caret, or something that somebody says."""
        focus = self._in_focus
        if focus is None or focus.entity is None:
            return focus is not None and focus.quote is not None
        return self._opened.name_of(focus.entity) is not None

    # -- showing

    def _show_article(self, caret: int | None = None) -> None:
        article = self._opened.article
        self._sentence_caret = None
        if caret is None:
            caret = self.library.reading.position(article.id)
        self._know_remark()
        self.view.open(article.document, heading_of(self.library, self._opened), caret=caret)
        self._show_marks(keep_place=False)
        self._notice_opened(article.id)
        if not self._opened.marked:
            self._load_marks()
        self.look_for_new()
        # How far down the caret is can be said when the lines are set.
        self.call_after_refresh(self.show_focus)
        self.show_hints()
        self._say_update()

    def _say_update(self) -> None:
        """Say what became of the passages when the text changed."""
        if update := say_update((*self._opened.passages, *self._opened.orphans)):
            self.status.say(update, self.told("{passages} lists them"))

    def _notice_opened(self, identifier: int) -> None:
        with self.desk_app.unasked():
            row = self.library.articles.row(identifier)
            if row is not None and row.state is ReadState.UNREAD:
                self.library.reading.mark(identifier, ReadState.STARTED, automatic=True)

    def _show_marks(self, *, keep_place: bool = True) -> None:
        view, opened = self.view, self._opened
        self.show_new()
        view.set_marks(Layer.ENTITIES, entity_marks(opened))
        view.set_marks(Layer.QUOTES, quote_marks(opened))
        self.show_hits()
        self._show_passages(keep_place=keep_place)

    def show_passages(self) -> None:
        """Show the reader's passages as they are now, and what he says of the article."""
        self._know_remark()
        self._show_passages()
        self.view.set_heading(heading_of(self.library, self._opened))

    def _know_remark(self) -> None:
        self._opened.remark = self.library.remarks.of_article(self._opened.article.id)
        self._opened.colours = self.library.tags.colours()

    def _show_passages(self, *, keep_place: bool = True) -> None:
        """Mark the passages in the text, and list them; `keep_place` leaves the inspector where it was."""
        self.view.set_marks(Layer.PASSAGES, passage_marks(self._opened))
        self.inspector.show_article(self._opened, keep_place=keep_place)

    def show_remark(self) -> None:
        """Show what is said of the article now, over its text and in the inspector."""
        self.show_passages()

    def show_focus(self) -> None:
        """Say what is in focus, or in hand, and show how far it reaches where that is not plain."""
        view = self.view
        selection = view.selection
        self._followed = self._standing
        self._in_focus = self.focus_at_caret()
        self.show_turn(self._in_focus)
        self.inspector.follow(view.caret)
        if selection is not None:
            words = len(selection.of(self._opened.text).split())
            what = f"{self.side} boundary" if self.bounding else "selection"
            self.status.set_focus_text(f"{what} · {counted(words, 'word')}")
        else:
            self.status.set_focus_text(describe(self._opened, self._in_focus))
        self.status.set_place(f"{view.progress:.0%}".replace("%", " %"))

    @property
    def _standing(self) -> tuple[int, Span | None, float]:
        """Where the caret is, what is selected, and how far down the view is."""
        return self.view.caret, self.view.selection, self.view.progress

    def on_article_view_changed(self, message: ArticleView.Changed) -> None:
        """Say how things stand in the text now, and keep the place when the caret rests.

        A boundary that was in hand is no longer, if nothing is selected.
        """
        message.stop()
        if self.view.selection is None:
            self.drop_boundary()
        self.follow_focus()
        self._rest.begin()

    def follow_focus(self) -> None:
        """Say what the caret stands on or how much is selected, and where, if that is something else."""
        if self._followed != self._standing:
            self.show_focus()
            self.show_hints()

    def keep_position(self) -> None:
        """Keep where reading was left; an article whose end was reached is read."""
        identifier, view = self._opened.article.id, self.view
        with self.desk_app.unasked():
            self.library.reading.set_position(identifier, view.caret)
            at_end = view.progress >= 1 and view.caret >= self._last_block_start
            if at_end and self.library.reading.mark(identifier, ReadState.READ, automatic=True):
                view.set_heading(heading_of(self.library, self._opened))

    @property
    def _last_block_start(self) -> int:
        """Where the last paragraph begins: who has not come there has not read what fits on one screen."""
        blocks = self._opened.article.document.blocks
        return blocks[-1].span.start if blocks else 0

    def leave(self) -> None:
        """Keep where reading was left, and have the screen for the next article made."""
        self.keep_position()
        self.desk_app.ways.next_article.prepare()

    # -- moving

    def move(self, motion: Motion, count: int) -> None:
        """Move the caret; after a motion by sentences or paragraphs it is the sentence that counts."""
        if self.bounding:
            self.move_boundary(motion, count)
        elif motion in FAR:
            with self.jumping():
                self.view.move(motion, count)
        else:
            self.view.move(motion, count)
        self._sentence_caret = self.view.caret if motion in BY_SENTENCE else None
        self.show_focus()

    def go_to_paragraph(self, number: int) -> None:
        """Go to a paragraph by its number, or the last if there are fewer; to the end if that is 0."""
        blocks = self._opened.article.document.blocks
        if number == 1 or not blocks:
            self.move(Motion.DOCUMENT_START, 1)
        elif number == 0:
            self.move(Motion.DOCUMENT_END, 1)
        else:
            self._jump_to(blocks[min(number, len(blocks)) - 1].span.start)

    def go_to_percent(self, number: int) -> None:
        """Go to where so many hundredths of the text are read."""
        if number == 0:
            self.status.say(self.told("How far? 50{so-many-per-cent-down} is the middle."))
        else:
            self._jump_to(len(self._opened.text) * min(number, 100) // 100)

    def _jump_to(self, offset: int) -> None:
        with self.jumping():
            self.view.move_caret(offset)
        self.hold_boundary()

    def read(self, identifier: int, caret: int | None = None) -> bool:
        """Read another article here; return whether it is there."""
        opened = self.desk_app.load_to_read(identifier)
        if opened is None:
            return False
        self.keep_position()
        self.view.clear_selection()
        self.take_turn(None)
        self._opened = opened
        self._show_article(caret)
        self.desk_app.go_along(identifier)
        return True

    def _read_again(self, identifier: int) -> None:
        """Show the text that the article has now, at the words where reading was left in the other."""
        opened = self.desk_app.load_to_read(identifier)
        if opened is not None:
            self.view.clear_selection()
            self.take_turn(None)
            self._opened = opened
            self._show_article()

    # -- marking

    def target(self) -> Target | None:
        """Return the selection, else what stands under the caret: passage, quote, entity or sentence."""
        selection, focus = self.view.selection, self.focus_at_caret()
        span = selection or focus.span
        if span is None or not span.of(self._opened.text).strip():
            self.status.say("There are no words here.")
            return None
        span = span.trimmed(self._opened.text)
        passage = focus.passage if selection is None else None
        return Target(
            self._opened.article.id, span, span.of(self._opened.text), passage or self.passage_over(span)
        )

    def passages_changed(self) -> None:
        """Show the passages as they are now, also where they were hidden: one was just changed."""
        self.view.clear_selection()
        self.show_layer(Layer.PASSAGES)
        self._opened.replace_passages(self.library.passages.of_article(self._opened.article.id))
        self.show_passages()
        self.show_focus()
        self.show_hints()

    def toggle_read(self) -> None:
        """Mark the article as read, or as unread."""
        if (row := self.library.articles.row(self._opened.article.id)) is not None:
            self.tell_done(self.desk_app.toggle_read(row))
            self.view.set_heading(heading_of(self.library, self._opened))

    def toggle_star(self) -> None:
        """Star the article, or take the star away."""
        if (row := self.library.articles.row(self._opened.article.id)) is not None:
            self.tell_done(self.desk_app.toggle_star(row))
            self.view.set_heading(heading_of(self.library, self._opened))
