from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from store.adding.folders import look_through

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_gone_through_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.HTML",
        "2024/12/c.txt",
        "2024/d.jsonl",
        ".hidden/e.md",
        ".f.md",
        "g.png",
        "2024/h",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    folder = look_through(tmp_path)
    assert [str(file.relative_to(tmp_path)).replace(os.sep, "/") for file in folder.files] == [
        "a.HTML",
        "b.md",
        "2024/d.jsonl",
        "2024/12/c.txt",
    ]
    assert (folder.hidden, folder.others, folder.problems) == (2, 2, [])


@pytest.mark.skipif(os.name == "nt", reason="links need a right there that most do not have")
def test_links_that_lead_in_circles_or_nowhere_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").touch()
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "twice").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle.md").symlink_to(tmp_path / "circle.md")
    os.mkfifo(tmp_path / "pipe.md")
    folder = look_through(tmp_path)
    assert folder.files == [tmp_path / "in" / "a.md"]
    assert folder.others == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not hold for everybody")
def test_a_folder_that_may_not_be_looked_into_is_named(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)
    assert "shut cannot be looked into" in look_through(tmp_path).problems[0]
