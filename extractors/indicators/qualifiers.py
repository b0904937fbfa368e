"""Qualifiers: numbers that only describe the thing named behind them.

Finds capacities and sizes before a thing (4.3米的焦炉, 65蒸吨以上燃煤锅炉), levels (三级联动机制), ages and how many
people a thing must have (户籍人口超过100万的城市). Refuses sums that are granted (5000元的补贴) and quantities a verb
acts on (完成10.5万亩耕地安全利用任务): these are values.

>>> thing("燃煤锅炉超低改造工程")
'燃煤锅炉'
"""

from __future__ import annotations

import re

from ..figures.quantity import Quantity
from ..names.acting import acts_on
from ..names.before import without_urging
from ..names.limits import OF_SIZES
from ..names.name import GENERIC
from ..names.nouns import read_behind
from ..names.subjects import split_subject
from ..periods.frame import PLANNING, Frame
from ..statements.found import FoundIndicator
from ..statements.statements import Statement
from ..words.acts import after_verb, without_last_verbs, without_measure
from ..words.trimming import QUOTED, lead_off, strip_brackets, trim
from ..words.words import measured, segment, word_class

_QUALIFYING = re.compile(
    r"^(?:的(?!任务|(?:发展|奋斗|预期|总体)?目标|指标|要求|基[础数](?!设施)|计划|数目|[\u4e00-\u9fff]{0,4}能力|比例|占比|幅度|增速|水平|速度|规模|成绩|有|标准(?!厂房|化|地|间|车|箱|煤|田|库))|级(?!联|以上)|及以上的|以上的|以下的)"
)
_THING = re.compile(
    r"(?:项目|工程|基地|机组|生产线|装置|线路|管线|公路|铁路|(?:硬化|水泥|沥青|柏油)路|产业园|焦炉|锅炉|企业(?!综合|服务|之家)|设备|群体|人群|家庭|行政村|硅片|电池|车辆|船舶|大桥|隧道|水库|航道|泊位|码头|电站|(?:光伏|风电)(?:发电)?(?:项目|机组|电站|基地|场(?!景)|组件)?|储能|园区$)"
)
_COMPOUND = re.compile(  # what goes on with a thing's name: 电池前驱体, 储能电站, 企业集团
    r"(?<=电池)(?:片|前驱体|电芯|组件|材料|[铝铜]?箔|隔?膜|[正负]极材料)|(?<=储能)(?:示范)?电站|(?<=企业)集团"
)
_SIZED = re.compile(r"[\u4e00-\u9fff]{0,8}(?:项目|企业|产业链|产业集群|园区|[镇村]$)")
_REACHED = re.compile(r"[\u4e00-\u9fff]{2}(?:达到?|突破|超过?|迈[上入进])$")
_GRANT = re.compile(r"^的[\u4e00-\u9fff]{0,8}(?:补贴|补助|奖励|资助|资金|罚款|贷款|投资|经费|津贴|补偿|奖补|支持|扶持)")
_CAPACITY = re.compile(r"吨|瓦|伏|赫|立方米|升|马力|标箱")
_DEVELOPED = re.compile(r"(?:研制|试制|研发)$")  # 研制60万千瓦火电机组: no one makes kilowatts
_CAPABLE = ("年产", "日产", "年加工", "年处理", "日处理", "年供")  # 年产120万平方米薄膜等项目
_RATED = ("时速", "亩产")  # 时速600公里高速磁浮样车
A_LOT = 10_000  # pieces that a plant makes rather than a report counts
_PIECES = frozenset("只 台 套 件 片 颗 块 支 米 辆".split())
_IN_WORKS = re.compile(
    r"的.*|(?<=[\u4e00-\u9fff]{2})(?:项目|工程|生产|基地|扩能).*"
)  # what is made there stands before
_MADE_IN = re.compile(r"(?:基地|生产线|产业园|工厂|制造项目|生产项目)")
_SHARE = re.compile(r"^在约?占[^，。；]{2,10}$")  # 在占全国人口四分之一的城市
_OF_WHAT = re.compile(r"的(?!比例|水平|目标|任务)[\u4e00-\u9fff]{2}")
_WORKS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:规范|标准|便利|实战|一体|实体|实质)化)*(?:建设|运行|运转|挂牌(?:成立)?|编制|(?:成果)?报批)+$"
)
_APART = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:以及|及(?!时)|为主|之间|直至|后$)")
_VOLTAGES = ("伏", "千伏")
_CIRCLE = re.compile(
    r"“?[\u4e00-\u9fff、]{0,14}?圈(?=”|加快|建设|功能|构建|等|覆盖|实现|试点|[，。；、]|$)"
)  # 15分钟社区生活圈
_SETTLEMENT = re.compile(r"的?(自然村寨?|村寨|自然屯|集镇|居民点|聚居[点区])")  # 30户以上自然村
_VERBS = ("act", "predicate", "light")
_ACTING = ("新", "成为")
_OF_EACH = re.compile(r"单[户笔项][\u4e00-\u9fff]{0,4}(?:金额|余额|收入|额度|规模|面积|总额)$")
_DOES = re.compile(r"(?<=企业)无|(?:收取|缴纳|承担|支付|享受|申请|发生)的|(?<=[\u4e00-\u9fff]{2})成为")
_ASIDE = re.compile(rf"(?<![和与、]){QUOTED.pattern}(?=[\u4e00-\u9fff])|“[^“”]?清零”$")  # 市“六大中心” is one name
_BESIDE = re.compile(r"(?:.+(?:[、或和]|领域))((?:年|计划)?(?:总投资|投资额?|营业收入|营收|产值|注册资本)额?)$")
_LAST_JOINED = re.compile(r"[和及、](?=[^和及、]*$)")
_AGES = ("周岁", "岁")
_PERSONS = re.compile(  # 的户籍居家老年人接受助餐, （含16周岁）的申领人
    r"(?:的|（[^（）]*）)*([\u4e00-\u9fff、“”]{0,10}?(?:老年?人|成年人|残疾人|军人|工人|[参申][保领请]人|人[员口群]|群[众体]|儿童"
    r"|[婴幼]+儿|[青少]年|少儿|妇女|[男女]性|夫妇|子女|父母|[居公网]民|职工|学生|孩子|对象|患者|成员|毕业生|劳动力|(?<=[\u4e00-\u9fff])者))"
)
_PEOPLE = re.compile(r"(?:人口|人数|户数)(?:规模|总数)?(?:已|将)?(?:达到?|在|为)?$")  # what a limit is set to
_NONE_OR_LITTLE = re.compile(r"(?:没有|无)([\u4e00-\u9fff]{2,8})或者?\1$")  # 没有违法所得或者违法所得不足50万元
_LEVEL = re.compile(r"水位(?!上升|下降|[回抬]升)")  # 135米水位蓄水
_HEIGHT = re.compile(r"(?:海拔(?:高[程度])?|高程)$")  # 位于海拔500米的山区
_OF_RATE = re.compile(r"([^，。；、的\d]{2,12})(?:率|比例|占比|精度)")
_MEAN_AGE = re.compile(r"寿命|平均[^，。；、]{0,4}年龄")  # 人均预期寿命提高到78岁左右
_AGED = re.compile(r"年龄|[人员者民童生工男女性儿员]$")  # 心理年龄, 集中供养孤儿


