"""What happens when somebody opens a plan to write: its storage is checked, and the day's backup made.

Its findings are sentences for the user. None of them prevents writing.
"""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import assert_never

from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups.automatic import back_up_daily, backups_folder
from actionplan.ledger.files.lock_check import locks_hold
from actionplan.ledger.files.storage import Storage, StorageKind, storage_of


@dataclass(frozen=True, slots=True)
class StorageCheck:
    """What a plan's file is stored on, and whether locks work there: None where unknown or not in doubt."""

    storage: Storage
    locks: bool | None


def run_startup_checks(location: str, today: date) -> list[str]:
    """Check the plan's storage, make the day's backup where it is due, and return the sentences that a user should see.

    Called once at the start of a program that may write. Empty for a server's plan, and where all is well. A plan
    that cannot be written gets no backup, and the sentence that says so.
    """
    path = sqlite_path(location)
    if path is None:
        return []
    check, real = check_storage(path), path.resolve()
    if not _may_be_written(real):
        failure = f"Nothing can be recorded in {real}: the file or its folder is read-only. The plan can be read."
    else:
        failure = back_up_daily(real, backups_folder(real, check.storage), today)
    return [each for each in (storage_warning(check), failure) if each]


def _may_be_written(path: Path) -> bool:
    """Whether whoever runs the program may write to a plan's file, and beside it, as SQLite does."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(each, os.W_OK, effective_ids=effective) for each in (path, path.parent))


def check_storage(path: Path) -> StorageCheck:
    """What a plan's file is stored on; locks are tried where that is not a local disk."""
    storage = storage_of(path)
    return StorageCheck(storage, None if storage.kind is StorageKind.LOCAL_DISK else locks_hold(path))


def describe_storage(storage: Storage) -> str:
    """The storage in a few words: "own disk", "synced folder (OneDrive)", "network folder (cifs)"."""
    match storage.kind:
        case StorageKind.LOCAL_DISK:
            return "own disk"
        case StorageKind.SYNCED:
            return f"synced folder ({storage.provider})"
        case StorageKind.NETWORK:
            return f"network folder ({storage.provider})"
    assert_never(storage.kind)


def storage_warning(check: StorageCheck) -> str:
    """The risk of storage that is not a local disk, and what to do instead; empty for a local disk."""
    storage = check.storage
    match storage.kind:
        case StorageKind.LOCAL_DISK:
            return ""
        case StorageKind.SYNCED:
            risk = (
                f"Take care: this plan is in a folder that {storage.provider} synchronises, and if two computers "
                "write to it, one of them loses its changes; keep the plan on this computer's own disk, and put "
                'copies there with "actionplan backup FILE".'
            )
        case StorageKind.NETWORK:
            risk = (
                f"Take care: this plan is in a network folder ({storage.provider}), where a broken connection may "
                "damage it; keep it on this computer's own disk, or, if several people write to it, on a PostgreSQL "
                "server."
            )
        case _:
            assert_never(storage.kind)
    return " ".join(part for part in (risk, _lock_warning(check)) if part)


def storage_advice(check: StorageCheck) -> list[str]:
    """What ``info`` says about the storage, a sentence a line; nothing about a local disk."""
    if check.storage.kind is StorageKind.LOCAL_DISK:
        return []
    locks = _lock_warning(check) or (
        "File locks were tried there, and work between the programs of this computer."
        if check.locks
        else "Whether file locks work there could not be tried."
    )
    return [
        storage_warning(StorageCheck(check.storage, None)),
        locks,
        "SQLite's write-ahead log is not used there: its index is memory that other computers do not see.",
        'Copies that a service made of the plan, such as "conflicted copies", are listed by: actionplan check',
    ]


def _lock_warning(check: StorageCheck) -> str:
    if check.locks is False:
        return "File locks do not work in that folder: let nobody else write to the plan while you do."
    if check.storage.locks_are_local:
        return "Other computers do not see its locks: write to the plan from one computer only."
    return ""
