"""Pinning the names that are followed."""

from __future__ import annotations

from tui.screens.desk import DeskScreen


class PinningScreen(DeskScreen):
    """A screen from which a name can be pinned."""

    @property
    def name_meant(self) -> tuple[int, str] | None:
        """The name that would be pinned, with what it is called; None where there is none."""
        raise NotImplementedError

    def turn_pin(self) -> None:
        """Pin the name, or take its pin away."""
        if (meant := self.name_meant) is None:
            return
        name_id, text = meant
        pinned = self.library.pinned_names.turn(name_id)
        self.tell_done(f"“{text}” is {'pinned: a view of the library' if pinned else 'no longer pinned'}")
