"""How `zhibiao extract` does with many files: pace, memory, store.

    python benchmarks/many.py --corpus DIR                    its .txt reports once and ten times over, all processors
    python benchmarks/many.py --corpus DIR --times 1 10 --jobs 1 2
    python benchmarks/many.py --corpus DIR --json             figures for a program

Each run is the command itself, into a fresh store. `times` 10 adds nine reports of the same length for each (see
`copies`). Memory is what the processes occupy at most, looked at ten times a second: the one that reads and files, and
all together, where pages that several share count in each. By quarter of the run it shows whether it grows with the
number of files. Processor seconds tell the work apart from what else the machine does. The store's size is that of the
version it ends with, and of the older versions beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from copies import write_copies

INTERVAL = 0.1


@dataclass(frozen=True, slots=True)
class Figures:
    """One run; memory and sizes in MB, times in seconds."""

    times: int
    jobs: int
    files: int
    megabytes: float
    seconds: float
    processor_seconds: float
    files_s: float
    mb_s: float
    parent_mb: int
    all_mb: int
    all_by_quarter_mb: list[int]
    store_mb: float
    older_mb: float
    versions: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    if not any(options.corpus.rglob("*.txt")):
        print(f"{options.corpus}: no .txt file", file=sys.stderr)  # noqa: T201 - a script
        return 2
    if not options.json:
        print(*HEADINGS, sep="  ")  # noqa: T201
    for figures in measured(options.corpus, options.times, options.jobs):
        print(json.dumps(asdict(figures)) if options.json else line(figures), flush=True)  # noqa: T201
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of .txt reports")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10], help="how many times over (default: 1 10)")
    parser.add_argument("--jobs", type=int, nargs="+", default=[os.cpu_count() or 1], help="processes")
    parser.add_argument("--json", action="store_true", help="print JSON, a line a run")
    return parser.parse_args(arguments)


def measured(corpus: Path, all_times: Sequence[int], all_jobs: Sequence[int]) -> Iterator[Figures]:
    """A run for every pair."""
    for times in all_times:
        with tempfile.TemporaryDirectory() as folder:
            size = write_copies(corpus, Path(folder, "reports"), times)
            for jobs in all_jobs:
                store = Path(folder, f"store-{jobs}")
                command = [sys.executable, "-m", "zhibiao.cli", "extract", f"{folder}/reports"]
                command += ["--store", str(store), "--jobs", str(jobs), "--quiet"]
                started, worked = time.perf_counter(), _processor_seconds()
                memory = watched(command)
                seconds = time.perf_counter() - started, _processor_seconds() - worked
                files = sum(1 for path in Path(folder, "reports").rglob("*.txt"))
                yield _figures(times, jobs, files, size / 1e6, seconds, memory, store)


def _processor_seconds() -> float:
    """What processes that were started from here and have ended, and theirs, have worked."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watched(command: Sequence[str]) -> list[tuple[float, float]]:
    """Run a command; the memory of its first process and of all, in MB, again and again until it ends."""
    memory = []
    with subprocess.Popen(command) as running:  # noqa: S603 - our own command
        process = psutil.Process(running.pid)
        while running.poll() is None:
            memory.append((occupied([process]), occupied([process, *process.children(recursive=True)])))
            time.sleep(INTERVAL)
    return memory


def occupied(processes: Sequence[psutil.Process]) -> float:
    """Megabytes of resident memory of those processes that still live."""
    total = 0
    for process in processes:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6


def _figures(
    times: int,
    jobs: int,
    files: int,
    megabytes: float,
    took: tuple[float, float],
    memory: list[tuple[float, float]],
    store: Path,
) -> Figures:
    seconds, worked = took
    together = [both for _, both in memory]
    quarters = [together[len(together) * part // 4 : len(together) * (part + 1) // 4] for part in range(4)]
    newest = _size(store / "current")
    return Figures(
        times, jobs, files, round(megabytes, 1), round(seconds, 1), round(worked, 1),
        round(files / seconds, 1),
        round(megabytes / seconds, 2), round(max(parent for parent, _ in memory)), round(max(together)),
        [round(max(quarter, default=0)) for quarter in quarters], newest, round(_size(store) - newest, 1),
        len(os.listdir(store / "versions")),
    )  # fmt: skip


def _size(folder: Path) -> float:
    """Megabytes of the files below a folder; one that stands under several names counts once."""
    files = {(status.st_dev, status.st_ino): status.st_size for status in map(os.stat, _files(folder.resolve()))}
    return round(sum(files.values()) / 1e6, 1)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


HEADINGS = (
    "times", "jobs", " files", "    MB", " seconds", "processor s", "files/s", " MB/s", "parent MB", "all MB",
    "          by quarter", "store MB", "older MB", "versions",
)  # fmt: skip


def line(run: Figures) -> str:
    """The figures for people, under HEADINGS."""
    quarters = " ".join(str(quarter) for quarter in run.all_by_quarter_mb)
    cells = (
        run.times, run.jobs, run.files, run.megabytes, run.seconds, run.processor_seconds, run.files_s, run.mb_s,
        run.parent_mb, run.all_mb, quarters, run.store_mb, run.older_mb, run.versions,
    )  # fmt: skip
    return "  ".join(str(cell).rjust(len(heading)) for cell, heading in zip(cells, HEADINGS, strict=True))


if __name__ == "__main__":
    raise SystemExit(main())
