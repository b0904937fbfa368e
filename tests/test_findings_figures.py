"""Doubts about figures: what each check reports, what it refuses, and the vocabulary behind it tested both ways."""

from __future__ import annotations

import csv
import json
import os
import re
import time
from importlib.resources import files
from pathlib import Path

import pytest

from zhibiao.extractors.findings.breakdowns import clashing, covers, has_word
from zhibiao.extractors.findings.conflicts import is_specific
from zhibiao.extractors.findings.finding import FoundFinding
from zhibiao.extractors.findings.findings_figures import document_flags, find_figure_findings, flagged
from zhibiao.extractors.findings.plausibility import check, ranges
from zhibiao.extractors.indicators.indicators import FoundIndicator
from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.outline import build_outline
from zhibiao.schemas.text import CleanText, SourceText

SHARED = os.environ.get("ZHIBIAO_SHARED")


HEADING = "某市2021年度法治政府建设情况报告\n"


def found_in(source: str) -> tuple[str, list[FoundIndicator], list[FoundFinding]]:
    """The clean text of a report, its indicators at their clean places, and the doubts about them."""
    extraction = extract_source(SourceText("0" * 16, "report.txt", source, "utf-8"))
    clean = extraction.clean
    rows = [
        FoundIndicator(
            clean.clean_offset(row.start), clean.clean_offset(row.end - 1) + 1, row.kind, row.role, row.value,
            row.low, row.high, row.unit, row.bound, row.name, row.subject, row.period, row.nature,
        )
        for row in extraction.indicators
    ]  # fmt: skip
    return clean.text, rows, find_figure_findings(clean.text, extraction.outline, rows)


def read(text: str) -> tuple[list[FoundIndicator], list[FoundFinding]]:
    """The indicators of a text of a report on 2021, and the doubts about them."""
    _, rows, findings = found_in(HEADING + text)
    return rows, findings


def findings_of(text: str) -> list[FoundFinding]:
    return read(text)[1]


def rules_of(text: str) -> list[str]:
    return [finding.rule for finding in findings_of(text)]


def vocabulary(file: str) -> list[dict[str, str]]:
    path = files("zhibiao.extractors") / "vocabulary" / file
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("全年受理投诉90件，其中废水类40件、废气类30件、噪声类25件。", "40+30+25=95件，多出5件"),
        ("全年受理投诉90件。其中，废水类40件，废气类30件，噪声类25件。", "40+30+25=95件，多出5件"),
        ("全年受理投诉90件，其中：废水类40件；废气类30件；其他10件。", "40+30+10=80件，少了10件"),
        ("收到来信来电50件，其中来信20件、来电31件。", "20+31=51件，多出1件"),
        ("参加考试300人，其中男性180人、女性110人。", "180+110=290人，少了10人"),
        ("一般公共预算收入20.5亿元，其中税收收入15.2亿元、非税收入6.3亿元。", "15.2+6.3=21.5亿元，多出1亿元"),
        (
            "查处案件30件，其中按日计罚2件，罚款80万元；查封扣押7件；限产停产10件；移送行政拘留7件；移送涉嫌犯罪2件。",
            "2+7+10+7+2=28件，少了2件",
        ),
        (
            "建设污水管网、供水管网和雨水管网90公里，其中污水管网40公里、供水管网30公里和雨水管网25公里。",
            "40+30+25=95公里",
        ),
    ],
)
def test_lists_that_miss_their_total_are_reported(text: str, arithmetic: str) -> None:
    (finding,) = findings_of(text)
    assert (finding.rule, finding.severity) == ("breakdown_sum", "warning")
    assert arithmetic in finding.message


def test_a_bracket_that_explains_the_difference_makes_it_information() -> None:
    (finding,) = findings_of("共受理举报90件，其中，废水类40件、废气类30件、噪声类25件（同一举报涉及多种类型）。")
    assert finding.severity == "info"
    assert finding.message.endswith("多出5件；原文括注“同一举报涉及多种类型”，可解释")


def test_a_breakdown_names_its_rows_and_its_place() -> None:
    text, rows, (finding,) = found_in(HEADING + "走访企业8家。受理举报90件，其中废水类40件、废气类30件、噪声类25件。")
    named = [text[rows[int(ref.partition(":")[2])].start :][:2] for ref in finding.refs]
    assert named == ["90", "40", "30", "25"]
    assert text[finding.start : finding.end].endswith("90件")


