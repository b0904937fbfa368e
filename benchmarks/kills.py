"""Whether a run that is killed again and again ends in the same store as one that nobody disturbs.

    python benchmarks/kills.py --corpus DIR                 killed ten times, at random moments
    python benchmarks/kills.py --corpus DIR --kills 20 --seed 7

Runs `zhibiao extract DIR` once undisturbed; then into another store, killed outright (SIGKILL, no handler runs) at a
random moment, and started again, until a run comes to its end; then into a fresh one, until there were as many kills as
asked. After every kill the store must be readable, must hold all that it held before, and the worker processes must be
gone. In the end every row of every table must be the same. The files that the rows stand in may differ, since they tell
in which commits the reports came. Exits with 1 where anything differs.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from zhibiao.pipeline.store import Store, open_store
from zhibiao.schemas.records import MODELS

GRACE = 30.0  # seconds after which a worker whose parent is dead counts as left behind


class Broken(Exception):  # noqa: N818 - says what the store is
    """A promise that was not kept."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, compare and say how it went."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        try:
            trial(options.corpus, Path(folder), options.kills, options.jobs, random.Random(options.seed))  # noqa: S311
        except Broken as broken:
            print(f"broken: {broken}", file=sys.stderr)  # noqa: T201 - a script
            return 1
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of reports")
    parser.add_argument("--kills", type=int, default=10, help="how often (default: 10)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (default: 1)")
    return parser.parse_args(arguments)


def trial(corpus: Path, folder: Path, kills: int, jobs: int, chance: random.Random) -> None:
    """The whole of it; raises Broken."""
    undisturbed = open_store(folder / "undisturbed")
    started = time.perf_counter()
    started_run(corpus, undisturbed, jobs).wait()
    seconds = time.perf_counter() - started
    _say(f"undisturbed: {len(undisturbed.documents())} reports in {seconds:.1f} s")
    rounds = killed = 0
    while killed < kills:
        rounds += 1
        disturbed = open_store(folder / f"disturbed-{rounds}")
        stored: set[str] = set()
        while killed < kills and kill_after(moment := chance.uniform(0, seconds), started_run(corpus, disturbed, jobs)):
            killed += 1
            now = set(disturbed.documents())
            _say(f"kill {killed} after {moment:.1f} s: {len(now)} reports stored, {len(now - stored)} of them since")
            if not stored <= now:
                raise Broken(f"{len(stored - now)} reports that were stored are gone")
            stored = now
        started_run(corpus, disturbed, jobs).wait()
        compare(undisturbed, disturbed)
        rows = sum(sum(years.values()) for years in disturbed.counts().values())
        _say(f"resumed and ended: the same {rows:,} rows in all {len(MODELS)} tables")


def started_run(corpus: Path, store: Store, jobs: int) -> subprocess.Popen[bytes]:
    """`zhibiao extract` in a process of its own."""
    command = [sys.executable, "-m", "zhibiao.cli", "extract", str(corpus), "--store", str(store.root)]
    return subprocess.Popen([*command, "--jobs", str(jobs), "--quiet"], stderr=subprocess.DEVNULL)  # noqa: S603


def kill_after(seconds: float, run: subprocess.Popen[bytes]) -> bool:
    """Kill a run after so long; false where it ended before. Raises Broken where its workers live on."""
    try:
        run.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        workers = psutil.Process(run.pid).children(recursive=True)
        run.kill()
        run.wait()
    _, alive = psutil.wait_procs(workers, timeout=GRACE)
    if alive:
        raise Broken(f"{len(alive)} processes live on after the one that started them")
    return True


def compare(one: Store, other: Store) -> None:
    """Raises Broken where the stores do not hold the same rows."""
    for table in MODELS:
        expected, found = one.load(table), other.load(table)
        if not expected.equals(found):
            raise Broken(f"{table} has {len(found)} rows, not the {len(expected)} of the undisturbed run, or others")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a script


if __name__ == "__main__":
    raise SystemExit(main())
