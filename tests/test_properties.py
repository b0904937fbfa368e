"""What holds of every text: spans that show what they claim, whole numbering, the same rows twice, no crash."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reports import source_of

from zhibiao.extractors.figures import quantities, refusals
from zhibiao.extractors.times import time_patterns
from zhibiao.pipeline.clean import clean_text
from zhibiao.pipeline.extract import extract_source
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import Mention

TABLES = ("indicators", "dates", "titles", "tasks", "findings", "sections")

REGIONS = ["全市", "全区", "自治区", "乌海市", "各盟市", "我省", "全区各级生态环境部门", ""]
VERBS = [
    "办理",
    "查处",
    "发布",
    "建成",
    "新增",
    "减少",
    "完成",
    "共",
    "累计完成",
    "达到",
    "同比增长",
    "较上年下降",
    "为",
]
NOUNS = ["行政处罚案件", "企业", "污水处理厂", "PM2.5平均浓度", "优良天数比例", "投资", "督察组", "森林覆盖率", "问题"]
NUMBERS = [
    "3174",
    "1.51亿",
    "12",
    "2-6",
    "85.3",
    "1,234",
    "三",
    "二十余",
    "410.85万",
    "第3",
    "５",
    "1 234",
    "0",
    "七八",
]
UNITS = [
    "件",
    "亿元",
    "家",
    "个",
    "%",
    "个百分点",
    "微克/立方米",
    "篇（条）",
    "小时",
    "公里",
    "位",
    "万台次",
    "蒸吨",
    "",
]
BEHIND = [
    "以上",
    "左右",
    "余",
    "以内",
    "的焦炉",
    "个典型案例",
    "，其中水环境类5件",
    "，同比增长6%",
    "，与去年持平",
    "，居全区首位",
    "",
]
DATES = [
    "2020年11月26日",
    "到2025年",
    "截至2019年底",
    "今年",
    "“十四五”期间",
    "1-11月",
    "每季度",
    "三年时间",
    "从2020年8月至11月",
    "",
]
TITLES = [
    "《环境保护法》",
    "《关于印发〈工作方案〉的通知》（内环发〔2020〕26号）",
    "《未完的标题",
    "“四个意识”",
    "PM2.5",
    "GB3095-2012",
    "",
]
TAILS = ["。", "；", "，", "\n", "。\n", "！", "（责任单位：市住建局；完成时限：2021年6月底）", "（一）", "一是", ""]
LINES = [
    "\n— 2 —\n",
    "\n来源：某市生态环境局\n",
    "\n二、主要做法\n",
    "\r\n\r\n",
    "第一章 总则......- 14 -\n",
    "\n1\n|\n昆明市\n|\n475\n",
    "",
]
NOISE = ["", "", "", " ", "\n", "\r\n", "\u3000", "\n- 10 -\n", "\u200b", "\ufeff", "\t"]


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Official prose as scrapers leave it: words in order, white space and page marks anywhere."""
    pick = st.sampled_from
    parts: list[str] = [
        draw(pick(["\ufeff", "", "某市2021年法治政府建设情况报告\n", "某市“十四五”生态环境保护规划\r\n"]))
    ]
    for _ in range(draw(st.integers(1, 8))):
        for choices in (DATES, REGIONS, TITLES, VERBS, NOUNS, NUMBERS, UNITS, BEHIND, TAILS, LINES):
            parts += [draw(pick(choices)), draw(pick(NOISE))]
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    return " ".join(text) if draw(st.integers(0, 9)) == 0 else text


def mentions(extraction: Extraction, table: str) -> list[Mention]:
    return [row for row in extraction.rows(table) if isinstance(row, Mention)]


