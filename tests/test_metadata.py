"""Metadata: one short text for each kind of report, with what a reader would write down about it."""

from __future__ import annotations

import dataclasses

import pytest

from zhibiao.extractors.reports.genres import genre_of
from zhibiao.extractors.reports.metadata import Metadata, read_metadata
from zhibiao.extractors.reports.report_years import plan_period
from zhibiao.extractors.vocabularies import read_vocabulary
from zhibiao.pipeline.clean import clean_text
from zhibiao.pipeline.extract import extract_source
from zhibiao.schemas.text import SourceText

NOTICE = """贵 州 省 生 态 环 境 厅 文 件

黔环发〔２０２２〕８ 号

省生态环境厅关于印发《贵州省“十四五”
土壤污染防治规划》的通知

各市（州）生态环境局：
    现将《贵州省“十四五”土壤污染防治规划》印发给你们。

贵州省生态环境厅
2022年3月14日
"""
PORTAL = """登录|注册
当前位置：首页 > 政务公开 > 法治政府建设
遵义市播州区水务局2023年度法治政府建设工作报告
发布日期：2024-01-18 09:30  信息来源：播州区水务局  浏览量：102
    2023年，我局坚持以习近平法治思想为指导，全年办理行政处罚案件12件。
"""
NEWS = """环保在线
《青海省“十四五”生态环境保护规划》
2021-10-15 13:57来源:环保在线网关键词:生态环境收藏点赞
第三章 主要任务
到2025年，全省优良天数比例达到96%。
"""
WORK = """各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2023年工作回顾
刚刚过去的2023年，是铁岭发展进程中重要的一年。全市地区生产总值增长5%，居全省第三，铁岭高新区开工。
二、2024年工作安排
全市上下要为建设美好铁岭而奋斗。
"""
CONGRESS = """# 2024年政府工作报告

（2024年1月31日在贵阳市第十五届人民代表大会第四次会议上）

来源: 贵阳日报  发布时间: 2024-02-29 14:35   浏览次数：611次

**一、2023年工作回顾**

全年新增就业20万人。
"""
BUDGET = """关于成都市2022年财政预算执行情况和2023年财政预算草案的报告
——2023年2月1日在成都市第十八届人民代表大会第一次会议上
成都市财政局
各位代表：
受市人民政府委托，向大会报告预算执行情况。
"""
AUDIT = """关于2022年度省级预算执行和其他财政收支的审计工作报告
2023年7月27日在湖南省第十四届人民代表大会常务委员会第四次会议上
主任、各位副主任：
我受省人民政府委托作报告。
"""
BULLETIN = """2022年海北藏族自治州生态环境状况公报
海北州生态环境局
2023年6月
根据《中华人民共和国环境保护法》第五十四条规定，现予发布。
"""
ORDER = """三亚市人民政府令
第8号
《三亚市餐饮业管理办法》已经2023年5月4日三亚市人民政府第20次常务会议审议通过，现予公布，自2023年7月1日起施行。
市长 某某
2023年5月20日
三亚市餐饮业管理办法
第一条 为了规范管理，制定本办法。
"""
STATUTE = """山西省汾河保护条例
（2022年1月23日山西省第十三届人民代表大会第六次会议通过）
第一章 总则
第一条 为了保护汾河，制定本条例。
"""
MINISTRY = """索 引 号：000014349/2023-00012
发文机关：生态环境部办公厅
标    题：关于做好2023年环评管理工作的通知
发文字号：环办环评〔2023〕12号
成文日期：2023年3月2日
发布日期：2023年3月9日

关于做好2023年环评管理工作的通知
环办环评〔2023〕12号
各省、自治区、直辖市生态环境厅（局）：
"""
DISCLOSURE = """根据《中华人民共和国政府信息公开条例》要求，特编制阳江市档案馆2023年政府信息公开工作年度报告。
一、总体情况
全年主动公开信息44条。
"""
SUBJECT = """2023年，在市委、市政府的正确领导下，许昌市水利局全面贯彻法治思想。现将2023年法治政府建设工作情况报告如下：
一、加强领导
"""
RECTIFICATION = """大同市公开第二轮中央生态环境保护督察整改落实情况
来源：大同市人民政府 发布时间：2024-12-18 16:05 浏览次数：
2022年3月25日至4月25日，督察组开展督察。截至2024年11月底，已完成整改14项。
"""
EXCERPT = """新一代信息技术是数字经济的关键支撑，企业要加大投入，提高质量，稳步增长。
一、总体要求
坚持创新引领。
"""
EDITION = """《贵州省金融运行报告（2024）
》摘要

中国人民银行贵州省分行

2023 年，贵州省金融运行平稳，全年地区生产总值 2.1 万亿元。
"""


