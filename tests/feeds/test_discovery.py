from __future__ import annotations

from store.feeds.discovery import FeedLink, feed_links, usual_addresses

PAGE = """<!doctype html><html><head><base href="/sub/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="comments.xml">
<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" TITLE="All &amp; more" HREF="all.xml">
<link rel="alternate" type="application/rss+xml" href="all.xml">
<link rel="feed" type="application/feed+json" href="//cdn.example/feed.json">
<link rel="alternate" type="text/html" hreflang="de" href="/de">
<link rel="stylesheet" type="application/rss+xml" href="/style">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
</head><body><p>Words <link rel"""


def test_a_page_names_its_feeds_once_and_those_of_comments_last() -> None:
    assert feed_links(PAGE, "https://gazette.example/news?page=1") == [
        FeedLink("https://gazette.example/sub/all.xml", "All & more"),
        FeedLink("https://cdn.example/feed.json", ""),
        FeedLink("https://gazette.example/sub/comments.xml", "Comments"),
    ]


def test_a_page_may_name_none() -> None:
    assert feed_links("<html><body>No</body></html>", "https://gazette.example/") == []


def test_by_custom_feeds_are_at_the_root_of_the_site() -> None:
    assert "https://gazette.example/feed.xml" in usual_addresses("https://gazette.example/news/today")
