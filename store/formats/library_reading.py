"""Reading what `store.formats.library_lines` wrote, line by line."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import TYPE_CHECKING

from prose.anchors import Anchor
from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.quotes.corrections import QuoteCorrectionKind
from prose.quotes.quote import QuoteKind
from store.articles import ReadState
from store.documents import document_from
from store.errors import InvalidTag, SourceError
from store.exchange.merged import (
    MergedArticle,
    MergedCorrection,
    MergedPassage,
    MergedQuote,
    MergedRemark,
    MergedText,
    MergedVersion,
)
from store.formats.feed_lines import read_feed
from store.formats.fields import Fields
from store.formats.library_lines import VERSION
from store.formats.review_lines import read_review
from store.formats.view_lines import read_pin, read_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from prose.document import Block, Document, InlineStyle, Link
    from store.exchange.merging import Merging


def merge_lines(lines: Iterable[bytes], name: str, merging: Merging) -> None:
    """Take in the lines of a library.

    Args:
        lines: The lines, the first one first.
        name: What the file is called in a sentence.
        merging: Takes them in.

    Raises:
        SourceError: If a line is not what was written.
    """
    for number, line in enumerate(lines, 1):
        fields = Fields(_parsed(line, number, name), f"Line {number} of {name}")
        kind = fields.text("type", "")
        if number == 1:
            _check_version(fields, kind, name)
        elif (read := _READ.get(kind)) is None:
            raise fields.amiss("type", f"one of {', '.join(_READ)}")
        else:
            try:
                read(fields, merging)
            except InvalidTag as error:
                raise fields.amiss("tag", f"the name of one ({str(error).rstrip('.')})") from error


def _parsed(line: bytes, number: int, name: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"Line {number} of {name} is no JSON; nothing was taken in: export it again."
        ) from error


def _check_version(fields: Fields, kind: str, name: str) -> None:
    if kind != "newsread":
        raise SourceError(f"{name} was not written by newsread export jsonl; name such a file.")
    if fields.number("version", 1) > VERSION:
        raise SourceError(f"{name} was written by a newer version of newsread; install that one.")


def _read_tag(fields: Fields, merging: Merging) -> None:
    key = fields.line("key")
    if len(key) > 1 or not (key == "" or key.isalnum()):
        raise fields.amiss("key", "one letter or digit, or nothing")
    uuid, name, colour = fields.identifier(), fields.line("name"), fields.number("colour")
    description = fields.text("description", "").strip()
    merging.add_tag(uuid, name, colour, key, kept=fields.flag("kept"), description=description)


def _read_article(fields: Fields, merging: Merging) -> None:
    merging.add_article(
        MergedArticle(
            uuid=fields.identifier(),
            added=fields.moment("added"),
            text=_text(fields),
            versions=[
                MergedVersion(_text(version), version.moment("arrived"), version.flag("shown"))
                for version in fields.objects("versions")
            ],
            state=fields.one_of("state", ReadState),
            starred=fields.flag("starred"),
            position=fields.number("position"),
            binned=fields.moment("binned") if "binned" in fields else None,
            positions=[_position(position) for position in fields.objects("positions")],
            remark=_remark(fields),
        )
    )


def _remark(fields: Fields) -> MergedRemark:
    note = fields.object("note") if "note" in fields else None
    tags = fields.objects("tags") if "tags" in fields else ()
    return MergedRemark(
        tags=[(tag.line("name"), tag.moment("made")) for tag in tags],
        note="" if note is None else note.text("text").strip(),
        changed=None if note is None else note.moment("changed"),
    )


def _position(fields: Fields) -> tuple[str, int, str]:
    letter = fields.line("letter")
    if len(letter) != 1 or not letter.isalpha():
        raise fields.amiss("letter", "one letter")
    return letter, fields.number("start"), fields.line("words")


def _text(fields: Fields) -> MergedText:
    try:
        source = b64decode(fields.text("source"), validate=True)
    except ValueError:
        raise fields.amiss("source", "in base 64") from None
    return MergedText(_document(fields), source, fields.line("origin"))


def _document(fields: Fields) -> Document:
    text = fields.text("text")
    try:
        document = document_from(
            text,
            json.dumps(fields.object("structure").all),
            headline=fields.line("headline"),
            headline_supplied=fields.flag("headline_supplied"),
            publisher=fields.line("publisher"),
            published=fields.moment("published") if "published" in fields else None,
        )
        parts: tuple[Block | InlineStyle | Link, ...] = (
            *document.blocks,
            *document.styles,
            *document.links,
        )
        if all(0 <= start <= end <= len(text) for start, end in (part.span for part in parts)):
            return document
    except (KeyError, TypeError, ValueError):
        pass
    raise fields.amiss("structure", "that of its text")


def _read_passage(fields: Fields, merging: Merging) -> None:
    article_id = merging.article_of(fields.identifier("article"))
    if article_id is None:
        merging.merged.strays += 1
        return
    placement = fields.object("placement") if "placement" in fields else None
    exact = fields.excerpt("exact")
    if not exact:
        raise fields.amiss("exact", "some words")
    merging.add_passage(
        article_id,
        MergedPassage(
            uuid=fields.identifier(),
            anchor=Anchor(
                fields.span(),
                exact,
                fields.excerpt("prefix"),
                fields.excerpt("suffix"),
                fields.line("text_hash"),
            ),
            highlighted=fields.flag("highlighted"),
            tags=fields.lines("tags"),
            note=fields.text("note").strip(),
            created=fields.moment("created"),
            changed=fields.moment("changed"),
            orphan=placement is not None and placement.flag("orphan"),
            confidence=None if placement is None else placement.share("confidence"),
            former="" if placement is None else placement.excerpt("former"),
            accepted=placement is not None and placement.flag("accepted"),
            review=read_review(fields.object("review")) if "review" in fields else None,
        ),
    )


def _read_correction(fields: Fields, merging: Merging) -> None:
    article_id = merging.article_of(fields.identifier("article")) if "article" in fields else None
    is_of_quote = "quote" in fields
    if article_id is None and ("article" in fields or is_of_quote):
        merging.merged.strays += 1
        return
    kinds: type[StrEnum] = QuoteCorrectionKind if is_of_quote else CorrectionKind
    merging.add_correction(
        MergedCorrection(
            uuid=fields.identifier(),
            made=fields.moment("made"),
            columns={
                "kind": fields.one_of("kind", kinds).value,
                "label": fields.one_of("label", Label).value if "label" in fields else None,
                # The words of a quote may run over paragraphs, and are kept with them.
                **{name: fields.excerpt(name) for name in ("words", "spelling", "other", "other_spelling")},
            },
            quote=_quote(fields.object("quote")) if is_of_quote else None,
        ),
        article_id,
    )


def _quote(fields: Fields) -> MergedQuote:
    span = fields.span()
    speaker = fields.object("speaker").span() if "speaker" in fields else None
    to = fields.object("to").span() if "to" in fields else None
    return MergedQuote(
        columns={
            "quote_kind": fields.one_of("kind", QuoteKind).value,
            "starts": span.start,
            "ends": span.end,
            "prefix": fields.excerpt("prefix"),
            "suffix": fields.excerpt("suffix"),
            "text_hash": fields.line("text_hash"),
            "speaker_starts": speaker and speaker.start,
            "speaker_ends": speaker and speaker.end,
            "speaker_name": fields.line("speaker_name"),
            "speaker_spelling": fields.text("speaker_spelling"),
            "speaker_person": int(fields.flag("speaker_person")),
            "to_starts": to and to.start,
            "to_ends": to and to.end,
        },
        text_hash=fields.line("text_hash"),
        end=max(each.end for each in (span, speaker, to) if each is not None),
    )


_READ: dict[str, Callable[[Fields, Merging], None]] = {
    "tag": _read_tag,
    "article": _read_article,
    "feed": lambda fields, merging: merging.add_feed(read_feed(fields)),
    "passage": _read_passage,
    "correction": _read_correction,
    "search": read_search,
    "pin": read_pin,
}
"""What reads a line, by its type."""
