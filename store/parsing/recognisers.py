"""What finds names, by the pipeline that the reader set."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from store.parsing.errors import Unparsable

if TYPE_CHECKING:
    from prose.entities.entity import EntityRecogniser


@cache
def recogniser_named(pipeline: str) -> EntityRecogniser | None:
    """Return what finds names by a spaCy pipeline; None, for the model that comes with the program, if empty.

    Raises:
        Unparsable: There is no such pipeline, or it does not work.
    """
    if not pipeline:
        return None
    from prose.entities.spacy_pipeline import UnusablePipeline, load_pipeline

    try:
        return load_pipeline(pipeline)
    except UnusablePipeline as error:
        raise Unparsable(str(error)) from error
