"""What annotations of every kind have in common: which words of which article they are about.

The selectors are those of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors),
which Hypothesis has taken over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from prose.anchors import Anchor
from prose.spans import Span
from store.exchange.merged import MergedPassage, MergedRemark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from store.bodies import Article
    from store.exchange.exchange import Exchange
    from store.exchange.merging import Merging
    from store.exchange.selection import Selection
    from store.formats.fields import Fields
    from store.library import Library
    from store.passages.passage import Passage
    from store.tags.remarks import Remark

    OfWhole: TypeAlias = Callable[[Article, Remark, str], dict[str, object]]
    OfPassage: TypeAlias = Callable[[Article, Passage], dict[str, object]]

URN = "urn:uuid:"
"""What an identifier begins with where an address is wanted."""


def address_of(article: Article) -> str:
    """Return where an article can be read, or else what it is called by in every library."""
    return article.document.facts.address or f"{URN}{article.uuid}"


def selectors_of(passage: Passage) -> list[dict[str, object]]:
    """Return where a passage stands; an orphan, which stands nowhere, is only quoted."""
    anchor = passage.anchor
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    if passage.is_orphan:
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": anchor.span.start, "end": anchor.span.end}]


def remark_uuid(article: Article) -> str:
    """Return what the annotation of an article as a whole is called by, from whatever library it goes out."""
    return str(uuid5(UUID(article.uuid), "remark"))


def annotations_of(
    library: Library, selection: Selection, of_whole: OfWhole, of_passage: OfPassage
) -> Iterator[bytes]:
    """Yield the annotations that are wanted as JSON: of each article that of the whole, then the passages.

    Args:
        library: Where they are.
        selection: Which are wanted.
        of_whole: Returns the annotation of an article as a whole, given what that is called by.
        of_passage: Returns that of a passage.
    """
    for article, passages, remark in selection.cited(library):
        whole = [of_whole(article, remark, remark_uuid(article))] if remark else []
        for annotation in (*whole, *(of_passage(article, passage) for passage in passages)):
            yield json.dumps(annotation, ensure_ascii=False).encode()


def _identifier_of(fields: Fields) -> str:
    """Return the identifier of an annotation: its own, or one that follows from what it calls itself."""
    called = fields.all.get("id")
    if not isinstance(called, str):
        called = json.dumps(fields.all, sort_keys=True)
    try:
        return str(UUID(called.removeprefix(URN)))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, called.encode("utf-8", "replace").decode()))


def _article_named(names: Sequence[str], merging: Merging, exchange: Exchange) -> int | None:
    """Return the article that one of several addresses or identifiers is of; None if it is not here."""
    for name in names:
        found = merging.article_of(name[len(URN) :]) if name.startswith(URN) else exchange.article_at(name)
        if found is not None:
            return found
    return None


def merge_annotation(
    fields: Fields,
    selectors: Sequence[Fields],
    names: Sequence[str],
    merging: Merging,
    exchange: Exchange,
    *,
    uuid: str = "",
    highlighted: bool,
    tags: Sequence[str],
    note: str,
    created: str,
    changed: str,
) -> None:
    """Take an annotation in: as a passage, or as tags and note of its article if it is about no part of that.

    One that is about words that it does not quote, or about an article that is not here, is left out.

    Args:
        fields: The annotation.
        selectors: What says which words it is about.
        names: The addresses or identifiers of its article.
        merging: Takes it in.
        exchange: Knows which articles are here.
        uuid: What it is called by in every library; empty for what follows from what it calls itself.
        highlighted: Whether it is a highlight.
        tags: The names of its tags.
        note: The note on the words, clean; empty where there is none.
        created: The name of the field that says when it was made, if any does.
        changed: The name of the field that says when it was changed last, if any does.
    """
    article_id = _article_named(names, merging, exchange)
    anchor = _anchor(selectors)
    made = fields.moment(created) if created in fields else None
    if article_id is not None and not selectors and not fields.all.get("references") and (tags or note):
        last = fields.moment(changed) if changed in fields else made
        merging.add_remark(article_id, MergedRemark([(tag, made) for tag in tags], note, last))
        return
    if article_id is None or anchor is None:
        merging.merged.strays += 1
        return
    merging.add_passage(
        article_id,
        MergedPassage(
            uuid=uuid or _identifier_of(fields),
            anchor=anchor,
            highlighted=highlighted,
            tags=tags,
            note=note,
            created=made,
            changed=fields.moment(changed) if changed in fields else made,
        ),
    )


def _anchor(selectors: Sequence[Fields]) -> Anchor | None:
    """Return the words that selectors quote; None if they quote none."""
    kinds = {selector.text("type", ""): selector for selector in selectors}
    quote, position = kinds.get("TextQuoteSelector"), kinds.get("TextPositionSelector")
    if quote is None or not quote.text("exact"):
        return None
    exact = quote.excerpt("exact")
    start = 0 if position is None else position.number("start")
    return Anchor(
        span=Span(start, start + len(exact)),
        exact=exact,
        prefix=quote.excerpt("prefix") if "prefix" in quote else "",
        suffix=quote.excerpt("suffix") if "suffix" in quote else "",
        text_hash="",
    )
