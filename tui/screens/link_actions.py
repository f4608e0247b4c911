"""Following the links of the article that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from tui.screens.browsing_screen import BrowsingScreen
from tui.screens.jump_actions import JumpActions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.document import Link

LABELS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""The letters that links get, those under the fingers first."""


class LinkActions(BrowsingScreen, JumpActions):
    """Opening links by letters that stand on them while they are asked for, or by their number."""

    _labelled: Mapping[str, Link] = {}
    """The links that have a letter now."""

    def label_links(self) -> list[tuple[str, str]]:
        """Give each link in view a letter; return the letters, each with where it leads."""
        self._labelled = dict(zip(LABELS, self.view.links, strict=False))
        return [(letter, self._leads_to(link)) for letter, link in self._labelled.items()] or [
            ("", "no link is in view: Esc")
        ]

    def _leads_to(self, link: Link) -> str:
        from tui.browser import absolute, host

        return host(absolute(link.address, self._base)) or clean_line(link.address)

    @property
    def _base(self) -> str:
        return self.opened.article.document.facts.address

    def show_pending(self) -> None:
        """Show the letters on the links while one is asked for, and only then."""
        self._labelled = {}
        super().show_pending()
        self.view.show_labels({link.span.start: letter for letter, link in self._labelled.items()})

    def open_labelled_link(self, letter: str) -> None:
        """Open the link that had a letter."""
        link = dict(zip(LABELS, self.view.links, strict=False)).get(letter)
        if link is not None:
            self.open_address(link.address, self._base)
        else:
            self.status.say(f"No link in view is labelled {letter}.")

    def open_link(self, number: int) -> None:
        """Open a link by its number among those in view, counted from 1."""
        links = self.view.links
        if number <= len(links):
            self.open_address(links[number - 1].address, self._base)
        else:
            self.status.say(f"There is no link {number} in view: there are {len(links) or 'none'}.")

    def open_source(self) -> None:
        """Open the article where it was published."""
        self.open_source_of(self.opened.article.document.facts)
