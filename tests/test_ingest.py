"""Reading reports: every encoding gives the same text, and what is no text is refused with a way out."""

from __future__ import annotations

import os
import pickle
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.pipeline import ingest
from zhibiao.pipeline.charset import decode_bytes
from zhibiao.pipeline.ingest import IngestError, decode, from_text, read_report

REPORT = "\u3000\u3000一、全年办理行政处罚案件1234件，罚款2.55亿元。\r\n二、PM2.5平均浓度为24微克/立方米。\r\r\n"
TRADITIONAL = "國務院關於第一個五年計劃執行結果的報告，農業總產值比去年增長百分之五。"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
@pytest.mark.parametrize("text", [REPORT, TRADITIONAL])
def test_every_encoding_gives_the_text_unchanged(text: str, codec: str, encoding: str) -> None:
    source = decode(text.encode(codec), "report.txt")
    assert (source.text, source.encoding) == (text, encoding)


def test_utf16_big_endian_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + REPORT.encode("utf-16-be"), "r").text == REPORT


@given(st.text(alphabet="一二三四五六七八九十年月日，。件亿元0123456789.%\r\n", min_size=1))
def test_chinese_text_survives_gb18030_and_utf8(text: str) -> None:
    text = f"生态环境{text}"  # a character or two in GB18030 may be UTF-8 as well
    assert decode_bytes(text.encode("gb18030")) == (text, "gb18030")
    assert decode_bytes(text.encode("utf-8")) == (text, "utf-8")


def test_doc_id_is_that_of_the_bytes_and_the_source_that_of_the_path(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(REPORT.encode("gb18030"))
    source = read_report(path)
    assert source.doc_id == sha256(REPORT.encode("gb18030")).hexdigest()[:16]
    assert source.source == path.as_posix()


def test_a_string_has_the_identity_of_its_utf8_file() -> None:
    assert from_text(REPORT).doc_id == decode(REPORT.encode(), "file").doc_id
    with pytest.raises(IngestError, match="half a surrogate pair"):
        from_text("规划\ud800")


@pytest.mark.parametrize(
    ("raw", "message", "offset"),
    [
        (b"", "it is empty", None),
        (b"\xef\xbb\xbf \r\n", "nothing but white space", None),
        (b"%PDF-1.7\n", "a damaged PDF file.*Fetch the file again", None),
        (b"PK\x03\x04\x14\0", "a ZIP archive, not one report", 0),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "neither Word nor Excel.*Save it as .docx", None),
        (b"\x89PNG\r\n\x1a\n\0", "a PNG image.*OCR", 0),
        (b"\xff\xd8\xff\xe0", "a JPEG image", 0),
        (b"\x7fELF\x02\x01\x01\0\0\0", "byte 7 is NUL", 7),
        ("第一\0第二".encode(), "byte 6 is NUL", 6),
        (b"\x01\x02\x03\x04 text", "control characters from character 0 on", None),
        ("生态".encode() + b"\xff" + "环境".encode(), r"not UTF-8 \(byte 6 is 0xFF\) and not GB18030", 6),
        ("规划纲要".encode()[:-2], r"not UTF-8 \(byte 9 is 0xE8\); read as GB18030 it makes no Chinese", 9),
        (TRADITIONAL.encode("big5"), "not UTF-8.*UTF-8 from the encoding it was written in", 0),
        (b"\xff\xfe" + "规划".encode("utf-16-le")[:-1], "mark says UTF-16-LE, but byte 4 is not", 4),
    ],
)
def test_what_is_no_text_is_refused_with_offset_and_remedy(raw: bytes, message: str, offset: int | None) -> None:
    with pytest.raises(IngestError, match=message) as caught:
        decode(raw, "folder/报告.txt")
    assert str(caught.value).startswith("folder/报告.txt: ")
    assert caught.value.offset == offset
    assert caught.value.remedy


def test_the_limit_is_checked_before_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "MAX_BYTES", 10)
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(f"{self} was read"))
    with pytest.raises(IngestError, match="11 bytes long, more than the limit of 10. Split it"):
        read_report(path)


def test_a_text_too_long_for_the_memory_is_refused_in_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "MAX_TEXT", 20)
    page = "<html><body><p>办理案件十二件，已经全部办结。</p><p>罚款三万元。</p></body></html>"
    for raw in ("办理案件12件。".encode() * 3, page.encode()):
        with pytest.raises(
            IngestError, match=r"long.txt: its text is 2\d characters long, more than the limit of 20. S"
        ):
            decode(raw, "long.txt")
    assert decode("办理案件12件。".encode() * 2, "long.txt").text


def test_paths_that_hold_no_report(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for path, message in [
        (tmp_path / "absent.txt", "there is no such file"),
        (tmp_path, "it is a folder"),
        (fifo, "it is no regular file"),
        (tmp_path / ("long" * 100), "it cannot be read"),
    ]:
        with pytest.raises(IngestError, match=message):
            read_report(path)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(REPORT, encoding="utf-8")

    def deny(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)  # root reads every file, so chmod would prove nothing
    with pytest.raises(IngestError, match="it may not be read"):
        read_report(path)


def test_the_error_survives_the_way_back_from_a_worker_process() -> None:
    error = IngestError("a.txt", "it is empty", "Fetch it again.", 7)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert (str(copy), copy.offset) == ("a.txt: it is empty. Fetch it again.", 7)