@pytest.mark.parametrize(
    "text",
    [
        "全年受理投诉95件，其中废水类40件、废气类30件、噪声类25件。",
        "受理举报95余件，其中废水类40件、废气类30件、噪声类35件。",
        "受理举报95件，其中重点督办40件、已办结60件、涉及企业30件。",
        "培育企业20家，其中国家级8家、省级15家、市级10家。",
        "签约项目30个，其中10亿元以上项目20个、50亿元以上项目5个、百亿级项目8个。",
        "新设经营主体3万户，其中工业企业50户、服务企业60户、建筑企业70户。",
        "办理案件95件，其中废水类40件、废气类30件等。",
        "全体居民人均可支配收入2万元，其中城镇居民人均可支配收入3万元、农村居民人均可支配收入1万元。",
        "一般公共预算收入20.5亿元，其中税收收入15.3亿元、非税收入5.3亿元。",
        "共收到举报1190件，其中来电举报958件，来信举报232件，涉及重点案件385件。",
        "建成公园30个、公厕48个、停车场31个。",
    ],
)
def test_lists_that_add_up_or_need_not_are_left_alone(text: str) -> None:
    assert rules_of(text) == []


def test_a_part_above_its_total_is_reported() -> None:
    (finding,) = findings_of("全年办理行政复议案件30件，其中涉企案件35件。")
    assert (finding.rule, finding.severity) == ("part_exceeds_total", "warning")
    assert "30件，其中涉企案件35件，部分大于总数" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "全年办理行政复议案件30件，其中涉企案件25件。",
        "2户企业产值突破50亿元，其中甲公司达到60亿元。",
        "全体居民人均可支配收入2万元，其中城镇居民3万元。",
        "棉花年均产量464万吨（其中1995年为475万吨）。",
        "办理案件30件，其中罚款35万元。",
        "比预算数少支40亿元。其中，经济建设费支出137亿元。",
        "粮食产量增加155亿斤，其中稻谷由218亿斤增加到266亿斤。",
    ],
)
def test_parts_that_may_be_larger_are_left_alone(text: str) -> None:
    assert "part_exceeds_total" not in rules_of(text)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("全市PM2.5年均浓度为28毫克/立方米。", "单位疑应为微克/立方米"),
        ("全市PM10平均浓度61毫克/立方米，同比下降3%。", "单位疑应为微克/立方米"),
        ("全市细颗粒物平均浓度为每立方米28毫克。", "单位疑应为微克/立方米"),
        ("全市PM2.5平均浓度0.028微克/立方米。", "常理1至1000"),
        ("全市优良天数比例达到189%。", "常理0至100"),
        ("全市森林覆盖率达230%。", "常理0至100"),
        ("全市住宅物业服务覆盖率提高到970%。", "常理0至100"),
    ],
)
def test_values_that_their_unit_makes_impossible_are_reported(text: str, remedy: str) -> None:
    (finding,) = findings_of(text)
    assert (finding.rule, finding.severity) == ("implausible_unit", "warning")
    assert remedy in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "全市PM2.5年均浓度为28微克/立方米。",
        "全市PM2.5年均浓度为0.028毫克/立方米。",
        "燃煤机组烟尘排放浓度不高于10毫克/立方米。",
        "项目投资完成率138%。",
        "流动性覆盖率为130%。",
        "城镇新增就业、森林覆盖率分别完成年度计划的113%、105%。",
        "人均预期寿命提高1岁。",
    ],
)
def test_values_that_can_be_are_left_alone(text: str) -> None:
    assert rules_of(text) == []


def test_one_quantity_with_two_values_is_reported() -> None:
    text = "2021年，全年办结生态环境损害赔偿案件31件。\n二是抓好整改。2021年全年办结生态环境损害赔偿案件29件。"
    rows, (finding,) = read(text)
    assert (finding.rule, finding.severity) == ("conflict", "warning")
    assert "31件" in finding.message
    assert "29件" in finding.message
    assert [rows[int(ref.partition(":")[2])].value for ref in finding.refs] == [31, 29]


def test_a_conflict_of_two_scopes_is_information() -> None:
    text = (
        "截至目前，共移送公安机关实施行政拘留案件21件。\n"
        "2021年全年，查处涉嫌环境犯罪案件共60件，其中查封扣押案件48件；移送公安机关实施行政拘留案件12件。"
    )
    (finding,) = findings_of(text)
    assert (finding.rule, finding.severity) == ("conflict", "info")
    assert "21件、后文12件" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "2021年办结生态环境损害赔偿案件31件。\n2021年办结生态环境损害赔偿案件31件。",
        "2021年办结生态环境损害赔偿案件31件。\n力争2021年办结生态环境损害赔偿案件40件。",
        "2021年，全市处罚金额31万元。\n2021年，专项行动处罚金额20万元。",
        "2021年出动执法检查人员310人次。\n2021年出动执法检查人员200人次。",
        "2020年办结生态环境损害赔偿案件31件。\n2021年办结生态环境损害赔偿案件29件。",
        "2021年，甲市办结生态环境损害赔偿案件31件。\n2021年，乙市办结生态环境损害赔偿案件29件。",
        "2021年，常住人口城镇化率由52.6%提高到58.5%。",
        "2021年办结生态环境损害赔偿案件约31件。\n2021年办结生态环境损害赔偿案件29件。",
    ],
)
def test_quantities_that_may_differ_are_left_alone(text: str) -> None:
    assert "conflict" not in rules_of(text)


