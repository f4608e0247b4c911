"""What the reader set up on the desk, found again the next time: a small file of the program's own.

Nothing in it is the reader's work. So a file that cannot be read is as good as none, one that cannot be
written is passed over, and a value that is not understood is left out by itself.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from prose.characters import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tui.layers import Layer

MEASURE = 75
"""The cells of a line of text that reads well; a book's has 45 to 75 characters (Bringhurst, 2.1.2)."""
MEASURES = range(30, 201)
"""What a measure can be set to."""
INSPECTOR_WIDTH = 38
"""The cells that the inspector takes at first."""
INSPECTOR_WIDTHS = range(24, 81)
"""What the inspector's width can be set to."""
LIBRARIES = 20
"""In how many libraries the place in the list is kept."""
TREES = 2 * LIBRARIES
"""Of how many trees it is kept what is folded: each library has one of tags and one of feeds."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Setup(NamedTuple):
    """How the reader set up the desk. The app starts with it, and a dataclass takes longer to make."""

    themes: Mapping[str, str] = _NOTHING
    """The theme that was chosen on each kind of terminal, by what Rich calls its colours."""
    hidden: frozenset[Layer] = frozenset()
    """The layers of an article that are not shown."""
    measure: int = MEASURE
    """The most cells of a line of text."""
    full_width: bool = False
    """Whether lines take all the cells that there are, whatever the measure."""
    inspector: bool = True
    """Whether the inspector is shown where it takes no room from the text."""
    inspector_width: int = INSPECTOR_WIDTH
    """The cells that it takes."""
    sidebar: bool = False
    """Whether the views are shown beside the list of articles."""
    list_order: str = "newest"
    """In which order the articles are listed, as it is typed."""
    results_order: str = "relevance"
    """In which order a search shows what it found, as it is typed."""
    passages_by: str = "none"
    """What the passages are put together by, as `store.passages.groups.Grouping` calls it."""
    piped_to: str = ""
    """The command that was last given something to read."""
    places: Mapping[str, int] = _NOTHING
    """The article that was in focus in the list of each library, by the path of its file."""
    folded: Mapping[str, frozenset[str]] = _NOTHING
    """What is folded of each tree, by the name of the tree."""

    def with_theme(self, terminal: str, theme: str) -> Setup:
        """Return it with the theme of one kind of terminal replaced."""
        return self._replace(themes={**self.themes, terminal: theme})

    def with_place(self, library: str, article: int) -> Setup:
        """Return it with the place in the list of one library replaced."""
        others = [(path, place) for path, place in self.places.items() if path != library]
        return self._replace(places=dict([*others[1 - LIBRARIES :], (library, article)]))

    def folded_in(self, tree: str) -> frozenset[str]:
        """Return what is folded of one tree."""
        return self.folded.get(tree, frozenset())

    def with_folded(self, tree: str, folded: frozenset[str]) -> Setup:
        """Return it with what is folded of one tree replaced."""
        others = [(name, kept) for name, kept in self.folded.items() if name != tree]
        return self._replace(folded=dict([*others[1 - TREES :], (tree, folded)] if folded else others))


class Remembered:
    """The setup of the desk, and the file that it is kept in.

    Args:
        path: The file, whether it is there or not; None to keep nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._setup = _read(path) if path is not None else Setup()

    @property
    def setup(self) -> Setup:
        """The setup as it is now."""
        return self._setup

    def change(self, changed: Callable[[Setup], Setup]) -> None:
        """Change the setup, and what is kept of it.

        Args:
            changed: Returns the setup with what is to be changed. What another desk changed since in the
                file stays as that left it.
        """
        self._setup = changed(self._setup)
        if self._path is not None:
            with suppress(OSError):
                _write(self._path, changed(_read(self._path)))


def _read(path: Path) -> Setup:
    """Return the setup that a file holds, as far as it can be understood."""
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Setup()
    return _setup_of(kept) if isinstance(kept, dict) else Setup()


def _setup_of(kept: dict[str, Any]) -> Setup:
    """Return the setup made of the values that can be used; the others are as they come."""
    understood: dict[str, Any] = {}
    for name, value in kept.items():
        match name, value:
            case "themes" | "places", dict():
                kind = str if name == "themes" else int
                understood[name] = {key: entry for key, entry in value.items() if type(entry) is kind}
            case "folded", dict():
                understood[name] = {tree: names for tree, kept in value.items() if (names := _names(kept))}
            case "hidden", list() if value:
                understood[name] = _layers(value)
            case "measure", int() if value in MEASURES:
                understood[name] = value
            case "inspector_width", int() if value in INSPECTOR_WIDTHS:
                understood[name] = value
            case "piped_to", str():
                understood[name] = clean_line(value)
            case "full_width" | "inspector" | "sidebar", bool():
                understood[name] = value
            case "list_order" | "results_order" | "passages_by", str():
                understood[name] = value
            case _:
                pass  # what another version keeps, or somebody wrote into it
    return Setup(**understood)


def _names(kept: Any) -> frozenset[str]:
    names = kept if isinstance(kept, list) else ()
    return frozenset(name for name in names if isinstance(name, str))


def _layers(names: list[Any]) -> frozenset[Layer]:
    # Most readers hide none, and then the app starts without what lies over a text.
    from tui.layers import SWITCHED

    return frozenset(layer for layer in SWITCHED if layer in names)


def _write(path: Path, setup: Setup) -> None:
    """Keep a setup in a file, whole or not at all."""
    kept = {
        "themes": dict(setup.themes),
        "hidden": sorted(setup.hidden),
        "measure": setup.measure,
        "full_width": setup.full_width,
        "inspector": setup.inspector,
        "inspector_width": setup.inspector_width,
        "sidebar": setup.sidebar,
        "list_order": setup.list_order,
        "results_order": setup.results_order,
        "passages_by": setup.passages_by,
        "piped_to": setup.piped_to,
        "places": dict(setup.places),
        "folded": {tree: sorted(folded) for tree, folded in setup.folded.items()},
    }
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
