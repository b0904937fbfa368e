"""Parts: which rows state a subset of a total, and of which.

Finds the list behind 其中 (also at the head of the next sentence), a bracket behind a total (含…, or a count of its
unit), what of a count is done or still open (整改措施54条完成49条), and lists without 其中 that add up to the total
before them to the last digit. Refuses other units, numbers above the total, amounts
that belong to a part and not to the total, and clauses that start a statement of their own.

>>> _alike("人", "名"), _completed("主办", "人大代表建议")
(True, '人大代表建议主办')
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ...schemas.text import Outline, Sentence
from ..names.before import NEW_STAGES
from ..names.nouns import read_behind
from ..scanning import Begin, Scanner
from ..words.acts import leading_verb, object_of, thing_of, without_last_verbs
from ..words.words import measured, word_class
from .states_of_works import link_states

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator

_OPENS = Scanner(re.compile("其中(?:，?包括)?|（含|包括"), Begin("[其（包]", "[中含括]"))
_REACHED = re.compile("[；。\n）]")
_APART = re.compile(r"[，；：（中]|已(?!婚)")
_AMONG = re.compile(r"[^，。；、\d]{1,16}(?:中，[^，。；、\d]{0,8}?有?|，[^，。；、\d]{0,8}就有)")
_NEW = re.compile(r"新[增建开改扩]")
_NEWLY = re.compile(f"新(?:{NEW_STAGES})")
_SORTED = re.compile(r"[按从分](?<![^；。\n].)[^，：。；\d]{1,12}(?:[分看]|统计|划分)[，：]")
_SORTINGS = Scanner(_SORTED, Begin("[按从分]", "[，：]", len("，") + 14, after=r"[；。\n]"))
_NET = re.compile(r"净增|自然增长")  # what is left of two others
_SENTENCE_END = re.compile(r"[。\n]")
_BY_PLACE = re.compile(r"(?:按|从|分)[^，：]{0,4}(?:区域|地区|辖区|属地|县区|区县|市州|州市|部门)")
_DONE = re.compile(
    r"[^，。；：、\d]{0,6}[，、](?:目前|现|其中)?(?:已|均已|全部)?(?:完成|办结|整改|解决|销号|验收|结案)[^，。；\d]{0,6}$"
)
_NO_PART = re.compile(r"累计|总|共|达|目标|计划|任务|[去上]年|同期|折|约合|每|合计|另|原|限")  # of a bracket
_DONE_AT_ONCE = re.compile(r"已?(完成|办结|整改|销号)")
_ENDS_DONE = re.compile(r"(?:完成|办结|整改|销号|达标)$")  # 70项重点任务完成62项
_STILL = re.compile(r"，(?:目前)?[尚仍还]有")  # 发现问题33个，尚有4个未整改
_RATE = re.compile(r"每(?:增加?|新增|减少|招用|超过?|满|提高)$")  # 每增加1人给予3000元
_DENSITY = re.compile(r"每?[百千万](?:名?[\u4e00-\u9fff]{0,3}人|人口)|[人户]均")  # 千人拥有经营主体
_AVERAGE = re.compile(r"人均|户均|平均|[率价]$")  # of which nothing is a part
_STOCK = re.compile(r"总[\u4e00-\u9fff]{1,3}[达到为]{1,2}$")
_IN_ALL = ("共计", "合计", "总计", "一共", "总共")
_ADDED = ("count", "amount", "measure")
# Classifiers that one thing takes as well as the other
_ALIKE = {
    unit: units for units in (("人", "名"), ("件", "起", "宗"), ("台", "部", "套", "台(套)", "辆")) for unit in units
}
_PROJECTS = ("项目", "课题", "成果")  # counted in 个 as well as 项
_INEXACT = ("about", "under", "le")  # 信函近50件、当面不足5件: which may be fewer
DEEPEST_LIST = 3  # 其中 inside the list of another
LONGEST_LIST = 12  # numbers tried for a list without 其中


def link_parts(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Mark the parts among the rows and give them their totals. In place."""
    places = [match.start() for match in _OPENS.finditer(text)]
    reaches = [_reach(text, place) for place in places]
    for number, place in enumerate(places):
        _link_list(text, rows, outline, place, reaches[number + 1 : number + 1 + DEEPEST_LIST])
    _link_brackets(text, rows)
    _link_sums(text, rows, outline)
    link_states(text, rows, outline)
    _link_among(text, rows)
    _link_sorted(text, rows)


