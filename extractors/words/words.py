"""Words of official prose by the part they play in a statement, and segmentation where grammar leaves names open.

`words.csv` tells verbs of activity (办理, 建成) from verbs of level (达到, 突破), light verbs, adverbs, prepositions
and conjunctions. `segment` cuts a clause with jieba over its own dictionary, so that 处理 in 污水处理厂 is no verb.

>>> word_class("办理"), word_class("累计"), word_class("草原")
('act', 'adverb', None)
>>> segment("企业纳入监督执法正面清单")[:2]
['企业', '纳入']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import as_file

from ..vocabularies import read_vocabulary, vocabulary_file

_QUANTITIES = (
    "率 量 额 值 比重 占比 收入 收益 支出 税收 投资 规模 人次 面积 浓度 比例 "
    "覆盖面 水平 标准 总产 单产 亩产 均产 数 价格 成本 时间 长度 里程 速度 强度 "
    "密度 寿命 增速 提速 增幅 涨幅 降幅 排名 位次 得分 能耗 投入 营收 经费 资金 "
    "利润 存款 贷款 资产 负债 转移支付 高度 深度 宽度 厚度 温度 直径 体积 时长 "
    "全长 总长 GDP CPI PPI"
).split()


# Verbs of level that also end other words: 清洁村居, 直达
ENDS_OF_WORDS = {"为": "行作成认", "居": "村民宜定新旧邻人", "达": "发到直通下雷", "有": "国所保持特公私专享拥含具占"}


@cache
def _classes() -> dict[str, str]:
    return {word: kind for word, kind, _ in read_vocabulary("words.csv")}


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """All words of a class, longest first."""
    return tuple(sorted((word for word, cls in _classes().items() if cls == kind), key=lambda word: (-len(word), word)))


@cache
def alternation(*kinds: str) -> str:
    """A regular expression of all words of these classes, longest first."""
    words = sorted((word for kind in kinds for word in words_of(kind)), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@lru_cache(maxsize=20_000)
def word_class(word: str) -> str | None:
    """The class of a word; None for the words that make names."""
    return _classes().get(word)


def measured(name: str) -> bool:
    """Whether a name ends with the name of a quantity.

    >>> measured("森林覆盖率"), measured("企业")
    (True, False)
    """
    return name.endswith(_quantities_by_end().get(name[-1:], ()))


@cache
def _quantities_by_end() -> dict[str, tuple[str, ...]]:
    """Last character → the names of quantities that end so."""
    return _by_end(_QUANTITIES)


@cache
def _levels_by_end() -> dict[str, tuple[str, ...]]:
    """Last character → the verbs of level that end so, longest first."""
    return _by_end(words_of("level"))


def _by_end(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    return {end: tuple(word for word in words if word[-1] == end) for end in {word[-1] for word in words}}


def has_level(before: str) -> bool:
    """Whether the words before a number end in a verb of level.

    >>> has_level("总量达"), has_level("新增托位")
    (True, False)
    """
    level = next(filter(before.endswith, _levels_by_end().get(before[-1:], ())), "")
    return bool(level) and before.removesuffix(level)[-1:] not in tuple(ENDS_OF_WORDS.get(level, ""))


Cutter = Callable[[str], list[str]]


def jieba_cutter() -> Cutter:
    """Cut with jieba over the project's dictionary and words: the reference."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    with as_file(vocabulary_file("dictionary.txt")) as dictionary:
        tokenizer = jieba.Tokenizer(str(dictionary))
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True  # no cache file: the dictionary is read faster than a cache
    for word in _whole_words():
        tokenizer.add_word(word)
    return lambda text: list(tokenizer.cut(text, HMM=False))


def rjieba_cutter() -> Cutter:
    """The same dictionary in rjieba, ten times as fast; raises ImportError where the extra `fast` is not installed."""
    from rjieba import Jieba

    tokenizer = Jieba.empty()
    dictionary = vocabulary_file("dictionary.txt").read_text(encoding="utf-8")
    for line in dictionary.splitlines():
        word, count = line.split(" ")
        tokenizer.add_word(word, int(count), "")
    for word in _whole_words():
        tokenizer.add_word(word, max(1, tokenizer.suggest_freq(word)), "")
    return lambda text: list(tokenizer.cut(text, hmm=False))


def _whole_words() -> list[str]:
    """The words that must stay whole."""
    return [word for word in _classes() if len(word) > 1]


@cache
def _cutter() -> Cutter:
    try:
        return rjieba_cutter()
    except ImportError:
        return jieba_cutter()


@lru_cache(maxsize=20_000)
def _segment(text: str) -> tuple[str, ...]:
    return tuple(_cutter()(text))


def segment(text: str) -> list[str]:
    """The words of a clause."""
    return [*_segment(text)]
