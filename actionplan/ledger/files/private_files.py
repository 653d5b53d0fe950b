"""Files that are their owner's alone, put in place whole, and made by one process at a time. Knows no plans."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Final

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

OF_SQLITE: Final = ("-wal", "-shm", "-journal")
"""What SQLite's own files beside a database end in."""

_LOOK_AGAIN_SECONDS = 0.05


def uri_of(path: PurePath) -> str:
    """An absolute path as the URI that SQLite opens: of a Windows share, too.

    Python puts the share's server where SQLite looks for a host, of which it takes none but this computer's.
    """
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else f"file://{uri.removeprefix('file:')}"


def make_private_folder(folder: Path) -> None:
    """A folder, and those above it that are missing, for their owner alone, whatever the umask. Raises ``OSError``."""
    for each in (*reversed(folder.parents), folder):
        try:
            each.mkdir(mode=PRIVATE_FOLDER)
        except FileExistsError:
            continue
        except OSError:
            if not each.is_dir():  # a drive's root cannot be made, and need not be
                raise
            continue
        each.chmod(PRIVATE_FOLDER)


def make_private_file(path: Path) -> None:
    """A new empty file for its owner alone, whatever the umask.

    Raises ``OSError``: ``FileExistsError`` where something has the name already.
    """
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    try:
        if os.name != "nt":
            os.fchmod(handle, PRIVATE_FILE)
    finally:
        os.close(handle)


def put_in_place(made: Path, path: Path) -> bool:
    """Give a finished file its name, and have the disk keep it; False where another file has the name by then.

    ``made`` is gone afterwards in either case. Raises ``OSError``.
    """
    try:
        if os.name == "nt":
            made.rename(path)  # refuses an existing file there
        else:
            path.hardlink_to(made)
    except FileExistsError:
        return False
    except OSError:
        # A file system without hard links, such as that of a memory stick.
        if path.exists():
            return False
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def replace_whole(made: Path, path: Path) -> None:
    """Give a finished file its name in place of what has it, and have the disk keep it. Raises ``OSError``."""
    made.replace(path)
    sync_folder(path.parent)


def remove_database(path: Path) -> None:
    """Remove a database and SQLite's own files beside it, where they are there. Raises ``OSError``."""
    for each in (path, *(path.with_name(path.name + end) for end in OF_SQLITE)):
        each.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the disk keep a folder's list of names."""
    if os.name == "nt":
        return  # a folder cannot be opened there, and its entries are written through
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no such order for a folder
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def only_one(lock: Path, wait_seconds: float = 0.0) -> Iterator[bool]:
    """Whether this process may go on: False where another one stays longer than ``wait_seconds`` with the same lock.

    The system lets go of the lock when a process is killed. Where a file system keeps no locks, everybody may go on.
    Raises ``OSError`` where the lock's file cannot be made.
    """
    until = time.monotonic() + wait_seconds
    handle = _take(lock)
    while handle is None and time.monotonic() < until:
        time.sleep(_LOOK_AGAIN_SECONDS)
        handle = _take(lock)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            _let_go(lock, handle)


def _take(lock: Path) -> int | None:
    while True:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        if not _locked(handle):
            os.close(handle)
            return None
        # Whoever had it before may have removed the file meanwhile: then this is the lock of a file without a name.
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
        return True  # the file system keeps no locks
    return True


def _let_go(lock: Path, handle: int) -> None:
    if os.name == "nt":
        os.close(handle)
        with suppress(OSError):  # another process has opened it by now, and will remove it
            lock.unlink()
        return
    lock.unlink(missing_ok=True)
    os.close(handle)