def qualifies(statement: Statement, frame: Frame) -> bool:
    """Whether the number only describes the thing named behind it, or sets a condition."""
    quantity, behind = statement.quantity, statement.behind
    if quantity.unit == "级":  # not so 产业规模达到7000亿级
        return not (quantity.grades and not behind and _REACHED.search(statement.before))
    if quantity.unit in _AGES:
        told = quantity.bound != "eq" and (behind or not _MEAN_AGE.search(statement.before))
        return bool(told or read_behind(behind, cut=True, expected=True).noun)
    if statement.before.endswith(_RATED) and behind[:1] not in ("", "的"):
        return bool(read_behind(behind, cut=True).noun)
    if behind.startswith("（") and behind.endswith("）"):
        return False  # 1.87万吨（鲜品）
    if statement.before.endswith(_CAPABLE) and (_THING.search(behind) or statement.adjoining or statement.listed):
        return bool(read_behind(behind, cut=True).noun)
    if quantity.kind in ("count", "rank"):
        return quantity.kind == "count" and _count_qualifies(statement)
    if behind in ("的", "内的") and frame.genre in PLANNING:
        return True
    if quantity.kind == "ratio":
        return bool(_SHARE.search(statement.before) and _OF_WHAT.match(behind))
    if _QUALIFYING.search(behind):
        return not (quantity.kind == "amount" and _GRANT.match(behind))
    return _describes(statement)


