"""Atomic writes to a place that a user named with ``-o``: a file or a new folder, all of it or none of it.

A database is copied and put in place by ``ledger.backups``, whose files never replace one another.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from actionplan.domain.errors import BadInput
from actionplan.ledger.files.private_files import (
    SQLITE_SUFFIXES,
    exclusive_lock,
    make_private_file,
    make_private_folder,
    replace_atomically,
    sync_folder,
)

# The first bytes of a database, of its write-ahead log (in either byte order) and of its rollback journal:
# https://sqlite.org/fileformat2.html
_DATABASES = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file atomically, or leave what was there. Raises ``BadInput`` where it cannot be written.

    Never replaces a plan, a backup of one, or anything that is not a regular file.
    """
    _refuse_unless_replaceable(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place.") from error
    part = Path(name)
    try:
        os.close(handle)
        _write_through(part, data)
        replace_atomically(part, path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. What was there is untouched.") from error
    finally:
        part.unlink(missing_ok=True)


def _begins_as_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(max(map(len, _DATABASES))).startswith(_DATABASES)


def _main_files(path: Path) -> list[Path]:
    """The database that a file belongs to by its name: a log may be empty, and the plan's all the same."""
    names = [path.name.removesuffix(each) for each in SQLITE_SUFFIXES if path.name.endswith(each)]
    return [found for name in names if name and (found := path.with_name(name)).is_file()]


def _refuse_unless_replaceable(path: Path) -> None:
    try:
        if not path.exists():
            return
        if not path.is_file():
            raise BadInput(f"{path} is not a file that can be replaced. Choose another place.")
        of_database = any(map(_begins_as_database, (path, *_main_files(path))))
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place.") from error
    if of_database:
        raise BadInput(f"{path} holds a plan or another database, and is not replaced. Choose another file with -o.")


class NewFolder:
    """A folder that is filled under another name beside its place, and renamed at the end; else nothing is left of it.

    Raises ``BadInput`` where it cannot be written, but for ``put_in_place``.
    """

    def __init__(self, target: Path) -> None:
        self._target = target.resolve()  # of a link, the folder that it leads to is the one to fill
        self._made: Path | None = None
        self._held = ExitStack()

    def __enter__(self) -> Self:
        start, end = f".{self._target.name}.", ".part"
        try:
            if self._held.enter_context(exclusive_lock(self._target.with_name(f"{start}lock"))):
                # No other process writes here, so a process that was killed left what has such a name.
                for each in self._target.parent.iterdir():
                    if each.name.startswith(start) and each.name.endswith(end):
                        shutil.rmtree(each, ignore_errors=True)
            made = tempfile.mkdtemp(dir=self._target.parent, prefix=start, suffix=end)
        except OSError as error:
            self._held.close()
            raise unwritable(self._target, error) from error
        self._made = Path(made)
        return self

    def __exit__(self, *_: object) -> None:
        with self._held:
            if self._made is not None:
                shutil.rmtree(self._made, ignore_errors=True)

    @property
    def _path(self) -> Path:
        if self._made is None:
            raise ValueError("the folder has not been made, or is in place already")
        return self._made

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write each file for its owner alone, synced to disk; a name may have a folder in it: "send/report.docx"."""
        try:
            for folder in {(self._path / name).parent for name in files} - {self._path}:
                make_private_folder(folder)
            for name, data in files.items():
                make_private_file(self._path / name)
                _write_through(self._path / name, data)
            for folder in {(self._path / name).parent for name in files} | {self._path}:
                sync_folder(folder)
        except OSError as error:
            raise unwritable(self._target, error) from error

    def put_in_place(self) -> None:
        """Give the folder its name; raises ``OSError`` where that cannot be done."""
        if self._target.is_dir():
            self._target.rmdir()  # an empty one: Windows does not rename onto a folder
        self._path.rename(self._target)
        self._made = None
        sync_folder(self._target.parent)


def refuse_unless_free(folder: Path) -> None:
    """Refuse a place that a new folder cannot have: only an empty folder may be there."""
    try:
        _refuse_what_is_there(folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def _refuse_what_is_there(folder: Path) -> None:
    if folder.is_symlink() and not folder.exists():
        raise BadInput(f"{folder} is a link to nowhere. Choose another folder with -o.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(f"{folder} exists already and is not empty. Choose another folder with -o.")
    if not folder.absolute().parent.is_dir():
        raise BadInput(f"There is no folder {folder.parent} to put the papers in. Make it first.")


def unwritable(folder: Path, error: OSError) -> BadInput:
    """What to say of a folder that cannot be written."""
    return BadInput(f"{folder} cannot be written: {error.strerror}. Nothing was written; choose another place with -o.")


def _write_through(path: Path, data: bytes) -> None:
    """Write a file that exists, and have the disk keep it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
