from __future__ import annotations

from pathlib import Path

from tui.exporting import is_taken, target_of


def test_a_target_that_cannot_be_is_free_and_writing_there_says_why(tmp_path: Path) -> None:
    assert target_of("~nobody-of-that-name/a.csv") == Path("~nobody-of-that-name/a.csv").absolute()
    for form in ("csv", "markdown"):
        assert not is_taken(form, tmp_path / ("a" * 300))
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert is_taken("csv", tmp_path / "link")
