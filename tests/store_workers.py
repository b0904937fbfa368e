"""The processes of the kill tests: writers that die at any instant, and readers that check what they see.

    python store_workers.py write STORE ACKNOWLEDGED   reads "SEED KIND AT" lines, answers each when its writer is dead
    python store_workers.py read STORE TOOL STOP       reads until the file STOP stands, answers how often it could

Every report says itself what belongs to it: its title names the rows it has in each table, and each of those rows
carries the generation the report was written in. So a reader can tell a missing, doubled or mixed report by itself.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import disk

from zhibiao.pipeline import partitions, versions
from zhibiao.pipeline.store import Store, open_store
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import Date, Document, Indicator
from zhibiao.schemas.text import CleanText, Outline, SourceText

YEARS = (2018, 2019, 2020, None)
KEEP_SECONDS = 3.0
COMMITS = 100  # more than any writer lives to make
STEPS = ("link", "rename", "replace", "symlink", "fsync", "mkdir", "unlink", "rmdir")


def report(number: int, generation: int, year: int | None) -> Extraction:
    """Report `number` as generation `generation` of it was written."""
    doc_id = f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}"
    mark = f"g{generation}"
    place: dict[str, Any] = {
        "doc_id": doc_id, "report_year": year, "start": 0, "end": 1, "text": "一", "sentence": mark, "section": "一",
    }  # fmt: skip
    indicators, dates = 1 + (number + generation) % 5, (number * 3 + generation) % 3
    measured: dict[str, Any] = dict.fromkeys(
        ("subject", "period", "period_start", "period_end", "parent_seq", "change_basis", "change_base", "code")
    )
    measured |= {"kind": "count", "role": "value", "value": 1.0, "low": 1.0, "high": 1.0, "unit": "件", "bound": "eq"}
    unstated = dict.fromkeys(("issuer", "publisher", "doc_number", "region", "region_code", "publish_date"))
    document = Document(
        doc_id=doc_id, report_year=year, source=f"{number}.txt", title=f"{mark} {indicators} {dates}", genre="other",
        chars=1, flags=[], extractor_version=mark, **unstated,
    )  # fmt: skip
    return Extraction(
        source=SourceText(doc_id, f"{number}.txt", mark, "utf-8"),
        clean=CleanText(f"{number} {mark}", [(0, 1)], []),  # of its own: no report is a copy of another
        outline=Outline([], []),
        document=document,
        indicators=[
            Indicator(**place, **measured, seq=seq, name="案件", nature="actual", flags=[]) for seq in range(indicators)
        ],
        dates=[Date(**place, seq=seq, edtf=None, date_start=None, date_end=None, kind="point") for seq in range(dates)],
    )


def generations(store: Store) -> dict[int, int]:
    """The generation of each report in the store, by number."""
    documents = store.documents().values()
    return {int(Path(document.source).stem): int(document.extractor_version[1:]) for document in documents}


def random_commit(store: Store, chance: random.Random) -> list[tuple[int, int]]:
    """Add, replace and move a few reports; returns their numbers and generations."""
    known = generations(store)
    numbers = chance.sample(sorted(known), k=min(len(known), chance.randint(1, 3)))
    if len(known) < 40 and chance.random() < 0.6:
        numbers.append(len(known))
    written = [(number, known.get(number, 0) + 1) for number in numbers]
    store.commit(report(number, generation, chance.choice(YEARS)) for number, generation in written)
    return written


def die() -> NoReturn:
    """End as a power cut would: no handler runs."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def die_at(step: int) -> None:
    """Die at the given step of what changes the disk: before it, after it, or half way through a file."""
    steps = count(1)

    def deadly(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            now = next(steps)
            if now == step and step % 2:
                die()
            try:
                return call(*arguments, **options)
            finally:
                if now == step:
                    die()

        return wrapped

    def write_new(path: Path, content: bytes | memoryview) -> None:
        if next(steps) == step:
            path.write_bytes(content[: len(content) // 2])
            die()
        write_whole(path, content)

    write_whole = versions.write_new
    for module in (partitions, versions):
        setattr(module, "write_new", write_new)  # noqa: B010 -- the modules are replaced for this process only
    for name in STEPS:
        setattr(os, name, deadly(getattr(os, name)))


def writer(store_path: str, acknowledged: str, seed: int, step: int | None) -> None:
    """Commit until death, noting each commit that returned; the notes are written before the next commit begins."""
    store = open_store(store_path, keep_seconds=KEEP_SECONDS)
    chance = random.Random(seed)  # noqa: S311 -- no secret
    notes = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    if step is not None:
        die_at(step)
    for _ in range(COMMITS):
        written = random_commit(store, chance)
        os.write(notes, "".join(f"{number} {generation}\n" for number, generation in written).encode())


def write(store_path: str, acknowledged: str) -> None:
    """Start a writer for each line read and see it die: at a step (`step`) or after so many seconds (`time`)."""
    for line in sys.stdin:
        seed, kind, at = line.split()
        child = os.fork()
        if not child:
            try:
                writer(store_path, acknowledged, int(seed), int(at) if kind == "step" else None)
            finally:
                os._exit(1)
        if kind == "time":
            time.sleep(float(at))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended by itself: {status}", flush=True)  # noqa: T201


Rows = list[tuple[Any, ...]]
READ_COLUMNS = {
    "documents": ["doc_id", "report_year", "year", "extractor_version", "title"],
    "indicators": ["doc_id", "report_year", "year", "sentence", "seq"],
    "dates": ["doc_id", "report_year", "year", "sentence", "seq"],
    "texts": ["doc_id", "report_year", "year", "source_text"],
}


def with_pandas(folder: Path, table: str) -> Rows:
    """The rows of a table as pandas reads them."""
    import pandas as pd

    frame = pd.read_parquet(folder / table)[READ_COLUMNS[table]].astype({"year": "int64", "report_year": "Int64"})
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def with_duckdb(folder: Path, table: str) -> Rows:
    """The rows of a table as DuckDB reads them."""
    import duckdb

    relation = duckdb.read_parquet(f"{folder}/{table}/**/*.parquet", hive_partitioning=True)
    return relation.project(", ".join(READ_COLUMNS[table])).fetchall()


def with_polars(folder: Path, table: str) -> Rows:
    """The rows of a table as polars reads them."""
    import polars as pl

    rows = pl.scan_parquet(f"{folder}/{table}/**/*.parquet", hive_partitioning=True).select(READ_COLUMNS[table])
    return rows.collect().rows()


TOOLS: dict[str, Callable[[Path, str], Rows]] = {"pandas": with_pandas, "duckdb": with_duckdb, "polars": with_polars}


def checked(tables: dict[str, Rows], seen: dict[str, int]) -> dict[str, int]:
    """The generation of each report, once all rows fit; AssertionError where a report is missing, doubled or mixed."""
    documents = {row[0]: row for row in tables["documents"]}
    assert len(documents) == len(tables["documents"]), "a report stands twice"
    owners = {doc_id: (year, folder, mark) for doc_id, year, folder, mark, _ in documents.values()}
    for year, folder, _ in owners.values():
        assert (year or 0) == folder, f"year {year} in folder {folder}"
    for table, rows in tables.items():
        for row in rows:
            assert row[1:4] == owners.get(row[0]), f"{table} has {row}, its report {owners.get(row[0])}"
    found = {table: Counter(row[0] for row in rows) for table, rows in tables.items()}
    for doc_id, *_, title in documents.values():
        expected = (int(title.split()[1]), int(title.split()[2]), 1)
        actual = tuple(found[table][doc_id] for table in ("indicators", "dates", "texts"))
        assert actual == expected, f"{doc_id}: {actual} rows for {expected}"
    now = {doc_id: int(mark[1:]) for doc_id, (_, _, mark) in owners.items()}
    for doc_id, generation in seen.items():
        assert now.get(doc_id, 0) >= generation, f"{doc_id} of generation {generation} is now {now.get(doc_id)}"
    return now


def read(store_path: str, tool: str, stop: str) -> None:
    """Read the tables over and over, resolving the link once each time, and check every reading."""
    seen: dict[str, int] = {}
    readings = 0
    while not Path(stop).exists():
        folder = Path(store_path, "current").resolve()
        seen = checked({table: TOOLS[tool](folder, table) for table in READ_COLUMNS}, seen)
        readings += 1
    print(readings)  # noqa: T201


if __name__ == "__main__":
    disk.never_wait()
    if sys.argv[1] == "write":
        write(*sys.argv[2:])
    else:
        read(*sys.argv[2:])
