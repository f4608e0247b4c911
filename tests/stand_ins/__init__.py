"""Packages that stand in for others: their folder goes in front of Python's path."""

from __future__ import annotations

import json
from pathlib import Path

FOLDER = Path(__file__).parent
NER = {"tok2vec": "tok2vec", "tagger": "tagger", "parser": "parser", "ner": "ner"}


def make_pipeline(
    folder: Path,
    words: dict[str, str],
    *,
    lang: str = "en",
    factories: dict[str, str] | None = None,
    version: str = "1.0",
) -> Path:
    """Make a folder that the spaCy which stands in can load.

    Args:
        folder: Where to make it.
        words: What it finds, with spaCy's labels.
        lang: Its language.
        factories: What it consists of, each with the kind of thing that it is; what a small one has if None.
        version: What its maker calls its version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "lang": lang,
        "meta": {"name": "by_hand", "version": version},
        "factories": NER if factories is None else factories,
        "words": words,
    }
    (folder / "pipeline.json").write_text(json.dumps(made), encoding="utf-8")
    return folder
