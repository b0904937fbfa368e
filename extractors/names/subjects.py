"""Subjects: who or what a statement holds for, where its own clause says so.

Finds a scope (全市, 我厅, 各级生态环境部门), an agent before its verb and the name of a division, at the head of a
clause or behind its verb. Refuses what only grades the thing (全国文明村镇, 全国百强), divisions inside a longer name
(新疆股权交易中心) and verbs that look like one (新建).

>>> split_subject("全市共淘汰锅炉"), split_subject("全国百强区榜单")
(('全市', '共淘汰锅炉'), (None, '全国百强区榜单'))
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..places.divisions import Place, division_at, find_division
from ..words.acts import CACHED, STAGES, leading_verb
from ..words.words import alternation, word_class

_SCOPE = (
    r"(?:全(?:区|市|县|盟|州|旗|镇|乡|社会|系统|厅|局|院|域|[省国球](?!性(?![\u4e00-\u9fff]{0,4}(?:银行|机构|企业|公司))|百强|.{0,6}[\d十百]强|先进(?:集体|个人|单位|[\u4e00-\u9fff]{0,4}[县市])|文明|.{0,4}示范|首[个批家支例]|前列|重点实验室|优秀"
    r"|名特优|唯一|最|领先|十[大佳]|“|劳动模范|统一|一流|同类|排名|人大|政协))|我(?:区|市|省|县|盟|州|国|旗|厅|局|委|办|院)|本(?:市|省|区|县)|我们(?:党|国家)"
    r"|自治区本级|自治区(?=共|累计|已)|[省市县]本级|(?:[东中西]部|东北)地区(?![、和及与]|包括)|各(?:级|地区?|盟市|旗县|区县|县区|市州|县市区?|市|县|区|部门|单位|栏目)(?:、旗县)?(?!(?:各)?类))"
)
_AGENT = (
    r"(?:(?:项目|工程)(?!建设|技术|采购|造价|质量|投资)|集团|园区|景区|基地|[银分支]行(?!业|支付|卡|机构)|国企|支付机构|医院"
    r"|部门|(?:执法|监管|监督|复议|审判|司法|管理|监察|行政)机构|(?:负责人|领导(?:班子|干部|小组)?|党[组委](?:理论)?(?:学习)?(?:中心组)?)(?!人|[\u4e00-\u9fff]{0,8}率)|机关(?!运行|事业)|法院|检察院|单位(?!地区|生产|国内|工业|增加值|面积|产品|G|能耗|建筑)|委员会|办公室|政府(?!采购|债|性|投资|工作|信息|网站|专项)|干部|公司|总队|支队|(?<![布格结全时大开破])局|厅)"
)
SCOPE = re.compile(_SCOPE)
_PART_OF_COUNTRY = re.compile(r"(?:东部|中部|西部|东北|沿海)(?:地区)?")
# What may follow the name of a division when it says where: not the name of a body that begins with it.
_AREA = re.compile(
    r"(?:中心城区|主城区|城区|市区|全域|本级)?(?!、|籍|[到至](?![位少])|市|县|区|省|人民|政府|党委|委|局|厅|银行|公司|集团|大学|学院|医院|日报|机场|港|[东南西北]?站|[\u4e00-\u9fff]{1,3}港(?![区澳城])|新区|经开|高新|工业园"
    r"|[\u4e00-\u9fff]{2,8}(?:交易所|研究[院所]|协会|学会|中心(?!城)|公司|集团|银行|大学|学院|医院|[物美]馆|美术馆|机场|产业园|开发区))"
)
# A body of that division: 普陀区规划和自然资源局部门（单位）共有
_STAGES_ALONE = re.compile(rf"(?:已|全部|共|累计)?(?:新?(?:{'|'.join(STAGES)}))+")
_BODY_THERE = re.compile(
    r"[\u4e00-\u9fff]{2,16}(?:局|厅|委员会|办公室)(?:部门)?(?:（[^（）]{1,6}）|本级|机关)?(?=共[有计]?|累计|所属)"
)


@cache
def _subject_head() -> re.Pattern[str]:
    verb = alternation("act", "predicate")
    adverb = r"(?:应当?|共|已|累计|先后|全年|统一|依法|均|分别|在|通过|专题|集体|集中|带头|牵头|亲自)"
    return re.compile(
        rf"(?P<scope>{_SCOPE}(?:[\u4e00-\u9fff]{{0,12}}{_AGENT})?)(?!平均(?!浓|优))|(?P<agent>(?![向给与])[\u4e00-\u9fff]{{0,16}}{_AGENT})(?=(?!建设示范){adverb}{{0,2}}{verb})"
        r"|(?P<platform>“[^“”]{1,16}”(?:App|APP|平台|小程序|系统|银企对接平台))(?=[\u4e00-\u9fff]{2})"
    )


@lru_cache(maxsize=CACHED)
def split_subject(text: str) -> tuple[str | None, str]:
    """Who or what a statement holds for, when the clause begins with it, and the rest.

    >>> split_subject("全市共淘汰锅炉"), split_subject("森林覆盖率"), split_subject("昆明")
    (('全市', '共淘汰锅炉'), (None, '森林覆盖率'), ('昆明', ''))
    """
    match = _subject_head().match(text)
    scope = SCOPE.match(text) if match and match["scope"] else None
    if match and scope and (match.end() == len(text) or leading_verb(match[0][scope.end() :])):
        return scope[0], text[scope.end() :]
    if match and scope and text[match.end()] in "和与及或、":  # 全国医院和疗养院病床
        return scope[0], text[scope.end() :]
    if match and match["agent"] and _STAGES_ALONE.fullmatch(text, match.end()):  # 电网改造项目建成投产316个
        return None, text
    verbal = leading_verb(match[0]) or word_class(text[:2]) == "light" if match else False  # 给予项目申报主体奖励
    if match and match.end() < len(text) and not verbal:
        return match[0], text[match.end() :]
    place = place_at(text)
    body = _BODY_THERE.match(text, place.end) if place else None
    if body and len(text) - body.end() >= 3:
        return text[: body.end()], text[body.end() :]
    area = _AREA.match(text, place.end) if place else None
    if area and len(text) - area.end() >= 3:
        return text[: area.end()], text[area.end() :]
    if 2 <= len(text) <= 12 and find_division(text) and not word_class(text):
        return text, ""
    return None, text


def is_place(text: str) -> bool:
    """Whether a text is the name of a division, or of a part of the country, and nothing more.

    >>> is_place("湖南"), is_place("西部地区"), is_place("湖南大学")
    (True, True, False)
    """
    place = division_at(text, 0)
    return place.end == len(text) if place else _PART_OF_COUNTRY.fullmatch(text) is not None


def place_at(text: str) -> Place | None:
    """The division a text begins with, unless it begins with a verb: 新建县域医院 is not in 新建县."""
    return None if word_class(text[:2]) in ("act", "predicate") else division_at(text, 0)


_GRADES = frozenset(("全国", "全省", "全球"))  # behind a verb they grade the thing: 创建全国文明村镇
# Verbs whose object bears the name of who grants it: 新增湖北优势商标
_TITLED = frozenset(
    "增 新增 创建 争创 创成 评定 获 获评 获批 获得 荣获 承接 引进 招引 接受 入选 入围 认定 培育".split()
)
_BODY = re.compile(r"[\u4e00-\u9fff]{2,7}(?:部|厅|局|委)(?!分|门|队)")
_ASSEMBLY = re.compile(r"[\u4e00-\u9fff]{0,4}人大(?:常委会)?")
_AROUND = re.compile(r"(?:市|县|区)?(?:及|和|与)周边(?:地区|县区)?")


def subject_behind_verb(text: str) -> tuple[str | None, str]:
    """The place or body between verb and object, and the phrase without it.

    >>> subject_behind_verb("完成乌海及周边地区治理项目"), subject_behind_verb("创建全国文明村镇")
    (('乌海及周边地区', '完成治理项目'), (None, '创建全国文明村镇'))
    """
    verb = leading_verb(text)
    if not verb:
        return None, text
    rest = text[len(verb) :]
    scope = SCOPE.match(rest)
    if verb.removeprefix("新") in _TITLED and not (scope and scope[0] not in _GRADES):
        return None, text
    if scope and scope[0] not in _GRADES and len(rest) - scope.end() >= 4:
        return scope[0], verb + rest[scope.end() :]
    assembly = _ASSEMBLY.match(rest)
    if assembly and leading_verb(rest[assembly.end() :]):
        return None, verb + rest[assembly.end() :]
    place = place_at(rest)
    body = _BODY.match(rest) if place is None else None
    if body and len(rest) - body.end() >= 6 and leading_verb(rest[body.end() :]):
        return body[0], verb + rest[body.end() :]
    if place is None or len(rest) - place.end < 4:
        return None, text
    around = _AROUND.match(rest, place.end)
    end = around.end() if around else place.end
    return rest[:end], verb + rest[end:]
