"""Word files: numbers, notes, tables, boxes, tracked changes, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zhibiao.pipeline.formats.errors import FormatError
from zhibiao.pipeline.formats.word import convert_word
from zhibiao.pipeline.formats.word_numbering import written
from zhibiao.pipeline.ingest import IngestError, decode

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(document: Any) -> list[str]:
    return convert_word(saved(document)).text.splitlines()


def changed(raw: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> bytes:
    """The archive with some of its files changed or left out, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def body(xml: str) -> Any:
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        document.element.body.append(element)
    return document


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%4")]
    xml = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for text, depth in [("总则", 0), ("目标", 1), ("任务", 1), ("细项", 2), ("职责", 0), ("分工", 1)]:
        paragraph = document.add_paragraph(text)
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    document.add_paragraph("项目符号", style="List Bullet")
    document.add_paragraph("样式编号", style="List Number")
    assert lines(document) == [
        "一、总则", "（一）目标", "（二）任务", "1.细项", "二、职责", "（一）分工", "项目符号", "1.样式编号",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [(10, "chineseCounting", "十"), (20, "japaneseCounting", "二十"), (99, "chineseCountingThousand", "九十九"),
     (20, "decimalEnclosedCircle", "⑳"), (21, "decimalEnclosedCircle", "21"), (14, "upperRoman", "XIV"),
     (27, "lowerLetter", "27"), (3, "somethingNew", "3")],
)  # fmt: skip
def test_formats_of_numbers(number: int, kind: str, text: str) -> None:
    assert written(number, kind) == text


def test_tables_stand_where_they_stand_with_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("表前")
    table = document.add_table(rows=4, cols=3)
    texts = [["地区", "案件", ""], ["", "受理", "办结"], ["甲县", "12", "—"], ["乙县", "3", "2"]]
    for row, values in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, values, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "案件"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "地区"
    document.add_paragraph("表后")
    assert lines(document) == [
        "表前", "| 地区 | 案件 | 案件 |", "| 地区 | 受理 | 办结 |", "| 甲县 | 12 | — |", "| 乙县 | 3 | 2 |", "表后",
    ]  # fmt: skip


def test_notes_follow_the_paragraph_that_cites_them() -> None:
    document = body(
        '<w:p><w:r><w:t>生产总值</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>1210亿元。</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>后文。</w:t></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes {WORD}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>按可比价格计算。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

    def add(name: str, data: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
            return data.replace(b"</Relationships>", relation.encode())
        if name == "[Content_Types].xml":
            return data.replace(
                b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'.encode()
            )
        return data

    raw = changed(saved(document), add, {"word/footnotes.xml": notes.encode()})
    assert convert_word(raw).text.splitlines() == ["生产总值1210亿元。", "[1] 按可比价格计算。", "后文。"]


def test_only_what_stands_in_the_text_is_read() -> None:
    document = body(
        "<w:p><w:r><w:t>办理</w:t></w:r><w:del><w:r><w:delText>999</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>件</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGEREF _Toc32310 \\h</w:instrText>"
        "</w:r></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>控件内</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p><w:p><w:r><w:t> </w:t></w:r></w:p>"
    )
    assert lines(document) == ["办理12件", "控件内", "第一行", "第二行"]


def test_deeply_nested_elements_are_refused() -> None:
    xml = "<w:sdt><w:sdtContent>" * 200 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 200

    def nest(name: str, data: bytes) -> bytes:
        return data.replace(b"<w:body>", b"<w:body>" + xml.encode()) if name == "word/document.xml" else data

    with pytest.raises(FormatError, match="damaged|inside one another"):
        convert_word(changed(saved(docx.Document()), nest))


def test_tables_inside_tables_end() -> None:
    xml = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p><w:r><w:t>12件</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 60
    assert lines(body(xml)) == ["12件"]


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def plant(name: str, data: bytes) -> bytes:
        return data.replace(b"<w:document", bomb + b"<w:document", 1) if name == "word/document.xml" else data

    with pytest.raises(IngestError, match="bomb.docx: word/document.xml in the Word file declares XML entities"):
        decode(changed(saved(docx.Document()), plant), "bomb.docx")


def test_a_file_without_its_document() -> None:
    def drop(name: str, data: bytes) -> bytes | None:
        return None if name == "word/styles.xml" or name.endswith("settings.xml") else data[: len(data) // 2]

    with pytest.raises(IngestError, match=r"half.docx: .*damaged"):
        decode(changed(saved(docx.Document()), drop), "half.docx")


def test_a_file_with_a_password() -> None:
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(IngestError, match="secret.docx: it is a Word or Excel file with a password. Open it"):
        decode(raw, "secret.docx")
