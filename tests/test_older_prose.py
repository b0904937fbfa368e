"""Names in the prose of older national reports: years and figures spelled out, plans fulfilled, shares of a whole."""

from __future__ import annotations

import pytest
from reports import indicators

LEVELS = [
    ("一九五八年的钢产量，拟定为六百万吨，比上一年增加八十万吨。", ["钢产量", "钢产量"]),
    ("手工业产值的比重将下降为百分之十五。", ["手工业产值的比重"]),
    ("住宅投资的比重，由过去的百分之三十，降低到百分之二十。", ["住宅投资的比重"] * 2),
    ("小煤窑由四百个减少到现在的二百个。", ["小煤窑"] * 2),
    ("公路里程由90万公里延长到120万公里。", ["公路里程"] * 2),
    ("粮食总产量应该有七千斤。", ["粮食总产量"]),
    ("货物周转量，由于运输的减少，比1954年只增长了5%。", ["货物周转量"]),
]
LED_UP = [
    ("前三年共开垦荒地三千六百万亩。", ["开垦荒地"]),
    ("其他收入共收到二百万元。", ["其他收入"]),
    ("友邦帮助我国建设的第一批五十个项目。", ["第一批项目"]),
    ("全市的士数量达到五百辆。", ["的士数量"]),
    ("这五年共取得科研成果三万项。", ["取得科研成果"]),
    ("我们派出留学生六千人。", ["派出留学生"]),
    ("现在全市人口已经达到12亿。", ["人口"]),
    ("这些农场的耕地面积增加到四百万亩。", ["农场的耕地面积"]),
    ("每年为国家節約二千亿元。", ["为国家節约"]),
]
SHARES = [
    ("商业收入33亿元，完成预算数的89%。", ["商业收入", "商业收入完成预算数"]),
    ("农业税收到3亿元，为预算数的109%。", ["农业税", "农业税为预算数"]),
    ("工业投资额完成65亿元，超过原定的年度计划4%。", ["工业投资额", "工业投资额超过原定的年度计划"]),
    ("国防的支出，共占本年支出的22%。", ["国防的支出占支出"]),
    ("住宅建设的投资比重，仍然占23%。", ["住宅建设的投资比重"]),
    ("钢厂在工业总产值中所占的比重上升到34%。", ["钢厂在工业总产值中所占的比重"]),
    ("在校学生达到三百万人，即占学龄儿童的70%。", ["在校学生", "在校学生占学龄儿童"]),
]


@pytest.mark.parametrize(("text", "names"), LEVELS + LED_UP + SHARES)
def test_a_name_is_the_quantity_without_the_words_around_it(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("可以开荒四千万亩到五千万亩。", 40_000_000, 50_000_000),
        ("纯收入实际增长百分之四至百分之五。", 4, 5),
        ("亩产六十斤到七十九斤。", 60, 79),
    ],
)
def test_two_figures_of_one_unit_joined_by_to_are_one_range(text: str, low: float, high: float) -> None:
    [row] = indicators(text)
    assert (row.value, row.low, row.high, row.bound) == (None, low, high, "range")


@pytest.mark.parametrize("text", ["亩产由六十斤到七十斤。", "名次提升5位至第24位。"])
def test_a_way_gone_from_one_figure_to_another_is_no_range(text: str) -> None:
    assert len(indicators(text)) == 2


def test_to_double_is_a_growth() -> None:
    [row] = indicators("购买力增长近一倍。")
    assert (row.name, row.role, row.value, row.unit, row.bound) == ("购买力", "change", 1, "倍", "about")


def test_two_spaced_digits_are_one_number() -> None:
    rows = indicators("增加值平均每年增长1 5 .3 %，部门从4 0 个减少到2 9 个。")
    assert [(row.value, row.unit) for row in rows] == [(15.3, "%"), (40, "个"), (29, "个")]


def test_listing_one_by_one_counts_nothing() -> None:
    assert indicators("各项措施不再一一列举。") == []


