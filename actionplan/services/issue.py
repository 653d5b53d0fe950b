"""Issuing a meeting's papers, making issued ones again in their own format, and checking a ledger against them.

Brings together the ledger and the formats of packs. Which papers say what is ``papers``' to decide.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version_tuple
from typing import Final

from actionplan import __version__
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meetings.bodies import body_on_record
from actionplan.domain.meetings.issued_papers import last_issued, papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.packs import IssuePack, refuse_papers
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.ledger.history import Issue
from actionplan.ledger.ledger import Ledger
from actionplan.papers import pack, pack_format_1
from actionplan.papers.pack import MANIFEST, PackBasis
from actionplan.services.compare import papers_before
from actionplan.services.files import NewFolder, refuse_unless_free, unwritable
from actionplan.services.no_names import refuse_names

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


def issue_pack(
    ledger: Ledger,
    meeting_id: str,
    folder: Path,
    by: str,
    *,
    as_at: date | None = None,
    late: bool = False,
    reason: str | None = None,
) -> Path:
    """Draw up a meeting's papers, record that they went out, and put them into a new folder: all or nothing.

    They stand as at ``as_at``, or else as at the day on which papers close by the timetable of the body, or else today.

    ``meeting_id`` is resolved; ``late`` papers went out after the sitting, for a ``reason``. Raises ``BadInput`` where
    the folder is not free or cannot be written, ``Refused`` where a rule or a total says no, or where what is kept of
    the plan does not follow from its record, ``WriteConflict`` where somebody wrote meanwhile; then nothing was
    recorded.
    """
    refuse_unless_free(folder)
    known = next((each for each in ledger.meetings() if each.id == meeting_id), None)
    if known is not None:
        refuse_papers(known, ledger.clock.today(), late=late)  # before a long plan is proved and drawn up
    _refuse_unless_whole(ledger)
    number = None if known is None else known.packs_issued + 1
    basis = _basis(ledger, meeting_id, _point(ledger, known, as_at), number)
    files = pack.pack_files(basis)
    texts = ((name, data.decode()) for name, data in files.items())
    refuse_names(texts, basis.lines, basis.view.snapshot, nothing_done="No papers were issued")
    with NewFolder(folder) as made:
        made.write(files)
        digest = hashlib.sha256(files[MANIFEST]).hexdigest()
        command = IssuePack(
            meeting=meeting_id,
            cut_off=basis.view.snapshot.head,
            as_at=basis.view.as_at,
            manifest_sha256=digest,
            format=pack.FORMAT,
            late=late,
            reason=reason,
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
    refuse_unless_free(folder)
    issue = _issue(ledger, meeting_id, number)
    make = _FORMATS.get(issue.format)
    if make is None:
        raise BadInput(
            f"The papers of {meeting_id} (issue {issue.number}) are in format {issue.format}, which a newer version of "
            "the program made. Make them again with that version."
        )
    files = make(_basis(ledger, meeting_id, Moment(issue.as_at, issue.cut_off), issue.number))
    with NewFolder(folder) as made:
        made.write(files)
        try:
            made.put_in_place()
        except OSError as error:
            raise unwritable(folder, error) from error
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


def _point(ledger: Ledger, meeting: Meeting | None, as_at: date | None) -> Moment:
    """The point that new papers stand as at; a meeting put on record after its papers closed has those of today."""
    today = ledger.clock.today()
    now = Moment(today, ledger.last_number())
    if as_at is None and meeting is not None:
        plan = ledger.snapshot()
        body = body_on_record(meeting.body, plan.bodies)
        closed = None if body is None else body.papers_close_on(meeting.on)
        if closed is None or closed >= today:
            return now
        try:
            then = ledger.snapshot(closed)
        except BadInput:  # the plan began after that
            return now
        return Moment(closed, then.head) if any(each.id == meeting.id for each in then.meetings) else now
    if as_at is None or as_at >= today:
        return now if as_at is None else Moment(as_at, now.head)
    return Moment(as_at, ledger.snapshot(as_at).head)


def _basis(ledger: Ledger, meeting_id: str, at: Moment, issue: int | None = None) -> PackBasis:
    """What the papers as at a point of the ledger are made from; nothing later than that point is read."""
    view = ledger.view(at)
    head = view.snapshot.head
    meeting = next((each for each in view.snapshot.meetings if each.id == meeting_id), None)
    if meeting is None:
        raise BadInput(f'There is no meeting "{meeting_id}" on record. Add it with: actionplan meeting add BODY DATE')
    issued = last_issued(view.snapshot.meetings, meeting)
    before = papers_of(issued)
    then = None if before is None else ledger.view(before)
    earlier = None if issued is None else papers_before(ledger, view, issued)
    head_hash = ledger.recomputed_hash(head)
    if head_hash is None:
        raise Refused(f"Entry {head} is missing from the ledger. Nothing was made. Run: actionplan verify")
    return PackBasis(meeting_id, view, then, ledger.history(head), head_hash, _versions(), issue, earlier)


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
    facts = [line.entry.fact for line in later if isinstance(line.entry.fact, TextRedacted)]
    gone = sorted(entry for fact in facts for entry in fact.entries if entry <= issue.cut_off)
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
