"""What is done for a plan as somebody begins to write to it: a look at where it lies, and the day's backup.

Also says in words what was found. Nothing here keeps anybody from writing.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import assert_never

from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups.automatic import back_up_daily, backups_folder
from actionplan.ledger.files.lock_check import locks_hold
from actionplan.ledger.files.places import Place, PlaceKind, place_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a plan's file lies, and whether locks hold there: None where that is not known or not in question."""

    place: Place
    locks: bool | None


def look_after(location: str, today: date) -> list[str]:
    """Look at the plan's place, make the day's backup where it is due, and give the sentences that its user should see.

    Called once a start, by whoever may write. Empty for a server's plan, and where all is well.
    """
    path = sqlite_path(location)
    if path is None:
        return []
    standing, real = standing_of(path), path.resolve()
    missed = back_up_daily(real, backups_folder(real, standing.place), today)
    return [each for each in (warning(standing), missed) if each]


def standing_of(path: Path) -> Standing:
    """Where a plan's file lies; off this computer's own disk, its lock is tried too."""
    place = place_of(path)
    return Standing(place, None if place.kind is PlaceKind.OWN_DISK else locks_hold(path))


def place_words(place: Place) -> str:
    """The place in a few words: "own disk", "synced folder (OneDrive)", "network folder (cifs)"."""
    match place.kind:
        case PlaceKind.OWN_DISK:
            return "own disk"
        case PlaceKind.SYNCED:
            return f"synced folder ({place.provider})"
        case PlaceKind.NETWORK:
            return f"network folder ({place.provider})"
    assert_never(place.kind)


def warning(standing: Standing) -> str:
    """What is at stake in a place that is not this computer's own disk, and what to do instead; empty elsewhere."""
    place = standing.place
    match place.kind:
        case PlaceKind.OWN_DISK:
            return ""
        case PlaceKind.SYNCED:
            said = (
                f"Take care: this plan lies in a folder that {place.provider} synchronises, and where two computers "
                "write to it, one of them loses what it wrote; keep the plan on this computer's own disk, and put "
                'copies there with "actionplan backup FILE".'
            )
        case PlaceKind.NETWORK:
            said = (
                f"Take care: this plan lies on a network folder ({place.provider}), where a connection that breaks "
                "may damage it; keep it on this computer's own disk, or, where several people write to it, on a "
                "PostgreSQL server."
            )
        case _:
            assert_never(place.kind)
    return " ".join(part for part in (said, _lock_words(standing)) if part)


def advice(standing: Standing) -> list[str]:
    """All that ``info`` has to say about the place, a sentence a line; nothing about this computer's own disk."""
    if standing.place.kind is PlaceKind.OWN_DISK:
        return []
    locks = _lock_words(standing) or (
        "Its lock was tried, and holds between the programs of this computer."
        if standing.locks
        else "Whether a lock holds there could not be tried."
    )
    return [
        warning(Standing(standing.place, None)),
        locks,
        "SQLite's write-ahead log is not used there: its index is memory that other computers do not see.",
        'Copies that a service made of the plan, such as "conflicted copies", are listed by: actionplan check',
    ]


def _lock_words(standing: Standing) -> str:
    if standing.locks is False:
        return "That folder keeps no locks: let nobody else write to the plan while you do."
    if standing.place.locks_stay_here:
        return "Its locks are not seen by other computers: write to the plan from one computer only."
    return ""
