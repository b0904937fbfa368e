"""The process that converts: it reads files from its standard input and writes their text to its standard output.

It takes a bounded share of the memory, so that no file makes the machine swap; its parent bounds the time. Each
message is its length in eight bytes and a pickle; both ends are this program.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from typing import IO, Any

from .convert import convert
from .converted import Converted
from .errors import FormatError
from .limits import MEMORY_LIMIT
from .recognise import Kind

_LENGTH = struct.Struct(">Q")


def write_message(stream: IO[bytes], message: Any) -> None:
    """Write one message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_message(stream: IO[bytes]) -> Any:
    """Read one message; raises EOFError where the other end is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    data = stream.read(_LENGTH.unpack(head)[0])
    return pickle.loads(data)  # noqa: S301  written by this program


def attempt(raw: bytes, kind: Kind) -> Converted | FormatError:
    """What became of a file; whatever a library raises over it is a refusal."""
    try:
        return convert(raw, kind)
    except FormatError as error:
        return error
    except MemoryError:
        return FormatError(f"it is {kind.value} that takes too much memory to read", "Split it, or save it anew.")
    except Exception as error:  # noqa: BLE001  libraries raise what they happened to meet in a damaged file
        cause = " ".join(f"{type(error).__name__} {error}".split())[:120]
        return FormatError(f"it is {kind.value} that cannot be read ({cause})", "Fetch it again, or save it anew.")


def serve() -> None:
    """Convert what comes until nothing more comes."""
    _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print is no answer
    while True:
        try:
            raw, kind = read_message(sys.stdin.buffer)
        except EOFError:
            return
        write_message(answers, attempt(raw, kind))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system; the time is bounded all the same
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


if __name__ == "__main__":
    serve()
