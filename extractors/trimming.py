"""Trimming: what stands at the ends of a phrase and belongs to no name.

Takes off adverbs and conjunctions that lead up to a statement (并先后), hedges and verbs of level before a number
(均达到), brackets, labels of lists and stray punctuation. Refuses to cut words that begin or end in the same characters
(共建, 签约).

>>> trim("并先后检查了"), tidy("”等主题文化活动")
('检查', '主题文化活动')
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .acts import CACHED
from .hedges import ends_of_hedges, without_hedges
from .words import ENDS_OF_WORDS, words_of

# Words that lead up to a statement and are no part of a name; single characters only where they begin no other word.
_LEAD = re.compile(
    r"(?:(?:(?:第[一二三四五六七八九十]{1,2}个)?五年)?计划规定|使(?![用者馆命节])|其(?![他它余中次实])|它(?:们|(?!们))的?(?=[\u4e00-\u9fff]{2})"
    r"|计划(?=[新改扩续]?[建装购]|建成|完成|全部|继续|实施|生产|招[收录]|引进|培[训养]|增加|新增)"
    r"|国家(?:预算|计划)规定|加上(?![年级解])|单是|只是|虽然|尽管|至于|例如|比如|因为|为此"
    r"|(?:督察|督查|巡察|专项行动|整治)期间，?|必须|我们(?!国家|党)|他们|现在(?![在册职岗校编])|这(?:些|[个种项]|一(?!年))|仍然?旧?(?=[占超有])"
    r"|其中|此外|关于|主要(?:原因)?是|加(?=上[级年解])|执行中|经[^，]{2,14}(?:批准|同意|审议通过)(?=[调增安])|同时|目前|截至目前|现(?=有|已|共)|含(?=[\u4e00-\u9fff]{2})(?![量税金氧碳水])|包括|有望|有了(?=[\u4e00-\u9fff]{2})|有(?![望限效机色关序偿线毒害声氧资]|期徒|研发|[\u4e00-\u9fff]{2,6}的)|另外?|并(?![网购联轨])且?"
    r"|而(?![且已])|把(?![关握控手门])|还(?![款贷田林草本])|已(?!婚)经?|共(?![建享同体产和青识富赢济性])计?|先后|分别|均(?![衡价])|全部|全面|预计|力争|确保|累计|总计|因[此而]|从而|对于"
    r"|争取(?=[“新开完实引创培获落突达入通使有再接在]|建(?!设)|$)|实际(?!到位|利用|使用|控制|执行)|平均(?=每)|约(?![束谈])|持续(?![\u4e00-\u9fff]{2,4}类)|积极|不断|继续(?!有效)|进一步|大力"
    r"|集中(?:力量|精力)(?=[\u4e00-\u9fff]{2})|深入|有序|圆满|顺利|成功(?!率)|首次(?!执行案)|扎实|加快|有效(?!$)|严格|稳步|认真|统筹(?![^，]{0,6}资金)|着力|切实|基本(?!满意|养老|医疗|公共|药物|建设|农田|草原|支出|工资)|按期(?![^，]{2,6}率)"
    r"|其(?=[\u4e00-\u9fff]{2})(?![他它余中间实次])|对(?=主营|营业|年销售|年营业|上一?年)|原则上(?:不[高低]于)?|按时(?![^，]{2,6}率)|率先|重点(?=推进|抓好|实施)|推进实施|推动实施|推动(?=实现)|推进(?=完成)|以来|[一二三四五六七八九十两]年[内来间]|时期(?=[\u4e00-\u9fff]{3})|单处或者?(?=并处)|期间|合理|依规|依法|着重|但是|但"
    r"|级(?=[\u4e00-\u9fff]{2})(?![别差联配])|及?以[上下]的?(?=[\u4e00-\u9fff])|的(?!士)|、|，|或(?!许)|以及|及(?![时格])|和(?![谐田平美])|与(?![会试])|于|则|将(?![军士])|要(?![素案求闻点道])|应[当该]|拟(?=投资$|(?:安排|发行|资助|新建|投入)[\u4e00-\u9fff]{2})|且(?=[\u4e00-\u9fff]{4})|应(?![急收用届付诉税对城缴退补还]|(.)未\1)"
    r"|需(?!求)|可以|可能(?=[增减提上下])|即(?=[增减占损])|可(?!吸入|贷|透|办|能|再生|支配|持续|比|燃|移动|用|溶|视|穿|回收|利用|交易)|就(?![业医餐读学近地])|也|只|仅|尚(?=[未有])|又"
    r"|(?:高(?:质量|标准|水平|效)|精准|动态|常态化?|精细化|滚动|精心|妥善|柔性|系统)(?=办[理结]|举办|编制|建成|打造|引进|培育|谋划|储备|策划|推出|开展|完成|实施|推进|化解|解决(?!方案)|整治|治理(?!能力|体系)|发放|开发|摸排|消除|管护|调度)"
    r"|再(?!犯罪|审|生|贷|就业|保险|制造|融资)|内(?![河燃地江贸销需资部外设涝陆容科蒙]))+"
)
_LABEL = re.compile(
    r"(?:[①-⑳]|—\d{1,3}—|\d{1,2}[.．]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})、(?![\d一二三四五六七八九十])|第?[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[）)]|第[一二三四五六七八九十百\d]{1,5}条)"
)
QUOTED = re.compile(r"“[^“”]{1,30}”")
_OWN_FIGURE = re.compile(r"(?<=[率数值度比])(?:为|达)?\d{1,6}(?:\.\d{1,4})?$")  # 死亡率0.031，下降17.4%
_DANGLING = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?:以及|或|(?<![总饱缓温柔中平之共不])和|(?<![参给赋授])与)$")
_PLACEHOLDER = re.compile(r"(?:由|比|较|与|从)?某年(?:期间|时期|[末底])?的?")
_STRAY_BEFORE = "、，；：（）”·-—~+#.|"
_STRAY_BEHIND = "、，；：（“·|+≤≥＜＞<>〈〉=＝±" + "".join(
    map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)])
)  # ① to ㊿, of notes
_BRACKET = re.compile(
    r"（(?![\u4e00-\u9fff]、[\u4e00-\u9fff]）)(?:[^（）]{3,60}|[A-Z][A-Z\d]|[上下]同)?）"
)  # short ones belong to the word: 旗县（区）


def strip_brackets(text: str) -> str:
    """The text without what stands in round brackets."""
    return _BRACKET.sub("", text) if "（" in text else text


@lru_cache(maxsize=CACHED)
def trim(text: str) -> str:
    """A phrase without conjunctions, adverbs and hedges at its ends.

    >>> trim("并先后检查了"), trim("优良天数比例均达到")
    ('检查', '优良天数比例')
    """
    text = lead_off(text)
    while text and text[-1] in _last_characters():
        shorter = _level_tail().sub("", without_hedges(text))
        if shorter == text:
            return text
        text = shorter
    return text


@cache
def _level_tail() -> re.Pattern[str]:
    levels = "|".join(re.escape(word) for word in words_of("level") if word not in ENDS_OF_WORDS)
    alone = "|".join(f"(?<![{before}]){word}" for word, before in ENDS_OF_WORDS.items())
    return re.compile(
        rf"(?:争取达到?|{alone}|{levels}|(?<=[入税])共?收到|实现|完成|(?<=[\u4e00-\u9fff”）]{{2}})(?<![以乃甚])至|等|:|：)+$"
    )


@cache
def _last_characters() -> frozenset[str]:
    """The characters that hedges and verbs of level end with: a name that ends otherwise needs no look."""
    return ends_of_hedges() | frozenset("现成为至等:：" + "".join(word[-1] for word in words_of("level")))


@lru_cache(maxsize=CACHED)
def lead_off(text: str) -> str:
    """A phrase without the label of its item and the words that lead up to it.

    >>> lead_off("一是累计新增托位")
    '新增托位'
    """
    label = _LABEL.match(text)
    match = _LEAD.match(text, label.end() if label else 0)
    end = match or label
    return text[end.end() :] if end else text


def tidy(name: str) -> str:
    """A name without stray punctuation, conjunctions and half pairs of quotation marks at its ends.

    >>> tidy("、拟建项目总投资"), tidy("”等主题文化活动"), tidy("保险凭证或"), tidy("活动参与")
    ('拟建项目总投资', '主题文化活动', '保险凭证', '活动参与')
    """
    if "某年" in name:
        name = _PLACEHOLDER.sub("", name)
    name = _OWN_FIGURE.sub("", name) if name[-1:].isdigit() else name
    if name and (name[0] in _STRAY_BEFORE or name[-1] in _STRAY_BEHIND):
        name = name.lstrip(_STRAY_BEFORE).rstrip(_STRAY_BEHIND)
        name = name.removeprefix("等")
    if name[:1] == "的" and name[1:2] not in ("士", "有"):  # 的第一批项目
        name = name[1:]
    if name.endswith(("及", "或", "和", "与")):
        name = _DANGLING.sub("", name)
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name