def _reach(text: str, place: int) -> range:
    """How far a 其中 inside the list of another reaches: up to the next ；, or the end of its bracket or paragraph."""
    end = _REACHED.search(text, place)
    return range(place, end.start() if end else len(text))


def _link_list(text: str, rows: list[FoundIndicator], outline: Outline, place: int, inner: list[range]) -> None:
    sentence = outline.sentence_at(place)
    bracketed = "（" in (text[place], text[place - 1 : place])
    limit = text.find("）", place) if bracketed else sentence.end
    first = bisect_left(rows, place, key=lambda row: row.start)
    last = bisect_left(rows, limit if limit > 0 else sentence.end, key=lambda row: row.start)
    lead = next((row for row in rows[first:last] if row.role == "value" and row.kind != "rank"), None)
    if lead is None or (lead.subject and text.endswith(lead.subject, 0, place)):  # 甲标准包括3个部分
        return
    total = _total_before(text, rows, first, sentence.start, lead)
    if total is None and place - sentence.start <= 1:
        total = _total_in_last_sentence(rows, outline, sentence, lead)
    if total is None:
        return
    parts: list[FoundIndicator] = []
    acted = word_class(lead.name) in ("act", "predicate")  # 其中警告12件、罚款30件 are labels
    interrupted = False
    for row in rows[first:last]:
        if any(row.start in reach for reach in inner):
            continue
        if not _can_be_part(row, rows[total]):
            interrupted = interrupted or (row.role == "value" and row.kind != "rank")
            continue
        if parts and _list_ends(text, parts, row, rows[total], interrupted):
            return
        parts.append(row)
        interrupted = False
        row.role, row.parent = "part", total
        row.name = _completed(row.name, rows[total].name) if acted else row.name


def _list_ends(
    text: str, parts: list[FoundIndicator], row: FoundIndicator, total: FoundIndicator, interrupted: bool
) -> bool:
    """Whether a list of parts ended before `row`.

    It did where the sum is passed other than at 、, where ； follows a complete list or starts other matters, and where
    the list was interrupted by another quantity.
    """
    between = text[parts[-1].end : row.start]
    if _STOCK.search(row.words) and _NEW.search(total.name + total.words):
        return True  # 总里程达 is no part of what was newly built
    begun, done = _NEWLY.match(row.name), _NEWLY.match(total.name)
    if begun and done and begun[0] != done[0] and not _NEWLY.match(parts[0].name):
        return True  # 新竣工项目300个 is no part of those newly begun
    amount, whole = sum(part.value or 0 for part in parts), total.value or 0
    exceeded = amount + (row.value or 0) > whole
    if exceeded and "、" not in between[:2] and leading_verb(row.name) and not leading_verb(parts[0].name):
        return True
    other = row.kind != "count" and row.name[-2:] != parts[0].name[-2:]
    counts = row.value or "；" not in text[parts[0].end : parts[-1].start]  # 维持2件、纠正1件；行政诉讼0件
    complete = amount == whole and len(parts) > 1 and counts
    return (other and interrupted) or ("；" in between and bool(other or complete or (exceeded and len(parts) == 1)))


def _total_before(text: str, rows: list[FoundIndicator], first: int, start: int, lead: FoundIndicator) -> int | None:
    """The last value of the same unit in the sentence before 其中; a part of another total where 其中 follows it."""
    for index in range(first - 1, -1, -1):
        row = rows[index]
        if row.start < start:
            return None
        if row.kind == "rank" or not (_alike(row.unit, lead.unit) or _are_projects(row, lead.unit)):
            continue
        if row.role == "value":
            return index
        if row.role == "part":
            if "）" in text[row.end : lead.start]:  # 受理12件（来信3件，来电9件），其中重点关注2件
                return row.parent
            large = (row.value or 0) >= (lead.value or 0) and "；" not in text[row.end : lead.start]
            return index if large else row.parent
    return None


def _total_in_last_sentence(
    rows: list[FoundIndicator], outline: Outline, sentence: Sentence, lead: FoundIndicator
) -> int | None:
    """What there is in all in the sentence before one that begins with 其中, or its first value no less than `lead`."""
    if sentence.start == 0:
        return None
    last = outline.sentence_at(sentence.start - 1)
    first = bisect_left(rows, last.start, key=lambda row: row.start)
    totals: list[int] = []
    for index in range(first, len(rows)):
        if rows[index].start >= last.end:
            break
        row = rows[index]
        if row.role == "value" and row.kind != "rank" and (row.unit, row.nature) == (lead.unit, lead.nature):
            totals.append(index)
    large = [index for index in totals if (rows[index].value or 0) >= (lead.value or 0)]
    summed = (index for index in totals if rows[index].words.endswith(_IN_ALL))
    return next(summed, next(iter(large or totals), None))


