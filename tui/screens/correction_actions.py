"""Correcting the names and the quotes of the article that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.correction_dialogs import (
    CorrectionTarget,
    Turn,
    name_dialog,
    open_correction,
    open_quote_correction,
    quote_dialog,
)
from tui.screens.name_actions import NameActions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prose.entities.entity import Entity
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from tui.correcting_quotes import QuoteCorrecting
    from tui.screens.change_dialog import ChangeDialog
    from tui.widgets.inspector import InspectorRow

NAME, QUOTE, QUOTE_BEFORE, QUOTE_AFTER = "m", "q", "[", "]"
"""The keys that lead from a name to the quote around it or beside it, and from a quote to a name."""
NOTHING_HERE = (
    "No name or quote here: {next-entity} and {next-quote} go to the next, {select-characters} selects one "
    "that was missed."
)


class CorrectionActions(NameActions):
    """What is wrong with what the caret stands on, with what is selected, or with a row of the inspector."""

    def correct(self) -> None:
        """Ask what is wrong with what is selected, else with the name or the quote under the caret."""
        span = self.view.selection
        if span is None:
            self._correct_at_caret()
        else:
            self._correct_words(span.trimmed(self.opened.text))

    def correct_row(self) -> None:
        """Ask what is wrong with the name or the quote of the row in focus."""
        row: InspectorRow | None = self.inspector.current
        if row is not None and row.said is not None:
            open_quote_correction(self, self.opened, row.said)
        elif row is not None and row.name is not None:
            name = row.name
            target = CorrectionTarget(name.id, self.opened.article.id, words=name.text, label=name.label)
            open_correction(self, target)
        else:
            self.status.say("Only names and quotes can be corrected: choose one.")

    # -- under the caret

    def _correct_at_caret(self) -> None:
        opened, caret = self.opened, self.view.caret
        entity, quote = opened.focus_at(caret, None).entity, opened.quote_at(caret)
        named = entity is not None and opened.name_of(entity) is not None
        if entity is not None and (named or quote is None):
            turns = [Turn(QUOTE, "the quote…", lambda: self._of_quote(quote))] if quote is not None else []
            open_correction(self, self._target_on(entity, entity.span), turns=turns)
        elif quote is not None:
            self.app.push_screen(self._of_quote(quote))
        else:
            self.status.say(self.told(NOTHING_HERE))

    def _of_quote(self, quote: Quote) -> ChangeDialog:
        return quote_dialog(self, self._correcting(quote), eyes=self._lines_of(quote.span))

    def _lines_of(self, span: Span) -> range:
        """Return the lines of the screen that words take, as far as they are in sight."""
        view = self.view
        first, last = (
            view.region.y + max(0, min(view.row_of(offset), view.size.height - 1))
            for offset in (span.start, span.end - 1)
        )
        return range(first, last + 1)

    def _correcting(self, quote: Quote | None, words: Span | None = None) -> QuoteCorrecting:
        from tui.correcting_quotes import QuoteCorrecting

        return QuoteCorrecting(self.library, self.opened, quote, words)

    # -- what is selected

    def _correct_words(self, span: Span) -> None:
        from tui.correcting_quotes import is_said

        words, quote = span.of(self.opened.text), self._quote_on(span)
        if not any(map(str.isalnum, words)):
            self.status.say("There are no words here.")
        elif "\n" in words or is_said(self.opened, span, quote):
            self.app.push_screen(self._of_said(span, quote))
        else:
            self.app.push_screen(self._of_named(span))

    def _of_said(self, span: Span, quote: Quote | None) -> ChangeDialog:
        """Return the dialog for words that somebody says: instead of those of a quote, or missed so far."""
        turns = [*self._quotes_beside(span)]
        if quote is not None:
            turns.append(Turn(QUOTE, "a quote of its own…", lambda: self._of_said(span, None)))
        # A name does not reach over the end of a paragraph.
        if "\n" not in span.of(self.opened.text):
            turns.append(Turn(NAME, "a name…", lambda: self._of_named(span)))
        correcting = self._correcting(quote, span)
        return quote_dialog(self, correcting, self.view.clear_selection, turns, self._lines_of(span))

    def _of_named(self, span: Span) -> ChangeDialog:
        """Return the dialog for words that name something, or somebody."""
        quote = self._quote_on(span)
        turns = [Turn(QUOTE, "a quote…", lambda: self._of_said(span, quote)), *self._quotes_beside(span)]
        return name_dialog(self, self._target_of(span), self.view.clear_selection, turns)

    def _quotes_beside(self, span: Span) -> Iterator[Turn]:
        """Yield the ways to say that whom words name says the quote before them, or the one after."""
        if self._quote_on(span) is not None:
            return
        before, after = self.opened.said_before(span.start), self.opened.said_after(span.start)
        if before:
            yield Turn(QUOTE_BEFORE, "says the quote before", lambda: self._says(span, before[-1]))
        if after:
            yield Turn(QUOTE_AFTER, "says the next quote", lambda: self._says(span, after[0]))

    def _says(self, span: Span, statement: Statement) -> ChangeDialog:
        from tui.correcting_quotes import QuoteCorrecting
        from tui.likely_speakers import speaker_of_words

        speaker = speaker_of_words(self.opened, span)
        correcting = QuoteCorrecting(self.library, self.opened, statement.parts[0], speaker=speaker)
        return quote_dialog(self, correcting, self.view.clear_selection, eyes=self._lines_of(span))

    def _quote_on(self, span: Span) -> Quote | None:
        """Return the quote that shares most with words, of two the shorter."""
        quotes = self.opened.quotes_in(span)
        return max(quotes, key=lambda it: (_common(it.span, span), -_length(it.span)), default=None)

    def _target_of(self, span: Span) -> CorrectionTarget:
        """Return what words are to be corrected: a mention's boundaries, or a name that was missed."""
        opened = self.opened
        touched = [entity for entity in opened.entities_in(span) if opened.name_of(entity) is not None]
        if touched:
            return self._target_on(max(touched, key=lambda it: _common(it.span, span)), span)
        return CorrectionTarget(article_id=opened.article.id, span=span, words=span.of(opened.text))

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


def _common(one: Span, other: Span) -> int:
    """Return how many code points two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


def _length(span: Span) -> int:
    return span.end - span.start
