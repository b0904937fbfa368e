"""Names in rules and notices: what is granted to whom and for each of whom, limits, ages and conditions."""

from __future__ import annotations

import pytest
from reports import indicators

NOTICE = "某市人民政府关于印发养老服务管理办法的通知"

GRANTS = [
    ("对新认定的孵化器给予每家最高500万元扶持。", ["给予扶持"]),
    ("对国家级孵化器，给予最高500万元建设经费资助。", ["给予建设经费资助"]),
    ("对获奖的个人，给予每人300万元奖励。", ["给予奖励"]),
    ("实习的高校学生，给予每人每月3000元实习补贴。", ["给予实习补贴"]),
    ("给予项目申报主体最高不超过50万元的一次性奖励。", ["给予项目申报主体一次性奖励"]),
    ("对揭榜企业给予最高200万元的资金支持。", ["给予资金支持"]),
    ("按照国拨经费的30%给予财政资金配套支持。", ["按照国拨经费给予财政资金配套支持"]),
    ("对新入驻的企业给予五年100%房租补贴。", ["给予房租补贴"]),
    ("对获奖的企业，给予每家30万元一次性奖励。", ["给予一次性奖励"]),
    ("参保人员由保险基金按90%的比例支付。", ["保险基金支付"]),
    ("对展位费用，按最高50%的比例给予补助。", ["给予补助"]),
    ("年销售收入达到2000万元、1亿元的，给予奖励。", ["年销售收入", "年销售收入"]),
]
LIMITS = [
    ("送餐补贴标准为每人每次2元。", ["送餐补贴标准"]),
    ("补贴标准为采取自主服务模式的饭堂每人每次3元。", ["补贴标准"]),
    ("床位费不高于每人每天35元。", ["床位费"]),
    ("担保费率原则上不超过1.5%。", ["担保费率"]),
    ("资助强度一般不超过100万元。", ["资助强度"]),
    ("上年度年薪应当在30万元以上。", ["年薪"]),
    ("申请人年龄在45周岁以下。", ["申请人年龄"]),
    ("定位精度优于20米。", ["定位精度"]),
    ("对主营业务收入首次突破1000亿元的企业给予奖励。", ["主营业务收入"]),
    ("展会租赁费用减半，其租赁面积为100平方米。", ["租赁面积"]),
    ("打造示范乡镇6个、示范村60个。", ["打造示范乡镇", "打造示范村"]),
    ("未成年子女，指年龄不满18周岁的子女。", ["年龄"]),
    ("测量误差≤±15%。", ["测量误差"]),
    ("原则上法制审核人员不少于20人。", ["法制审核人员"]),
    ("物价涨幅稳控在3%以内。", ["物价涨幅"]),
]
AGES = [
    ("年满60周岁的户籍居民，可以免费乘车。", ["户籍居民年满"]),
    ("65周岁以上（含65周岁）的老年人持优待卡免费入园。", ["老年人"]),
    ("在本市居住的80周岁及以上的户籍老年人享受补贴。", ["户籍老年人"]),
    ("申请时，女性不超过55周岁、男性不超过60周岁。", ["女性", "男性"]),
    ("对未满18周岁的未成年人实行半票。", ["未成年人"]),
    ("80周岁及以上的；", ["年龄"]),
    ("发展3岁以下婴幼儿照护服务。", ["婴幼儿"]),
    ("统筹配置0—6岁育幼服务资源。", ["育幼服务资源"]),
]
LEVELS = [
    ("完善两级数据中心的共享机制。", ["数据中心"]),
    ("以国家、省两级监管数据中心为主干。", ["监管数据中心"]),
    ("市县两级疾病预防控制局挂牌成立。", ["疾病预防控制局"]),
    ("市、区两级财政部门以及有关单位负责解释。", ["财政部门"]),
    ("完成市县两级国土空间总体规划成果报批。", ["国土空间总体规划"]),
    ("具备抗御6级左右地震的能力。", ["地震"]),
    ("在本市三级定点医疗机构确诊。", []),
    ("市人民医院创成三级中医医院。", []),
]
SIDES = [
    ("系统架构从生命周期、系统层级和智能特征三个维度进行描述。", ["维度"]),
    ("安全标准主要包括功能安全、人因安全等四个部分。", ["部分"]),
    ("做好养老金融和数字金融两篇文章。", ["文章"]),
    ("考虑自动驾驶的级别和设计运行条件两个因素。", ["因素"]),
    ("裁量分为减轻处罚、从重处罚四个等级。", ["等级"]),
    ("本市设12个区、8个街道。", ["区", "街道"]),
]


@pytest.mark.parametrize(("text", "names"), SIDES)
def test_the_last_of_those_counted_is_no_part_of_the_name(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text, NOTICE)] == names


def test_the_ends_of_a_class_said_once_more_count_nothing() -> None:
    rows = indicators("在广州市累计纳税5万—10万元（含5万元，不含10万元）的。", NOTICE)
    assert [(row.low, row.high) for row in rows] == [(50_000, 100_000)]


@pytest.mark.parametrize(("text", "names"), LEVELS)
def test_levels_are_named_by_what_has_them_and_grades_count_nothing(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text, NOTICE)] == names


@pytest.mark.parametrize(("text", "names"), AGES)
def test_an_age_is_named_by_whose_it_is(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text, NOTICE)] == names


@pytest.mark.parametrize(("text", "names"), GRANTS)
def test_what_is_granted_is_in_the_name(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text, NOTICE)] == names


@pytest.mark.parametrize(("text", "names"), LIMITS)
def test_for_each_of_whom_and_how_strictly_is_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text, NOTICE)] == names


def test_benefits_known_by_their_number_are_one_name() -> None:
    rows = indicators("发放残疾人两项补贴12亿元，做好金融五篇大文章。", NOTICE)
    assert [(row.name, row.unit) for row in rows] == [("发放残疾人两项补贴", "元")]


def test_a_place_kept_for_years_is_of_what_stands_before_the_years() -> None:
    (row,) = indicators("区域创新综合能力连续五年保持在全国第六位。", NOTICE)
    assert (row.name, row.value) == ("区域创新综合能力", 6)


def test_aims_that_dashes_begin_are_due_when_the_line_above_them_says() -> None:
    text = (
        "2025年的主要目标是：\n——转型升级成效显著。规模以上制造业企业生产效率、产品良品率、能源资源利用率显著提升，"
        "智能制造能力成熟度水平明显提升，服务业数字化水平稳步提高，建成500个以上示范工厂。"
    )
    (row,) = indicators(text, "某市“十四五”智能制造发展规划")
    assert (row.value, row.period) == (500, "2025")


def test_copies_of_a_paper_count_nothing() -> None:
    assert indicators("将申报书（纸质，一式6份）和推荐函一式2份寄送至市科技局。", NOTICE) == []


def test_of_several_in_turn_each_is_who_the_grant_holds_for() -> None:
    rows = indicators("新认定的国家、省、市工业设计中心分别给予100万元、50万元、30万元奖励。", NOTICE)
    assert [(row.name, row.subject) for row in rows] == [
        ("给予奖励", "新认定的国家工业设计中心"),
        ("给予奖励", "省工业设计中心"),
        ("给予奖励", "市工业设计中心"),
    ]
