"""Damaged files of every form: read or refused with a remedy, never anything else, and in bounded time."""

from __future__ import annotations

import pytest
from formats_files import FORMS, as_pdf, as_spreadsheet, as_text, as_web_page, as_word
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhibiao.pipeline.formats.bounded import Converter
from zhibiao.pipeline.formats.errors import FormatError
from zhibiao.pipeline.formats.recognise import Kind, recognise
from zhibiao.pipeline.formats.worker import attempt
from zhibiao.pipeline.ingest import IngestError, decode

SEEDS = [as_web_page(), as_word(), as_pdf(), as_spreadsheet(), as_text()]
UNCONVERTED = (Kind.TEXT, Kind.ARCHIVE)

FUZZING = settings(max_examples=60, deadline=20_000, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    raw = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(raw) - 1))
        what = draw(st.sampled_from(["change", "cut out", "double"]))
        size = draw(st.integers(1, 64))
        if what == "change":
            raw[place : place + size] = draw(st.binary(min_size=1, max_size=size))
        elif what == "cut out" and len(raw) > size + 1:
            del raw[place : place + size]
        else:
            raw[place:place] = raw[place : place + size]
    return bytes(raw[: draw(st.integers(1, len(raw)))]) if draw(st.booleans()) else bytes(raw)


@FUZZING
@given(damaged())
def test_damaged_files_are_read_or_refused(raw: bytes) -> None:
    kind = recognise(raw)
    if kind in UNCONVERTED:
        return
    outcome = attempt(raw, kind)
    if isinstance(outcome, FormatError):
        assert outcome.problem
        assert outcome.remedy.endswith(".")
        return
    offsets = [offset for offset, _ in outcome.pages]
    assert offsets == sorted(offsets)
    assert all(offset <= len(outcome.text) for offset in offsets)


@settings(FUZZING, max_examples=25)
@given(damaged())
def test_reading_them_raises_nothing_but_what_it_says(raw: bytes) -> None:
    try:
        source = decode(raw, "damaged.bin")
    except IngestError as error:
        assert str(error).startswith("damaged.bin: ")  # noqa: PT017  most damaged files are read
    else:
        assert source.text.strip()


@FUZZING
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_noise_behind_the_first_bytes(noise: bytes, magic: bytes) -> None:
    kind = recognise(magic + noise)
    if kind not in UNCONVERTED:
        assert attempt(magic + noise, kind)


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
def test_every_tenth_of_a_file_is_refused_or_read_by_one_worker(form: str) -> None:
    raw = FORMS[form]()
    converter = Converter()
    try:
        for tenth in range(1, 10):
            outcome = _outcome(converter, raw[: len(raw) * tenth // 10], recognise(raw))
            assert outcome is None or "died" not in outcome.problem
    finally:
        converter.close()


def _outcome(converter: Converter, raw: bytes, kind: Kind) -> FormatError | None:
    try:
        converter.convert(raw, kind, seconds=20)
    except FormatError as error:
        return error
    return None
