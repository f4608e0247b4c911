"""`newsread stats` and `newsread versions`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.library import Library
from tests.store.coded import fill_coded
from tests.store.making import make_document

if TYPE_CHECKING:
    from tests.tui.command_line import Newsread

OLD = "The harbour is shut until Monday.\n\nEleven lorries wait.\n\nNobody counts.\n\nIt is cold."


def test_passages_are_counted(newsread: Newsread) -> None:
    with Library.open(newsread.library) as library:
        fill_coded(library)
    lines = newsread("stats", "tag:claims").lines
    assert lines[0] == "3 passages in 2 articles · by the articles’ days, 2 Dec 2024 to 18 Dec 2024"
    claims = next(line for line in lines if line.startswith(" claims "))
    assert claims.split()[:2] == ["claims", "3"]
    assert "█" in claims
    value = json.loads(newsread("stats", "--json", "-tag:claims").out)
    assert (value["passages"], value["articles"], value["stretch"]) == (2, 2, "day")
    assert value["tags"] == [{"tag": "Claims-old", "passages": 1, "over_time": [0] * 16 + [1]}]
    assert value["outlets"] == [{"outlet": "", "passages": 1}, {"outlet": "Gazette", "passages": 1}]
    assert newsread("stats", "zebra").out == ""
    assert newsread("stats", "is:odd").code == 2


def test_versions_are_listed_with_their_differences(newsread: Newsread) -> None:
    with Library.open(newsread.library) as library:
        story = library.articles.add(make_document(OLD), b"0", "story.txt").id
        other = library.articles.add(make_document("Nothing changes."), b"other", "other.txt").id
        new = OLD.replace("Monday", "Tuesday").replace("is cold", "is\x1b[2J very cold")
        library.versions.update(story, make_document(new), b"1", "later.txt")
    lines = newsread("versions", str(story)).lines
    assert [line[0] for line in lines] == ["*", " "]
    assert "later.txt · Harbour shut" in lines[0]
    told = newsread("versions", str(story), "--diff").out
    assert "The harbour is shut until [-Monday-]{+Tuesday+}." in told
    assert "\x1b" not in told
    [newest, first] = json.loads(newsread("versions", str(story), "--diff", "--json").out)
    assert (newest["shown"], newest["origin"], first["changes"]) == (True, "later.txt", None)
    assert newest["changes"][1:3] == [{"kind": "out", "text": "Monday"}, {"kind": "in", "text": "Tuesday"}]
    unchanged = newsread("versions", str(other))
    assert (unchanged.out, unchanged.err) == ("", f"newsread: The text of article {other} never changed.\n")
    assert newsread("versions", "99").code == 1
