"""The account of every number: what counts as a token, where each goes, and that every rule of explanation is used."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path

import pytest
from reports import extracted
from typer.testing import CliRunner

from zhibiao.cli import app
from zhibiao.extractors.account.account_tokens import KINDS, Token, find_tokens
from zhibiao.extractors.account.explanations import REASONS, Rule, compiled, explain, rules
from zhibiao.extractors.vocabularies import read_vocabulary
from zhibiao.pipeline.api import extract
from zhibiao.pipeline.audit import REASONS as ALL_REASONS
from zhibiao.pipeline.audit import TABLES, Audit, audit
from zhibiao.pipeline.audit_printing import account_data, account_lines, share

SEEDS = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt"))
WORDS = read_vocabulary("numeral_words.csv")


def covered(pattern: re.Pattern[str], text: str) -> list[Token]:
    """The tokens of a text that a pattern covers whole."""
    spans = [match.span() for match in pattern.finditer(text)]
    return [token for token in find_tokens(text) if any(a <= token.start and token.end <= b for a, b in spans)]


def reasons(text: str, *, dated: bool = True) -> list[tuple[str, str | None]]:
    tokens = find_tokens(text)
    return [*zip([token.text for token in tokens], explain(text, tokens, dated=dated), strict=True)]


def counted(text: str) -> Audit:
    return audit(extracted(text))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("投入1,234.5万元", ["1,234.5"]),
        ("2020年11月26日", ["2020", "11", "26"]),
        ("两家企业和五部门", ["两", "五"]),
        ("二十余人，三百", ["二十余", "三百"]),
        ("百分之五十，三分之一", ["百分之五十", "三分之一"]),
        ("第三批", ["三"]),
        ("3.5万亿元", ["3.5"]),  # the multipliers belong to the digits
        ("今年与去年同期", ["今年", "去年", "同期"]),
        ("《关于〈甲〉的通知》〔2020〕", ["《关于〈甲〉的通知》", "〔2020〕", "2020"]),
        ("不可分割，万众一心", []),
    ],
)
def test_what_is_accounted_for(text: str, tokens: list[str]) -> None:
    found = find_tokens(text)
    assert [token.text for token in found] == tokens
    assert all(text[token.start : token.end] == token.text and token.kind in KINDS for token in found)


def test_a_bracket_without_its_other_half_is_a_token() -> None:
    assert [token.text for token in find_tokens("要点》和《办法")] == ["》", "《"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.reason}-{rule.example}")
def test_each_rule_explains_its_example_and_not_its_counterexample(rule: Rule) -> None:
    assert rule.reason in REASONS
    assert covered(compiled(rule.pattern), rule.example)
    assert not covered(compiled(rule.pattern), rule.counterexample)


@pytest.mark.parametrize(("word", "reason", "example"), WORDS)
def test_each_word_explains_its_example(word: str, reason: str, example: str) -> None:
    assert reason in REASONS
    assert word in example
    assert reason in {found for _, found in reasons(example)} or not find_tokens(example)


@pytest.mark.parametrize("file", ["explanations.csv", "numeral_words.csv"])
def test_vocabulary_is_sorted_without_repeats(file: str) -> None:
    rows = read_vocabulary(file)
    assert rows == sorted(rows)
    keys = [row[1] if file == "explanations.csv" else row[0] for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推出一批项目", [("一", "indefinite_one")]),
        ("抓好几件事", [("几", "approximation")]),
        ("亿元以上项目", [("亿", "magnitude")]),
        ("零部件，长三角", [("零", "word"), ("三", "word")]),
        ("世界500强", [("500", "ranking")]),
        ("数十家", [("数十", "approximation")]),
        ("共有35", [("35", None)]),
    ],
)
def test_reasons(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert reasons(text) == expected


def test_a_relative_year_is_explained_only_where_the_report_shows_no_year() -> None:
    assert reasons("今年增长", dated=False) == [("今年", "unknown_year")]
    assert reasons("今年增长", dated=True) == [("今年", None)]


def test_numbers_that_count_up_are_rows() -> None:
    text = "名单：甲1乙2丙3丁4"
    assert {reason for _, reason in reasons(text)} == {"row_number"}
    assert {reason for _, reason in reasons("甲7乙2丙9丁4")} == {None}


def test_lines_of_a_lost_table_are_cells() -> None:
    text = "\n".join(["支出 17.7", "培训费 0.02", "公务费 3.1", "住房 29.4", "医疗 2.7", "合计 52.9"])
    assert {reason for _, reason in reasons(text)} == {"table_cell"}


def test_every_token_goes_to_one_place() -> None:
    found = counted("一、办理。2021年办理案件3174件，印发《办法》（国发〔2020〕5号），拥护“两个确立”，共有35。")
    assert set(found.accounted) <= set(TABLES)
    assert set(found.rejected) <= set(ALL_REASONS)
    assert sum(found.accounted.values()) + sum(found.rejected.values()) + len(found.unexplained) == found.tokens
    assert [item.text for item in found.unexplained] == ["35"]
    assert found.accounted["titles"] == 4  # the title, and year, brackets and serial of its number
    assert found.share == 1 / found.tokens


def test_places_point_into_the_source() -> None:
    extraction = extracted("办理案件 3174 件，共有３５。")
    found = audit(extraction)
    [item] = found.unexplained
    assert extraction.source.text[item.start : item.end] == "３５"
    assert item.sentence[item.place :].startswith("35")
    assert all(0 <= one.start < one.end <= len(extraction.source.text) for one in found.rejections)


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", ["1,", "1 ", "第一、", "（1", "A1-", "〔1", "《", "同年", "三年改革", "1：", "一○"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        start = time.process_time()
        explain(text, find_tokens(text))
        return time.process_time() - start

    seconds(10)
    assert seconds(8000) < 1


def test_a_report_without_numbers_has_nothing_unexplained() -> None:
    assert counted("没有数字。").share == 0


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_nothing_in_the_sample_reports_is_unexplained(path: Path) -> None:
    found = audit(extract(path))
    assert found.tokens > 50
    assert found.unexplained == []


def test_lines_name_counts_reasons_and_sentences() -> None:
    audits = [counted("推出一批项目，共有35。")]
    lines = [*account_lines(audits, "indefinite_one")]
    assert any("no record: indefinite_one" in line for line in lines)
    assert "indefinite_one: 一 1" in lines
    assert lines[-1].endswith("推出一批项目，共有【35】。")
    data = account_data(audits)
    assert data["unexplained_share"] == share(audits)
    assert data["reports"][0]["unexplained"][0]["text"] == "35"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("2021年法治政府建设情况报告\n办理案件3174件，共有35。\n", encoding="utf-8")
    return path


def test_the_command_fails_above_its_limit(report: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(app, ["audit", str(report)]).exit_code == 1
    result = runner.invoke(app, ["audit", str(report), "--limit", "0.9"])
    assert result.exit_code == 0
    assert "共有【35】。" in result.output


def test_the_command_prints_json(report: Path) -> None:
    result = CliRunner().invoke(app, ["audit", str(report), "--format", "json", "--limit", "1"])
    data = json.loads(result.output)
    assert result.exit_code == 0
    assert data["accounted"]["indicators"] == 1
    assert [item["text"] for item in data["reports"][0]["unexplained"]] == ["35"]


def test_the_command_refuses_unknown_reasons(report: Path) -> None:
    result = CliRunner().invoke(app, ["audit", str(report), "--reason", "nonsense"])
    assert result.exit_code == 2


@pytest.mark.slow
def test_the_corpus_is_accounted_for() -> None:
    shared = os.environ.get("ZHIBIAO_SHARED")
    if not shared:
        pytest.skip("ZHIBIAO_SHARED does not name the folder of the corpus")
    audits = [audit(extract(path)) for path in sorted((Path(shared) / "corpus").rglob("*.txt"))]
    assert len(audits) > 500
    assert share(audits) <= 0.005
