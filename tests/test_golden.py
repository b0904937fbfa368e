"""The golden regression: the output holds its floors, the scorer counts right, and nothing is accepted unseen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from stand_in import extract_digits
from typer.testing import CliRunner, Result

from zhibiao.cli import app
from zhibiao.pipeline.golden import GoldenError, check, find_folder, update
from zhibiao.pipeline.golden import folder as golden_folder
from zhibiao.pipeline.golden.changes import list_changes
from zhibiao.pipeline.golden.folder import GoldReport, read_gold
from zhibiao.pipeline.golden.mistakes import list_mistakes
from zhibiao.pipeline.golden.printing import report_lines
from zhibiao.pipeline.golden.rows import MENTION_FIELDS, Row, RowError, cells_of, parse_row, parse_table, print_table
from zhibiao.pipeline.golden.scoring import compare, pair, tally_records, tally_table
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.text import SourceText

GOLDEN = Path(__file__).parent / "golden"
TEXT = "办理案件12件。办理案件7件。"
INDEX = "\t".join(golden_folder.INDEX_COLUMNS)


def indicator(start: int = 0, end: int = 4, **fields: Any) -> Row:
    """Twelve cases handled in 2021, but for the fields given."""
    optional = fields.pop("optional", False)
    if isinstance(fields.get("value"), int | float):
        fields["value"] = (fields["value"],) * 3
    usual = {
        "kind": "count", "role": "value", "value": (12.0, 12.0, 12.0), "unit": "件", "bound": "eq", "name": "办理案件",
        "subject": None, "period": "2021", "nature": "actual", "parent": None, "change_basis": None,
        "change_base": None,
    }  # fmt: skip
    return Row(start, end, "12件", {**usual, **fields}, optional)


def figures(table: str, found: list[Row], gold: list[Row]) -> dict[str, float]:
    return tally_table(table, compare(table, found, gold)).figures()


def counts(found: list[Row], gold: list[Row], table: str = "indicators") -> tuple[int, int, int]:
    tally = tally_table(table, compare(table, found, gold))
    return tally.true_positives, tally.false_positives, tally.false_negatives


class TestTheScorer:
    def test_a_row_with_value_and_unit_is_right(self) -> None:
        assert counts([indicator()], [indicator()]) == (1, 0, 0)

    def test_a_wrong_unit_is_both_extra_and_missed(self) -> None:
        assert counts([indicator(unit="个")], [indicator()]) == (0, 1, 1)

    def test_a_record_counts_only_with_all_its_fields(self) -> None:
        judged = compare("indicators", [indicator(period="2020")], [indicator()])
        assert tally_table("indicators", judged).figures()["period"] == 0.0
        assert tally_table("indicators", judged).true_positives == 1
        assert tally_records(judged).true_positives == 0

    def test_nothing_on_either_side_gives_no_figure(self) -> None:
        assert figures("indicators", [], []) == {}

    def test_nothing_found_and_nothing_wanted(self) -> None:
        assert figures("indicators", [], [indicator()]) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
        assert figures("indicators", [indicator()], []) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}

    def test_precision_recall_and_f1(self) -> None:
        gold = [indicator(start, start + 4) for start in (0, 10, 20, 30)]
        found = [indicator(0, 4), indicator(10, 14, value=13), indicator(50, 54)]
        told = figures("indicators", found, gold)
        assert (told["precision"], told["recall"], told["f1"]) == (0.3333, 0.25, 0.2857)
        assert told["value"] == 0.5

    @pytest.mark.parametrize("found", [[], [indicator()], [indicator(unit="个")]])
    def test_an_optional_row_is_neither_asked_for_nor_held_against(self, found: list[Row]) -> None:
        assert counts(found, [indicator(optional=True)]) == (0, 0, 0)

    def test_an_optional_row_excuses_one_record_only(self) -> None:
        assert counts([indicator(), indicator()], [indicator(optional=True)]) == (0, 1, 0)

    def test_spans_must_overlap_by_half(self) -> None:
        assert counts([indicator(0, 8)], [indicator(0, 4)]) == (1, 0, 0)
        assert counts([indicator(0, 9)], [indicator(0, 4)]) == (0, 1, 1)
        assert counts([indicator(4, 8)], [indicator(0, 4)]) == (0, 1, 1)

    def test_the_best_overlap_goes_first(self) -> None:
        assert sorted(pair([indicator(0, 6), indicator(0, 5)], [indicator(0, 5), indicator(0, 7)])) == [(0, 1), (1, 0)]

    def test_a_tie_on_one_span_goes_to_the_nearer_name(self) -> None:
        names = ["县区达标率", "城市达标率", "乡镇达标率"]
        gold = [indicator(name=name) for name in names]
        found = [indicator(name=name) for name in reversed(names)]
        assert sorted(pair(found, gold)) == [(0, 2), (1, 1), (2, 0)]

    def test_a_tie_on_one_span_goes_to_the_same_value(self) -> None:
        gold = [indicator(value=1, name="甲类"), indicator(value=2, name="乙类")]
        found = [indicator(value=2, name="甲类"), indicator(value=1, name="丙丁")]
        assert sorted(pair(found, gold)) == [(0, 1), (1, 0)]

    def test_a_range_compares_both_ends(self) -> None:
        gold = indicator(value=(None, 2.0, 6.0))
        assert counts([indicator(value=(None, 2.0, 6.0))], [gold]) == (1, 0, 0)
        assert counts([indicator(value=(None, 2.0, 5.0))], [gold]) == (0, 1, 1)
        assert counts([indicator(value=2)], [gold]) == (0, 1, 1)

    def test_a_name_need_be_alike_not_equal(self) -> None:
        gold = [indicator(name="办理行政处罚案件")]
        assert figures("indicators", [indicator(name="行政处罚案件")], gold)["name"] == 1.0
        assert figures("indicators", [indicator(name="案件")], gold)["name"] == 0.0
        assert figures("indicators", [indicator(name="案件")], gold)["name_likeness"] == 0.4

    def test_a_parent_is_compared_by_place(self) -> None:
        gold = [indicator(10, 14, parent=(0, 4))]
        assert figures("indicators", [indicator(10, 14, parent=(1, 4))], gold)["parent"] == 1.0
        assert figures("indicators", [indicator(10, 14, parent=(4, 8))], gold)["parent"] == 0.0
        assert figures("indicators", [indicator(10, 14)], gold)["parent"] == 0.0
        assert "parent" not in figures("indicators", [indicator()], [indicator()])

    def test_the_base_of_a_change_is_asked_only_where_there_is_a_basis(self) -> None:
        assert "change_base" not in figures("indicators", [indicator()], [indicator()])
        gold = [indicator(change_basis="yoy", change_base="2020")]
        assert figures("indicators", [indicator(change_base="2020")], gold)["change_base"] == 1.0

    def test_titles_fold_widths_brackets_and_white_space(self) -> None:
        usual = {"action": "comply", "action_date": None, "parent": None, "canonical": None}
        gold = Row(0, 9, "", {"title": "水法（试行）", "number": "内政发〔2020〕26号", **usual})
        found = Row(0, 9, "", {"title": "水 法(试行)", "number": "内政发[2020]26号", **usual})
        assert counts([found], [gold], "titles") == (1, 0, 0)
        assert counts([replace(found, fields={**found.fields, "number": None})], [gold], "titles") == (0, 1, 1)

    def test_tasks_compare_agencies_as_sets(self) -> None:
        fields = {"lead": ("甲", "乙"), "cooperating": (), "supervising": (), "deadline_text": None, "deadline": None}
        gold = Row(0, 100, "治理", fields)
        assert counts([Row(60, 100, "治理", {**fields, "lead": ("乙", "甲")})], [gold], "tasks") == (1, 0, 0)
        assert counts([Row(0, 100, "治理", {**fields, "lead": ("乙",)})], [gold], "tasks") == (0, 1, 1)

    def test_findings_count_by_rule_wherever_they_stand(self) -> None:
        gold = [Row(0, 4, "", {"rule": "outline_gap"}), Row(50, 54, "", {"rule": "repeated_word"})]
        found = [Row(90, 94, "", {"rule": "outline_gap"}), Row(50, 54, "", {"rule": "outline_gap"})]
        assert counts(found, gold, "findings") == (1, 1, 1)


class TestChanges:
    gold = indicator()

    def only(self, accepted: list[Row], found: list[Row], gold: list[Row]) -> Any:
        tables = ({"indicators": rows} for rows in (accepted, found, gold))
        [change] = list_changes("a", "12件案件办结。", *tables)
        return change

    def test_rows_that_stay_are_no_change(self) -> None:
        same = {"indicators": [indicator()]}
        assert list_changes("a", TEXT, same, same, {"indicators": []}) == []

    @pytest.mark.parametrize(
        ("before", "after", "kind", "verdict"),
        [
            ([], [indicator()], "appeared", "gain"),
            ([indicator()], [], "vanished", "loss"),
            ([], [indicator(unit="个")], "appeared", "loss"),
            ([indicator(unit="个")], [], "vanished", "gain"),
            ([indicator(unit="个")], [indicator()], "changed", "gain"),
            ([indicator()], [indicator(period="2020")], "changed", "loss"),
            ([indicator(period="2019")], [indicator(period="2020")], "changed", "even"),
        ],
    )
    def test_a_change_is_judged_by_the_gold(self, before: list[Row], after: list[Row], kind: str, verdict: str) -> None:
        change = self.only(before, after, [self.gold])
        assert (change.kind, change.verdict) == (kind, verdict)

    def test_a_row_that_nobody_asked_for(self) -> None:
        assert self.only([], [indicator()], []).verdict == "loss"
        assert self.only([indicator()], [], []).verdict == "gain"
        assert self.only([], [indicator()], [indicator(optional=True)]).verdict == "even"

    def test_a_change_names_field_sentence_and_gold(self) -> None:
        change = self.only([indicator()], [indicator(period="2020")], [self.gold])
        assert change.what == "period 2021 → 2020"
        assert change.gold == "the gold has period 2021"
        assert change.excerpt == "«12件案»件办结。"

    def test_a_doubled_row_is_a_change(self) -> None:
        assert self.only([indicator()], [indicator(), indicator()], [self.gold]).kind == "appeared"

    def test_mistakes_name_what_is_missed_extra_and_wrong(self) -> None:
        gold = [indicator(0, 4), indicator(10, 14)]
        found = [indicator(0, 4, unit="个"), indicator(20, 24)]
        told = list_mistakes("a", "甲" * 30, {"indicators": found}, {"indicators": gold})
        assert [mistake.kind for mistake in told] == ["wrong", "missed", "extra"]
        assert told[0].what == "unit 个, the gold has 件"


class TestCells:
    @pytest.mark.parametrize(
        ("value", "cell"),
        [((12.0,) * 3, "12"), ((-3.5,) * 3, "-3.5"), ((None, 2.0, 6.0), "2～6"), ((255000000.0,) * 3, "255000000")],
    )
    def test_values(self, value: tuple[float | None, ...], cell: str) -> None:
        row = indicator(value=value)
        cells = cells_of("indicators", row)
        assert cells["value"] == cell
        assert parse_row("indicators", cells) == row

    def test_a_table_reads_back_as_written(self) -> None:
        fields = {"lead": ("甲厅", "乙局"), "cooperating": (), "supervising": (), "deadline_text": "2021年6月底"}
        row = Row(3, 9, "治理", {**fields, "deadline": "../2021-06"})
        columns = ("place", "text", *MENTION_FIELDS["tasks"])
        [cells] = parse_table(print_table([cells_of("tasks", row)], columns), columns)
        assert parse_row("tasks", cells) == row

    @pytest.mark.parametrize(
        "cells",
        [
            {"place": "9-3", "text": "", "edtf": "", "kind": ""},
            {"place": "three", "text": "", "edtf": "", "kind": ""},
            {"place": "3-9", "text": "", "edtf": "", "kind": "", "optional": "perhaps"},
        ],
    )
    def test_what_is_badly_written_is_refused(self, cells: dict[str, str]) -> None:
        with pytest.raises(RowError):
            parse_row("dates", cells)

    def test_a_tab_in_a_cell_is_refused(self) -> None:
        with pytest.raises(RowError, match="a tab or a line break"):
            print_table([{"text": "a\tb"}], ("text",))


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """A golden folder of one small report, of which the stand-in finds everything; its output is accepted."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    document = [TEXT, "annual_report", "", "", "", "内蒙古自治区", "150000", "", "2020"]
    (tmp_path / "reports.tsv").write_text("\n".join([INDEX, "\t".join(["small", "report.txt", *document]), ""]))
    cells = {
        table: "\t".join(("place", "text", *fields, "optional", "note")) for table, fields in MENTION_FIELDS.items()
    }
    cells["indicators"] += "\n4-6\t12\tcount\tvalue\t12\t件\teq\t办理案件\t\t2020\tactual\t\t\t\t\t"
    cells["indicators"] += "\n12-13\t7\tcount\tvalue\t7\t件\teq\t办理案件\t\t2020\tactual\t\t\t\t\t"
    (tmp_path / "small").mkdir()
    for table, lines in cells.items():
        (tmp_path / "small" / f"{table}.tsv").write_text(lines + "\n", encoding="utf-8")
    update(tmp_path, extract=extract_digits)
    return tmp_path


