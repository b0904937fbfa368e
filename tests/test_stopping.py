"""A run that is stopped or killed at any moment loses nothing that was stored, and the next one goes on from there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import psutil
import pytest

from zhibiao.pipeline.stopping import Stopped, held_back, stoppable
from zhibiao.pipeline.store import Store, open_store
from zhibiao.schemas.records import MODELS

WORKER = Path(__file__).with_name("filing_workers.py")
KILLS_SCRIPT = Path(__file__).parent.parent / "benchmarks" / "kills.py"
REPORTS = 40
KILLS = 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        (folder / f"{number:02}.txt").write_text(f"办理案件{number + 100}件。", encoding="utf-8")
    return folder


def started(folder: Path, store: Store, jobs: int = 1) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), str(folder), str(store.root), str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def read_lines(run: subprocess.Popen[str], count: int) -> list[str]:
    """The first lines that a run says, however long it takes to say them."""
    assert run.stdout is not None
    return [run.stdout.readline() for _ in range(count)]


def finish(run: subprocess.Popen[str]) -> int:
    run.communicate(timeout=120)
    return run.returncode


def assert_same_rows(one: Store, other: Store) -> None:
    for table in MODELS:
        pd.testing.assert_frame_equal(one.load(table), other.load(table))


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_killed_again_and_again_ends_in_the_store_of_one_undisturbed(
    folder: Path, tmp_path: Path, jobs: int
) -> None:
    undisturbed, disturbed = open_store(tmp_path / "undisturbed"), open_store(tmp_path / "disturbed")
    assert finish(started(folder, undisturbed, jobs)) == 0
    chance = random.Random(jobs)  # noqa: S311 -- no secret
    stored: set[str] = set()
    killed = 0
    while len(stored) < REPORTS and killed < KILLS:
        run = started(folder, disturbed, jobs)
        # Of the reports stored before, and of some more: at least one commit was made since, and one may be under way.
        read_lines(run, min(REPORTS, len(stored) + chance.randint(4, 8)))
        time.sleep(chance.uniform(0, 0.03))
        workers = psutil.Process(run.pid).children(recursive=True)
        run.kill()
        killed += finish(run) == -signal.SIGKILL
        assert not psutil.wait_procs(workers, timeout=60)[1], "processes outlived the one that started them"
        now = set(disturbed.documents())
        assert stored < now
        stored = now
    assert killed >= 2, "too few of the runs were killed before they ended"
    assert finish(started(folder, disturbed, jobs)) == 0
    assert len(disturbed.documents()) == REPORTS
    assert_same_rows(disturbed, undisturbed)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_stopped_files_what_it_has_said(folder: Path, tmp_path: Path, number: signal.Signals) -> None:
    store = open_store(tmp_path / "store")
    run = started(folder, store)
    said = read_lines(run, 7)
    run.send_signal(number)
    assert run.stdout is not None
    said += run.stdout.readlines()
    assert finish(run) == 3
    assert 7 <= len(said) < REPORTS
    stored = sorted(f"{document.source}\n" for document in store.documents().values())
    assert stored[: len(said)] == said
    assert len(stored) - len(said) in {0, 1}, "the one that was extracted when the signal came"
    assert finish(started(folder, store)) == 0
    assert len(store.documents()) == REPORTS


def test_what_is_held_back_is_finished_first() -> None:
    done = []
    with pytest.raises(Stopped) as stopped, stoppable():  # noqa: PT012  the order of the steps is what is tested
        with held_back():
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("commit")
        done.append("never")
    assert stopped.value.number == signal.SIGTERM
    assert done == ["commit"]


def test_signals_that_are_ignored_stay_so_and_handlers_come_back() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.slow
def test_the_command_says_that_it_was_stopped_and_goes_on(folder: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    command = [sys.executable, "-m", "zhibiao.cli", "extract", str(folder), "--store", str(store.root)]
    run = subprocess.Popen(
        [*command, "--jobs", "1", "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    read_lines(run, 3)
    run.send_signal(signal.SIGTERM)
    _, told = run.communicate(timeout=120)
    assert run.returncode == 128 + signal.SIGTERM
    assert told.endswith("stopped; the same command goes on from here\n")
    stored = len(store.documents())
    assert 3 <= stored < REPORTS
    again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 0
    assert f"{REPORTS - stored} extracted, {stored} in the store already" in again.stderr


@pytest.mark.slow
def test_the_script_that_anybody_can_run(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(KILLS_SCRIPT), "--corpus", str(folder), "--kills", "1"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert f"undisturbed: {REPORTS} reports" in done.stdout
    assert "kill 1 after" in done.stdout
    assert "in all 9 tables" in done.stdout