def read(text: str) -> Metadata:
    source = SourceText("0" * 16, "report.txt", text, "utf-8")
    return read_metadata(source, clean_text(source))


def own_texts(text: str) -> list[str]:
    source = SourceText("0" * 16, "report.txt", text, "utf-8")
    clean = clean_text(source)
    return [clean.text[start:end] for start, end in read_metadata(source, clean).own_spans]


CASES: list[tuple[str, dict[str, object]]] = [
    (
        NOTICE,
        {
            "title": "省生态环境厅关于印发《贵州省“十四五”土壤污染防治规划》的通知",
            "genre": "notice",
            "issuer": "贵州省生态环境厅",
            "publisher": None,
            "doc_number": "黔环发〔2022〕8号",
            "region": "贵州省",
            "region_code": "520000",
            "publish_date": "2022-03-14",
            "report_year": 2022,
            "plan_period": "2021/2025",
        },
    ),
    (
        PORTAL,
        {
            "title": "遵义市播州区水务局2023年度法治政府建设工作报告",
            "genre": "annual_report",
            "issuer": "遵义市播州区水务局",
            "publisher": "播州区水务局",
            "doc_number": None,
            "region": "播州区",
            "region_code": "520304",
            "publish_date": "2024-01-18",
            "report_year": 2023,
            "present": 2023,
        },
    ),
    (
        NEWS,
        {
            "title": "青海省“十四五”生态环境保护规划",
            "genre": "plan",
            "issuer": None,
            "publisher": "环保在线网",
            "region": "青海省",
            "publish_date": "2021-10-15",
            "report_year": 2021,
            "plan_period": "2021/2025",
        },
    ),
    (
        WORK,
        {
            "title": None,
            "genre": "work_report",
            "issuer": "铁岭市人民政府",
            "region_code": "211200",
            "publish_date": None,
            "report_year": 2023,
            "reported": 2023,
            "present": 2024,
        },
    ),
    (
        CONGRESS,
        {
            "title": "2024年政府工作报告",
            "genre": "work_report",
            "publisher": "贵阳日报",
            "region": "贵阳市",
            "publish_date": "2024-02-29",
            "report_year": 2023,
        },
    ),
    (BUDGET, {"genre": "budget", "issuer": "成都市财政局", "region": "成都市", "report_year": 2022}),
    (AUDIT, {"genre": "audit", "region": "湖南省", "report_year": 2022, "publish_date": "2023-07-27"}),
    (BULLETIN, {"genre": "bulletin", "issuer": "海北州生态环境局", "region_code": "632200", "report_year": 2022}),
    (
        ORDER,
        {
            "title": "三亚市餐饮业管理办法",
            "genre": "regulation",
            "issuer": "三亚市人民政府",
            "doc_number": "三亚市人民政府令第8号",
            "region": "三亚市",
            "publish_date": "2023-05-20",
            "report_year": 2023,
        },
    ),
    (STATUTE, {"genre": "regulation", "region": "山西省", "publish_date": "2022-01-23", "report_year": 2022}),
    (
        MINISTRY,
        {
            "title": "关于做好2023年环评管理工作的通知",
            "issuer": "生态环境部办公厅",
            "doc_number": "环办环评〔2023〕12号",
            "region": "中华人民共和国",
            "region_code": None,
            "publish_date": "2023-03-09",
        },
    ),
    (
        DISCLOSURE,
        {
            "title": "阳江市档案馆2023年政府信息公开工作年度报告",
            "genre": "disclosure_report",
            "region": "阳江市",
            "report_year": 2023,
        },
    ),
    (
        SUBJECT,
        {"title": None, "genre": "annual_report", "issuer": "许昌市水利局", "region": "许昌市", "report_year": 2023},
    ),
    (
        RECTIFICATION,
        {
            "title": "大同市公开第二轮中央生态环境保护督察整改落实情况",
            "genre": "rectification",
            "issuer": None,
            "publisher": "大同市人民政府",
            "region": "大同市",
            "publish_date": "2024-12-18",
            "report_year": 2024,
        },
    ),
    (
        EDITION,
        {
            "title": "《贵州省金融运行报告（2024）》摘要",
            "genre": "annual_report",
            "issuer": "中国人民银行贵州省分行",
            "region": "贵州省",
            "report_year": 2023,
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text.splitlines()[0][:20] for text, _ in CASES])
def test_metadata_of_every_kind_of_report(text: str, expected: dict[str, object]) -> None:
    metadata = read(text)
    assert {name: getattr(metadata, name) for name in expected} == expected


def test_what_an_excerpt_does_not_show_is_none() -> None:
    metadata = dataclasses.asdict(read(EXCERPT))
    assert metadata.pop("genre") == "other"
    assert not any(metadata.values())


def test_own_title_number_and_header_dates_are_marked() -> None:
    assert own_texts(BUDGET) == [
        "关于成都市2022年财政预算执行情况和2023年财政预算草案的报告\n——2023年2月1日在成都市第十八届人民代表大会第一次会议上"
    ]
    assert "2023年6月" in "".join(own_texts(BULLETIN))


def test_the_date_of_signature_below_the_body_is_not_marked() -> None:
    assert not any("2022年3月14日" in text for text in own_texts(NOTICE))
    assert "黔环发〔2022〕8号" in own_texts(NOTICE)[0]


def test_a_page_date_older_than_the_document_is_not_believed() -> None:
    text = "某市关于开展检查的通知\n发布时间：2019-01-02\n各县人民政府：\n现就有关事项通知如下。\n2020年12月30日\n"
    assert read(text).publish_date == "2020-12-30"


@pytest.mark.parametrize(
    ("written", "date"),
    [("2024-02-18", "2024-02-18"), ("2024-37-20", None), ("2024-00-18", None), ("2024-02-31", "2024-02")],
)
def test_a_page_date_that_no_calendar_has_is_not_believed(written: str, date: str | None) -> None:
    text = f"播州区水务局2023年度工作报告\n发布日期：{written}\n今年以来，全年办理案件12件。\n"
    assert read(text).publish_date == date
    assert extract_source(SourceText("0" * 16, "a.txt", text, "utf-8")).indicators[0].value == 12


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("内蒙古自治区“十四五”生态环境保护规划", "2021/2025"),
        ("国民经济和社会发展第十三个五年规划纲要", "2016/2020"),
        ("大气污染防治三年行动计划（2018—2020年）", "2018/2020"),
        ("关于制定国民经济和社会发展第十五个五年规划的建议", "2026/2030"),
        ("2022年工作要点", None),
        ("法治政府建设情况报告", None),
    ],
)
def test_plan_periods(title: str, period: str | None) -> None:
    assert plan_period(title) == period


@pytest.mark.parametrize(
    ("genre", "place", "example"), [(row[2], row[1], row[4]) for row in read_vocabulary("genres.csv")]
)
def test_every_genre_pattern_is_read_from_its_example(genre: str, place: str, example: str) -> None:
    assert genre_of(example if place == "title" else None, "" if place == "title" else example) == genre


def test_genre_patterns_are_in_order() -> None:
    orders = [int(row[0]) for row in read_vocabulary("genres.csv")]
    assert orders == sorted(set(orders))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "。", "《", "第", "1,1," * 20_000, "关于" * 20_000, "各" * 60_000, "2020年" * 10_000]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    assert read(text).doc_number is None


def test_a_work_report_that_names_no_year_takes_it_from_its_file() -> None:
    text = "各位代表：\n现在，我代表国务院向大会作政府工作报告，请予审议。\n国内生产总值增长7.8%。\n"
    source = SourceText("0" * 16, "reports/2013年国务院政府工作报告.txt", text, "utf-8")
    assert read_metadata(source, clean_text(source)).report_year == 2012
