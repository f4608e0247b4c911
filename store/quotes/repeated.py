"""The same words quoted in several articles: what was said once, wherever it is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.quotes.repeated import Said, changes_between, group_repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.quotes.repeated import Change
    from store.quotes.quotes import QuoteRow


@dataclass(frozen=True, slots=True)
class OtherWording:
    """A quote of the same words as another one, in another article or place."""

    row: QuoteRow
    """The quote."""
    changes: tuple[Change, ...]
    """How its words differ from the fullest wording, in their order."""


@dataclass(frozen=True, slots=True)
class RepeatedQuote:
    """What was said once, wherever it is quoted."""

    row: QuoteRow
    """The quote with the fullest wording."""
    others: tuple[OtherWording, ...] = ()
    """The others, in the order given."""

    @property
    def article_id(self) -> int:
        """The article with the fullest wording."""
        return self.row.article_id


def gather_repeated(rows: Sequence[QuoteRow]) -> list[RepeatedQuote]:
    """Gather quotes of the same words, in the order of the first of each; see `group_repeated`.

    Only names of the library tell one speaker from another: "the mayor" may be anybody.
    """
    groups = group_repeated(
        [
            Said(
                words=row.words,
                speaker="" if row.name_id is None else str(row.name_id),
                certain=row.certain,
                outlet=row.publisher,
                kind=row.kind,
                article=row.article_id,
                span=row.span,
            )
            for row in rows
        ]
    )
    return [
        RepeatedQuote(
            rows[group.fullest],
            tuple(OtherWording(rows[other.place], other.changes) for other in group.others),
        )
        for group in groups
    ]


def beside(row: QuoteRow, others: Sequence[QuoteRow]) -> RepeatedQuote:
    """Return quotes that are known to be of the same words, the fullest first, as one."""
    return RepeatedQuote(
        row, tuple(OtherWording(other, changes_between(row.words, other.words)) for other in others)
    )
