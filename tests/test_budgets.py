"""Budget reports: the year carried out, the draft of the year to come, and how both name their sums."""

from __future__ import annotations

from reports import extracted
from reports import indicators as rows_of

from zhibiao.schemas.records import Indicator

TITLE = "关于某县2022年预算执行情况和2023年预算草案的报告"
BUDGET = "——2023年2月3日在某县第五届人民代表大会第三次会议上\n"


def indicators(body: str, title: str = TITLE) -> list[Indicator]:
    """The indicators of a budget report."""
    return rows_of(body, title)


def test_this_year_is_the_one_whose_budget_is_drafted() -> None:
    """The account of 2022 is given in 2023: 今年 in the draft is 2023."""
    rows = indicators(
        f"{BUDGET}一、2022年预算执行情况\n民生支出5亿元。\n二、2023年预算草案\n今年安排预备费2000万元。\n"
    )
    assert [(row.value, row.period, row.nature) for row in rows] == [
        (500_000_000.0, "2022", "actual"),
        (20_000_000.0, "2023", "target"),
    ]


def test_growth_without_a_time_is_of_the_column_before_it() -> None:
    """The growth of a draft beside the two years it compares is the growth aimed at."""
    table = "单位：万元\n科目\t2022年执行数\t2023年预算数\t增长%\n教育\t500\t550\t10.0\n卫生\t300\t330\t10.0\n"
    rows = [row for row in indicators(f"{BUDGET}二、2023年预算草案\n{table}") if row.role == "change"]
    assert [(row.period, row.nature, row.change_base) for row in rows] == [("2023", "target", "2022")] * 2


def test_revenue_against_the_adjusted_budget() -> None:
    """为调整预算的 tells what the revenue is compared with."""
    rows = indicators(f"{BUDGET}一、2022年预算执行情况\n一般公共预算收入完成8亿元，为调整预算的103%。\n")
    assert [row.name for row in rows] == ["一般公共预算收入", "一般公共预算收入为调整预算"]


def test_more_spent_and_the_growth_it_makes() -> None:
    """The growth behind 增支 is of the expenditure; 增支 with a base is a change of it."""
    rows = indicators(f"{BUDGET}一、2022年预算执行情况\n公共预算支出8亿元，增支1亿元，增长14%。\n")
    assert [(row.name, row.role, row.parent_seq) for row in rows] == [
        ("公共预算支出", "value", None),
        ("增支", "value", None),
        ("公共预算支出", "change", 0),
    ]
    against = indicators(f"{BUDGET}一、2022年预算执行情况\n公共预算支出8亿元，比上年增支1亿元。\n")
    assert [(row.name, row.role) for row in against] == [("公共预算支出", "value"), ("公共预算支出", "change")]


def test_the_rate_cut_by_a_review_is_a_level() -> None:
    """审减率 is what share of a sum a review struck out, no decline."""
    rows = indicators(f"{BUDGET}一、2022年预算执行情况\n评审项目80个，审减率12%。\n")
    assert [(row.name, row.value, row.role) for row in rows][1:] == [("审减率", 12.0, "value")]


def test_the_budget_at_the_year_s_beginning_is_compared_with_by_its_year() -> None:
    """上年初预算 is the budget of the year before, not a day in January."""
    dates = extracted(f"{BUDGET}二、2023年预算草案\n支出安排9亿元，较上年初预算增加1亿元。\n", TITLE).dates
    assert "2022-01" not in [date.edtf for date in dates]


def test_what_follows_a_yearly_figure_is_of_the_plan() -> None:
    """每年 holds up to the semicolon; three years in a plan of three are its span."""
    text = (
        "某州养老服务实施方案（2022—2024年）\n（一）扩大供给。2.三年内改造福利院60所，每年完成20所；新增照护中心8个。\n"
    )
    rows = indicators(text, "某州养老服务实施方案（2022—2024年）")
    assert [(row.value, row.period, row.nature) for row in rows] == [
        (value, "2022/2024", "target") for value in (60.0, 20.0, 8.0)
    ]


