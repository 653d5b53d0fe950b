"""The copies of a plan that a service leaves beside it where two computers wrote at once: found by name and content.

A name that people give too ("plan 2.db") counts where the folder is synchronised, or where the file holds this plan.
"""

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from actionplan.ledger.backups.compare_copies import Compared, compare
from actionplan.ledger.files.places import PlaceKind, place_of

# What a service puts between the name and its ending. Dropbox, Nextcloud, ownCloud and Box speak of a conflict, as does
# Syncthing ("plan.sync-conflict-20261122-101010-ABCDEFG.db").
_NAMES_A_CONFLICT: Final = re.compile(r".*\b(?:sync-)?conflict(?:ed)?\b.*|.*_conflict-.*", re.IGNORECASE)

# OneDrive adds the computer's name, Google Drive a number in brackets, iCloud Drive a number.
_MAY_BE_ONE: Final = re.compile(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{0,18}| \(\d{1,3}\)| \d{1,3}")


@dataclass(frozen=True, slots=True)
class ConflictedCopy:
    """A file beside the plan; ``compared`` is None where it cannot be read as a plan."""

    path: Path
    compared: Compared | None


def conflicted_copies(plan: Path) -> list[ConflictedCopy]:
    """The copies beside a plan that a service made, or that hold entries of this plan's that it lacks; by name."""
    synced = place_of(plan).kind is PlaceKind.SYNCED
    try:
        beside = sorted(each for each in plan.parent.iterdir() if _added(each.name, plan) and each.is_file())
    except OSError:
        return []
    found = []
    for path in beside:
        compared = _compared(path, plan)
        added = _added(path.name, plan)
        same_plan = compared is not None and compared.common > 0
        certain = _NAMES_A_CONFLICT.fullmatch(added) is not None
        likely = _MAY_BE_ONE.fullmatch(added) is not None and (synced or same_plan)
        diverged = compared is not None and compared.common > 0 and compared.adds > 0
        if certain or likely or diverged:
            found.append(ConflictedCopy(path, compared))
    return found


def _added(name: str, plan: Path) -> str:
    """What a name has more than the plan's, before the ending; empty where it is not the plan's name with more."""
    if name == plan.name or not (name.startswith(plan.stem) and name.endswith(plan.suffix)):
        return ""
    return name.removeprefix(plan.stem).removesuffix(plan.suffix)


def _compared(copy: Path, plan: Path) -> Compared | None:
    try:
        return compare(copy, plan)
    except sqlite3.Error:
        return None


def copy_words(copy: ConflictedCopy) -> str:
    """What was found, and what to do about it."""
    compared, name = copy.compared, copy.path.name
    if compared is None:
        return f'a copy named "{name}" lies beside the plan, and cannot be read: find out what it is, and move it away'
    if compared.common == 0:
        return f'a copy named "{name}" lies beside the plan, and is of another plan: find out why, and move it away'
    if compared.adds == 0:
        return f'a copy named "{name}" lies beside the plan, and holds nothing that the plan lacks: delete it'
    entries = "1 entry" if compared.adds == 1 else f"{compared.adds:,} entries"
    return (
        f'a conflicted copy, "{name}", holds {entries} that the plan lacks, after entry {compared.common:,}: read them '
        'with "actionplan --db FILE history", enter them again, and move it away'
    )