PEOPLES = [
    ("在这样一个十亿人口的大国，市场供应充裕。", [("人口", None)]),
    ("我国十亿人民站在维护和平的一边。", [("人民", "我国")]),
    ("满足了八亿农民的多年愿望。", [("农民", None)]),
    ("1.4亿农村人口在城镇落户。", [("农村人口在城镇落户", None)]),
    ("直接惠及三亿多农民。", [("惠及农民", None)]),
    ("裁减军队员额20万任务顺利完成。", [("裁减军队员额", None)]),
    ("地方有三十二个建设项目。", [("地方建设项目", None)]),
    ("年产一百五十万吨钢的联合企业投产。", [("年产钢", None)]),
]


@pytest.mark.parametrize(("text", "rows"), PEOPLES)
def test_a_people_is_counted_for_itself_and_a_plant_by_what_it_makes(
    text: str, rows: list[tuple[str, str | None]]
) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == rows


STATED = [
    ("粮食产量三千亿斤和棉花产量三千万担的指标，是积极的。", [("粮食产量", "value"), ("棉花产量", "value")]),
    ("去年增产三千亿斤的基础上，继续前进。", [("增产", "value")]),
    ("今年要新增8000万吨标准煤的节能能力。", [("新增节能能力", "value")]),
    ("内江黑猪23万头。", [("内江黑猪", "value")]),
]


@pytest.mark.parametrize(("text", "rows"), STATED)
def test_what_is_laid_down_as_aim_or_ground_is_stated(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(row.name, row.role) for row in indicators(text)] == rows


def test_a_turn_from_decline_to_growth_keeps_the_name() -> None:
    rows = indicators("企业利润由上年下降2.3%转为增长8.5%。")
    assert [(row.name, row.value) for row in rows] == [("企业利润", -2.3), ("企业利润", 8.5)]


@pytest.mark.parametrize(
    "text", ["利用好国内国际两个市场、两种资源。", "发挥中央和地方两个积极性。", "反对两个超级大国的争夺。"]
)
def test_set_phrases_of_policy_count_nothing(text: str) -> None:
    assert indicators(text) == []


INHERITED = [
    ("工业总产值一九七四年预计比一九六四年增长一点九倍。", ["工业总产值"]),
    ("农民纯收入，考虑价格因素，比上年增长4%。", ["农民纯收入"]),
    ("社会零售总额，比一九五二年大约增长百分之四十。", ["社会零售总额"]),
    ("提高退休人员养老金，人均每年增长10%左右。", ["提高退休人员养老金"]),
    ("产量增长速度在百分之四以上，高的达到百分之五。", ["产量增长速度"] * 2),
    ("煤炭、电解铝分别淘汰落后产能11万吨和12万吨。", ["煤炭淘汰落后产能", "电解铝淘汰落后产能"]),
    ("国营商业在批发中的比重达到63%，在零售中的比重达到34%。", ["国营商业在批发中的比重", "国营商业在零售中的比重"]),
    ("旅客周转量将达到二亿人海里。", ["旅客周转量"]),
    ("电力108亿度，等于1949年的2.5倍；原煤819万吨，等于1949年的2.6倍。", ["电力", "电力", "原煤", "原煤"]),
    ("经济增长预期目标定为7.5%左右。", ["经济增长预期目标"]),
    ("努力把商品价格涨幅控制在6%以内。", ["商品价格涨幅"]),
    ("开展“一把手”接访20次。", ["开展“一把手”接访"]),
    ("用三年时间将报销标准由60元提高到90元。", ["报销标准"] * 2),
    ("城镇新增就业年均30万人。", ["城镇新增就业"]),
    ("林业投资总额计划安排为三亿元。", ["林业投资总额"]),
    ("油料的播种面积安排为九十万亩。", ["油料的播种面积"]),
    ("完成年度投资计划的102%。", ["完成年度投资计划"]),
    ("铁路的通车里程爲二万公里。", ["铁路的通车里程"]),
    ("积累的比重，相应地由36.5%降到30%左右。", ["积累的比重"] * 2),
    ("全年偿还了13亿新卢布。", ["偿还"]),
]


