"""Libraries in which much was done, and what of a library another one must hold to be the same."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from prose.characters import clean_text
from prose.corrections import CorrectionKind
from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.corrections import QuoteCorrectionKind
from prose.spans import Span
from store.articles import ReadState
from store.corrections.changes import Change
from store.corrections.quote_changes import QuoteChange
from store.errors import CodebookError, CorrectionError
from store.feeds.arrivals import ArrivedEntry
from store.feeds.feed import FeedSettings
from store.passages.passage import PassageFilter
from store.review.schedules import Answer, Grade
from store.search.order import Order, SortKey
from tests.store.making import make_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.library import Library

TEXTS = (
    "The harbour is shut, the mayor said. “We open it on Monday,” she told the council. Nobody has to wait.",
    "Ferries stop at Tarn. Ida Brandt denies it: “No ferry stops,” she said, and left the hall at once.",
    "Ein Satz mit Ümläuten, “zitiert”, und 👩\u200d🚀 dazu.\n\nZweiter Absatz, der nichts sagt.",
)
CHANGED = tuple(text.replace("the mayor", "a mayor of Tarn").replace("stop", "halt") for text in TEXTS)

Place = st.tuples(st.integers(0, 2), st.integers(0, 60), st.integers(1, 30))
WORDS = st.text(st.characters(codec="utf-8"), max_size=12).map(clean_text)


def fill(library: Library, deeds: list[Callable[[Library, list[int]], object]]) -> None:
    """Add three articles and do things with them."""
    ids = []
    for number, text in enumerate(TEXTS):
        document = make_document(text, headline=f"Story {number}", publisher="Gazette")
        ids.append(library.articles.add(document, text.encode(), f"story-{number}.txt").id)
    start = TEXTS[1].index("Ida Brandt")
    library.marks.replace(ids[1], Marks((Entity(Span(start, start + 10), Label.PERSON),)), "by hand")
    library.settle()
    for deed in deeds:
        deed(library, ids)


def mark(library: Library, ids: list[int], place: tuple[int, int, int], tags: list[str], note: str) -> None:
    article, start, length = place
    document = library.articles.get(ids[article])
    assert document is not None
    end = min(start + length, len(document.document.text))
    library.passages.make(ids[article], Span(start, end), highlighted=not note.strip(), tags=tags, note=note)


def change_text(library: Library, ids: list[int], article: int, text: str) -> None:
    document = make_document(text, headline=f"Story {article}", publisher="Gazette")
    library.versions.update(ids[article], document, text.encode(), f"story-{article}.txt")


def keep_tag(library: Library, name: str) -> None:
    with library.exchange.merging("import") as merging:
        merging.add_tag("", name, kept=True)


def correct(library: Library, ids: list[int], span: Span, new: str) -> None:
    changes = [Change(CorrectionKind.MISSED, place=(ids[0], span), label=Label.PLACE)]
    ida = library.names.find("Ida Brandt")
    changes += [Change(CorrectionKind.RENAME, name_id=name.id, text=new) for name in ida]
    for change in changes:
        with suppress(CorrectionError):
            library.corrections.make(change)


def correct_quote(library: Library, ids: list[int], span: Span, speaker: Span) -> None:
    change = QuoteChange(QuoteCorrectionKind.MISSED, ids[0], span=span, speaker=speaker)
    with suppress(CorrectionError):
        library.corrections.make_quotes(change)


def review(library: Library, answer: Answer, grade: Grade) -> None:
    for passage_id in library.passages.ids(PassageFilter())[:2]:
        library.reviews.answer(passage_id, answer, grade)


def rework(library: Library, colour: int, path: str) -> None:
    """Recolour and move tags, accept a passage as it is, attach an orphan, delete a passage."""
    for tag in library.tags.all()[:1]:
        library.codebook.recolour(tag.name, colour)
        with suppress(CodebookError):
            library.codebook.carry_out(library.codebook.plan_move(tag.name, path))
    for passage in library.passages.rows(library.passages.ids(PassageFilter())[:3]):
        of = passage.passage
        if of.is_orphan:
            library.passages.set_span(of.id, Span(3, 9))
        elif of.placement is not None:
            library.passages.accept(of.id)
        else:
            library.passages.delete(of.id)
    for search in library.saved_searches.all()[:1]:
        library.saved_searches.move(search.id, 1)


def follow(library: Library, address: str, folder: str, removed: bool) -> None:
    """Subscribe to a feed with one article and one that was deleted."""
    added = library.feeds.add(address, FeedSettings(title="Feed", folder=folder), own_title="Gazette")
    feed = library.feeds.get(added.id)
    assert feed is not None
    document = make_document("The ferry to Tarn waits for the mayor, who is late.", headline="Ferry")
    library.arrivals.take_in(feed, ArrivedEntry("1", "a", document, b"ferry"))
    if removed:
        library.feeds.remove([added.id])


TAGS = st.lists(st.sampled_from(["claims", "Claims", "ports/harbour", "=1+1", "später"]), max_size=3)
DEEDS: st.SearchStrategy[list[Callable[[Library, list[int]], object]]] = st.lists(
    st.one_of(
        st.builds(lambda *a: lambda it, ids: mark(it, ids, *a), Place, TAGS, WORDS),
        st.builds(
            lambda article, texts: lambda it, ids: change_text(it, ids, article, texts[article]),
            st.integers(0, 2),
            st.just(CHANGED),
        ),
        st.builds(
            lambda article, state, starred: (
                lambda it, ids: (
                    it.reading.mark(ids[article], state),
                    it.reading.star(ids[article], starred),
                    it.reading.set_position(ids[article], 7),
                )
            ),
            st.integers(0, 2),
            st.sampled_from(ReadState),
            st.booleans(),
        ),
        st.builds(
            lambda name, query: lambda it, ids: it.saved_searches.save(name, query, Order((SortKey.TITLE,))),
            st.sampled_from(["Harbour", "harbour", "New"]),
            st.sampled_from(["harbour", "is:unread (ferry or quay)", ""]),
        ),
        st.builds(
            lambda: lambda it, ids: [it.pinned_names.turn(name.id) for name in it.names.find("Ida Brandt")]
        ),
        st.builds(lambda article: lambda it, ids: it.bin.put([ids[article]]), st.integers(0, 2)),
        st.builds(lambda article: lambda it, ids: it.bin.take_out([ids[article]]), st.integers(0, 2)),
        st.builds(
            lambda article, letter: lambda it, ids: it.positions.name(ids[article], 5, letter),
            st.integers(0, 2),
            st.sampled_from("aB"),
        ),
        st.builds(
            lambda article, tags, note: (
                lambda it, ids: (
                    it.remarks.add_tags([ids[article]], tags),
                    it.remarks.set_note(ids[article], note),
                )
            ),
            st.integers(0, 2),
            TAGS,
            WORDS,
        ),
        st.builds(
            lambda text: lambda it, ids: (it.codebook.add("ports"), it.codebook.describe("ports", text)),
            WORDS,
        ),
        st.builds(lambda key: lambda it, ids: it.tags.set_key("money", key), st.sampled_from("mk")),
        st.builds(
            lambda start, new: lambda it, ids: correct(it, ids, Span(start, start + 9), new),
            st.integers(0, 9),
            st.sampled_from(["I. Brandt", "Brandt"]),
        ),
        st.builds(
            lambda start: lambda it, ids: correct_quote(it, ids, Span(start, start + 20), Span(21, 30)),
            st.integers(31, 40),
        ),
        st.builds(lambda: lambda it, ids: keep_tag(it, "book/Claims")),
        st.builds(
            lambda answer, grade: lambda it, ids: review(it, answer, grade),
            st.sampled_from(Answer),
            st.sampled_from(Grade),
        ),
        st.builds(
            lambda address, folder, removed: lambda it, ids: follow(it, address, folder, removed),
            st.sampled_from(["https://a.example/feed", "https://b.example/feed"]),
            WORDS,
            st.booleans(),
        ),
        st.builds(
            lambda colour, path: lambda it, ids: rework(it, colour, path),
            st.integers(0, 11),
            st.sampled_from(["later", "book/claims/deep", "CLAIMS"]),
        ),
        st.builds(lambda: lambda it, ids: it.history.undo()),
        st.builds(lambda: lambda it, ids: it.history.redo()),
    ),
    max_size=9,
)
"""Lists of things that a reader did."""


_KEPT = {
    "article": """
        SELECT uuid, headline, headline_supplied, publisher, published, added, words, language FROM article
    """,
    "body": """
        SELECT article.uuid, body.text, body.text_hash, body.source_hash, structure, origin, source,
               (SELECT count(*) FROM version WHERE version.article_id = article.id
                AND version.id < body.version_id) AS shown
        FROM body JOIN article ON article.id = article_id
    """,
    "version": """
        SELECT article.uuid, version.arrived, version.headline, version.published, version.words,
               version.text, version.structure, version.source_hash, version.source, version.origin
        FROM version JOIN article ON article.id = article_id ORDER BY article.id, version.id
    """,
    "reading": """
        SELECT article.uuid, state, starred, position, dated, binned
        FROM reading JOIN article ON article.id = article_id
    """,
    "position": """
        SELECT article.uuid, letter, anywhere, starts, position.words
        FROM position JOIN article ON article.id = article_id ORDER BY article.id, letter
    """,
    "passage": """
        SELECT passage.uuid, article.uuid AS article, starts, ends, exact, prefix, suffix, text_hash,
               highlighted, created, changed
        FROM passage JOIN article ON article.id = article_id ORDER BY passage.id
    """,
    "note": "SELECT uuid, text FROM note JOIN passage ON passage.id = passage_id ORDER BY passage_id",
    "saved_search": "SELECT uuid, name, folded, query, sorting FROM saved_search ORDER BY place, id",
    "pinned_name": "SELECT spelling, person FROM pinned_name ORDER BY place, spelling, person",
    "tag": "SELECT uuid, name, folded, colour, key, kept, description FROM tag ORDER BY id",
    "article_tag": """
        SELECT article.uuid, tag.uuid AS tag, made
        FROM article_tag JOIN article ON article.id = article_id JOIN tag ON tag.id = tag_id
        ORDER BY article.id, tag.id
    """,
    "article_note": """
        SELECT uuid, text, changed FROM article_note JOIN article ON article.id = article_id ORDER BY id
    """,
    "passage_tag": """
        SELECT passage.uuid, tag.uuid AS tag
        FROM passage_tag JOIN passage ON passage.id = passage_id JOIN tag ON tag.id = tag_id
        ORDER BY passage.id, tag.id
    """,
    "review": """
        SELECT uuid, due, stability, difficulty, graded, suspended, answered
        FROM review JOIN passage ON passage.id = passage_id ORDER BY passage.id
    """,
    "review_answer": """
        SELECT uuid, answered, answer, grade
        FROM review_answer JOIN passage ON passage.id = passage_id ORDER BY passage.id, answered
    """,
    "feed": """
        SELECT uuid, address, own_title, site, title, folder, folder_folded, full_text, minutes, paused,
               removed, added
        FROM feed ORDER BY id
    """,
    "entry": """
        SELECT feed.uuid AS feed, key, article.uuid, digest, gives_text
        FROM entry JOIN feed ON feed.id = feed_id LEFT JOIN article ON article.id = article_id
        ORDER BY feed.id, key
    """,
    "placement": """
        SELECT uuid, orphan, confidence, former, accepted
        FROM placement JOIN passage ON passage.id = passage_id ORDER BY passage.id
    """,
    "correction": """
        SELECT correction.uuid, article.uuid AS article, kind, correction.words, spelling, label, other,
               other_spelling, phrase, made, quote_kind, starts, ends, prefix, suffix, text_hash,
               speaker_starts, speaker_ends, speaker_name, speaker_spelling, speaker_person,
               to_starts, to_ends
        FROM correction LEFT JOIN article ON article.id = article_id
        LEFT JOIN quote_correction ON correction_id = correction.id ORDER BY correction.id
    """,
}
"""What of each table another library must hold to be the same; ids are its own."""


def kept(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that a reader would miss, without the numbers that a library gives by itself."""
    return {name: [tuple(row) for row in library._connection.rows(sql)] for name, sql in _KEPT.items()}
