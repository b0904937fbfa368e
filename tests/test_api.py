"""The verbs a program uses: what a string is taken for, and what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

import zhibiao
from zhibiao.pipeline.api import names_file
from zhibiao.pipeline.ingest import IngestError

TEXT = "2021年法治政府建设情况报告\n2021年全年办理行政处罚案件3174件。\n"


def _figures(report: str | Path) -> list[tuple[str, float | None, str]]:
    return [(row.name, row.value, row.unit) for row in zhibiao.extract(report).indicators]


def test_a_path_a_string_that_names_a_file_and_the_text_itself_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    figures = [("办理行政处罚案件", 3174.0, "件")]
    assert _figures(path) == _figures(str(path)) == _figures(TEXT) == figures
    assert zhibiao.extract(TEXT).document.source == "text"
    assert zhibiao.extract(path).document.doc_id == zhibiao.extract(TEXT).document.doc_id


@pytest.mark.parametrize(
    "text", ["PM2.5浓度为24微克/立方米", "全年办理案件12件。", "a\nreport.txt", "一" * 5000, "第1.2节"]
)
def test_texts(text: str) -> None:
    assert not names_file(text)


@pytest.mark.parametrize(
    "path", ["报告.txt", "data/raw/absent.TXT", "/no/such", "./absent", "~/absent", "年报 2020.pdf"]
)
def test_a_misspelt_path_is_not_mined_as_a_text(path: str) -> None:
    with pytest.raises(IngestError, match="it looks like a path, but there is no such file"):
        zhibiao.extract(path)


def test_a_path_object_is_never_a_text(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="there is no such file"):
        zhibiao.extract(Path("全年办理案件12件。"))
    with pytest.raises(IngestError, match="it is a folder"):
        zhibiao.extract(str(tmp_path))


def test_load_gives_years_and_columns(tmp_path: Path) -> None:
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(TEXT)])
    frame = zhibiao.load("indicators", years=range(2021, 2022), columns=["name", "value"], store=tmp_path)
    assert frame.to_dict("records") == [{"name": "办理行政处罚案件", "value": 3174.0}]
    assert zhibiao.load("indicators", years=[1999], store=tmp_path).empty
