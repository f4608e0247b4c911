"""What tells a library of this version from every other file."""

from __future__ import annotations

APPLICATION_ID = 0x4E577264
"""What marks an SQLite file as a library of ours: "NWrd"."""
VERSION = 17
"""How many steps of `store.schema.steps` lead to it. It stands here because most files have seen all of them,
and opening one need not load them."""
