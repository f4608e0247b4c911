"""What the reader does with the names of the article that is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from prose.entities.entity import Label
from tui.screens.jump_actions import JumpActions

if TYPE_CHECKING:
    from prose.entities.entity import Entity
    from store.names.names import NameInArticle
    from tui.widgets.inspector import InspectorRow

OPENS_PAGE = "{page-of-the-name-or-who-is-speaking} opens its page"
NO_NAME = "No name under the caret: {next-entity} goes to the next one"


class NameActions(JumpActions):
    """Opening the pages of names, and going from mention to mention."""

    def _entity_at_caret(self) -> Entity | None:
        return self.opened.focus_at(self.view.caret, None).entity

    def _name_at_caret(self) -> NameInArticle | None:
        entity = self._entity_at_caret()
        return None if entity is None else self.opened.name_of(entity)

    def open_name(self) -> None:
        """Open the page of the name under the caret."""
        name = self._name_at_caret()
        if name is not None:
            self._show_page(name)
        elif (entity := self._entity_at_caret()) is not None:
            what = "A date" if entity.label is Label.DATE else "An amount"
            self.status.say(
                self.told(f"{what} has no page: {{next-entity}} goes to the next name, {OPENS_PAGE}.")
            )
        else:
            self.status.say(self.told(f"{NO_NAME}, and {OPENS_PAGE}."))

    def _show_page(self, name: NameInArticle) -> None:
        self.desk_app.ways.to_name(name.id)

    def next_mention(self, count: int) -> None:
        """Go so many mentions of the same name on, over the last to the first; back if negative."""
        name = self._name_at_caret()
        if name is None:
            self.status.say(
                self.told(f"{NO_NAME}, and {{next-mention-of-the-same-name}} to where it is mentioned next.")
            )
            return
        mentions = name.mentions
        side, step = (bisect_right, count - 1) if count > 0 else (bisect_left, count)
        place = side(mentions, self.view.caret, key=lambda mention: mention.start) + step
        index = place % len(mentions)
        with self.jumping():
            self.view.move_caret(mentions[index].start)
        if len(mentions) == 1:
            self.status.say(f"{name.text} is mentioned only here in this article.")
            return
        where = f"{index + 1} of {len(mentions)} · {name.text}"
        self.status.say(where if 0 <= place < len(mentions) else f"{where} · from the other end")

    def open_row(self) -> None:
        """Open the page of the name of the row in focus."""
        row: InspectorRow | None = self.inspector.current
        if row is None or row.name is None:
            self.status.say("Only names have pages: choose one.")
        else:
            self._show_page(row.name)
