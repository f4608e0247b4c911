"""Whole numbers as they are typed: of articles and corrections, and how many are wanted."""

from __future__ import annotations

import argparse

LARGEST_NUMBER = 2**63 - 1
"""The largest number that SQLite can hold."""


def whole_number(word: str) -> int:
    """Read a whole number from 1 to the largest that a library can hold.

    Raises:
        argparse.ArgumentTypeError: The word is no such number.
    """
    if not (word.isascii() and word.isdigit() and len(word) < 20 and 1 <= int(word) <= LARGEST_NUMBER):
        raise argparse.ArgumentTypeError(f"“{word}” is not a whole number from 1 up")
    return int(word)
