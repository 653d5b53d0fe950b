"""Issuing a meeting's papers, making issued ones again, and proving a ledger against them.

Brings together the ledger, the model of a pack and its renderers, and puts a folder in place whole or not at all.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version_tuple
from typing import Final, Self

from actionplan import __version__
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.moment import Moment
from actionplan.domain.rating.direction import last_papers
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.ledger.files.private_files import exclusive_lock, make_private_file, sync_folder
from actionplan.ledger.history import Issue
from actionplan.ledger.ledger import Ledger
from actionplan.papers import pack, pack_format_1
from actionplan.papers.pack import MANIFEST, PackBasis

_FORMATS: Final[Mapping[int, Callable[[PackBasis], dict[str, bytes]]]] = {
    1: pack_format_1.pack_files,
    pack.FORMAT: pack.pack_files,
}
"""What makes the files of each format; new papers are issued in the last one."""

_LIBRARIES = ("python-dateutil", "tzdata")
"""Those that decide what a paper says: calendar arithmetic, and where London's days begin."""


@dataclass(frozen=True, slots=True)
class Remade:
    """Papers made again: where, which issue, and whether each byte is as it was issued; if not, a sentence says why."""

    folder: Path
    number: int
    identical: bool
    remark: str


def issue_pack(ledger: Ledger, meeting_id: str, folder: Path, by: str) -> Path:
    """Draw up a meeting's papers as at now, record that they went out, and put them into a new folder: all or nothing.

    ``meeting_id`` is resolved. Raises ``BadInput`` where the folder is not free or cannot be written, ``Refused`` where
    a rule or a total says no, or where what is kept of the plan does not follow from its record, ``WriteConflict``
    where somebody wrote meanwhile; then nothing was recorded.
    """
    _refuse_unless_free(folder)
    _refuse_unless_whole(ledger)
    basis = _basis(ledger, meeting_id, Moment(ledger.clock.today(), ledger.last_number()))
    files = pack.pack_files(basis)
    with _Folder(folder) as made:
        made.write(files)
        digest = hashlib.sha256(files[MANIFEST]).hexdigest()
        command = IssuePack(
            meeting=meeting_id,
            cut_off=basis.view.snapshot.head,
            as_at=basis.view.as_at,
            manifest_sha256=digest,
            format=pack.FORMAT,
        )
        ledger.record(command, by)
        try:
            made.put_in_place()
        except OSError as error:
            raise BadInput(
                f"The papers were issued and recorded, but could not be put at {folder}: {error.strerror}. "
                f"Make them again with: actionplan pack {meeting_id} --issued -o FOLDER"
            ) from error
    return folder


def remake_pack(ledger: Ledger, meeting_id: str, number: int | None, folder: Path) -> Remade:
    """Make an issued pack again, the last one or the one of that number, and compare it with what was recorded.

    Where it differs it is written all the same, and the remark says what may have changed.
    """
    _refuse_unless_free(folder)
    issue = _issue(ledger, meeting_id, number)
    make = _FORMATS.get(issue.format)
    if make is None:
        raise BadInput(
            f"The papers of {meeting_id} (issue {issue.number}) are in format {issue.format}, which a newer version of "
            "the program made. Make them again with that version."
        )
    files = make(_basis(ledger, meeting_id, Moment(issue.as_at, issue.cut_off)))
    with _Folder(folder) as made:
        made.write(files)
        try:
            made.put_in_place()
        except OSError as error:
            raise _unwritable(folder, error) from error
    identical = hashlib.sha256(files[MANIFEST]).hexdigest() == issue.manifest_sha256
    return Remade(folder, issue.number, identical, "" if identical else _why_it_differs(ledger, issue))


def verify_against(ledger: Ledger, manifest: bytes) -> list[str]:
    """Whether anything up to an issued paper's head was changed or cut off since: a sentence a problem, none: nothing.

    Proves the hash that the manifest gives from what the entries say. Raises ``BadInput`` where it is no manifest.
    """
    meeting_id, number, cut_off, head = _read_manifest(manifest)
    problems = []
    last = ledger.last_number()
    if last < cut_off:
        problems.append(
            f"The ledger was cut off: the papers stand after entry {cut_off}, and it ends with entry {last}."
        )
    elif ledger.recomputed_hash(cut_off) != head:
        problems.append(
            f"An entry up to number {cut_off} was changed after the papers were issued: the ledger no longer leads to "
            "the head that they name."
        )
    recorded = [each for each in ledger.issues() if (each.meeting, each.number) == (meeting_id, number)]
    if not recorded:
        problems.append(f"The ledger does not hold that papers were issued for {meeting_id} (issue {number}).")
    elif recorded[0].manifest_sha256 != hashlib.sha256(manifest).hexdigest():
        problems.append(f"The manifest is not as it was issued for {meeting_id} (issue {number}): its digest differs.")
    return problems


def _refuse_unless_whole(ledger: Ledger) -> None:
    """No number goes to a board that the record does not lead to: the whole of it is proved first."""
    problems = ledger.verify().problems
    if problems:
        raise Refused(f"No papers were issued: {problems[0]} To see all that is wrong, run: actionplan verify")


