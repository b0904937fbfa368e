"""Fronted words: what the clause before a statement says of it.

Finds the quantity named before the comma (在校生占高中阶段的比重，要由现在的45%提高), the topic of a sentence whose
first figure has no name of its own, and the member of a list that its figures follow (批发业，17.2万人，占45%；).
A turnover without a trade is of the trade spoken of last (发展预制菜产业，产值突破9亿元). Refuses clauses with
figures of their own, comparisons, and words that only say how a list is sorted (按区域分，).

>>> text = "人数居前的行业是：批发业，17万人；住宿业，6万人。"
>>> member_before(text, 0, text.index("17"), -1), member_before(text, 0, text.index("6万"), text.index("17"))
('批发业', '住宿业')
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from ..words.trimming import strip_brackets
from ..words.words import measured, segment, word_class
from .before import name_before
from .name import NOMINAL, Name, is_generic

LONGEST_TOPIC = 24  # characters
LONGEST_CLAUSE = 48  # characters
LONGEST_MEMBER = 14  # characters before a bracket with a number
LONGEST_THING = 16  # characters

_ASIDE = re.compile(  # 总产值，按照不变价格计算，达到; 建设单位，包括改建的在内，共; 周转量，由于运输减少
    r"(?:，(?:按照?[^，]{1,16}(?:计算|价格|考虑)|包括[^，；。]{1,40}在内|(?:扣除|考虑|剔除|不计)[^，]{2,10}因素|(?:由于|因为)[^，\d]{2,40}))+$"
)
_YEAR = re.compile(r"^.*(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年")
_MATTER = re.compile(r"^在?([^的，]{3,}?)(?:增长|发展)?方面$")  # 在规上工业增加值增长方面，
_CONDITION = re.compile(r"(?:如果|假如|只要|为了|由于|因为|随着|虽然|尽管|即使|经过)")
_COMPARED = re.compile(r"[高低好快优多少]于|超过|[比较与同]|加上|其中|扣除")
_SORTED = re.compile(r"(?:按|从|分)[^，：]{1,12}(?:[分看]|统计|划分|来看)$|分[^，：]{1,8}看$")
_NO_THING = re.compile(
    r"[发增减跻翻守修做推抓打获创升降扩迅猛有更]|^(?:这|我们)|(?:[时后前中内里上下年月的]|方面|期间|以来|为止|情况|问题|来[看说])$"
)  # what says something of a thing, or when and where
_JOINED = ("、", "和", "及", "与", "新", "的")
_TRADES = ("产业", "工业", "农业", "渔业", "牧业", "加工业", "制造业", "建筑业", "服务业", "旅游业")
_NO_TRADE = tuple("链 园 基地 基金 技术 研究 项目 示范 政策 工人 生态 带 孵化 联盟 大会 和 、 体 首位".split())
_IN_TRADES = frozenset("加工 制造 养殖 种植 纺织 印染 新".split())  # 铝基新材料产业, 装备制造产业
_NOT_IN_TRADES = frozenset(
    "、 的 和 与 及 “ ” 今年 去年 全年 发展 大力发展 新一轮 加力 提速 规范 坚持 壮大 做强 聚焦 突出".split()
)
_LABEL = re.compile(r"\s*([\u4e00-\u9fff]{1,12})：")
_NO_LABEL = tuple("是 为 有 如下 下列 目标 指标 方面 其中 任务 部署 情况 意见 要求 内容 数据 显示 措施".split())
_IN_ALL = ("共", "共有", "共计", "共包括", "包括", "包含", "一共")
_MATTERS = ("任务", "措施", "举措", "重点任务", "工作任务", "具体措施", "具体举措", "政策措施", "主要任务")
_ORDER = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:达到?|突破|超过?|迈上)[一二三四五六七八九两]?[百千万亿]+[级元]?(?:大关|台阶)?$"
)
_CAPACITY = re.compile(r"(?:建成后)?(?:新?增加?的|达到的|的)?(?:设计|生产|年产)*能力")
_MEMBER = re.compile(
    r"(?:[：；](?P<member>[^，。；：\d]{2,24})，|；(?P<labelled>[^，。；：（）\d]{2,12})：|）[、，和](?P<listed>[^，。；：、（）\d]{2,16})（)$"
)  # 征地拆迁（17条）、社会保障（8条）; 文化馆：26个；图书馆：9个


def topic(text: str, start: int, first: int) -> Name:
    """What the clause before the first statement names, in the sentence that begins at `start`."""
    head = strip_brackets(_ASIDE.sub("", text[start:first].rstrip("，：；")))
    head = re.split(r"[，；：。]", head)[-1]
    head = _MATTER.sub(r"\1", head) if head.endswith("方面") else head
    if (
        not 0 < len(head) <= (LONGEST_CLAUSE if measured(head) else LONGEST_TOPIC)
        or _SORTED.search(head)
        or _CONDITION.match(head)
    ):
        return Name("", None)
    return name_before(_YEAR.sub("", head))


def clause_before(text: str, start: int, clause: int, last: int) -> str:
    """The words before the comma in front of `clause`, where no number stands in them; `last` is where one does."""
    said = _ORDER.sub("", _said(text, start, clause, last))
    return name_before(said).name.removeprefix("加大")  # 加大科技投入，占支出比重达10%


def add_label(text: str, start: int, rows: list[FoundIndicator]) -> None:
    """水泥：建成后的年产能力为九万吨: a measure of nothing is that of the label its sentence begins with. In place.

    So many tasks in all are those of the words before the comma: 强化数字化引领，共4项任务.
    """
    for number, row in enumerate(rows):
        if row.words in _IN_ALL and row.name in _MATTERS:
            last = rows[number - 1].start if number else -1
            row.name = clause_before(text, start, row.clause[0], last) + row.name
    label = _LABEL.match(text, start)
    if label is None or label[1].endswith(_NO_LABEL):
        return
    for row in rows:
        if is_generic(row.name) or _CAPACITY.fullmatch(row.name):
            row.name = label[1] + row.name


def thing_before(text: str, start: int, clause: int, last: int) -> str:
    """The thing that stands alone before the comma: 医院病床，增加25万张.

    >>> thing_before("医院病床，增加25万张", 0, 5, -1), thing_before("发展农业，增加收入5亿元", 0, 5, -1)
    ('医院病床', '')
    """
    said = _said(text, start, clause, last).removeprefix("如")
    if not 2 <= len(said) <= LONGEST_THING or _NO_THING.search(said):
        return ""
    *named, last_word = segment(said)
    thing = all(word_class(word) in (None, "noun") or word in _JOINED for word in named)
    return said if thing and (word_class(last_word) in (None, "noun") or (named and last_word in NOMINAL)) else ""


def trade_before(text: str, start: int, clause: int, last: int) -> str:
    """The trade that the clauses before last spoke of, none with a number: 发展预制菜产业，产值突破9亿元.

    >>> trade_before("做强生物医药产业，实施一批项目，产值达9亿元", 0, 16, -1)
    '生物医药产业'
    """
    for said in reversed(re.split(r"[，；：]", text[max(start, last + 1) : clause])):
        words = segment(said) if "业" in said else []
        for index, word in enumerate(words):
            if not word.endswith(_TRADES) or "".join(words[index + 1 :]).startswith(_NO_TRADE):
                continue
            first = index
            while first and _names_trade(words[first - 1]):
                first -= 1
            if first < index or word != "产业":
                return "".join(words[first : index + 1])
    return ""


def _names_trade(word: str) -> bool:
    return word in _IN_TRADES or (word_class(word) in (None, "noun") and word not in _NOT_IN_TRADES)


def _said(text: str, start: int, clause: int, last: int) -> str:
    """What stands before the comma in front of `clause`, without its year and asides."""
    head = _ASIDE.sub("", text[start:clause].rstrip("，"))
    begin = start + max(head.rfind(mark) for mark in "，；：") + 1
    said = text[begin : start + len(head)]
    if last >= begin or len(said) > LONGEST_CLAUSE or "》" in said or _COMPARED.match(said):
        return ""
    return _YEAR.sub("", said)


def noun_before_bracket(text: str, start: int, end: int) -> str:
    """What stands before a bracket that holds the number `start:end` and nothing else: 一审收案数（78件）.

    >>> noun_before_bracket("受理申请（78件）", 5, 8), noun_before_bracket("受理3件（占5%）", 6, 8)
    ('受理申请', '')
    """
    if text[start - 1 : start] != "（" or text[end : end + 1] != "）" or text.startswith("等", end + 1):
        return ""
    begin = max(text.rfind(mark, 0, start - 1) for mark in "，。；：、（）\n“”") + 1
    words = text[begin : start - 1]
    name = name_before(
        "" if re.search(r"\d[^，（）]{0,4}$", words) else words.removeprefix("首次").removeprefix("超过")
    )
    noun = (name.subject or "") + name.name if name.name else ""
    return noun if len(noun) <= LONGEST_MEMBER and not noun.startswith("等") else ""


def member_before(text: str, start: int, clause: int, last: int) -> str:
    """The member of a list whose figures begin at `clause`; `last` is where the number before them stands."""
    match = _MEMBER.search(text, start, clause)
    member = (match["member"] or match["labelled"] or match["listed"]) if match else ""
    if match is None or last >= match.start() + 1 or _COMPARED.match(member):
        return ""
    return member
