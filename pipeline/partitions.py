"""Which files a row may stand in: years, and within a year buckets of reports that split as they grow.

A bucket is named by the leading bits of the doc_id, as a string of 0 and 1. A year of a table starts with one
bucket, the empty string; a bucket that outgrows BYTES_PER_FILE is cut in two by the next bit. A bucket has a file, or
several where reports came in several commits (see `rewriting`), or none. Adding a report therefore writes little,
however many reports the year holds.

>>> doc_bits("8f00000000000000")[:8]
'10001111'
>>> _bucket("10001111", _inner({"0", "10", "11"}))
'10'
>>> _bucket("10001111", _inner({"0", "11"}))  # free: the longest stretch no other bucket stands in
'10'
>>> _bucket("10001111", _inner(set()))
''
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..schemas.tables import PARTITION, arrow_schema
from .versions import MANIFEST, StoreError, link_or_copy, write_new

BYTES_PER_FILE = 16 * 1024 * 1024  # of Arrow memory; Parquet with zstd takes about a fifth of it
BUCKET_BITS = 32
ASIDE = "duplicates"  # the folder with the rows of reports that are kept in a better copy
UNKNOWN_YEAR = 0  # the folder of reports whose year is null
FORMAT = 1
ORDER = ("doc_id", "seq")


class Part(NamedTuple):
    """A Parquet file of a version. One with no rows stands for a table that has none at all."""

    table: str
    year: int
    bucket: str
    name: str
    rows: int

    @property
    def path(self) -> str:
        """Where the file stands in its version."""
        return f"{self.table}/{PARTITION}={self.year}/{self.name}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a version."""

    version: int
    parts: tuple[Part, ...]

    def of(self, table: str) -> list[Part]:
        """The files of a table that hold rows, by year and bucket."""
        return [part for part in self.parts if part.table == table and part.rows]

    def write(self, folder: Path) -> None:
        """Write the manifest into the folder of its version."""
        content = {"format": FORMAT, "version": self.version, "parts": [list(part) for part in self.parts]}
        write_new(folder / MANIFEST, json.dumps(content, ensure_ascii=False).encode())

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of the version in `folder`."""
        content = json.loads((folder / MANIFEST).read_bytes())
        if content["format"] != FORMAT:
            raise StoreError(
                f"{folder} has format {content['format']}, this program reads {FORMAT}; update the program"
            )
        return cls(version=content["version"], parts=tuple(Part(*part) for part in content["parts"]))


def shelves(table: str) -> tuple[str, ...]:
    """Where the rows of a table stand: those of the reports kept, and those of their copies.

    >>> shelves("indicators"), shelves("documents")
    (('indicators', 'duplicates/indicators'), ('documents',))
    """
    return (table,) if table == "documents" else (table, f"{ASIDE}/{table}")


def shelf_schema(shelf: str) -> pa.Schema:
    """The schema of the table that stands on a shelf."""
    return arrow_schema(shelf.removeprefix(f"{ASIDE}/"))


def partition_year(report_year: int | None) -> int:
    """The value of the hive column for a report year.

    >>> partition_year(2020), partition_year(None)
    (2020, 0)
    """
    return UNKNOWN_YEAR if report_year is None else report_year


def doc_bits(doc_id: str) -> str:
    """The leading bits of a doc_id; of one that is no hexadecimal number, those of its checksum."""
    try:
        number = int(doc_id[: BUCKET_BITS // 4].ljust(BUCKET_BITS // 4, "0"), 16)
    except ValueError:
        number = zlib.crc32(doc_id.encode())
    return f"{number:0{BUCKET_BITS}b}"


class Places:
    """Which files of a table the rows of a report stand in, or would."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._years: dict[int, dict[str, list[Part]]] = {}
        for part in parts:
            self._years.setdefault(part.year, {}).setdefault(part.bucket, []).append(part)
        self._inner = {year: _inner(buckets) for year, buckets in self._years.items()}

    def bucket(self, doc_id: str, year: int) -> str:
        """The bucket of a report in a year, existing or not."""
        return _bucket(doc_bits(doc_id), self._inner.get(year, set()))

    def files(self, year: int, bucket: str) -> list[Part]:
        """The files of a bucket."""
        return self._years.get(year, {}).get(bucket, [])

    def in_years(self, years: Mapping[str, int]) -> set[Part]:
        """The files that may hold rows of these reports, each in its year."""
        return {part for doc_id, year in years.items() for part in self.files(year, self.bucket(doc_id, year))}

    def in_any_year(self, doc_ids: Collection[str]) -> set[Part]:
        """The files that may hold rows of these reports, whatever their year."""
        return {part for year in self._years for part in self.in_years(dict.fromkeys(doc_ids, year))}


