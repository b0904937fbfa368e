"""A writer killed at any instant never shows a reader a missing, doubled or half-written report.

Two trials: a commit killed at every single step it takes on the disk, the store checked after each; and writers
killed at random instants while pandas, DuckDB and polars read without pause in processes of their own.
"""

from __future__ import annotations

import random
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from zhibiao.pipeline.store import Store, open_store

WORKERS = Path(__file__).with_name("store_workers.py")
RANDOM_KILLS = 60


@pytest.fixture(scope="module")
def workers() -> dict[str, Any]:
    return runpy.run_path(str(WORKERS))


class Writers:
    """A process that starts writers, each of which dies."""

    def __init__(self, store: Path, acknowledged: Path) -> None:
        command = [sys.executable, str(WORKERS), "write", str(store), str(acknowledged)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def kill(self, seed: int, kind: str, at: float) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{seed} {kind} {at}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "killed\n"

    def close(self) -> None:
        try:
            self.process.communicate(timeout=30)
        finally:
            self.process.kill()


@pytest.fixture
def store(tmp_path: Path, workers: dict[str, Any]) -> Store:
    store = open_store(tmp_path / "parsed", keep_seconds=0)
    store.commit(workers["report"](number, 1, workers["YEARS"][number % 4]) for number in range(12))
    return store


@pytest.fixture
def writers(store: Store, tmp_path: Path) -> Iterator[Writers]:
    writers = Writers(store.root, tmp_path / "acknowledged")
    yield writers
    writers.close()


def seen(workers: dict[str, Any], store: Store, before: dict[str, int]) -> dict[str, int]:
    """What a reader sees now, checked against itself and against what was seen before."""
    tables = {table: workers["with_polars"](store.current(), table) for table in workers["READ_COLUMNS"]}
    now: dict[str, int] = workers["checked"](tables, before)
    return now


def acknowledged(path: Path) -> dict[int, int]:
    """The newest generation of each report that a writer was told is stored."""
    lines = path.read_text().splitlines() if path.exists() else []
    return dict(sorted((int(number), int(generation)) for number, generation in map(str.split, lines)))


def test_a_commit_killed_at_every_step(store: Store, writers: Writers, workers: dict[str, Any], tmp_path: Path) -> None:
    state = seen(workers, store, {})
    step = 0
    while not acknowledged(tmp_path / "acknowledged") and step < 500:
        step += 1
        writers.kill(seed=step % 7, kind="step", at=step)
        state = seen(workers, store, state)
    assert 50 < step < 500, "every step of a commit was tried, up to one that outlived its commit"
    commit = store.commit([workers["report"](100, 1, 2020)])
    assert len(commit.added) == 1
    seen(workers, store, state)
    assert not list((store.root / "staging").iterdir())


def test_writers_killed_at_random_while_others_read(
    store: Store, writers: Writers, workers: dict[str, Any], tmp_path: Path
) -> None:
    stop = tmp_path / "stop"
    readers = {
        tool: subprocess.Popen(
            [sys.executable, str(WORKERS), "read", str(store.root), tool, str(stop)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for tool in workers["TOOLS"]
    }  # fmt: skip
    chance = random.Random(20200626)  # noqa: S311 -- no secret
    try:
        for seed in range(RANDOM_KILLS):
            if seed % 3:
                writers.kill(seed, "time", chance.uniform(0.0, 0.25))
            else:
                writers.kill(seed, "step", chance.randint(1, 250))
    finally:
        stop.touch()
        answers = {tool: reader.communicate(timeout=30) for tool, reader in readers.items()}
    for tool, (output, errors) in answers.items():
        assert readers[tool].returncode == 0, f"{tool}: {errors}"
        assert int(output) > 10, f"{tool} read {output} times"
    stored = workers["generations"](store)
    promised = acknowledged(tmp_path / "acknowledged")
    assert len(promised) > 10
    assert {number: max(stored[number], generation) for number, generation in promised.items()} == {
        number: stored[number] for number in promised
    }
    workers["random_commit"](open_store(store.root, keep_seconds=0), chance)
    assert len(list((store.root / "versions").iterdir())) <= store.keep_versions
