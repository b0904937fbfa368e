"""Makeup: counts that say what a document, a system or a matter consists of, and of nothing to be reached.

Finds parts and chapters (分为四个板块, 由4个方面的指标构成), what the document itself lays down (提出了5项保障措施) and
kinds that something is (是两种不同类型). Refuses what is to be done in so many fields (从三个方面推进).

>>> is_makeup("主要包括需求、设计等两个", "部分"), is_makeup("提出5项", "保障措施"), is_makeup("重点实施5项", "工程")
(True, True, False)
"""

from __future__ import annotations

import re

_PIECES = re.compile(r"(?:组成|主要|大)?(?:部分|板块|篇章|章节?|专栏)|[一二三]级指标")
_COUNTED = frozenset("个项类种大一二两三四五六七八九十1234567890")
_CONSISTS = re.compile(r"[^，。；：]{0,8}(?:组成|构成)(?!的)")
_LAID_DOWN = re.compile(
    r"(?:提出|部署|设置|列出|共|安排|包[括含]|涵盖)了?[^，。；：\d]{0,6}(?:\d+|[一二两三四五六七八九十]{1,3})[项个条类]$"
)
_IN_ALL = re.compile(r"共[计有]?(?:\d+|[一二两三四五六七八九十百]{1,4})[项条个类章]")  # 五、体制创新方面（共3项）
_MEASURES = re.compile(
    r"[^，。；：、\d]{0,8}(?:指标|任务|措施|举措|政策|意见|要求|方向|领域|方面|条款)(?![^，。；：]{0,3}目标)"
)
_KINDS = re.compile(r"(?<![要须])(?:是|称为)[^，。；：]{0,12}?[两二三四五六][种类个大]$")
_KIND = re.compile(r"(?:不同)?[^，。；：]{0,8}(?:类型|形式|形态|类别|组成部分|环节|阶段|方面|方式)")


def is_makeup(before: str, behind: str) -> bool:
    """Whether the words of a clause around a count, up to its end and behind it, tell what something consists of."""
    if before[-1:] in _COUNTED and (_PIECES.match(behind) or _CONSISTS.match(behind)):
        return True
    if not behind and _IN_ALL.fullmatch(before):
        return True
    if _LAID_DOWN.search(before) and _MEASURES.match(behind):
        return True
    return _KINDS.search(before) is not None and _KIND.match(behind) is not None
