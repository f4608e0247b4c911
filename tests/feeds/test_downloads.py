from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from store.errors import FeedError, NewsreadError
from store.feeds.downloads import Downloads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def told(result: int | NewsreadError) -> Iterator[str]:
    yield str(result)


def test_much_is_done_at_once_and_little_with_one_server() -> None:
    lock, together = threading.Lock(), threading.Barrier(5, timeout=10)
    running, most = Counter[str](), Counter[str]()

    def working(host: str) -> Callable[[], int]:
        def work() -> int:
            with lock:
                running[host] += 1
                most[host] = max(most[host], running[host])
                most[""] = max(most[""], running.total())
            if host == "slow.example":
                # Only where five are at work together do they go on.
                together.wait()
            with lock:
                running[host] -= 1
            return 1

        return work

    downloads = Downloads[str](at_once=5, for_host=2)
    for _ in range(4):
        downloads.add("https://one.example/a", working("one.example"), told)
    for number in range(5):
        downloads.add(f"https://slow{number}.example/", working("slow.example"), told)
    assert list(downloads.run()) == ["1"] * 9
    assert most["one.example"] <= 2
    assert most[""] == 5


def test_what_follows_may_be_more_and_errors_are_results() -> None:
    downloads = Downloads[str]()

    def fail() -> int:
        raise FeedError("It is broken.")

    def then(result: int | NewsreadError) -> Iterator[str]:
        yield f"first {result}"
        downloads.add("", fail, told)

    downloads.add("", lambda: 1, then)
    assert list(downloads.run()) == ["first 1", "It is broken."]


def test_a_bug_is_raised() -> None:
    downloads = Downloads[str]()
    downloads.add("", lambda: 1 // 0, told)
    with pytest.raises(ZeroDivisionError):
        list(downloads.run())
