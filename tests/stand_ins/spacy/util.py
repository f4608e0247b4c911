from __future__ import annotations


def is_package(name: str) -> bool:
    return name == "en_broken_sm"
