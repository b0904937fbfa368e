"""How the golden regression counts: which records are right, what changed, and rows as they are written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from zhibiao.pipeline.golden.changes import list_changes
from zhibiao.pipeline.golden.mistakes import list_mistakes
from zhibiao.pipeline.golden.rows import MENTION_FIELDS, Row, RowError, cells_of, parse_row, parse_table, print_table
from zhibiao.pipeline.golden.scoring import compare, pair, tally_records, tally_table


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
        assert list_changes("a", "办理案件12件。", same, same, {"indicators": []}) == []

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
