"""The files of a board pack in today's format: the summary, a CSV file a table, movement, changes,
what is sent out, and the manifest.

Pure: bytes from values. The same values give the same bytes; no file holds the time of making, a path, a user or a
random number. Where papers that were issued before would come out otherwise, ``FORMAT`` goes up by one, and what the
format before it did moves to a module of its own, as ``pack_format_1``.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.attendance import words_of
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.governance.pack import PackPaper, pack_paper
from actionplan.domain.governance.scope import own_lines, own_reviews, own_view
from actionplan.domain.governance.since_issue import EarlierIssue, since_issue
from actionplan.domain.governance.without_names import contacts, for_papers, roles_in_texts
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.told import Told
from actionplan.domain.vocabulary import Edition
from actionplan.papers.document import Document
from actionplan.papers.documents.movement import movement_table
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.documents.pack_tables import full_table
from actionplan.papers.editions import reader_of
from actionplan.papers.formats.csv import table_csv
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.sent import SentPaper, Wanted, sent_files, sent_papers
from actionplan.papers.values.changes import changes_csv

FORMAT: Final = 2
"""The number of the format: recorded with each issue, and named by its manifest."""

MANIFEST: Final = "manifest.json"
SUMMARY: Final = "summary.md"

More = Callable[[MeetingPapers], Sequence[SentPaper]]
"""Gives the papers that are asked for besides those in Word, of the plan that is the body's business."""

_FOR_THE_BODY: Final = Wanted()
_ZIPPED: Final = (".docx", ".xlsx", ".pptx")
"""How files end that are parts in a zip."""


def _silent(_name: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class PackBasis:
    """What a meeting's papers are made from, in any format.

    ``meeting`` is its id, ``view`` the plan as at the papers' point, ``then`` as in the body's last papers (None: these
    are the first), ``lines`` the ledger through that point, ``head_hash`` the hash of its last entry, and ``versions``
    those of the program and of what decides with it what papers say. ``issue`` is the number of the issue, and
    ``earlier`` the plan as in the body's papers before the last. ``before`` is the issue of the same meeting's papers
    before this one, and ``before_view`` the plan as in it; None for a first issue. ``wanted`` is for whom it is, and in
    which formats.
    """

    meeting: str
    view: PlanView
    then: PlanView | None
    lines: Sequence[HistoryLine]
    head_hash: str
    versions: Mapping[str, str]
    issue: int | None = None
    earlier: Snapshot | None = None
    before: EarlierIssue | None = None
    before_view: PlanView | None = None
    wanted: Wanted = _FOR_THE_BODY


@dataclass(frozen=True, slots=True)
class DrawnUp:
    """A pack before its papers are written: the files that are text, and the papers that are sent out."""

    papers: MeetingPapers
    texts: Mapping[str, bytes]
    sent: Sequence[SentPaper]

    @property
    def documents(self) -> dict[str, Document]:
        """The papers that are sent out, by name."""
        return {each.name: each.document for each in self.sent}


def drawn_up(basis: PackBasis, more: More | None = None) -> DrawnUp:
    """What a pack says. Raises ``Refused`` where a total or a movement does not add up.

    ``more`` gives the papers that are asked for besides those in Word.
    """
    papers, reader = meeting_papers_of(basis), reader_of(basis.wanted.edition, basis.view)
    sent = sent_papers(papers, reader, basis.wanted, () if more is None else more(papers))
    # The tables are the body's, and so are the words in them: what is of another edition lies in a folder of its own.
    return DrawnUp(papers, _texts(papers.paper) if reader.edition is Edition.BODY else {}, sent)


def _texts(paper: PackPaper) -> dict[str, bytes]:
    return {
        SUMMARY: to_markdown(pack_summary(paper)),
        **{f"{each.name}.csv": table_csv(full_table(each)) for each in (*paper.tables, paper.actions)},
        "movement.csv": table_csv(movement_table(paper.movement)),
        "movement-actions.csv": table_csv(movement_table(paper.action_movement)),
        "changes.csv": changes_csv(paper.changes),
    }


def files_of(drawn: DrawnUp, basis: PackBasis, writing: Callable[[str], None] = _silent) -> dict[str, bytes]:
    """Every file by its place in the folder, the manifest last; ``writing`` is told of each paper."""
    files = {**drawn.texts, **sent_files(drawn.sent, drawn.papers, writing)}
    return {**files, MANIFEST: _manifest(drawn.papers.paper, files, basis)}


def pack_files(basis: PackBasis, more: More | None = None) -> dict[str, bytes]:
    """The same from what the papers are made from. Raises what ``drawn_up`` does."""
    return files_of(drawn_up(basis, more), basis)


def meeting_papers_of(basis: PackBasis) -> MeetingPapers:
    """The papers about the reviews that are the business of the meeting's body, with the plan they are made from."""
    plan, view = basis.view.snapshot, replace(basis.view, texts=roles_in_texts(basis.view.texts))
    meeting = next(each for each in plan.meetings if each.id == basis.meeting)
    reviews = own_reviews(plan, meeting)
    then = None if basis.then is None else own_view(basis.then, reviews)
    lines = own_lines(basis.lines, plan, reviews)
    own, told = own_view(view, reviews), for_papers(lines)
    paper = pack_paper(basis.meeting, own, then, told, basis.issue, basis.earlier, whole=plan)
    after = 0 if paper.since_cut_off is None else paper.since_cut_off
    noted = contacts(line for line in lines if line.entry.number > after)
    paper = replace(paper, contacts=noted)
    if basis.before is not None and basis.before_view is not None:
        earlier = own_view(replace(basis.before_view, texts=roles_in_texts(basis.before_view.texts)), reviews)
        paper = replace(paper, since_issue=since_issue(basis.before, earlier, own, paper.meeting, told))
    return MeetingPapers(paper, replace(own, travel=paper.travel), then, told, words_of(meeting, told), Told.of(told))


def _manifest(paper: PackPaper, files: Mapping[str, bytes], basis: PackBasis) -> bytes:
    """The digest of each file, and what the papers rest on: the ledger's head, the day, the versions."""
    meeting = paper.meeting
    since = None if paper.since is None else {"as_at": paper.since, "cut_off": paper.since_cut_off}
    return json_bytes(
        {
            "format": FORMAT,
            "meeting": {"id": meeting.id, "body": meeting.body, "on": meeting.on, "kind": meeting.kind.value},
            "issue": paper.issue,
            "as_at": paper.as_at,
            "cut_off": paper.cut_off,
            "head": basis.head_hash,
            "since": since,
            "replaces": _replaced(basis.before),
            "rules_number": paper.rules_number,
            "edition": basis.wanted.edition.value,
            "formats": list(basis.wanted.formats),
            "versions": dict(basis.versions),
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
            "parts": {name: _parts(data) for name, data in files.items() if name.endswith(_ZIPPED)},
        }
    )


def _parts(office_file: bytes) -> dict[str, str]:
    """The digest of each part of an office file: another packing of the same parts does not look like tampering."""
    with ZipFile(BytesIO(office_file)) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def _replaced(issue: EarlierIssue | None) -> dict[str, int | date | str] | None:
    """The issue that these papers replace; None for papers that went out after the meeting, which had its own."""
    if issue is None or issue.stands:
        return None
    return {
        "issue": issue.number,
        "issued_on": issue.issued_on,
        "as_at": issue.as_at,
        "cut_off": issue.cut_off,
        "manifest_sha256": issue.manifest_sha256,
    }
