"""Web pages: main text, tables, copies, odd nesting, pages without text."""

from __future__ import annotations

import time

import pytest
from formats_files import as_web_page

from zhibiao.pipeline.formats.errors import FormatError
from zhibiao.pipeline.formats.recognise import Kind, recognise
from zhibiao.pipeline.formats.web_page import convert_web_page
from zhibiao.pipeline.ingest import IngestError, decode

PROSE = "全市办理行政处罚案件1234件，罚没金额2.55亿元，整改率达到98.6%，工作取得明显成效。"


def lines(page: str) -> list[str]:
    return convert_web_page(f"<html><body>{page}</body></html>".encode()).text.splitlines()


def test_menus_footers_and_scripts_stay_out() -> None:
    text = convert_web_page(as_web_page()).text
    for chrome in ("栏目3", "热词", "99999", "备案号", "访问量", "当前位置", "color"):
        assert chrome not in text


def test_a_body_that_stands_twice_is_taken_once() -> None:
    body = f"<h2>情况报告</h2><p>{PROSE}</p><p>第二段，{PROSE}</p>"
    found = lines(f"<div><div>{body}</div></div><div style='display:none'>{body}</div><div class=print>{body}</div>")
    assert found.count(PROSE) == 1


def test_a_text_that_only_a_script_would_show_is_read() -> None:
    assert (
        lines(f"<ul><li><a href='/'>首页</a></ul><div style='display: none'><p>{PROSE}</p><p>完。</p></div>")[0]
        == PROSE
    )


def test_one_long_paragraph_does_not_push_the_others_out() -> None:
    page = f"<div class=a><div>小标题</div><div>{PROSE * 30}</div><div>某某局</div><div>2024年1月3日</div></div>"
    assert lines(page) == ["小标题", PROSE * 30, "某某局", "2024年1月3日"]


def test_a_table_beside_the_text_belongs_to_it() -> None:
    table = "<table>" + "".join(f"<tr><td>第{n}县<td>{n}<td>{n + 1}</tr>" for n in range(4)) + "</table>"
    found = lines(f"<div class=box><div class=text><p>{PROSE}</p><p>{PROSE}另。</p></div><div>{table}</div></div>")
    assert "| 第3县 | 3 | 4 |" in found


def test_merged_and_nested_cells() -> None:
    page = (
        f"<p>{PROSE}</p><p>{PROSE}又。</p><table><tr><th rowspan=2>县<th colspan=2>案件</tr><tr><th>受理<th>办结</tr>"
        "<tr><td><p>甲<b>县</b></p><td>12<td></tr><tr><td rowspan='9'>乙县<td colspan='x'>3<td>2</tr></table>"
    )
    assert lines(page)[2:] == ["| 县 | 案件 | 案件 |", "| 县 | 受理 | 办结 |", "| 甲县 | 12 |  |", "| 乙县 | 3 | 2 |"]


def test_a_table_that_lays_out_the_page_is_text() -> None:
    page = f"<table><tr><td>菜单</td><td><p>{PROSE * 5}</p><p>{PROSE}</p><p>完。</p></td></tr></table>"
    assert not any(line.startswith("|") for line in lines(page))
    assert lines(page)[-1] == "完。"


def test_a_page_of_links_is_refused() -> None:
    menu = "".join(f"<li><a href='/{n}'>关于第{n}批项目的公告，欢迎查阅。</a></li>" for n in range(80))
    with pytest.raises(IngestError, match="nav.html: it is a web page without a main text"):
        decode(f"<html><body><ul>{menu}</ul></body></html>".encode(), "nav.html")


@pytest.mark.parametrize(
    "foot",
    ["版权所有 某某市人民政府 备案号12345678号", "主办单位：某某市人民政府办公室；地址：人民路1号，邮编：010000"],
)
def test_a_footer_makes_no_report_of_a_page_of_links(foot: str) -> None:
    menu = "".join(f"<li><a href='/{n}'>第{n}批公告</a></li>" for n in range(300))
    with pytest.raises(FormatError, match="without a main text: menus, links"):
        lines(f"<ul>{menu}</ul><p>{foot}</p>")
    assert lines(f"<ul>{menu}</ul><div><p>{PROSE}</p><p>完。</p></div><p>{foot}</p>")[0] == PROSE


def test_big5_pages() -> None:
    page = '<html><meta charset="big5"><body><p>國內生產總值比上年增長百分之五，工業總產值增長。</p></body></html>'
    assert convert_web_page(page.encode("big5")).encoding == "big5"


def test_broken_bytes_are_refused_with_their_place() -> None:
    raw = as_web_page() + b"<p>\xff\xff\xff</p>"
    with pytest.raises(FormatError, match=r"in no known encoding: .*byte \d+ is 0xFF.*Save the page again"):
        convert_web_page(raw)


@pytest.mark.no_cover
@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<ul><li>", "<b>", "<span>"])
def test_deep_nesting_is_read_or_refused_at_once(tag: str) -> None:
    started = time.process_time()
    try:
        convert_web_page(f"<html><body>{tag * 100_000}{PROSE}".encode())
    except FormatError as error:
        assert "inside one another" in error.problem  # noqa: PT017  both outcomes are right
    assert time.process_time() - started < 10


def test_cells_that_claim_millions_of_places() -> None:
    cells = "<td rowspan=65000 colspan=1000>1</td>" * 50
    with pytest.raises(FormatError, match="millions of cells"):
        lines(f"<p>{PROSE}</p><p>{PROSE}</p><table>{('<tr>' + cells) * 50}</table>")


def test_entities_are_only_those_of_the_language() -> None:
    page = '<!DOCTYPE html [<!ENTITY a "lol">]><html><body><p>&a;&lt;办理&gt;&amp;案件12件，全部办结，情况良好。</p>'
    assert "<办理>&案件12件" in convert_web_page(page.encode()).text


def test_saved_archives_of_pages() -> None:
    import email.mime.multipart
    import email.mime.text

    message = email.mime.multipart.MIMEMultipart("related")
    message.attach(email.mime.text.MIMEText(as_web_page().decode(), "html", "utf-8"))
    raw = message.as_bytes()
    assert recognise(raw) is Kind.WEB_ARCHIVE
    assert decode(raw, "page.mht").text == decode(as_web_page(), "page.html").text
