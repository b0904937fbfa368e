"""Every example in a docstring is true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

MODULES = ["zhibiao", "zhibiao.cli"]
for room in ("schemas", "pipeline", "extractors"):
    package = importlib.import_module(f"zhibiao.{room}")
    MODULES += [
        package.__name__,
        *(module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")),
    ]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_the_walk_finds_the_rooms() -> None:
    assert {"zhibiao.schemas.text", "zhibiao.pipeline.ingest", "zhibiao.extractors.version"} <= set(MODULES)
