"""How the article that is read is shown: its layers, the length of its lines, the inspector beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.layers import SWITCHED, Layer
from tui.remembered import INSPECTOR_WIDTH, INSPECTOR_WIDTHS, MEASURES
from tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from tui.remembered import Setup
    from tui.widgets.inspector import Inspector

INSPECTOR_FITS = 116
"""Cells of a screen on which an inspector of the usual width takes no room from lines of the usual length."""
MEASURE_STEP, INSPECTOR_STEP = 5, 4
"""By how many cells a key makes lines longer, or the inspector wider."""


class ViewActions(ReadingScreen):
    """What the reader does with how an article is shown. All of it is found again the next time."""

    @property
    def inspector(self) -> Inspector:
        """The inspector."""
        raise NotImplementedError

    @property
    def _setup(self) -> Setup:
        return self.desk_app.remembered.setup

    def _set_up(self, **changes: object) -> None:
        """Change the setup of the desk, and show it."""
        self.desk_app.remembered.change(lambda setup: setup._replace(**changes))  # type: ignore[arg-type]  # its fields
        self.show_setup()

    def show_setup(self) -> None:
        """Show the article as the desk is set up."""
        setup, view = self._setup, self.view
        for layer in SWITCHED:
            view.set_layer_visible(layer, layer not in setup.hidden)
        view.set_measure(0 if setup.full_width else setup.measure)
        self.inspector.styles.width = setup.inspector_width
        self._fit_inspector()

    # -- layers

    def toggle_layer(self, layer: Layer) -> None:
        """Show or hide one kind of marks."""
        visible = not self.view.layer_visible(layer)
        self._set_up(hidden=self._setup.hidden - {layer} if visible else self._setup.hidden | {layer})
        self.status.say(f"{layer.value.capitalize()} {'shown' if visible else 'hidden'}")

    def show_layer(self, layer: Layer) -> None:
        """Show one kind of marks, if it was hidden."""
        if not self.view.layer_visible(layer):
            self._set_up(hidden=self._setup.hidden - {layer})

    def toggle_all_layers(self) -> None:
        """Hide every mark, or show all again."""
        visible = not any(self.view.layer_visible(layer) for layer in SWITCHED)
        self._set_up(hidden=frozenset() if visible else frozenset(SWITCHED))
        self.status.say(
            "All marks shown"
            if visible
            else self.told("Plain reading · {plain-reading} shows the marks again")
        )

    # -- widths

    def toggle_measure(self) -> None:
        """Use the whole width, or a comfortable measure again."""
        self._set_up(full_width=not self._setup.full_width)

    def widen(self, count: int) -> None:
        """Make lines longer, or the inspector wider if the hands are in it; less so if negative."""
        setup = self._setup
        if self.inspector.has_focus:
            cells = _within(INSPECTOR_WIDTHS, setup.inspector_width + INSPECTOR_STEP * count)
            self._set_up(inspector_width=cells)
            self.status.say(f"An inspector of {cells} cells")
        else:
            cells = _within(MEASURES, setup.measure + MEASURE_STEP * count)
            self._set_up(measure=cells, full_width=False)
            self.status.say(f"Lines of {cells} cells at most")

    # -- the inspector

    @property
    def _inspector_fits(self) -> bool:
        return self.size.width - self._setup.inspector_width >= INSPECTOR_FITS - INSPECTOR_WIDTH

    def _fit_inspector(self) -> None:
        shown = self.inspector.has_focus or (self._inspector_fits and self._setup.inspector)
        self.set_class(not shown, "no-inspector")

    def on_resize(self) -> None:
        """Show the inspector where it fits beside the text, unless the reader hid it."""
        self._fit_inspector()

    def enter_inspector(self) -> None:
        """Show the inspector and go into it."""
        if self._inspector_fits:
            self._set_up(inspector=True)
        self.remove_class("no-inspector")
        self.inspector.focus()
        self.call_after_refresh(self.show_hints)

    def hide_inspector(self) -> None:
        """Hide the inspector and go back to the text."""
        if self._inspector_fits:
            self._set_up(inspector=False)
        self.add_class("no-inspector")
        self.leave_inspector()

    def leave_inspector(self) -> None:
        """Go back to the text; on a narrow screen that takes all the room again."""
        if not self._inspector_fits:
            self.add_class("no-inspector")
        self.view.focus()
        self.call_after_refresh(self.show_hints)


def _within(bounds: range, number: int) -> int:
    """Return the number, or the nearest within bounds."""
    return max(bounds.start, min(number, bounds.stop - 1))
