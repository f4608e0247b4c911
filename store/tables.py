"""Tables for spreadsheets, as RFC 4180 has them."""

from __future__ import annotations

from prose.characters import clean_line

_FORMULAS = tuple("=+-@＝＋－＠")
"""What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection")."""


def cell(text: str) -> str:
    """Return a text as a clean line; one that a spreadsheet could take for a formula gets an apostrophe."""
    cleaned = clean_line(text)
    return f"'{cleaned}" if is_formula(cleaned) else cleaned


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula."""
    return text.lstrip().startswith(_FORMULAS)
