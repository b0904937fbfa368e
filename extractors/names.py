"""Names: what a quantity measures, from the words around it, and who or what it holds for.

Before the number: verb and object (办理行政处罚案件3174件) or the quantity's own name (PM2.5平均浓度23微克/立方米).
Behind it: the noun after the classifier (12个督察组), with the verb before it where that acts on it (发布31个典型案例)
or the predicate behind it where the noun takes part (1525家企业纳入清单). Refuses numbers, dates and hedges in names.

>>> name_before("全区各级生态环境部门办理行政处罚案件")
Name(name='办理行政处罚案件', subject='全区各级生态环境部门')
>>> name_after("发布了", "典型案例", "")
Name(name='发布典型案例', subject=None)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from .divisions import division_at, find_division
from .words import alternation, measured, segment, word_class, words_of

LONGEST_NAME = 22
CACHED = 8192  # phrases whose reading is kept: official prose repeats itself
LONGEST_OBJECT = 16

_SCOPE = (
    r"(?:全(?:区|市|省|县|盟|州|国|旗|镇|乡|社会|系统|厅|局|院|域|球)|我(?:区|市|省|县|盟|州|国|旗|厅|局|委|办|院)|本(?:市|省|区|县)"
    r"|自治区本级|自治区(?=共|累计|已)|[省市县]本级|各(?:级|地|盟市|旗县|区县|县区|市州|县市区?|市|县|区|部门|单位|栏目)(?:、旗县)?(?!(?:各)?类))"
)
_AGENT = (
    r"(?:[\u4e00-\u9fff]{0,12}(?:项目|工程|集团|园区|基地|银行(?!业)|医院"
    r"|部门|机关|法院|检察院|单位|委员会|办公室|政府(?!采购|债|性|投资|工作|信息|网站|专项)|干部|公司|总队|支队|局|厅))"
)
# Words that lead up to a statement and are no part of a name; single characters only where they begin no other word.
_LEAD = re.compile(
    r"(?:其中|此外|同时|目前|截至目前|现(?=有|已|共)|含(?=[\u4e00-\u9fff]{2})(?![量税金氧碳水])|包括|有(?![限效机色关序偿线毒害声氧])|另外?|并(?![网购联轨])且?"
    r"|还(?![款贷田林草本])|已(?!婚)经?|共(?![建享同体产和青识])计?|先后|分别|均(?![衡价])|全部|全面|预计|力争|确保|累计|总计"
    r"|争取(?!资金|中央|上级|到)|实际(?!到位|利用|使用|控制)|平均(?=每)|约(?![束谈])|持续|积极|不断|继续|进一步|大力"
    r"|深入|有序|圆满|顺利|成功|扎实|加快|有效|严格|稳步|统筹|着力|切实|基本(?!养老|医疗|公共|药物|建设|农田|草原)|按期"
    r"|按时|率先|重点(?=推进|抓好|实施)|推进实施|推动实施|推动(?=实现)|推进(?=完成)|以来|期间|合理|依规|依法|着重|但是|但"
    r"|的|、|，|或(?!许)|以及|及(?![时格])|和(?![谐田平])|与(?!会)|于|则|将(?![军士])|要(?![素案求闻点道])|应(?![急收用届付诉税对])"
    r"|需(?!求)|可(?!再生|支配|持续|比|燃|移动|用|溶|视|穿|回收|利用|交易)|就(?![业医餐读学近地])|也|只|仅|又"
    r"|再(?!生|贷|就业|保险|制造|融资)|内(?![河贸销需资部外设涝陆容科蒙]))+"
)
# Hedges and adverbs between a name and its number, with the same care for words that end in their characters.
_TAIL_HEDGE = re.compile(
    r"(?:左右|大约|(?<![节公签违条履契合预制集])约|(?<![最靠就附临邻])近|超过?|逾|突破|不低于|不少于|不超过|至少|多达|高达|仅|只|了|的"
    r"|(?<![平人户亩年日村校])均|各|(?<![首成古花])都|也|(?<![需主重纪摘必])要|(?<![供反响效适对])应|(?<![公中总])共|累计|分别|已"
    r"|全部|总共|总计|共计|同时|再|还|(?<!成)就|(?<![少青老童全当])年|月均?|某年|其中|(?<![自理事缘经])由|(?<![改服随顺])从"
    r"|拟?将|拟(?:安排|按)?|力争|确保|预计|是?每人|已经|发展到|(?<=[\u4e00-\u9fff]{2})占|(?<=^)最[高低多]|即将|(?<=[值资入额])过|、|，)+$"
)
_METHOD = re.compile(
    r"^(?:通过|采取|采用|利用|运用|按照?|根据|围绕|针对|结合|依托|依据|以)[^，]{1,40}?(?:等方式|方式|形式|手段|要求|原则|标准|为重点|为契机)"
)
_LABEL = re.compile(r"^(?:[①-⑳]|[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[）)])")
QUOTED = re.compile(r"“[^“”]{1,30}”")
_PLACEHOLDER = re.compile(r"(?:由|比|较|与|从)?某年(?:期间|时期|[末底])?的?")
_LOCALIZERS = "上下中内里间"  # 线上线下, 省内: where, not who
_NO_NAMES = frozenset("下使含计即前这为以在每减定变调保获处一")  # what is left of 减为, 比前五年, 并处, 含1万元
_STRAY_BEFORE = "、，；：（）”·-—~"
_STRAY_BEHIND = "、，；：（“·"
_BRACKET = re.compile(
    r"（(?![\u4e00-\u9fff]、[\u4e00-\u9fff]）)(?:[^（）]{3,60})?）"
)  # short ones belong to the word: 旗县（区）
_WITHIN = re.compile(r"^(?P<whole>[^，]{3,}?)(?<!集)中(?![央心国小型等高介医西东部])(?P<part>[\u4e00-\u9fff]{4,})$")
_OF_THING = re.compile(
    r"^(?P<whole>[\u4e00-\u9fff（）]*(?:焦炉|锅炉|机组|装置|生产线|车辆|设备|隧道|大桥|水库))(?P<part>[\u4e00-\u9fff]{3,})$"
)
BELONGING = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:隶属|属于|位于|来自)[^的，]{2,16}的")
_ADVERBIAL = re.compile(
    r"^(?P<subject>[^，]{3,14}?)(?:累计|合计|总共|(?<!公)共(?![建享同体产和青识]))(?:实现|完成)?(?P<name>[\u4e00-\u9fff]{3,})$"
)
_AND_OTHERS = re.compile(r"^(?P<verb>[\u4e00-\u9fff]{2})了?.*等(?P<noun>(?:各类|各种|各项|系列)?[\u4e00-\u9fff]{2,})$")
_SUCH_AS = re.compile(r"^[^等]*等")
GENERIC = frozenset(
    (
        "面积 总面积 长度 全长 总长 总里程 金额 资金 总投资 总量 总数 数量 总额 产值 规模 占地面积 建筑面积 "
        "总产值 总人数 人数 产量 占比 比重 总户数 总规模 增速 增幅 排名 总产能 年产值 销售额 营业收入 单价 均价 "
    ).split()
)


class Name(NamedTuple):
    """A name, and the subject where the same clause says it."""

    name: str
    subject: str | None


@cache
def _together() -> re.Pattern[str]:
    """联合教育厅、科技厅等 before the verb of what was done together."""
    verb = alternation("act", "predicate")
    return re.compile(rf"^(?:联合|会同|协同|邀请|组织|依托)[^，]{{2,40}}?等(?:\w{{0,4}}(?:部门|单位))?(?={verb})")


@cache
def _level_tail() -> re.Pattern[str]:
    levels = "|".join(re.escape(word) for word in words_of("level") if word != "为")
    return re.compile(rf"(?:(?<![行作成认])为|{levels}|实现|完成|占比为|等|:|：)+$")


@cache
def _subject_head() -> re.Pattern[str]:
    verb = alternation("act", "predicate")
    adverb = r"(?:共|已|累计|先后|全年|统一|依法|均|分别|在|通过)"
    return re.compile(
        rf"(?P<scope>{_SCOPE}{_AGENT}?)(?!平均(?!浓|优))|(?P<agent>[\u4e00-\u9fff]{{0,4}}{_AGENT})(?={adverb}{{0,2}}{verb})"
        r"|(?P<platform>“[^“”]{1,12}”(?:App|APP|平台|小程序|系统|银企对接平台))(?=[\u4e00-\u9fff]{2})"
    )


def strip_brackets(text: str) -> str:
    """The text without what stands in round brackets."""
    return _BRACKET.sub("", text) if "（" in text else text


def trim(text: str) -> str:
    """A phrase without conjunctions, adverbs and hedges at its ends.

    >>> trim("并先后检查了"), trim("优良天数比例均达到")
    ('检查', '优良天数比例')
    """
    text = _lead_off(text)
    while text and text[-1] in _last_characters():
        shorter = _level_tail().sub("", _TAIL_HEDGE.sub("", text))
        if shorter == text:
            return text
        text = shorter
    return text


@cache
def _last_characters() -> frozenset[str]:
    """The characters that hedges and verbs of level end with: a name that ends otherwise needs no look."""
    hedges = "右约近过超逾破于少达仅只了的均各都也要应共计别已部时再还就年月中由从将排按争保人高低多经到占、，"
    return frozenset(hedges + "现成为等:：" + "".join(word[-1] for word in words_of("level")))


def _lead_off(text: str) -> str:
    text = _LABEL.sub("", text)
    match = _LEAD.match(text)
    return text[match.end() :] if match else text


@lru_cache(maxsize=CACHED)
def split_subject(text: str) -> tuple[str | None, str]:
    """Who or what a statement holds for, when the clause begins with it, and the rest.

    >>> split_subject("全市共淘汰锅炉"), split_subject("森林覆盖率"), split_subject("昆明")
    (('全市', '共淘汰锅炉'), (None, '森林覆盖率'), ('昆明', ''))
    """
    match = _subject_head().match(text)
    if match and (match.end() < len(text) or match["scope"]) and not leading_verb(match[0]):
        return match[0], text[match.end() :]
    place = division_at(text, 0)
    area = _AREA.match(text, place.end) if place else None
    if area and len(text) - area.end() >= 3:
        return text[: area.end()], text[area.end() :]
    if 2 <= len(text) <= 12 and find_division(text):
        return text, ""
    return None, text


def name_before(before: str, *, whole: bool = False) -> Name:
    """The name from the words before a number; `whole` keeps all of a list of names."""
    text = _METHOD.sub("", _lead_off(strip_brackets(before)))
    subject, text = split_subject(text)
    text = trim(text)
    if subject is None:
        subject, text = split_subject(text)
        text = trim(text)
    text = text.removeprefix("实现") if len(text) > 3 else text
    text = "" if text in _NO_NAMES else text
    return Name(text, subject) if whole else _split_inside(_act_of(text), subject)


def _split_inside(text: str, subject: str | None) -> Name:
    """Subjects inside the words: X中Y占比, X累计实现Y."""
    text = BELONGING.sub("", text)
    for pattern in (_WITHIN, _OF_THING, _ADVERBIAL):
        match = pattern.match(text)
        if match:
            parts = list(match.groups())
            if (pattern is not _ADVERBIAL and not measured(parts[1])) or parts[0][-1] in _LOCALIZERS:
                continue
            if pattern is _OF_THING and leading_verb(text):
                continue
            return Name(shorten(parts[1]), (subject or "") + parts[0])
    return _without_place(text, subject)


def _without_place(text: str, subject: str | None) -> Name:
    """完成乌海及周边地区治理项目: the place behind the verb is the subject, not part of the name."""
    verb = leading_verb(text)
    rest = text[len(verb) :]
    scope = _SCOPE_HEAD.match(rest) if verb else None
    if scope and len(rest) - scope.end() >= 4:
        return Name(shorten(verb + rest[scope.end() :]), subject or scope[0])
    place = division_at(rest, 0) if verb else None
    body = _BODY.match(rest) if verb and place is None else None
    if body and len(rest) - body.end() >= 6 and leading_verb(rest[body.end() :]):
        return Name(shorten(verb + rest[body.end() :]), subject or body[0])
    if place is None or len(rest) - place.end < 4:
        return Name(shorten(text), subject)
    around = _AROUND.match(rest, place.end)
    end = around.end() if around else place.end
    return Name(shorten(verb + rest[end:]), subject or rest[:end])


_BODY = re.compile(r"[\u4e00-\u9fff]{2,7}(?:部|厅|局|委)(?!分|门|队)")
_SCOPE_HEAD = re.compile(_SCOPE)
# What may follow the name of a division when it says where: not the name of a body that begins with it.
_AREA = re.compile(
    r"(?:中心城区|主城区|城区|市区|全域|本级)?(?!、|市|县|区|省|人民|政府|党委|委|局|厅|银行|公司|集团|大学|学院|医院|日报|机场|港|站|新区|经开|高新|工业园)"
)
_MEASURE_OF = re.compile(
    r"(?:播种|种植|养殖|建筑|占地|完成)?(?:总?面积|总?产量|总?产值|总量|总数|规模|总?投资|数量|金额|总额|到位资金)$"
)
_AROUND = re.compile(r"(?:市|县|区)?(?:及|和|与)周边(?:地区|县区)?")


def _act_of(text: str) -> str:
    """From the verb on, where a prepositional phrase stands before it; V…等N as V and N."""
    text = _together().sub("", text)
    others = _AND_OTHERS.match(text)
    if others and word_class(others["verb"]) in ("act", "predicate"):
        return others["verb"] + others["noun"]
    if not text.startswith(
        ("在", "向", "对", "为", "与", "由", "从", "通过", "经", "会同", "联合", "用", "以", "于", "把", "将")
    ):
        return text
    words = segment(text)
    for index in range(1, len(words)):
        if word_class(words[index]) in ("act", "predicate"):
            rest = "".join(words[index:])
            noun = words[index - 1] if word_class(words[index - 1]) is None else _noun_before(words[:index])
            return rest if len(rest) >= 4 else noun + rest
    return text


def _noun_before(words: list[str]) -> str:
    return next((word for word in reversed(words) if word_class(word) is None), "")


def shorten(text: str, limit: int = LONGEST_NAME) -> str:
    """A name of bearable length: its verb and its last words."""
    if len(text) <= limit:
        return text
    words = segment(text)
    verb = words[0] if word_class(words[0]) in ("act", "predicate") else ""
    kept: list[str] = []
    for word in reversed(words[1:]):
        if sum(map(len, kept)) + len(word) + len(verb) > limit - 4:
            break
        kept.insert(0, word)
    return verb + "".join(kept).lstrip("、的和及等")


def tidy(name: str) -> str:
    """A name without stray punctuation and half pairs of quotation marks at its ends.

    >>> tidy("、拟建项目总投资"), tidy("”等主题文化活动"), tidy("“散乱污”企业治理")
    ('拟建项目总投资', '主题文化活动', '“散乱污”企业治理')
    """
    if "某年" in name:
        name = _PLACEHOLDER.sub("", name)
    if name and (name[0] in _STRAY_BEFORE or name[-1] in _STRAY_BEHIND):
        name = name.lstrip(_STRAY_BEFORE).rstrip(_STRAY_BEHIND)
        name = name.removeprefix("等")
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name


def thing_of(name: str) -> str:
    """What a measured name is about.

    >>> thing_of("新增规上工业企业"), thing_of("粮食播种面积")
    ('规上工业企业', '粮食')
    """
    thing = object_of(name)
    bare = _MEASURE_OF.sub("", thing)
    return bare if len(bare) >= 2 else thing


def object_of(name: str) -> str:
    """A name without its leading verbs.

    >>> object_of("划定禁养区"), object_of("规上工业企业")
    ('禁养区', '规上工业企业')
    """
    words = segment(name)
    while len(words) > 1 and word_class(words[0]) in ("act", "predicate", "light", "adverb"):
        words = words[1:]
    return "".join(words)


def name_after(before: str, noun: str, predicate: str) -> Name:
    """The name from the noun behind a classifier, with the verb before it or the predicate behind it."""
    subject, verb = _acting_verb(before)
    if verb:
        acting = leading_verb(verb)
        place = verb[len(acting) :]  # 开展全区780家矿区尾矿库排查
        if acting and _SCOPE_HEAD.fullmatch(place):
            return Name(acting + noun, subject or place)
        return Name(verb + noun, subject)
    if noun.startswith(("方面", "领域")):
        return Name(noun + predicate, subject)
    if predicate.startswith("之一"):
        return Name(noun, subject)
    if re.search(r"(?:^|[，、])(?:围绕|针对|分|分为|组成)", before) or before.endswith("分"):
        return Name(noun, subject)
    return Name(noun + predicate, subject)


def acts_on(before: str) -> bool:
    """Whether a verb of activity stands directly before a number.

    >>> acts_on("完成"), acts_on("华耀光电")
    (True, False)
    """
    words = segment(_TAIL_HEDGE.sub("", before))
    return bool(words) and word_class(words[-1]) in ("act", "predicate")


def leading_verb(name: str) -> str:
    """The verbs a name begins with.

    >>> leading_verb("新建公园游园"), leading_verb("森林覆盖率")
    ('新建', '')
    """
    words = segment(name)
    verbs = []
    while len(words) > 1 and word_class(words[0]) in ("act", "predicate", "adverb", "conjunction"):
        word = words.pop(0)
        if word_class(word) in ("act", "predicate"):
            verbs.append(word)
    return "".join(verbs)


def takes_noun(before: str) -> bool:
    """Whether the words before a number leave a noun to be expected behind it: 将 对 …的 有."""
    return bool(re.search(r"(?:将|对|把|与|向|给|的|等|有|区|市|省|县|内)$", before))


@lru_cache(maxsize=CACHED)
def _acting_verb(before: str) -> tuple[str | None, str]:
    """The subject and the verb that acts on what is counted, with the words between verb and number where few."""
    text = _METHOD.sub("", _lead_off(strip_brackets(before)))
    subject, text = split_subject(text)
    relative = text.endswith(("的", "分")) or "方面" in text
    text = QUOTED.sub("", _TAIL_HEDGE.sub("", text.removesuffix("等")))
    words = segment(text)
    if relative or not words:
        return subject, ""
    verbs: list[str] = []
    while words and word_class(words[-1]) in ("act", "predicate", "light", "adverb"):
        word = words.pop()
        if word_class(word) != "adverb":
            verbs.insert(0, word)
    if verbs:
        return subject, "".join(verbs[-2:])
    return subject, _distant_verb(words)


def _distant_verb(words: list[str]) -> str:
    """完成重点流域 before a number: the verb with its modifiers, where no preposition stands between."""
    if any(word in ("对", "将", "把") for word in words) or words[-1:] == ["起"]:
        return ""
    for index, word in enumerate(words):
        if word in ("对", "将", "把", "与", "为", "在", "向", "由", "从", "围绕", "分"):
            return ""
        if word_class(word) in ("act", "predicate"):
            between = "".join(words[index + 1 :]).replace("“”", "")
            if any(mark in between for mark in "、，和的") or len(between) > 6 or word in ("建设", "在建"):
                return "" if "的" in between or word in ("建设", "在建") else word
            return word + between
    return ""


def after_verb(text: str) -> str:
    """What is measured at the end of a clause: the words behind its last verb.

    >>> after_verb("用全面淘汰炭化室高度")
    '炭化室高度'
    """
    words = segment(text)
    last = max(
        (
            i
            for i, word in enumerate(words)
            if word_class(word) in ("act", "predicate", "light", "level", "preposition")
        ),
        default=-1,
    )
    return "".join(words[last + 1 :]) or text
