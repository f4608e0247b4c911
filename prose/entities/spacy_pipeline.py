"""A spaCy pipeline as the recogniser, for those who have trained one or read another language.

spaCy (https://spacy.io) is no part of the program: it is imported here, when a reader has chosen a pipeline.
"""

from __future__ import annotations

import hashlib
import importlib
import warnings
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from prose.entities.article import Article
from prose.entities.boundaries import drop_honorific, trim_edges
from prose.entities.entity import Entity, Label
from prose.languages import ANY_LANGUAGE
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAPPING_REVISION = 1
"""To be raised with any change of the code here that gives the same text other entities."""

_LABELS = {
    Label.PERSON: "PERSON PER persName PRS PS",
    Label.ORGANIZATION: "ORG orgName OG",
    Label.PLACE: "GPE LOC LOCATION placeName geogName LC",
    Label.FACILITY: "FAC",
    Label.GROUP: "NORP NAT_REL_POL",
    Label.DATE: "DATE DT",
    Label.MONEY: "MONEY",
    Label.PRODUCT: "PRODUCT",
    Label.OTHER: "EVENT WORK_OF_ART LAW LANGUAGE MISC EVN WRK",
}
LABELS: Mapping[str, Label] = {
    theirs: ours for ours, labels in _LABELS.items() for theirs in labels.split()
} | {label.value: label for label in Label}
"""Our label for each of theirs: those of OntoNotes, of WikiNER, of spaCy's own Polish, Romanian, Swedish and
Korean pipelines, and ours. What is not here (hours, counts, percentages) is no name."""

LONGEST_PIECE = 50_000
"""The most code points that are given to a pipeline at once: its memory grows with them."""

_FINDS_ENTITIES = frozenset({"ner", "beam_ner", "entity_ruler", "span_ruler"})
_NEEDED_BY_THE_MODEL = frozenset({"tok2vec", "transformer", "curated_transformer", "sentencizer", "ner"})
_NOT_NEEDED_BY_THE_MODEL = frozenset(
    (
        "tagger",
        "morphologizer",
        "parser",
        "senter",
        "attribute_ruler",
        "lemmatizer",
        "trainable_lemmatizer",
        "textcat",
        "textcat_multilabel",
        "entity_linker",
        "spancat",
    )
)


class UnusablePipeline(Exception):  # noqa: N818
    """A pipeline cannot be used; the message is a sentence for whoever chose it."""


class _SpacyEntity(Protocol):
    """What we use of spaCy's `Span`."""

    start_char: int
    end_char: int
    label_: str


class _SpacyDocument(Protocol):
    """What we use of spaCy's `Doc`."""

    @property
    def ents(self) -> Iterable[_SpacyEntity]: ...


class _SpacyComponent(Protocol):
    """What we use of spaCy's `FactoryMeta`."""

    factory: str


class _SpacyLanguage(Protocol):
    """What we use of spaCy's `Language`, a pipeline; https://spacy.io/api/language."""

    lang: str
    max_length: int

    @property
    def meta(self) -> Mapping[str, object]: ...

    @property
    def path(self) -> Path | None: ...

    @property
    def pipe_names(self) -> list[str]: ...

    def get_pipe_meta(self, name: str) -> _SpacyComponent: ...

    def select_pipes(self, *, disable: list[str]) -> object: ...

    def pipe(self, texts: Iterable[str]) -> Iterator[_SpacyDocument]: ...


class SpacyRecogniser:
    """Finds entities with a spaCy pipeline."""

    def __init__(self, pipeline: _SpacyLanguage, version: str) -> None:
        """Use a pipeline.

        Args:
            pipeline: The pipeline, with nothing enabled in it that is not needed.
            version: What the entities it finds are stored under.
        """
        self._pipeline = pipeline
        self._version = version

    @property
    def version(self) -> str:
        """What marks are stored under: it changes with the pipeline and with what we make of its labels."""
        return self._version

    @property
    def language(self) -> str:
        """The pipeline's language; "mul" for one that is made for many."""
        return ANY_LANGUAGE if self._pipeline.lang == "xx" else self._pipeline.lang

    def find_entities(self, text: str) -> list[Entity]:
        """Return the entities of a text in the order of their starts, none overlapping another."""
        pieces = list(pieces_of(text, min(LONGEST_PIECE, self._pipeline.max_length)))
        documents = self._pipeline.pipe(piece.of(text) for piece in pieces)
        article = Article(text, (), (), frozenset())
        entities: list[Entity] = []
        for piece, document in zip(pieces, documents, strict=True):
            for found in document.ents:
                label = label_of(found.label_)
                if label is None:
                    continue
                span = _in_one_paragraph(text, piece.start + found.start_char, piece.start + found.end_char)
                for trimmed in trim_edges(article, Entity(span, label)):
                    entities += drop_honorific(article, trimmed)
        return entities