def _can_be_part(row: FoundIndicator, total: FoundIndicator) -> bool:
    return (
        row.role == "value"
        and (_alike(row.unit, total.unit) or _are_projects(total, row.unit))
        and row.kind in _ADDED
        and row.value is not None
        and total.value is not None
        and row.value <= total.value
        and not _RATE.search(row.words)
        and not _DENSITY.match(row.name)
        and not _AVERAGE.search(total.name)
    )


def _alike(unit: str, other: str) -> bool:
    """Whether two units count the same kind of things: 34名，其中女性15人."""
    return unit == other or other in _ALIKE.get(unit, ())


def _are_projects(total: FoundIndicator, unit: str) -> bool:
    """Whether a total counts in 个 what its parts count in 项, projects and the like: 143个项目，其中牵头51项."""
    return total.unit == "个" and unit == "项" and any(word in total.name for word in _PROJECTS)


def _completed(name: str, total: str) -> str:
    """A part named by a bare verb takes the object of its total: 主办 of 人大代表建议."""
    if len(name) != 2 or word_class(name) not in ("act", "predicate"):
        return name
    thing = thing_of(total) if measured(total) else without_last_verbs(object_of(total))  # 生猪饲养量10万头，其中出栏
    return name if word_class(thing) in ("act", "predicate") else thing + name


def hang_on_noun(made: list[FoundIndicator], row: FoundIndicator, between: str) -> None:
    """673家固废堆场已完成整改609家: a number that a noun parts from the one before counts some of it. In place."""
    if not made:
        return
    last = made[-1]
    smaller = row.value is not None and last.value is not None and row.value < last.value
    noun = read_behind(between, cut=True, expected="已" in between).noun
    if noun and row.kind == "count" and _alike(last.unit, row.unit) and last.role == "value" and smaller:
        row.role, row.parent = "part", len(made) - 1
        done = _ENDS_DONE.search(between)
        row.name += done[0] if done and row.name == last.name else ""


def hang_on_total(made: list[FoundIndicator], row: FoundIndicator, place: str | None, aside: set[int]) -> None:
    """昆明24件 behind a total of 57件: the share of a place is a part, that of 全区 is none. In place."""
    totals = [
        index
        for index, total in enumerate(made)
        if total.unit == row.unit and total.role == "value" and total.name and total.start not in aside
    ]
    if not place or place[0] == "全" or not totals or row.value is None:
        return
    if row.value < (made[totals[-1]].value or 0):
        row.role, row.parent = "part", totals[-1]