def _count_qualifies(statement: Statement) -> bool:
    """Whether a count describes a plant, a settlement or what has so many people: 户籍人口超过100万的城市."""
    quantity, behind = statement.quantity, statement.behind
    if quantity.bound == "eq" and quantity.low >= A_LOT and quantity.unit in _PIECES:
        return bool(_MADE_IN.search(read_behind(behind, cut=True).noun))
    if _QUALIFYING.search(behind) and _PEOPLE.search(statement.before):
        return True
    return quantity.bound == "ge" and quantity.unit in ("户", "人") and _SETTLEMENT.match(behind) is not None


def is_other_size(statements: list[Statement], text: str, frame: Frame) -> bool:
    """Whether the first of two sizes describes what the second does, which it then takes: 新开工10亿元或1亿美元项目."""
    size = statements[0]
    if size.behind or len(statements) < 2 or not text.startswith("或", size.quantity.end):
        return False
    if statements[1].quantity.kind != "amount" or not qualifies(statements[1], frame):
        return False
    size.behind = statements[1].behind
    return True


def _describes(statement: Statement) -> bool:
    """Whether an amount or measure stands before the thing it describes: 12GW单晶硅片, 沿岸3公里范围内企业."""
    quantity, behind = statement.quantity, statement.behind
    measure = quantity.kind == "measure"
    if measure and behind and (_HEIGHT.search(statement.before) or (quantity.unit == "米" and _LEVEL.match(behind))):
        return True
    if measure and quantity.bound == "le" and quantity.unit.endswith(("公里", "米")) and behind:
        return True
    if _rated(statement):
        return True
    noun = read_behind(behind, cut=True).noun
    if (statement.adjoining and _sizes(quantity, behind, noun)) or (noun and quantity.unit in _VOLTAGES):
        return True
    if _circle(statement):
        return True
    if noun and _DEVELOPED.search(statement.before) and _CAPACITY.search(quantity.unit):
        return True
    limited = quantity.bound in ("ge", "le")
    if noun and limited and (statement.adjoining or (_CAPACITY.search(quantity.unit) and _THING.search(noun))):
        return True
    if not noun or acts_on(statement.before):
        return False
    if measure and statement.before and not statement.listed and _CAPACITY.search(quantity.unit):
        return True
    return bool(_THING.search(noun[:14]))


def _circle(statement: Statement) -> str:
    """What may be reached within a time that only describes it: 社区生活圈. 建立2小时响应圈 states how fast it is."""
    circle = _CIRCLE.match(statement.behind) if statement.quantity.unit in ("分钟", "小时") else None
    acted = circle and any(word_class(word) in ("act", "predicate") for word in segment(statement.before))
    return circle[0].strip("“”") if circle and not acted else ""


def _sizes(quantity: Quantity, behind: str, noun: str) -> bool:
    """Whether the number before a count tells the size of what is counted, `noun`, or of what was named before it."""
    if not behind:  # 引进项目18个，其中5亿元以上3个
        return quantity.kind == "amount" and quantity.bound in ("ge", "over")
    if quantity.bound in ("over", "under") and _SIZED.match(noun):
        return True  # 投资超5亿元项目10个
    return quantity.unit in ("米", "蒸吨") and bool(_THING.search(noun))  # 退出4.3米焦炉12座


def qualifier_name(statement: Statement, covered: str) -> tuple[str, str | None]:
    """The name and subject of a qualifier whose number covers this wording."""
    behind = read_behind(statement.behind, cut=True, expected=True)
    before = trim(strip_brackets(statement.before))
    if before.endswith(_RATED) and behind.noun:
        return before[-2:], thing(behind.noun)
    described = lead_off(after_verb(before)) if before and (not statement.listed or measured(before)) else ""
    little = _NONE_OR_LITTLE.match(described)
    described = little[1] + described[little.end() :] if little else described
    height = _HEIGHT.search(before) or (_LEVEL.match(statement.behind) if statement.quantity.unit == "米" else None)
    if height:
        return height[0], None
    if covered.endswith("范围内"):
        return (segment(described)[-1] if described else "") + "范围", None
    if statement.quantity.unit in _AGES:
        return _name_of_age(
            statement.behind,
            trim(after_verb(before)).removeprefix("指").rstrip("不未"),
            "年满" if "年满" in covered else "",
        )
    settlement = _SETTLEMENT.match(statement.behind) if statement.quantity.kind == "count" else None
    if settlement:
        return settlement[1], None
    if circle := _circle(statement):
        return circle, None
    excess = behind.noun.lstrip("的") == "部分"  # 累计超过15000元的部分
    people = statement.quantity.kind == "count" and _PEOPLE.search(described)
    if measured(described) or people or (excess and described):
        each = _OF_EACH.search(before)
        described = each[0] if each else _size_alone(without_urging(described)).removeprefix("后")
        return described, (not excess and _has_size(behind.noun)) or None
    noun = re.split(r"等|、|与", behind.noun.removeprefix("级"))[0]
    if before.endswith(_CAPABLE) and behind.noun and not statement.behind.startswith("的"):
        return before[max(before.rfind("年"), before.rfind("日")) :] + _IN_WORKS.sub(
            "", noun
        ), None  # 年产150万吨钢的联合企业
    if statement.quantity.unit == "级":
        noun = _of_levels(noun)
    return _rated(statement) or thing(noun) or described, None