def forgetful(source: SourceText) -> Extraction:
    """The extraction without its last indicator."""
    extraction = extract_digits(source)
    extraction.indicators.pop()
    return extraction


def floors(folder: Path) -> dict[str, dict[str, float]]:
    pinned: dict[str, dict[str, float]] = json.loads((folder / "floors.json").read_text(encoding="utf-8"))["floors"]
    return pinned


class TestCheckAndUpdate:
    def test_what_was_accepted_passes(self, golden: Path) -> None:
        report = check(golden, extract_digits)
        assert report.passed
        assert report.figures["indicators"]["f1"] == 1.0
        assert report.changes == []

    def test_a_lost_row_fails_and_is_shown(self, golden: Path) -> None:
        report = check(golden, forgetful)
        assert not report.passed
        lines = "\n".join(report_lines(report))
        assert "indicators recall: 0.5000, floor 1.0000" in lines
        assert "- vanished  办理案件«7»件。" in lines

    def test_update_refuses_to_lower_a_floor(self, golden: Path) -> None:
        before = {path: path.read_bytes() for path in golden.rglob("*") if path.is_file()}
        with pytest.raises(GoldenError, match=r"(?s)recall: 0\.5000, floor 1\.0000.*--allow-regression"):
            update(golden, extract=forgetful)
        assert {path: path.read_bytes() for path in golden.rglob("*") if path.is_file()} == before

    def test_a_regression_may_be_allowed_and_is_mended_by_the_next_update(self, golden: Path) -> None:
        update(golden, allow_regression=True, extract=forgetful)
        assert floors(golden)["indicators"]["recall"] == 0.5
        report = check(golden, extract_digits)
        assert [(change.kind, change.verdict) for change in report.changes] == [("appeared", "gain")]
        update(golden, extract=extract_digits)
        assert floors(golden)["indicators"]["recall"] == 1.0

    def test_a_figure_that_is_no_longer_measured_fails(self, golden: Path) -> None:
        path = golden / "floors.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        content["floors"]["tasks"] = {"f1": 0.9}
        path.write_text(json.dumps(content), encoding="utf-8")
        assert [str(below) for below in check(golden, extract_digits).below] == [
            "tasks f1: no longer measured, floor 0.9000"
        ]

    def test_tampered_gold_is_refused(self, golden: Path) -> None:
        path = golden / "small" / "indicators.tsv"
        path.write_text(path.read_text(encoding="utf-8").replace("\t7\t件", "\t8\t件"), encoding="utf-8")
        with pytest.raises(GoldenError, match=r"small/indicators\.tsv: its SHA-256 is [0-9a-f]{64}, pinned is "):
            check(golden, extract_digits)

    def test_a_tampered_report_is_refused(self, golden: Path) -> None:
        path = golden / "report.txt"
        path.write_text(path.read_text(encoding="utf-8") + "又及。\n", encoding="utf-8")
        with pytest.raises(GoldenError, match=r"report\.txt: its SHA-256 is"):
            check(golden, extract_digits)

    def test_gold_that_is_gone_is_refused(self, golden: Path) -> None:
        (golden / "small" / "titles.tsv").unlink()
        with pytest.raises(GoldenError, match=r"small/titles\.tsv: is gone"):
            check(golden, extract_digits)

    def test_gold_that_stands_elsewhere_is_refused(self, golden: Path) -> None:
        path = golden / "small" / "indicators.tsv"
        path.write_text(path.read_text(encoding="utf-8").replace("4-6", "5-7"), encoding="utf-8")
        with pytest.raises(GoldenError, match=r"indicators\.tsv, line 2: at 5-7 stands '2件', not '12'"):
            update(golden, extract=extract_digits)

    def test_nothing_accepted_yet(self, golden: Path) -> None:
        (golden / "floors.json").unlink()
        with pytest.raises(GoldenError, match="Accept the output with `zhibiao golden update`"):
            check(golden, extract_digits)

    def test_a_damaged_pin_is_refused(self, golden: Path) -> None:
        (golden / "floors.json").write_text("{", encoding="utf-8")
        with pytest.raises(GoldenError, match=r"floors\.json is damaged"):
            check(golden, extract_digits)


