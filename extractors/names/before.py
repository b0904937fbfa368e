"""Before: the name in the words before a number, and the subject with which they begin.

Verb and object (办理行政处罚案件3174件) or the quantity's own name (PM2.5平均浓度23微克/立方米), without the words for
how it was done, who urged it, what it rises to and where it belongs. Refuses numbers, dates and hedges in names.

>>> name_before("全区各级生态环境部门办理行政处罚案件")
Name(name='办理行政处罚案件', subject='全区各级生态环境部门')
>>> name_before("通过招标方式采购设备"), name_before("推动研发经费投入")
(Name(name='采购设备', subject=None), Name(name='研发经费投入', subject=None))
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

from ..words.acts import CACHED, leading_verb, object_of
from ..words.shortening import AND_OTHERS, shorten
from ..words.trimming import lead_off, strip_brackets, trim
from ..words.words import alternation, measured, segment, word_class
from .name import GENERIC, OF_THINGS, Name
from .subjects import SCOPE, split_subject, subject_behind_verb

_METHOD = re.compile(
    r"(?:通过|采取|采用|利用|运用|按照?|根据|围绕|针对|结合|依托|依据|以)[^，]{1,40}?(?:等方式|方式|形式|手段|要求|原则|标准(?![^“”]{0,6}”)|为重点|为契机)|按照?[^，]{0,8}价格计算的?"
)
_LED_BY = re.compile(  # 以软件为代表的产业规模
    r"以[^，]{2,40}?为(?:代表|主体?|核心|龙头|主导|引领|重点|骨干)的(?=[\u4e00-\u9fff]{3})"
)
_INCLUDING = re.compile(r"包括[^，]{1,60}?在内的?")
_URGED = re.compile(
    r"(?:推动|推进|促进|带动|支撑|力促|提出了?|使(?!用)|把|将|要求|争取(?![^，]*(?:资金|额|债券|经费|指标|投资|贷款)$))(?=[\u4e00-\u9fff]{3})"
)
_TAKEN = re.compile(r"(?:(?<![一严])把(?![手握关控脉门守好])|^用将)(?:这个)?([^，]{2,})$")
# A statement that ended without a number before the one that is read: 水环境质量稳居前列、
_ENDED = re.compile(
    r"^.*(?:前列|领先|首位|第一(?!、二)|增加|增长|提升|提高|改善|下降|减少|扩大|优化|向好|回升|完善|全覆盖|大关|台阶|新高|丰收|清零)、(?=[\u4e00-\u9fff]{4,}$)"
)
_COMING = re.compile(r"(?P<ahead>[^，]{2,}?)(?:也|还|为此)?(?<!即)将(?![军士领来])(?:要|会|为此)?(?P<rest>[^，]{2,})$")
_GROWS = ("增加", "减少", "下降", "上升", "提高", "降低", "扩大", "缩小")
_AGENTS = re.compile(r"(?:财政|政府|银行|国家|企业|部门|单位|公司|集团|[省市县区])$")
IN_PLACE = re.compile(r"(?:位?居|位列|名列|列|排名?|跻身|进入)(?:全[国省市区球]|世界)$")  # 居全国120个监测城市第19位
ASSESSMENTS = "评价|考核|考评|评估|评比|测评|评选"
_ASSESSED = re.compile(rf"^在([\u4e00-\u9fff]{{2,18}}?(?:{ASSESSMENTS}))中(?=得分|排名)")
_ON_TOP = re.compile(r"在[^，、]{0,20}基[础数]上")
_LOCALIZERS = "上下中内里间"  # 线上线下, 省内: where, not who
_TOPPED = re.compile(
    r"(?<=[\u4e00-\u9fff]{4})(?:历史性)?(?:首次)?(?:突破|超过?|跨越|连跨|跨上|迈上|站上)(?:[两三四五]个)?“?[一二三四五六七八九两]{0,2}[十百千万]?[亿万](?:元)?”?(?:大关|台阶)?$"
)
_TOPPED_ENDS = frozenset("亿万元关阶”")
_RISEN = re.compile(
    r"(?:(?:再|跃|迈|站|连)*[上登]{1,2}了?新的?大?台阶|(?:再|屡|均)?创(?:历史)?新高|(?:实现|取得)?新(?:突破|跨越|提升)|将?有(?:很|较|更)大的?(?:增长|提高|提升)"
    r"|(?:稳步|持续|平稳|较快|快速|稳定|大幅|显著|明显|逐步|不断|进一步|稳中有)+(?:增长|提升|上升|提高|扩大|增强|优化|改善|升)|(?:增长)?(?:相对)?[最较][高低快慢大小多少])$"
)
_RISEN_ENDS = frozenset("阶高破越升长大强化善低快慢小多少")
_FACTORS = re.compile(
    r"(?:扣除|考虑|剔除|不计)[^，]{2,10}因素(?:后|影响)?|(?:年?平均)?汇率(?:折算|计算|换算)"
)  # 扣除价格因素，增长5%
_NO_NAMES = frozenset(
    "世界 来说 来看 高于 低于 至于 而且 合 折合 约合 一般 仍然 也还 应该 计划 虽然 执行中".split()
) | frozenset(
    "中下使含计即前这为以在每减定变调保获处一到至把却则两能分高低多少出才了"
)  # what is left of 减为, 比前五年, 并处, 含1万元
_WITHIN = re.compile(r"^(?P<whole>[^，]{3,}?)(?<!集)中(?![央心国小型等高介医西东部长场])(?P<part>[\u4e00-\u9fff]{4,})$")
_OF_THING = re.compile(
    r"^(?P<whole>[\u4e00-\u9fff（）]*(?:焦炉|锅炉|机组|装置|生产线|车辆|设备(?!制造)|隧道|大桥|水库))(?P<part>(?!连接数|接入数|联网数)[\u4e00-\u9fff]{3,})$"
)
_PREPOSED = frozenset("依托 围绕 利用 借助 在 向 对 为 与 由 从 通过 经 会同 联合 用 以 于 把 将".split())
_PREPOSED_AT = frozenset(word[0] for word in _PREPOSED)
_ALREADY = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})中?已(?:全部|基本)?(?=(?:完成)?(?:整改|完成|办结|建成|补录|解决|收回|追回|上缴|清退|拨付|确权)$)"
)
_MEDIA = ("网", "网站", "平台", "公众号", "专栏", "栏目")  # 在信息公开网发布信息
_BELONGING = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:隶属|属于|位于|来自)[^的，]{2,16}的")
_ADVERBIAL = re.compile(
    r"^(?P<subject>[^，]{3,14}?)(?:累计|合计|总共|共计|(?<!公)共(?![建享同体产和青识富赢济性管计]|有产))(?:实现|完成)?(?P<name>[\u4e00-\u9fff、]{3,})$"
)
_AND_OTHERS = re.compile(
    rf"^(?P<verb>[\u4e00-\u9fff]{{2}})了?.*{AND_OTHERS}(?!级)(?P<noun>(?:各类|各种|各项|系列)?[\u4e00-\u9fff]{{2,}})$"
)
NEW_STAGES = "开工|竣工|签约|投产|引进|落地|储备|谋划|增|建成?|认定|培育|列统|入库"
_NEW_AND_OTHERS = re.compile(  # 新开工机场大道等项目
    rf"(新(?:{NEW_STAGES})(?:落地|开工|投产)?)[^等]{{2,40}}等((?:[\u4e00-\u9fff]{{2}})?(?:项目|企业|工程))$"
)


@cache
def _together() -> re.Pattern[str]:
    """联合教育厅、科技厅等 before the verb of what was done together."""
    verb = alternation("act", "predicate")
    return re.compile(rf"^(?:联合|会同|协同|邀请|组织|依托)[^，]{{2,40}}?等(?:\w{{0,4}}(?:部门|单位))?(?={verb})")


@lru_cache(maxsize=CACHED)
def name_before(before: str, *, whole: bool = False) -> Name:
    """The name from the words before a number; `whole` keeps all of a list of names."""
    led = lead_off(strip_brackets(_INCLUDING.sub("", before) if "在内" in before else before))
    led = _ASSESSED.sub(r"\1", led) if led.startswith("在") else led
    text = without_method(led)
    if text != led and word_class(text.removesuffix("的")) in ("act", "predicate"):  # 以网上形式提出的
        return Name(trim(led), None)
    if text.endswith("上") or "上又" in text or "上再" in text:
        text = _ON_TOP.sub("", text)
    subject, text = _of_scope(*split_subject(text))
    text = _TOPPED.sub("", text) if text[-1:] in _TOPPED_ENDS else text
    text = _before_rise(text) if text[-1:] in _RISEN_ENDS else text
    if subject is None:
        subject, text = split_subject(text)
        text = trim(text)
    if text.endswith(("全国", "全省", "全市", "全区", "全球", "世界")):
        text = IN_PLACE.sub("", text)
    pushed = without_urging(text)
    if subject is None and pushed != text:
        subject, pushed = split_subject(pushed)
    subject, pushed = _coming(subject, pushed) if "将" in pushed else (subject, pushed)
    text = _last_act(_ENDED.sub("", pushed)) if "、" in pushed else pushed
    text = _ALREADY.sub("", text) if "已" in text else text
    text = "" if text in _NO_NAMES or _FACTORS.fullmatch(text) else text
    return Name(text, subject) if whole else _split_inside(_act_of(text), subject)


def without_method(text: str) -> str:
    """What is said behind the words for how it was done: 通过…方式."""
    led = _LED_BY.match(text) if text.startswith("以") else None
    if led:
        return text[led.end() :]
    method = _METHOD.match(text)
    return text[method.end() :] if method else text


def without_belonging(text: str) -> str:
    """A phrase without the words for where its thing belongs: 位于…的.

    >>> without_belonging("企业位于开发区的厂房")
    '企业厂房'
    """
    return _BELONGING.sub("", text) if "的" in text else text


def _before_rise(text: str) -> str:
    """地区生产总值再上新台阶，达到4015亿元: the quantity without what colours its level."""
    risen = _RISEN.search(text)
    return text[: risen.start()] if risen and measured(text[: risen.start()]) else text


def without_urging(text: str) -> str:
    """A measured quantity without the verb that only urges it, and what 把 takes: 推动研发经费投入, 努力把物价."""
    taken = _TAKEN.search(text) if "把" in text or text.startswith("用将") else None
    if taken:
        return taken[1]
    if text.startswith("实现") and len(text) > 3:
        return text[2:]
    urged = _URGED.match(text)
    return text[urged.end() :] if urged and measured(text) else text


def _of_scope(subject: str | None, text: str) -> tuple[str | None, str]:
    """全国文物保护单位达到700处: bodies of which nothing is said but their number are what is counted."""
    text = trim(text)
    scope = SCOPE.match(subject) if subject and not text else None
    if subject is None or scope is None or scope.end() == len(subject):
        return subject, text
    return scope[0], subject[scope.end() :]


def _coming(subject: str | None, text: str) -> tuple[str | None, str]:
    """中央财政将安排支出, 轮船将增加, 两年内将筹资标准: who will do it, what will grow, what is to be moved."""
    coming = _COMING.match(text)
    if coming is None:
        return subject, text
    ahead, rest = coming["ahead"], coming["rest"]
    verb = leading_verb(rest) or (rest if word_class(rest) in ("act", "predicate") else "")
    if verb and _AGENTS.search(ahead):
        return subject or ahead, rest
    acts = verb not in ("", *_GROWS, rest)
    moved = measured(rest) and not verb and rest not in GENERIC and rest[0] != "占"
    return subject, rest if acts or moved else ahead + rest


def _last_act(text: str) -> str:
    """推出舞剧、打造旅游路线: of two acts the last; 新建、改建农村公路 is one."""
    first, _, last = text.rpartition("、")
    bare = word_class(last) in ("act", "predicate")
    if not first or "、" in first or "等" in last or not (leading_verb(last) or (bare and leading_verb(first))):
        return text
    thing = object_of(first)
    if thing == first or leading_verb(last) in OF_THINGS:
        return text
    return last if len(thing) > 1 and thing[-1] != "建" and not word_class(thing) else text


def _split_inside(text: str, subject: str | None) -> Name:
    """Subjects inside the words: X中Y占比, X累计实现Y."""
    text = without_belonging(text)
    for pattern in (_WITHIN, _OF_THING, _ADVERBIAL):
        match = pattern.match(text)
        if match and (pattern is _OF_THING or _between_words(text, *_edges(match, pattern))):
            parts = list(match.groups())
            if (pattern is not _ADVERBIAL and not measured(parts[1])) or parts[0][-1] in _LOCALIZERS:
                continue
            if pattern is _OF_THING and leading_verb(text):
                continue
            if pattern is _WITHIN and parts[1].startswith(("所占", "占")) and "在" in parts[0]:
                continue  # 工业在总产值中所占的比重: whose share it is belongs to the name
            who = parts[0].removeprefix(leading_verb(parts[0])) if pattern is _ADVERBIAL else parts[0]
            return Name(shorten(lead_off(parts[1])), (subject or "") + (who if len(who) > 1 else parts[0]))
    return _without_place(text, subject)


def _edges(match: re.Match[str], pattern: re.Pattern[str]) -> tuple[int, ...]:
    """Where words must end: on both sides of 中, before 共 and 累计."""
    return (match.end(1), match.start(2)) if pattern is _WITHIN else (match.end(1),)


def _between_words(text: str, *places: int) -> bool:
    """Whether words end at these places: 中 of 职业高中 and 农业中学 and 共 of 共富 do not stand alone."""
    return set(places) <= set(accumulate(map(len, segment(text))))


def _without_place(text: str, subject: str | None) -> Name:
    """完成乌海及周边地区治理项目: the place behind the verb is the subject, not part of the name."""
    place, rest = subject_behind_verb(text)
    return Name(shorten(rest), subject or place)


def _act_of(text: str) -> str:
    """From the verb on, where a prepositional phrase stands before it; V…等N as V and N."""
    together = _together().match(text)
    text = text[together.end() :] if together else text
    others = _AND_OTHERS.match(text) if "等" in text else None
    if others and word_class(others["verb"]) in ("act", "predicate"):
        return others["verb"] + others["noun"]
    if text.startswith("新") and (works := _NEW_AND_OTHERS.match(text)):
        return works[1] + works[2]
    if text[:1] not in _PREPOSED_AT:
        return text
    words = segment(text)
    if words[0] not in _PREPOSED:
        return text
    where = next((index for index in range(len(words) - 2, 0, -1) if words[index].endswith(_MEDIA)), 0)
    for index in range(where + 1, len(words)):
        if word_class(words[index]) in ("act", "predicate"):
            rest = "".join(words[index:])
            noun = words[index - 1] if word_class(words[index - 1]) is None else _noun_before(words[:index])
            own = rest.endswith(("比重", "占比", "比例")) and len(rest) == len(words[index]) + 2  # 依托企业建设比重
            return text if own else rest if len(rest) >= 4 else noun + rest
    return text


def _noun_before(words: list[str]) -> str:
    return next((word for word in reversed(words) if word_class(word) is None), "")
