"""Rectification reports: what was wrong, what is aimed at and what was done stand in turn under their labels."""

from __future__ import annotations

from reports import extracted, indicators

TITLE = "某市关于中央生态环境保护督察反馈问题整改情况的公示"
BODY = """反馈问题：2020年仍有6座污水处理厂未达标。
整改目标：2022年底前，污水集中收集率达到70%以上。
整改措施：新建污水管网120公里。2021年12月底前完成2座。
整改完成情况：截至2022年11月，投入资金4.37亿元；新建污水管网91公里。立案查处案件46起。"""


def test_a_public_notice_of_rectification_is_a_rectification_report() -> None:
    assert extracted(BODY, TITLE).document.genre == "rectification"


def test_aims_and_deeds_under_their_labels() -> None:
    told = [(row.value, row.period, row.nature) for row in indicators(BODY, TITLE)]
    assert told == [
        (6, "2020", "actual"),
        (70, "2022-12", "target"),
        (120, None, "target"),
        (2, "2021-12", "target"),
        (437_000_000, "2022-11", "actual"),
        (91, "2022-11", "actual"),
        (46, None, "actual"),
    ]


def test_a_number_behind_a_bare_verb_is_named_by_it() -> None:
    assert indicators(BODY, TITLE)[3].name == "完成"


def test_the_coming_year_of_an_annual_report_is_the_one_its_heading_names() -> None:
    body = "一、2021年工作成效\n办理案件31件。\n二、2022年工作安排\n年底前完成10个司法所建设。力争培训人员300人次以上。"
    told = [(row.period, row.nature) for row in indicators(body)]
    assert told == [("2021", "actual"), ("2022-12", "target"), ("2022", "target")]


def test_what_stands_at_a_time_after_the_year_reported_on_is_no_target() -> None:
    (row,) = indicators("截至2022年5月底，已整改问题金额7.3亿元。")
    assert (row.period, row.nature) == ("2022-05", "actual")


def test_counties_in_front_of_a_sum_are_counted() -> None:
    rows = indicators("抽查9市31县的就业补助资金26.4亿元。")
    assert [(row.name, row.value) for row in rows[:2]] == [("市", 9), ("县", 31)]
    assert rows[2].name.endswith("就业补助资金")
