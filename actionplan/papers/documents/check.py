"""What ``check`` finds: one line a gap, and how much the next sitting is asked."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.governance.agenda import MeetingAgenda, agenda_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import Finding
from actionplan.papers.document import CellKind, Column, Document, Fit, Paragraph, Section, Table, Title

THE_FILE: Final = "plan"
"""What stands in place of a ref where the plan's own file is meant."""

_COLUMNS: Final = (Column("Ref", CellKind.REF), Column("Gap", fit=Fit.FOLD))


def check(found: Sequence[Finding], view: PlanView, coming: Sequence[MeetingAgenda]) -> Document:
    """One line a gap, how many there are, as at which day, and how long the agenda of each sitting to come is."""
    title, as_at = Title("Gaps", implied=True), f"as at {long_day(view.as_at)}"
    asked = tuple(Paragraph(agenda_line(each)) for each in coming)
    if not found:
        return Document(title, (Paragraph(f"No gaps were found, {as_at}."), *asked))
    rows = tuple((each.ref or THE_FILE, each.words) for each in found)
    places = len({each.ref for each in found})
    summary = f"{counted(len(found), 'gap')} in {counted(places, 'place')}, {as_at}."
    return Document(title, (Table(_COLUMNS, rows, headed=False),), (Section((Paragraph(summary), *asked)),))
