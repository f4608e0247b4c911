"""What an article is about, as far as that tells what its names are: in reports of sport, towns are teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.entities.tokens import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPORT = word_set(
    "match goal goals league cup coach striker midfielder defender goalkeeper season championship tournament "
    "final semifinal semi semifinals team teams player players football soccer cricket rugby basketball club "
    "clubs win wins beat defeated draw scored half innings wicket wickets runs batsman bowler race medal "
    "athletes athlete tennis stadium fans"
)
_ALL_SPORT = 60
"""One word of sport in so many words makes an article a report of sport."""
_SOME_SPORT = 200
"""One in so many makes it an article with some sport in it."""


def sport_feature(words: Sequence[str]) -> str:
    """Return "tp=s" for a report of sport, "tp=m" for an article with some, nothing for others."""
    found = sum([word in _SPORT for word in words])
    if found * _ALL_SPORT > len(words):
        return "tp=s"
    return "tp=m" if found * _SOME_SPORT > len(words) else ""
