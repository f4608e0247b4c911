"""The entity recogniser that comes with the package: a trained model, and rules over a whole article."""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING

from prose.entities.article import Article
from prose.entities.consistency import make_consistent
from prose.entities.features import FeatureExtractor
from prose.entities.labels import decode_entities, with_confidence
from prose.entities.lexicons import DATA, LEXICON_FILES, load_lexicons
from prose.entities.tokens import segment
from prose.random_field import RandomField

if TYPE_CHECKING:
    from prose.entities.entity import Entity
    from prose.entities.lexicons import Lexicons

RULES_REVISION = 7
"""To be raised with any change of the code that gives the same text other entities, or other confidence."""
MODEL_FILE = "entities.field.gz"


class TrainedRecogniser:
    """Finds entities with a conditional random field; see `data/MODEL_CARD.md` for what it can and cannot do.

    One thread at a time may use it.
    """

    def __init__(self, field: RandomField, lexicons: Lexicons, version: str) -> None:
        """Use a field with the lexicons that it was trained with.

        Args:
            field: Labels tokens.
            lexicons: What is known of words.
            version: What the entities it finds are stored under.
        """
        self._field = field
        self._extractor = FeatureExtractor(lexicons, field)
        self._version = version

    @property
    def version(self) -> str:
        """What marks are stored under: it changes with the model and with the rules."""
        return self._version

    @property
    def language(self) -> str:
        """English, which its model was trained on."""
        return "en"

    def find_entities(self, text: str) -> list[Entity]:
        """Return the entities of a text in the order of their starts, none overlapping another.

        Any text will do; the work grows in proportion to its length.
        """
        article = Article.of(text)
        tokens = article.tokens
        labels: list[str] = []
        probabilities: list[float] = []
        for rows in self._extractor.extract(article, segment(text, tokens)):
            labelling = self._field.label(rows)
            labels += labelling.labels
            probabilities += labelling.confidence()
        entities = make_consistent(article, decode_entities(tokens, labels))
        return with_confidence(entities, tokens, labels, probabilities)


@functools.cache
def load_recogniser() -> TrainedRecogniser:
    """Load the model and its lexicons from the package; later calls return the same recogniser."""
    model = (DATA / MODEL_FILE).read_bytes()
    digest = hashlib.sha256(model)
    for name in LEXICON_FILES:
        digest.update((DATA / name).read_bytes())
    version = f"crf-{digest.hexdigest()[:12]}-{RULES_REVISION}"
    return TrainedRecogniser(RandomField.read(model), load_lexicons(), version)
