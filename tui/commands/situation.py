"""Where the reader's hands are."""

from __future__ import annotations

from enum import Enum


class Situation(Enum):
    """Where the reader's hands are; it decides what a key means. The value is what help calls it."""

    LIBRARY = "In the list of articles"
    SIDEBAR = "In the sidebar"
    RESULTS = "In the results of a search"
    STORY = "In a story"
    ARTICLE = "In an article"
    SELECTION = "While selecting"
    BOUNDARIES = "While moving boundaries"
    INSPECTOR = "In the inspector"
    PASSAGES = "In the passages"
    NAMES = "In the names"
    NAME_PAGE = "On the page of a name"
    CORRECTIONS = "In the corrections"
    TAGS = "In the tags"
    STATISTICS = "In the statistics"
    VERSIONS = "In the versions of an article"
    DIFFERENCE = "In the difference of two versions"
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
    Situation.SIDEBAR,
    Situation.RESULTS,
    Situation.STORY,
    Situation.PASSAGES,
    Situation.INSPECTOR,
    Situation.NAMES,
    Situation.NAME_PAGE,
    Situation.CORRECTIONS,
    Situation.TAGS,
    Situation.STATISTICS,
    Situation.VERSIONS,
    Situation.DIFFERENCE,
    Situation.FEEDS,
)
"""A row of a list is in focus."""
EVERYWHERE = tuple(Situation)
"""All situations."""
