"""One report in every form gives the same rows; pages, fields and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from formats_files import FORMS, TABLE, TITLE, as_pdf, as_text, as_web_page

from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.formats import bounded, errors
from zhibiao.pipeline.formats.bounded import Converter
from zhibiao.pipeline.formats.errors import FormatError
from zhibiao.pipeline.formats.recognise import Kind, recognise
from zhibiao.pipeline.formats.web_fields import _stated, labels
from zhibiao.pipeline.ingest import IngestError, decode
from zhibiao.schemas.extraction import Extraction

SHARED = os.environ.get("ZHIBIAO_SHARED")


def rows(extraction: Extraction) -> dict[str, list[tuple[object, ...]]]:
    return {
        "indicators": [
            (row.text, row.value, row.unit, row.name, row.subject, row.period, row.role, row.kind, row.parent_seq)
            for row in extraction.indicators
        ],
        "dates": [(row.text, row.edtf, row.kind) for row in extraction.dates],
        "titles": [(row.text, row.title, row.number, row.action) for row in extraction.titles],
    }


@pytest.fixture(scope="module")
def expected() -> dict[str, list[tuple[object, ...]]]:
    return rows(extract_source(decode(as_text(), "report.txt")))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows(form: str, expected: dict[str, list[tuple[object, ...]]]) -> None:
    extraction = extract_source(decode(FORMS[form](), form))
    assert rows(extraction) == expected
    assert extraction.document.title == TITLE
    for row in extraction.indicators:
        assert "".join(extraction.source.text[row.start : row.end].split()) == row.text


def test_what_the_rows_are(expected: dict[str, list[tuple[object, ...]]]) -> None:
    told = {(name, subject): (value, unit) for _, value, unit, name, subject, *_ in expected["indicators"]}
    assert told["罚没金额", "全市"] == (255_000_000, "元")
    assert told["受理数", "丙区"] == (310, "件")
    assert len([row for row in expected["indicators"] if row[3] in ("受理数", "办结数")]) == 2 * (len(TABLE) - 1)
    assert [row[1] for row in expected["titles"]][:2] == [
        "中华人民共和国环境保护法",
        "关于印发〈法治政府建设实施方案〉的通知",
    ]


def test_pages_of_a_pdf_are_the_pages_of_its_rows() -> None:
    source = decode(as_pdf(filler=30), "report.pdf")
    extraction = extract_source(source)
    assert source.pages[0] == (0, 1)
    last = source.pages[-1][1]
    assert last > 2
    assert extraction.indicators[0].page == 1
    assert extraction.indicators[-1].page == last
    assert [row.page for row in extraction.indicators] == sorted(row.page or 0 for row in extraction.indicators)
    assert "- 2 -" not in source.text


def test_forms_without_pages_have_none() -> None:
    assert {row.page for row in extract_source(decode(as_text(), "report.txt")).indicators} == {None}


def test_fields_of_a_web_page_are_the_documents() -> None:
    document = extract_source(decode(as_web_page(), "page.html")).document
    assert (document.doc_number, document.publish_date) == ("某政办发〔2024〕5号", "2024-02-03")
    assert (document.issuer, document.publisher) == ("某某市人民政府办公室", "某某市司法局")


@pytest.mark.parametrize(("encoding", "claimed"), [("gb18030", "utf-8"), ("utf-8", "gb2312"), ("utf-8-sig", "big5")])
def test_a_page_that_lies_about_its_charset(encoding: str, claimed: str) -> None:
    source = decode(as_web_page(encoding, claimed), "page.html")
    assert source.text == decode(as_web_page(), "page.html").text


def test_labels_of_fields_are_found_in_their_examples() -> None:
    assert list(labels()) == sorted(labels())
    for label in labels():
        assert _stated(f"{label}：某市人民政府") == {label: "某市人民政府"}


@pytest.mark.parametrize("form", FORMS)
def test_recognition_needs_no_name(form: str) -> None:
    kinds = {"text": Kind.TEXT, "web page": Kind.WEB_PAGE, "word": Kind.WORD, "pdf": Kind.PDF}
    assert recognise(FORMS[form]()) is kinds.get(form, Kind.SPREADSHEET)


def test_a_text_about_web_pages_is_a_text() -> None:
    text = "网页中应当写明<title>和<meta>标签，办理案件12件。\n# 标题\n| 甲 | 3 |\n"
    assert decode(text.encode(), "a.md").text == text


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", absent)
    with pytest.raises(FormatError, match="pip install 'pdfplumber'"):
        errors.library("pdfplumber", "a PDF file", "pdfplumber")


def test_a_conversion_that_takes_too_long_is_ended_and_the_next_one_works() -> None:
    converter = Converter()
    try:
        with pytest.raises(FormatError, match="takes more than 0 seconds"):
            converter.convert(as_pdf(filler=30), Kind.PDF, seconds=0.05)
        assert TITLE in converter.convert(as_pdf(), Kind.PDF).text
    finally:
        converter.close()


def test_a_converter_that_died_is_replaced() -> None:
    converter = Converter()
    try:
        assert TITLE in converter.convert(as_web_page(), Kind.WEB_PAGE).text
        process = converter._process
        assert process is not None
        process.kill()
        process.wait()
        assert TITLE in converter.convert(as_web_page(), Kind.WEB_PAGE).text
    finally:
        converter.close()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import zhibiao.pipeline.formats.worker as w; w.MEMORY_LIMIT = 10**9; w.convert = lambda *a: bytes(4 * 10**9)"
    )
    start = f"import sys; sys.path[:] = sys.argv[1:]; {code}; w.serve()"
    monkeypatch.setattr(bounded, "_START", start)
    converter = Converter()
    try:
        with pytest.raises(FormatError, match="takes too much memory"):
            converter.convert(b"%PDF-", Kind.PDF)
    finally:
        converter.close()


@pytest.mark.skipif(SHARED is None, reason="ZHIBIAO_SHARED does not name the folder of sample files")
@pytest.mark.parametrize("city", ["呼和浩特", "苏州"])
def test_word_files_and_their_text_twins(city: str) -> None:
    [word] = Path(SHARED or "", "formats").glob(f"{city}*.docx")
    [text] = Path(SHARED or "", "corpus", "city_work_reports_2024").glob(f"*{city}*.txt")
    assert rows(extract_source(decode(word.read_bytes(), city))) == rows(
        extract_source(decode(text.read_bytes(), city))
    )


@pytest.mark.skipif(SHARED is None, reason="ZHIBIAO_SHARED does not name the folder of sample files")
def test_tables_of_a_final_account() -> None:
    [path] = Path(SHARED or "", "formats").glob("02_*.pdf")
    found = extract_source(decode(path.read_bytes(), "02.pdf")).indicators
    told = [(row.page, row.name, row.value) for row in found]
    for page, name, value in [
        (7, "一般公共预算财政拨款收入", 97465000), (7, "住房保障支出", 4610800), (7, "收入总计", 98593800),
        (8, "行政单位离退休财政拨款收入", 545300), (9, "购房补贴财政拨款收入", 1714900),
        (10, "机关事业单位职业年金缴费支出基本支出", 2251200), (11, "事业运行项目支出", 20770900),
        (12, "城乡社区支出一般公共预算财政拨款", 38323600), (13, "自然资源海洋气象等支出", 44616700),
        (14, "城乡社区支出基本支出", 15727000), (15, "住房公积金基本支出", 2895900),
        (16, "基本工资", 5376400), (16, "信息网络及软件购置更新", 0), (16, "办公设备购置", 397600),
        (17, "公务接待费决算数", 3900), (17, "公务接待费预算数", 28500),
    ]:  # fmt: skip
        assert (page, name, value) in told


def test_the_error_names_the_file() -> None:
    with pytest.raises(IngestError, match="^folder/扫描件.pdf: it is a damaged PDF file"):
        decode(b"%PDF-1.4 nothing more", "folder/扫描件.pdf")