def _link_sums(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Two or more numbers behind a total, in its sentence, that add up to it exactly."""
    for index, total in enumerate(rows):
        if total.role != "value" or total.kind not in _ADDED or not total.value or total.value < 2:
            continue
        if total.words.endswith("等"):  # 开工水库等40个项目，建成堤防等20个项目: each with examples of its own
            continue
        following = rows[index + 1] if index + 1 < len(rows) else None
        if following and following.parent != index and not _APART.search(text[total.end : following.start]):
            continue
        for part in _adding_up(text, rows, index, outline.sentence_at(total.start).end):
            if rows[part].role != "part":
                rows[part].name = _completed(rows[part].name, total.name)
            rows[part].role, rows[part].parent = "part", index


def _link_brackets(text: str, rows: list[FoundIndicator]) -> None:
    """举报件381件（重点件37件）: what a bracket right behind a count counts in its unit, no more than it in all."""
    for index, total in enumerate(rows):
        if total.kind != "count" or total.role != "value" or text[total.end : total.end + 1] != "（":
            continue
        close = text.find("）", total.end)
        inner = rows[index + 1 : bisect_left(rows, close, key=lambda row: row.start)]
        told = inner and all(_can_be_part(row, total) and row.unit == total.unit for row in inner)
        told = told or _adds_up_in_kinds(inner, total)
        if (
            not told
            or _NO_PART.search(text, total.end, close)
            or sum(row.value or 0 for row in inner) > (total.value or 0)
        ):
            continue
        for row in inner:
            row.role, row.parent, row.name = "part", index, _completed(row.name, total.name)


def _adds_up_in_kinds(inner: list[FoundIndicator], total: FoundIndicator) -> bool:
    """Whether counts of things of several kinds make up a total: 制作解读材料18篇（图解11篇、视频3个、访谈4篇）."""
    counts = [row.value or 0 for row in inner if row.role == "value" and row.kind == "count"]
    return len(inner) == len(counts) > 1 and sum(counts) == total.value and min(counts) > 0


def _link_among(text: str, rows: list[FoundIndicator]) -> None:
    """19项主要指标中，有13项: the second number counts some of the first."""
    for index, row in enumerate(rows[1:]):
        total = rows[index]
        if row.kind != "count" or total.role == "change" or not _can_be_part(row, total):
            continue
        between = text[total.end : row.start]
        if _AMONG.fullmatch(between) and total.role != "part":
            row.role, row.parent, total.role = "part", index, "value"
        elif total.role != "qualifier" and "已" in between and _DONE.fullmatch(between):
            row.role, row.parent = "part", index  # 分阶段整改问题22个，已完成18个
        elif total.role == "value" and _STILL.fullmatch(between):
            row.role, row.parent = "part", index
        elif total.role == "value" and (at_once := _DONE_AT_ONCE.fullmatch(between)):
            row.role, row.parent = "part", index  # 整改措施54条完成49条
            row.name = total.name + at_once[1] if row.name == total.name else row.name


def _link_sorted(text: str, rows: list[FoundIndicator]) -> None:
    """按区域分，A县12件、B县8件 behind 转办20件: parts of what the sentence before counts, by whose name they go."""
    for match in _SORTINGS.finditer(text):
        index = bisect_left(rows, match.end(), key=lambda row: row.start)
        close = _SENTENCE_END.search(text, match.end())
        following = _SORTED.search(text, match.end())  # 按县区划分 behind 按污染类型统计
        ends = min(found.start() if found else len(text) for found in (close, following))
        end = bisect_left(rows, ends, key=lambda row: row.start)
        parts = [row for row in rows[index:end] if row.unit == rows[index].unit and row.role in ("value", "part")]
        if len(parts) < 2 or rows[index].kind not in _ADDED:
            continue
        paragraph = text.rfind("\n", 0, max(match.start() - 1, 0))
        told = sum(row.value or 0 for row in parts if row.bound not in _INEXACT)
        whole = _whole_above(rows, index, rows[index], paragraph, told)
        if whole is None:
            continue
        placed = _BY_PLACE.match(text, match.start())
        for row in parts:
            if placed and row.name and not leading_verb(row.name):  # a place with a figure; 泽州县 has another's name
                row.subject, row.name = row.name if row.name in row.words else row.subject, ""
            row.role, row.parent, row.name = "part", whole, row.name or rows[whole].name


def _whole_above(
    rows: list[FoundIndicator], index: int, lead: FoundIndicator, paragraph: int, amount: float
) -> int | None:
    """The last total of the paragraph before a row that is large enough for an amount."""
    for place in range(index - 1, -1, -1):
        row = rows[place]
        if row.start < paragraph:
            return None
        alike = row.role == "value" and (row.unit, row.nature) == (lead.unit, lead.nature)
        if alike and row.name and (row.value or 0) * 1.001 >= amount:
            return place
    return None


def _adding_up(text: str, rows: list[FoundIndicator], index: int, end: int) -> list[int]:
    """The rows behind a total that add up to it, empty where none do."""
    total = rows[index]
    run: list[int] = []
    amount = 0.0
    for follower in range(index + 1, min(index + 1 + LONGEST_LIST, len(rows))):
        row = rows[follower]
        if row.start >= end or (not run and "；" in text[total.end : row.start]):
            return []
        if _NET.search(row.name) and not _NET.search(total.name):  # 新登记487户，注销213户，净增274户
            return []
        if row.name == total.name and row.subject and total.subject and row.subject != total.subject:
            return []  # 五星级的给予10万元，四星级的给予5万元
        known = row.role == "part" and row.parent == index
        if not known and "比" in text[max(text.rfind("，", total.end, row.start), total.end) : row.start]:
            return []  # 产量3556万担，比原定3270万担超过286万担
        if row.value is None or not (known or _can_be_part(row, total)):
            if row.unit == total.unit:
                return []
            continue
        run.append(follower)
        amount += row.value
        if len(run) >= 2 and abs(amount - (total.value or 0)) < 1e-9 * max(1.0, total.value or 0):
            return run
    return []
