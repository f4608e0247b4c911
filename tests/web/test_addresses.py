from __future__ import annotations

from ipaddress import ip_address

import pytest

from store.web.addresses import is_address, is_public, normal_address
from store.web.errors import RefusedAddress


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("HTTP://Tarn.Example", "http://tarn.example/"),
        (" https://tarn.example:443/a b?q=ä#part ", "https://tarn.example/a%20b?q=%C3%A4"),
        ("http://tärn.example:8080/", "http://xn--trn-qla.example:8080/"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
        ("http://tarn.example/a\n/b", "http://tarn.example/a/b"),
    ],
)
def test_addresses_are_written_in_one_way(text: str, normal: str) -> None:
    assert normal_address(text) == normal
    assert normal_address(normal) == normal


def test_addresses_may_be_relative_to_a_page() -> None:
    assert normal_address("../b", "https://tarn.example/x/y/z") == "https://tarn.example/x/b"
    assert normal_address("//other.example/b", "https://tarn.example/") == "https://other.example/b"


@pytest.mark.parametrize(
    "text",
    [
        "", "tarn", "ftp://tarn.example/", "javascript:alert(1)", "data:text/html,hello", "http://",
        "http://:80/", "http://tarn.example:99999/", "http://[::1", "http://me@tarn.example/",
        "http://" + "a" * 64 + ".example/", "http://tarn.example/" + "a" * 9_000, "http://a..b/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused_in_a_short_sentence(text: str) -> None:
    with pytest.raises(RefusedAddress) as caught:
        normal_address(text)
    assert len(str(caught.value)) < 300


def test_what_looks_like_an_address_is_told_from_the_names_of_files() -> None:
    assert is_address("HTTPS://tarn.example")
    assert is_address("file:///etc/passwd"), "what is not fetched is refused as an address"
    assert not is_address("http.md")
    assert not is_address("/news/http://x")


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "224.0.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%2", "fc00::1", "fec0::1", "ff0e::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::",
        "2002:a00:1::1", "::127.0.0.1", "2001:0:4136:e378:8000:63bf:f5ff:fffe", "2001:db8::1",
        "64:ff9b:1::808:808",
    ],
)  # fmt: skip
def test_machines_of_ones_own_are_not_public(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize(
    "number",
    [
        "8.8.8.8", "93.184.215.14", "172.32.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
    ],
)  # fmt: skip
def test_machines_that_anybody_can_reach_are_public(number: str) -> None:
    assert is_public(ip_address(number))
