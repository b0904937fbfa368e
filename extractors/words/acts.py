"""Acts: the verbs a name begins with, and what is left of it without them.

Finds the verbs in front of a name (新建公园), its object (公园), the thing that a measured name is about
(粮食播种面积 is about 粮食) and what is measured behind the last verb of a clause. Refuses verbs inside a noun:
污水处理厂.

>>> leading_verb("新建公园游园"), object_of("新建公园游园"), thing_of("粮食播种面积")
('新建', '公园游园', '粮食')
"""

from __future__ import annotations

import re
from functools import lru_cache

from .words import measured, segment, word_class

CACHED = 8192  # phrases whose reading is kept: official prose repeats itself

IN_FORCE = re.compile(r"继续有效|(?:修改|废止|宣布|和|、|及|或者?|予以){1,5}(?:失效|废止)")  # what becomes of rules
_IN_FORCE_AT_END = re.compile(rf"(?<=.)(?:{IN_FORCE.pattern})$")
# Stages of works, which stand behind their object, and verbs that take a work as object.
STAGES = tuple(
    "开工 竣工 完工 建成 投产 投用 投运 交付 改造 签约 落地 提升 备案 入库 纳统 分配 供应 复工 开业 完成".split()
)
_ENDED = frozenset("建设 投入使用 复核 复审 通过".split())  # with a stage: 开工建设, 投入使用, 复核通过
PAID = frozenset("补贴 补助 津贴 奖励 罚款 贷款 捐款".split())  # sums, though they are verbs elsewhere
_OF_THINGS = frozenset(
    "集中 示范 直播 服务 培训 管理 监测 救助 供水".split()
)  # behind a verb they are part of its object
OF_WORKS = frozenset("完成 实施 启动 推进 实现 开展 推动 支持".split())
BUILT = re.compile(r"新?（[新改扩迁续重、]{1,6}）建(?=[\u4e00-\u9fff])")  # 新（改、扩）建学校
_SHARE_OF = re.compile(r"(?:(?<=[\u4e00-\u9fff]{2})|(?<=^村))(?:的?(?:占比|比例|比重|总?数量?)|占.+)$")
_MEASURE_OF = re.compile(
    r"(?:资产(?=规模|总[额量])|投资(?=总?额)|播种|种植|养殖|生产(?=面积)|建筑|占地|完成|年均|平均)?(?:总?面积|[起宗]数|件数|个数|总?产量|总?产值|饲养量|总量|总数|规模|总?投资|数量|金额|总额|到位资金)$"
)


@lru_cache(maxsize=CACHED)
def leading_verb(name: str) -> str:
    """The verbs a name begins with.

    >>> leading_verb("新建公园游园"), leading_verb("森林覆盖率")
    ('新建', '')
    """
    words = segment(name)
    verbs: list[str] = []
    while len(words) > 1 and word_class(words[0]) in ("act", "predicate", "adverb", "conjunction"):
        word = words.pop(0)
        if verbs and word in _OF_THINGS:  # 打造示范街道
            break
        if word_class(word) in ("act", "predicate"):
            verbs.append(word)
    return "".join(verbs)


def front_verb(words: str) -> str:
    """The verbs in front of a thing that stands behind a number, where they may be all there is.

    >>> front_verb("新引进"), front_verb("新培育产值"), front_verb("投资")
    ('新引进', '新培育', '')
    """
    bare = all(word == "新" or word_class(word) in ("act", "predicate") for word in segment(words))
    if bare and not measured(words):
        return words
    verb = leading_verb(words)
    return with_new(verb, words)


def with_new(verb: str, words: str) -> str:
    """A verb with the 新 that the words which begin with it have before it.

    >>> with_new("签约", "新签约项目"), with_new("签约", "签约项目")
    ('新签约', '签约')
    """
    return "新" + verb if verb and words.startswith("新" + verb) else verb


@lru_cache(maxsize=CACHED)
def object_of(name: str) -> str:
    """A name without its leading verbs.

    >>> object_of("划定禁养区"), object_of("规上工业企业"), object_of("新（改）建学校")
    ('禁养区', '规上工业企业', '学校')
    """
    built = BUILT.match(name) if "）建" in name else None
    words = segment(name[built.end() :] if built else name)
    while len(words) > 1 and word_class(words[0]) in ("act", "predicate", "light", "adverb") and words[0] != "不":
        words = words[2 if words[1] in ("和", "及") and len(words) > 2 and word_class(words[2]) == "act" else 1 :]
    return "".join(words)


def thing_of(name: str) -> str:
    """What a measured name is about.

    >>> thing_of("新增规上工业企业"), thing_of("粮食播种面积")
    ('规上工业企业', '粮食')
    """
    thing = without_last_verbs(object_of(name))
    bare = _MEASURE_OF.sub("", thing)
    return (bare if len(bare) >= 2 else thing).removeprefix("的")


def without_aspect(name: str) -> str:
    """What a name measures an aspect of; empty where it measures none.

    >>> without_aspect("新签约项目个数"), without_aspect("企业")
    ('新签约项目', '')
    """
    thing = _MEASURE_OF.sub("", name)
    return thing if thing != name and len(thing) > 1 else ""


def without_measure(name: str) -> str:
    """The thing whose share or number a noun names.

    >>> without_measure("集体经济强村占比")
    '集体经济强村'
    """
    return _SHARE_OF.sub("", name)


def without_last_verbs(name: str) -> str:
    """A name without the verbs at its end.

    >>> without_last_verbs("亿元以上项目新签约"), without_last_verbs("签约")
    ('亿元以上项目', '签约')
    """
    words = segment(_IN_FORCE_AT_END.sub("", name) if name.endswith(("效", "废止")) else name)
    while (
        len(words) > 1
        and (words[-1] == "新" or word_class(words[-1]) in ("act", "predicate"))
        and words[-1] not in PAID
    ):
        words.pop()
    return "".join(words)


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


def is_outcome(word: str) -> bool:
    """Whether a word says what became of a work or a matter.

    >>> is_outcome("竣工"), is_outcome("投入使用"), is_outcome("工程")
    (True, True, False)
    """
    return word in STAGES or word in _ENDED


@lru_cache(maxsize=CACHED)
def is_bare_verb(name: str) -> bool:
    """Whether a name is nothing but verbs; 罚款 is a sum.

    >>> is_bare_verb("新开工"), is_bare_verb("供应分配"), is_bare_verb("复核通过"), is_bare_verb("罚款")
    (True, True, True, False)
    """
    if name == "罚款":
        return False
    if name.endswith(("效", "废止")) and IN_FORCE.fullmatch(name):
        return True
    if len(name) == 2 or name.startswith("拟"):
        return word_class(name) in ("act", "predicate")
    done = name.removeprefix("新")
    return len(name) > 2 and len(done) <= 4 and all(map(is_outcome, segment(done)))
