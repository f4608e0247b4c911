from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from prose.reader import read_document
from store.library import Library
from tests.stand_ins import FOLDER, make_pipeline
from tests.tui.command_line import PROCESS_SECONDS, Newsread, assert_refused, newsread_process
from tests.tui.pseudo_terminal import PseudoTerminal
from tui.cli import detect

if TYPE_CHECKING:
    from pathlib import Path


def marked_articles(path: Path) -> list[int]:
    """Return the numbers of the articles that have entities."""
    with Library.open(path, create=False) as library:
        return [id for id in (1, 2, 3) if library.marks.entities(id)]


def add(path: Path, headline: str, text: str, date: str = "2030-01-01") -> int:
    """Add an article without marks and return its number; the newest are done first."""
    source = f"---\ndate: {date}\n---\n\n# {headline}\n\n{text}\n".encode()
    with Library.open(path) as library:
        return library.articles.add(read_document(source, "story.md"), source, "story.md").id


@pytest.fixture
def by_hand(newsread: Newsread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsread:
    """Runs commands with a pipeline that knows Ida Brandt, and that texts can make hang, crash and raise."""
    folder = make_pipeline(tmp_path / "by_hand", {"Ida Brandt": "PERSON"})
    config = tmp_path / "config.toml"
    config.write_text(f"[entities]\npipeline = '{folder}'\n", encoding="utf-8")
    monkeypatch.setenv("NEWSREAD_CONFIG", str(config))
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    return newsread


def test_what_has_no_marks_gets_them(newsread: Newsread) -> None:
    finished = newsread("detect")
    assert (finished.code, finished.out) == (0, "")
    assert len(finished.notices) == 1
    assert marked_articles(newsread.library) == [1, 2, 3]


def test_a_second_time_there_is_nothing_to_do(newsread: Newsread) -> None:
    newsread("detect")
    assert newsread("detect", "--progress", "json").out == ""


def test_progress_is_a_line_for_each_article(newsread: Newsread) -> None:
    newsread("detect")
    finished = newsread("detect", "--all", "--progress", "json")
    assert finished.code == 0
    steps = [json.loads(line) for line in finished.lines]
    assert [(step["done"], step["total"]) for step in steps] == [(1, 3), (2, 3), (3, 3)]
    assert {step["article"] for step in steps} == {1, 2, 3}


def test_passages_are_not_touched(newsread: Newsread) -> None:
    with Library.open(newsread.library) as library:
        article = library.articles.get(1)
        assert article is not None
        before = library.passages.make(1, article.document.blocks[1].span, tags=["claims"])
    newsread("detect", "--all")
    with Library.open(newsread.library) as library:
        assert library.passages.of_article(1) == [before]


def test_it_runs_as_a_process_beside_the_app(harbour_library: Path) -> None:
    finished = newsread_process(harbour_library, "detect", "--progress", "json")
    assert finished.returncode == 0
    assert json.loads(finished.stdout.splitlines()[-1])["done"] >= 1
    assert marked_articles(harbour_library) == [1, 2, 3]


def test_a_pipeline_of_the_readers_finds_the_names(by_hand: Newsread) -> None:
    add(by_hand.library, "A bridge", "Mayor Ida Brandt of Tarn said yes.")
    assert by_hand("detect").code == 0
    with Library.open(by_hand.library) as library:
        article = library.articles.get(4)
        assert article is not None
        names = [entity.span.of(article.document.text) for entity in library.marks.entities(4)]
        version = library.marks.version_of(4)
    assert names == ["Ida Brandt"]
    assert version is not None
    assert version.startswith("spacy-en_by_hand-1.0-")


def test_show_says_in_which_language_the_pipeline_finds_names(by_hand: Newsread, tmp_path: Path) -> None:
    make_pipeline(tmp_path / "by_hand", {"Ida Brandt": "PERSON"}, lang="de")
    assert by_hand("detect").code == 0
    sentence = "(This is English: names are found in German.)"
    assert sentence in by_hand("show", "1").lines
    assert sentence in by_hand("show", "--plain", "1").lines


def test_another_pipeline_does_everything_again(by_hand: Newsread, monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand("detect")
    assert by_hand("detect").notices == ["newsread: Looked through 0 articles."]
    monkeypatch.delenv("NEWSREAD_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(by_hand.library.parent))
    assert by_hand("detect").notices == ["newsread: Looked through 3 articles."]


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("raise", "RuntimeError: this text is too much; "),
        ("crash", "the search broke down"),
        ("hang", "it took longer than 2 seconds"),
    ],
)
def test_an_article_that_cannot_be_done_costs_only_itself(
    by_hand: Newsread, monkeypatch: pytest.MonkeyPatch, trouble: str, why: str
) -> None:
    monkeypatch.setattr(detect, "SECONDS", 2)
    before = add(by_hand.library, "Before", "Ida Brandt came.")
    bad = add(by_hand.library, f"Trouble in {trouble.title()}", f"Ida Brandt ({trouble}) went.")
    after = add(by_hand.library, "After", "Ida Brandt came again.")
    finished = by_hand("detect", "--progress", "json")
    assert finished.code == 1
    complaint, closing = finished.notices
    assert complaint.startswith(f"newsread: Article {bad} (“Trouble in {trouble.title()}”)")
    assert why in complaint
    assert closing == "newsread: Looked through 6 articles; 1 of them is left without names and quotes."
    assert [json.loads(line)["done"] for line in finished.lines] == [1, 2, 3, 4, 5, 6]
    with Library.open(by_hand.library) as library:
        assert [len(library.marks.entities(each)) for each in (before, bad, after)] == [1, 0, 1]
        assert library.marks.version_of(bad) == library.marks.version_of(after)
    # The next time it does not stand in the way; whoever wants to, tries again.
    assert by_hand("detect").notices == ["newsread: Looked through 0 articles."]
    assert by_hand("detect", "--all").code == 1


def test_a_pipeline_that_cannot_be_loaded_changes_nothing(by_hand: Newsread, tmp_path: Path) -> None:
    (tmp_path / "by_hand" / "pipeline.json").unlink()
    sentence = assert_refused(by_hand("detect"))
    assert "cannot be loaded by spaCy" in sentence
    with Library.open(by_hand.library) as library:
        assert len(library.marks.undetected()) == 2


def test_no_article_pays_for_what_is_not_its_fault(newsread: Newsread) -> None:
    with Library.open(newsread.library) as library:
        library._connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON detection BEGIN SELECT RAISE(ABORT, 'not now'); END"
        )
        before = library.marks.undetected()
    assert "not now" in assert_refused(newsread("detect", "--progress", "json"))
    with Library.open(newsread.library) as library:
        assert library.marks.undetected() == before


