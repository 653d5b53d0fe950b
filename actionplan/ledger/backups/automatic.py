"""The backups that the program makes by itself: daily, before a migration, and anew when a text was removed for good.

They stand in a folder of their own. Only files that carry a name of ours there are ever removed.
"""

import hashlib
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.errors import BadInput, Refused
from actionplan.ledger.backups.backup import PART, Proof, copy_database, part_of, prove, prove_pages
from actionplan.ledger.backups.rotation import (
    daily_name,
    day_of,
    is_automatic,
    is_unfinished,
    kept_days,
    migration_name,
)
from actionplan.ledger.files.places import Place, PlaceKind, place_of
from actionplan.ledger.files.private_files import make_private_folder, only_one, put_in_place, replace_whole, uri_of

FOLDER: Final = "backups"

MOST_PROVED: Final = 10_000
"""The most entries that are read again to prove an automatic copy; beyond, its pages and its last entry must do."""

_WAIT_SECONDS: Final = 30.0


def backups_folder(path: Path, place: Place) -> Path:
    """Where a plan's automatic backups stand: beside it, or where a service copies its folder, with the user's data.

    A folder that is synchronised would send each copy to every other computer. ``path`` leads through no link: a plan
    that is opened under two names has one set of backups.
    """
    return _with_the_users_data(path) if place.kind is PlaceKind.SYNCED else path.parent / FOLDER


def _with_the_users_data(path: Path) -> Path:
    from platformdirs import user_data_path

    # Two plans of one name in two folders must not share their backups.
    where = hashlib.sha256(str(path.parent.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return user_data_path("actionplan", appauthor=False) / FOLDER / f"{path.stem}-{where}"


def daily_backups(path: Path, folder: Path) -> dict[date, Path]:
    """The daily backups of a plan, by their days."""
    try:
        found = [(day_of(each.name, path.name), each) for each in folder.iterdir()]
    except OSError:
        return {}
    return {day: each for day, each in found if day is not None}


def back_up_daily(path: Path, folder: Path, today: date) -> str:
    """Make the day's backup unless it is there, and remove those that the rotation lets go.

    Gives the sentence that says why it could not be made; empty where it stands, or another process is making it.
    """
    target = folder / daily_name(path.name, today)
    if target.exists():
        return ""
    try:
        make_private_folder(folder)
        with only_one(_lock(path, folder)) as alone:
            if not alone or target.exists():
                return ""
            _sweep(path, folder)
            with part_of(target) as part:
                proof = _copied_and_proved(path, part)
                if proof.problems:
                    return (
                        f"Today's backup was not made, because the copy is not whole: {proof.problems[0]} The earlier "
                        f"ones stay in {folder}. Run: actionplan verify"
                    )
                put_in_place(part, target)
            _rotate(path, folder, today)
    except BadInput as error:  # the plan's last changes cannot be read, or it has gone
        return f"Today's backup could not be made in {folder}. {error.sentence}"
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return f"Today's backup could not be made in {folder}: {reason}. What you do is saved in the plan all the same."
    return ""


def back_up_before(path: Path, folder: Path, revision: str) -> Path:
    """A copy of the plan, made before it is brought to ``revision``; one that an update left behind serves again.

    The copy is compared with the plan; its state is that of an older program, which this one cannot prove. Raises
    ``BadInput`` or ``Refused`` where it cannot be made, ``sqlite3.Error`` where the plan cannot be read.
    """
    try:
        make_private_folder(folder)
        with only_one(_lock(path, folder), _WAIT_SECONDS) as alone:
            if not alone:
                raise Refused("Another program is bringing the plan up to date just now. Try again in a minute.")
            _sweep(path, folder)
            with part_of(folder / migration_name(path.name, revision)) as part:
                source = copy_database(path, part)
                proof = prove_pages(part)
                if proof.problems or proof.head != source:
                    raise Refused(
                        "The plan was not brought up to date, because no whole copy of it could be made first. "
                        "Keep the file as it is, and go back to your last backup."
                    )
                return _put(part, proof, path, folder, revision)
    except OSError as error:
        raise BadInput(
            f"The plan was not brought up to date, because it could not be backed up in {folder} first: "
            f"{error.strerror}."
        ) from error


def _put(part: Path, proof: Proof, path: Path, folder: Path, revision: str) -> Path:
    attempt = 1
    while True:
        target = folder / migration_name(path.name, revision, attempt)
        if target.exists() and prove_pages(target) == proof:
            return target
        if not target.exists() and put_in_place(part, target):
            return target
        attempt += 1


def renew_backups(path: Path, today: date, entry: int) -> None:
    """Replace the automatic backups that hold an entry by one of today: its text was removed for good.

    None goes before the new one is proved. Raises ``BadInput`` where they cannot be replaced, and says so.
    """
    place, path = place_of(path), path.resolve()
    folder = backups_folder(path, place)
    holding = _all_that_may_hold(path, entry)
    if not holding:
        return
    problem = _renewed(path, folder, today, entry)
    if problem:
        raise BadInput(
            f"The text was removed from the plan, and still stands in {counted(len(holding), 'backup')} in {folder}, "
            f"because no new one could be made: {problem} Run: actionplan verify"
        )


def _renewed(path: Path, folder: Path, today: date, entry: int) -> str:
    target = folder / daily_name(path.name, today)
    try:
        with only_one(_lock(path, folder), _WAIT_SECONDS) as alone:
            if not alone:
                return "another program is making one."
            _sweep(path, folder)
            with part_of(target) as part:
                proof = _copied_and_proved(path, part)
                if proof.problems:
                    return proof.problems[0]
                replace_whole(part, target)
            for each in _all_that_may_hold(path, entry):
                if each != target:
                    each.unlink()
    except OSError as error:
        return f"{error.strerror}."
    except sqlite3.Error as error:
        return f"{error}."
    return ""


def _copied_and_proved(path: Path, part: Path) -> Proof:
    source = copy_database(path, part)
    proof = prove(part) if source.entries <= MOST_PROVED else prove_pages(part)
    if proof.problems or proof.head == source:
        return proof
    return Proof(proof.head, ("It ends elsewhere than the plan.",))


def _automatic(path: Path, folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if is_automatic(each.name, path.name))
    except OSError:
        return []


def _all_that_may_hold(path: Path, entry: int) -> list[Path]:
    """The automatic backups that may hold an entry, wherever the plan's place was recognised as what since its making.

    A service may have come to the folder, or left it, and taken the earlier ones with it.
    """
    folders = (path.parent / FOLDER, _with_the_users_data(path))
    return [each for folder in folders for each in _automatic(path, folder) if _may_hold(each, entry)]


def _may_hold(backup: Path, entry: int) -> bool:
    """Whether a backup reaches as far as an entry; one that cannot be read may."""
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
    """Remove what a killed process left; under the lock, nobody else is making anything here."""
    for each in folder.iterdir():
        if is_unfinished(each.name, path.name, PART):
            each.unlink(missing_ok=True)


def _lock(path: Path, folder: Path) -> Path:
    return folder / f".{path.name}.lock"
