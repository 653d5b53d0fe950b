"""Issuing a meeting's papers, drafts of them, and making issued ones again in their own format.

Brings together the ledger and the formats of packs. Which papers say what is ``papers``' to decide.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.governance.pack import PackPaper
from actionplan.domain.guard import Guarded
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.guarding import LetThrough
from actionplan.domain.subjects.packs import IssuePack, refuse_going_back, refuse_papers
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Edition
from actionplan.ledger.history import Issue
from actionplan.ledger.ledger import Ledger
from actionplan.papers import pack, pack_format_1
from actionplan.papers.editions import reader_of
from actionplan.papers.formats.text import to_searched_text
from actionplan.papers.pack import MANIFEST, PackBasis
from actionplan.papers.sent import MORE, PDF, Wanted
from actionplan.services.agendas import asked_at
from actionplan.services.editions import refuse_unpublished, refuse_words_not_public
from actionplan.services.files import NewFolder, refuse_unless_free, unwritable
from actionplan.services.guarding import refuse_guarded
from actionplan.services.no_names import refuse_names
from actionplan.services.pack_basis import FOR_THE_BODY, basis_of, body_issue, point_of, versions_of
from actionplan.services.pack_papers import more_papers
from actionplan.services.progress import Step, silent
from actionplan.services.stops import Stop, stops_in

_FORMATS: Final[Mapping[int, Callable[[Ledger, PackBasis], dict[str, bytes]]]] = {
    1: lambda _ledger, basis: pack_format_1.pack_files(basis),
    pack.FORMAT: lambda ledger, basis: pack.pack_files(basis, partial(more_papers, ledger, basis)),
}
"""What makes the files of each format; new papers are issued in the last one."""

_NOT_ISSUED: Final = "No papers were issued"

_SHORT: Final = 10_000
"""Entries that are proved before anybody has read how far it is."""


@dataclass(frozen=True, slots=True)
class Remade:
    """Papers made again: where, which issue, and whether each byte is as it was issued; if not, a sentence says why.

    ``made_by`` is the version of the program that issued them; empty where their entry does not say.
    """

    folder: Path
    number: int
    identical: bool
    remark: str
    format: int = pack.FORMAT
    made_by: str = ""


def wanted_papers(edition: Edition | None = None, formats: str | None = None) -> Wanted:
    """What a pack is to hold: the formats asked for, as they are typed, and PDF beside Word where it can be written.

    Raises ``BadInput`` where a format is none that a pack has, or cannot be in the edition.
    """
    asked = [each.strip().lower() for each in (formats or "").split(",") if each.strip()]
    known = (*MORE, PDF)
    for each in asked:
        if each not in known:
            raise BadInput(
                f"{quoted(each)} is nothing that a pack can hold besides Word: choose {', '.join(MORE)} or {PDF}."
            )
    if edition is Edition.PUBLIC and "slides" in asked:
        raise BadInput("There is no public edition of the slides. Leave them out, or choose xlsx, html or ics.")
    installed = find_spec("typst") is not None
    if PDF in asked and not installed:
        from actionplan.papers.formats.pdf import not_installed

        raise not_installed()
    chosen = {*asked, PDF} if installed else set(asked)
    return Wanted(edition or Edition.BODY, tuple(each for each in known if each in chosen))


def issue_pack(
    ledger: Ledger,
    meeting_id: str,
    folder: Path,
    by: str,
    *,
    as_at: date | None = None,
    late: bool = False,
    reason: str | None = None,
    allowed: bool = False,
    wanted: Wanted = FOR_THE_BODY,
    step: Step = silent,
) -> Path:
    """Draw up a meeting's papers, record that they went out, and put them into a new folder: all or nothing.

    They stand as at ``as_at``, or else as at the day on which papers close by the timetable of the body, or else today.
    Another edition of papers that the meeting had stands where those do.

    ``meeting_id`` is resolved; ``late`` papers went out after the sitting, for a ``reason``. ``allowed``: what the
    guard would stop goes out, and that is recorded. ``wanted`` is for whom they are, and in which formats; ``step`` is
    told of each part of the work.

    Raises ``BadInput`` where the folder is not free or cannot be written, ``Refused`` where a rule or a total says no,
    or where what is kept of the plan does not follow from its record, ``WriteConflict`` where somebody wrote meanwhile;
    then nothing was recorded.
    """
    refuse_unless_free(folder)
    known = next((each for each in ledger.meetings() if each.id == meeting_id), None)
    point = point_of(ledger, known, as_at, wanted.edition)
    if known is not None and (wanted.edition is Edition.BODY or point != papers_of(known)):
        refuse_papers(known, ledger.clock.today(), late=late)  # before a long plan is proved and drawn up
    _refuse_unless_whole(ledger, step)
    step("drawing them up")
    number = None if known is None else known.packs_issued + 1
    basis = basis_of(ledger, meeting_id, point, number, late=late, wanted=wanted)
    drawn = pack.drawn_up(basis, partial(more_papers, ledger, basis))
    kinds = _held_back(drawn, basis, allowed=allowed)
    passed = [LetThrough(kinds=kinds, document=f"the papers of {meeting_id}")] if kinds else []
    step("writing the files")
    files = pack.files_of(drawn, basis, lambda name: step(f"writing {name}"))
    with NewFolder(folder) as made:
        made.write(files)
        step("recording that they go out")
        ledger.record_all([_to_record(basis, files[MANIFEST], late=late, reason=reason), *passed], by)
        try:
            made.put_in_place()
        except OSError as error:
            raise BadInput(
                f"The papers were issued and recorded, but could not be put at {folder}: {error.strerror}. "
                f"Make them again with: actionplan pack {meeting_id} --issued -o FOLDER"
            ) from error
    return folder


def _to_record(basis: PackBasis, manifest: bytes, *, late: bool, reason: str | None) -> IssuePack:
    """What the ledger remembers of an issue: what it rests on, for whom it is, and what made it."""
    return IssuePack(
        meeting=basis.meeting,
        cut_off=basis.view.snapshot.head,
        as_at=basis.view.as_at,
        manifest_sha256=hashlib.sha256(manifest).hexdigest(),
        format=pack.FORMAT,
        edition=basis.wanted.edition,
        formats=basis.wanted.formats,
        made_by=tuple(f"{name} {version}" for name, version in basis.versions.items()),
        replaces=0 if basis.before is None else basis.before.number,
        late=late,
        reason=reason,
    )


@dataclass(frozen=True, slots=True)
class DraftPack:
    """A pack as it would be issued now, and what it is made from; no file is written."""

    drawn: pack.DrawnUp
    basis: PackBasis


def draft_pack(ledger: Ledger, meeting_id: str, *, late: bool = False) -> DraftPack:
    """The whole of what ``issue_pack`` would write, for reading. Raises what ``draft_papers`` does."""
    basis = _draft_basis(ledger, meeting_id, None, late=late)
    return DraftPack(pack.drawn_up(basis, partial(more_papers, ledger, basis)), basis)


def pack_stops(draft: DraftPack) -> tuple[Stop, ...]:
    """What would keep it from being issued."""
    reader = reader_of(draft.basis.wanted.edition, draft.basis.view)
    return stops_in(_texts(draft.drawn), draft.basis.lines, draft.basis.view, reader)


def _texts(drawn: pack.DrawnUp) -> list[tuple[str, str]]:
    """What a pack says, by the names of its files."""
    texts = [(name, data.decode()) for name, data in drawn.texts.items()]
    return texts + [(name, to_searched_text(document)) for name, document in drawn.documents.items()]


def _held_back(drawn: pack.DrawnUp, basis: PackBasis, *, allowed: bool) -> tuple[Guarded, ...]:
    """Refuse papers that would say what must not leave; the kinds of it that are allowed to."""
    view, reader, texts = basis.view, reader_of(basis.wanted.edition, basis.view), _texts(drawn)
    refuse_unpublished(reader, drawn.papers.view)
    refuse_names(texts, basis.lines, view.snapshot, nothing_done=_NOT_ISSUED)
    for text in texts:
        refuse_words_not_public(text, basis.lines, view, reader)
    return refuse_guarded(texts, lambda: basis.lines, nothing_done=_NOT_ISSUED, allowed=allowed)


def draft_papers(ledger: Ledger, meeting_id: str, at: Moment | None = None) -> PackPaper:
    """A meeting's papers as they would be issued now, for reading: nothing is recorded, and no file is written.

    ``at`` is the point that they stand for, if not the one that ``issue_pack`` would take.
    Raises ``BadInput`` where there is no such meeting, and ``Refused`` where it could not be given these papers, or a
    total does not add up.
    """
    return draft_meeting_papers(ledger, meeting_id, at).paper


def draft_meeting_papers(
    ledger: Ledger, meeting_id: str, at: Moment | None = None, *, late: bool = False
) -> MeetingPapers:
    """The same, with the plan that they are made from; ``late`` is as for ``issue_pack``."""
    return pack.meeting_papers_of(_draft_basis(ledger, meeting_id, at, late=late))


def _draft_basis(
    ledger: Ledger, meeting_id: str, at: Moment | None, *, late: bool, wanted: Wanted = FOR_THE_BODY
) -> PackBasis:
    meetings = ledger.meetings()
    known = next((each for each in meetings if each.id == meeting_id), None)
    point = at or point_of(ledger, known, None, wanted.edition)
    again = known is not None and wanted.edition is not Edition.BODY and point == papers_of(known)
    if known is not None and not again:
        refuse_papers(known, ledger.clock.today(), late=late)
    number = None if known is None else known.packs_issued + 1
    basis = basis_of(ledger, meeting_id, point, number, late=late, wanted=wanted)
    if known is not None and not again:
        refuse_going_back(meetings, known, basis.view.snapshot.head, basis.view.as_at)
    return basis


def meeting_papers(ledger: Ledger, meeting: Meeting, at: Moment | None = None) -> MeetingPapers:
    """What any document about a meeting is made from: its papers as they would be issued now.

    Of a meeting that can be given none any more: as at those that it had, or without any before it decided.
    """
    today = ledger.clock.today()
    if not meeting.closed and meeting.on >= today and not meeting.cancelled:
        return draft_meeting_papers(ledger, meeting.id, at)
    had = at or asked_at(meeting, ledger.history(ledger.last_number()), ledger.snapshot())
    return pack.meeting_papers_of(basis_of(ledger, meeting.id, had, body_issue(ledger, meeting)))


def remake_pack(ledger: Ledger, meeting_id: str, number: int | None, folder: Path, *, step: Step = silent) -> Remade:
    """Make an issued pack again, the last one or the one of that number, and compare it with what was recorded.

    Where it differs it is written all the same, and the remark says what may have changed.
    """
    refuse_unless_free(folder)
    issue = _issue(ledger, meeting_id, number)
    step("drawing them up as they were")
    basis = _basis_of(ledger, issue)
    files = _files_of(ledger, issue, basis)
    step("writing the files")
    with NewFolder(folder) as made:
        made.write(files)
        try:
            made.put_in_place()
        except OSError as error:
            raise unwritable(folder, error) from error
    identical = hashlib.sha256(files[MANIFEST]).hexdigest() == issue.manifest_sha256
    remark = "" if identical else _why_it_differs(ledger, issue)
    return Remade(folder, issue.number, identical, remark, issue.format, basis.versions.get("actionplan", ""))


def issued_summary(ledger: Ledger, meeting_id: str, number: int) -> str:
    """The summary of issued papers, as it went out. Raises ``BadInput`` where there is no such issue, or none in it."""
    issue = _issue(ledger, meeting_id, number)
    summary = _files_of(ledger, issue, _basis_of(ledger, issue)).get(pack.SUMMARY)
    if summary is None:
        raise BadInput(
            f"Issue {number} of the papers of {meeting_id} is the {issue.edition} edition: it has no summary."
        )
    return summary.decode()


def _basis_of(ledger: Ledger, issue: Issue) -> PackBasis:
    at, wanted = Moment(issue.as_at, issue.cut_off), Wanted(Edition(issue.edition), issue.formats)
    made_by = issue.made_by or versions_of(issue.format)
    return basis_of(ledger, issue.meeting, at, issue.number, late=issue.late, wanted=wanted, made_by=made_by)


def _files_of(ledger: Ledger, issue: Issue, basis: PackBasis) -> dict[str, bytes]:
    make = _FORMATS.get(issue.format)
    if make is None:
        raise BadInput(
            f"The papers of {issue.meeting} (issue {issue.number}) are in format {issue.format}, which a newer version "
            "of the program made. Make them again with that version."
        )
    return make(ledger, basis)


def _refuse_unless_whole(ledger: Ledger, step: Step) -> None:
    """No number goes to a board that the record does not lead to: the whole of it is proved first."""

    def proved(done: int, total: int) -> None:
        if total > _SHORT:
            step(f"proving the record whole, {done:,} of {total:,}")

    step("proving the record whole")
    problems = ledger.verify(proved).problems
    if problems:
        raise Refused(f"No papers were issued: {problems[0]} To see all that is wrong, run: actionplan verify")


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
