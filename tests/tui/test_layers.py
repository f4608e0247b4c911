from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from prose.held_spans import Spans
from prose.spans import Span
from tui.layers import Layer, Layers, MadeMarks, Mark, MarkList

spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(pair[0], sum(pair)))


@settings(deadline=None)
@given(st.lists(spans, max_size=20), spans)
def test_marks_that_touch_a_range_are_found_in_their_order(marked: list[Span], wanted: Span) -> None:
    found = [mark.span for mark in MarkList(Mark(span, "hit") for span in marked).touching(*wanted)]
    assert sorted(found) == sorted(span for span in marked if span.overlaps(wanted))
    assert [span.start for span in found] == sorted(span.start for span in found)
    placed = sorted(marked)
    made = MadeMarks(Spans.of(placed), placed, lambda span: Mark(span, "person"))
    assert [mark.span for mark in made.touching(*wanted)] == sorted(found)


def test_hidden_layers_are_not_found_and_stay_hidden() -> None:
    layers = Layers()
    entity, quote = Mark(Span(0, 5), "person"), Mark(Span(2, 9), "direct")
    layers.set_marks(Layer.QUOTES, [quote])
    layers.set_marks(Layer.ENTITIES, [entity])
    assert list(layers.touching(0, 10)) == [(Layer.ENTITIES, entity), (Layer.QUOTES, quote)]
    layers.set_visible(Layer.ENTITIES, False)
    assert list(layers.touching(0, 10)) == [(Layer.QUOTES, quote)]
    layers.clear()
    layers.set_marks(Layer.ENTITIES, [entity])
    assert not layers.is_visible(Layer.ENTITIES)
    assert list(layers.touching(0, 10)) == []
    layers.set_visible(Layer.ENTITIES, True)
    assert list(layers.touching(0, 10)) == [(Layer.ENTITIES, entity)]
