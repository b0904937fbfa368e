"""Doubts about the text: what each check reports, what it refuses, and the vocabulary behind it tested both ways."""

from __future__ import annotations

import csv
import time
from importlib.resources import files

import pytest

from zhibiao.extractors.findings.finding import FoundFinding
from zhibiao.extractors.findings.findings_text import find_text_findings
from zhibiao.pipeline.clean import clean_text
from zhibiao.pipeline.outline import build_outline
from zhibiao.schemas.text import CleanText, Dropped, SourceText


def findings_of(text: str) -> list[tuple[str, str]]:
    clean = CleanText(text, [(0, len(text))], [])
    found = find_text_findings(clean, build_outline(clean))
    return [(finding.rule, text[finding.start : finding.end]) for finding in found]


def findings_in_source(text: str) -> list[FoundFinding]:
    source = SourceText("0" * 16, "report.txt", text, "utf-8")
    clean = clean_text(source)
    return find_text_findings(clean, build_outline(clean), source)


def rows(file: str) -> list[dict[str, str]]:
    path = files("zhibiao.extractors") / "vocabulary" / file
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("（二）责任。\n一是履职，抓实。\n二是赔偿。\n四是督察工作，抓紧。", "四是督察工作"),
        ("八是处置。九是加强信息报送，及时。九是做好秋冬季防控，调整。", "九是做好秋冬季防控"),
        ("第九章防控\n专栏8重大工程\n第十章治理\n第十一章生活\n专栏10绿色生活", "专栏10绿色生活"),
        ("一、回顾\n内容。\n三、自身建设\n内容。", "三、自身建设"),
        ("（一）甲\n（二）乙\n（四）丙", "（四）丙"),
    ],
)
def test_gaps_in_the_numbering_are_reported(text: str, place: str) -> None:
    assert findings_of(text) == [("outline_gap", place)]


@pytest.mark.parametrize(
    "text",
    [
        "第八章质量\n第一节甲\n第九章防控",
        "（三）甲\n四、乙\n五、丙",
        "（一）甲。一是乙。二是丙。\n（二）丁。一是戊。二是己。",
        "一、甲\n二、乙\n一、丙\n二、丁",
        "一是甲。二是乙，工作三是丙。四是丁。",
        "（一）甲\n（二）乙\n三）丙\n（四）丁",
        "一、甲\n五、乙",
        "三、甲乙\n（六）丙\n（十）丁",
    ],
)
def test_numbering_in_good_order_or_beyond_judgement_is_left_alone(text: str) -> None:
    assert [rule for rule, _ in findings_of(text)] == []


def test_a_number_that_cleaning_dropped_is_no_gap() -> None:
    clean = CleanText("一、甲\n三、乙", [(0, 4), (10, 13)], [Dropped(4, 10, "page_chrome")])
    source = SourceText("0" * 16, "report.txt", "一、甲\n二、图片\n三、乙", "utf-8")
    assert find_text_findings(clean, build_outline(clean), source) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("整合建设个生物多样性观测站点。", "建设个生物多样性观测站点"),
        ("建成处置中心；个旗县建成体系。", "个旗县建成体系"),
        ("重要支流岸线公里范围内的尾矿库。", "岸线公里范围内的尾矿库"),
        ("停用超过年的尾矿库实施闭库。", "超过年的尾矿库实施闭库"),
        ("每月召开次例行新闻发布会，及时回应。", "召开次例行新闻发布会"),
        ("工作有序。年年底前，完成。", "年年底前"),
        ("产量同比增长%，创新高。", "增长%"),
        ("全市个乡镇全部完成。", "全市个乡镇全部完成"),
        ("完成污水治理村个，改造农村户厕。", "水治理村个"),
        ("全年举办活动次以上，成效明显。", "举办活动次以上"),
    ],
)
def test_lost_numerals_are_reported(text: str, place: str) -> None:
    assert findings_of(text) == [("missing_number", place)]


def test_a_blank_in_the_source_shows_a_lost_numeral() -> None:
    (finding,) = findings_in_source("全年赴基层调研 次以上,走访企业。\n推广 种植技术,服务农户。\n")
    assert (finding.rule, finding.message) == ("missing_number", "“基层调研次以上”：“次”前数字脱落")


