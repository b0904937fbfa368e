"""Spreadsheets and archives: what they hold, how numbers are shown, and what is refused."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from formats_files import TITLE, as_spreadsheet, as_text, as_web_page, as_word

from zhibiao.pipeline import ingest
from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.formats import archive, limits, spreadsheet
from zhibiao.pipeline.formats.errors import FormatError
from zhibiao.pipeline.formats.spreadsheet import convert_spreadsheet
from zhibiao.pipeline.ingest import IngestError, RawReport, decode, open_reports, read_report
from zhibiao.pipeline.run import Extracted, Failed, Skipped, default_extractor, run


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def opened(raw: bytes, folder: Path) -> list[RawReport | IngestError]:
    path = folder / "reports.zip"
    path.write_bytes(raw)
    return list(open_reports(path))


def test_numbers_stand_as_the_sheet_shows_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [("项目", "值"), ("占比", 0.1208), ("金额", 1234.5), ("面积", 12.0789), ("户数", 3.0), ("日期", None)]
    for row in rows:
        sheet.append(row)
    sheet["B2"].number_format = "0.00%"
    sheet["B3"].number_format = "#,##0.00"
    sheet["B4"].number_format = "0.0_ "
    sheet["B6"] = datetime.date(2024, 3, 1)
    assert convert_spreadsheet(saved(book)).text.splitlines() == [
        "| 项目 | 值 |", "| 占比 | 12.08% |", "| 金额 | 1234.50 |", "| 面积 | 12.1 |", "| 户数 | 3 |",
        "| 日期 | 2024年3月1日 |",
    ]  # fmt: skip


def test_sheets_merged_cells_and_what_is_hidden() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "收入"
    for row in [["2023年收入表"], ["项目", "收入", ""], ["", "本年", "上年"], ["税收", 12, 10]]:
        first.append(row)
    first.append(["注：决算数。"])
    first.merge_cells("A1:C1")
    first.merge_cells("A2:A3")
    first.merge_cells("B2:C2")
    book.create_sheet("草稿").append(["不应出现", 99])
    book["草稿"].sheet_state = "hidden"
    book.create_sheet("支出").append(["教育", 7])
    assert convert_spreadsheet(saved(book)).text.splitlines() == [
        "2023年收入表", "| 项目 | 收入 | 收入 |", "| 项目 | 本年 | 上年 |", "| 税收 | 12 | 10 |", "注：决算数。",
        "支出", "| 教育 | 7 |",
    ]  # fmt: skip


def test_percentages_of_a_sheet_are_ratios() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["各区办结率"], ["区", "办结率"], ["甲区", 0.985], ["乙区", 0.9]]:
        sheet.append(row)
    sheet["B3"].number_format = sheet["B4"].number_format = "0.0%"
    rows = extract_source(decode(saved(book), "a.xlsx")).indicators
    assert [(row.name, row.subject, row.value, row.unit) for row in rows] == [
        ("办结率", "甲区", 98.5, "%"),
        ("办结率", "乙区", 90.0, "%"),
    ]


def test_a_sheet_with_one_cell_far_away_is_refused_or_read_but_never_fills_the_memory() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "办理案件", 12
    with pytest.raises(IngestError, match=r"far.xlsx: .*(cells|memory|died|cannot be read)"):
        decode(saved(book), "far.xlsx")


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_CELLS", 10)
    with pytest.raises(FormatError, match="more than 10 cells"):
        convert_spreadsheet(as_spreadsheet())


def test_an_archive_holds_reports_of_all_forms(tmp_path: Path) -> None:
    inner = packed({"深/页面.html": as_web_page()})
    files = {"报告.txt": as_text(), "表/报告.xlsx": as_spreadsheet(), "内.zip": inner, "__MACOSX/._a": b"x", ".b": b"x"}
    found = opened(packed(files), tmp_path)
    prefix = (tmp_path / "reports.zip").as_posix()
    assert [report.source for report in found] == [
        f"{prefix}/报告.txt",
        f"{prefix}/表/报告.xlsx",
        f"{prefix}/内.zip/深/页面.html",
    ]
    for report in found:
        assert isinstance(report, RawReport)
        assert TITLE in decode(report.raw, report.source).text


def test_an_archive_of_one_report_is_that_report(tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    path.write_bytes(packed({"报告.docx": as_word()}))
    assert TITLE in read_report(path).text
    path.write_bytes(packed({"a.txt": b"1", "b.txt": b"2"}))
    with pytest.raises(IngestError, match="a ZIP archive of several files"):
        read_report(path)
    path.write_bytes(packed({}))
    with pytest.raises(IngestError, match="without a file in it"):
        read_report(path)


def test_members_are_run_skipped_and_failed_like_files(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(packed({"a.txt": as_text(), "copy.txt": as_text(), "b.pdf": b"%PDF-1.4"}))
    outcomes = list(run([path], default_extractor()))
    assert [type(outcome) for outcome in outcomes] == [Extracted, Skipped, Failed]
    assert outcomes[2].source.endswith("all.zip/b.pdf")


def test_names_never_become_paths(tmp_path: Path) -> None:
    found = opened(packed({"../../escape.txt": as_text(), "/etc/absolute.txt": as_text()}), tmp_path)
    prefix = (tmp_path / "reports.zip").as_posix()
    assert [report.source for report in found] == [f"{prefix}/escape.txt", f"{prefix}/etc/absolute.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["reports.zip"]
    assert not (tmp_path.parent / "escape.txt").exists()


def test_names_in_gb18030(tmp_path: Path) -> None:
    raw = packed({"xx.txt": as_text()}).replace(b"xx.txt", "报".encode("gb18030") + b".txt")
    [found] = opened(raw, tmp_path)
    assert found.source.endswith("/报.txt")


def test_bombs_are_refused_without_being_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({"zeros.txt": bytes(limits.RATIO_FLOOR + 1)})
    [found] = opened(bomb, tmp_path)
    assert isinstance(found, IngestError)
    assert "zeros.txt in it unpacks to 10,000,001 bytes" in found.problem
    monkeypatch.setattr(archive, "MAX_UNPACKED", 100)
    assert "more than the limit of 100" in str(opened(packed({"a": bytes(101)}), tmp_path)[0])
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    assert "it holds 3 files" in str(opened(packed(dict.fromkeys("abc", b"1")), tmp_path)[0])


def test_a_word_file_that_is_a_bomb() -> None:
    with pytest.raises(IngestError, match=r"media/zeros.bin in it unpacks to .*: a bomb"):
        decode(packed({"word/document.xml": b"<a/>", "word/media/zeros.bin": bytes(20_000_000)}), "bomb.docx")


def test_archives_inside_one_another_share_one_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"text"
    for depth in range(5):
        raw = packed({f"{depth}.zip" if depth else "a.txt": raw})
    [found] = opened(raw, tmp_path)
    assert isinstance(found, IngestError)
    assert found.problem == "it is an archive inside 3 others"
    monkeypatch.setattr(ingest, "Budget", lambda largest: archive.Budget(largest, files=4))
    pair = packed({"a.txt": b"1", "b.txt": b"2"})
    found_all = opened(packed({"1.zip": pair, "2.zip": pair}), tmp_path)
    assert isinstance(found_all[-1], IngestError)
    assert "archives inside it counted" in str(found_all[-1])


def test_an_encrypted_member_and_a_damaged_one_stop_no_other(tmp_path: Path) -> None:
    raw = bytearray(packed({"a.txt": as_text(), "b.txt": as_text() * 2, "c.txt": b"3"}))
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 8] |= 1  # the encryption bit of the first member
    second = raw.index(b"b.txt") + 8
    raw[second : second + 40] = bytes(40)
    found = opened(bytes(raw), tmp_path)
    assert [type(report) for report in found] == [IngestError, IngestError, RawReport]
    assert "a.txt: it is encrypted. Unpack" in str(found[0])
    assert "b.txt: it is damaged inside the archive" in str(found[1])


def test_a_large_member_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "MAX_BYTES", 500)
    [found] = opened(packed({"a.txt": b"x" * 501}), tmp_path)
    assert "501 bytes long, more than the limit of 500" in str(found)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"OFD.xml": b"<ofd/>"}, "an OFD file. Convert it to PDF"),
        ({"ppt/presentation.xml": b"<p/>"}, "a presentation"),
        ({"xl/workbook.xml": b"<workbook/>"}, "damaged spreadsheet|cannot be read"),
    ],
)
def test_other_documents_in_archives(files: dict[str, bytes], message: str) -> None:
    with pytest.raises(IngestError, match=message):
        decode(packed(files), "a.bin")


def test_a_spreadsheet_with_entities_expands_none() -> None:
    def plant(name: str, data: bytes) -> bytes:
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        return data.replace(b"<worksheet", bomb + b"<worksheet", 1) if "sheet1" in name else data

    with zipfile.ZipFile(io.BytesIO(as_spreadsheet())) as old:
        raw = packed({name: plant(name, old.read(name)) for name in old.namelist()})
    assert "aaaaaaaaaa" not in decode(raw, "a.xlsx").text
