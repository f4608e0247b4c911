from __future__ import annotations

import pytest

from prose.addresses import link_address, web_address

BASE = "https://example.com/2024/story.html"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com",
        "http://example.com:8080/a?b=c#d",
        "https://example.com/%E2%80%AE",
        "https://例え.jp/道",
    ],
)
def test_keeps_web_addresses(address: str) -> None:
    assert web_address(address) == address
    assert web_address(f"  {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "example.com",
            "/path",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/hosts",
            "ftp://example.com",
        ),
        *(
            "https://",
            "https:///path",
            "https://[",
            "https://example.com/a b",
            "https://example.com/\x1b]8;;",
            "HTTPS",
        ),
        *("https://example.com/\u202e", "https://example.com/" + "a" * 2000, "java\nscript:alert(1)"),
    ],
)
def test_drops_everything_else(address: str) -> None:
    assert web_address(address) == ""


@pytest.mark.parametrize(
    ("address", "base", "leads_to"),
    [
        ("/log", BASE, "https://example.com/log"),
        ("log", BASE, "https://example.com/2024/log"),
        ("?page=2", BASE, "https://example.com/2024/story.html?page=2"),
        ("//example.org/x", BASE, "https://example.org/x"),
        ("http://example.org/x", BASE, "http://example.org/x"),
        ("/log", "", "/log"),
        ("../log", "", "../log"),
        ("//example.org/x", "", "https://example.org/x"),
        ("#part", BASE, ""),
        ("", BASE, ""),
        ("mailto:roe@example.com", BASE, ""),
        (" JavaScript:alert(1)", "", ""),
        ("log\u202e", "", ""),
        ("//[", "", ""),
    ],
)
def test_where_links_lead(address: str, base: str, leads_to: str) -> None:
    assert link_address(address, base) == leads_to
