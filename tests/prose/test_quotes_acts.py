"""What somebody does by saying something."""

from __future__ import annotations

import pytest

from prose.quotes.finder import find_quotes
from prose.quotes.quote import SpeechAct
from prose.quotes.speech_acts import act_of
from prose.spans import Span


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Lind said that it rained.", "said", SpeechAct.SAYS),
        ("Lind claimed that it rained.", "claimed", SpeechAct.CLAIMS),
        ("Lind insists that it rained.", "insists", SpeechAct.CLAIMS),
        ("Lind denied that it rained.", "denied", SpeechAct.DENIES),
        ("Lind has flatly denied it all.", "has flatly denied", SpeechAct.DENIES),
        ("Lind accused her of lying.", "accused", SpeechAct.ACCUSES),
        ("Lind blasted the plan.", "blasted", SpeechAct.ACCUSES),
        ("Lind asked whether it rained.", "asked", SpeechAct.ASKS),
        ("Lind called for a new dam.", "called for", SpeechAct.ASKS),
        ("Lind called it a dam.", "called", SpeechAct.SAYS),
        ("Lind vowed to build a dam.", "vowed", SpeechAct.PROMISES),
        ("Lind warned that it would rain.", "warned", SpeechAct.WARNS),
        ("Lind issued a warning: it rains.", "issued a warning:", SpeechAct.WARNS),
        ("Lind praised the dam.", "praised", SpeechAct.PRAISES),
        ("Lind did not deny that it rained.", "deny", SpeechAct.SAYS),
        ("Lind didn’t deny that it rained.", "deny", SpeechAct.SAYS),
        ("Lind never promised a dam.", "promised", SpeechAct.SAYS),
        ("Lind refused to praise the dam.", "praise", SpeechAct.SAYS),
        ("Lind did not directly accuse her of it.", "accuse", SpeechAct.SAYS),
        ("It was not raining when Lind warned of it.", "warned", SpeechAct.WARNS),
    ],
)
def test_act_of_a_cue(text: str, cue: str, act: SpeechAct) -> None:
    start = text.index(cue)
    said = Span(len(text) - 2, len(text) - 1)
    assert act_of(text, said, Span(start, start + len(cue))) is act


def test_no_cue_says() -> None:
    assert act_of("“It rained.”", Span(1, 11), None) is SpeechAct.SAYS


def test_a_quoted_question_asks() -> None:
    text = "“Who pays for all of this?” Ida Roth said."
    (quote,) = find_quotes(text)
    assert quote.act is SpeechAct.ASKS


def test_both_quotes_of_a_statement_have_its_act() -> None:
    text = "Ida Roth denied that the dam was “a danger to the whole valley.”"
    assert {quote.act for quote in find_quotes(text)} == {SpeechAct.DENIES}
