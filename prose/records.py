"""An article in a line of JSON: its text in one field, what it says of itself in others."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from prose.document import Facts
from prose.draft import compose
from prose.front_matter import facts_of, value_of
from prose.html import read_html
from prose.markdown import read_markdown
from prose.plain_text import read_plain_text
from prose.reader import UnreadableSource
from prose.wire_copy import tidy_wire_copy

if TYPE_CHECKING:
    from collections.abc import Callable

    from prose.document import Document
    from prose.draft import Draft

TEXTS: dict[str, Callable[[str], Draft]] = {
    "markdown": read_markdown,
    "html": read_html,
    "text": read_plain_text,
}
"""The fields that hold an article, with what reads each; the first that is there counts."""

_FACTS = tuple(field.name for field in fields(Facts))


def read_record(line: bytes) -> Document:
    """Return the article in a line of JSON.

    It is an object with one of the `TEXTS`. What it says of itself is in the fields that the
    front matter of Markdown has: `title`, `author`, `publisher`, `date`, `language`, `url`, `dateline` and
    their other names; others are passed over.

    Raises:
        UnreadableSource: It is no such object, or there are no words in it.
    """
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableSource("It is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise UnreadableSource("It is not JSON.") from None
    field = next((name for name in TEXTS if _is_text(record, name)), None)
    if field is None:
        raise UnreadableSource("It is not an object with a text in it.")
    draft = TEXTS[field](record[field])
    if not draft.has_words:
        raise UnreadableSource("It has no text in it.")
    stated = facts_of({name: value_of(value) for name, value in record.items() if name not in TEXTS})
    given = {name: value for name in _FACTS if (value := getattr(stated, name))}
    return compose(tidy_wire_copy(replace(draft, facts=replace(draft.facts, **given))))


def _is_text(record: object, name: str) -> bool:
    return isinstance(record, dict) and isinstance(record.get(name), str)
