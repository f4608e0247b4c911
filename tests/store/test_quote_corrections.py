"""Corrections of quotes: what they change, that they hold when marks are found anew, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.marks import Marks
from prose.quotes.corrections import QuoteCorrectionKind
from prose.quotes.finder import find_quotes
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.corrections.changes import Change
from store.corrections.quote_changes import QuoteChange, QuoteReach
from store.errors import CorrectionError, GoneError
from store.library import Library
from store.names.names import NameFilter
from store.quotes.quotes import QuoteFilter
from tests.prose.marked_text import parse_marks
from tests.store.making import add_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.corrections.corrections import CorrectionRow

SPEAKER, NOT_A_QUOTE = QuoteCorrectionKind.SPEAKER, QuoteCorrectionKind.NOT_A_QUOTE
MISSED, BOUNDARIES = QuoteCorrectionKind.MISSED, QuoteCorrectionKind.BOUNDARIES

STORY = (
    "[person: Ada Lind] met [person: Bo Holm] on the quay.\n\n"
    "“We will open it,” [person: Lind] said, “and nobody will wait.” [person: Holm] denied that it was “a "
    "ruin” on Tuesday.\n\n"
    "“It was late,” he said.\n\n"
    "The pilots had heard nothing of it."
)
TEXT, ENTITIES = parse_marks(STORY)
FOUND = tuple(find_quotes(TEXT, ENTITIES))
UNTOUCHED = [
    "Ada Lind: We will open it, … and nobody will wait.",
    "Bo Holm: that it was “a ruin” on Tuesday",
    "Bo Holm: It was late,",
]


@pytest.fixture
def article_id(library: Library) -> int:
    return add_marked(library, STORY, quotes=FOUND, headline="On the quay")


def told(library: Library, article_id: int) -> list[str]:
    """Return what is said in an article and by whom; the list of the library's quotes must say the same."""
    said = []
    for statement in library.marks.statements(article_id):
        words = statement.speaker.of(TEXT) if statement.speaker else "nobody"
        said.append(f"{statement.speaker_name or words}: {statement.words(TEXT)}")
    rows = [row for row in library.quotes.first_page(QuoteFilter()) if row.article_id == article_id]
    assert [f"{row.speaker or 'nobody'}: {row.words}" for row in rows] == said
    return said


def quotes(library: Library, article_id: int, *words: str) -> tuple[Quote, ...]:
    """Return the quotes that begin with these words."""
    found = library.marks.quotes(article_id)
    return tuple(
        next(quote for quote in found if quote.span.of(TEXT).startswith(beginning)) for beginning in words
    )


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def name_id(library: Library, text: str) -> int:
    (row,) = library.names.find(text)
    return row.id


def correct(
    library: Library,
    article_id: int,
    kind: QuoteCorrectionKind,
    *about: str,
    span: str = "",
    speaker: str = "",
    name: str = "",
) -> list[CorrectionRow]:
    change = QuoteChange(
        kind,
        article_id,
        quotes(library, article_id, *about),
        place(span) if span else None,
        place(speaker) if speaker else None,
        name_id(library, name) if name else None,
    )
    reach = library.corrections.reach_of_quotes(change)
    made = library.corrections.make_quotes(change)
    assert reach == QuoteReach(len(made))
    return made


def detect_again(library: Library, article_id: int, found: Sequence[Quote] = FOUND) -> None:
    library.marks.replace(article_id, Marks(tuple(ENTITIES), tuple(found)), "again")
    library.settle()


