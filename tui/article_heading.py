"""What the heading of the article that is read says: of the article, and of what the reader made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.articles import ReadState
from tui.heading import Heading
from tui.wording import counted, reading_time, short_day

if TYPE_CHECKING:
    from store.articles import ArticleRow
    from store.library import Library
    from tui.open_article import OpenArticle

NAMED = 2
"""How many other outlets are named."""


def heading_of(library: Library, opened: OpenArticle) -> Heading:
    """Return the heading of an article as it is now."""
    article = opened.article
    facts, row = article.document.facts, library.articles.row(article.id)
    colours = library.tags.colours() if opened.remark.tags else {}
    # Of a long article they are counted before they are fetched: a heading that grew would move the text.
    passages, notes = opened.number_of_passages or library.passages.number_in(article.id)
    kicker = (
        facts.dateline,
        facts.publisher,
        _also_in(library, row),
        short_day(facts.published, with_year=True) or f"added {short_day(article.added, with_year=True)}",
        reading_time(article.words),
        "★ starred" if row is not None and row.starred else "",
        "read" if row is not None and row.state is ReadState.READ else "",
        counted(passages, "passage") if passages else "",
        counted(notes, "note") if notes else "",
        _changed_day(library, opened),
    )
    return Heading(
        kicker=" · ".join(part for part in kicker if part),
        headline=facts.headline,
        headline_supplied=facts.headline_supplied,
        byline=facts.byline,
        tags=tuple((tag, colours.get(tag, 0)) for tag in opened.remark.tags),
        note=opened.remark.note,
    )


def _also_in(library: Library, row: ArticleRow | None) -> str:
    """Say who else prints the story: two outlets by name, more by their number."""
    copies = library.stories.copies(row.id) if row is not None and row.copies else None
    if row is None or copies is None:
        return ""
    others = [outlet for outlet in copies.outlets if outlet != row.publisher]
    if not others:
        return f"also printed {'once' if row.copies == 1 else f'{row.copies} times'} more"
    return f"also in {' and '.join(others) if len(others) <= NAMED else counted(len(others), 'other outlet')}"


def _changed_day(library: Library, opened: OpenArticle) -> str:
    """Say when the text changed, if it did."""
    if opened.version is None:
        return ""
    versions = library.versions.of_article(opened.article.id)
    shown = next((version for version in versions if version.shown), None)
    if shown is None or shown is versions[-1]:
        return ""
    return f"changed {short_day(shown.arrived, with_year=True)}"
