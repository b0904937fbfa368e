"""Words of table headers and labels by the part they play, from `table_words.csv`.

Tells totals (合计), headers that add nothing to a name (数量), row numbers, columns without figures of policy
(电话, 编码), what stands for a body or a place, headers that need a stated unit (金额), changes, targets and budgets.

>>> (
...     is_total("合计"),
...     is_total("本年收入合计"),
...     counted_unit("制发件数"),
...     is_entity("法律服务机构"),
...     is_entity("行政许可"),
... )
(True, False, '件', True, False)
"""

from __future__ import annotations

import re
from functools import cache

from ..places.divisions import find_division
from ..vocabularies import read_vocabulary

_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳])"
)
_RANKS = (
    (re.compile(r"[一二三四五六七八九十]"), 1),
    (re.compile(r"（[一二三四五六七八九十]"), 2),
    (re.compile(r"\d"), 3),
)
_EITHER = re.compile(r"(?P<rate>比[例率重]|倍数)[/／]金额$|金额[/／](?P<share>比[例率重]|倍数)$")
_NOTE = re.compile(r"(?<=[\u4e00-\u9fff）])\[\d{1,2}\]$")
_BRACKETS = re.compile(r"（[^（）]{0,80}）?$|（[^（）]{9,80}）")
_BODIES = re.compile(r"(?:单位|地区|企业|公司|学校|机构|部门)(?:名称)?$")
_YEAR = re.compile(
    r"(?:截至|截止)?(?:19|20)\d\d年?(?:度|末|底|\d{1,2}月(?:\d{1,2}日|末|底)?|[上下]半年|[一二三四]季度)?"
)


@cache
def words_of(kind: str) -> dict[str, str]:
    """The words of a class with their unit (empty for most), longest first."""
    rows = [(word, unit) for word, cls, unit, _ in read_vocabulary("table_words.csv") if cls == kind]
    return dict(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def contains(kind: str, text: str) -> bool:
    """Whether a word of a class stands in a header."""
    return any(word in text for word in words_of(kind))


def is_total(text: str) -> bool:
    """Whether a label or header stands for everything: 合计, 总计, （七）总计."""
    return bare_label(text) in words_of("total")


def is_total_leaf(text: str) -> bool:
    """Whether a header stands for all columns of its group, 小计 included."""
    return bare_label(text) in words_of("total_leaf")


def counted_unit(text: str) -> str | None:
    """The unit that the word of counting at the end of a header implies: 件数 counts in 件."""
    bare = _BRACKETS.sub("", text)
    return next((unit for word, unit in words_of("counted").items() if bare.endswith(word)), None)


def is_entity(text: str) -> bool:
    """Whether a label names a place or a body that figures hold for."""
    bare = bare_label(text)
    if len(bare) < 2 or len(bare) > 30:
        return False
    return bare.endswith(tuple(words_of("entity_ending"))) or find_division(bare) is not None


def mostly_entities(labels: list[str]) -> bool:
    """Whether six in ten of the labels name places or bodies; totals, 其他 and empty ones are not asked."""
    named = [label for label in labels if label and not is_total_leaf(label) and bare_label(label) != "其他"]
    return len(named) > 0 and sum(map(is_entity, named)) * 10 >= 6 * len(named)


def is_entity_corner(text: str) -> bool:
    """Whether the header of the labels says that they name places or bodies."""
    bare = bare_label(text)
    return text in words_of("entity_corner") or bare in words_of("entity_corner") or bool(_BODIES.search(bare))


def numbering_rank(text: str) -> int:
    """How deep the numbering of a label stands: 一、 1, （一） 2, 1. 3; 0 without numbering.

    >>> [numbering_rank(text) for text in ("三、办理结果", "（一）予以公开", "1.属于国家秘密", "规章", "三类信息")]
    [1, 2, 3, 0, 0]
    """
    match = _NUMBERING.match(text)
    return next((rank for pattern, rank in _RANKS if pattern.match(text)), 3) if match else 0


def bare_label(text: str) -> str:
    """A label or header without numbering, brackets and 其中.

    >>> bare_label("（二）部分公开（区分处理的，只计这一情形）"), bare_label("其中：来电"), bare_label("省（市）")
    ('部分公开', '来电', '省')
    """
    bare = _BRACKETS.sub("", _NUMBERING.sub("", _NOTE.sub("", text), count=1)) or text.strip("（）")
    return re.sub(r"^其中[：:]?", "", bare).strip("：:，、；")


def timeless(text: str) -> str:
    """A label or header without its time: 本年制发件数, 2019年产量, 上年结转数.

    >>> timeless("本年制发件数"), timeless("2019年度产量"), timeless("结转下年度继续办理"), timeless("本年度")
    ('制发件数', '产量', '结转继续办理', '')
    """
    bare = _YEAR.sub("", text)
    for word in words_of("relative"):
        bare = bare.replace(word, "")
    return re.sub(r"^分年度", "", bare).strip("：:，、； ")


def alternative(word: str, kind: str) -> str:
    """Of two measures that a header names for one column the one that a figure of this kind states.

    >>> alternative("罚款比例/金额", "amount"), alternative("补助金额／比例", "ratio"), alternative("金额", "ratio")
    ('罚款金额', '补助比例', '金额')
    """
    match = _EITHER.search(word)
    if match is None:
        return word
    return word[: match.start()] + ("金额" if kind == "amount" else match["rate"] or match["share"])


def stripped_title(caption: str) -> str:
    """What a caption says is counted: 各州市转办统计 → 转办.

    >>> stripped_title("各州市转办统计"), stripped_title("表1 2021年全省来信情况统计表"), stripped_title("收入决算表")
    ('转办', '来信', '收入决算')
    """
    bare = re.sub(r"^(?:附?表\s?[\d一二三四五六七八九十]{0,3}[：:.、]?)", "", bare_label(caption))
    bare = timeless(bare).strip()
    bare = re.sub(
        r"^(?:各[^\s]{0,4}?(?:州市|市州|省|市|县|区|州|盟|部门|单位|地区)(?:（[^）]{1,8}）)?|全[省市国区县州盟])",
        "",
        bare,
    )
    ending = next((word for word in words_of("title_ending") if bare.endswith(word)), "")
    return bare[: len(bare) - len(ending)] if ending else bare
