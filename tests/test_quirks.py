"""What real files look like: each quirk of docs/quirks.md in a short example of its own, from file to rows.

The order is the same; those of figures stand in `test_quirks_figures.py`. What a stage makes of a quirk in detail
stands in the tests of that stage.
"""

from __future__ import annotations

import time

import pytest
from reports import extracted, rules, times, told

from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.ingest import decode

CASES = "办理案件 5 件"
HEAD = "某市2021年法治政府建设情况报告"


# Characters


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "全年办理案件5件,罚没金额3.5万元;整改问题2个(其中:水类1个).",
            [CASES, "罚没金额 35000 元", "整改问题 2 个", "水类 1 个"],
        ),
        ("办理案件５件，罚没金额１．５万元。", [CASES, "罚没金额 15000 元"]),
        ("办理案件 5 件，罚没金额 1.5 万元。", [CASES, "罚没金额 15000 元"]),
        ("　　办理案件5件。\r\n　　罚没金额3万元。\r　　结案2件。", [CASES, "罚没金额 30000 元", "结案 2 件"]),
        ("①办理案件5件；②罚没金额3万元。", [CASES, "罚没金额 30000 元"]),
        ("臭氧浓度为30μg/m3。", ["臭氧浓度 30 微克/立方米"]),
        ("臭氧浓度为30µg/m³。", ["臭氧浓度 30 微克/立方米"]),
        ("臭氧浓度为30ug/m3。", ["臭氧浓度 30 微克/立方米"]),
        ("臭氧浓度为30微克/立方米。", ["臭氧浓度 30 微克/立方米"]),
        ("臭氧浓度为30?g/m?，一氧化碳浓度为1.2mg/m?。", ["臭氧浓度 30 微克/立方米", "一氧化碳浓度 1.2 毫克/立方米"]),
    ],
)
def test_characters(body: str, expected: list[str]) -> None:
    assert told(extracted(body)) == expected


def test_spaced_dates_and_numbers() -> None:
    extraction = extracted("2021 年 11 月 26 日，印发《通知》（厅发〔2020〕5 号），办理案件 12 件。")
    assert times(extraction) == ["2021-11-26"]
    assert [row.number for row in extraction.titles] == ["厅发〔2020〕5号"]
    assert told(extraction) == ["办理案件 12 件"]


def test_full_width_dates() -> None:
    assert times(extracted("２０２２ 年 ４ 月办理案件5件。")) == ["2022-04"]


def test_letter_spaced_titles_and_headings() -> None:
    extraction = extracted("一、 主 要 工 作\n办理案件5件。", title="贵 州 省 生 态 环 境 状 况 公 报")
    assert extraction.document.title == "贵州省生态环境状况公报"
    assert [row.heading for row in extraction.sections] == ["主要工作"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("feed", ["\n", "\r\n", "\r", "\r\n\n\r"])
def test_encodings_and_line_ends(encoding: str, feed: str) -> None:
    source = decode(f"{HEAD}{feed}办理案件5件，环境优美。{feed}罚没金额3万元。".encode(encoding), "report.txt")
    assert told(extract_source(source)) == [CASES, "罚没金额 30000 元"]


# Broken lines

LONG = (
    "坚持依法行政，健全工作机制，压实各方责任，提升服务水平，营造良好的营商环境，推动各项任务"
    "落到实处，各方面工作取得了明显的成效。"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("加强对法治\n\n工作的领导，办理案件5件。", [CASES]),
        (f"{LONG}全市完成造林，削\n\n减散煤12万吨。", ["削减散煤 120000 吨"]),
        ("完成投资885\n\n亿元，优 良天数比例达到90%。", ["完成投资 8.85e+10 元", "优良天数比例 90 %"]),
        ("办理案件5件。\n— 2 —\n罚没金额3万元。\n- 10 -\n结案2件。", [CASES, "罚没金额 30000 元", "结案 2 件"]),
    ],
)
def test_lines_torn_by_pages(body: str, expected: list[str]) -> None:
    assert told(extracted(body)) == expected


def test_dates_torn_by_pages() -> None:
    [row] = extracted("2023 年至 2025\n年，新建公园12个。").indicators
    assert (row.value, row.period) == (12, "2023/2025")
    [row] = extracted(f"{LONG}2020年\n\n合法性审查文件 16 份。").indicators
    assert (row.value, row.unit, row.period) == (16, "份", "2020")


def test_leaders_of_a_contents_list_are_no_figures() -> None:
    extraction = extracted("目录\n一、主要工作......- 14 -\n二、存在问题......- 16 -\n一、主要工作\n办理案件5件。")
    assert told(extraction) == [CASES]
    assert [row.heading for row in extraction.sections] == ["主要工作", "存在问题", "主要工作"]


def test_columns_that_ran_together_give_no_wrong_name() -> None:
    extraction = extracted("存款余额增长          贷款余额达到\n8.5%，高于上年。      900亿元，同比多增。")
    assert {row.name for row in extraction.indicators} <= {"", "存款余额"}