class TestTheCommand:
    @pytest.fixture
    def invoke(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
        monkeypatch.setattr("zhibiao.pipeline.golden.checking.default_extractor", lambda: extract_digits)
        return lambda *arguments: CliRunner().invoke(app, ["golden", *map(str, arguments)])

    def test_check_passes(self, golden: Path, invoke: Callable[..., Result]) -> None:
        result = invoke("check", "--golden", golden, "--mistakes")
        assert result.exit_code == 0
        assert "indicators     1.0000    1.0000    1.0000       2       0       0" in result.stdout
        assert "Rows on which output and gold differ: 0" in result.stdout

    def test_check_fails_below_a_floor(
        self, golden: Path, invoke: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("zhibiao.pipeline.golden.checking.default_extractor", lambda: forgetful)
        result = invoke("check", "--golden", golden)
        assert result.exit_code == 1
        assert "Below the floor:\n  indicators recall: 0.5000, floor 1.0000" in result.stdout
        assert invoke("update", "--golden", golden).exit_code == 1
        accepted = invoke("update", "--golden", golden, "--allow-regression")
        assert accepted.exit_code == 0
        assert "Floors lowered:" in accepted.stdout

    def test_check_fails_on_tampered_gold(self, golden: Path, invoke: Callable[..., Result]) -> None:
        with (golden / "small" / "dates.tsv").open("a", encoding="utf-8") as file:
            file.write("0-4\t办理案件\t2021\tpoint\tyes\t\n")
        result = invoke("check", "--golden", golden)
        assert result.exit_code == 1
        assert "small/dates.tsv: its SHA-256 is" in result.stderr

    def test_without_a_golden_folder_it_says_where_it_looked(
        self, tmp_path: Path, invoke: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed = tmp_path / "site-packages" / "zhibiao" / "pipeline" / "golden" / "folder.py"
        monkeypatch.setattr(golden_folder, "__file__", str(installed))
        monkeypatch.chdir(tmp_path)
        result = invoke("check")
        assert result.exit_code == 1
        assert f"no golden regression in {tmp_path / 'tests/golden'} or {installed.parents[2]}" in result.stderr
        assert "--golden DIR" in result.stderr

    def test_the_checkout_is_found_from_anywhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert find_folder().resolve() == GOLDEN


@pytest.fixture(scope="module")
def reports() -> list[GoldReport]:
    return read_gold(GOLDEN)


class TestTheGold:
    def test_it_covers_the_users_reports(self, reports: list[GoldReport]) -> None:
        assert {Path(report.file).name for report in reports} == {
            path.name for path in (GOLDEN.parents[1] / "data/raw").glob("*.txt")
        }

    def test_every_table_has_rows(self, reports: list[GoldReport]) -> None:
        for table in MENTION_FIELDS:
            assert any(report.tables[table] for report in reports)

    def test_a_parent_is_a_row_of_its_table(self, reports: list[GoldReport]) -> None:
        for rows in (report.tables[table] for report in reports for table in ("indicators", "titles")):
            places = {(row.start, row.end) for row in rows}
            assert {row.fields["parent"] for row in rows} - {None} <= places

    def test_the_output_holds_its_floors(self) -> None:
        report = check(GOLDEN)
        assert report.passed, "\n".join(report_lines(report))

    def test_an_unread_report_is_refused(self, golden: Path) -> None:
        shutil.move(golden / "report.txt", golden / "elsewhere.txt")
        with pytest.raises(GoldenError, match=r"names a report that cannot be read: .*report\.txt: there is no such"):
            read_gold(golden)
