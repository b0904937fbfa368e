"""Converting in a process of its own, which is ended where it takes too long or too much.

The process is started with the first file and kept for the next ones; one that died or was ended is replaced. It is
started by name and not by multiprocessing, so that programs need no guard around their main part.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from typing import Final

from .converted import Converted
from .errors import FormatError
from .limits import OFFICE_TIME, TIME_BASE, time_limit
from .pdf_scan import SECONDS_PER_PAGE, ScanError, can_read_scans
from .recognise import Kind
from .worker import read_message, write_message

_REMEDY: Final = "Split it, or open it and save it anew."
_OFFICE: Final = (Kind.OLD_WORD, Kind.RICH_TEXT, Kind.OPEN_TEXT)
_START: Final = f"import sys; sys.path[:] = sys.argv[1:]; from {__package__}.worker import serve; serve()"


class Converter:
    """A process that converts one file after another."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._owner = os.getpid()

    def convert(self, raw: bytes, kind: Kind, seconds: float | None = None) -> Converted:
        """The text of a file; raises FormatError, also where it takes more than `seconds`."""
        limit = time_limit(len(raw)) + OFFICE_TIME * (kind in _OFFICE) if seconds is None else seconds
        with self._lock:
            answer = self._answer(raw, kind, limit)
        if isinstance(answer, FormatError):
            raise answer
        return answer

    def _answer(self, raw: bytes, kind: Kind, limit: float) -> Converted | FormatError:
        process = self._running()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limit, end)
        timer.start()
        try:
            if process.stdin is None or process.stdout is None:
                raise RuntimeError("the converting process has no pipes")
            write_message(process.stdin, (raw, kind))
            answer: Converted | FormatError = read_message(process.stdout)
        except (EOFError, OSError):
            self.close()
            if late.is_set():
                return FormatError(f"it is {kind.value} that takes more than {limit:.0f} seconds to read", _REMEDY)
            return FormatError(f"it is {kind.value}, and the process that read it died", _REMEDY)
        finally:
            timer.cancel()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # the process belongs to the one this one was forked from
            self._process = None
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603  this program itself
                [sys.executable, "-P", "-c", _START, *sys.path],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
            self._owner = os.getpid()
        return self._process

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was not written yet has no reader any more
                    continue
        process.wait()


_converter = Converter()
atexit.register(_converter.close)


def convert_bounded(raw: bytes, kind: Kind) -> Converted:
    """The text of a file that is no text, in bounded time and memory; raises FormatError.

    A scan is read once more, with OCR, where that is installed.
    """
    try:
        return _converter.convert(raw, kind)
    except ScanError as scan:
        if not can_read_scans():
            raise
        return _converter.convert(raw, Kind.SCAN, seconds=TIME_BASE + SECONDS_PER_PAGE * scan.pages)
