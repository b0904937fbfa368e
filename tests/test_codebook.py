"""The codebook: every entry proved both ways, users' own variables, what is refused, and the commands."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.extractors.codes.codebook import CodebookError, code_words, own_variables, parse_codebook, read_codebook
from zhibiao.extractors.codes.codes import Coded, check_examples, checked, coder_with, own_coder

FOLDER = Path(__file__).parents[1] / "extractors" / "codes" / "variables"
OWN = """
[[variable]]
code = "river_chiefs"
label_zh = "河长"
label_en = "River chiefs"
definition = "People appointed as river chiefs."
kind = "count"
unit = "名"
also_units = ["人"]
direction = "neutral"
patterns = ["(村级|)河长"]
examples = ["全市河长 名"]
"""


def test_every_pattern_matches_an_example_and_every_example_its_own_entry() -> None:
    assert check_examples(own_variables(), own_coder()) == []
    assert len(own_variables()) >= 200


def test_the_files_are_sorted_and_codes_are_unique() -> None:
    checked(own_variables())
    for path in FOLDER.glob("*.toml"):
        codes = re.findall(r'^code = "(.+)"$', path.read_text(encoding="utf-8"), re.M)
        assert codes == sorted(codes), path.name
    with (FOLDER / "words.csv").open(encoding="utf-8", newline="") as file:
        words = [row["word"] for row in csv.DictReader(file)]
    assert words == sorted(set(words))


def test_every_class_of_verbs_is_asked_for() -> None:
    asked = frozenset().union(
        *(re.findall(r"[a-z]+", pattern.source.partition(">")[0]) for variable in own_variables()
          for pattern in variable.patterns if pattern.source.startswith("<"))
    )  # fmt: skip
    assert frozenset().union(*code_words().values()) - {"free"} <= asked


def test_a_users_own_variables_win(tmp_path: Path) -> None:
    path = tmp_path / "rivers.toml"
    path.write_text(OWN, encoding="utf-8")
    coder = coder_with(read_codebook(path))
    assert coder.code_of("全市河长", None, "count", "value", "名") == Coded("river_chiefs", 0.98)
    assert own_coder().code_of("全市河长", None, "count", "value", "名") is None
    assert check_examples(read_codebook(path), coder) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "river_chiefs"', 'code = "River Chiefs"', "a code is lower-case letters"),
        ('kind = "count"', 'kind = "rank"', "kind is one of count, amount, ratio, measure"),
        ('direction = "neutral"', 'direction = "up"', "direction is one of higher, lower, neutral"),
        ('patterns = ["(村级|)河长"]', "patterns = []", "patterns must be given"),
        ('patterns = ["(村级|)河长"]', 'patterns = ["(河长|)"]', "must not be able to be empty"),
        ('patterns = ["(村级|)河长"]', 'patterns = ["<swim>河长"]', "no class of verbs swim"),
        ('unit = "名"', 'unit = "名"\nexclude = ["("]', "is no regular expression"),
        ('unit = "名"', 'unit = "名"\nexclude = ["和"]', "nothing but marks that names are compared without"),
        ('unit = "名"', 'unit = "名"\ncolour = "blue"', "there is no field colour"),
        ("[[variable]]", "[[variable", "not valid TOML"),
    ],
)  # fmt: skip
def test_a_codebook_that_breaks_a_rule_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        parse_codebook(OWN.replace(old, new), "own")


def test_an_exclusion_is_compared_with_names_as_a_pattern_is() -> None:
    own = coder_with(parse_codebook(OWN.replace('unit = "名"', 'unit = "名"\nexclude = ["全市的"]'), "own"))
    assert own.code_of("河长", None, "count", "value", "名") == Coded("river_chiefs", 0.98)
    assert own.code_of("全市的河长", None, "count", "value", "名") is None


def test_examples_that_prove_an_entry_wrong_are_told() -> None:
    wrong = parse_codebook(OWN.replace("全市河长 名", "地区生产总值 元"), "own")
    assert check_examples(wrong, coder_with(wrong)) == [
        "river_chiefs: the example 地区生产总值 元 is matched by gdp",
        "river_chiefs: the pattern (村级|)河长 matches no example",
    ]


def test_the_commands(tmp_path: Path) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(app, ["codebook", *words])
        assert result.exit_code == 0, result.output
        return result.output

    path = tmp_path / "rivers.toml"
    path.write_text(OWN, encoding="utf-8")
    assert "gdp_per_capita" in run("list", "生产总值")
    assert "river_chiefs" in run("list", "--codebook", str(path), "river")
    assert "affordable_rental" in run("list", "保租房")  # a wording, in no label
    assert "Value added of all resident producers" in run("show", "gdp")
    assert "every pattern and every example in order" in run("check")
    assert run("check", str(path)).startswith("1 variables")
    path.write_text(OWN.replace("全市河长 名", "地区生产总值 元"), encoding="utf-8")
    failed = CliRunner().invoke(app, ["codebook", "check", str(path)])
    assert (failed.exit_code, "is matched by gdp" in failed.output) == (1, True)
    assert run("list", "地区生产总值").splitlines()[0].split()[1] == "gdp"  # called just so, before 单位…能耗
    unknown = CliRunner().invoke(app, ["codebook", "show", "粮食总产量"])
    assert (unknown.exit_code, "did you mean grain_output" in unknown.stderr) == (1, True)


def test_suggestions_are_ready_to_paste(tmp_path: Path) -> None:
    text = "2023年工作报告\n2023年，全市新增水下摄影师12名。全市水下摄影师达到30名。其他水下摄影师5名。\n"
    zhibiao.open_store(tmp_path).commit([zhibiao.extract(text)])
    result = CliRunner().invoke(app, ["codebook", "suggest", "--least", "2", "--store", str(tmp_path)])
    assert result.exit_code == 0, result.output
    [variable] = parse_codebook(result.output, "suggested")
    assert (variable.label_zh, variable.unit) == ("水下摄影师", "名")
    assert check_examples([variable], coder_with([variable])) == []


def test_extract_codes_with_a_users_codebook(tmp_path: Path) -> None:
    codebook, report = tmp_path / "rivers.toml", tmp_path / "report.txt"
    codebook.write_text(OWN, encoding="utf-8")
    report.write_text("2023年工作报告\n2023年，全市河长1200名。\n", encoding="utf-8")
    store = str(tmp_path / "store")
    result = CliRunner().invoke(app, ["extract", str(report), "--codebook", str(codebook), "--store", store, "-q"])
    assert result.exit_code == 0, result.output
    assert list(zhibiao.load("indicators", store=store)["code"]) == ["river_chiefs"]
    codebook.write_text("[[variable]]\n", encoding="utf-8")
    refused = CliRunner().invoke(app, ["extract", str(report), "--codebook", str(codebook), "--store", store])
    assert (refused.exit_code, "must be given" in refused.output) == (1, True)
