"""Style sheets for tests, parsed once: to parse them takes a tenth of what the app takes in a test."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from textual.css.model import RuleSet
    from textual.css.types import CSSLocation


@contextmanager
def parsed_once() -> Iterator[None]:
    """Let every app in the body have the rules that another one has parsed under the same theme.

    Within an app Textual does so itself; rules are not changed once they are parsed.
    """
    parse = Stylesheet._parse_rules
    parsed: dict[Hashable, list[RuleSet]] = {}

    def parse_once(
        sheet: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        told = (css, read_from, is_default_rules, tie_breaker, scope)
        variables = tuple(sheet._variables.items())
        if (told, variables) not in parsed:
            parsed[told, variables] = parse(sheet, *told)
        return parsed[told, variables]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield
