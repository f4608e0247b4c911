from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.command_line import Newsread

BASH = shutil.which("bash")
COMPLETE = """
source {script}
COMP_WORDS=({words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_shtab_newsread
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_the_commands(newsread: Newsread, shell: str) -> None:
    finished = newsread("completion", shell)
    assert finished.code == 0
    assert "passages" in finished.out
    assert shell == "bash" or "list your passages" in finished.out


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
def test_bash_completes_commands_options_and_files(newsread: Newsread, tmp_path: Path) -> None:
    script = tmp_path / "newsread.bash"
    script.write_text(newsread("completion", "bash").out)
    (tmp_path / "story.md").touch()

    def completed(words: str) -> list[str]:
        command = COMPLETE.format(script=script, words=words)
        done = subprocess.run(
            [str(BASH), "--norc", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert completed("newsread pass") == ["passages"]
    assert "--unread" in completed("newsread list --")
    assert completed("newsread export md") == []
    assert completed("newsread export mark") == ["markdown"]
    assert "story.md" in completed("newsread add st")
