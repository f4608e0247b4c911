"""What feeds of all formats say, however broken they are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from store.errors import FeedError
from store.feeds.entry_document import entry_document, entry_source
from store.feeds.feed_reading import read_feed
from store.feeds.parsed_feed import FeedEntry
from tests.feeds.making import STORY, Item, rss

if TYPE_CHECKING:
    from store.feeds.parsed_feed import ParsedFeed

ADDRESS = "https://gazette.example/feeds/all.xml"


def read(source: str | bytes, content_type: str = "") -> ParsedFeed:
    return read_feed(source.encode() if isinstance(source, str) else source, ADDRESS, content_type)


def one(item: str) -> FeedEntry:
    """Return the entry of a feed of RSS with one alone."""
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    [entry] = read(
        f'<rss version="2.0" {namespaces}><channel><title>Gazette</title><item>{item}</item></channel></rss>'
    ).entries
    return entry


def test_rss_says_what_it_says() -> None:
    feed = read(rss(Item("a", "Ships & ferries", "<p>Both <b>run</b></p>", "/a?x=1&y=2"), title="<Gazette>"))
    assert (feed.title, feed.site) == ("<Gazette>", "https://gazette.example/")
    [entry] = feed.entries
    assert (entry.key, entry.title) == ("a", "Ships & ferries")
    assert entry.address == "https://gazette.example/a?x=1&y=2"
    assert (entry.content, entry.plain) == ("<p>Both <b>run</b></p>", False)


def test_atom_says_what_it_says_in_the_places_that_its_base_gives() -> None:
    feed = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/" xml:lang="de">
        <title type="html">Die &amp;amp; Das</title><link href="/"/><link rel="self" href="self"/>
        <entry><id>urn:1</id><title type="xhtml">
        <div xmlns="http://www.w3.org/1999/xhtml">Fähre <em>da</em></div>
        </title><link href="rel"/><published>2024-12-13T10:00:00+02:00</published>
        <updated>2024-12-14T10:00:00Z</updated><author><name>Ida</name></author><author><name>Bo</name></author>
        <summary>Kurz</summary>
        <content type="html">&lt;p&gt;Lang &lt;a href="q"&gt;l&lt;/a&gt;&lt;/p&gt;</content>
        </entry></feed>"""
    )
    [entry] = feed.entries
    assert (feed.title, feed.language) == ("Die & Das", "de")
    assert (entry.title, entry.authors, entry.language) == ("Fähre da", "Ida, Bo", "de")
    assert entry.published == datetime(2024, 12, 13, 8, tzinfo=UTC)
    assert entry.address == "https://other.example/x/rel"
    assert entry.content == '<p>Lang <a href="q">l</a></p>'
    document = entry_document(entry, feed.title)
    assert [link.address for link in document.links] == ["https://other.example/x/q", entry.address]


def test_json_feed_says_what_it_says() -> None:
    feed = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Gazette",
                "home_page_url": "/",
                "language": "en",
                "authors": [{"name": "Desk"}],
                "items": [
                    {"id": 7, "url": "/a", "title": "A", "content_html": "<p>x</p>", "content_text": "x"},
                    {"id": "b", "content_text": "x < y", "authors": [{"name": "Ida"}, {"name": ""}, 3]},
                    {
                        "id": "c",
                        "date_published": "2024-12-13T10:00:00-05:00",
                        "external_url": "https://c.example/",
                    },
                    {"id": "nothing"},
                    "not an item",
                ],
            }
        )
    )
    assert [(entry.key, entry.address, entry.plain, entry.authors) for entry in feed.entries] == [
        ("7", "https://gazette.example/a", False, "Desk"),
        ("b", "", True, "Ida"),
        ("c", "https://c.example/", True, "Desk"),
    ]
    assert feed.entries[2].published == datetime(2024, 12, 13, 15, tzinfo=UTC)
    assert entry_document(feed.entries[1], "").text.startswith("x < y")


@pytest.mark.parametrize(
    ("item", "content"),
    [
        (
            "<description>Short</description><content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>",
            "<p>Long</p>",
        ),
        (f"<description>{STORY}</description><content:encoded>Short</content:encoded>", STORY),
        ("<description> </description>", ""),
        ("<title>T</title>", ""),
    ],
)
def test_what_says_most_is_the_content(item: str, content: str) -> None:
    assert one(f"<guid>g</guid>{item}").content == content


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Fri, 13 Dec 2024 10:00:00 GMT", datetime(2024, 12, 13, 10, tzinfo=UTC)),
        ("Fri, 13 Dec 2024 10:00:00 -0500", datetime(2024, 12, 13, 15, tzinfo=UTC)),
        ("2024-12-13T10:00:00", datetime(2024, 12, 13, 10, tzinfo=UTC)),
        ("13 December 2024, 10:00", datetime(2024, 12, 13, 10, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
    ],
)
def test_dates_that_are_no_dates_are_none(date: str, moment: datetime | None) -> None:
    assert one(f"<title>T</title><pubDate>{date}</pubDate>").published == moment


def test_without_an_identifier_an_entry_goes_by_its_link_and_else_by_its_words() -> None:
    assert one("<title>T</title><link>/a</link>").key == "https://gazette.example/a"
    assert one("<title>T</title>").key == "T "
    assert len(one(f"<guid>{'x' * 5_000}</guid>").key) == 64


