"""What the reader does with the names of the article that is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from prose.entities.entity import Label
from tui.screens.correction_actions import CorrectionTarget, open_correction
from tui.screens.jump_actions import JumpActions

if TYPE_CHECKING:
    from prose.entities.entity import Entity
    from prose.spans import Span
    from store.names import NameInArticle
    from tui.widgets.inspector import InspectorRow

NO_NAME = "No name under the caret: ]e goes to the next one"


class NameActions(JumpActions):
    """Correcting names, opening their pages, and going from mention to mention."""

    def correct(self) -> None:
        """Ask what is wrong with what is selected, else with the name under the caret."""
        span = self.view.selection
        target = self._target_at_caret() if span is None else self._target_of(span.trimmed(self.opened.text))
        if target is not None:
            open_correction(self, target, self.view.clear_selection)

    def _target_at_caret(self) -> CorrectionTarget | None:
        entity = self._entity_at_caret()
        if entity is None:
            self.status.say(f"{NO_NAME}; v selects words that should be one, and c marks them.")
            return None
        return self._target_on(entity, entity.span)

    def _target_of(self, span: Span) -> CorrectionTarget | None:
        """Return what words are to be corrected: a mention's boundaries, or a name that was missed."""
        opened = self.opened
        words = span.of(opened.text)
        if not words:
            self.status.say("There are no words here.")
            return None
        if "\n" in words:
            self.status.say("A name does not reach over the end of a paragraph: select less.")
            return None
        touched = [entity for entity in opened.entities_in(span) if opened.name_of(entity) is not None]
        if touched:
            return self._target_on(max(touched, key=lambda it: _common(it.span, span)), span)
        return CorrectionTarget(article_id=opened.article.id, span=span, words=words)

    def _target_on(self, entity: Entity, span: Span) -> CorrectionTarget:
        from prose.names import name_key

        opened = self.opened
        name = opened.name_of(entity)
        words = span.of(opened.text)
        return CorrectionTarget(
            name_id=name.id if name is not None else None,
            article_id=opened.article.id,
            span=span,
            spelling=name_key(words, entity.label).spelling,
            words=words,
            label=entity.label,
            # Dates and amounts are no names: what is one after all was missed.
            found=entity.span if name is not None else None,
            by_reader=entity.span in opened.by_reader,
        )

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
            self.status.say(f"{what} has no page: ]e goes to the next name, Enter opens its page.")
        else:
            self.status.say(f"{NO_NAME}, and Enter opens its page.")

    def _show_page(self, name: NameInArticle) -> None:
        self.desk_app.show_name(name.id)

    def next_mention(self, count: int) -> None:
        """Go so many mentions of the same name on, over the last to the first; back if negative."""
        name = self._name_at_caret()
        if name is None:
            self.status.say(f"{NO_NAME}, and s to where it is mentioned next.")
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

    # -- in the inspector

    def correct_row(self) -> None:
        """Ask what is wrong with the name of the row in focus."""
        row: InspectorRow | None = self.inspector.current
        if row is None or row.name is None:
            self.status.say("Only names can be corrected: choose one.")
            return
        open_correction(
            self,
            CorrectionTarget(row.name.id, self.opened.article.id, words=row.name.text, label=row.name.label),
        )

    def open_row(self) -> None:
        """Open the page of the name of the row in focus."""
        row: InspectorRow | None = self.inspector.current
        if row is None or row.name is None:
            self.status.say("Only names have pages: choose one.")
        else:
            self._show_page(row.name)


def _common(one: Span, other: Span) -> int:
    """Return how many code points two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)
