"""Facts and findings about the plan's file itself: where it lies, who can read it, its backups and stray copies."""

import os
import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.reports.check import Finding

ON_SERVER = "server"

_OTHERS_MAY_READ = 0o044


def file_facts(location: str) -> dict[str, Any]:
    """Facts for ``info`` by name; a plan that does not exist yet, or is on a server, has no more than a place."""
    from actionplan.ledger.addresses import sqlite_path
    from actionplan.ledger.backups.automatic import backups_folder, daily_backups
    from actionplan.ledger.backups.startup import check_storage, describe_storage, storage_advice

    path = sqlite_path(location)
    if path is None or not path.exists():
        nothing = dict.fromkeys(("readable_by_others", "backups", "daily_backups", "newest_backup"))
        return {"place": ON_SERVER if path is None else None, **nothing, "advice": []}
    checked = check_storage(path)
    real = path.resolve()
    folder = backups_folder(real, checked.storage)
    kept = daily_backups(real, folder)
    return {
        "place": describe_storage(checked.storage),
        "readable_by_others": open_to_others(path),
        "backups": str(folder.resolve()),
        "daily_backups": len(kept),
        "newest_backup": _day_text(max(kept, default=None)),
        "advice": [*storage_advice(checked), *([close_advice(path)] if open_to_others(path) else [])],
    }


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def open_to_others(path: Path) -> bool:
    """Whether the file's mode lets other users of this computer read the plan."""
    # Windows has no such mode, and the mode that a network share reports means nothing.
    from actionplan.ledger.files.storage import StorageKind, storage_of

    if os.name == "nt" or storage_of(path).kind is StorageKind.NETWORK:
        return False
    return bool(path.stat().st_mode & _OTHERS_MAY_READ)


def close_advice(path: Path) -> str:
    """What to run where other users can read the plan's file."""
    return f"The file's mode lets other users of this computer read the plan. Run: chmod 600 {shlex.quote(str(path))}"


def all_findings(view: "PlanView", location: str | None) -> "list[Finding]":
    """Every gap in the plan and in its file; ``location`` is None where a past day is shown, which has no file."""
    from actionplan.domain.reports.check import plan_findings

    return [*plan_findings(view), *([] if location is None else file_findings(location))]


def file_findings(location: str) -> "list[Finding]":
    """What ``check`` finds about the file: copies that a sync service made, and a mode that lets others read it."""
    from actionplan.domain.reports.check import Finding, FindingKind
    from actionplan.ledger.addresses import sqlite_path
    from actionplan.ledger.backups.conflicted_copies import conflicted_copies, describe_conflicted_copy

    path = sqlite_path(location)
    if path is None:
        return []
    found = [
        Finding("", FindingKind.CONFLICTED_COPY, describe_conflicted_copy(each))
        for each in conflicted_copies(path.resolve())
    ]
    if open_to_others(path):
        words = f"its file's mode lets other users of this computer read it; run: chmod 600 {shlex.quote(str(path))}"
        found.append(Finding("", FindingKind.READABLE_BY_OTHERS, words))
    return found
