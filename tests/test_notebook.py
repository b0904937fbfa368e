"""The notebook runs from beginning to end, and its tables hold what stands in the reports.

It is kept without outputs, lest a figure printed there outlive the program that gave it: what the cells give is asked
of the kernel after they ran.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "panel.ipynb"
RAW = ROOT / "data" / "raw"
AGENCY_2020 = "2020_内蒙古自治区生态环境厅_法治政府建设工作情况报告.txt"
AGENCY_2021 = "2021_内蒙古自治区生态环境厅_法治建设情况报告.txt"
LEAGUE_2024 = "2024_锡林郭勒盟_第二轮中央生态环境保护督察整改落实情况.txt"
ASKED = """
import json

print(json.dumps({
    "rows": [len(indicators), len(by_pandas), by_polars.height, len(by_duckdb)],
    "names": [sorted(table["name"]) == sorted(indicators["name"]) for table in (by_pandas, by_polars, by_duckdb)],
    "panel": panel.long[["code", "region", "year", "value", "unit", "sentence"]].to_dict("records"),
    "in_place": [in_place(cell) for _, cell in panel.long.iterrows()],
    "chart": chart.to_dict(),
    "sheets": {name: list(sheet.columns) for name, sheet in sheets.items()},
}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the variables of the notebook hold once all of its cells ran, in a folder with the reports and no store."""
    checkout = tmp_path_factory.mktemp("checkout")
    (checkout / "data").mkdir()
    (checkout / "data" / "raw").symlink_to(RAW)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(ASKED))
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(checkout)}}).execute()
    found: dict[str, Any] = json.loads(notebook.cells[-1].outputs[0]["text"])
    return found


def _stands_in(report: str, phrase: str) -> str:
    """A phrase of a report, spaces left out; fails where the report does not say so."""
    assert phrase in (RAW / report).read_text(encoding="utf-8").replace(" ", "")
    return phrase


def test_it_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells
    assert all(not cell.outputs and cell.execution_count is None for cell in cells)


def test_four_tools_read_the_same_rows(told: dict[str, Any]) -> None:
    assert told["rows"][0] > 100
    assert len(set(told["rows"])) == 1
    assert told["names"] == [True, True, True]


def test_the_panel_holds_what_the_reports_say(told: dict[str, Any]) -> None:
    cells = {(cell["code"], cell["region"], cell["year"]): cell for cell in told["panel"]}
    figures = {
        ("penalty_cases", "内蒙古自治区", 2020): (3174, "件", AGENCY_2020, "办理行政处罚案件3174件"),
        ("penalty_cases", "内蒙古自治区", 2021): (1982, "件", AGENCY_2021, "生态环境行政处罚案件1982件"),
        ("good_air_ratio", "内蒙古自治区", 2021): (88.7, "%", AGENCY_2021, "全区优良天数比例88.7%"),
        ("good_air_ratio", "锡林郭勒盟", 2024): (96.7, "%", LEAGUE_2024, "我盟优良天数比率96.7%"),
        ("pm25", "锡林郭勒盟", 2024): (9, "微克/立方米", LEAGUE_2024, "PM2.5平均浓度9微克/立方米"),
    }  # fmt: skip
    for key, (value, unit, report, phrase) in figures.items():
        assert (cells[key]["value"], cells[key]["unit"]) == (value, unit), key
        assert _stands_in(report, phrase) in cells[key]["sentence"], key


def test_each_figure_is_shown_in_its_place(told: dict[str, Any]) -> None:
    places = {(cell["code"], cell["year"]): shown for cell, shown in zip(told["panel"], told["in_place"], strict=True)}
    assert _stands_in(AGENCY_2021, "办理生态环境行政处罚案件1982件")
    assert "办理生态环境行政处罚案件【1982件】" in places["penalty_cases", 2021]


def test_the_chart_draws_the_panel(told: dict[str, Any]) -> None:
    [drawn] = told["chart"]["datasets"].values()
    assert {(row["year"], row["value"]) for row in drawn} == {(2020, 3174), (2021, 1982)}
    assert told["chart"]["mark"]["type"] == "bar"


def test_the_workbook_has_a_sheet_of_evidence(told: dict[str, Any]) -> None:
    assert "sentence" in told["sheets"]["evidence"]
