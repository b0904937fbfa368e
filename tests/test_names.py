"""Names and subjects in running prose: what lists, quotation marks, places and comparisons do to them."""

from __future__ import annotations

import pytest
from reports import indicators

LISTS = [
    ("新晋规上工业企业20家、限上商贸企业15家。", ["新晋规上工业企业", "新晋限上商贸企业"]),
    ("新引进高端人才30人、大学生5000人。", ["新引进高端人才", "新引进大学生"]),
    ("争取国债项目5项、专项债项目8项。", ["争取国债项目", "争取专项债项目"]),
    ("新落地亿元项目45个、到位资金53亿元。", ["新落地亿元项目", "到位资金"]),
    ("改造老旧小区12个、农村危房改造开工30户。", ["改造老旧小区", "农村危房改造开工"]),
    ("完成老旧小区改造12个、农村危房改造30户。", ["完成老旧小区改造", "完成农村危房改造"]),
    ("创建清洁乡镇10个、清洁社区8个。", ["创建清洁乡镇", "创建清洁社区"]),
    ("全年亿元项目新签约51个、新开工40个。", ["亿元项目新签约", "亿元项目新开工"]),
    ("省定20件、市定15件民生实事全部完成。", ["省定民生实事完成", "市定民生实事完成"]),
    ("农房改造、灾害治理五件民生实事完成。", ["民生实事完成"]),
    ("东部灌区续建配套等22个项目建成。", ["项目建成"]),
]
SHARED = [
    ("科技贷款、绿色贷款、小微贷款分别增长15%。", ["科技贷款", "绿色贷款", "小微贷款"]),
    ("项目开工率、竣工率均居全省第2位。", ["开工率", "竣工率"]),
    ("化学需氧量、氨氮排放量下降2%。", ["化学需氧量", "氨氮排放量"]),
    ("治安和刑事案件分别下降12%、4%。", ["治安案件", "刑事案件"]),
    ("养老保险、医疗保险参保率均达97%。", ["养老保险参保率", "医疗保险参保率"]),
    ("城乡居民人均可支配收入分别增长4%、7%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
    (
        "电力、水利、交通建设分别完成投资20亿元、32亿元、100亿元。",
        ["电力建设完成投资", "水利建设完成投资", "交通建设完成投资"],
    ),
    ("节点标识注册量、接入企业数突破185亿个、2.1万家。", ["节点标识注册量", "接入企业数"]),
    (
        "工业投资、技改投资占全区比重分别达到13%、23%，排全区第2位、第1位。",
        ["工业投资占全区比重", "技改投资占全区比重", "工业投资占全区比重", "技改投资占全区比重"],
    ),
    ("保障性住房、农村民生工程投资占44%。", ["保障性住房、农村民生工程投资"]),
]
PREDICATES = [
    ("县级公立医院100%达到二级标准。", ["县级公立医院达到二级标准"]),
    ("新增贷款近四成投向制造业。", ["新增贷款投向制造业"]),
    ("推动22个项目列入省重大项目库。", ["推动项目列入省重大项目库"]),
    ("82项服务事项实现“跨市通办”。", ["服务事项实现“跨市通办”"]),
    ("3家企业入选国家级名单、居全省第2位。", ["企业入选国家级名单", "企业入选国家级名单"]),
    ("推动规上工业企业研发投入增长11%。", ["规上工业企业研发投入"]),
    ("加快实施中学、小学等5个学校项目㊳。", ["实施学校项目"]),
    ("推动22个项目开工。", ["推动项目开工"]),
]
BOUNDARIES = [
    ("常住人口城镇化率提升0.5个百分点。", ["常住人口城镇化率"]),
    ("主导产业增加值占比提高2个百分点。", ["主导产业增加值占比"]),
    ("职业高中在校学生数达到5000人。", ["职业高中在校学生数"]),
    ("建成未来乡村共富示范带12条。", ["建成未来乡村共富示范带"]),
    ("清洁村居达到100个。", ["清洁村居"]),
    ("经营主体净增3.6万户。", ["经营主体净增"]),
    ("打造“一刻钟便民生活圈示范区”8个。", ["打造“一刻钟便民生活圈示范区”"]),
    ("水环境质量稳居全省前列、建设用地安全利用率保持100%。", ["建设用地安全利用率"]),
    ("服务业增加值增速连续四个季度居全省第1位。", ["服务业增加值增速"]),
    ("规上工业增加值增长7.8%，较全省高1.7个百分点。", ["规上工业增加值", "规上工业增加值"]),
    ("地区生产总值增长6%，比全国、全省分别高1.4、0.6个百分点。", ["地区生产总值"] * 3),
    ("我国在1952年的粮食产量达到3278亿斤。", ["粮食产量"]),
    ("医保补助标准提高到人均640元。", ["医保补助标准"]),
    ("国内生产总值，考虑价格因素比上年增长9%。", ["国内生产总值"]),
    ("赤字规模4.06万亿元，比上年预算增加1800亿元。", ["赤字规模", "赤字规模"]),
    ("农村居民收入增长7%，超过城镇居民收入增幅2个百分点。", ["农村居民收入", "农村居民收入"]),
    ("中央预算内投资拟增加到4576亿元。", ["中央预算内投资"]),
    ("备付金日均余额不超过500亿元的部分，按照5%计算。", ["备付金日均余额", "备付金日均余额计算"]),
]
SUBJECTS = [
    ("创建全国文明村镇18个。", [("创建全国文明村镇", None)]),
    ("全省百强民营企业增至7家。", [("全省百强民营企业", None)]),
    ("新增湖北优势商标19件。", [("新增湖北优势商标", None)]),
    ("梧州籍毕业生就业率达到90%。", [("梧州籍毕业生就业率", None)]),
    ("新建县域医疗次中心5个。", [("新建县域医疗次中心", None)]),
    ("新疆股权交易中心挂牌企业达到26家。", [("新疆股权交易中心挂牌企业", None)]),
    ("南宁至崇左管道等63项重大项目开工。", [("重大项目开工", None)]),
    ("全市在建亿元以上项目136个。", [("在建亿元以上项目", "全市")]),
    ("全市实施技改项目27个、完成投资60亿元。", [("实施技改项目", "全市"), ("完成投资", "全市")]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_an_item_takes_the_verb_of_the_item_before_where_it_has_none_and_is_of_its_sort(
    text: str, names: list[str]
) -> None:
    assert [row.name for row in indicators(text) if row.role != "qualifier"] == names


@pytest.mark.parametrize(("text", "names"), SHARED)
def test_each_of_several_quantities_is_named_in_full(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


@pytest.mark.parametrize(("text", "names"), PREDICATES)
def test_what_is_said_of_the_things_counted_is_in_the_name(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


@pytest.mark.parametrize(("text", "names"), BOUNDARIES)
def test_a_name_ends_and_begins_with_whole_words_of_its_own(text: str, names: list[str]) -> None:
    found = [row.name for row in indicators(text) if row.unit != "季度"]
    assert found == names


@pytest.mark.parametrize(("text", "rows"), SUBJECTS)
def test_what_only_grades_or_names_the_thing_is_no_subject(text: str, rows: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == rows


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


def test_a_sum_names_what_is_granted_and_takes_no_thing_that_was_counted() -> None:
    assert [row.name for row in indicators("对符合条件的企业给予3000元补贴。")] == ["给予补贴"]
    assert [row.name for row in indicators("办理案件5件，罚款3万元。")] == ["办理案件", "罚款"]
    assert [row.name for row in indicators("发放救助金7亿元，惠及8万户。")] == ["发放救助金", "惠及"]


def test_places_among_others_rank_what_stands_before() -> None:
    rows = indicators("公共服务质量位居全国120个监测城市第19位。")
    assert [(row.name, row.value) for row in rows] == [("监测城市", 120), ("公共服务质量", 19)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("3家企业入选省级“智改数转”项目库。", [("企业入选省级“智改数转”项目库", None)]),
        ("制造业中长期贷款余额12亿元。", [("制造业中长期贷款余额", None)]),
        ("统筹资金7.15亿元支持特色产业。", [("统筹资金", None)]),
        ("建筑安装工程投资增长10%。", [("建筑安装工程投资", None)]),
        ("高中扩招3000个学位。", [("扩招学位", None)]),
        ("制修订30项智能制造标准。", [("制修订智能制造标准", None)]),
        ("实现12个先导工程开工建设。", [("实现先导工程开工建设", None)]),
        ("我们党有五千八百万党员。", [("党员", "我们党")]),
        ("新增2家国家级、28家省级专精特新企业。", [("新增国家级专精特新企业", None), ("新增省级专精特新企业", None)]),
        ("电商网络交易额突破百亿大关、达108亿元。", [("电商网络交易额", None)]),
        ("国考断面水质100%达标。", [("国考断面水质达标", None)]),
        ("职业中学和农业中学招生人数为140万人。", [("职业中学和农业中学招生人数", None)]),
        ("国家机关和企业共有职工八百万人。", [("职工", "国家机关和企业")]),
        ("高中在校生的比重，要由现在的45%提高到50%。", [("高中在校生的比重", None)] * 2),
        ("大豆产量计划增长4%。", [("大豆产量", None)]),
        ("城镇居民收入，按照可比价格计算，达到500元。", [("城镇居民收入", None)]),
        ("农民纯收入463元；城镇居民收入，1982年为494元。", [("农民纯收入", None), ("城镇居民收入", None)]),
        ("今年拟安排财政赤字2.18万亿元。", [("安排财政赤字", None)]),
        ("财政收入达到1274亿元，平均每年增加38亿元。", [("财政收入", None), ("财政收入增加", None)]),
    ],
)
def test_a_name_keeps_its_head_its_quotation_and_its_predicate(text: str, rows: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == rows


def test_deposits_and_loans_in_turn_are_two_quantities() -> None:
    rows = indicators("金融机构存贷款余额分别增长14.4%、11.3%。")
    assert [row.name for row in rows] == ["金融机构存款余额", "金融机构贷款余额"]