def test_flags_of_rows_and_of_the_report() -> None:
    findings = [
        FoundFinding("conflict", "warning", "", 0, 1, ["indicators:4", "indicators:2"]),
        FoundFinding("breakdown_sum", "info", "", 0, 1, ["indicators:2", "titles:4"]),
        FoundFinding("repeated_body", "info", "", 0, 1),
    ]
    assert flagged(findings) == {2: ["breakdown_sum", "conflict"], 4: ["conflict"]}
    assert document_flags(findings) == ["repeated_body"]


VOCABULARIES = ("breakdown_words", "partitions", "plausible", "recurring_activities")


@pytest.mark.parametrize("file", VOCABULARIES)
def test_vocabulary_is_sorted_and_says_nothing_twice(file: str) -> None:
    keys = [tuple(row.values()) for row in vocabulary(f"{file}.csv")]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("row", vocabulary("breakdown_words.csv"), ids=lambda row: row["word"])
def test_every_word_about_lists_is_heard_in_its_example(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    assert has_word(row["example"], row["class"])
    if row["class"] == "overlaps":
        assert clashing(row["word"])


@pytest.mark.parametrize("row", vocabulary("partitions.csv"), ids=lambda row: row["members"])
def test_every_division_is_read_from_its_example(row: dict[str, str]) -> None:
    items = row["example"].partition("其中")[2].split("、")
    labels = [re.sub(r"\d+(?:天|件|亿元|万人|人|所|万元|万千瓦)$", "", item) for item in items]
    assert covers(labels) == ("complete" if row["complete"] == "yes" else "disjoint")
    assert rules_of(f"全年{row['example']}。") == []


@pytest.mark.parametrize("row", vocabulary("plausible.csv"), ids=lambda row: row["doubtful"])
def test_every_range_tells_its_examples_apart(row: dict[str, str]) -> None:
    for wording, broken in ((row["example"], False), (row["doubtful"], True)):
        match = re.fullmatch(r"(?P<name>.+?)(?P<value>\d+(?:\.\d+)?)(?P<unit>%|\D+)", wording)
        assert match is not None
        found = check(match["name"], match["unit"], float(match["value"]))
        assert (found is not None) is broken
        if found is not None:
            assert (found.pattern.pattern, found.remedy) == (row["pattern"], row["remedy"])
    assert len(ranges()) == len(vocabulary("plausible.csv"))


@pytest.mark.parametrize("row", vocabulary("recurring_activities.csv"), ids=lambda row: row["word"])
def test_recurring_activities_are_no_specific_names(row: dict[str, str]) -> None:
    assert not is_specific(row["example"])
    assert is_specific("生态环境损害赔偿案件")


def counted(text: str) -> list[FoundIndicator]:
    """A row for every number of 件 in a text, named by the characters before it."""
    return [
        FoundIndicator(
            *match.span(), "count", "value", float(match[1]), float(match[1]), float(match[1]), "件", "eq",
            text[match.start() - 5 : match.start()], None, "2021", "actual",
        )
        for match in re.finditer(r"(\d+)件", text)
    ]  # fmt: skip


@pytest.mark.no_cover
def test_long_lists_take_linear_time() -> None:
    part = "受理举报9件，其中" + "、".join(f"类别{'甲' * (n % 9)}类{n}件" for n in range(1, 1500)) + "。"
    seconds = []
    for text in (part, part * 8):
        rows, outline = counted(text), build_outline(CleanText(text, [(0, len(text))], []))
        started = time.process_time()
        find_figure_findings(text, outline, rows)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 8 * 3 * seconds[0] + 0.2


@pytest.mark.skipif(SHARED is None, reason="the annotated reports are not at hand (ZHIBIAO_SHARED)")
def test_the_annotated_reports_have_exactly_the_doubts_their_readers_saw() -> None:
    rules = {"breakdown_sum", "part_exceeds_total", "implausible_unit", "conflict"}
    gold = Path(SHARED or "") / "gold"
    texts = {path.stem: path for path in (gold / "texts").glob("D*.txt")}
    texts |= {path.name[:3]: path for path in (Path(SHARED or "") / "seeds").glob("*.txt")}
    for path in sorted(gold.glob("*.gold.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        expected = sorted(row["rule"] for row in rows if row["table"] == "findings" and row["rule"] in rules)
        source = texts[path.name.partition(".")[0]]
        findings = found_in(source.read_text(encoding="utf-8"))[2]
        assert (source.stem, sorted(finding.rule for finding in findings)) == (source.stem, expected)
