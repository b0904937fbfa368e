"""Queries: SELECT over the store, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.research.query import QueryError, run_query

TEXT = "深圳市2023年国民经济和社会发展统计公报\n2023年全市地区生产总值34606.40亿元，比上年增长6.0%。\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("it's a store")
    zhibiao.open_store(folder).commit([zhibiao.extract(TEXT)])
    return folder


def test_a_notebook_needs_two_lines(store: Path) -> None:
    db = zhibiao.connect(store)
    assert db.sql("select code, value from indicators where role = 'value'").fetchall() == [("gdp", 3.46064e12)]


def test_figures_carry_what_their_report_is(store: Path) -> None:
    rows = run_query(store, "select region, role, value from figures order by seq").fetchall()
    assert rows == [("深圳市", "value", 3.46064e12), ("深圳市", "change", 6.0)]


@pytest.mark.parametrize(
    "sql",
    [
        "drop view indicators",
        "create table t as select 1",
        "copy (select 1) to 'out.csv'",
        "select 1; select 2",
        "select * from read_text('/etc/hostname')",
        "set enable_external_access = true",
        "attach 'other.db'",
        "selec 1",
    ],
)
def test_all_but_one_select_over_the_store_is_refused(store: Path, sql: str) -> None:
    with pytest.raises(QueryError):
        run_query(store, sql).fetchall()


def test_the_connection_reads_nothing_else(store: Path, tmp_path: Path) -> None:
    import duckdb

    db = zhibiao.connect(store)
    with pytest.raises(duckdb.Error):
        db.execute(f"copy (select 1) to '{tmp_path}/out.csv'")
    with pytest.raises(duckdb.Error):
        db.execute("set enable_external_access = true")


def test_the_command(store: Path) -> None:
    sql = "select name, value from indicators order by seq"
    shown = {
        "csv": "name,value\n地区生产总值,3460640000000.0\n",
        "json": '[{"name":"地区生产总值","value":3460640000000.0},',
        "table": "│ 地区生产总值 │ 3460640000000.0 │",
    }
    for output, expected in shown.items():
        result = CliRunner().invoke(app, ["query", sql, "--store", str(store), "--format", output])
        assert result.exit_code == 0, result.output
        assert expected in result.output
    wrong = CliRunner().invoke(app, ["query", "drop view indicators", "--store", str(store)])
    assert (wrong.exit_code, "give one SELECT" in wrong.output) == (1, True)
    assert CliRunner().invoke(app, ["query"]).exit_code == 2


def test_help_names_every_table_and_column() -> None:
    result = CliRunner().invoke(app, ["query", "--tables"])
    assert result.exit_code == 0
    assert "indicators: One row a quantitative statement." in result.output
    assert "  code_confidence      How certain the code is" in result.output
    assert "figures: indicators with title" in result.output
