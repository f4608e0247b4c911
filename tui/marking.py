"""What is done to a passage, each kind once, so that it can be done again to another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from prose.characters import clean_line
from store.tags.tags import fold_tag

if TYPE_CHECKING:
    from prose.spans import Span
    from store.passages.passage import Passage
    from store.passages.passages import Passages

SHOWN = 120
"""Code points of a passage that a dialog shows."""
NO_PASSAGE = "There is no passage here: {tag}, {note} or {highlight} makes one."


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be marked."""

    article_id: int
    """The article."""
    span: Span
    """The words, in code points of its text."""
    words: str
    """The words themselves."""
    passage: Passage | None
    """The passage that stands there; None if the words are yet to become one."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that it has already."""
        return self.passage.tags if self.passage else ()

    def has_tag(self, name: str) -> bool:
        """Whether it has a tag already, in any case."""
        return fold_tag(name) in map(fold_tag, self.tags)

    @property
    def shown(self) -> str:
        """The words, as far as a dialog has room for them."""
        words = clean_line(self.words[: SHOWN + 1])
        return f"“{words}”" if len(words) <= SHOWN else f"“{words[:SHOWN].rstrip()}…”"


class Marking(Protocol):
    """Something that can be done to a passage."""

    def refusal(self, target: Target) -> str:
        """Return why it cannot be done to a target, in a sentence; empty if it can."""
        ...

    def do(self, passages: Passages, target: Target) -> str:
        """Do it, and return what was done in the words of the status line.

        Raises:
            GoneError: If the passage or its article is gone.
            InvalidTag: If a name cannot be a tag's.
        """
        ...


@dataclass(frozen=True, slots=True)
class GiveTag:
    """Giving a tag."""

    name: str
    """The tag."""

    def refusal(self, target: Target) -> str:
        """A passage cannot have a tag twice."""
        return f"It is tagged “{self.name}” already." if target.has_tag(self.name) else ""

    def do(self, passages: Passages, target: Target) -> str:
        """Tag a passage; words that are none become one."""
        if target.passage is None:
            passages.make(target.article_id, target.span, tags=(self.name,))
        else:
            passages.add_tags(target.passage.id, (self.name,))
        return f"Tagged “{self.name}”"


@dataclass(frozen=True, slots=True)
class TakeTag:
    """Taking a tag away."""

    name: str
    """The tag."""

    def refusal(self, target: Target) -> str:
        """There must be a passage that has it."""
        if target.passage is None:
            return NO_PASSAGE
        return "" if target.has_tag(self.name) else f"It is not tagged “{self.name}”."

    def do(self, passages: Passages, target: Target) -> str:
        """Take it; a passage that is left with nothing goes as well."""
        assert target.passage is not None
        passages.remove_tags(target.passage.id, (self.name,))
        gone = passages.get(target.passage.id) is None
        return f"Took “{self.name}” away, and the passage with it" if gone else f"Took “{self.name}” away"


@dataclass(frozen=True, slots=True)
class Highlight:
    """Highlighting, or taking the highlight away."""

    on: bool
    """Which of the two."""

    def refusal(self, target: Target) -> str:
        """It must be a change."""
        highlighted = target.passage is not None and target.passage.highlighted
        if highlighted is not self.on:
            return ""
        return "It is highlighted already." if self.on else "There is no highlight here."

    def do(self, passages: Passages, target: Target) -> str:
        """Highlight a passage or words that are none, or take the highlight away."""
        if target.passage is None:
            passages.make(target.article_id, target.span, highlighted=True)
        else:
            passages.set_highlighted(target.passage.id, self.on)
        return "Highlighted" if self.on else "Highlight taken away"


@dataclass(frozen=True, slots=True)
class AddNote:
    """Writing a note; where there is one it comes after it, so that none is lost."""

    text: str
    """What to write; not empty."""

    def refusal(self, target: Target) -> str:
        """A passage needs a note once."""
        known = target.passage is not None and self.text.strip() in target.passage.note
        return "It has that note already." if known else ""

    def do(self, passages: Passages, target: Target) -> str:
        """Write it; words that are no passage become one."""
        if target.passage is None:
            passages.make(target.article_id, target.span, note=self.text)
        else:
            before = (target.passage.note,) if target.passage.note else ()
            passages.set_note(target.passage.id, "\n\n".join((*before, self.text)))
        return "Note kept"


@dataclass(frozen=True, slots=True)
class TakeNote:
    """Taking a note away."""

    def refusal(self, target: Target) -> str:
        """There must be one."""
        return "" if target.passage is not None and target.passage.note else "There is no note here."

    def do(self, passages: Passages, target: Target) -> str:
        """Take it; a passage that is left with nothing goes as well."""
        assert target.passage is not None
        passages.set_note(target.passage.id, "")
        return "Note taken away"


@dataclass(frozen=True, slots=True)
class Delete:
    """Deleting a passage with its tags and note."""

    def refusal(self, target: Target) -> str:
        """There must be one."""
        return NO_PASSAGE if target.passage is None else ""

    def do(self, passages: Passages, target: Target) -> str:
        """Delete it."""
        assert target.passage is not None
        passages.delete(target.passage.id)
        return "Passage deleted"