def test_entries_under_one_identifier_are_told_apart_by_where_they_lead() -> None:
    entries = read(rss(Item("same", link="/a"), Item("same", link="/b"), Item("same", link="/a"))).entries
    assert [entry.key for entry in entries] == [
        "same https://gazette.example/a",
        "same https://gazette.example/b",
    ]


def test_the_first_of_equal_entries_stays() -> None:
    assert [entry.title for entry in read(rss(Item("a", "One"), Item("a", "One"))).entries] == ["One"]


def test_an_entry_is_another_one_when_its_words_change_and_not_when_its_dates_do() -> None:
    first = one("<guid>g</guid><title>T</title><pubDate>Fri, 13 Dec 2024 10:00:00 GMT</pubDate>")
    later = one("<guid>g</guid><title>T</title><pubDate>Fri, 20 Dec 2024 10:00:00 GMT</pubDate>")
    other = one("<guid>g</guid><title>T2</title>")
    assert first.digest == later.digest != other.digest


def test_what_is_enclosed_is_where_an_entry_leads_without_a_link() -> None:
    entry = one(
        '<guid isPermaLink="false">g</guid><enclosure url="https://e.example/a.mp3" type="audio/mpeg"/>'
    )
    assert entry.address == "https://e.example/a.mp3"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_a_link_that_is_no_page_leads_nowhere(link: str) -> None:
    assert one(f"<title>T</title><link>{link}</link>").address == ""


def test_controls_never_come_through() -> None:
    hostile = "\x9b31mred\u202egnorw\x1b[2J"
    document = entry_document(
        FeedEntry("k", one(f"<title>{hostile[:10]}</title>").title, "", f"<p>{hostile}</p>", authors="x"),
        "Gaz",
    )
    assert "\x9b" not in document.text + document.facts.headline
    assert "\x1b" not in document.text
    assert "\u202e" not in document.text


def test_a_broken_feed_gives_what_can_be_read() -> None:
    whole = rss(Item("a", "One"), Item("b", "Two"))
    feed = read(whole.replace("<title>Two", "<title>Two & <b>").replace("</channel></rss>", ""))
    assert [entry.title for entry in feed.entries] == ["One", "Two &"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_the_one_that_the_feed_says(encoding: str) -> None:
    source = rss(Item("a", "Fähre")).replace("utf-8", encoding).encode(encoding)
    assert [entry.title for entry in read(source).entries] == ["Fähre"]


def test_an_encoding_that_is_a_lie_costs_letters_and_no_entries() -> None:
    source = rss(Item("a", "Fähre")).encode("iso-8859-1")
    [entry] = read(source, "text/xml; charset=utf-8").entries
    assert entry.title.startswith("F")


def test_entities_do_not_grow_and_files_are_not_read(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret")
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(5))
    source = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "{secret.as_uri()}">{bomb}]>'
        + rss(Item("a", "T")).partition("?>")[2].replace("<title>T", "<title>T &e5; &f;")
    )
    feed = read(source)
    [entry] = feed.entries
    assert "haha" not in entry.title
    assert "secret" not in entry.title


def test_the_entities_of_html_are_known() -> None:
    source = rss(Item("a", "T")).replace("<title>T", "<title>Caf&eacute; &mdash; &amp;")
    assert [entry.title for entry in read(source).entries] == ["Café — &"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "empty"),
        ("<!DOCTYPE html><html><body>Hello", "a web page, not a feed"),
        ("{}", "JSON, but not a JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1.1"}', "without a list of items"),
        ("[" * 100_000, "JSON, but not a JSON Feed"),
        ("nothing of the kind", "no feed"),
        ("<rss version='2.0'><channel><title>T", "broken XML (no element found)"),
        (b"\x01\x02\xff", "no feed"),
    ],
)
def test_what_is_no_feed_is_said_in_a_sentence(source: str | bytes, told: str) -> None:
    with pytest.raises(FeedError) as caught:
        read(source)
    assert told in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_feed_without_entries_is_one() -> None:
    assert read(rss(title="Quiet")).title == "Quiet"


def test_an_entry_of_few_words_has_some_of_its_own() -> None:
    document = entry_document(FeedEntry("k", "A link", "https://l.example/", "Comments"), "Gazette")
    assert document.text == "Comments\n\nhttps://l.example/"
    assert document.facts.headline == "A link"
    assert entry_document(FeedEntry("k", "Just this", "", ""), "Gazette").text == "Just this"


def test_an_entry_without_words_is_no_article() -> None:
    assert entry_document(FeedEntry("k", "", "", "<img src=x>"), "Gazette").text == ""
    assert entry_document(FeedEntry("k", "", "https://l.example/", ""), "Gaz").text == "https://l.example/"


def test_an_entry_without_a_title_is_given_a_headline() -> None:
    facts = entry_document(
        FeedEntry("k", "", "https://l.example/", f"<p>{STORY}</p>", authors="Ida"), "Gaz"
    ).facts
    assert facts.headline_supplied
    assert (facts.byline, facts.publisher, facts.address) == ("Ida", "Gaz", "https://l.example/")


def test_the_source_of_an_entry_reads_as_the_same_entry() -> None:
    entry = FeedEntry("k", "T", "https://l.example/", "<p>x</p>", authors="Ida", language="en")
    item = json.loads(entry_source(entry))
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    [again] = read(json.dumps(feed)).entries
    assert (again.key, again.title, again.address, again.content) == (
        "k",
        "T",
        "https://l.example/",
        "<p>x</p>",
    )
    assert again.digest == entry.digest