def test_another_speaker(library: Library, article_id: int) -> None:
    assert told(library, article_id) == UNTOUCHED
    holm = name_id(library, "Bo Holm")
    correct(library, article_id, SPEAKER, "We will", "and nobody", name="Bo Holm")
    expected = ["Bo Holm: We will open it, … and nobody will wait.", *UNTOUCHED[1:]]
    assert told(library, article_id) == expected
    assert [row.words.split()[0] for row in library.quotes.first_page(QuoteFilter(by=holm))] == [
        "We", "that", "It",
    ]  # fmt: skip
    (row, *_) = library.quotes.first_page(QuoteFilter(by=holm, certain=True))
    assert (row.method, row.by_reader, row.content[0]) == (
        SpeakerMethod.READER,
        True,
        place("We will open it,"),
    )
    assert library.marks.quotes_by_reader(article_id) == {
        place("We will open it,"),
        place("and nobody will wait."),
    }
    # The mention that stands for the name is the one nearest each of the two.
    assert [quote.speaker for quote in quotes(library, article_id, "We will", "and nobody")] == [
        place("Bo Holm"),
        Span(TEXT.index("Holm denied"), TEXT.index(" denied")),
    ]
    detect_again(library, article_id)
    assert told(library, article_id) == expected
    assert library.history.undo() == "correction of the quote “We will open it,”"
    assert told(library, article_id) == UNTOUCHED
    library.history.redo()
    assert told(library, article_id) == expected


def test_nobody_is_known_to_say_it(library: Library, article_id: int) -> None:
    correct(library, article_id, SPEAKER, "It was")
    assert told(library, article_id)[2] == "nobody: It was late,"
    (row,) = (row for row in library.quotes.first_page(QuoteFilter()) if row.by_reader)
    assert (row.speaker, row.name_id, row.certain) == ("", None, False)
    assert row not in library.quotes.first_page(QuoteFilter(certain=True))


def test_a_speaker_by_words_alone(library: Library, article_id: int) -> None:
    correct(library, article_id, SPEAKER, "It was", speaker="The pilots")
    assert told(library, article_id)[2] == "The pilots: It was late,"
    # Words that mention a name are that name.
    correct(library, article_id, SPEAKER, "It was", speaker="Ada Lind")
    assert told(library, article_id)[2] == "Ada Lind: It was late,"
    assert [row.correction.speaker_words for row in library.corrections.first_page()] == ["Ada Lind"]  # type: ignore[union-attr]


def test_a_speaker_whom_the_article_never_mentions(library: Library, article_id: int) -> None:
    other = add_marked(library, "[person: Una Dahl] slept. [person: U. Dahl] woke.")
    correct(library, article_id, SPEAKER, "It was", name="Una Dahl")
    una = name_id(library, "Una Dahl")
    assert told(library, article_id)[2] == "Una Dahl: It was late,"
    assert [row.words for row in library.quotes.first_page(QuoteFilter(by=una))] == ["It was late,"]
    library.corrections.make(Change(CorrectionKind.RENAME, una, text="Dame Una"))
    assert told(library, article_id)[2] == "Dame Una: It was late,"
    # When nothing mentions the name any more, the reader's word still stands.
    library.history.undo()
    library.marks.replace(other, Marks(), "again")
    library.settle()
    assert told(library, article_id)[2] == "Una Dahl: It was late,"
    (row,) = (row for row in library.quotes.first_page(QuoteFilter()) if row.by_reader)
    assert row.name_id is None
    # And when it comes back, it says that again.
    add_marked(library, "[person: Una Dahl] came back.")
    assert [row.words for row in library.quotes.first_page(QuoteFilter(by=name_id(library, "Una Dahl")))] == [
        "It was late,"
    ]
    assert library.check() == []


def test_a_speaker_follows_what_is_said_of_the_name(library: Library, article_id: int) -> None:
    correct(library, article_id, SPEAKER, "It was", name="Ada Lind")
    change = Change(
        CorrectionKind.SAME, name_id(library, "Ada Lind"), only_in=article_id, text="Ada Lind (pilot)"
    )
    library.corrections.make(change)
    assert told(library, article_id)[2] == "Ada Lind (pilot): It was late,"
    library.history.undo()
    library.corrections.make(
        Change(CorrectionKind.LABEL, name_id(library, "Ada Lind"), label=Label.ORGANIZATION)
    )
    assert told(library, article_id)[2] == "Ada Lind: It was late,"
    assert library.quotes.count(QuoteFilter(by=name_id(library, "Ada Lind"))) == 2