def test_figures_apart_from_their_labels_are_left_out() -> None:
    assert told(extracted("地区 受理 办结\n甲县\n乙县\n12\n13\n10\n11")) == []


@pytest.mark.parametrize(
    "rows",
    [
        "序号\n|\n地区\n|\n受理数\n1\n|\n昆明市\n|\n475\n2\n|\n曲靖市\n|\n310",
        "|\n序号\n|\n地区\n|\n受理数\n|\n1\n|\n昆明市\n|\n475\n|\n2\n|\n曲靖市\n|\n310\n|",
        "序号\n\n|\n\n地区\n\n|\n\n受理数\n\n|\n\n1\n\n|\n\n昆明市\n\n|\n\n475\n\n|\n\n2\n\n|\n\n曲靖市\n\n|\n\n310\n\n|",
    ],
)
def test_a_cell_a_line(rows: str) -> None:
    found = extracted(f"各地案件受理情况表\n单位：件\n{rows}\n").indicators
    assert [(row.subject, row.name, row.value, row.unit) for row in found] == [
        ("昆明市", "受理数", 475, "件"),
        ("曲靖市", "受理数", 310, "件"),
    ]


# Document numbers

NUMBERS = [
    ("内政发〔2020〕26号", "内政发〔2020〕26号"),
    ("内环办[2014]790号", "内环办〔2014〕790号"),
    ("内环办(2021〕71号", "内环办〔2021〕71号"),
    ("内环办〔2018〕９号", "内环办〔2018〕9号"),
    ("内环办〔2017〕35 号", "内环办〔2017〕35号"),
    ("黔府发 〔\n２０２２〕８ 号", "黔府发〔2022〕8号"),
]


@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_numbers_of_cited_documents(written: str, number: str) -> None:
    extraction = extracted(f"根据《治理方案》（{written}），办理案件5件。")
    assert [(row.title, row.number) for row in extraction.titles] == [("治理方案", number)]
    assert told(extraction) == [CASES]


@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_the_number_of_the_document_itself(written: str, number: str) -> None:
    title = "某某市人民政府关于印发治理方案的通知"
    extraction = extracted("各区人民政府：\n现印发给你们，请遵照执行。", title=f"{written}\n{title}")
    assert (extraction.document.doc_number, extraction.document.title) == (number, title)
    assert extraction.titles == []


def test_numbers_of_orders_and_brackets_that_hold_no_number() -> None:
    extraction = extracted("依据《监测办法〔试行〕》（生态环境部令第33号），办理案件5件〔其中水类2件〕。")
    assert [(row.title, row.number) for row in extraction.titles] == [("监测办法（试行）", "生态环境部令第33号")]
    assert told(extraction) == [CASES, "水类 2 件"]


# Titles


@pytest.mark.parametrize("pair", ["〈〉", "<>", "‹›", "＜＞", "«»"])
def test_titles_inside_titles(pair: str) -> None:
    [outer, inner] = extracted(f"落实《关于印发{pair[0]}治理方案{pair[1]}的通知》，办理案件5件。").titles
    assert (outer.title, inner.title, inner.parent_seq) == ("关于印发〈治理方案〉的通知", "治理方案", outer.seq)


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("落实《治理方案要求，依据《监测办法》办理案件5件。", ["治理方案要求", "监测办法"]),
        ("对照2021年工作要点》要求，办理案件5件。", ["2021年工作要点"]),
        ("落实《治理方案，办理案件5件。\n依据《监测办法》办结2件。", ["治理方案", "监测办法"]),
        ("签订“区域联防联控合作协议”，办理案件5件。", ["区域联防联控合作协议"]),
    ],
)
def test_titles_without_one_of_their_brackets(body: str, titles: list[str]) -> None:
    extraction = extracted(body)
    assert [row.title for row in extraction.titles] == titles
    assert extraction.indicators[0].value == 5


# Page chrome with numbers


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2022-01-05 10:20", "浏览次数：1234次", "字体大小：[大 中 小]", "扫一扫在手机打开当前页", "登录|注册",
        "上一篇：2020年报告", "下一篇：2022年报告", "相关阅读", "版权声明", "电话：010-12345678 邮编：100000",
        "备案号：京ICP备12345678号", "积分 169446", "PAGEREF _Toc32310 h 3", "886.png",
    ],
)  # fmt: skip
def test_page_chrome_gives_no_rows(line: str) -> None:
    extraction = extracted(f"{line}\n办理案件5件。\n{line}\n")
    assert told(extraction) == [CASES]
    assert times(extraction) == []


def test_a_sites_date_older_than_the_document_is_none() -> None:
    body = "发布日期：2019-01-05\n办理案件5件。\n某某市司法局\n2022年1月10日\n"
    document = extracted(body, title="某某市司法局2021年法治政府建设情况报告").document
    assert (document.publish_date, document.report_year) == ("2022-01-10", 2021)


# Bodies