@pytest.mark.parametrize(
    "text",
    [
        "全面实施个人养老金制度，深入实施种业振兴行动。",
        "新引进亿元以上项目5个，于认定次年补助。",
        "各盟市年底前完成，比上年年初预算增加。",
        "数量（个）|增长%|3",
        "时间：年月日至年月日",
        "实施项目管理，制定条例，打造天然氧吧。",
        "岸线3公里范围内，每公里范围内。",
        "新签约亿元以上项目5个，突破亿元，走进千家万户。",
        "治理面积15平方公里，开展培训10万人次以上，货物周转量9亿吨公里。",
        "公开文件，宣传国家，排查链条，停放车辆。",
    ],
)
def test_words_that_begin_like_a_classifier_are_left_alone(text: str) -> None:
    assert findings_of(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("经集体审议审议和履行程序。", "审议审议"),
        ("开展惠民惠民演出，丰富生活。", "惠民惠民"),
        ("《能耗双控逐步逐步转向碳排放双控方案》，印发执行。", "逐步逐步"),
        ("临沧当日未收未收到举报件。", "未收未收"),
    ],
)
def test_words_written_twice_are_reported(text: str, place: str) -> None:
    assert findings_of(text) == [("repeated_word", place)]


@pytest.mark.parametrize(
    "text",
    [
        "必须一个一个盯，一件一件抓。",
        "还有很多很多小生产，慢慢慢慢改变。",
        "新增退税缓税缓费14亿元，支持企业创业创新，服务企业。",
        "新增博士博士后科研平台8个。",
        "《长征长征》情景剧，获奖。",
        "第一条第一条根据法律，制定本条例。",
        "（二）有色金属工业工业的发展，需要增加。",
        "科目编码科目编码合计",
        "二〇二〇年，呼伦贝尔。",
    ],
)
def test_repeats_in_good_order_are_left_alone(text: str) -> None:
    assert findings_of(text) == []


def test_a_second_copy_of_the_body_is_one_finding_with_its_source_span() -> None:
    clean = CleanText("正文。", [(0, 3)], [Dropped(3, 6, "repeated_body"), Dropped(6, 7, "space")])
    source = SourceText("0" * 16, "report.txt", "正文。正文。 ", "utf-8")
    (finding,) = find_text_findings(clean, build_outline(clean), source)
    assert (finding.rule, finding.severity, finding.source_span) == ("repeated_body", "info", (3, 6))
    assert "正文。" in finding.message


def test_messages_name_the_place_and_what_is_missing() -> None:
    text = "三、职责\n（二）保护\n一是甲。二是乙。四是丙。"
    clean = CleanText(text, [(0, len(text))], [])
    (finding,) = find_text_findings(clean, build_outline(clean))
    assert finding.message == "三/（二）下“二是”之后为“四是”，缺“三是”"


def test_every_row_of_the_lost_numerals_finds_its_example_and_spares_its_counterexample() -> None:
    for row in rows("lost_numerals.csv"):
        text = row["example"] if row["example"].endswith(("，", "。")) else row["example"] + "。"
        assert [rule for rule, _ in findings_of(f"进展顺利。{text}")] == ["missing_number"], row
        assert findings_of(f"进展顺利，{row['counterexample']}。") == [], row


def test_every_word_of_the_contexts_is_left_alone_with_its_numeral() -> None:
    known = {context for row in rows("lost_numerals.csv") for context in row["before"].split()}
    for row in rows("lost_numeral_contexts.csv"):
        assert row["context"] in known
        assert row["example"].startswith(row["word"])
        assert findings_of(f"进展顺利，{row['example']}。") == [], row


def test_every_sound_repeat_is_left_alone() -> None:
    for row in rows("repeated_words.csv"):
        assert row["word"] * 2 in row["example"], row
        assert row["kind"] in {"compound", "seam"}
        assert findings_of(f"进展顺利，{row['example']}。") == [], row


@pytest.mark.parametrize("file", ["lost_numerals.csv", "lost_numeral_contexts.csv", "repeated_words.csv"])
def test_vocabulary_is_sorted_and_without_repeats(file: str) -> None:
    keys = [tuple(row.values())[:2] for row in rows(file)]
    assert keys == sorted(set(keys))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "unit", ["超过年的", "审议审议", "个个", "建设 个站", "一是甲。三是乙。", "，个村", "甲乙甲乙丙"]
)
def test_time_grows_with_the_text_only(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    source = SourceText("0" * 16, "report.txt", text, "utf-8")
    clean = CleanText(text, [(0, len(text))], [])
    outline = build_outline(clean)
    started = time.process_time()
    find_text_findings(clean, outline, source)
    assert time.process_time() - started < 4.0
