"""Whose a figure is: what stands before its number as the name of a place or a body, and what its name keeps."""

from __future__ import annotations

import pytest
from reports import indicators

OF_WHOM = [
    ("东部地区固定资产投资增长4%，比全国高1个百分点。", [("固定资产投资", "东部地区")] * 2),
    ("东部、中部和东北地区PPI分别下降2%、3%、4%。", [("PPI", "东部"), ("PPI", "中部"), ("PPI", "东北地区")]),
    ("青海、宁夏贷款平均利率均下降0.3个百分点。", [("贷款平均利率", "青海"), ("贷款平均利率", "宁夏")]),
    ("全省三次产业增加值分别增长4%、5%、6%。", [("产业增加值", f"全省第{ordinal}产业") for ordinal in "一二三"]),
    ("华星集团出资5亿元。", [("出资", "华星集团")]),
    ("市属国企签约投资项目22个。", [("签约投资项目", "市属国企")]),
    ("支持天津金融机构累计发放贷款143亿元。", [("发放贷款", "天津金融机构")]),
    ("布局建设试验区20个。", [("布局建设试验区", None)]),
    ("深圳数据交易所交易额64亿元。", [("深圳数据交易所交易额", None)]),
    ("黄果树景区接待游客500万人次。", [("接待游客", "黄果树景区")]),
    ("非银行支付机构应当具有5名高级管理人员。", [("具有高级管理人员", "非银行支付机构")]),
    ("市属国企资产规模1070亿元，营业收入100亿元。", [("市属国企资产规模", None), ("市属国企营业收入", None)]),
]


@pytest.mark.parametrize(("text", "expected"), OF_WHOM)
def test_whom_a_figure_is_of(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == expected


WHOLES = [
    ("要团结95%以上的群众和干部。", "团结群众和干部"),
    ("社区50%的建筑实现节能改造。", "社区建筑实现节能改造"),
    ("发布50项智能再制造标准。", "发布智能再制造标准"),
    ("争取完成500个县的卫生机构整顿。", "完成县的卫生机构整顿"),
    ("注册资本为人民币1亿元。", "注册资本"),
    ("振动567次，震级均小于2级。", "震级"),
    ("持有股份的比例虽然不足10%。", "持有股份的比例"),
    ("粮食产量稳定在5亿吨的水平上。", "粮食产量"),
    ("海南新设38个全功能型资金池。", "新设全功能型资金池"),
    ("在钢的总产量412万吨中，地方占9%。", "地方占钢的总产量"),
    ("全社会固定资产投资合计为26亿元。", "固定资产投资"),
    ("是指涉及金额在10万元以上。", "涉及金额"),
    ("范围包括甲、乙、丙3个省。", "省"),
    ("93%的村庄和96%的农户实现清洁取暖。", "农户实现清洁取暖"),
    ("温度测量精度优于±0.5℃。", "温度测量精度"),
    ("个体手工业的产值仍将增长为72亿元。", "个体手工业的产值"),
    ("动用了财政结余16亿元。", "动用财政结余"),
    ("体系由基础、应用等6个部分组成。", "部分"),
    ("稳定粮食生产面积130万亩、年产量40万吨。", "粮食年产量"),
    ("中央对地方转移支付增加1亿元、规模近9亿元。", "中央对地方转移支付规模"),
    ("确定的单位产值能耗降低4%。", "单位产值能耗"),
]


@pytest.mark.parametrize(("text", "name"), WHOLES)
def test_the_whole_of_a_name_and_nothing_else(text: str, name: str) -> None:
    assert indicators(text)[-1].name == name


def test_each_of_two_shares_says_what_its_things_do() -> None:
    first, _ = indicators("93%的村庄和96%的农户实现清洁取暖。")
    assert first.name == "村庄实现清洁取暖"
    first, _ = indicators("95%的行政村实现集体收入30万元。")
    assert first.name == "行政村实现集体收入"


def test_a_size_is_not_that_of_the_size_behind_it() -> None:
    rows = indicators("培育产值超10亿元的企业和产值超5亿元的园区。")
    assert [(row.name, row.subject) for row in rows] == [("产值", "企业"), ("产值", "园区")]
