"""Files that only their owner can read, moved into place atomically, and locks between processes. Knows no plans."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Final

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

SQLITE_SUFFIXES: Final = ("-wal", "-shm", "-journal")
"""The suffixes of the files that SQLite keeps beside a database."""

_RETRY_SECONDS = 0.05


def uri_of(path: PurePath) -> str:
    """An absolute path as a URI for SQLite, also on a Windows share.

    Python writes the share's server as the URI's host, and SQLite accepts no host but localhost.
    """
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else f"file://{uri.removeprefix('file:')}"


def make_private_folder(folder: Path) -> None:
    """Create a folder and its missing parents, for their owner alone whatever the umask. Raises ``OSError``."""
    for each in (*reversed(folder.parents), folder):
        try:
            each.mkdir(mode=PRIVATE_FOLDER)
        except FileExistsError:
            continue
        except OSError:
            if not each.is_dir():  # a drive's root cannot be created, and exists
                raise
            continue
        each.chmod(PRIVATE_FOLDER)


def make_private_file(path: Path) -> None:
    """Create an empty file for its owner alone, whatever the umask.

    Raises ``OSError``: ``FileExistsError`` where the name is taken.
    """
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    try:
        if os.name != "nt":
            os.fchmod(handle, PRIVATE_FILE)
    finally:
        os.close(handle)


def put_in_place(made: Path, path: Path) -> bool:
    """Give a finished file its final name, synced to disk; False where another file has that name by then.

    ``made`` is removed in either case. Raises ``OSError``.
    """
    try:
        if os.name == "nt":
            made.rename(path)  # fails on Windows where the target exists
        else:
            path.hardlink_to(made)
    except FileExistsError:
        return False
    except OSError:
        # A file system without hard links, such as FAT on a memory stick.
        if path.exists():
            return False
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def replace_atomically(made: Path, path: Path) -> None:
    """Give a finished file its name in place of what has it, and have the disk keep it. Raises ``OSError``."""
    made.replace(path)
    sync_folder(path.parent)


def remove_database(path: Path) -> None:
    """Remove a database and SQLite's files beside it, those that exist. Raises ``OSError``."""
    for each in (path, *(path.with_name(path.name + end) for end in SQLITE_SUFFIXES)):
        each.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Sync a folder's list of names to disk."""
    if os.name == "nt":
        return  # Windows cannot open a folder, and writes its names through
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems cannot sync a folder
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def exclusive_lock(lock: Path, wait_seconds: float = 0.0) -> Iterator[bool]:
    """Hold a lock file; yields False where another process holds it for longer than ``wait_seconds``.

    The system releases the lock of a killed process. On a file system without locks, every process gets True.
    Raises ``OSError`` where the lock file cannot be created.
    """
    until = time.monotonic() + wait_seconds
    handle = _acquire(lock)
    while handle is None and time.monotonic() < until:
        time.sleep(_RETRY_SECONDS)
        handle = _acquire(lock)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            _release(lock, handle)


def _acquire(lock: Path) -> int | None:
    while True:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        if not _locked(handle):
            os.close(handle)
            return None
        # The holder before may have removed the file in between: then this lock is on a file without a name.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), lock.stat()):
                return handle
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # the file system has no locks
    return True


def _release(lock: Path, handle: int) -> None:
    if os.name == "nt":
        os.close(handle)
        with suppress(OSError):  # another process has opened it by now, and removes it
            lock.unlink()
        return
    lock.unlink(missing_ok=True)
    os.close(handle)
