"""Backups that the program makes by itself: daily, before a migration, and again after a redaction.

They have a folder of their own. Only files there whose names this program gives are ever removed.
"""

import hashlib
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.errors import BadInput, Refused
from actionplan.ledger.backups.backup import (
    PARTIAL_SUFFIX,
    CopyCheck,
    check_copy,
    check_pages,
    copy_database,
    partial_file,
)
from actionplan.ledger.backups.rotation import (
    daily_name,
    day_of,
    is_automatic,
    is_unfinished,
    kept_days,
    migration_name,
)
from actionplan.ledger.files.private_files import (
    exclusive_lock,
    make_private_folder,
    put_in_place,
    replace_atomically,
    uri_of,
)
from actionplan.ledger.files.storage import Storage, StorageKind, storage_of

FOLDER: Final = "backups"

MOST_VERIFIED: Final = 10_000
"""Up to this many entries, an automatic backup is verified in full; a longer one by its pages and its last entry."""

_WAIT_SECONDS: Final = 30.0


def backups_folder(path: Path, storage: Storage) -> Path:
    """The folder of a plan's automatic backups: beside it, or with the user's data if a service copies its folder.

    A synchronised folder would send each backup to every other computer. ``path`` has its links resolved: a plan that
    is opened under two names has one set of backups.
    """
    return _in_user_data(path) if storage.kind is StorageKind.SYNCED else path.parent / FOLDER


