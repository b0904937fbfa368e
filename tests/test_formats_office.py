"""Old Word files, RTF and OpenDocument texts: read through LibreOffice, which may be missing, fail or hang."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from formats_files import as_word

from zhibiao.pipeline.formats import office
from zhibiao.pipeline.formats.errors import FormatError
from zhibiao.pipeline.formats.office import convert_through_office
from zhibiao.pipeline.formats.recognise import Kind, recognise
from zhibiao.pipeline.formats.word import convert_word
from zhibiao.pipeline.ingest import IngestError, decode

OFFICE = next(filter(None, map(shutil.which, office.COMMANDS)), None)
FILTERS = {".doc": "doc:MS Word 97", ".rtf": "rtf:Rich Text Format", ".odt": "odt:writer8"}


def test_old_word_files_need_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "COMMANDS", ("no-such-office",))
    with pytest.raises(FormatError, match="LibreOffice, and that is not installed. Install LibreOffice"):
        convert_through_office(b"", ".doc", "an old Word file")


def stand_in_office(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_what_libreoffice_gives_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(as_word())
    copy = f'while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; cp {tmp_path}/made.docx "$2"/report.docx'
    stand_in_office(tmp_path, copy, monkeypatch)
    converted = convert_through_office(b"old", ".doc", "an old Word file")
    assert converted == replace(convert_word(as_word()), encoding="doc")


def test_libreoffice_that_fails_or_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in_office(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(FormatError, match="could not read it as an old Word file: it is damaged, or it has a password"):
        convert_through_office(b"old", ".doc", "an old Word file")
    monkeypatch.setattr(office, "OFFICE_TIME", 0.2)
    stand_in_office(tmp_path, "sleep 60", monkeypatch)
    with pytest.raises(FormatError, match="took more than 0 seconds"):
        convert_through_office(b"old", ".doc", "an old Word file")


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The report of the other tests as LibreOffice saves it in older forms."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    (folder / "report.docx").write_bytes(as_word())
    for form in FILTERS.values():
        subprocess.run(
            [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", form,
             "--outdir", str(folder), str(folder / "report.docx")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return {suffix: (folder / f"report{suffix}").read_bytes() for suffix in FILTERS}


@pytest.mark.slow
@pytest.mark.parametrize("suffix", FILTERS)
def test_older_forms_read_like_the_word_file(suffix: str, old_files: dict[str, bytes]) -> None:
    source = decode(old_files[suffix], f"report{suffix}")
    assert (source.text, source.encoding) == (convert_word(as_word()).text, suffix[1:])


@pytest.mark.slow
def test_several_files_are_converted_at_once(old_files: dict[str, bytes]) -> None:
    given = [(old_files[suffix], suffix, "an old file") for suffix in FILTERS]
    with ThreadPoolExecutor(len(given)) as pool:
        texts = [converted.text for converted in pool.map(lambda one: convert_through_office(*one), given)]
    assert texts == [convert_word(as_word()).text] * len(given)


@pytest.mark.slow
def test_an_old_file_cut_short_is_refused(old_files: dict[str, bytes]) -> None:
    raw = old_files[".doc"][:6000]
    assert recognise(old_files[".doc"]) is Kind.OLD_WORD
    with pytest.raises(IngestError, match=r"cut.doc: .*(damaged, or it has a password|neither Word nor Excel)"):
        decode(raw, "cut.doc")
