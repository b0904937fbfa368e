"""The bundle: one version of the store as Parquet and CSV, described, dated, citable, with checksums.

    zhibiao-<date>-v<version>/
        datapackage.json       what every file and column is (Frictionless Data)
        parquet/<table>.parquet, csv/<table>.csv      the source texts as Parquet only
        codebook/              the variables that indicators are coded with
        data-dictionary.md, CITATION.cff, SHA256SUMS

Refused: a folder that exists already, since a citable bundle never changes; one inside of the store.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from ... import __version__
from ...schemas.records import MODELS
from ...schemas.tables import arrow_schema
from ..partitions import Manifest, read_in_order
from ..store import Store
from ..versions import StoreError
from .citation import citation
from .descriptors import description_of, table_schema
from .dictionary import data_dictionary

PARQUET_ONLY: Final = frozenset({"texts"})  # a cell of a CSV file does not hold a whole report well
DATA_PACKAGE: Final = "datapackage.json"
CHECKSUMS: Final = "SHA256SUMS"
CODEBOOK: Final = Path(__file__).resolve().parents[2] / "extractors" / "codes" / "variables"


@dataclass(frozen=True, slots=True)
class About:
    """What the bundle says of itself."""

    title: str = "Records of Chinese government reports"
    authors: Sequence[str] = ()
    made_on: date | None = None

    @property
    def day(self) -> str:
        """The date of the bundle, ISO."""
        return (self.made_on or date.today()).isoformat()  # noqa: DTZ011  the date where the bundle is made


def export(store: Store, parent: Path, about: About | None = None) -> Path:
    """Write the current version of the store as a bundle below `parent`; gives its folder; raises StoreError."""
    about = about or About()
    source = store.current()
    manifest = Manifest.read(source)
    folder = parent / f"zhibiao-{about.day}-v{manifest.version}"
    if parent.resolve().is_relative_to(store.root.resolve()):
        raise StoreError(f"{parent} lies in the store {store.root}, which holds nothing else; name another place")
    if folder.exists():
        raise StoreError(f"{folder} exists already; a bundle never changes: name another place, or remove it")
    staging = parent / f".{folder.name}.new"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        _write(staging, source, manifest, about)
    except FileNotFoundError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise StoreError(f"version {manifest.version} of {store.root} was replaced meanwhile; export again") from error
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    staging.rename(folder)
    return folder


def data_package(folder: Path, version: int, about: About) -> dict[str, Any]:
    """The description of the bundle in `folder`, whose files are written."""
    tables = [table for table in MODELS if table not in PARQUET_ONLY]
    files = [path for path in _all_files(folder) if path.parent.name not in ("csv", "parquet")]
    return {
        "name": f"zhibiao-{about.day}-v{version}",
        "title": about.title,
        "description": "Every figure, date and cited document of Chinese government reports, with its place in the "
        "source text; rejected records of reviewers are left out, their decisions are in corrections; of a report that "
        "stands in several copies one is kept, and documents lists the others with duplicate_of.",
        "version": f"{about.day}.{version}",
        "created": f"{about.day}T00:00:00Z",
        "sources": [{"title": f"zhibiao {__version__}"}],
        "contributors": [{"title": author, "role": "author"} for author in about.authors],
        "resources": [
            *(_csv_resource(folder, table) for table in tables),
            *(_file_resource(folder, folder / "parquet" / f"{table}.parquet", f"{table}-parquet") for table in MODELS),
            *(_file_resource(folder, path, _resource_name(folder, path)) for path in files),
        ],
    }


def _write(folder: Path, source: Path, manifest: Manifest, about: About) -> None:
    for kind in ("parquet", "csv"):
        (folder / kind).mkdir(parents=True)
    for table in MODELS:
        _write_table(folder, table, _parts(source, manifest, table))
    (folder / "data-dictionary.md").write_text(data_dictionary(), encoding="utf-8")
    (folder / "CITATION.cff").write_text(citation(about.title, about.authors, about.day, manifest.version), "utf-8")
    if CODEBOOK.is_dir():
        shutil.copytree(CODEBOOK, folder / "codebook", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    package = data_package(folder, manifest.version, about)
    (folder / DATA_PACKAGE).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    sums = [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in _all_files(folder)]
    (folder / CHECKSUMS).write_text("".join(sums), encoding="utf-8")


def _parts(source: Path, manifest: Manifest, table: str) -> Iterator[pa.Table]:
    yield arrow_schema(table).empty_table()
    yield from read_in_order(source, manifest.of(table))


def _write_table(folder: Path, table: str, parts: Iterator[pa.Table]) -> None:
    """The rows as one Parquet file and one CSV file, a part of the store at a time."""
    schema = arrow_schema(table)
    plain = pa.schema([pa.field(field.name, _plain_type(field.type)) for field in schema])
    with pq.ParquetWriter(folder / "parquet" / f"{table}.parquet", schema, compression="zstd") as parquet:
        if table in PARQUET_ONLY:
            for rows in parts:
                parquet.write_table(rows)
            return
        with pyarrow.csv.CSVWriter(folder / "csv" / f"{table}.csv", plain) as csv:
            for rows in parts:
                parquet.write_table(rows)
                csv.write_table(_plain(rows, plain))


def _plain_type(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_list(kind) else kind


def _plain(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """The rows with each list as a JSON array."""
    columns = [
        pa.array([json.dumps(value, ensure_ascii=False) for value in column.to_pylist()], pa.string())
        if pa.types.is_list(column.type)
        else column
        for column in rows.columns
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _csv_resource(folder: Path, table: str) -> dict[str, Any]:
    described = _file_resource(folder, folder / "csv" / f"{table}.csv", table)
    return {
        **described, "type": "table", "description": description_of(table), "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "schema": table_schema(table),
    }  # fmt: skip


def _file_resource(folder: Path, path: Path, name: str) -> dict[str, Any]:
    return {
        "name": name, "type": "file", "path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size,
        "hash": f"sha256:{_sha256(path)}",
    }  # fmt: skip


def _resource_name(folder: Path, path: Path) -> str:
    """A name of lower-case letters, digits and hyphens, as the standard asks."""
    return "-".join(path.relative_to(folder).with_suffix("").parts).lower().replace("_", "-")


def _all_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