def _in_user_data(path: Path) -> Path:
    from platformdirs import user_data_path

    # Two plans of one name in two folders must not share their backups.
    folder_id = hashlib.sha256(str(path.parent.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return user_data_path("actionplan", appauthor=False) / FOLDER / f"{path.stem}-{folder_id}"


def daily_backups(path: Path, folder: Path) -> dict[date, Path]:
    """The daily backups of a plan, by their days."""
    try:
        found = [(day_of(each.name, path.name), each) for each in folder.iterdir()]
    except OSError:
        return {}
    return {day: each for day, each in found if day is not None}


def back_up_daily(path: Path, folder: Path, today: date) -> str:
    """Make the day's backup unless it exists, and remove those that the rotation does not keep.

    Returns the sentence that says why it could not be made; empty where it exists, or another process is making it.
    """
    target = folder / daily_name(path.name, today)
    if target.exists():
        return ""
    try:
        make_private_folder(folder)
        with exclusive_lock(_lock(path, folder)) as alone:
            if not alone or target.exists():
                return ""
            _sweep(path, folder)
            with partial_file(target) as part:
                check = _copy_and_check(path, part)
                if check.problems:
                    return (
                        f"Today's backup was not made, because the copy is not whole: {check.problems[0]} The earlier "
                        f"ones stay in {folder}. Run: actionplan verify"
                    )
                put_in_place(part, target)
            _rotate(path, folder, today)
    except BadInput as error:  # the plan's last changes cannot be read, or its file has gone
        return f"Today's backup could not be made in {folder}. {error.sentence}"
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return (
            f"Today's backup could not be made in {folder}: {reason}. Your changes are saved in the plan all the same."
        )
    return ""


def back_up_before(path: Path, folder: Path, revision: str) -> Path:
    """Back the plan up before it is migrated to ``revision``; an equal backup of an interrupted migration is reused.

    Only pages and the last entry are checked: this program cannot verify an older one's state. Raises ``BadInput`` or
    ``Refused`` where the backup cannot be made, ``sqlite3.Error`` where the plan cannot be read.
    """
    try:
        make_private_folder(folder)
        with exclusive_lock(_lock(path, folder), _WAIT_SECONDS) as alone:
            if not alone:
                raise Refused("Another program is bringing the plan up to date. Try again in a minute.")
            _sweep(path, folder)
            with partial_file(folder / migration_name(path.name, revision)) as part:
                source = copy_database(path, part)
                check = check_pages(part)
                if check.problems or check.head != source:
                    raise Refused(
                        "The plan was not brought up to date, because no whole copy of it could be made first. "
                        "Keep the file as it is, and go back to your last backup."
                    )
                return _put(part, check, path, folder, revision)
    except OSError as error:
        raise BadInput(
            f"The plan was not brought up to date, because it could not be backed up in {folder} first: "
            f"{error.strerror}."
        ) from error


def _put(part: Path, check: CopyCheck, path: Path, folder: Path, revision: str) -> Path:
    attempt = 1
    while True:
        target = folder / migration_name(path.name, revision, attempt)
        if target.exists() and check_pages(target) == check:
            return target
        if not target.exists() and put_in_place(part, target):
            return target
        attempt += 1


def renew_backups(path: Path, today: date, entry: int) -> None:
    """Replace the automatic backups that hold an entry, whose text was redacted, by a new one.

    None is removed before the new one is checked. Raises ``BadInput`` where they cannot be replaced.
    """
    storage, path = storage_of(path), path.resolve()
    folder = backups_folder(path, storage)
    holding = _backups_that_may_hold(path, entry)
    if not holding:
        return
    problem = _replace_backups(path, folder, today, entry)
    if problem:
        raise BadInput(
            f"The text was removed from the plan, and is still in {counted(len(holding), 'backup')} in {folder}, "
            f"because no new one could be made: {problem} Run: actionplan verify"
        )


def _replace_backups(path: Path, folder: Path, today: date, entry: int) -> str:
    target = folder / daily_name(path.name, today)
    try:
        with exclusive_lock(_lock(path, folder), _WAIT_SECONDS) as alone:
            if not alone:
                return "another program is making one."
            _sweep(path, folder)
            with partial_file(target) as part:
                check = _copy_and_check(path, part)
                if check.problems:
                    return check.problems[0]
                replace_atomically(part, target)
            for each in _backups_that_may_hold(path, entry):
                if each != target:
                    each.unlink()
    except OSError as error:
        return f"{error.strerror}."
    except sqlite3.Error as error:
        return f"{error}."
    return ""


def _copy_and_check(path: Path, part: Path) -> CopyCheck:
    source = copy_database(path, part)
    check = check_copy(part) if source.entries <= MOST_VERIFIED else check_pages(part)
    if check.problems or check.head == source:
        return check
    return CopyCheck(check.head, ("It does not end with the plan's last entry.",))


def automatic_backups(path: Path, folder: Path) -> list[Path]:
    """The automatic backups of a plan in a folder, which need not exist."""
    try:
        return sorted(each for each in folder.iterdir() if is_automatic(each.name, path.name))
    except OSError:
        return []


def _backups_that_may_hold(path: Path, entry: int) -> list[Path]:
    """The automatic backups that may hold an entry, in both folders that ``backups_folder`` may have returned before.

    The plan's folder may have become a synchronised one, or ceased to be one.
    """
    folders = (path.parent / FOLDER, _in_user_data(path))
    return [each for folder in folders for each in automatic_backups(path, folder) if _may_hold(each, entry)]


def _may_hold(backup: Path, entry: int) -> bool:
    """Whether a backup's ledger goes as far as an entry; an unreadable one may."""
    try:
        with closing(sqlite3.connect(f"{uri_of(backup.resolve())}?mode=ro", uri=True)) as connection:
            last = connection.execute("SELECT max(number) FROM entry").fetchone()[0]
    except sqlite3.Error:
        return True
    return last is not None and int(last) >= entry


def _rotate(path: Path, folder: Path, today: date) -> None:
    known = daily_backups(path, folder)
    kept = kept_days(known, today)
    for day, each in known.items():
        if day not in kept:
            each.unlink(missing_ok=True)


def _sweep(path: Path, folder: Path) -> None:
    """Remove what a killed process left behind. The caller holds the lock, so no other process is working here."""
    for each in folder.iterdir():
        if is_unfinished(each.name, path.name, PARTIAL_SUFFIX):
            each.unlink(missing_ok=True)


def _lock(path: Path, folder: Path) -> Path:
    return folder / f".{path.name}.lock"