def unspaced(text: str) -> str:
    """A text without white space and invisible characters."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]", "", text)


def without_chrome(text: str, extraction: Extraction, start: int, end: int) -> str:
    """The characters of a source span that were not dropped as page marks and the like."""
    gone = [drop for drop in extraction.clean.dropped if drop.start < end and start < drop.end]
    return "".join(text[place] for place in range(start, end) if not any(d.start <= place < d.end for d in gone))


def check(text: str) -> None:
    """All that holds of the records of any text."""
    source = source_of(text)
    extraction = extract_source(source)
    again = extract_source(source)
    for table in TABLES:
        rows = mentions(extraction, table)
        assert rows == mentions(again, table)
        assert [row.seq for row in rows] == list(range(len(rows)))
        for row in rows:
            assert 0 <= row.start < row.end <= len(text)
            if table != "findings":
                kept = without_chrome(text, extraction, row.start, row.end)
                assert unspaced(row.text) == unspaced(kept)
        parents = [(row.seq, parent) for row in rows if (parent := getattr(row, "parent_seq", None)) is not None]
        assert all(0 <= parent < len(rows) and parent != seq for seq, parent in parents), (table, parents)
    _check_numbers(extraction)
    _check_kept(extraction)


def _check_numbers(extraction: Extraction) -> None:
    for row in extraction.indicators:
        if row.bound == "range" or row.value is None:
            assert row.value is None
            assert row.low is not None
            assert row.high is not None
        else:
            assert row.value == row.low == row.high
        assert row.unit
        assert row.role != "part" or row.parent_seq is not None


def _check_kept(extraction: Extraction) -> None:
    """Each record begins and ends on characters that cleaning kept."""
    gone = [drop for drop in extraction.clean.dropped if drop.reason != "space"]
    for row in [*extraction.indicators, *extraction.dates, *extraction.titles]:
        for place in (row.start, row.end - 1):
            assert not any(drop.start <= place < drop.end for drop in gone)


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
@given(prose())
def test_official_prose(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=100, suppress_health_check=SLOW)
@given(st.text(max_size=120))
@example("")
@example("\x00")
@example("— 2 —")
@example("首页\n打印")
@example("标题：某市2021年工作报告\n来源：某局\n文号：穗建规字〔2024〕5号")
@example("\ufeff")
@example("0" * 400)
@example("一" * 400)
@example("《" * 50 + "》" * 50)
@example("第" * 20 + "名" * 20)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=100, suppress_health_check=SLOW)
@given(
    st.text(
        alphabet="0123456789.,，%亿万元件年月日第一二十《》“”（）〔〕，。；：、-—~ \n\r\u3000个的其中分别均同比到每",
        max_size=160,
    )
)
def test_signs_and_figures_in_any_order(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=60)
@given(prose())
def test_cleaning_only_replaces_or_deletes(text: str) -> None:
    clean = clean_text(source_of(text))
    assert clean.kept == sorted(clean.kept)
    assert all(first[1] <= second[0] for first, second in zip(clean.kept, clean.kept[1:], strict=False))
    assert sum(end - start for start, end in clean.kept) == len(clean.text)
    assert not re.search(r"\n\n|\r", clean.text)


GUARDED = {
    "number": quantities._NUMBER,
    "refusal": refusals._PATTERN,
    "duration": time_patterns.DURATION,
    "recurring": time_patterns.RECURRING,
    "time": time_patterns.TIME,
}
GUARD = re.compile(r"\(\?=\[(?:\\.|[^\]\\])+\]\)")


@pytest.mark.parametrize("name", GUARDED)
@settings(deadline=None, max_examples=80, suppress_health_check=[*SLOW, HealthCheck.filter_too_much])
@given(data=st.data())
def test_the_first_characters_of_a_pattern_hide_no_match(name: str, data: st.DataObject) -> None:
    """Each pattern looks at once whether a place begins with a character it can begin with."""
    guarded = GUARDED[name]
    assert GUARD.match(guarded.pattern)
    plain = re.compile(GUARD.sub("", guarded.pattern, count=1), guarded.flags)
    text = data.draw(st.from_regex(plain, alphabet=st.characters(codec="gb18030")))
    assert [m.span() for m in guarded.finditer(text) if m[0]] == [m.span() for m in plain.finditer(text) if m[0]]
