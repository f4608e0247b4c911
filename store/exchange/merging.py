"""Taking in what another library holds: what is here already, by its identifier, is not taken in twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.anchoring import find_passages
from prose.anchors import Anchor, make_anchor, text_hash
from store.bodies import TEXT_COLUMNS, NewArticle, article_values, body_values
from store.corrections.changes import search_phrase
from store.exchange.merged import Merged
from store.feeds.merging import merge_feed
from store.moments import now, to_number
from store.passages.carrying import CERTAIN
from store.positions import leads_from_anywhere
from store.review.schedules import Schedules
from store.settling.settling import correction_of
from store.tags.colours import COLOURS
from store.tags.remarks import merge_note
from store.tags.tags import clean_tag, fold_tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.connection import Connection
    from store.exchange.merged import (
        MergedArticle,
        MergedCorrection,
        MergedPassage,
        MergedRemark,
        MergedText,
    )
    from store.feeds.merging import MergedFeed
    from store.tags.tags import Tags


class Merging:
    """Takes in what is in another library, as a part of the caller's step."""

    def __init__(self, connection: Connection, tags: Tags) -> None:
        self._connection = self.connection = connection
        """The library's, for what other modules take in."""
        self._tags = tags
        self._names: dict[str, str] = {}
        self._articles: dict[str, int] = {}
        self.merged = Merged()
        """What has become of everything so far."""

    # -- tags

    def add_tag(
        self,
        uuid: str,
        name: str,
        colour: int | None = None,
        key: str = "",
        *,
        kept: bool = False,
        description: str = "",
    ) -> None:
        """Take a tag in; one that is here under its identifier or its name only gets what it lacks.

        Args:
            uuid: What it is called by in every library.
            name: Its name.
            colour: Which of the colours is its own; None for the one that tells it best from the others.
            key: The letter or digit by which it is given at once, unless another one has it; empty for none.
            kept: Whether it stays although nothing carries it.
            description: What it means, clean.

        Raises:
            InvalidTag: If the name cannot be a tag's.
        """
        name = clean_tag(name)
        values: dict[str, object] = {"uuid": uuid, "name": name, "folded": fold_tag(name), "key": key}
        values |= {"kept": int(kept), "description": description}
        row = self._connection.row(
            """
            SELECT name FROM tag WHERE uuid = :uuid AND uuid <> '' OR folded = :folded
            ORDER BY uuid = :uuid DESC LIMIT 1
            """,
            values,
        )
        if row is not None:
            self._names[fold_tag(name)] = row["name"]
            for sql in (
                "UPDATE tag SET kept = 1 WHERE name = :known AND :kept > kept",
                """
                UPDATE tag SET description = :description
                WHERE name = :known AND description = '' AND :description <> ''
                """,
                """
                UPDATE tag SET key = :key
                WHERE name = :known AND key = '' AND :key NOT IN (SELECT key FROM tag)
                """,
            ):
                self._connection.execute(sql, {**values, "known": row["name"]})
            self.merged.known += 1
            return
        colour = self._tags.free_colour() if colour is None else colour % COLOURS
        self._connection.insert(
            """
            INSERT INTO tag (uuid, name, folded, colour, key, kept, description)
            VALUES (
                :uuid, :name, :folded, :colour, iif(EXISTS (SELECT 1 FROM tag WHERE key = :key), '', :key),
                :kept, :description
            )
            """,
            {**values, "colour": colour},
        )
        self.merged.tags += 1

    # -- articles

    def add_article(self, article: MergedArticle) -> None:
        """Take an article in; one that is here keeps its text, and how far it has been read."""
        known = self.article_of(article.uuid)
        for text in (article.text, *(version.text for version in article.versions)):
            known = known or self._with_text(_columns(text))
        if known is None:
            known = self._insert_article(article)
            self.merged.articles += 1
        else:
            self.merged.known += 1
        self._articles[article.uuid] = known
        self._add_positions(known, article)
        if article.remark.tags or article.remark.note:
            self.add_remark(known, article.remark)

    def add_remark(self, article_id: int, remark: MergedRemark) -> None:
        """Take in what is said of an article that is here: two readers' tags and notes stand together.

        Raises:
            InvalidTag: If a name cannot be a tag's.
        """
        added = 0
        for name, made in remark.tags:
            known = self._names.get(fold_tag(clean_tag(name)), clean_tag(name))
            added += self._connection.execute(
                """
                INSERT INTO article_tag (article_id, tag_id, made) VALUES (:article, :tag, :made)
                ON CONFLICT DO NOTHING
                """,
                {
                    "article": article_id,
                    "tag": self._tags.find_or_make(known),
                    "made": to_number(made or now()),
                },
            )
        if remark.note:
            added += merge_note(self._connection, article_id, remark.note, remark.changed or now())
        self.merged.remarks += int(added > 0)

    def add_feed(self, feed: MergedFeed) -> None:
        """Take a feed in, after the articles that came with it; one that is here stays as it is."""
        if merge_feed(self._connection, feed, self.article_of):
            self.merged.feeds += 1
        else:
            self.merged.known += 1

    def count_view(self, new: bool) -> None:
        """Count a saved search or a pinned name that was taken in."""
        if new:
            self.merged.views += 1
        else:
            self.merged.known += 1

    def article_of(self, uuid: str) -> int | None:
        """Return the article with an identifier, also where it had that in what was taken in."""
        found: int | None = self._connection.value(
            "SELECT id FROM article WHERE uuid = :uuid AND uuid <> ''", {"uuid": uuid}
        )
        return self._articles.get(uuid, found)

    def _with_text(self, values: Mapping[str, object]) -> int | None:
        found: int | None = self._connection.value(
            """
            SELECT article_id FROM body WHERE text_hash = :text_hash OR source_hash = :source_hash
            UNION ALL
            SELECT article_id FROM version WHERE text_hash = :text_hash OR source_hash = :source_hash
            LIMIT 1
            """,
            values,
        )
        return found

    def _insert_article(self, article: MergedArticle) -> int:
        values = {
            **_columns(article.text),
            "uuid": article.uuid,
            "added": to_number(article.added),
            "state": article.state.value,
            "starred": int(article.starred),
            "position": min(article.position, len(article.text.document.text)),
            "binned": None if article.binned is None else to_number(article.binned),
        }
        article_id = self._connection.insert(
            """
            INSERT INTO article (uuid, headline, headline_supplied, publisher, published, added, words,
                                 language, title_key, outlet_key)
            VALUES (:uuid, :headline, :headline_supplied, :publisher, :published, :added, :words,
                    :language, :title_key, :outlet_key)
            """,
            values,
        )
        values["article"] = article_id
        self._connection.execute(
            """
            INSERT INTO reading (article_id, dated, state, starred, position, binned)
            VALUES (:article, coalesce(:published, :added), :state, :starred, :position, :binned)
            """,
            values,
        )
        self._connection.execute(
            """
            INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source, version_id)
            VALUES (:article, :text, :text_hash, :source_hash, :structure, :origin, :source, :version)
            """,
            {**values, "version": self._insert_versions(article_id, article)},
        )
        return article_id

    def _insert_versions(self, article_id: int, article: MergedArticle) -> int | None:
        """Keep the texts that an article had, and return the one that it shows; None if it never changed."""
        shown = None
        for version in article.versions:
            version_id = self._connection.insert(
                f"""
                INSERT INTO version (article_id, arrived, {", ".join(TEXT_COLUMNS)})
                VALUES (:article, :arrived, {", ".join(f":{column}" for column in TEXT_COLUMNS)})
                """,
                {**_columns(version.text), "article": article_id, "arrived": to_number(version.arrived)},
            )
            if version.shown:
                shown = version_id
        return shown

    def _add_positions(self, article_id: int, article: MergedArticle) -> None:
        """Take the places with a letter along, where the letter is free and the text is this one."""
        text = article.text.document.text
        if self._text_of(article_id) != text:
            return
        for letter, offset, words in article.positions:
            self._connection.execute(
                """
                INSERT INTO position (letter, article_id, anywhere, starts, words)
                VALUES (:letter, :article, :anywhere, :starts, :words) ON CONFLICT DO NOTHING
                """,
                {
                    "letter": letter,
                    "article": article_id,
                    "anywhere": int(leads_from_anywhere(letter)),
                    "starts": min(offset, len(text)),
                    "words": words,
                },
            )

    def _text_of(self, article_id: int) -> str:
        text: str = self._connection.value(
            "SELECT text FROM body WHERE article_id = :article", {"article": article_id}
        )
        return text

    # -- passages

    def add_passage(self, article_id: int, passage: MergedPassage) -> None:
        """Take a passage in: where its words stand in the text of its article here, or as an orphan.

        One that is here is changed if it was changed later elsewhere, and stays as it is if not.

        Raises:
            InvalidTag: If a name cannot be a tag's.
        """
        row = self._connection.row(
            "SELECT id, changed FROM passage WHERE uuid = :uuid AND uuid <> ''", {"uuid": passage.uuid}
        )
        if row is None:
            passage_id = self._insert_passage(article_id, passage)
            self.merged.passages += 1
        elif passage.changed is not None and row["changed"] < to_number(passage.changed):
            passage_id = row["id"]
            self._replace(passage_id, passage)
            self.merged.changed += 1
        else:
            self.merged.known += 1
            self._add_review(row["id"], passage)
            return
        self._add_review(passage_id, passage)
        names = [clean_tag(name) for name in passage.tags]
        self._tags.attach(passage_id, [self._names.get(fold_tag(name), name) for name in names])
        if passage.note:
            self._connection.execute(
                "INSERT INTO note (passage_id, text) VALUES (:id, :text)",
                {"id": passage_id, "text": passage.note},
            )

    def _add_review(self, passage_id: int, passage: MergedPassage) -> None:
        """Take along when a passage comes up again: of what was answered here and there, the later holds."""
        if passage.review is not None:
            Schedules(self._connection).keep(passage_id, passage.review.schedule, passage.review.answers)

    def _replace(self, passage_id: int, passage: MergedPassage) -> None:
        """Let a passage be what it is elsewhere, but for its tags and its note, which it loses."""
        values: dict[str, object] = {
            "id": passage_id,
            "highlighted": _is_highlighted(passage),
            "changed": to_number(passage.changed or now()),
        }
        for sql in (
            "DELETE FROM passage_tag WHERE passage_id = :id",
            "DELETE FROM note WHERE passage_id = :id",
            "UPDATE passage SET highlighted = :highlighted, changed = :changed WHERE id = :id",
        ):
            self._connection.execute(sql, values)

    def _insert_passage(self, article_id: int, passage: MergedPassage) -> int:
        anchor, placement = self._placed(article_id, passage)
        passage_id = self._connection.insert(
            """
            INSERT INTO passage (uuid, article_id, starts, ends, exact, prefix, suffix, text_hash,
                                 highlighted, created, changed)
            VALUES (:uuid, :article, :starts, :ends, :exact, :prefix, :suffix, :text_hash,
                    :highlighted, :created, :changed)
            """,
            {
                "uuid": passage.uuid,
                "article": article_id,
                "starts": anchor.span.start,
                "ends": anchor.span.end,
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
                "text_hash": anchor.text_hash,
                "highlighted": _is_highlighted(passage),
                "created": to_number(passage.created or now()),
                "changed": to_number(passage.changed or passage.created or now()),
            },
        )
        if placement is not None:
            self._connection.execute(
                """
                INSERT INTO placement (passage_id, orphan, confidence, former, accepted)
                VALUES (:id, :orphan, :confidence, :former, :accepted)
                """,
                {**placement, "id": passage_id},
            )
            self.merged.orphans += int(bool(placement["orphan"]))
        return passage_id

    def _placed(self, article_id: int, passage: MergedPassage) -> tuple[Anchor, dict[str, object] | None]:
        """Return where a passage stands in an article, and what is to be said about that."""
        text, anchor = self._text_of(article_id), passage.anchor
        sure = passage.confidence if passage.confidence is not None and not passage.orphan else 1.0
        said = {"former": passage.former, "accepted": int(passage.accepted)}
        if _stands(anchor, text):
            there = make_anchor(text, anchor.span)
            if passage.confidence is None or passage.orphan:
                return there, None
            return there, {"orphan": 0, "confidence": sure, **said}
        old = self._connection.value(
            "SELECT text FROM version WHERE article_id = :article AND text_hash = :hash",
            {"article": article_id, "hash": anchor.text_hash},
        )
        (found,) = find_passages([anchor], text, old)
        if found is None:
            return anchor, {"orphan": 1, "confidence": 0.0, **said}
        there = make_anchor(text, found.span)
        former = passage.former or (anchor.exact if found.changed else "")
        if sure * found.confidence >= CERTAIN and former in ("", there.exact):
            return there, None
        return there, {"orphan": 0, "confidence": sure * found.confidence, "former": former, "accepted": 0}

    # -- corrections

    def add_correction(self, correction: MergedCorrection, article_id: int | None) -> None:
        """Take a correction in, unless it is here, or says what another one here says already."""
        values = {
            **correction.columns,
            "uuid": correction.uuid,
            "article": article_id,
            "made": to_number(correction.made),
        }
        if self._is_known(correction, values):
            self.merged.known += 1
            return
        quote = correction.quote
        if quote is not None and article_id is not None:
            text = self._text_of(article_id)
            if quote.text_hash == text_hash(text) and quote.end > len(text):
                self.merged.strays += 1
                return
        values["phrase"] = "" if quote is not None else _phrase(correction)
        correction_id = self._connection.insert(
            """
            INSERT INTO correction (uuid, kind, words, spelling, label, other, other_spelling, article_id,
                                    phrase, made)
            VALUES (:uuid, :kind, :words, :spelling, :label, :other, :other_spelling, :article,
                    :phrase, :made)
            """,
            values,
        )
        if quote is not None:
            columns = ", ".join(quote.columns)
            self._connection.execute(
                f"""
                INSERT INTO quote_correction (correction_id, {columns})
                VALUES (:id, {", ".join(f":{column}" for column in quote.columns)})
                """,
                {**quote.columns, "id": correction_id},
            )
        self.merged.corrections += 1

    def _is_known(self, correction: MergedCorrection, values: Mapping[str, object]) -> bool:
        known = "uuid = :uuid AND uuid <> ''"
        if correction.quote is None:
            known += """
                OR kind = :kind AND words = :words AND spelling = :spelling AND label IS :label
                   AND other = :other AND other_spelling = :other_spelling AND article_id IS :article
            """
        return bool(self._connection.value(f"SELECT 1 FROM correction WHERE {known}", values))


def _stands(anchor: Anchor, text: str) -> bool:
    """Whether a passage stands in a text where it stood in its own: that is the same, or nobody knows it."""
    if anchor.span.of(text) != anchor.exact:
        return False
    if anchor.text_hash:
        return anchor.text_hash == text_hash(text)
    there = make_anchor(text, anchor.span)
    return (there.prefix, there.suffix) == (anchor.prefix, anchor.suffix)


def _columns(text: MergedText) -> dict[str, object]:
    article = NewArticle(text.document, text.source, text.origin)
    return {**article_values(article), **body_values(article)}


def _is_highlighted(passage: MergedPassage) -> int:
    """Whether a passage is highlighted, as one is of which nothing else is left."""
    return int(passage.highlighted or not (passage.tags or passage.note))


def _phrase(correction: MergedCorrection) -> str:
    return search_phrase(correction_of(correction.columns))
