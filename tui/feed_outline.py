"""The feeds in their folders as a tree of which branches fold."""

from __future__ import annotations

from store.feeds.folders import FeedFolder, FeedLine, depth_of
from tui.folding import Branch


def feed_branch(line: FeedLine) -> Branch:
    """Return a feed or a folder as a place of a tree."""
    if isinstance(line, FeedFolder):
        return Branch(line.path.casefold(), line.path, line.depth)
    # No path of a folder begins with a slash.
    return Branch(f"/{line.id}", line.name, depth_of(line))
