"""What the program uses of spaCy, for tests on machines without it.

Its pipelines are folders with a `pipeline.json`; they find words that are listed there. A text can make them
fail in the ways in which a real one may: "(raise)", "(hang)" and "(crash)".
"""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import util as util

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass
class Span:
    start_char: int
    end_char: int
    label_: str


@dataclass
class Doc:
    ents: tuple[Span, ...]


@dataclass
class FactoryMeta:
    factory: str


@dataclass
class Language:
    path: Path
    lang: str
    meta: dict[str, Any]
    factories: dict[str, str]
    words: dict[str, str]
    max_length: int = 1_000_000
    disabled: set[str] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)

    @property
    def pipe_names(self) -> list[str]:
        return [name for name in self.factories if name not in self.disabled]

    def get_pipe_meta(self, name: str) -> FactoryMeta:
        return FactoryMeta(self.factories[name])

    def select_pipes(self, *, disable: list[str]) -> None:
        self.disabled.update(disable)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            self.seen.append(text)
            if len(text) > self.max_length:
                raise ValueError("[E088] Text is too long.")
            if "(raise)" in text:
                raise RuntimeError("this text is too much")
            if "(crash)" in text:
                os._exit(139)
            while "(hang)" in text:
                time.sleep(60)
            yield Doc(
                tuple(
                    Span(match.start(), match.end(), self.words[match[0]])
                    for match in re.finditer("|".join(map(re.escape, self.words)), text)
                )
            )


def load(name: str | Path) -> Language:
    path = Path(name)
    if not (path / "pipeline.json").exists():
        raise OSError(f"[E053] Could not read config file from {path}/config.cfg\nand more")
    made = json.loads((path / "pipeline.json").read_text(encoding="utf-8"))
    return Language(path, **made)