def _inner(buckets: Iterable[str]) -> set[str]:
    return {bucket[:length] for bucket in buckets for length in range(len(bucket))}


def _bucket(bits: str, inner: set[str]) -> str:
    length = 0
    while bits[:length] in inner:
        length += 1
    return bits[:length]


def split(rows: pa.Table, bucket: str, limit: int) -> Iterator[tuple[str, pa.Table]]:
    """Cut a bucket until each piece is small enough or holds one report; yields no empty piece."""
    if not rows.num_rows:
        return
    reports = pc.unique(rows["doc_id"])
    if rows.nbytes <= limit or len(reports) == 1 or len(bucket) >= BUCKET_BITS:
        yield bucket, rows
        return
    for digit in "01":
        members = [doc_id for doc_id in reports.to_pylist() if doc_bits(doc_id)[len(bucket)] == digit]
        yield from split(rows_of(rows, members), bucket + digit, limit)


def rows_of(rows: pa.Table, doc_ids: Collection[str], *, others: bool = False) -> pa.Table:
    """The rows of these reports, or of all others."""
    chosen = pc.is_in(rows["doc_id"], value_set=pa.array(list(doc_ids), type=pa.string()))
    return rows.filter(pc.invert(chosen) if others else chosen)


def in_order(rows: pa.Table) -> pa.Table:
    """The rows by report and place, so that equal rows make equal files."""
    return rows.sort_by([(name, "ascending") for name in ORDER if name in rows.schema.names])


def read_in_order(folder: Path, parts: Iterable[Part], columns: list[str] | None = None) -> Iterator[pa.Table]:
    """The rows of these files by table, year, report and place, a bucket at a time."""
    for (table, _, _), bucket in groupby(sorted(parts), key=lambda part: part[:3]):
        schema = shelf_schema(table)
        wanted = schema.names if columns is None else columns
        read = [*wanted, *(name for name in ORDER if name in schema.names and name not in wanted)]
        yield in_order(pa.concat_tables(read_part(folder, part, read) for part in bucket)).select(wanted)


def read_part(folder: Path, part: Part, columns: list[str] | None = None) -> pa.Table:
    """The rows of a file, in the columns of today's schema."""
    with pq.ParquetFile(folder / part.path) as file:
        present = file.schema_arrow.names
        wanted = None if columns is None else [name for name in columns if name in present]
        rows = file.read(columns=wanted, use_threads=False)  # most files are small: threads would take longer
    return _conformed(part.table, rows, columns)


def _conformed(table: str, rows: pa.Table, columns: list[str] | None) -> pa.Table:
    """Give rows an older program wrote the columns that came later, as nulls."""
    full = shelf_schema(table)
    schema = full if columns is None else pa.schema([full.field(name) for name in columns], metadata=full.metadata)
    if rows.schema.equals(schema):
        return rows
    arrays = []
    for field in schema:
        if field.name in rows.schema.names:
            arrays.append(rows[field.name].cast(field.type))
        elif field.nullable:
            arrays.append(pa.chunked_array([pa.nulls(rows.num_rows, field.type)]))
        else:
            raise StoreError(f"the store has no column {field.name} in {table}; parse the reports into a new store")
    return pa.Table.from_arrays(arrays, schema=schema)


def keep_part(folder: Path, staging: Path, part: Part) -> Part:
    """Take a file over into the staged version, under the same name."""
    target = staging / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    link_or_copy(folder / part.path, target)
    return part


def write_part(folder: Path, version: int, table: str, year: int, bucket: str, rows: pa.Table) -> Part:
    """Write rows as a file of the version staged in `folder`, under a name no other version uses."""
    sink = pa.BufferOutputStream()
    pq.write_table(in_order(rows), sink, compression="zstd")
    content = memoryview(sink.getvalue())
    name = f"part-{version}-{hashlib.sha256(content).hexdigest()[:16]}.parquet"
    part = Part(table, year, bucket, name, rows.num_rows)
    path = folder / part.path
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, content)
    return part
