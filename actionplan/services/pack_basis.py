"""What a meeting's papers are made from: the point that they stand as at, the plan there, what went before, versions.

Reads only. Which papers say what is ``papers``' to decide, and issuing them is ``issue``'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from platform import python_version_tuple
from typing import Final

from actionplan import __version__
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.governance.since_issue import EarlierIssue
from actionplan.domain.meetings.bodies import body_on_record
from actionplan.domain.meetings.issued_papers import last_issued, papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.packs import is_another_edition
from actionplan.domain.vocabulary import Edition
from actionplan.ledger.ledger import Ledger
from actionplan.papers.pack import PackBasis
from actionplan.papers.sent import PDF, Wanted
from actionplan.services.compare import papers_before

_DECIDING: Final = ("python-dateutil", "tzdata")
"""Libraries that decide what a paper says: calendar arithmetic, and where London's days begin."""

_WRITING: Final = ("python-docx", "lxml", "XlsxWriter")
_WRITING_MORE: Final = {"slides": "python-pptx", "html": "Jinja2", "ics": "icalendar", PDF: "typst"}
"""Libraries that write the files of a pack, by what is asked for."""

_PROGRAMS: Final = {1: {"actionplan": "0.1.0"}}
"""Which version of the program issued papers in a format that others only make again."""

FOR_THE_BODY: Final = Wanted()


def point_of(ledger: Ledger, meeting: Meeting | None, as_at: date | None, edition: Edition = Edition.BODY) -> Moment:
    """The point that new papers stand as at; a meeting put on record after its papers closed has those of today.

    Another edition of papers that the meeting had stands where those do.
    """
    if as_at is None and meeting is not None and (had := papers_of(meeting)) and is_another_edition(meeting, edition):
        issued = [each for each in ledger.issues() if each.meeting == meeting.id and not each.late]
        if meeting.closed or meeting.on < ledger.clock.today() or issued[-1].edition != edition.value:
            return had
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


def earlier_issue(
    ledger: Ledger, meeting_id: str, number: int, *, late: bool, edition: Edition = Edition.BODY
) -> EarlierIssue | None:
    """The issue of a meeting's papers in the same edition before that of a number, which went out late if ``late``."""
    before = [
        each
        for each in ledger.issues()
        if each.meeting == meeting_id and each.number < number and each.edition == edition.value
    ]
    if not before:
        return None
    last = max(before, key=lambda each: each.number)
    stands = late and not last.late
    return EarlierIssue(last.number, last.issued_on, last.as_at, last.cut_off, last.manifest_sha256, stands)


def basis_of(
    ledger: Ledger,
    meeting_id: str,
    at: Moment,
    issue: int | None = None,
    *,
    late: bool = False,
    wanted: Wanted = FOR_THE_BODY,
    made_by: Sequence[str] = (),
) -> PackBasis:
    """What the papers as at a point of the ledger are made from.

    Nothing later than that point is read, but that there was an issue before: it may stand as at the same point.
    ``made_by`` says which versions made papers that are made again, each "name version".
    """
    view = ledger.view(at)
    head = view.snapshot.head
    meeting = next((each for each in view.snapshot.meetings if each.id == meeting_id), None)
    if meeting is None:
        raise BadInput(f'There is no meeting "{meeting_id}" on record. Add it with: actionplan meeting add BODY DATE')
    issued = last_issued(view.snapshot.meetings, meeting)
    since = papers_of(issued)
    head_hash = ledger.recomputed_hash(head)
    if head_hash is None:
        raise Refused(f"Entry {head} is missing from the ledger. Nothing was made. Run: actionplan verify")
    before = None if issue is None else earlier_issue(ledger, meeting_id, issue, late=late, edition=wanted.edition)
    return PackBasis(
        meeting_id,
        view,
        None if since is None else ledger.view(since),
        ledger.history(head),
        head_hash,
        _by_name(made_by) if made_by else versions_now(wanted),
        issue,
        None if issued is None else papers_before(ledger, view, issued),
        before,
        None if before is None else ledger.view(Moment(before.as_at, before.cut_off)),
        wanted,
    )


def versions_now(wanted: Wanted) -> Mapping[str, str]:
    """The versions of the program and of the libraries that make papers, by name."""
    more = [_WRITING_MORE[each] for each in wanted.formats if each in _WRITING_MORE]
    return _versions((*_DECIDING, *_WRITING, *more))


def versions_of(pack_format: int) -> tuple[str, ...]:
    """What made papers whose entry does not say, each "name version": as far as their format tells."""
    known = {**_versions(_DECIDING), **_PROGRAMS.get(pack_format, {})}
    return tuple(f"{name} {version}" for name, version in known.items())


def _versions(libraries: Iterable[str]) -> dict[str, str]:
    major, minor, _ = python_version_tuple()
    found = {"actionplan": __version__, "python": f"{major}.{minor}"}
    for name in libraries:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _by_name(made_by: Sequence[str]) -> Mapping[str, str]:
    return {name: known for each in made_by for name, _, known in [each.rpartition(" ")]}


def body_issue(ledger: Ledger, meeting: Meeting) -> int | None:
    """The number of the last issue of a meeting's papers for its body; None where there is none."""
    own = (meeting.id, Edition.BODY.value)
    return max((each.number for each in ledger.issues() if (each.meeting, each.edition) == own), default=None)
