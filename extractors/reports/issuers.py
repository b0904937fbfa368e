"""Issuer (发文机关): the agency that issued a report, in full, where the text shows it.

Read from the title (某厅关于…, 某局2023年度…), the fields of the page, the line below the title, the signature, the
formula of a work report (我代表市人民政府), or the agency an annual report opens with. The source of a web page
(来源) is its publisher and no issuer. Refuses names that say no more than 市政府 unless the region completes them.

>>> issuer_of_title("内蒙古自治区生态环境厅2021年法治建设情况报告")
'内蒙古自治区生态环境厅'
>>> issuer_of_title("锡林郭勒盟公开第二轮中央生态环境保护督察整改落实情况") is None
True
"""

from __future__ import annotations

import re

from ..places.divisions import Division
from ..places.regions import NATION, region_of_name
from .heads import Head, Line, lone_date

_AGENCY_END = (
    "人民政府办公厅|人民政府办公室|人民政府|行政公署|行署|政府办公室|办公厅|办公室|委员会|总局|分局|管理局|厅|局|部|委|院|署|会|府"
    "|中心支行|分行|支行|银行|管委会|领导小组|指挥部|中心|总队|支队|大队|集团|公司|大学|学院|小组|司|站|所|科|办|行政机关|党组|党委|团委"
)
_AGENCY = re.compile(
    rf"中共中央|国务院|中央军委|[\u4e00-\u9fff（）]{{2,40}}(?:{_AGENCY_END})(?:（[\u4e00-\u9fff]{{2,20}}）)?"
)
_ABOUT = re.compile(r"^(.{2,200}?)(?:关于|对[“《]|印发《)")
_OF_YEAR = re.compile(r"^(?:关于)?(.{4,50}?)(?:(?:19|20)\d\d年|“?十[一二三四五六]五”?)")
_ACCOUNTS = re.compile(r"^(?:(?:19|20)\d\d年度?)?(.{4,30}?)(?:部门|单位|本级)?(?:整体)?(?:支出)?(?:预算|决算)")
_REPORTING = re.compile(r"^(.{2,30}?(?:人民法院|人民检察院|常务委员会|常委会|人民政府))工作报告")
_REPRESENTING = re.compile(
    r"代表((?!大会)[\u4e00-\u9fff]{0,14}?"
    r"(?:人民政府|政府|国务院|政务院|行政公署|行署|人民代表大会常务委员会|人大常委会))"
)
_DATE_ONWARD = re.compile(r"(?:19|20)\d\d年.*$|[一二][〇零0一二三四五六七八九]{3}年.*$")
_ORDER = re.compile(r"(?:中华人民共和国(?=国务院))?([\u4e00-\u9fff]{3,30})令")
_NO_AGENCY = re.compile(r"[的与]|[府委局厅会处室]和|领导|指导下|党委")
_MADE_BY = re.compile(rf"本(?:年度)?报告由([\u4e00-\u9fff]{{2,40}}(?:{_AGENCY_END}))(?:负责)?(?:编制|编写)")
_PLACED = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市县区州盟旗](?=[\u4e00-\u9fff]{2})")
_LEVEL = re.compile(r"[省市县区州盟旗]|自治区")
_LEVEL_WORD = re.compile("自治[区州县旗]|[省市县区州盟旗]")
_ACTING = re.compile(
    r"(?:^|[，。、\s])([\u4e00-\u9fff]{3,30}?(?:厅|局|委员会|办公室|人民政府|政府|中心|委))"
    r"(?=(?:党组|领导班子)?(?:全面|深入|认真|坚持|严格|以习|在|高度|按照|紧紧|围绕|积极|切实|始终|牢固|认真|坚决|持续|深化|聚焦|扎实))"
)


def issuer_of(title: str | None, number: str | None, head: Head, opening: str) -> str | None:
    """The issuer a report shows by its title, page, signature or opening; None where none does."""
    issuer = issuer_of_title(title) if title else None
    issuer = issuer or _of_order(number) or _of_page(head) or _below_title(title, head) or _signature(head)
    if issuer is None and (title is None or re.search(r"报告|情况|总结", title)):
        return _acting(opening)
    return issuer


def issuer_of_title(title: str) -> str | None:
    """The agencies a title begins with, joined by 、 where it names several.

    >>> issuer_of_title("某省教育厅 某省财政厅关于开展检查的通知")
    '某省教育厅、某省财政厅'
    >>> issuer_of_title("关于开展检查的通知") is None
    True
    """
    for pattern in (_ABOUT, _OF_YEAR, _REPORTING, _ACCOUNTS):
        found = pattern.match(title)
        if found is None:
            continue
        names = [each for name in re.split(r"[ 、]", found[1].strip("《“ ")) for each in _apart(name)]
        if all(_AGENCY.fullmatch(name) for name in names):
            return "、".join(names)
    return None


