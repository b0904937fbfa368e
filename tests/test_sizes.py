"""Sizes, capacities and ages that describe the things counted: their measure, and whose they are."""

from __future__ import annotations

import pytest
from reports import PLAN, indicators


@pytest.mark.parametrize(
    "text",
    [
        "建设年产120万平方米薄膜生产线项目。",
        "7000吨级试验船开工建造。",
        "家庭年收入10万元群体比例提高。",
    ],
)
def test_a_capacity_or_a_class_of_income_only_describes(text: str) -> None:
    (row,) = indicators(text)
    assert row.role == "qualifier"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全市新签约2000万元以上项目459个。", ["项目", "新签约项目"]),
        ("引进50亿以上重大项目20个。", ["重大项目", "引进重大项目"]),
        ("新谋划投资过50亿元项目2个、过100亿元项目7个。", ["投资", "新谋划项目", "投资", "新谋划项目"]),
        ("新开工10亿元或1亿美元项目30个。", ["项目", "项目", "新开工项目"]),
        ("招商引资签约超10亿元项目8个。", ["项目", "签约项目"]),
        ("开复工5000万元以上项目45个。", ["项目", "开复工项目"]),
        ("新增小企业9家、产值过50亿元企业2家。", ["新增小企业", "产值", "新增企业"]),
        ("产值超100亿元企业达到5家。", ["产值", "企业"]),
    ],
)
def test_things_of_a_size_take_the_verb_before_it(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_a_size_in_hundreds_of_millions_is_money() -> None:
    (size, count) = indicators("引进50亿以上重大项目20个。")
    assert (size.role, size.value, size.unit, count.role) == ("qualifier", 5e9, "元", "value")


def test_a_size_over_a_limit_only_describes_the_things_counted() -> None:
    rows = indicators("新引进投资超5亿元项目10个。")
    assert [(row.name, row.role) for row in rows][1] == ("新引进项目", "value")
    assert rows[0].role == "qualifier"


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("经营性收益80万元以上的村达30个、40万元以上的村达90个。", [("经营性收益", "村")] * 2),
        ("营收过10亿元的企业9家，其中过50亿元的3家。", [("营收", "企业")] * 2),
        ("开建总投资90亿元的甲电厂、总投资60亿元的乙电厂。", [("总投资", "甲电厂"), ("总投资", "乙电厂")]),
        ("总投资20亿元的市文化“三大中心”全部启用。", [("总投资", "市文化“三大中心”")]),
        ("新引进5亿元以上制造业项目8个，其中10亿元以上项目2个。", [("制造业项目", None), ("项目", None)]),
    ],
)
def test_a_size_has_the_measure_it_states_or_that_of_the_size_before(
    text: str, sizes: list[tuple[str, str | None]]
) -> None:
    assert [(row.name, row.subject) for row in indicators(text) if row.role == "qualifier"] == sizes


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("向60岁以上老人免费发放口罩。", ("老人", None)),
        ("为全市65岁及以上老年人免费体检。", ("老年人", None)),
        ("统筹配置0-6岁育幼服务资源。", ("育幼服务资源", None)),
        ("女性不满40周岁的。", ("女性", None)),
        ("技师年龄在45周岁以下。", ("技师年龄", None)),
    ],
)
def test_an_age_is_that_of_the_people_behind_it_unless_it_is_stated(text: str, row: tuple[str, str | None]) -> None:
    (age,) = indicators(text)
    assert (age.role, age.name, age.subject) == ("qualifier", *row)


def test_a_size_is_not_that_of_the_size_behind_it() -> None:
    rows = indicators("培育产值超10亿元的企业和产值超5亿元的园区。")
    assert [(row.name, row.subject) for row in rows] == [("产值", "企业"), ("产值", "园区")]


def test_a_size_before_a_rate_describes_what_the_rate_is_of() -> None:
    told = [(row.name, row.role) for row in indicators("到2027年，3米近场唤醒率超过92%。", PLAN)]
    assert told == [("近场", "qualifier"), ("近场唤醒率", "value")]


def test_a_size_is_named_without_what_stands_beside_it_and_held_by_the_thing_alone() -> None:
    text = "新引进“五百强”企业或投资额20亿元以上的重大项目8个，年收入超20万元的行政村占比提高3个百分点。"
    told = [(row.name, row.subject) for row in indicators(text) if row.role == "qualifier"]
    assert told == [("投资额", "重大项目"), ("年收入", "行政村")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("对研发投入占比6%以上的企业给予奖励。", [("研发投入占比", "企业")]),
        ("支持年销售收入3亿元以上、利润率8%以上的龙头企业上市。", [("年销售收入", "龙头企业"), ("利润率", "龙头企业")]),
        ("对从业人员20人以上的软件企业给予补助。", [("从业人员", "软件企业")]),
        ("对投资额不低于1亿元且平均税率不低于9%的项目给予奖励。", [("投资额", "项目"), ("平均税率", "项目")]),
    ],
)
def test_limits_before_a_thing_describe_it(text: str, rows: list[tuple[str, str]]) -> None:
    found = indicators(text, "某市关于促进产业发展的若干措施")
    assert [(row.name, row.subject) for row in found] == rows
    assert {row.role for row in found} == {"qualifier"}


@pytest.mark.parametrize(
    ("text", "role"), [("给予不超过50万元的项目补助。", "value"), ("完成增速8%以上的目标。", "change")]
)
def test_what_is_granted_or_aimed_at_is_no_limit_of_a_thing(text: str, role: str) -> None:
    assert [row.role for row in indicators(text, "某市关于促进产业发展的若干措施")] == [role]
