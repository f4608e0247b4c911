"""The process that finds marks, and how `newsread detect` talks to it.

It is given one article after the other and can be lost to any of them: a text that takes forever, a pipeline
that crashes. It ends itself when its time is up, so that it cannot outlive who started it by much.
"""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prose.characters import clean_line
from store.errors import NewsreadError
from store.parsing.parsers import ONE_THREAD
from tui.settings import read_settings, recogniser_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from prose.entities.entity import EntityRecogniser
    from tui.settings import Settings

SECONDS = 60
"""How long an article may take, and the start."""
CHARACTERS_A_SECOND = 1000
"""How many code points of a long article give it a second more. The model that comes with the program does
some 200,000, spaCy's largest pipelines a few thousand."""
TRIAL = "“We open it on Monday,” Ida Brandt said in Paris."
"""What is looked through at the start: what fails here fails on every article, and is not its fault."""


class DetectorError(NewsreadError):
    """Marks cannot be found at all."""


class Detector:
    """A process of our own that finds marks and writes them into a library."""

    def __init__(
        self, library: Path, config: Path | None = None, *, seconds: float = SECONDS, silent: bool = False
    ) -> None:
        """Say what is to be worked on; the process starts with the context or the first article.

        Args:
            library: The library's file.
            config: The file with the settings; None for the usual one.
            seconds: How long an article may take, and the start; long ones get more.
            silent: Whether what it prints (a pipeline may warn of this and that) is to go nowhere: who waits
                for the end of our standard error would else wait for its end too.
        """
        self._words = [str(library), "" if config is None else str(config), str(seconds)]
        self._seconds = seconds
        self._silent = silent
        self._process: subprocess.Popen[str] | None = None
        self.version = ""
        """What marks found now are stored under; known once the process has started."""

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end()

    def mark(self, article_id: int) -> str:
        """Find and write the marks of one article.

        Returns:
            Why it was left as it is, for the end of a sentence; nothing if it was done.

        Raises:
            DetectorError: If nothing can be found in any article, or written.
        """
        process = self._process or self._start()
        assert process.stdin is not None
        began = time.monotonic()
        try:
            process.stdin.write(f"{article_id}\n")
            process.stdin.flush()
        except OSError:  # it is gone already, and has answered nothing
            answer = None
        else:
            answer = self._answer(process)
        if answer is not None:
            problem: str = answer["problem"]
            return problem
        self._end()
        took = time.monotonic() - began
        return f"it took longer than {took:.0f} seconds" if took >= self._seconds else "the search broke down"

    def _start(self) -> subprocess.Popen[str]:
        process = self._process = subprocess.Popen(
            # -P: what lies in the folder that the reader is in is not to be taken for this program.
            [sys.executable, "-P", "-m", "tui.detector", *self._words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if self._silent else None,
            encoding="utf-8",
            env={**os.environ, **ONE_THREAD},
            # Ctrl-C is for `newsread detect`, which lets the article in work be.
            start_new_session=True,
        )
        answer = self._answer(process)
        if answer is None:
            self._end()
            raise DetectorError(
                "The process that finds names ended before it began; try again, with more memory free."
            )
        self.version = answer["version"]
        return process

    def _answer(self, process: subprocess.Popen[str]) -> dict[str, Any] | None:
        """Read what the process answers; None if it has ended instead.

        Raises:
            NewsreadError: What it says that it cannot go on for.
        """
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.endswith("\n"):
            return None
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            self._end()
            raise DetectorError(answer["error"])
        return answer

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.communicate()


def main(words: list[str]) -> None:
    """Be the process: answer each number of an article on standard input with a line of JSON.

    The first answer, before any number, is `{"version"}`; then `{"problem"}`: why nothing could be found in
    the article, or nothing where its marks are written. `{"error"}` says why nothing more can be done.

    Args:
        words: The library's file, the settings' file or nothing, and the seconds that an article may take.
    """
    library, config, seconds = Path(words[0]), Path(words[1]) if words[1] else None, float(words[2])
    # What a pipeline prints must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)

    def answer(**values: object) -> None:
        try:
            print(json.dumps(values), file=answers)
        except BrokenPipeError:
            # Nobody waits for it any more, and nothing is half done: whoever asked was stopped.
            os._exit(1)

    try:
        _work(library, config, seconds, answer)
    except NewsreadError as error:
        answer(error=str(error))
    except Exception as error:
        # No article is to pay for a bug of ours.
        answer(error=f"Finding names broke off ({_named(error)}).")
        raise


def _work(library: Path, config: Path | None, seconds: float, answer: Callable[..., None]) -> None:
    from prose.marks import mark_document
    from store.library import Library

    with Path(os.devnull).open("w") as nowhere, Library.open(library, create=False) as opened:

        def end_after(seconds: float) -> None:
            # By a thread that does not need the interpreter: code in C that hangs ends as well.
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)

        end_after(seconds)
        recogniser, version = _recogniser(read_settings(config))
        faulthandler.cancel_dump_traceback_later()
        answer(version=version)
        for line in sys.stdin:
            article = opened.articles.get(int(line))
            # Another program may have taken it away meanwhile.
            if article is None:
                answer(problem="")
                continue
            end_after(seconds + len(article.document.text) / CHARACTERS_A_SECOND)
            try:
                marks = mark_document(article.document, recogniser)
            except Exception as error:
                answer(problem=_named(error))
                continue
            finally:
                faulthandler.cancel_dump_traceback_later()
            opened.marks.replace(article.id, marks, version)
            answer(problem="")


def _recogniser(settings: Settings) -> tuple[EntityRecogniser | None, str]:
    """Return what finds names, tried out, and what marks found with it are stored under.

    Raises:
        NewsreadError: If it does not work.
    """
    from prose.marks import find_marks, marks_version

    recogniser = recogniser_of(settings)
    try:
        find_marks(TRIAL, recogniser)
    except Exception as error:
        raise DetectorError(f"Names cannot be found with these settings ({_named(error)}).") from error
    return recogniser, marks_version(recogniser)


def _named(error: Exception) -> str:
    """Return an error as a part of a sentence."""
    return clean_line(f"{type(error).__name__}: {error}").rstrip(".: ")


if __name__ == "__main__":
    main(sys.argv[1:])
