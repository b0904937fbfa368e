"""Names in rules and notices: what is granted to whom and for each of whom, limits, ages and conditions."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from reports import indicators

NOTICE = "某市人民政府关于印发养老服务管理办法的通知"

GRANTS = [
    ("对新认定的孵化器给予每家最高500万元扶持。", ["给予每家扶持"]),
    ("对国家级孵化器，给予最高500万元建设经费资助。", ["给予建设经费资助"]),
    ("对获奖的个人，给予每人300万元奖励。", ["给予每人奖励"]),
    ("实习的高校学生，给予每人每月3000元实习补贴。", ["给予每人每月实习补贴"]),
    ("对获奖的项目，给予申报主体最高不超过50万元的一次性奖励。", ["给予申报主体一次性奖励"]),
    ("对揭榜企业给予最高200万元的资金支持。", ["给予资金支持"]),
    ("按照国拨经费的30%给予财政资金配套支持。", ["按照国拨经费给予财政资金配套支持"]),
    ("对新入驻的企业给予五年100%房租补贴。", ["给予房租补贴"]),
    ("对获奖的企业，给予每家30万元一次性奖励。", ["给予每家一次性奖励"]),
    ("参保人员由保险基金按90%的比例支付。", ["保险基金支付"]),
    ("对展位费用，按最高50%的比例给予补助。", ["给予补助"]),
    ("年销售收入达到2000万元、1亿元的，给予奖励。", ["年销售收入", "年销售收入"]),
]
LIMITS = [
    ("送餐补贴标准为每人每次2元。", ["送餐补贴标准每人每次"]),
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
def test_how_strictly_a_limit_holds_is_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text, NOTICE)] == names


def test_a_ceiling_is_the_most_there_may_be() -> None:
    rows = indicators("补贴上限为每年30万元，新增规上限上企业8家。", NOTICE)
    assert [(row.value, row.bound) for row in rows] == [(300_000, "le"), (8, "eq")]


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


# a sentence of a rule, and of each sum of it the name and whom it is for
RECEIVED = [
    (
        "被评为五星级的给予9万元，四星级的给予5万元，三星级的给予4万元。",
        [("给予", "被评为五星级的"), ("给予", "四星级的"), ("给予", "三星级的")],
    ),
    (
        "对入选“百强榜单”“成长榜单”的企业，分别给予9万元、4万元奖励。",
        [
            ("入选“百强榜单”给予奖励", "入选“百强榜单”“成长榜单”的企业"),
            ("入选“成长榜单”给予奖励", "入选“百强榜单”“成长榜单”的企业"),
        ],
    ),
    (
        "对经省级、市级新认定的平台分别给予投资额40%、20%的补助。",
        [("给予投资额的补助", "省级新认定的平台"), ("给予投资额的补助", "市级新认定的平台")],
    ),
    (
        "在基地就业的港澳青年，符合租房条件的，可领取每人每月900元住房补贴。",
        [("领取每人每月住房补贴", "在基地就业的港澳青年")],
    ),
    (
        "对投资初创企业的项目，给予不超过投资额7%，单个项目最高不超过60万元的创业补助。",
        [("给予投资额的创业补助", "投资初创企业的项目"), ("给予创业补助", "单个项目")],
    ),
    (
        "按每名800元给予培训机构补贴，每个机构每年最高补贴90万元。",
        [("每名给予补贴", "培训机构"), ("每年补贴", "每个机构")],
    ),
    (
        "食堂评定为优秀、合格等级的，分别给予8万元、4万元奖励。",
        [("给予奖励", "食堂评定为优秀等级的"), ("给予奖励", "食堂评定为合格等级的")],
    ),
    ("新迁入企业成功上市的，除享受各项补助外，另补助70万元。", [("补助", "新迁入企业")]),
    (
        "新认定的国家、省、市工业设计中心分别给予100万元、50万元、30万元奖励。",
        [("给予奖励", "国家工业设计中心"), ("给予奖励", "省工业设计中心"), ("给予奖励", "市工业设计中心")],
    ),
    (
        "对新认定的省、市级孵化器，分别给予20万元、10万元补助；新获批的国家、省级实验室分别给予90万元、30万元资助。",
        [
            ("给予补助", "省级孵化器"),
            ("给予补助", "市级孵化器"),
            ("给予资助", "国家级实验室"),
            ("给予资助", "省级实验室"),
        ],
    ),
    (
        "对新认定的骨干产业、新兴产业集群分别给予9万元、8万元奖励。",
        [("给予奖励", "骨干产业集群"), ("给予奖励", "新兴产业集群")],
    ),
    (
        "本市新获批的国家级、省级研究中心等，于次年分别给予建设单位国家级50万元、省级10万元的奖励。",
        [("给予建设单位奖励", "国家级研究中心等"), ("给予建设单位奖励", "省级研究中心等")],
    ),
    (
        "获得技术发明奖的第一完成单位，给予一等奖30万元、二等奖20万元奖励。",
        [("给予一等奖奖励", "获得技术发明奖的第一完成单位"), ("给予二等奖奖励", "获得技术发明奖的第一完成单位")],
    ),
    (
        "对承担军工项目的企业，按照项目合同金额的30%给予补助，最高补助500万元。",
        [("按照项目合同金额给予补助", "承担军工项目的企业"), ("补助", "承担军工项目的企业")],
    ),
    (
        "对获奖的企业，按照到位资金的30%给予奖励，每家企业不超过50万元。",
        [("按照到位资金给予奖励", "获奖的企业"), ("给予奖励", "每家企业")],
    ),
    (
        "对揭榜成功的，按照项目总投入的30%给予最高200万元的资金支持。",
        [("按照项目总投入给予资金支持", "揭榜成功的"), ("给予资金支持", "揭榜成功的")],
    ),
    (
        "对首次认定为示范机构的，依据考核结果，考核优秀的给予50万元补助。",
        [("给予补助", "首次认定为示范机构的")],
    ),
    ("由市财政按本市最低工资标准的50%核拨经费补贴。", [("按最低工资标准核拨经费补贴", None)]),
    ("见习期间由就业补助资金按每月500元给予生活费补贴。", [("每月给予生活费补贴", None)]),
    ("期满后由就业补助资金按每人3000元给予用人单位留用补贴。", [("每人给予留用补贴", "用人单位")]),
    ("对获得资质的民营企业，按每证50万元给予一次性奖励。", [("每证给予一次性奖励", "获得资质的民营企业")]),
    (
        "按博士每人3万元、硕士每人2万元的标准给予安家补贴。",
        [("每人给予安家补贴", "博士"), ("每人给予安家补贴", "硕士")],
    ),
    ("着力培养产业领军人才，并给予最高300万元项目经费资助。", [("给予项目经费资助", "产业领军人才")]),
    ("给予实际采购费用30%的补贴。", [("给予实际采购费用的补贴", None)]),
    ("对通过复审的企业每家补助10万元。", [("每家补助", "通过复审的企业")]),
    (
        "对新认定的省、市级示范企业，一次性奖励50万元、20万元。",
        [("一次性奖励", "省级示范企业"), ("一次性奖励", "市级示范企业")],
    ),
    (
        "对参展的企业给予30万元补助；根据设备投入情况给予财政贴息，每家最高10万元。",
        [("给予补助", "参展的企业"), ("每家给予财政贴息", None)],
    ),
    ("单个企业累计补贴金额不超过100万元。", [("补贴金额", "单个企业")]),
    (
        "对新获批国家级实验室、工程中心、产业创新中心、企业技术中心、制造业创新中心等研发机构的企业，给予500万元扶持。",
        [("给予扶持", "新获批国家级研发机构的企业")],
    ),
    ("第七条见习者属于困难人员的，见习期间按每月500元给予生活费补贴。", [("每月给予生活费补贴", "见习者")]),
    ("在企业连续就业的青年，符合条件的，可领取每月300元住房补贴。", [("领取每月住房补贴", "在企业连续就业的青年")]),
    (
        "对获得质量金奖、质量提名奖的企业，分别给予20万元、10万元奖励。",
        [("给予奖励", "获得质量金奖的企业"), ("给予奖励", "获得质量提名奖的企业")],
    ),
    (
        "被评为国家、省级示范社的，分别奖励20万元、10万元。",
        [("奖励", "被评为国家级示范社的"), ("奖励", "被评为省级示范社的")],
    ),
    (
        "对新认定的市级众创空间、孵化器分别奖励20万元和50万元。",
        [("奖励", "市级众创空间"), ("奖励", "市级孵化器")],
    ),
    (
        "对符合条件的企业给予设备投资额10%、最高不超过500万元的补助。",
        [("给予设备投资额的补助", "符合条件的企业"), ("给予补助", "符合条件的企业")],
    ),
    ("新建养老机构按每张床位1万元给予一次性建设补贴。", [("每张床位给予一次性建设补贴", "新建养老机构")]),
    ("对已通过贯标认证，并新认定为智能工厂和数字车间的企业，分别给予5万元、3万元奖励。", [("给予奖励", None)] * 2),
    (
        "对符合条件的企业研发费用按最高5%、单个企业不超过500万元补助。",
        [("研发费用补助", None), ("补助", "单个企业")],
    ),
    (
        "按照每人3000元标准，给予每名新招募的服务人员一次性安家费补贴。",
        [("每人给予一次性安家费补贴", "新招募的服务人员")],
    ),
    ("每个企业租金补贴每年不超过5万元、不重复享受。", [("租金补贴", "每个企业")]),
    ("按每招用1人不超过1500元的标准给予补助。", [("给予补助", None)]),
    ("对获奖的国际标准、国家标准的企业，分别给予60万元、40万元扶持。", [("给予扶持", None), ("给予扶持", None)]),
]


@pytest.mark.parametrize(("text", "rows"), RECEIVED)
def test_a_grant_is_named_by_what_is_given_and_holds_for_whom_it_is(
    text: str, rows: list[tuple[str, str | None]]
) -> None:
    assert [(row.name, row.subject, row.role) for row in indicators(text, NOTICE) if row.kind != "count"] == [
        (*row, "value") for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("单个企业最高奖励100万元。", ["le"]),
        ("每家最高给予500万元的一次性补助。", ["le"]),
        ("对获奖的企业，分别给予最高60万元、40万元扶持。", ["le", "le"]),
        ("按不超过实际投入的20%予以资助。", ["le"]),
        ("每月提供不低于最低工资标准80%的生活补贴。", ["ge"]),
        ("按实际投入的20%予以资助。", ["eq"]),
    ],
)
def test_the_most_of_a_grant_is_a_bound(text: str, bounds: list[str]) -> None:
    assert [row.bound for row in indicators(text, NOTICE)] == bounds


def test_what_sets_the_condition_is_no_grant_and_holds_for_the_same() -> None:
    text = "对人才创办的企业，年销售收入首次达到2000万元、5000万元的，分别给予最高50万元、100万元创新扶持。"
    said = [(row.role, row.name, row.subject) for row in indicators(text, NOTICE)]
    condition, grant = ("qualifier", "年销售收入", "人才创办的企业"), ("value", "给予创新扶持", "人才创办的企业")
    assert said == [condition, condition, grant, grant]


def test_sizes_of_those_whom_a_list_of_grants_is_for_are_qualifiers() -> None:
    rows = indicators("对年度营业收入首次突破10亿元、50亿元的企业，分别给予50万元、100万元奖励。", NOTICE)
    assert [(row.role, row.name) for row in rows] == [
        ("qualifier", "年度营业收入"),
        ("qualifier", "年度营业收入"),
        ("value", "给予奖励"),
        ("value", "给予奖励"),
    ]


def vocabulary() -> list[list[str]]:
    text = files("zhibiao.extractors").joinpath("vocabulary/grants.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    assert header == ["word", "part", "example"]
    return rows


def test_words_of_grants_are_sorted_and_stand_once() -> None:
    words = [row[0] for row in vocabulary()]
    assert words == sorted(set(words))


@pytest.mark.parametrize("row", vocabulary(), ids=lambda row: row[0])
def test_each_word_of_grants_is_read_in_its_example(row: list[str]) -> None:
    word, part, example = row
    (found,) = indicators(example, NOTICE)
    expected = {
        "gives": (f"{word}奖励", "企业"),
        "pays": (f"按投入{word}补贴", None),
        "hands": (f"每人{word}补贴", None),
        "sum": (f"给予{word}", "企业"),
        "body": ("给予奖励", f"获奖的{word}"),
        "supported": ("给予奖励", f"获奖的{word}"),
    }
    assert (found.name, found.subject) == expected[part]
