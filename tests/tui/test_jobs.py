"""Long work beside the app, in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.samples import add_samples
from tui import jobs
from tui.jobs import JobError, Progress, detect_marks

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


async def test_detection_reports_each_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        count = add_samples(library)
        # What lies in the reader's folder is no part of the program, whatever it is called.
        (tmp_path / "tui.py").write_text("raise SystemExit(3)")
        monkeypatch.chdir(tmp_path)
        reports = [progress async for progress in detect_marks(path)]
        assert reports == [Progress(done, count) for done in range(1, count + 1)]
        assert library.marks.undetected() == []


async def test_detection_that_is_given_up_keeps_what_was_done(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        count = add_samples(library)
        reports = detect_marks(path)
        await anext(reports)
        await reports.aclose()
        assert len(library.marks.undetected()) < count
    if Path("/proc").exists():
        commands = [process.read_bytes() for process in Path("/proc").glob("[0-9]*/cmdline")]
        assert not [command for command in commands if bytes(path) in command], "nothing goes on with it"


async def test_a_feed_under_way_is_no_feed_that_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = {"feed": 1, "new": 19, "updated": 1, "problem": "", "done": 1, "total": 2}

    async def reports(*_: object) -> AsyncGenerator[dict[str, object]]:
        yield {"feed": 1, "title": "Large", "arrived": 16, "arriving": 20, "done": 0, "total": 2}
        yield done

    monkeypatch.setattr(jobs, "_reports", reports)
    assert [progress async for progress in jobs.fetch_feeds(tmp_path)] == [
        jobs.FetchProgress(0, 2, 0, 0, "", 16, 20),
        jobs.FetchProgress(1, 2, 19, 1, ""),
    ]


async def test_a_job_that_cannot_begin_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    config = tmp_path / "config.toml"
    config.write_text("[nonsense]\n")
    monkeypatch.setenv("NEWSREAD_CONFIG", str(config))
    with Library.open(path) as library:
        add_samples(library)
    with pytest.raises(JobError, match=r"“nonsense” in .* is no setting"):
        _ = [progress async for progress in detect_marks(path)]
