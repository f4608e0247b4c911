from __future__ import annotations

import argparse

from tui.cli.help_text import HelpFormatter

TEXT = """\
What this is about, in a sentence that goes on
over its line.

kinds:
  FILE       a file with an article in it
  FOLDER.zip what fills its column to the edge
             and goes on
"""


def test_paragraphs_and_columns_are_set_to_the_width() -> None:
    parser = argparse.ArgumentParser(
        description=TEXT, formatter_class=lambda prog: HelpFormatter(prog, width=36)
    )
    assert parser.format_help().split("\n\n", 1)[1].split("\n\noptions")[0] == (
        "What this is about, in a sentence\n"
        "that goes on over its line.\n"
        "\n"
        "kinds:\n"
        "  FILE       a file with an article\n"
        "             in it\n"
        "  FOLDER.zip what fills its column\n"
        "             to the edge and goes on"
    )
