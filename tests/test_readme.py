"""What the READMEs show at the command line is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from zhibiao.cli import app

ROOT = Path(__file__).parents[1]
WIDTH = "92"


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_terminal_excerpts_are_real(readme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of an excerpt stands in the output of its command, in order; … stands for what was left out."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", WIDTH)
    monkeypatch.setenv("TERM", "dumb")
    excerpts = _excerpts((ROOT / readme).read_text(encoding="utf-8"))
    assert excerpts
    for command, shown in excerpts:
        result = CliRunner().invoke(app, shlex.split(command)[1:])
        assert result.exit_code == 0, result.output
        printed = iter([line.rstrip() for line in result.output.splitlines()])
        for line in shown:
            assert any(other == line for other in printed), f"{command} does not print {line!r}"


def _excerpts(text: str) -> list[tuple[str, list[str]]]:
    """The commands of the console blocks, each with the lines shown of its output."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            found.append((command, [line.rstrip() for line in output.splitlines() if line.strip() not in ("", "…")]))
    return found