@pytest.mark.parametrize(("text", "names"), INHERITED)
def test_a_figure_without_a_name_of_its_own_has_that_of_its_clause(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_a_change_said_once_more_in_another_unit_is_the_same_change() -> None:
    rows = indicators("棉花产量增长百分之五十三，即增产一千万担。")
    assert [(row.name, row.role, row.value, row.unit) for row in rows] == [
        ("棉花产量", "change", 53, "%"),
        ("棉花产量", "change", 10_000_000, "担"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "水泥：建成后的年产能力为九万吨，五年内达到的年产能力为三万吨。",
            ["水泥建成后的年产能力", "水泥达到的年产能力"],
        ),
        ("猪肉：产量12万吨，产值3亿元。", ["猪肉产量", "猪肉产值"]),
        ("主要目标是：产量12万吨，产值3亿元。", ["产量", "产值"]),
    ],
)
def test_a_measure_of_nothing_is_that_of_the_label_before_it(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_a_figure_that_nothing_names_goes_on_with_the_sentence_before() -> None:
    rows = indicators("灌溉面积达到十亿亩。其中有六亿亩，抗旱能力已经达到标准。")
    assert [row.name for row in rows] == ["灌溉面积"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全国粮食总产量，在过去四年中共增加了一千九百亿斤。", "全国粮食总产量增加"),
        ("英国的煤产量才增加到二亿吨。", "英国的煤产量"),
        ("为企业引才1757人。", "企业引才"),
        ("经济增长连续四年略高于10%。", "经济增长"),
        ("加上原有的复线1457公里。", "原有的复线"),
        ("粮食的平均产量已经达到或者超过了一千斤。", "粮食的平均产量"),
        ("铁的最高年产量不过一百八十万吨。", "铁的最高年产量"),
        ("各地区用于节能的资金30亿元。", "用于节能的资金"),
        ("国家预算规定国防费支出为61亿元。", "国防费支出"),
        ("虽然生产资料的产值增长了41%。", "生产资料的产值"),
        ("将增值税起征点从月销售额3万元提高。", "增值税起征点"),
        ("广义货币预期增长13%左右。", "广义货币"),
        ("把全市人口控制在1200万左右的目标实现了。", "人口"),
    ],
)
def test_words_between_a_time_or_a_quantity_and_its_figure_are_no_name(text: str, name: str) -> None:
    assert [row.name for row in indicators(text)] == [name]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("今年1至9月安排了四百万人就业。", ("1980-01/1980-09", "actual")),
        ("到今年1月20日就已经完成二亿土方。", ("1980-01-20", "actual")),
        ("今年上半年要新建住宅20万套。", ("1980-01/1980-06", "target")),
        ("今年1至12月新建住宅20万套。", ("1980-01/1980-12", "target")),
        ("今年6月底前建成住宅20万套。", ("1980-06", "target")),
    ],
)
def test_a_report_given_within_a_year_tells_what_was_done_in_it(text: str, row: tuple[str, str]) -> None:
    rows = indicators(f"各位代表：\n1979年工作回顾\n{text}", "1980年某市政府工作报告")
    assert [(each.period, each.nature) for each in rows] == [row]


def test_headings_may_spell_their_year() -> None:
    text = "（一）一九七九年的成就\n建成学校20所。\n（二）一九八〇年计划的安排\n建成学校30所。"
    rows = indicators(f"各位代表：\n{text}", "1980年某市政府工作报告")
    assert [(row.value, row.period, row.nature) for row in rows] == [(20, "1979", "actual"), (30, "1980", "target")]


def test_when_a_goal_was_set_is_not_when_it_was_reached() -> None:
    rows = indicators("全面实现年初确定的目标，生产总值增长7%，到2021年6月建成学校3所。")
    assert [row.period for row in rows] == ["2021", "2021-06"]
