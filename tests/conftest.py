from __future__ import annotations

import os

# Before Textual is imported: what screens look like must not hang on the terminal that the tests run in.
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

from hypothesis import settings

# How long an example takes says more of the machine than of the program; benchmarks measure that.
settings.register_profile("newsread", deadline=None)
settings.load_profile("newsread")
