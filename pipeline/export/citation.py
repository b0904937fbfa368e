"""How to cite a bundle, as a Citation File Format file (CFF 1.2).

>>> print(citation("Records", ["王芳"], "2026-03-01", 7))
cff-version: 1.2.0
message: "If you use these data, please cite them, and the reports they were read from."
type: dataset
title: "Records"
version: "2026-03-01.7"
date-released: "2026-03-01"
authors:
  - name: "王芳"
<BLANKLINE>
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ... import __version__

MESSAGE = "If you use these data, please cite them, and the reports they were read from."


def citation(title: str, authors: Sequence[str], day: str, version: int) -> str:
    """The file; without authors it names the program, since the format asks for one."""
    names = [f"  - name: {_quoted(author)}" for author in authors or [f"zhibiao {__version__}"]]
    lines = [
        "cff-version: 1.2.0", f"message: {_quoted(MESSAGE)}", "type: dataset", f"title: {_quoted(title)}",
        f"version: {_quoted(f'{day}.{version}')}", f"date-released: {_quoted(day)}", "authors:", *names,
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A string of YAML, which a string of JSON is."""
    return json.dumps(text, ensure_ascii=False)
