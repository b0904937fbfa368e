"""The disk as the tests write to it: in the same steps as ever, and not waited for.

What a process wrote outlives it, whenever it is killed: only after a power cut does it matter whether the disk has it.
"""

from __future__ import annotations

import os


def never_wait() -> None:
    """Let `os.fsync` refuse what is no open file, as it does, and return at once; for this process and its children."""
    setattr(os, "fsync", os.fstat)  # noqa: B010 -- mypy knows that the one gives nothing and the other something
