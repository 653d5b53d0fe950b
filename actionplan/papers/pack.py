"""The files of a board pack in today's format: the summary, a CSV file a table, movement, changes, and the manifest.

Pure: bytes from values. The same values give the same bytes; no file holds the time of making, a path, a user or a
random number. Where papers that were issued before would come out otherwise, ``FORMAT`` goes up by one, and what the
format before it did moves to a module of its own, as ``pack_format_1``.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.pack import PackPaper, pack_paper
from actionplan.domain.governance.scope import own_lines, own_reviews, own_view
from actionplan.domain.governance.without_names import contacts, for_papers, roles_in_texts
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.papers.documents.movement import movement_table
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.documents.pack_tables import full_table
from actionplan.papers.formats.csv import table_csv
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.values.changes import changes_csv

FORMAT: Final = 2
"""The number of the format: recorded with each issue, and named by its manifest."""

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class PackBasis:
    """What a meeting's papers are made from, in any format.

    ``meeting`` is its id, ``view`` the plan as at the papers' point, ``then`` as in the body's last papers (None: these
    are the first), ``lines`` the ledger through that point, ``head_hash`` the hash of its last entry, and ``versions``
    those of the program and of what decides with it what papers say. ``issue`` is the number of the issue, and
    ``earlier`` the plan as in the body's papers before the last.
    """

    meeting: str
    view: PlanView
    then: PlanView | None
    lines: Sequence[HistoryLine]
    head_hash: str
    versions: Mapping[str, str]
    issue: int | None = None
    earlier: Snapshot | None = None


def pack_files(basis: PackBasis) -> dict[str, bytes]:
    """Every file by its name, the manifest last. Raises ``Refused`` where a total or a movement does not add up."""
    paper = _paper(basis)
    files = {
        "summary.md": to_markdown(pack_summary(paper)),
        **{f"{each.name}.csv": table_csv(full_table(each)) for each in (*paper.tables, paper.actions)},
        "movement.csv": table_csv(movement_table(paper.movement)),
        "movement-actions.csv": table_csv(movement_table(paper.action_movement)),
        "changes.csv": changes_csv(paper.changes),
    }
    return {**files, MANIFEST: _manifest(paper, files, basis)}


def _paper(basis: PackBasis) -> PackPaper:
    """The papers about the reviews that are the business of the meeting's body."""
    plan, view = basis.view.snapshot, replace(basis.view, texts=roles_in_texts(basis.view.texts))
    reviews = own_reviews(plan, next(each for each in plan.meetings if each.id == basis.meeting))
    then = None if basis.then is None else own_view(basis.then, reviews)
    lines = own_lines(basis.lines, plan, reviews)
    paper = pack_paper(basis.meeting, own_view(view, reviews), then, for_papers(lines), basis.issue, basis.earlier)
    after = 0 if paper.since_cut_off is None else paper.since_cut_off
    return replace(paper, contacts=contacts(line for line in lines if line.entry.number > after))


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
            "rules_number": paper.rules_number,
            "versions": dict(basis.versions),
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        }
    )