def test_a_body_that_stands_twice() -> None:
    paragraphs = [
        "一、主要工作",
        *(f"　　{word}{LONG}" for word in ("首先，", "其次，", "再次，")),
        "　　办理案件5件。",
    ]
    body = "\n".join(paragraphs)
    extraction = extracted(f"{body}\n{body.replace('　', '')}")
    assert told(extraction) == [CASES]
    assert rules(extraction) == ["repeated_body"]


def test_an_excerpt() -> None:
    extraction = extracted("第三节 绿色发展\n到2025年，森林覆盖率达到30%。", title="第八章 美丽家园")
    assert [(row.level, row.label) for row in extraction.sections] == [(1, "第八章"), (2, "第三节")]
    assert [(row.value, row.period, row.section) for row in extraction.indicators] == [(30, "2025", "第八章/第三节")]


def test_a_notice_with_the_plan_it_issues() -> None:
    body = (
        "各区人民政府：\n现将《碳达峰方案》印发给你们。\n2021年3月1日\n碳达峰方案\n一、目标\n到2025年，新建公园12个。"
    )
    extraction = extracted(body, title="某某市人民政府关于印发碳达峰方案的通知")
    assert (extraction.document.genre, extraction.document.report_year) == ("notice", 2021)
    assert [(row.value, row.nature, row.section) for row in extraction.indicators] == [(12, "target", "一")]


def test_several_documents_in_one_file() -> None:
    extraction = extracted("一、总则\n办理案件5件。\n某市2021年工作要点\n一、目标\n开展检查3次。")
    assert [(row.label, row.heading) for row in extraction.sections] == [("一", "总则"), ("一", "目标")]
    assert told(extraction) == [CASES, "开展检查 3 次"]


# Numbering


@pytest.mark.parametrize(
    "body",
    [
        "一是抓督察。二是抓整改。四是抓宣传。",
        "八是抓督察。九是抓整改。九是抓宣传。",
        "专栏8 重点工程\n加快建设。\n专栏10 重大平台\n加快建设。",
        "（一）抓督察\n一、抓基础。\n三、抓整改。",
    ],
)
def test_gaps_in_the_numbering(body: str) -> None:
    assert "outline_gap" in rules(extracted(body))


def test_levels_of_labels() -> None:
    labels = [
        "第一章 总论",
        "第一节 基础",
        "一、成绩",
        "（一）经济",
        "1.工业",
        "（1）产值",
        "①轻工",
        "一是抓好。",
        "——坚持。",
    ]
    sections = extracted("\n".join(labels)).sections
    assert [row.level for row in sections] == list(range(1, len(labels) + 1))


# Found besides


def test_a_dated_sentence_below_the_title_is_text() -> None:
    extraction = extracted("2021年11月26日，市政府印发《监测办法》，办理案件5件。\n办理完毕。")
    assert (times(extraction), told(extraction)) == (["2021-11-26"], [CASES])
    assert [row.title for row in extraction.titles] == ["监测办法"]


def test_full_stops_that_became_line_ends() -> None:
    body = "健全农村服务体系，使新型机床达到142种\n机器制造工业总产值增长四\n六倍\n" + "继续发展，" * 100
    rows = extracted(body).indicators
    assert [(row.name, row.value, row.text) for row in rows] == [
        ("新型机床", 142, "142种"),
        ("机器制造工业总产值", 4.6, "四六倍"),
    ]


def test_the_body_of_a_division_is_not_the_division() -> None:
    [row] = extracted("昆明市五华区自然资源局部门（单位）共有车辆3辆。").indicators
    assert (row.subject, row.name, row.value) == ("昆明市五华区自然资源局部门（单位）", "车辆", 3)


# Old and other


def test_reports_of_the_1950s() -> None:
    body = "一九五四年，粮食产量三千亿斤，棉花产量二千一百三十万市担，基本建设投资旧人民币五万亿元。"
    rows = extracted(body, title="一九五五年政府工作报告").indicators
    assert [(row.value, row.unit, row.period) for row in rows] == [
        (3e11, "斤", "1954"),
        (2.13e7, "市担", "1954"),
        (5e12, "元", "1954"),
    ]


def test_traditional_characters() -> None:
    [row] = extracted("一九五四年，工業總產值增長百分之五。", title="政府工作報告").indicators
    assert (row.value, row.period) == (5, "1954")


def test_pinyin_in_brackets() -> None:
    assert told(extracted("办理(bànlǐ)案件5件，罚没(fámò)金额3万元。")) == [CASES, "罚没金额 30000 元"]


@pytest.mark.no_cover
@pytest.mark.parametrize("between", [" ", ",", "，", "\n", "、"])
def test_thousands_of_numbers_take_no_time(between: str) -> None:
    body = between.join(str(number * 7919 % 1000) for number in range(1500))
    extracted(body[:200])
    begun = time.process_time()
    assert told(extracted(body)) == []
    assert time.process_time() - begun < 3


def test_dates_of_mirrors_that_spin_words_and_figures_are_no_dates() -> None:
    assert times(extracted(f"{HEAD}\n本细则自3133年6月81日起施行，有效期至3136年6月30日。")) == []
