"""Old Word files (.doc, .wps), RTF and OpenDocument texts, through LibreOffice where it is installed.

LibreOffice makes a Word file of them, in a folder and with a profile of its own that are removed afterwards. Without
it, with a password, or where it takes too long, the file is refused.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from .converted import Converted
from .errors import FormatError
from .limits import OFFICE_TIME
from .word import convert_word

COMMANDS: Final = ("soffice", "libreoffice")
_REMEDY: Final = "Install LibreOffice (soffice), or open the file and save it as .docx."


def convert_through_office(raw: bytes, suffix: str, kind: str) -> Converted:
    """The text of a file that only an office suite reads; raises FormatError."""
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        raise FormatError(f"it is {kind}, which is read through LibreOffice, and that is not installed", _REMEDY)
    with tempfile.TemporaryDirectory(prefix="zhibiao-") as folder:
        given = Path(folder, f"report{suffix}")
        given.write_bytes(raw)
        _run([
            command, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out", str(given),
        ], kind)  # fmt: skip
        made = Path(folder, "out", "report.docx")
        if not made.is_file():
            problem = f"LibreOffice could not read it as {kind}: it is damaged, or it has a password"
            raise FormatError(problem, "Open it and save it as .docx without a password.")
        converted = convert_word(made.read_bytes())
    return Converted(converted.text, suffix.removeprefix("."))


def _run(command: list[str], kind: str) -> None:
    """Run LibreOffice, and end it with all it started where it takes too long."""
    process = subprocess.Popen(  # noqa: S603  the command is ours, no shell reads it
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(OFFICE_TIME)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        problem = f"LibreOffice took more than {OFFICE_TIME:.0f} seconds over it as {kind}"
        raise FormatError(problem, "Open it and save it as .docx.") from error
