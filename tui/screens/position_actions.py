"""Places of the article to which the reader gives a letter."""

from __future__ import annotations

from tui.screens.jump_actions import JumpActions


class PositionActions(JumpActions):
    """Naming where the caret stands, and going back there from anywhere."""

    @property
    def article_read(self) -> int:
        """The article that is open."""
        return self.opened.article.id

    def name_position(self, letter: str) -> None:
        """Give the place of the caret a letter: a capital is one of the library, any other of the article."""
        self.library.positions.name(self.article_read, self.view.caret, letter)
        self.tell_done(f"{letter} leads here now")

    def forget_position(self, letter: str) -> None:
        """Take a letter from its place."""
        if self.library.positions.forget(self.article_read, letter):
            self.tell_done(f"{letter} leads nowhere now")
        else:
            self.status.say(f"No position here is named {letter}.")

    def show_place(self, article: int, offset: int) -> None:
        """Go to a place of this article or of another one."""
        with self.jumping():
            if article == self.article_read:
                self.view.move_caret(offset)
            elif not self.read(article, offset):
                self.status.say("That article is no longer in the library.")
