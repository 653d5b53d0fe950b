"""Conflicted copies: files that a sync service leaves beside a plan when two computers wrote to it at once.

They are found by name and content. A name that people use too ("plan 2.db") counts where the folder is synchronised,
or where the file holds this plan.
"""

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from actionplan.ledger.backups.comparison import CopyComparison, compare
from actionplan.ledger.files.storage import StorageKind, storage_of

# What services insert before the suffix. Dropbox, Nextcloud, ownCloud and Box name a conflict, as does Syncthing
# ("plan.sync-conflict-20261122-101010-ABCDEFG.db").
_NAMES_A_CONFLICT: Final = re.compile(r".*\b(?:sync-)?conflict(?:ed)?\b.*|.*_conflict-.*", re.IGNORECASE)

# OneDrive adds the computer's name, Google Drive a number in brackets, iCloud Drive a number.
_MAY_BE_ONE: Final = re.compile(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{0,18}| \(\d{1,3}\)| \d{1,3}")


@dataclass(frozen=True, slots=True)
class ConflictedCopy:
    """A file beside the plan; ``comparison`` is None where it cannot be read as a plan."""

    path: Path
    comparison: CopyComparison | None


def conflicted_copies(plan: Path) -> list[ConflictedCopy]:
    """The files beside a plan that a service made, or that hold entries which the plan lacks, sorted by name."""
    synced = storage_of(plan).kind is StorageKind.SYNCED
    try:
        beside = sorted(each for each in plan.parent.iterdir() if _added(each.name, plan) and each.is_file())
    except OSError:
        return []
    found = []
    for path in beside:
        comparison = _compared(path, plan)
        added = _added(path.name, plan)
        same_plan = comparison is not None and comparison.common > 0
        certain = _NAMES_A_CONFLICT.fullmatch(added) is not None
        likely = _MAY_BE_ONE.fullmatch(added) is not None and (synced or same_plan)
        diverged = comparison is not None and comparison.common > 0 and comparison.added > 0
        if certain or likely or diverged:
            found.append(ConflictedCopy(path, comparison))
    return found


def _added(name: str, plan: Path) -> str:
    """What a name adds to the plan's name before its suffix; empty for any other name."""
    if name == plan.name or not (name.startswith(plan.stem) and name.endswith(plan.suffix)):
        return ""
    return name.removeprefix(plan.stem).removesuffix(plan.suffix)


def _compared(copy: Path, plan: Path) -> CopyComparison | None:
    try:
        return compare(copy, plan)
    except sqlite3.Error:
        return None


def describe_conflicted_copy(copy: ConflictedCopy) -> str:
    """What a conflicted copy is, and what to do about it."""
    comparison, name = copy.comparison, copy.path.name
    if comparison is None:
        return f'a copy named "{name}" is beside the plan, and cannot be read: find out what it is, and move it away'
    if comparison.common == 0:
        return f'a copy named "{name}" is beside the plan, and is of another plan: find out why, and move it away'
    if comparison.added == 0:
        return f'a copy named "{name}" is beside the plan, and holds nothing that the plan lacks: delete it'
    entries = "1 entry" if comparison.added == 1 else f"{comparison.added:,} entries"
    return (
        f'a conflicted copy, "{name}", holds {entries} that the plan lacks, after entry {comparison.common:,}: read '
        'them with "actionplan --db FILE history", enter them again, and move it away'
    )
