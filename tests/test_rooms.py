"""The rooms of the extractors: each uses only those before it, so that data flows one way."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from zhibiao import extractors

FOLDER = Path(__file__).parents[1] / "extractors"
ROOMS = re.findall(r"^- `(\w+)`:", extractors.__doc__ or "", re.M)


def used_rooms(room: str) -> set[str]:
    """The rooms whose modules the modules of a room import."""
    nodes = [node for path in (FOLDER / room).glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    modules = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 2 and node.module]
    return {module.split(".")[0] for module in modules} & set(ROOMS)


def test_every_folder_of_modules_is_a_room() -> None:
    assert sorted(ROOMS) == sorted(path.parent.name for path in FOLDER.glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_only_rooms_before_it(room: str) -> None:
    assert used_rooms(room) <= set(ROOMS[: ROOMS.index(room)])
