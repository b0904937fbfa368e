"""One report written as text, web page, Word, PDF and spreadsheet, by the libraries that write those."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

TITLE = "某某市2023年法治政府建设情况报告"
PARAGRAPHS = [
    "一、主要工作",
    "2023年，全市办理行政处罚案件1234件，同比增长12.5%，罚没金额2.55亿元，其中生态环境领域案件321件。",
    (
        "（一）严格执法。认真落实《中华人民共和国环境保护法》和《关于印发〈法治政府建设实施方案〉的通知》（某政发〔2023〕12号），"
        "制定印发《某某市行政执法监督办法》，开展专项检查45次，检查企业678家，发现问题90个，整改率达到98.6%，"
        "全市PM2.5平均浓度为24微克/立方米，比上年下降3微克/立方米，优良天数比例达到92.3%。"
    ),
    "（二）优化服务。截至2023年12月底，减少申报材料20余项，全市新增市场主体2.45万户，完成投资1,355亿元。",
    "二、财政收支",
    "全年一般公共预算收入456.7亿元，一般公共预算支出789.1亿元，民生支出占比达到81.2%。",
]
CAPTION = "各县区案件办理情况表"
UNIT = "单位：件"
TABLE = [["县区", "受理数", "办结数"], ["甲县", "120", "118"], ["乙县", "95", "95"], ["丙区", "310", "302"]]
LAST = "三、下一步打算"
CLOSING = "到2025年，全市优良天数比例达到93%以上，新建充电桩5000个。"


def as_text() -> bytes:
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    return "\n".join([TITLE, *PARAGRAPHS, CAPTION, UNIT, *rows, LAST, CLOSING, ""]).encode()


def as_web_page(encoding: str = "utf-8", claimed: str = "utf-8") -> bytes:
    rows = "".join("<tr>" + "".join(f"<td><span>{cell}</span></td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p style='text-indent:2em'>&nbsp;&nbsp;{text}</p>" for text in PARAGRAPHS)
    menu = "".join(f'<li><a href="/{number}">栏目{number}</a></li>' for number in range(30))
    script = 'var total = "办理案件99999件，这不是正文。";'
    page = f"""<!DOCTYPE html><html><head><meta charset="{claimed}"><title>{TITLE}_某某市人民政府网</title>
<meta name="PubDate" content="2024-02-03 10:20"><meta name="ContentSource" content="某某市司法局">
<script>{script}</script><style>p {{ color: red }}</style>
</head><body>
<div class="top"><ul>{menu}</ul><form>搜索 <input value="热词"></form></div>
<div class="info"><table><tr><td>索引号：</td><td>11150000MB1234567A/2024-00012</td><td>发布机构：</td>
<td>某某市人民政府办公室</td></tr><tr><td>文　　号：</td><td>某政办发〔2024〕5号</td><td>成文日期：</td>
<td>2024-01-30</td></tr></table></div>
<div class="wrap"><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/x">报告</a></div>
<div class="article"><h1>{TITLE}</h1>{body}<p align="center">{CAPTION}</p><p align="right">{UNIT}</p>
<table border="1">{rows}</table><p>{LAST}</p><p>{CLOSING}</p></div></div>
<div class="foot">主办单位：某某市人民政府办公室　备案号12345678号　访问量987654次</div></body></html>"""
    return page.encode(encoding)


def as_word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(TITLE, 0)
    for text in [*PARAGRAPHS, CAPTION, UNIT]:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=len(TABLE[0]))
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for text in (LAST, CLOSING):
        document.add_paragraph(text)
    return _saved(document.save)


@cache
def as_pdf(filler: int = 0) -> bytes:
    """The report as PDF, with `filler` paragraphs without records before its end."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate, Spacer, Table, TableStyle

    paragraph, centred = _styles()
    grid = TableStyle([("FONT", (0, 0), (-1, -1), "STSong-Light", 12), ("GRID", (0, 0), (-1, -1), 0.5, "black")])
    more = ["继续推进依法行政，健全工作机制，压实各方责任，提升服务水平，营造良好环境。" * 6] * filler
    story = [centred(TITLE), Spacer(1, 12), *map(paragraph, [*PARAGRAPHS, CAPTION, UNIT]), Table(TABLE, style=grid)]
    story += map(paragraph, [*more, LAST, CLOSING])

    def number_page(canvas: object, document: object) -> None:
        canvas.setFont("STSong-Light", 10)  # type: ignore[attr-defined]
        canvas.drawCentredString(A4[0] / 2, 30, f"- {document.page} -")  # type: ignore[attr-defined]

    out = io.BytesIO()
    template = SimpleDocTemplate(out, pagesize=A4, invariant=True)
    template.build(story, onFirstPage=number_page, onLaterPages=number_page)
    return out.getvalue()


def _styles() -> tuple[Callable[[str], object], Callable[[str], object]]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    plain = ParagraphStyle(
        "plain", fontName="STSong-Light", fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK"
    )
    middle = ParagraphStyle("middle", parent=plain, alignment=1, fontSize=18, firstLineIndent=0)
    return (lambda text: Paragraph(text, plain)), (lambda text: Paragraph(text, middle))


def as_spreadsheet() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for text in [TITLE, *PARAGRAPHS, CAPTION, UNIT]:
        sheet.append([text])
    sheet.merge_cells("A1:C1")
    for number, row in enumerate(TABLE):
        sheet.append([int(cell) if number and column else cell for column, cell in enumerate(row)])
    for text in (LAST, CLOSING):
        sheet.append([text])
    return _saved(book.save)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


FORMS: dict[str, Callable[[], bytes]] = {
    "text": as_text,
    "web page": as_web_page,
    "word": as_word,
    "pdf": as_pdf,
    "spreadsheet": as_spreadsheet,
}
