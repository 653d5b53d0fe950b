"""Each paper as plain text, for tests of what it says."""

from collections.abc import Iterable, Mapping, Sequence

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import meeting_agenda, sitting_to_come
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.changes import ChangeReport
from actionplan.domain.reports.check import Finding
from actionplan.domain.reports.movement import MovementReport
from actionplan.domain.state.entities import Record, TextKey
from actionplan.papers.documents.changes import changes
from actionplan.papers.documents.check import check
from actionplan.papers.documents.history import history
from actionplan.papers.documents.item import item_page
from actionplan.papers.documents.item_list import item_list
from actionplan.papers.documents.movement import movement
from actionplan.papers.documents.status import status
from actionplan.papers.formats.text import to_text


def status_text(view: PlanView, width: int) -> str:
    """What ``status`` prints."""
    return to_text(status(view), width)


def groups_text(view: PlanView, groups: Sequence[tuple[str, Sequence[Row]]], width: int) -> str:
    """What ``list --group`` prints."""
    return to_text(item_list(view, groups), width)


def list_text(view: PlanView, rows: Sequence[Row], width: int) -> str:
    """What ``list`` prints."""
    return groups_text(view, [("", rows)], width)


def show_text(
    view: PlanView,
    row: Row,
    records: Sequence[Record],
    texts: Mapping[TextKey, str],
    lines: Sequence[HistoryLine],
    width: int,
) -> str:
    """What ``show`` prints."""
    return to_text(item_page(view, row, records, texts, lines), width)


def history_text(lines: Iterable[HistoryLine], view: PlanView, width: int) -> str:
    """What ``history`` prints."""
    return to_text(history(lines, view), width)


def changes_text(report: ChangeReport, width: int) -> str:
    """What ``changes`` prints."""
    return to_text(changes(report), width)


def movement_text(report: MovementReport, width: int) -> str:
    """What ``movement --by agency`` prints."""
    return to_text(movement(report), width)


def findings_text(found: Sequence[Finding], view: PlanView, width: int) -> str:
    """What ``check`` prints."""
    snapshot = view.snapshot
    meeting = sitting_to_come(snapshot)
    coming = [] if meeting is None else [meeting_agenda(snapshot, meeting, None)]
    return to_text(check(found, view, coming), width)
