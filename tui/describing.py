"""What the caret stands on, in the words of the status line. No Textual in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.quote import QuoteKind, SpeechAct
from store.quotes.citations import together
from tui.labels import LABEL_NAMES
from tui.open_article import on_one_line
from tui.passage_bars import bar_of
from tui.placing import describe_placement
from tui.sourcing import Standing
from tui.wording import YOURS

if TYPE_CHECKING:
    from prose.entities.entity import Entity
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from store.passages.passage import Passage
    from tui.open_article import Focus, OpenArticle


def describe(article: OpenArticle, focus: Focus) -> str:
    """Return what is in focus, in the words of the status line."""
    parts = []
    # What an action applies to comes first.
    if focus.passage is not None:
        parts.append(describe_passage(article, focus.passage))
        parts += filter(None, [describe_placement(focus.passage)])
        if len(focus.passages) > 1:
            parts.append(f"{focus.passages.index(focus.passage) + 1} of {len(focus.passages)} here")
    if focus.quote is not None:
        parts.append(_quote(article, focus.quote))
    if focus.entity is not None:
        parts.append(_entity(article, focus.entity))
    return " · ".join(parts) or "sentence"


def _entity(article: OpenArticle, entity: Entity) -> str:
    name = article.name_of(entity)
    words = name.text if name else on_one_line(entity.span.of(article.text))
    mentions = f" {len(name.mentions)}×" if name and len(name.mentions) > 1 else ""
    yours = f" · {YOURS}" if article.is_corrected(entity) else ""
    label = name.label if name else entity.label
    return f"{LABEL_NAMES[label]} · {words}{mentions}{yours}"


def _quote(article: OpenArticle, quote: Quote) -> str:
    statement = article.statement_of(quote)
    kind = "quote" if quote.kind is QuoteKind.DIRECT else "reported"
    yours = [YOURS] if article.is_readers(statement) else []
    return " · ".join([kind, *_speakers(article, statement), *yours])


def _speakers(article: OpenArticle, statement: Statement) -> list[str]:
    speaker = article.speaker_of(statement)
    if article.standing(statement) is Standing.UNKNOWN:
        return [f"speaker unknown{f' (“{speaker}”)' if speaker else ''}"]
    speakers = together([speaker, *article.also_of(statement)])
    probably = "" if statement.certain else "probably "
    act = [] if statement.act is SpeechAct.SAYS else [statement.act.value]
    return [f"{probably}{speakers}", *act]


def passage_label(passage: Passage) -> str:
    """Return a passage's tags and whether it has a note: "claims, denial · note"; empty for a highlight."""
    return " · ".join(part for part in (", ".join(passage.tags), "note" if passage.note else "") if part)


def describe_passage(article: OpenArticle, passage: Passage) -> str:
    """Return a passage's label after its bar: "▌ claims · note", "▌ highlight"."""
    return f"{bar_of(passage, article.colours)} {passage_label(passage) or 'highlight'}"
