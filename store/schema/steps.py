"""The tables of a library, step by step: a file of any earlier version is brought to this one.

A step that has been released is never changed; what changes is the next step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from store.schema.bin import add_bin
from store.schema.codebook import add_codebook
from store.schema.feeds import add_feeds
from store.schema.first_tables import create_tables
from store.schema.identifiers import add_identifiers
from store.schema.keys import add_keys
from store.schema.names import add_names
from store.schema.remarks import add_remarks
from store.schema.reviews import add_reviews
from store.schema.search import add_search
from store.schema.sort_keys import add_sort_keys
from store.schema.sorting import add_sorting
from store.schema.statements import add_statements
from store.schema.stories import add_stories
from store.schema.unreadable import add_unreadable_pages
from store.schema.versions import add_versions
from store.schema.views import add_views

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    Step: TypeAlias = Callable[[Database], None]

STEPS: tuple[Step, ...] = (
    create_tables,
    add_names,
    add_keys,
    add_statements,
    add_search,
    add_versions,
    add_identifiers,
    add_codebook,
    add_bin,
    add_reviews,
    add_remarks,
    add_stories,
    add_feeds,
    add_sorting,
    add_unreadable_pages,
    add_views,
    add_sort_keys,
)
"""Step n brings a file of version n to version n + 1; an empty file is of version 0. `file_format.VERSION` is
their number."""
