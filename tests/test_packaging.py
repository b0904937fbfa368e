"""The distribution: one top-level name, every module and data file of the rooms in it, and a light import."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

import zhibiao

ROOT = Path(__file__).parents[1]
ROOMS = ("schemas", "pipeline", "extractors")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from a copy so that the checkout stays as it is."""
    copy = tmp_path_factory.mktemp("wheel") / "checkout"
    copy.mkdir()
    for path in [*ROOT.glob("*.py"), *(ROOT / name for name in ("pyproject.toml", "README.md", "LICENSE", "py.typed"))]:
        shutil.copy(path, copy)
    for name in (*ROOMS, "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = "from setuptools import build_meta; print(build_meta.build_wheel('dist'))"
    subprocess.run([sys.executable, "-W", "ignore", "-c", build], cwd=copy, check=True, capture_output=True)
    [path] = (copy / "dist").glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.mark.slow
def test_the_wheel_has_exactly_one_top_level_name(wheel: zipfile.ZipFile) -> None:
    names = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"zhibiao"}


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_data_file_of_the_rooms_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    expected = {f"zhibiao/{name}" for name in ("__init__.py", "cli.py", "py.typed")}
    for room in ROOMS:
        files = [path for path in (ROOT / room).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        expected |= {f"zhibiao/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == expected


def test_the_listed_packages_are_the_folders() -> None:
    folders = [path.parent.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("__init__.py")]
    expected = {"zhibiao", *(f"zhibiao.{'.'.join(folder.parts)}" for folder in folders)}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == expected


def test_importing_loads_nothing_heavy() -> None:
    heavy = {"jieba", "numpy", "pandas", "pyarrow", "pydantic", "rich.table"}
    program = f"import sys, zhibiao, zhibiao.cli; print(sorted({heavy!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_public_verbs() -> None:
    assert dir(zhibiao) == ["__version__", "connect", "extract", "load", "open_store", "panel"]
    assert zhibiao.open_store.__module__ == "zhibiao.pipeline.store"
    with pytest.raises(AttributeError, match="no attribute 'extracts'"):
        getattr(zhibiao, "extracts")  # noqa: B009  mypy knows that it is not there


def test_the_command_runs_from_the_checkout() -> None:
    result = subprocess.run([sys.executable, ROOT / "cli.py", "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == zhibiao.__version__


def test_the_users_reports_are_as_handed_over() -> None:
    listed = re.findall(r"^([0-9a-f]{64})  (\S+)$", (ROOT / "data/raw/README.md").read_text(encoding="utf-8"), re.M)
    assert len(listed) == 5
    for digest, name in listed:
        assert sha256((ROOT / "data/raw" / name).read_bytes()).hexdigest() == digest
