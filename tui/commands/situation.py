"""Where the reader's hands are."""

from __future__ import annotations

from enum import Enum


class Situation(Enum):
    """Where the reader's hands are; it decides what a key means. The value is what help calls it."""

    LIBRARY = "In the list of articles"
    RESULTS = "In the results of a search"
    ARTICLE = "In an article"
    SELECTION = "While selecting"
    BOUNDARIES = "While moving boundaries"
    INSPECTOR = "In the inspector"
    PASSAGES = "In the passages"
    NAMES = "In the names"
    NAME_PAGE = "On the page of a name"
    CORRECTIONS = "In the corrections"
    FEEDS = "In the feeds"
    REVIEW = "In the review"
    DOUBTS = "In the uncertain marks"

    @property
    def label(self) -> str:
        """What it is called in files: "name-page"."""
        return self.name.lower().replace("_", "-")


READING = (Situation.ARTICLE, Situation.SELECTION)
"""The caret is in a text."""
LISTS = (
    Situation.LIBRARY,
    Situation.RESULTS,
    Situation.PASSAGES,
    Situation.INSPECTOR,
    Situation.NAMES,
    Situation.NAME_PAGE,
    Situation.CORRECTIONS,
    Situation.FEEDS,
)
"""A row of a list is in focus."""
EVERYWHERE = tuple(Situation)
"""All situations."""