def test_what_is_no_quote(library: Library, article_id: int) -> None:
    correct(library, article_id, NOT_A_QUOTE, "that it", "a ruin")
    expected = [UNTOUCHED[0], UNTOUCHED[2]]
    assert told(library, article_id) == expected
    detect_again(library, article_id)
    assert told(library, article_id) == expected
    assert len(library.marks.found_quotes(article_id)) == len(FOUND)
    library.history.undo()
    assert told(library, article_id) == UNTOUCHED


def test_a_part_of_a_statement_alone(library: Library, article_id: int) -> None:
    correct(library, article_id, NOT_A_QUOTE, "a ruin")
    assert told(library, article_id) == UNTOUCHED
    assert len(library.marks.quotes(article_id)) == len(FOUND) - 1
    correct(library, article_id, SPEAKER, "and nobody", name="Bo Holm")
    assert told(library, article_id)[:2] == ["Ada Lind: We will open it,", "Bo Holm: and nobody will wait."]


@pytest.mark.parametrize(
    ("selected", "kind", "expected"),
    [
        ("The pilots had heard nothing of it.", QuoteKind.INDIRECT, ["The pilots had heard nothing of it."]),
        (" had heard nothing of it", QuoteKind.INDIRECT, ["had heard nothing of it"]),
        ("“It was late,” he said", QuoteKind.INDIRECT, ["“It was late,” he said"]),
        ("“a ruin”", QuoteKind.DIRECT, ["a ruin"]),
        ("“a ruin", QuoteKind.DIRECT, ["a ruin"]),
        ("a ruin”", QuoteKind.DIRECT, ["a ruin"]),
        ("ruin", QuoteKind.DIRECT, ["ruin"]),
        (
            "“We will open it,” Lind said, “and nobody will wait.”",
            QuoteKind.DIRECT,
            ["We will open it,", "and nobody will wait."],
        ),
    ],
)
def test_a_quote_that_was_missed(
    library: Library, selected: str, kind: QuoteKind, expected: list[str]
) -> None:
    article_id = add_marked(library, STORY)
    made = correct(library, article_id, MISSED, span=selected, name="Ada Lind")
    assert [row.correction.words for row in made] == expected
    found = library.marks.quotes(article_id)
    assert [(quote.span.of(TEXT), quote.kind) for quote in found] == [(words, kind) for words in expected]
    assert len(told(library, article_id)) == 1
    assert told(library, article_id)[0].startswith("Ada Lind: ")
    # The machine finds it by now: it is not doubled, and the reader's speaker stands.
    detect_again(library, article_id, [Quote(Span(*quote.span), kind) for quote in found])
    assert [quote.speaker_name for quote in library.marks.quotes(article_id)] == ["Ada Lind"] * len(expected)
    library.history.undo()
    assert not library.marks.quotes_by_reader(article_id)


def test_what_is_said_of_a_quote_that_was_missed_is_one_correction_with_it(
    library: Library, article_id: int
) -> None:
    correct(library, article_id, MISSED, span="The pilots had heard nothing of it", name="Ada Lind")
    correct(library, article_id, SPEAKER, "The pilots", name="Bo Holm")
    correct(library, article_id, BOUNDARIES, "The pilots", span="had heard nothing of it")
    assert told(library, article_id)[3] == "Bo Holm: had heard nothing of it"
    (row,) = library.corrections.first_page()
    assert (row.correction.kind, row.correction.words) == (MISSED, "had heard nothing of it")
    library.corrections.take_back(row.id)
    assert told(library, article_id) == UNTOUCHED


def test_other_boundaries(library: Library, article_id: int) -> None:
    correct(library, article_id, BOUNDARIES, "We will", span=" open it,” ")
    correct(library, article_id, BOUNDARIES, "that it", span="it was “a ruin”")
    expected = [
        "Ada Lind: open it, … and nobody will wait.",
        "Bo Holm: it was “a ruin”",
        UNTOUCHED[2],
    ]
    assert told(library, article_id) == expected
    detect_again(library, article_id)
    assert told(library, article_id) == expected
    correct(library, article_id, SPEAKER, "open", "and nobody", name="Bo Holm")
    correct(library, article_id, BOUNDARIES, "open", span="We will open")
    assert told(library, article_id)[0] == "Bo Holm: We will open … and nobody will wait."
    kinds = [row.correction.kind for row in library.corrections.first_page()]
    assert kinds == [BOUNDARIES, SPEAKER, SPEAKER, BOUNDARIES]


