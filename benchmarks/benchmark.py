"""How fast reports are read, beside plain jieba segmentation of the same text in the same run.

    python benchmarks/benchmark.py                      the reports of data/raw, repeated to about 2 MB
    python benchmarks/benchmark.py --corpus DIR         every .txt below a folder
    python benchmarks/benchmark.py --repeat 1 --json    each report once; figures for a program

Prints megabytes of UTF-8 a second on one core: extraction alone, the whole of `zhibiao extract --jobs 1` into a fresh
store, and `jieba.lcut` with its dictionary loaded beforehand. Extraction and segmentation take turns, so that both meet
the same machine, and of each the best round counts, so that other work counts least. The ratio is extraction to
segmentation: above 1, reports are mined faster than jieba cuts them into words. Then peak memory, the time of a cold
start with one report, and where extraction spends its time.
"""

from __future__ import annotations

import argparse
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import jieba

from zhibiao.pipeline import extract as room
from zhibiao.pipeline.ingest import IngestError, read_report
from zhibiao.schemas.text import SourceText

RAW = Path(__file__).parent.parent / "data" / "raw"
TARGET = 2_000_000  # bytes that are enough to measure
ROUNDS = 5
STAGE = ("clean_", "build_", "read_", "find_", "date_", "table_")  # how the names of the rooms' functions begin


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    jieba.setLogLevel(logging.WARNING)
    options = _options(arguments)
    sources = read_corpus(options.corpus)
    if not sources:
        print(f"{options.corpus}: no readable .txt file", file=sys.stderr)  # noqa: T201 - a script
        return 2
    bytes_once = sum(len(source.text.encode()) for source in sources)
    repeat = options.repeat or max(1, round(TARGET / bytes_once))
    figures = measure(sources, repeat, options.rounds, options.corpus)
    print(json.dumps(figures, ensure_ascii=False) if options.json else render(figures))  # noqa: T201 - a script
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=RAW, help="folder of .txt reports (default: data/raw)")
    parser.add_argument("--repeat", type=int, default=0, help="times each report is read (default: to about 2 MB)")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"rounds of each, the best counts (default: {ROUNDS})"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(arguments)


def read_corpus(folder: Path) -> list[SourceText]:
    """The readable reports below a folder, in order of name."""
    sources = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            sources.append(read_report(path))
        except IngestError as error:
            print(f"passed over: {error}", file=sys.stderr)  # noqa: T201 - a script
    return sources


def measure(sources: list[SourceText], repeat: int, rounds: int, corpus: Path) -> dict[str, Any]:
    """All figures; speeds in MB/s, times in seconds, memory in MB."""
    megabytes = repeat * sum(len(source.text.encode()) for source in sources) / 1e6
    stages = stage_times(sources, repeat)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    jieba.lcut("预热词典")  # loads the dictionary of jieba
    extraction, segmentation = (megabytes / seconds for seconds in best(rounds, sources, repeat))
    once = megabytes / repeat
    command, cold = command_seconds([corpus]), command_seconds([Path(sources[0].source)])
    return {
        "reports": len(sources), "repeat": repeat, "megabytes": round(megabytes, 3),
        "extraction_mb_s": round(extraction, 3), "segmentation_mb_s": round(segmentation, 3),
        "ratio": round(extraction / segmentation, 2),
        "command_mb_s": round(once / command, 3), "command_seconds": round(command, 2),
        "cold_start_seconds": round(cold, 2), "peak_memory_mb": round(memory),
        "stage_ms_per_mb": {name: round(1000 * spent / megabytes, 1) for name, spent in stages.items()},
    }  # fmt: skip


def best(rounds: int, sources: list[SourceText], repeat: int) -> tuple[float, float]:
    """The least processor time of extraction and of segmentation, which take turns, in seconds."""
    times = [(_extract_all(sources, repeat), _segment_all(sources, repeat)) for _ in range(max(1, rounds))]
    extraction, segmentation = (max(min(of_one), 1e-9) for of_one in zip(*times, strict=True))
    return extraction, segmentation


def _extract_all(sources: list[SourceText], repeat: int) -> float:
    """Seconds to extract each report `repeat` times; what is remembered of it is forgotten before it comes again."""
    seconds = 0.0
    for _ in range(repeat):
        forget()  # not on the clock: only the benchmark forgets
        started = time.process_time()
        for source in sources:
            room.extract_source(source)
        seconds += time.process_time() - started
    return seconds


def forget() -> None:
    """Empty the bounded caches, which hold words of the texts; dictionaries and patterns stay."""
    for name in [name for name in sys.modules if name.startswith("zhibiao.")]:
        for value in vars(sys.modules[name]).values():
            if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()


def _segment_all(sources: list[SourceText], repeat: int) -> float:
    """Seconds that plain jieba takes over the same text."""
    started = time.process_time()
    for _ in range(repeat):
        for source in sources:
            jieba.lcut(source.text)
    return time.process_time() - started


def stage_times(sources: list[SourceText], repeat: int) -> dict[str, float]:
    """Seconds spent in each room's function; what is left goes to `records`, which are put together from them."""
    room.extract_source(sources[0])  # dictionaries load once
    spent: dict[str, float] = defaultdict(float)
    with _clocks(spent):
        total = _extract_all(sources, repeat)
    spent["records"] = max(total - sum(spent.values()), 0.0)
    return dict(sorted(spent.items(), key=lambda item: -item[1]))


@contextmanager
def _clocks(spent: dict[str, float]) -> Iterator[None]:
    """Every function that the extraction calls, wrapped in a clock."""
    kept = {name: value for name, value in vars(room).items() if callable(value) and name.startswith(STAGE)}
    for name, function in kept.items():
        setattr(room, name, _clocked(name, function, spent))
    try:
        yield
    finally:
        for name, function in kept.items():
            setattr(room, name, function)


def _clocked(name: str, function: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def clocked(*positional: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return function(*positional, **named)
        finally:
            spent[name] += time.process_time() - started

    return clocked


def command_seconds(paths: list[Path]) -> float:
    """Seconds of `zhibiao extract --jobs 1` in a process of its own, into a fresh store."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "zhibiao.cli", "extract", *map(str, paths)]
        started = time.perf_counter()
        subprocess.run(  # noqa: S603 - our own command
            [*command, "--store", f"{folder}/store", "--jobs", "1", "--quiet"], check=True, capture_output=True
        )
        return time.perf_counter() - started


def render(figures: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"{figures['reports']} reports, read {figures['repeat']} times: {figures['megabytes']} MB of UTF-8",
        f"extraction        {figures['extraction_mb_s']:8.2f} MB/s on one core",
        f"jieba.lcut        {figures['segmentation_mb_s']:8.2f} MB/s, ratio {figures['ratio']}",
        f"whole command     {figures['command_mb_s']:8.2f} MB/s, {figures['command_seconds']} s with start and store",
        f"one report, cold  {figures['cold_start_seconds']:8.2f} s",
        f"peak memory       {figures['peak_memory_mb']:8d} MB",
        "stage by stage, ms for each MB:",
    ]
    return "\n".join(lines + [f"  {name:24}{spent:8.1f}" for name, spent in figures["stage_ms_per_mb"].items()])


if __name__ == "__main__":
    raise SystemExit(main())
