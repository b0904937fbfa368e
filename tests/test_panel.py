"""Panels: what fills a cell, what stays empty, what is shown beside, and what is written for other programs."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.research import conversion
from zhibiao.pipeline.research.panel import Panel, PanelError
from zhibiao.pipeline.research.writing import WritingError

HEAD = (
    "{city}人民政府\n政府工作报告\n——{year}年1月10日在{city}第八届人民代表大会第三次会议上\n"
    "各位代表：\n一、{before}年工作回顾\n"
)
TARGETS = "二、{year}年工作安排\n{year}年经济社会发展主要预期目标是：{targets}。\n"
SHENZHEN_2022 = (
    "深圳市",
    2023,
    "2022年，全市地区生产总值3.23万亿元，增长3.3%。城镇新增就业17万人。",
    "地区生产总值增长6%",
)
SHENZHEN_2023 = (
    "深圳市", 2024,
    "2023年，全市地区生产总值3.46万亿元，增长6%。粮食产量1200万斤。南山区地区生产总值达到8566亿元。",
    "地区生产总值增长5.5%左右，城镇新增就业20万人以上",
)  # fmt: skip
GUANGZHOU_2023 = (
    "广州市", 2024,
    "2023年，全市地区生产总值30355.73亿元，增长4.6%。城镇新增就业33万人。全市城镇新增就业28万人。",
    "地区生产总值增长5%-5.5%",
)  # fmt: skip


def _report(city: str, year: int, body: str, targets: str) -> str:
    head = HEAD.format(city=city, year=year, before=year - 1)
    return f"{head}{body}\n{TARGETS.format(year=year, targets=targets)}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    reports = [_report(*facts) for facts in (SHENZHEN_2022, SHENZHEN_2023, GUANGZHOU_2023)]
    zhibiao.open_store(folder).commit([zhibiao.extract(report) for report in reports])
    return folder


def _cells(panel: Panel) -> dict[tuple[object, ...], float | None]:
    keys = panel.long[["code", *panel.by]].itertuples(index=False, name=None)
    values = [None if pd.isna(value) else value for value in panel.long["value"]]
    return dict(zip(keys, values, strict=True))


def test_levels_by_region_and_year(store: Path) -> None:
    cells = _cells(zhibiao.panel("gdp", store=store))
    assert cells == {
        ("gdp", "深圳市", 2022): 3.23e12,
        ("gdp", "深圳市", 2023): 3.46e12,
        ("gdp", "广州市", 2023): 3.035573e12,
    }


def test_another_subject_fills_no_cell_and_is_told(store: Path) -> None:
    evidence = zhibiao.panel("gdp", store=store).evidence
    assert list(evidence[evidence["value"] == 8.566e11]["status"]) == ["unfit"]


def test_a_zone_fills_no_cell_of_its_city(tmp_path: Path) -> None:
    body = (
        "2023年，全市地区生产总值3.46万亿元，增长6%。前海地区生产总值增长15%。固定资产投资增长13.8%。"
        "临港新片区新一轮支持政策出台，固定资产投资增长10.3%。"
    )
    report = _report("深圳市", 2024, body, "地区生产总值增长5.5%左右")
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(report)])
    panel = zhibiao.panel("gdp", "fixed_investment", role="change", nature="actual", store=tmp_path)
    assert _cells(panel) == {("gdp", "深圳市", 2023): 6.0, ("fixed_investment", "深圳市", 2023): 13.8}
    told = panel.evidence.set_index("value")["unfit"]
    assert (told[15.0], told[10.3]) == ("speaks of 前海", "speaks of 临港新片区")


def test_a_level_in_a_name_is_no_division(tmp_path: Path) -> None:
    body = "2023年，新增省级绿色工厂5家。新增上市公司3家。建成城市绿道177公里。棚户区改造1450套。"
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(_report("深圳市", 2024, body, "地区生产总值增长5%"))])
    panel = zhibiao.panel("green_factories_new", "listed_companies_new", "greenways", "shanty_town", store=tmp_path)
    assert sorted(map(str, _cells(panel).values())) == ["1450.0", "177.0", "3.0", "5.0"]


def test_of_a_change_from_one_figure_to_another_the_one_reached_fills_the_cell(tmp_path: Path) -> None:
    body = (
        "2023年，高速公路里程从96公里增加到136公里。全市义务教育巩固率由2018年的93.8%提高到95.5%。"
        "城镇新增就业33万人，全市城镇新增就业28万人。"
    )
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(_report("深圳市", 2024, body, "地区生产总值增长5%"))])
    panel = zhibiao.panel("expressways", "compulsory_retention", "jobs_created_urban", store=tmp_path)
    cells = _cells(panel)
    assert cells["expressways", "深圳市", 2023] == 136.0
    assert cells["compulsory_retention", "深圳市", 2023] == 95.5
    assert cells["jobs_created_urban", "深圳市", 2023] is None
    assert list(panel.evidence.set_index("value")["unfit"].loc[[96.0]]) == ["where a change began"]


def test_a_figure_of_its_own_goes_before_one_behind_among(tmp_path: Path) -> None:
    body = (
        "2021年法治政府建设情况报告\n2021年，全省查处案件282件，其中按日连续处罚案件16件，罚款金额1698万元；查封案件71件。"
        "全省办理行政处罚案件3174件，处罚金额2.55亿元。"
    )
    zhibiao.open_store(tmp_path).commit([zhibiao.extract("某省生态环境厅" + body)])
    panel = zhibiao.panel("penalty_amount", store=tmp_path, by=["year"])
    assert list(panel.long["value"]) == [255_000_000]


def test_growth_and_targets(store: Path) -> None:
    actual = _cells(zhibiao.panel("gdp", role="change", nature="actual", store=store))
    assert actual == {("gdp", "深圳市", 2022): 3.3, ("gdp", "深圳市", 2023): 6.0, ("gdp", "广州市", 2023): 4.6}
    targets = zhibiao.panel("gdp", role="change", nature="target", store=store)
    assert _cells(targets) == {
        ("gdp", "深圳市", 2023): 6.0,
        ("gdp", "深圳市", 2024): 5.5,
        ("gdp", "广州市", 2024): None,
    }
    guangzhou = targets.long[targets.long["region"] == "广州市"].iloc[0]
    assert (guangzhou["low"], guangzhou["high"], guangzhou["conflicts"]) == (5.0, 5.5, "")


def test_an_actual_figure_goes_before_a_target_of_the_year(store: Path) -> None:
    panel = zhibiao.panel("gdp", role="change", store=store)
    assert _cells(panel)["gdp", "深圳市", 2023] == 6.0
    told = panel.evidence[(panel.evidence["year"] == 2023) & (panel.evidence["region"] == "深圳市")]
    assert sorted(zip(told["nature"], told["status"], strict=True)) == [("actual", "chosen"), ("target", "same")]


def test_contradicting_figures_leave_the_cell_empty_and_are_shown(store: Path) -> None:
    panel = zhibiao.panel("jobs_created_urban", years=[2023], store=store)
    [row] = panel.long.to_dict("records")
    assert pd.isna(row["value"])
    assert row["conflicts"] == "330000 人 (2023); 280000 人 (2023)"
    assert _cells(zhibiao.panel("jobs_created_urban", years=[2023], conflicts="first", store=store)) == {
        ("jobs_created_urban", "广州市", 2023): 330000.0
    }


def test_units_are_converted(store: Path) -> None:
    [row] = zhibiao.panel("grain_output", store=store).long.to_dict("records")
    assert (row["value"], row["unit"]) == (6000.0, "吨")


def test_conversions_are_sorted_and_agree_with_their_inverses() -> None:
    path = Path(conversion.__file__).with_name("conversions.csv")
    rows = [(row.unit, row.canonical, row.factor) for row in pd.read_csv(path).itertuples()]
    assert rows == sorted(rows)
    factors = {(str(unit), str(canonical)): float(str(factor)) for unit, canonical, factor in rows}
    both = [(pair, pair[::-1]) for pair in factors if pair[::-1] in factors]
    assert both
    assert all(factors[one] * factors[other] == pytest.approx(1) for one, other in both)


def test_a_later_report_goes_before_an_earlier_one_and_the_revision_is_shown(tmp_path: Path) -> None:
    later = "2023年，全市地区生产总值3.46万亿元。2022年，全市地区生产总值3.25万亿元。"
    reports = [_report(*SHENZHEN_2022), _report("深圳市", 2024, later, "城镇新增就业20万人以上")]
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(report) for report in reports])
    row = zhibiao.panel("gdp", years=[2022], store=tmp_path).long.iloc[0]
    assert (row["value"], row["report_year"], row["revisions"]) == (3.25e12, 2023, "3.23e+12 元 (2022)")


def test_every_cell_has_its_sentence(store: Path) -> None:
    for row in zhibiao.panel("gdp", store=store).long.to_dict("records"):
        text = zhibiao.open_store(store).text(row["doc_id"]).source_text
        assert text[row["start"] : row["end"]] in row["sentence"]


def test_wide(store: Path) -> None:
    wide = zhibiao.panel("gdp", "jobs_created_urban", store=store).wide
    assert list(wide.columns) == ["region", "year", "gdp", "jobs_created_urban"]
    shenzhen = wide[(wide["region"] == "深圳市") & (wide["year"] == 2022)].iloc[0]
    assert (shenzhen["gdp"], shenzhen["jobs_created_urban"]) == (3.23e12, 170000.0)


def test_what_there_is_not_is_refused(store: Path) -> None:
    with pytest.raises(PanelError, match="there is no variable gpd"):
        zhibiao.panel("gpd", store=store)
    with pytest.raises(PanelError, match="no variable 城镇新增就业; did you mean jobs_created_urban"):
        zhibiao.panel("城镇新增就业", store=store)
    with pytest.raises(PanelError, match=r"no variable grain_outputs; did you mean grain_output[,?]"):
        zhibiao.panel("grain_outputs", store=store)
    with pytest.raises(PanelError, match="there is no dimension county"):
        zhibiao.panel("gdp", by=["county"], store=store)
    with pytest.raises(PanelError, match="would mix several regions"):
        zhibiao.panel("gdp", by=["year"], store=store)
    assert len(zhibiao.panel("gdp", by=["year"], regions=["广州市"], store=store).long) == 1
    assert zhibiao.panel("pm25", store=store).long.empty
    assert zhibiao.panel("pm25", store=store).wide.empty


def test_files_for_other_programs(store: Path, tmp_path: Path) -> None:
    panel = zhibiao.panel("gdp", "jobs_created_urban", store=store)
    assert panel.write(tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfcode,region,year,value")
    read = pd.read_parquet(panel.write(tmp_path / "a.parquet"))
    assert read["value"].dropna().tolist() == panel.long["value"].dropna().tolist()
    sheets = pd.read_excel(panel.write(tmp_path / "a.xlsx"), sheet_name=None, engine="openpyxl")
    assert list(sheets) == ["panel", "evidence", "variables"]
    assert len(sheets["evidence"]) == len(panel.evidence)
    panel.write(tmp_path / "long.dta")
    panel.write(tmp_path / "wide.dta", wide=True)
    with pd.read_stata(tmp_path / "wide.dta", iterator=True) as reader:
        assert reader.variable_labels()["gdp"] == "Gross domestic product / 国内（地区）生产总值 (元)"
    assert len(pd.read_stata(tmp_path / "wide.dta")) == len(panel.wide)
    with pytest.raises(WritingError, match=r"a.doc: .doc is none of .parquet, .csv"):
        panel.write(tmp_path / "a.doc")


def _linked(path: Path, sheet: str) -> dict[str, tuple[object, str | None, str | None]]:
    """The cells of a sheet that lead somewhere: what they hold, the file and the place they lead to."""
    import openpyxl

    cells = [cell for line in openpyxl.load_workbook(path)[sheet].iter_rows() for cell in line if cell.hyperlink]
    return {cell.coordinate: (cell.value, cell.hyperlink.target, cell.hyperlink.location) for cell in cells}


def test_a_click_on_a_cell_of_the_workbook_leads_to_its_sentence(store: Path, tmp_path: Path) -> None:
    panel = zhibiao.panel("gdp", "jobs_created_urban", store=store)
    path = panel.write(tmp_path / "new" / "wide.xlsx", wide=True, review=tmp_path / "review pages")
    evidence = pd.read_excel(path, sheet_name="evidence", engine="openpyxl")
    cells = _linked(path, "panel")
    sentences = {}
    for place, (_, target, location) in cells.items():
        assert target is None
        row = int((location or "").removeprefix("evidence!A")) - 2
        sentences[place] = evidence["sentence"][row]
    wide = pd.read_excel(path, sheet_name="panel", engine="openpyxl")
    pd.testing.assert_frame_equal(wide, panel.wide, check_dtype=False)
    [shenzhen] = wide.index[(wide["region"] == "深圳市") & (wide["year"] == 2022)] + 2
    assert "全市地区生产总值3.23万亿元" in sentences[f"C{shenzhen}"]
    assert "城镇新增就业17万人" in sentences[f"D{shenzhen}"]
    [guangzhou] = wide.index[(wide["region"] == "广州市") & (wide["year"] == 2023)] + 2
    assert "城镇新增就业33万人" in sentences[f"D{guangzhou}"]  # empty, for 28万人 contradicts it

    [source] = evidence[evidence["sentence"] == sentences[f"C{shenzhen}"]].to_dict("records")[:1]
    targets = {(target, location) for _, target, location in _linked(path, "evidence").values()}
    page = f"../review%20pages/{source['doc_id']}.html"
    assert (page, f"{source['doc_id']}/indicators:{source['seq']}") in targets

    import openpyxl

    sheet = openpyxl.load_workbook(path)["panel"]
    assert sheet[f"C{shenzhen}"].number_format == "#,##0"  # 3,230,000,000,000, not 3.23E+12
    long = _linked(panel.write(tmp_path / "long.xlsx"), "panel")
    held = [value for value, _, _ in long.values() if isinstance(value, float | int)]
    assert sorted(held) == sorted(panel.long["value"].dropna())


def test_a_click_on_a_cell_of_the_page_leads_to_its_sentence(store: Path, tmp_path: Path) -> None:
    panel = zhibiao.panel("gdp", "jobs_created_urban", store=store)
    page = panel.write(tmp_path / "panel.html", review=tmp_path / "review").read_text(encoding="utf-8")
    assert "<script" not in page
    [place] = re.findall(r'<a href="#(cell-\d+)" title="[^"]*">3,230,000,000,000</a>', page)
    [section] = re.findall(rf'<section id="{place}">(.*?)</section>', page, re.DOTALL)
    assert "深圳市 · 2022: 3,230,000,000,000" in section
    assert "全市地区生产总值<mark>3.23万亿元</mark>，增长3.3%" in section
    [cell] = panel.long[panel.long["value"] == 3.23e12].to_dict("records")
    assert f'href="review/{cell["doc_id"]}.html#{cell["doc_id"]}/indicators:{cell["seq"]}"' in section
    [place] = re.findall(r'<a href="#(cell-\d+)" title="[^"]*">矛盾</a>', page)
    [section] = re.findall(rf'<section id="{place}">(.*?)</section>', page, re.DOTALL)
    assert section.index("<mark>33万人</mark>") < section.index("<mark>28万人</mark>")
    assert page.index("speaks of 南山区") > page.index("<details>")
    assert re.findall(r">([\d,]+)</a> <span[^>]*>目标<", page) == ["200,000"]  # 城镇新增就业20万人以上, for 2024


def test_nothing_in_a_report_adds_markup_to_the_page(tmp_path: Path) -> None:
    hostile = _report(
        "深圳市", 2024, '2023年，全市地区生产总值3.46万亿元，<b onclick="x">粗体</b>。', "城镇新增就业20万人"
    )
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(hostile)])
    panel = zhibiao.panel("gdp", store=tmp_path)
    assert "<b onclick" in panel.long["sentence"][0]
    assert "<b " not in panel.write(tmp_path / "panel.html").read_text(encoding="utf-8")


def test_the_command(store: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["panel", "gdp", "--years", "2023", "--store", str(store)])
    assert result.exit_code == 0, result.output
    assert "gdp\t深圳市\t2023\tactual\t3460000000000" in result.output
    output = tmp_path / "panel.csv"
    result = CliRunner().invoke(app, ["panel", "gdp", "--wide", "-o", str(output), "--store", str(store)])
    assert result.exit_code == 0, result.output
    assert output.exists()
    wrong = CliRunner().invoke(app, ["panel", "gpd", "--store", str(store)])
    assert (wrong.exit_code, "there is no variable gpd" in wrong.output) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["gdp", "--years", "all"], 2, "no span of years like 2019-2023"),
        (["gdp", "--years", "2023-2019"], 2, "write it as 2019-2023"),
        (["gdp", "--by", "region,region"], 1, "the dimension region is given twice"),
        (["gdp", "--years", "1999"], 0, "0 cells: the store holds no such figure"),
        (["pm25"], 0, "0 cells: the store holds no such figure"),
        (["gdp", "--region", "广州市", "--role", "change", "--years", "2022"], 0, "0 cells: the store holds no such"),
    ],
)
def test_the_command_says_what_is_wrong(
    store: Path, arguments: list[str], code: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = CliRunner().invoke(app, ["panel", *arguments, "--store", str(store)])
    assert (result.exit_code, message in result.stderr) == (code, True), result.output


def test_figures_that_fill_no_cell_are_counted_with_the_reason(tmp_path: Path) -> None:
    report = _report("深圳市", 2024, "2023年，南山区地区生产总值达到8566亿元。", "城镇新增就业20万人以上")
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(report)])
    result = CliRunner().invoke(app, ["panel", "gdp", "--store", str(tmp_path)])
    assert "1 such figures, but none that can fill a cell (1 speaks of 南山区)" in result.stderr


def test_links_that_lead_nowhere_are_told(store: Path, tmp_path: Path) -> None:
    def told(name: str) -> str:
        places = ["-o", str(tmp_path / name), "--review", str(tmp_path / "pages"), "--store", str(store)]
        return CliRunner().invoke(app, ["panel", "gdp", *places]).stderr

    assert "a.csv leads to no review pages; .xlsx and .html do" in told("a.csv")
    assert f"zhibiao review -o {tmp_path / 'pages'} writes them" in told("a.xlsx")
    CliRunner().invoke(app, ["review", "-o", str(tmp_path / "pages"), "--store", str(store)])
    assert "review" not in told("a.html")


def test_a_place_that_cannot_be_written_is_told(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(app, ["panel", "gdp", "-o", str(tmp_path / "file" / "a.csv"), "--store", str(store)])
    assert (result.exit_code, str(tmp_path / "file") in result.stderr) == (1, True)