def test_a_process_that_cannot_begin_is_said(newsread: Newsread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "SECONDS", 0.001)
    assert "ended before it began" in assert_refused(newsread("detect", "--progress", "json"))


def test_what_the_reader_corrected_meanwhile_is_brought_up_to_date(newsread: Newsread) -> None:
    newsread("detect")
    with Library.open(newsread.library) as library:
        library._connection.execute("INSERT INTO unsettled (article_id) SELECT id FROM article")
    finished = newsread("detect", "--progress", "json")
    assert json.loads(finished.lines[-1]) == {"done": 3, "total": 3, "article": None}
    with Library.open(newsread.library) as library:
        assert library.settle(articles=0) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_on_a_terminal_progress_is_one_line(harbour_library: Path) -> None:
    words = ("-m", "tui", "--library", harbour_library, "detect", "--all")
    with PseudoTerminal((sys.executable, *words)) as terminal:
        assert terminal.finish() == 0
    written = terminal.written.decode()
    lines = [line.strip() for line in written.split("\r")]
    assert lines[1:5] == [f"Finding names and quotes: {done} of 3 articles" for done in range(4)]
    # What is left on the screen is the closing line alone.
    assert lines[-2:] == ["newsread: Looked through 3 articles.", ""]
    assert written.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("option", "others"),
    [
        ((), "“newsread detect” goes on with the others"),
        (("--all",), "the others have the marks that they had"),
    ],
)
def test_ctrl_c_on_a_terminal_ends_it_in_a_sentence(
    by_hand: Newsread, option: tuple[str, ...], others: str
) -> None:
    add(by_hand.library, "Endless", "Ida Brandt (hang) went.", "2001-01-01")
    words: tuple[str | Path, ...] = ("-m", "tui", "--library", by_hand.library, "detect", *option)
    with PseudoTerminal((sys.executable, *words)) as terminal:
        terminal.wait_for("3 of 4 articles")
        os.kill(terminal.process_id, signal.SIGINT)
        assert terminal.finish() == 130
    written = " ".join(terminal.written.decode().split())
    assert f"Stopped after 3 of 4 articles, which are kept; {others}." in written
    assert b"Traceback" not in terminal.written


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send Ctrl-C to one process")
def test_ctrl_c_keeps_what_is_done(harbour_library: Path) -> None:
    sentence = "Captain Ida Brandt of Tarn said no. "
    with Library.open(harbour_library) as library, library.transaction():
        for number in range(200):
            source = f"# A late ship\n\nShip {number} was late. {sentence * 40}\n".encode()
            library.articles.add(read_document(source, "ship.md"), source, "ship.md")
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "--library", harbour_library, "detect", "--progress", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    reported = [json.loads(process.stdout.readline()) for _ in range(3)]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PROCESS_SECONDS)
    assert process.returncode == 130
    assert b"Traceback" not in err
    with Library.open(harbour_library) as library:
        left = library.marks.undetected()
    assert not {step["article"] for step in reported} & set(left)
    assert left


def test_a_process_whose_answers_nobody_reads_ends_in_silence(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "tui.detector", str(tmp_path / "missing.db"), "", "20"]
    finished = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, timeout=PROCESS_SECONDS)
    os.close(write_end)
    assert (finished.returncode, finished.stderr) == (1, b"")
