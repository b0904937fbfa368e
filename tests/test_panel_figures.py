"""Panels against figures that a reader took from the reports by hand, without seeing what the program makes of them.

`panels/read_by_hand.csv` holds the growth of GDP in the State Council's work reports and of five variables in work
reports of cities of 2024. A cell must have the figure or be empty; a wrong one fails. The reports are not part of this
repository: the tests run where the environment variable `ZHIBIAO_SHARED` names a folder that holds them in `corpus/`.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

import zhibiao

CORPUS = Path(os.environ.get("ZHIBIAO_SHARED", "")) / "corpus"
LEAST_FILLED = 0.94  # of the cells; the rest stays empty

Key = tuple[str, str, int, str]

absent = not os.environ.get("ZHIBIAO_SHARED") or not CORPUS.is_dir()


def _read_by_hand() -> list[dict[str, str]]:
    path = Path(__file__).parent / "panels" / "read_by_hand.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _key(row: dict[str, str]) -> Key:
    return row["code"], row["region"], int(row["year"]), row["nature"]


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> dict[Key, tuple[float, float]]:
    """The filled cells of the panels of growth over all reports that the figures come from."""
    rows = _read_by_hand()
    national = {str(path.relative_to(CORPUS)) for path in CORPUS.glob("state_council_work_reports/*.txt")}
    folder = tmp_path_factory.mktemp("panels")
    files = sorted({row["file"] for row in rows} | national)
    zhibiao.open_store(folder).commit([zhibiao.extract(CORPUS / file) for file in files])
    filled: dict[Key, tuple[float, float]] = {}
    for nature in ("actual", "target"):
        panel = zhibiao.panel(*sorted({row["code"] for row in rows}), role="change", nature=nature, store=folder).long
        for cell in panel[panel["low"].notna()].to_dict("records"):
            filled[cell["code"], cell["region"], int(cell["year"]), nature] = (cell["low"], cell["high"])
    return filled


@pytest.mark.slow
@pytest.mark.skipif(absent, reason="ZHIBIAO_SHARED does not name the folder of the reports")
def test_a_cell_has_the_figure_read_by_hand_or_is_empty(cells: dict[Key, tuple[float, float]]) -> None:
    rows = _read_by_hand()
    wrong = {
        _key(row): cells[_key(row)]
        for row in rows
        if _key(row) in cells and cells[_key(row)] != (float(row["low"]), float(row["high"]))
    }
    assert wrong == {}
    filled = sum(_key(row) in cells for row in rows)
    assert filled >= LEAST_FILLED * len(rows)
