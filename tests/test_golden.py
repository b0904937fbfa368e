"""The golden regression: the output holds its floors, the scorer counts right, and nothing is accepted unseen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from stand_in import extract_digits
from typer.testing import CliRunner, Result

from zhibiao.cli import app
from zhibiao.pipeline.golden import GoldenError, check, find_folder, update
from zhibiao.pipeline.golden import folder as golden_folder
from zhibiao.pipeline.golden.folder import GoldReport, read_gold
from zhibiao.pipeline.golden.printing import report_lines
from zhibiao.pipeline.golden.rows import MENTION_FIELDS
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.text import SourceText

GOLDEN = Path(__file__).parent / "golden"
TEXT = "办理案件12件。办理案件7件。"
INDEX = "\t".join(golden_folder.INDEX_COLUMNS)


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
