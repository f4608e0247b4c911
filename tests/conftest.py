from __future__ import annotations

from hypothesis import settings

# How long an example takes says more of the machine than of the program; benchmarks measure that.
settings.register_profile("newsread", deadline=None)
settings.load_profile("newsread")