def load_pipeline(name: str) -> SpacyRecogniser:
    """Load a spaCy pipeline, with what finds entities and nothing else enabled.

    Args:
        name: The name of an installed pipeline, or a folder; what holds a separator of folders is one.

    Raises:
        UnusablePipeline: If spaCy or the pipeline is not installed, or it cannot be loaded, or finds no
            entities.
    """
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as error:
        raise UnusablePipeline(
            "spaCy is not installed; “pip install 'newsread[spacy]'” installs it."
        ) from error
    is_folder = len(Path(name).parts) > 1
    if is_folder and not Path(name).is_dir():
        raise UnusablePipeline(f"there is no folder {name}; check the name.")
    # By itself spaCy would also take a folder of this name where the reader happens to be.
    if not is_folder and not spacy.util.is_package(name):
        raise UnusablePipeline(f"{name} is not installed; “python -m spacy download {name}” installs it.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pipeline: _SpacyLanguage = spacy.load(Path(name) if is_folder else name)
    except Exception as error:
        # Anything can happen in a pipeline's own code, and all of it means the same.
        raise UnusablePipeline(f"{name} cannot be loaded by spaCy ({_first_line(error)}).") from error
    _enable_what_is_needed(pipeline, name)
    return SpacyRecogniser(pipeline, _version(pipeline))


def label_of(label: str) -> Label | None:
    """Return our label for one of a pipeline's, or None if what it marks is no name, date or amount."""
    return LABELS.get(label) or LABELS.get(label.lower())


def pieces_of(text: str, longest: int) -> Iterator[Span]:
    """Cut a text into pieces at the ends of paragraphs, else of lines, else of words, else anywhere.

    Args:
        text: The text.
        longest: The most code points that a piece may have.
    """
    cuts = [0]
    while len(text) - cuts[-1] > longest:
        start, end = cuts[-1], cuts[-1] + longest
        for border in ("\n\n", "\n", " "):
            cut = text.rfind(border, start + 1, end)
            if cut > start:
                break
        else:
            cut = end
        cuts.append(cut)
    return (Span(start, end) for start, end in pairwise([*cuts, len(text)]))


def _in_one_paragraph(text: str, start: int, end: int) -> Span:
    """Return a span up to the end of the paragraph that it begins in: models take headlines for names."""
    while start < end and text[start].isspace():
        start += 1
    border = text.find("\n\n", start, end)
    return Span(start, end if border < 0 else border)


def _enable_what_is_needed(pipeline: _SpacyLanguage, name: str) -> None:
    """Disable what a model does without; rules, and parts of another's making, may need anything.

    Raises:
        UnusablePipeline: If nothing in the pipeline finds entities.
    """
    factories = {pipe: pipeline.get_pipe_meta(pipe).factory for pipe in pipeline.pipe_names}
    known = _FINDS_ENTITIES | _NEEDED_BY_THE_MODEL | _NOT_NEEDED_BY_THE_MODEL
    if known.issuperset(factories.values()) and _FINDS_ENTITIES.isdisjoint(factories.values()):
        raise UnusablePipeline(f"{name} finds no names; choose a pipeline that has an “ner” component.")
    if (_NEEDED_BY_THE_MODEL | _NOT_NEEDED_BY_THE_MODEL).issuperset(factories.values()):
        pipeline.select_pipes(
            disable=[pipe for pipe, factory in factories.items() if factory in _NOT_NEEDED_BY_THE_MODEL]
        )


def _version(pipeline: _SpacyLanguage) -> str:
    """Return a name for exactly this pipeline: who trains again seldom thinks of the version."""
    meta = pipeline.meta
    digest = hashlib.sha256()
    if pipeline.path is not None:
        for file in sorted(pipeline.path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(pipeline.path)).encode())
                digest.update(file.read_bytes())
    name = f"{pipeline.lang}_{meta.get('name', '')}-{meta.get('version', '')}"
    return f"spacy-{name}-{digest.hexdigest()[:12]}-{MAPPING_REVISION}"


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), "").rstrip(". ") or type(error).__name__
