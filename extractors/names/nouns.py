"""Nouns behind a number: what is counted, and the predicate it takes.

Finds the noun phrase that starts behind a classifier (12个督察组) and what is said of it (企业纳入监督执法正面清单);
refuses verbs, conjunctions and the next item of a list.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ..words.acts import CACHED
from ..words.shortening import BEGIN_WITH_AND
from ..words.table_words import words_of
from ..words.trimming import QUOTED, strip_brackets
from ..words.words import measured, segment, word_class
from .before import without_belonging
from .name import RULES

LONGEST_PREDICATE = 20
LONGEST_THEME = 10
_LIMITS = re.compile(r"(?:一般|原则上|应|每[人名家户个]|至少|最多|只|仅|限|以前)")  # 补贴每人只能享受一次
_LINK = re.compile(  # 由85个减为26个
    r"(?:减少?|压[减缩]|缩[减小短]|缩|增[加长]?|扩[大充展]?|变更?|调[整增减升降]?|下降|上升|提[高升]|[降升])(?:为|至|到)|整"
)


_NO_THING = re.compile(
    "大关|关口|台阶|一[趟班次轮](?!性)|(?:水平(?:上|以[上下])?|基础上)$"
)  # 每9分钟一趟, 稳定在10%的水平
_CIRCUMSTANCE = re.compile(r"的(?:基础上|原则下|前提下|条件下|情况下|斗争中|过程中)$")
_RANKED = re.compile(
    r"、(?:均?创(?:历史|同期|近年|新高|造历史)|(?:总?数量?|总量)?(?:位?居|位列|名列|排名?|列|全[国省市区球](?:第|前|首|最|领先|唯一)))"
)  # 入选名单、全省第一


_OF_CLASS = re.compile(r"^级?(?:及?以[上下])的?(?=[\u4e00-\u9fff]{2})")  # 26个50亿元级以上产业项目
_COPULA = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![于就还但凡总只都也别])(?:就|都|也)?是(?!否)")  # 台湾同胞是我们的兄弟
_TRAILING = re.compile(
    r"(?<=部分|方面)(?:组成|构成)$|(?<=[\u4e00-\u9fff])如[图表下][\w.-]{0,8}$|在内$|[外等的]$|^中$|(?<=[\u4e00-\u9fff）]{2})(?<![初高集其职之当])中$"
)  # 1862项政务服务事项中
_RANKING = re.compile("[居列排]")  # a character of each of the words in the next
_TRAILED = ("外", "等", "的", "中", "内", "成", "示", "下")
_BEFORE_RANK = re.compile(  # 14项指标增速排全区第一
    r"(?:^|(?<=[\u4e00-\u9fff]{2}))(?:分别|均|都)?(?:并列|稳居|位居|(?<![定移民安新旅同邻])居|位列|名列|跃居|中?排名(?:前|提升|上升|前移|前进|下降|后移)?|(?<![职集])中(?:[位名]?列|位?居|排)|(?<=[省市县区])排|排(?=全[国省市区州县球]))(?:全[国省市区州县球]|世界)?前?$"
)
_AMONG_FIRST = re.compile(
    r"(?:进入|居|位列)?(?:全[国省市区州])?前[一二三四五六七八九十\d]{1,2}[位名强]?"
)  # 其中10项前三
_OF_HOLDER = re.compile(
    r"(?!占)[\u4e00-\u9fff\w.]{3,}(?:率|比例|比重|浓度|指数|强度|平均值|声级|收入|产值|能耗)|(?:优[良Ⅲ]|达标)(?:比例|率)"
)


_KINDS = frozenset((*RULES, *"内容 对象 清单 事项 指标 任务 目标 标准 要求 要点".split()))
TAKING = ("为", "对", "向", "给")
_ACTING = ("违规", "未经", "擅自", "违法", "超范围", "超标准", "多", "发放")


def taker(before: str, behind: str) -> str:
    """Who is counted, where what is done for them or by them follows at once and has a number of its own.

    >>> (
    ...     taker("为", "小微企业发放贷款"),
    ...     taker("", "部门违规发放津贴"),
    ...     taker("新建", "县级医院"),
    ...     taker("", "项目完成投资"),
    ... )
    ('小微企业', '部门', '', '')
    """
    words = segment(behind)
    for index in range(1, len(words)):
        acts = word_class(words[index]) in ("act", "predicate", "light", "adverb")
        if not acts and not words[index].startswith(_ACTING):
            continue
        if word_class(words[index - 1]) not in (None, "noun") or words[index - 1] == "的":
            continue
        noun = "".join(words[:index])
        return noun if before.endswith(TAKING) or words[index - 1] in _holders() else ""
    return ""


_PLACES = ("村", "县", "城市", "小区", "园区", "景区", "开发区", "综保区", "断面", "河流")
_HOLDING = tuple("项目 工程 工作 企业 公司 行业 产业链 集群 基地 医院 学校 银行 药品".split())


class Behind(NamedTuple):
    """What stands behind a number: a noun, and the predicate it takes."""

    noun: str
    predicate: str


@lru_cache(maxsize=CACHED)
def read_behind(text: str, *, cut: bool, expected: bool = False) -> Behind:
    """The noun phrase at the start of `text` and its predicate; `cut` where another number follows.

    >>> read_behind("企业纳入监督执法正面清单", cut=False)
    Behind(noun='企业', predicate='纳入监督执法正面清单')
    >>> read_behind("支持重点项目建设", cut=False)
    Behind(noun='', predicate='')
    """
    text = without_belonging(strip_brackets(text).removeprefix("的"))
    text = _COPULA.split(text)[0] if "是" in text else text
    text = _OF_CLASS.sub("", text) if text[:1] in ("级", "及", "以") else text
    text = _RANKED.split(text)[0] if "、" in text else text
    text = _BEFORE_RANK.sub("", text) if _RANKING.search(text) else text
    if (
        not text
        or (text[0] == "（" and text[-1] == "）")  # 1.87万吨（鲜品）
        or (text[0] in "、，和及与并或；：" and not text.startswith(BEGIN_WITH_AND))
        or _NO_THING.match(text)
        or _AMONG_FIRST.fullmatch(text)
        or _LINK.fullmatch(text)
    ):
        return Behind("", "")
    words = segment(text)
    first = word_class(words[0])
    if first in ("preposition", "act", "predicate") and "的" in words[1:-1]:
        words = words[_last(words, "的") + 1 :]
    elif (first in ("adverb", "preposition", "conjunction", "level") and not _begins_thing(words)) or (
        _is_verb(words) and not expected
    ):
        return Behind("", "")
    end = next(
        (index for index in range(1, len(words)) if _ends_noun(words, index) and not _quoted(words, index)), len(words)
    )
    noun = _holder(words[:end]) or _CIRCUMSTANCE.sub("", "".join(words[:end]))
    noun = _TRAILING.sub("", noun) if noun.endswith(_TRAILED) else noun
    return Behind(noun, "" if cut else _predicate(words[end:]))


def _begins_thing(words: list[str]) -> bool:
    """Whether an adverb is part of the name of a thing: 新场景, 全功能型资金池."""
    return words[0] == "新" or (words[0] == "全" and word_class(words[1] if len(words) > 1 else "") is None)


def states_place(text: str) -> bool:
    """Whether words only lead up to a rank.

    >>> states_place("居前"), states_place("全省前三"), states_place("居民")
    (True, True, False)
    """
    return _BEFORE_RANK.fullmatch(text) is not None or _AMONG_FIRST.fullmatch(text) is not None


def _quoted(words: list[str], index: int) -> bool:
    """Whether a word stands in quotation marks: 有 of “六有”建设."""
    before = words[:index]
    return before.count("“") > before.count("”")


def _holder(words: list[str]) -> str:
    """Whose quantity a noun is, where what is counted holds a quantity of its own: 城市 of 城市空气优良天数比例.

    >>> _holder(["国控", "断面", "水质", "优良率"]), _holder(["污水处理", "设施"])
    ('国控断面', '')
    """
    for index in range(1, len(words)):
        if words[index - 1] in _holders() and _OF_HOLDER.fullmatch("".join(words[index:])):
            return "".join(words[:index])
    return ""


def holder(noun: str) -> str:
    """What is counted, where the words behind it name a quantity of it that has a figure of its own.

    >>> holder("重点项目投资完成率"), holder("民生支出")
    ('重点项目', '')
    """
    words = segment(noun)
    for index in range(len(words) - 1, 0, -1):
        if words[index - 1] in _PLACES or words[index - 1].endswith(_HOLDING):
            rest = "".join(words[index:])
            return "".join(words[:index]) if measured(rest) and rest != "资金" else ""
    return ""


def doing(noun: str) -> str:
    """What is counted, where the words behind it say what it does with things that have a number of their own.

    >>> doing("工业园区集聚规上工业企业"), doing("示范园区建设"), doing("工业园区")
    ('工业园区', '', '')
    """
    words = segment(noun)
    for index in range(1, len(words) - 1):
        if word_class(words[index]) in ("act", "predicate"):
            doer = "".join(words[:index])
            return doer if doer.endswith((*_PLACES, *_HOLDING)) and len("".join(words[index + 1 :])) > 1 else ""
    return ""


@cache
def _holders() -> frozenset[str]:
    """Words for places and bodies; not those that also stand before another noun: 国家标准, 单位能耗."""
    words = {word for word in words_of("entity_corner") if len(word) > 1}
    return frozenset(words - {"单位", "名称", "行业", "国家", "地区", "区域"})


def _last(words: list[str], word: str) -> int:
    return max(index for index, other in enumerate(words) if other == word)


def _is_verb(words: list[str]) -> bool:
    """A verb of activity that takes an object here, and is not part of a compound noun."""
    if word_class(words[0]) not in ("act", "predicate", "light"):
        return False
    following = words[1] if len(words) > 1 else ""
    if len(words) == 2 and following in _KINDS:  # 26项服务内容
        return False
    return len(following) > 1 or following in ("了", "率") or not following


_ENDS_NOUN = frozenset("依托 按照 通过 根据 围绕 结合 免费 对 将 把 被 由 在 向 得到 达到 之一 为".split())


def _ends_noun(words: list[str], index: int) -> bool:
    word = words[index]
    kind = word_class(word)
    if word == "新" and index + 1 < len(words) and word_class(words[index + 1]) not in ("act", "predicate"):
        return False  # 消费新场景
    if word == "全" and index + 1 < len(words) and word_class(words[index + 1]) is None:  # 全货机航线
        return False
    if (
        kind in ("adverb", "level", "light")
        or word in _ENDS_NOUN
        or (word == "占" and words[index + 1 : index + 2] != ["比"])
    ):
        return True
    if kind == "conjunction" and index + 1 < len(words) and word_class(words[index + 1]) in ("adverb", "act"):
        return True
    ruled = words[index + 1 : index + 2] and words[index + 1].endswith(RULES)  # 产业支持政策
    return kind == "predicate" and words[index - 1] != "的" and not ruled


_ASIDE = re.compile(QUOTED.pattern + r"(?![\u4e00-\u9fff]{1,4}$)")  # “五个一工程”奖 is one name
_NOT = ("不", "未", "未能")
_EMPTY = frozenset("了 进行 对 将 按照 得到 为 和 以".split())


def _without_asides(said: str) -> str:
    """A predicate without the quotations that only colour it; all of them where it would be too long."""
    return (_ASIDE if len(said) <= LONGEST_PREDICATE else QUOTED).sub("", said)


def _predicate(words: list[str]) -> str:
    if words and word_class(words[0]) == "preposition":
        verbs = [index for index, word in enumerate(words) if word_class(word) in ("act", "predicate")]
        verbs = [words.index("进行")] if "进行" in words else verbs
        words = words[verbs[0 if words[0] == "被" else -1] :] if verbs else words
    kept = [
        word
        for index, (last, word) in enumerate(zip(["", *words], words, strict=False))
        if word in _NOT
        or last in _NOT
        or (word_class(word) != "adverb" and word not in _EMPTY)
        or _quoted(words, index)  # “应入尽入”
    ]
    said = "".join(kept)
    kept = segment(said if said.endswith("”") else _without_asides(said))
    while kept and sum(map(len, kept)) > LONGEST_PREDICATE:
        kept.pop()
    return "".join(kept)


def done_once(before: str, noun: str) -> str:
    """What is done once, by the verb before the number and its object, behind the number or in front of the verb.

    >>> done_once("纳税人只能享受", "利息扣除"), done_once("全体会议一般召开", ""), done_once("认定", "")
    ('享受利息扣除', '全体会议召开', '认定')
    """
    verb = (segment(before) or [""])[-1]
    told = _LIMITS.split(strip_brackets(before).removesuffix(verb))
    theme = told[0].rpartition("的")[2] if not noun and len(told) > 1 else ""
    return (theme if 2 <= len(theme) <= LONGEST_THEME and not word_class(theme) else "") + verb + noun