def test_what_takes_the_place_of_a_quote_takes_the_place_of_what_was_said_of_it(
    library: Library, article_id: int
) -> None:
    correct(library, article_id, SPEAKER, "and nobody", name="Bo Holm")
    correct(library, article_id, BOUNDARIES, "We will", span="We will open it,” Lind said, “and nobody")
    assert told(library, article_id)[0] == "Ada Lind: We will open it,” Lind said, “and nobody"
    assert [row.correction.kind for row in library.corrections.first_page()] == [BOUNDARIES]
    library.history.undo()
    assert told(library, article_id)[1] == "Bo Holm: and nobody will wait."


def test_a_later_correction_takes_the_place_of_an_earlier_one(library: Library, article_id: int) -> None:
    for name in ("Ada Lind", "Bo Holm"):
        correct(library, article_id, SPEAKER, "It was", name=name)
    assert library.corrections.count() == 1
    correct(library, article_id, NOT_A_QUOTE, "It was")
    assert [row.correction.kind for row in library.corrections.first_page()] == [NOT_A_QUOTE]
    correct(library, article_id, MISSED, span="“It was late,”", name="Ada Lind")
    assert [row.correction.kind for row in library.corrections.first_page()] == [MISSED]
    assert told(library, article_id)[2] == "Ada Lind: It was late,"
    for expected in (UNTOUCHED[:2], [*UNTOUCHED[:2], "Bo Holm: It was late,"]):
        library.history.undo()
        assert told(library, article_id) == expected


def test_names_and_quotes_are_one_list(library: Library, article_id: int) -> None:
    library.corrections.make(Change(CorrectionKind.RENAME, name_id(library, "Ada Lind"), text="Dame Ada"))
    (made,) = correct(library, article_id, SPEAKER, "It was", name="Dame Ada")
    assert (made.article_id, made.headline) == (article_id, "On the quay")
    assert (made.correction.words, made.correction.kind) == ("It was late,", SPEAKER)
    assert [row.correction.kind for row in library.corrections.first_page()] == [
        SPEAKER, CorrectionKind.RENAME,
    ]  # fmt: skip
    assert library.corrections.rows(library.corrections.ids()) == library.corrections.first_page()
    assert library.corrections.count() == 2
    library.corrections.take_back(made.id)
    assert [row.split(": ")[0] for row in told(library, article_id)] == ["Dame Ada", "Bo Holm", "Bo Holm"]
    library.history.undo()
    assert told(library, article_id)[2] == "Dame Ada: It was late,"


def test_what_cannot_be_corrected(library: Library, article_id: int) -> None:
    (late,) = quotes(library, article_id, "It was")
    for change, sentence in (
        (QuoteChange(SPEAKER, article_id), "There is no quote here"),
        (QuoteChange(BOUNDARIES, article_id, (late,), late.span), "move an edge first"),
        (QuoteChange(BOUNDARIES, article_id, (late,), place("pilots")), "not in the quote"),
        (QuoteChange(MISSED, article_id, span=late.span), "a quote already"),
        (QuoteChange(MISSED, article_id, span=place(".\n\n“")), "no letter"),
        (QuoteChange(SPEAKER, article_id, (late,), speaker=place(",”")), "no letter"),
    ):  # fmt: skip
        with pytest.raises(CorrectionError, match=sentence):
            library.corrections.make_quotes(change)
    for change in (
        QuoteChange(SPEAKER, 99, (late,)),
        QuoteChange(SPEAKER, article_id, (Quote(place("pilots"), QuoteKind.DIRECT),)),
        QuoteChange(SPEAKER, article_id, (late,), name_id=99),
        QuoteChange(MISSED, article_id, span=Span(5, 10_000)),
    ):
        with pytest.raises(GoneError):
            library.corrections.reach_of_quotes(change)
    correct(library, article_id, SPEAKER, "It was", name="Ada Lind")
    with pytest.raises(CorrectionError, match="said so already"):
        correct(library, article_id, SPEAKER, "It was", name="Ada Lind")
    library.history.undo()
    assert library.history.undo() is None