def _rated(statement: Statement) -> str:
    """What a size describes where the next number is its rate: 远场 of 5米远场识别率超过92%."""
    sized = statement.quantity.kind == "measure" and statement.adjoining
    rate = _OF_RATE.fullmatch(statement.behind) if sized else None
    return "".join(segment(rate[1])[:-1]) or rate[1] if rate else ""


def _has_size(noun: str) -> str:
    """What has a size, without the size of the next number: 企业 of 产值超10亿元的企业和产值超5亿元的园区.

    Nor with what it does or becomes: 主体 of 主体收取的费率. A measure has none.
    """
    having = _DOES.split(without_measure(_ASIDE.sub("", noun).lstrip("的").removeprefix("之间的")))[0]
    head, *others = _LAST_JOINED.split(having, maxsplit=1)
    owner = without_last_verbs(head if head and others and measured(others[0]) else having)
    owner = without_measure(owner)  # 行政村清零, 家庭占比提高
    return "" if owner in GENERIC else owner


def _of_levels(noun: str) -> str:
    """What has levels or a magnitude: 综治中心规范化建设, 数据中心的共享机制, 强震后 without what is said of it."""
    head = _WORKS.sub("", _APART.split(noun)[0]).removesuffix("的") or noun
    owner = head.split("的")[0]
    told = len(owner) < 2 or owner[0] in "共联" or word_class(owner) is not None  # 三级共建的平台
    return head if told else owner


def _name_of_age(behind: str, described: str, reached: str) -> tuple[str, str | None]:
    """Whose age a number is: 老年人 of 60周岁以上的老年人, 女性 of 女性不超过55周岁, 年龄 where nobody is named."""
    match = _PERSONS.match(behind)
    persons = match[1] if match else None
    if _AGED.search(described):
        return described + reached, persons
    return (persons or ("" if reached else read_behind(behind, cut=True).noun or "年龄")) + reached, None


def _size_alone(described: str) -> str:
    """The size without the verb that acts on what has it: 新引进投资5亿元以上项目.

    >>> _size_alone("新引进投资"), _size_alone("年营业收入"), _size_alone("抓好总投资")
    ('投资', '年营业收入', '总投资')
    """
    words = segment(split_subject(described)[1])
    acts = [word in _ACTING or (word_class(word) in _VERBS and word not in OF_SIZES) for word in words[:-1]]
    size = "".join(words[len(acts) - acts[::-1].index(True) if any(acts) else 0 :]).removeprefix("一批")
    beside = _BESIDE.match(size)  # 单体最大的项目、总投资630亿元的生产线
    return beside[1] if beside and not measured(size[: beside.start(1) - 1]) else size


def of_last_size(statement: Statement, name: str, last: FoundIndicator) -> bool:
    """Whether a sum has the measure of the `last` one: 营收过10亿元的企业9家、过50亿元的企业3家."""
    if not last.subject or not measured(last.name) or trim(statement.before) not in ("", "其中"):
        return False
    return statement.listed or not name or last.subject.endswith(name)


def follows_last(statement: Statement) -> bool:
    """Whether a condition without words of its own repeats the name of the one before: 不足300吨的地区."""
    described = after_verb(trim(strip_brackets(statement.before)))
    measure = statement.quantity.kind == "measure" and statement.quantity.unit not in _AGES
    return measure and statement.behind.startswith("的") and not measured(described)


def thing(noun: str) -> str:
    """The noun up to the thing described: 燃煤锅炉超低改造工程 is about 燃煤锅炉."""
    match = None if noun.startswith("“") else _THING.search(noun)
    compound = _COMPOUND.match(noun, match.end()) if match else None
    end = compound or match
    return noun[: end.end()] if end else noun
