"""What an article adds to what was read of its story before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from tui.article_marks import new_marks
from tui.layers import Layer
from tui.screens.view_actions import ViewActions
from tui.wording import NO_STORY, counted

if TYPE_CHECKING:
    from prose.spans import Span
    from store.library import Library


class NoveltyActions(ViewActions):
    """Finds the sentences that are new to the reader, beside him, and marks them."""

    @dataclass
    class NewFound(Message):
        """A worker has compared an article with what was read before."""

        article_id: int
        """The article."""
        sentences: list[Span]
        """Its sentences that say something new."""

    def look_for_new(self) -> None:
        """Compare the article with what was read before, in a worker."""
        article_id = self.opened.article.id
        self.run_query(partial(self._compare, article_id), "new")

    def _compare(self, article_id: int, library: Library) -> None:
        if sentences := library.stories.new_in(article_id):
            self.post_message(self.NewFound(article_id, sentences))

    def on_novelty_actions_new_found(self, message: NewFound) -> None:
        """Mark what is new, unless the reader went on to another article."""
        if message.article_id == self.opened.article.id:
            self.opened.replace_new(message.sentences)
            self.show_new()
            self.status.mention(
                f"{counted(len(message.sentences), 'sentence')} new to you",
                f"{self.desk_app.registry.key_of('next-new-sentence', self.situation)} goes to the next",
            )

    def show_story(self) -> None:
        """Show who else prints the story."""
        if not self.desk_app.ways.to_story(self.opened.article.id):
            self.status.say(NO_STORY)

    def show_new(self) -> None:
        """Mark the sentences that are new to the reader."""
        self.view.set_marks(Layer.NEW, new_marks(self.opened))