def test_classes_of_things_are_counted() -> None:
    """大类 counts as 类 does, and is no part of the next name."""
    rows = indicators("完成十大类55项民生实事。\n", "某市2023年法治政府建设情况报告")
    assert [(row.value, row.unit, row.name) for row in rows] == [
        (10.0, "类", "完成民生实事"),
        (55.0, "项", "完成民生实事"),
    ]


def test_the_other_side_of_an_account_is_of_that_account() -> None:
    """支出 behind the revenue of a budget is the expenditure of that budget; beside incomes it is nobody's."""
    rows = indicators(
        f"{BUDGET}一、2022年预算执行情况\n全县一般公共预算收入完成8亿元，增长3%；支出完成9亿元，增长5%。\n"
    )
    assert [row.name for row in rows] == ["一般公共预算收入"] * 2 + ["一般公共预算支出"] * 2
    others = indicators(f"{BUDGET}一、2022年预算执行情况\n居民人均收入3万元，支出2万元。\n")
    assert others[-1].name == "支出"


def test_who_sets_the_limit_of_a_debt_is_not_in_its_name() -> None:
    """The limit and what is owed are named by the debt, and are the county's."""
    rows = indicators(f"{BUDGET}一、2022年预算执行情况\n省财政厅核定我县政府债务限额14亿元，年末余额13亿元。\n")
    assert [(row.name, row.subject) for row in rows] == [("政府债务限额", "我县"), ("政府债务余额", "我县")]


def test_what_expenditure_mainly_goes_to_is_a_part_of_it() -> None:
    """The sums behind 主要支出项目 are parts of the expenditure; their growth is not."""
    body = "公共预算支出8亿元，增长2%。主要支出项目：教育支出3亿元，增长5%；农林水支出1亿元。"
    rows = indicators(f"{BUDGET}一、2022年预算执行情况\n{body}\n")
    assert [(row.name, row.role) for row in rows if row.parent_seq == rows[0].seq and row.role == "part"] == [
        ("教育支出", "part"),
        ("农林水支出", "part"),
    ]
    apart = indicators(f"{BUDGET}一、2022年预算执行情况\n公共预算支出8亿元。\n主要支出项目：教育支出3亿元。\n")
    assert [row.role for row in apart] == ["value", "value"]


def test_what_is_set_aside_and_built_for_each_is_a_norm() -> None:
    """Shares to be used for something and space to be built for so many households hold in any year."""
    plan = "某州养老服务实施方案（2022—2024年）"
    body = "（一）扩大供给。小区按每百户不少于30平方米配建养老用房。公益金用于养老服务的比例不低于55%。\n"
    assert [(row.nature, row.period) for row in indicators(body, plan)] == [("rule", None)] * 2


def test_what_kind_of_thing_is_counted_may_begin_with_a_verb() -> None:
    """服务内容 is a thing, 服务企业 an act and its object."""
    body = "发布基本养老服务清单，明确26项服务内容。\n"
    assert [row.name for row in indicators(body, "某市2023年法治政府建设情况报告")] == ["服务内容"]


def test_almost_level_is_about_level() -> None:
    """基本 before 持平 is a hedge."""
    rows = indicators(f"{BUDGET}一、2022年预算执行情况\n农林水支出5亿元，与上年基本持平；教育支出6亿元，与上年持平。\n")
    assert [row.bound for row in rows if row.role == "change"] == ["about", "eq"]


def test_the_place_of_a_part_is_not_that_of_what_follows_the_list() -> None:
    """总投资 behind the parts of two cities is that of the whole."""
    body = "（一）扩大供给。2024年新增照护中心8个，其中乌海市2个、鄂尔多斯市1个，总投资4亿元。\n"
    rows = indicators(body, "某区养老服务实施方案（2022—2024年）")
    assert [(row.value, row.subject) for row in rows] == [
        (8.0, None),
        (2.0, "乌海市"),
        (1.0, "鄂尔多斯市"),
        (400_000_000.0, None),
    ]