KINDS = st.sampled_from(list(QuoteCorrectionKind))
NUMBERS = st.integers(0, 200)
NEWER = st.lists(st.sampled_from(FOUND), unique=True)


@given(st.lists(st.tuples(KINDS, NUMBERS, NUMBERS, NUMBERS), max_size=6), NEWER)
@settings(max_examples=settings().max_examples // 8)
def test_whatever_is_corrected_shows_holds_and_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory,
    wanted: list[tuple[QuoteCorrectionKind, int, int, int]],
    newer: list[Quote],
) -> None:
    path = tmp_path_factory.mktemp("quotes") / "library.db"
    with Library.open(path) as library:
        article_id = add_marked(library, STORY, quotes=FOUND)
        states = [state_of(library, article_id)]
        for kind, one, two, three in wanted:
            change = some_change(library, article_id, kind, one, two, three)
            try:
                library.corrections.make_quotes(change)
            except (CorrectionError, GoneError):
                assert state_of(library, article_id) == states[-1]
                continue
            states.append(state_of(library, article_id))
            assert_shown(library, article_id, change)
            detect_again(library, article_id)
            assert state_of(library, article_id) == states[-1]
        detect_again(library, article_id, newer)
        made = library.corrections.ids()
        assert_reader_stands(library, article_id)
        detect_again(library, article_id)
        assert library.corrections.ids() == made
        assert library.check() == []
        for expected in reversed(states[:-1]):
            assert library.history.undo() is not None
            assert state_of(library, article_id) == expected
        for expected in states[1:]:
            library.history.redo()
            assert state_of(library, article_id) == expected


def some_change(
    library: Library, article_id: int, kind: QuoteCorrectionKind, one: int, two: int, three: int
) -> QuoteChange:
    found = library.marks.quotes(article_id)
    names = library.names.first_page(NameFilter())
    about = found[one % len(found) :][: 1 if kind is BOUNDARIES else 1 + two % 2] if found else []
    if kind is BOUNDARIES and not about:
        kind = MISSED
    start = (about[0].span.start if kind is BOUNDARIES else one) + two % 9
    return QuoteChange(
        kind,
        article_id,
        () if kind is MISSED else tuple(about),
        Span(start, min(len(TEXT), start + 1 + three)) if kind in (MISSED, BOUNDARIES) else None,
        ENTITIES[two % len(ENTITIES)].span if three % 3 == 0 else None,
        names[three % len(names)].id if three % 3 == 1 else None,
    )


def assert_shown(library: Library, article_id: int, change: QuoteChange) -> None:
    """What was corrected is so."""
    shown = {(quote.span, quote.kind): quote for quote in library.marks.quotes(article_id)}
    for quote in change.quotes:
        current = shown.get((quote.span, quote.kind))
        if change.kind is SPEAKER:
            assert current is not None
            assert current.has_speaker == (change.speaker is not None or change.name_id is not None)
        else:
            assert current is None
    assert change.kind is NOT_A_QUOTE or library.marks.quotes_by_reader(article_id)


def assert_reader_stands(library: Library, article_id: int) -> None:
    """What the reader said of a quote holds, whatever the machine found."""
    standing = {quote.span for quote in library.marks.quotes(article_id)}
    for row in library.corrections.first_page():
        if row.correction.kind in (MISSED, BOUNDARIES):
            span = row.correction.to or row.correction.span  # type: ignore[union-attr]
            assert span in standing


def state_of(library: Library, article_id: int) -> object:
    return (
        told(library, article_id),
        library.marks.quotes(article_id),
        library.marks.quotes_by_reader(article_id),
        sorted((row.text, row.mentions) for row in library.names.first_page(NameFilter())),
    )
