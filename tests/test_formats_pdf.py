"""PDF layout: columns, tables over pages, running lines, note marks; damaged, encrypted and scanned files."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from formats_files import as_pdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.formats.errors import FormatError
from zhibiao.pipeline.formats.pdf import convert_pdf
from zhibiao.pipeline.formats.pdf_lines import Turn, glyphs_of
from zhibiao.pipeline.formats.pdf_scan import ScanError, can_read_scans, convert_scan
from zhibiao.pipeline.ingest import IngestError, decode
from zhibiao.schemas.text import SourceText

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
GRID = TableStyle([("FONT", (0, 0), (-1, -1), FONT, 12), ("GRID", (0, 0), (-1, -1), 0.5, "black")])

Place = tuple[float, float, float, str]  # from the left, from the top, size, text


def drawn(*pages: list[Place], then: Callable[[Canvas], object] | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True, **options)
    for page in pages:
        for left, top, size, text in page:
            canvas.setFont(FONT, size)
            canvas.drawString(left, A4[1] - top, text)
        if then:
            then(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def tabled(*tables: tuple[list[list[str]], list[tuple[object, ...]]], repeat: int = 0) -> bytes:
    out = io.BytesIO()
    story = [Table(rows, repeatRows=repeat, style=TableStyle([*GRID.getCommands(), *spans])) for rows, spans in tables]
    SimpleDocTemplate(out, pagesize=A4, invariant=True).build(story)
    return out.getvalue()


def text_of(raw: bytes) -> list[str]:
    return convert_pdf(raw).text.splitlines()


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"左栏第{number}行的文字写满这一行" for number in "一二三四五六七八"]
    right = [f"右栏第{number}行的文字写满这一行" for number in "一二三四五六七八"]
    page: list[Place] = [(180, 80, 18, "横跨两栏的标题写在上面中间")]
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        page += [(60, 130 + 20 * number, 12, one), (320, 130 + 20 * number, 12, other)]
    joined = "".join(text_of(drawn(page)))
    assert joined == "横跨两栏的标题写在上面中间" + "".join(left) + "".join(right)


def test_labels_with_figures_beside_them_are_no_columns() -> None:
    page: list[Place] = []
    for number in range(8):
        page += [
            (60, 130 + 20 * number, 12, f"第{number}项指标名称的文字"),
            (400, 130 + 20 * number, 12, f"{number}12.5"),
        ]
    assert text_of(drawn(page))[1] == "第1项指标名称的文字  112.5"


def test_tables_go_on_over_pages_and_their_header_counts_once() -> None:
    rows = [["县区", "受理数", "办结数"], *([f"第{number}县", str(number), str(number + 1)] for number in range(120))]
    converted = convert_pdf(tabled((rows, []), repeat=1))
    lines = converted.text.splitlines()
    assert len(converted.pages) > 2
    assert lines == ["| " + " | ".join(row) + " |" for row in rows]
    last = extract_source(decode(tabled((rows, []), repeat=1), "a.pdf")).indicators[-1]
    assert (last.value, last.subject, last.page) == (120, "第119县", converted.pages[-1][1])


def test_merged_cells_of_a_header_stand_over_all_their_columns() -> None:
    rows = [["地区", "案件", "", "金额"], ["", "受理", "办结", ""], ["甲县", "12", "", "3"]]
    spans: list[tuple[object, ...]] = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (3, 1))]
    assert text_of(tabled((rows, spans))) == [
        "| 地区 | 案件 | 案件 | 金额 |",
        "| 地区 | 受理 | 办结 | 金额 |",
        "| 甲县 | 12 |  | 3 |",
    ]


def test_a_frame_around_text_is_no_table() -> None:
    assert text_of(tabled(([["办理案件12件。"]], []))) == ["办理案件12件。"]


def set_in_columns(rows: list[list[str]], *more: Place) -> bytes:
    """A table without ruling lines: labels begin below one another, figures end so."""
    page: list[Place] = [(220, 60, 16, "各县区收支情况表"), (430, 90, 12, "单位：万元"), *more]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            width = 12.0 * sum(1 if ord(char) > 255 else 0.5 for char in text)
            page.append((80 + 130 * column + (80 - width if column else 0), 120 + 22 * number, 12, text))
    return drawn([place for place in page if place[3]])


OPEN = [
    ["县区", "预算数", "决算数"],
    ["甲县", "1,200.5", "98"],
    ["乙县", "", "7"],
    ["丙区", "31", ""],
    ["合计", "1,231.5", "105"],
]


def test_a_table_without_ruling_lines_keeps_its_empty_cells() -> None:
    assert text_of(set_in_columns(OPEN))[2:] == [
        "| 县区 | 预算数 | 决算数 |", "| 甲县 | 1,200.5 | 98 |", "| 乙县 |  | 7 |", "| 丙区 | 31 |  |",
        "| 合计 | 1,231.5 | 105 |",
    ]  # fmt: skip
    rows = extract_source(decode(set_in_columns(OPEN), "a.pdf")).indicators
    assert {(row.subject, row.value) for row in rows if row.name.endswith("决算数")} == {
        ("甲县", 980_000), ("乙县", 70_000), (None, 1_050_000),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        (OPEN[1:], ()),  # no header
        (OPEN[:2], ()),  # too few rows
        ([["县区", "预算数", ""], *OPEN[1:]], ()),  # a column without a word
        ([*OPEN[:2], ["乙县", "约五", "7"]], ()),  # words among the figures
        ([*OPEN, ["", "3", "4"]], ()),  # a row without a label
        (OPEN, ((80, 230, 12, "（预计）"),)),  # a label that goes on
    ],
)
def test_what_is_no_sure_table_stays_as_lines(rows: list[list[str]], more: tuple[Place, ...]) -> None:
    assert not any(line.startswith("|") for line in text_of(set_in_columns(rows, *more)))


def test_the_note_below_a_table_is_no_rest_of_a_label() -> None:
    assert text_of(set_in_columns(OPEN, (80, 230, 12, "注：快报")))[-2:] == ["| 合计 | 1,231.5 | 105 |", "注：快报"]


def test_running_lines_and_page_numbers_are_left_out() -> None:
    pages: list[list[Place]] = [
        [
            (60, 40, 10, "某某市统计公报"),
            (60, 300, 12, f"第{word}页正文，案件{number}件。"),
            (290, 810, 10, f"— {number} —"),
        ]
        for number, word in enumerate("一二三四", 1)
    ]
    converted = convert_pdf(drawn(*pages))
    assert converted.text.splitlines() == [f"第{word}页正文，案件{n}件。" for n, word in enumerate("一二三四", 1)]
    assert [page for _, page in converted.pages] == [1, 2, 3, 4]


def test_a_paragraph_that_a_page_break_cuts_goes_on() -> None:
    full = "这一行的文字从左边一直写到右边的版心边缘为止没有空"
    first: list[Place] = [(60, 100 + 30 * number, 18, full) for number in range(8)]
    pages: list[list[Place]] = [
        [*first, (290, 810, 10, "- 1 -")],
        [(60, 100, 18, "下一页的文字接着上一页的句子。"), (96, 140, 18, "新的一段。"), (290, 810, 10, "- 2 -")],
    ]
    lines = text_of(drawn(*pages))
    assert lines == [full * 8 + "下一页的文字接着上一页的句子。", "新的一段。"]


@pytest.mark.parametrize("angle", [90, -90])
def test_a_page_set_sideways_is_turned_with_its_tables(angle: int) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.rotate(angle)
    canvas.translate(*((0, -A4[0]) if angle > 0 else (-A4[1], 0)))
    canvas.setFont(FONT, 14)
    canvas.drawString(100, 500, "某某市收入情况表")
    table = Table([["项目", "金额"], ["税收", "12"], ["非税", "3"]], style=GRID)
    table.wrapOn(canvas, 400, 400)
    table.drawOn(canvas, 100, 300)
    canvas.setFont(FONT, 30)
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(50, -700, "水印")
    canvas.restoreState()
    canvas.save()
    assert text_of(out.getvalue()) == ["某某市收入情况表", "| 项目 | 金额 |", "| 税收 | 12 |", "| 非税 | 3 |"]


def test_raised_digits_are_note_marks_but_not_of_units() -> None:
    page: list[Place] = [
        (60, 100, 14, "国内生产总值"), (144, 94, 7, "2"), (148, 100, 14, "1210亿元，面积24"), (253, 100, 14, "m"),
        (262, 94, 7, "2"),
    ]  # fmt: skip
    [line] = text_of(drawn(page))
    assert line.replace(" ", "") == "国内生产总值[2]1210亿元，面积24m2"


def test_the_hyphen_of_some_fonts_stays() -> None:
    char = {"text": "\xad", "x0": 0, "x1": 5, "top": 0, "bottom": 10, "upright": True}
    [glyph] = glyphs_of([char], Turn("right", 600, 800))
    assert glyph.text == "-"


@pytest.mark.skipif(can_read_scans(), reason="the OCR engine is installed, and reads them")
def test_a_scan_wants_ocr() -> None:
    from PIL import Image

    picture = ImageReader(Image.new("L", (600, 800), 200))
    raw = drawn([], [], then=lambda canvas: canvas.drawImage(picture, 0, 0, *A4))
    with pytest.raises(IngestError, match=r"scan.pdf: it is a scan: its pages are pictures .*\(OCR\)"):
        decode(raw, "scan.pdf")
    with pytest.raises(FormatError, match="whose pages hold no text"):
        convert_pdf(drawn([]))


def test_an_encrypted_file_asks_for_its_password() -> None:
    secret = drawn(
        [(60, 100, 14, "办理案件12件，全部办结。")], encrypt=StandardEncryption("user", "owner", strength=128)
    )
    with pytest.raises(IngestError, match="secret.pdf: it is an encrypted PDF file that asks for a password. Open it"):
        decode(secret, "secret.pdf")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_refused(share: float) -> None:
    raw = as_pdf(filler=10)
    with pytest.raises(IngestError, match=r"cut.pdf: .*(damaged|no text|cannot be read).*Fetch|Recognise"):
        decode(raw[: int(len(raw) * share)], "cut.pdf")


class StandInEngine:
    """Reads the same two lines on every picture, and one it is not sure of."""

    def __call__(self, picture: Any) -> Any:
        assert picture.shape[2] == 3
        boxes = [[(100.0, top), (900.0, top), (900.0, top + 30), (100.0, top + 30)] for top in (200.0, 300.0, 400.0)]
        return SimpleNamespace(boxes=boxes, txts=["办理案件12件，", "罚款3万元。", "？"], scores=[0.99, 0.98, 0.2])


def test_scans_are_read_where_the_engine_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", SimpleNamespace(RapidOCR=StandInEngine))
    converted = convert_scan(drawn([], []))
    assert converted.text.splitlines() == ["办理案件12件，", "罚款3万元。"] * 2
    assert converted.encoding == "pdf-ocr"
    assert [page for _, page in converted.pages] == [1, 2]


def test_a_report_read_from_pictures_says_so() -> None:
    for encoding, flags in [("pdf-ocr", ["ocr"]), ("pdf", [])]:
        source = SourceText("0" * 16, "scan.pdf", "某市2021年法治政府建设情况报告\n办理案件12件。\n", encoding)
        assert extract_source(source).document.flags == flags


def test_the_refusal_of_a_scan_knows_its_pages_behind_another_process() -> None:
    with pytest.raises(ScanError, match=r"pip install 'zhibiao\[ocr\]'") as caught:
        convert_pdf(drawn([], []))
    assert pickle.loads(pickle.dumps(caught.value)).pages == 2  # noqa: S301  our own bytes