def _basis(ledger: Ledger, meeting_id: str, at: Moment) -> PackBasis:
    """What the papers as at a point of the ledger are made from; nothing later than that point is read."""
    view = ledger.view(at)
    head = view.snapshot.head
    meeting = next((each for each in view.snapshot.meetings if each.id == meeting_id), None)
    if meeting is None:
        raise BadInput(f'There is no meeting "{meeting_id}" on record. Add it with: actionplan meeting add BODY DATE')
    before = last_papers(view.snapshot.meetings, meeting)
    then = None if before is None else ledger.view(before)
    head_hash = ledger.recomputed_hash(head)
    if head_hash is None:
        raise Refused(f"Entry {head} is missing from the ledger. Nothing was made. Run: actionplan verify")
    return PackBasis(meeting_id, view, then, ledger.history(head), head_hash, _versions())


def _versions() -> Mapping[str, str]:
    major, minor, _ = python_version_tuple()
    found = {"actionplan": __version__, "python": f"{major}.{minor}"}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _issue(ledger: Ledger, meeting_id: str, number: int | None) -> Issue:
    issued = [each for each in ledger.issues() if each.meeting == meeting_id]
    if not issued:
        raise BadInput(
            f"No papers were issued for {meeting_id}. Issue them with: actionplan pack {meeting_id} -o FOLDER"
        )
    if number is None:
        return issued[-1]
    found = [each for each in issued if each.number == number]
    if not found:
        raise BadInput(f"{meeting_id} has no issue {number} of its papers: the last one is {issued[-1].number}.")
    return found[0]


def _why_it_differs(ledger: Ledger, issue: Issue) -> str:
    later = ledger.history(ledger.last_number(), after=issue.cut_off)
    removed = [line.entry.fact.entry for line in later if isinstance(line.entry.fact, TextRedacted)]
    gone = sorted(entry for entry in removed if entry <= issue.cut_off)
    if gone:
        named = ", ".join(map(str, gone))
        return f"These papers differ from those that were issued: text was removed for good since (entry {named})."
    return (
        "These papers differ from those that were issued: another version of the program or of its libraries made "
        "those, as their manifest.json says. Numbers, ratings and rule names are the same."
    )


def _read_manifest(manifest: bytes) -> tuple[str, int, int, str]:
    try:
        found = json.loads(manifest)
        meeting_id, number = found["meeting"]["id"], found["issue"]
        cut_off, head = found["cut_off"], found["head"]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise BadInput("This is not the manifest.json of a board pack: it cannot be read.") from error
    shapes = ((meeting_id, str), (number, int), (cut_off, int), (head, str))
    if any(not isinstance(value, kind) or isinstance(value, bool) for value, kind in shapes):
        raise BadInput("This is not the manifest.json of a board pack: meeting, issue, cut_off or head is missing.")
    return meeting_id, number, cut_off, head


def _refuse_unless_free(folder: Path) -> None:
    try:
        _refuse_what_is_there(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _refuse_what_is_there(folder: Path) -> None:
    if folder.is_symlink() and not folder.exists():
        raise BadInput(f"{folder} is a link to nowhere. Choose another folder with -o.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(f"{folder} exists already and is not empty. Choose another folder with -o.")
    if not folder.absolute().parent.is_dir():
        raise BadInput(f"There is no folder {folder.parent} to put the papers in. Make it first.")


def _unwritable(folder: Path, error: OSError) -> BadInput:
    return BadInput(f"{folder} cannot be written: {error.strerror}. Nothing was written; choose another place with -o.")


class _Folder:
    """A folder that is filled beside its place, and gets its name at the end; otherwise nothing is left of it."""

    def __init__(self, target: Path) -> None:
        self._target = target.resolve()  # of a link, the folder that it leads to is the one to fill
        self._made: Path | None = None
        self._held = ExitStack()

    def __enter__(self) -> Self:
        start, end = f".{self._target.name}.", ".part"
        try:
            if self._held.enter_context(exclusive_lock(self._target.with_name(f"{start}lock"))):
                # Nobody else makes papers at this place: what stands there was left by a process that was killed.
                for each in self._target.parent.iterdir():
                    if each.name.startswith(start) and each.name.endswith(end):
                        shutil.rmtree(each, ignore_errors=True)
            made = tempfile.mkdtemp(dir=self._target.parent, prefix=start, suffix=end)
        except OSError as error:
            self._held.close()
            raise _unwritable(self._target, error) from error
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
        """Write each file, and have the disk keep it."""
        try:
            for name, data in files.items():
                make_private_file(self._path / name)
                with (self._path / name).open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            sync_folder(self._path)
        except OSError as error:
            raise _unwritable(self._target, error) from error

    def put_in_place(self) -> None:
        """Give the folder its name; raises ``OSError`` where that cannot be done."""
        if self._target.is_dir():
            self._target.rmdir()  # an empty one: Windows renames onto nothing only
        self._path.rename(self._target)
        self._made = None
        sync_folder(self._target.parent)
