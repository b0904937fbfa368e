"""The folders of a store: versions that never change once published, and the link that names the current one.

    <store>/versions/<n>/<table>/year=YYYY/part-<n>-<hash>.parquet    one complete state of every table
    <store>/versions/<n>/manifest.json                                which files the version is made of
    <store>/current -> versions/<n>                                   replaced in one step
    <store>/staging/                                                  what a running commit writes or takes away
    <store>/write.lock                                                held by the one writer

A commit fills `staging/<n>`, makes it durable, renames it to `versions/<n>` and replaces `current`. Killed at any
instant it leaves `current` on a complete version; what else it leaves is cleared by the next writer, under the lock.

Only what is known to be a store, an empty folder, or nothing at all is accepted as a place:

>>> checked_root(Path(__file__))  # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
StoreError: versions.py is a file, not a store; name a folder
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from filelock import FileLock, Timeout

VERSIONS = "versions"
CURRENT = "current"
STAGING = "staging"
LOCK = "write.lock"
MANIFEST = "manifest.json"

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_HARD_LINK = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}

logger = logging.getLogger(__name__)


class StoreError(Exception):
    """The store cannot do what was asked; the message names the place and the remedy."""


class StoreLocked(StoreError):  # noqa: N818 -- says what is the matter, like FileExists
    """Another process is writing to the store."""


def checked_root(path: str | os.PathLike[str]) -> Path:
    """The absolute folder of a store; raises StoreError where something else stands there."""
    root = Path(path).absolute()
    try:
        if not root.exists():
            return root
        if not root.is_dir():
            raise StoreError(f"{root} is a file, not a store; name a folder")
        names = {entry.name for entry in root.iterdir() if not entry.name.startswith(".")}
    except PermissionError as error:
        raise StoreError(f"no permission to read {root}; change its permissions or name another folder") from error
    if names and not names & {VERSIONS, CURRENT, STAGING, LOCK}:
        raise StoreError(f"{root} holds other files and is not a store; name a new or an empty folder")
    link = root / CURRENT
    if link.exists() and not link.is_symlink():
        raise StoreError(
            f"{link} is not a symbolic link, so {root} is no store or a copy that lost its links; {_repair(root)}"
        )
    return root


def current_version(root: Path) -> int | None:
    """The number of the version `current` points to, or None where nothing has been committed."""
    try:
        target = (root / CURRENT).readlink()
    except (FileNotFoundError, NotADirectoryError):
        return None
    number = target.name
    if not number.isdecimal() or not version_folder(root, int(number)).is_dir():
        raise StoreError(f"{root / CURRENT} points to {target}, which is no version of this store; {_repair(root)}")
    return int(number)


def version_folder(root: Path, number: int) -> Path:
    """Where version `number` stands."""
    return root / VERSIONS / str(number)


def version_numbers(root: Path) -> list[int]:
    """The versions on the disk, ascending, whether `current` ever pointed to them or not."""
    folder = root / VERSIONS
    if not folder.is_dir():
        return []
    return sorted(int(entry.name) for entry in folder.iterdir() if entry.name.isdecimal())


def _repair(root: Path) -> str:
    numbers = version_numbers(root)
    newest = numbers[-1] if numbers else "<n>"
    return f"to return to a version: ln -sfn {VERSIONS}/{newest} {root / CURRENT}"


@contextmanager
def explained(root: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        place = error.filename or root
        if error.errno in _NO_SPACE:
            raise StoreError(f"no space left for {place}; nothing was changed: free space and commit again") from error
        if error.errno in _NO_PERMISSION:
            raise StoreError(f"no permission to write {place}; change its permissions or name another store") from error
        raise StoreError(f"cannot commit, {place}: {error.strerror}; the store stands as before") from error


@contextmanager
def write_lock(root: Path, timeout: float, on_wait: Callable[[Path], None] | None) -> Iterator[None]:
    """Hold the store's lock; the system releases it when the process ends, however it ends."""
    lock = FileLock(root / LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        if on_wait is not None:
            on_wait(root / LOCK)
        try:
            lock.acquire(timeout=timeout)
        except Timeout as error:
            raise StoreLocked(
                f"another process has been writing to {root} for {timeout:g} s (lock file {root / LOCK}); "
                "wait until it ends, or end it: the lock goes with it"
            ) from error
    try:
        yield
    finally:
        lock.release()


def new_staging(root: Path, number: int) -> Path:
    """An empty folder for version `number`, on the file system the version will stand on."""
    staging = root / STAGING / str(number)
    staging.mkdir(parents=True)
    (root / VERSIONS).mkdir(exist_ok=True)
    return staging


def write_new(path: Path, content: bytes | memoryview) -> None:
    """Write a file of a staged version; `publish` waits until the disk holds it."""
    with path.open("xb") as file:
        file.write(content)


def link_or_copy(source: Path, target: Path) -> None:
    """Make `target` the same file as `source`, or a copy where the file system has no hard links (or no more)."""
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in _NO_HARD_LINK:
            raise
        write_new(target, source.read_bytes())


def publish(root: Path, number: int) -> None:
    """Make the staged version durable, move it among the versions and point `current` at it."""
    staging = root / STAGING / str(number)
    for folder, _, files in os.walk(staging, topdown=False):
        for file in (Path(folder, name) for name in files):
            if file.stat().st_nlink == 1:  # else it is a file of an earlier version too, and on the disk since then
                _sync(file)
        _sync(Path(folder))
    staging.rename(version_folder(root, number))
    _sync(root / VERSIONS)
    point_current(root, number)


def point_current(root: Path, number: int) -> None:
    """Point `current` at version `number` in one step: a reader finds the old target or the new one."""
    (root / STAGING).mkdir(exist_ok=True)
    link = root / STAGING / CURRENT
    link.unlink(missing_ok=True)
    link.symlink_to(f"{VERSIONS}/{number}")
    link.replace(root / CURRENT)
    _sync(root)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clear_leftovers(root: Path) -> None:
    """Remove what a killed or failed commit left; call it under the lock.

    A version newer than `current` was never shown to a reader and goes. Where `current` itself is missing, because
    the first commit was killed just before its last step, the newest version is complete and becomes the current one.
    """
    if (root / STAGING).exists():
        shutil.rmtree(root / STAGING)
    numbers = version_numbers(root)
    current = current_version(root)
    if current is None and numbers:
        logger.warning("%s had no current version; version %d becomes it", root, numbers[-1])
        point_current(root, numbers[-1])
        current = numbers[-1]
    for number in numbers:
        if current is not None and number > current:
            _discard(root, number)


def prune(root: Path, keep_versions: int, keep_seconds: float) -> None:
    """Remove versions older than the newest `keep_versions` that were replaced over `keep_seconds` ago."""
    numbers = version_numbers(root)
    now = time.time()
    for number, successor in pairwise(numbers[: len(numbers) - keep_versions + 1]):
        if now - version_folder(root, successor).stat().st_mtime >= keep_seconds:
            _discard(root, number)


def _discard(root: Path, number: int) -> None:
    # Renamed first, so that a version either stands complete under its name or not at all.
    trash = root / STAGING / f"old-{number}"
    trash.parent.mkdir(exist_ok=True)
    version_folder(root, number).rename(trash)
    shutil.rmtree(trash)