def _apart(name: str) -> list[str]:
    """Agencies of one place that are written without a mark between them.

    >>> _apart("铁岭市民政局铁岭市财政局"), _apart("铁岭市民政局")
    (['铁岭市民政局', '铁岭市财政局'], ['铁岭市民政局'])
    """
    place = _PLACED.match(name)
    names = [place[0] + rest for rest in name.split(place[0])[1:]] if place else [name]
    return names if all(_AGENCY.fullmatch(each) for each in names) else [name]


def _of_order(number: str | None) -> str | None:
    """The agency whose order a regulation is issued by.

    >>> _of_order("中华人民共和国国务院令第706号"), _of_order("内政发〔2020〕26号")
    ('国务院', None)
    """
    order = _ORDER.match(number) if number else None
    return order[1] if order else None


def _of_page(head: Head) -> str | None:
    value = head.fields.get("issuer")
    names = [each for name in re.split(r"[ 、，；]", value) for each in _apart(name)] if value else []
    return "、".join(names) if names and all(_AGENCY.fullmatch(name) for name in names) else None


def _below_title(title: str | None, head: Head) -> str | None:
    """The agency on a line of its own right below the title."""
    if title is None:
        return None
    squeezed = title.replace(" ", "")
    for index, line in enumerate(head.lines[:40]):
        if line.text and squeezed.endswith(line.text.strip("《》")) and len(line.text) > 1:
            for below in head.lines[index + 1 : index + 3]:
                if _is_agency_with_region(below.text):
                    return below.text
    return None


def _is_agency_with_region(text: str) -> bool:
    if not 4 < len(text) <= 40 or not _AGENCY.fullmatch(text):
        return False
    return region_of_name(text) is not None or bool(_PLACED.match(text))


def _signature(head: Head) -> str | None:
    """The agencies on the lines above the first date that stands alone."""
    for lines in (head.lines, head.tail):
        for index, line in enumerate(lines):
            if index and "年" in line.text and lone_date(line.text):
                name = _DATE_ONWARD.sub("", line.text)
                names = [name] if len(name) > 2 else _agencies_above(lines, index)
                if names:
                    return "、".join(names)
    return None


def _agencies_above(lines: list[Line], index: int) -> list[str]:
    names: list[str] = []
    for line in reversed(lines[max(index - 12, 0) : index]):
        parts = line.spaced.split("  ") if "  " in line.spaced else [line.text]
        cleaned = [re.sub(r"\s|（代?章）", "", part) for part in parts if part.strip()]
        if not all(_is_signing(name) for name in cleaned):  # also what is left of a name cut over two lines
            break
        names = cleaned + names
    return names


def _is_signing(name: str) -> bool:
    if not 3 <= len(name) <= 40 or name.startswith("附件"):
        return False
    return bool(_AGENCY.fullmatch(name) and (region_of_name(name) or _LEVEL.match(name)))


def _acting(opening: str) -> str | None:
    """The agency that the first paragraph makes its subject, with its region, or names as the author.

    >>> _acting("在市委领导下，铁岭市发展和改革委员会深入贯彻"), _acting("本报告由铁岭市人民政府办公室编制。")
    ('铁岭市发展和改革委员会', '铁岭市人民政府办公室')
    """
    made = _MADE_BY.search(opening)
    if made:
        return made[1]
    for found in _ACTING.finditer(opening):
        region = region_of_name(found[1])
        if region not in (None, NATION) and not _NO_AGENCY.search(found[1]):
            return found[1]
    return None


def represented(opening: str) -> str | None:
    """The body a work report is given for, as written: 市人民政府.

    >>> represented("现在，我代表市人民政府向大会报告工作")
    '市人民政府'
    """
    found = _REPRESENTING.search(opening)
    return found[1] if found else None


def complete(body: str, region: Division | None) -> str | None:
    """A body named by its level only (市人民政府), in full by its region; a name in full stays.

    >>> complete("市人民政府", region_of_name("铁岭市")), complete("国务院", None), complete("市人民政府", None)
    ('铁岭市人民政府', '国务院', None)
    >>> complete("自治区生态环境厅", region_of_name("内蒙古"))
    '内蒙古自治区生态环境厅'
    """
    body = re.sub(r"(?<!人民)政府$", "人民政府", body)
    if body in {"国务院", "政务院"} or region_of_name(body) is not None:
        return body
    level = _LEVEL_WORD.match(body)
    if region is None or region is NATION or level is None or not region.name.endswith(level[0]):
        return None
    return region.name + body[level.end() :]
