"""Whatever is corrected, it can be undone and made anew, and is made again of what is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.spans import Span
from store.corrections.changes import Change
from store.errors import CorrectionError, GoneError
from store.library import Library
from tests.store.correcting import EVERYTHING, detect_again, shown
from tests.store.making import add_marked

if TYPE_CHECKING:
    import pytest


ARTICLES = (
    "[person: Ada Marlow] met [person: Marlow] of [organization: Karvik].",
    "[organization: Karvik Bay] and [place: Karvik] and Karvik.",
    "The [organization: Harbour Workers' Front] ([organization: HWF]) met [person: Ben Marlow].",
)

changes = st.lists(
    st.tuples(
        st.sampled_from(list(CorrectionKind)),
        st.integers(0, 20),
        st.integers(0, 20),
        st.booleans(),
        st.sampled_from([Label.PERSON, Label.PLACE, Label.ORGANIZATION]),
    ),
    max_size=6,
)


@given(changes)
@settings(max_examples=settings().max_examples // 2)
def test_whatever_is_corrected_can_be_undone_and_made_anew(
    tmp_path_factory: pytest.TempPathFactory,
    wanted: list[tuple[CorrectionKind, int, int, bool, Label]],
) -> None:
    path = tmp_path_factory.mktemp("corrected") / "library.db"
    with Library.open(path) as library:
        ids = [add_marked(library, text) for text in ARTICLES]
        states = [state_of(library, ids)]
        for kind, one, two, here, label in wanted:
            names = library.names.first_page(EVERYTHING)
            spellings = library.names.spellings(names[one % len(names)].id) if names else []
            article_id = ids[one % 3]
            change = Change(
                kind,
                names[one % len(names)].id if names else None,
                article_id if here else None,
                label,
                names[two % len(names)].id if names else None,
                spellings[two % len(spellings)].spelling if spellings else "",
                f"Name {one}",
                (article_id, Span(two, two + 1 + one))
                if kind in (CorrectionKind.MISSED, CorrectionKind.BOUNDARIES)
                else None,
            )
            try:
                library.corrections.make(change)
            except (CorrectionError, GoneError):
                assert state_of(library, ids) == states[-1]
                continue
            states.append(state_of(library, ids))
            # What detection finds again is corrected as before.
            detect_again(library, *reversed(ids))
            assert state_of(library, ids) == states[-1]
        assert library.check() == []
        for expected in reversed(states[:-1]):
            assert library.history.undo() is not None
            assert state_of(library, ids) == expected
        for expected in states[1:]:
            library.history.redo()
            assert state_of(library, ids) == expected


def state_of(library: Library, ids: list[int]) -> object:
    names = library.names.first_page(EVERYTHING)
    return (
        [shown(library, article_id) for article_id in ids],
        sorted((row.text, row.label, row.mentions, row.articles, row.by_reader) for row in names),
        [
            sorted((name.text, name.mentions) for name in library.names.of_article(article_id))
            for article_id in ids
        ],
    )
