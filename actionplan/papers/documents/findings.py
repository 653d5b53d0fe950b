"""Coverage as a document: each finding of a review beside the recommendations that answer it."""

from collections.abc import Sequence

from actionplan.domain.dates import long_day
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import Coverage, answers_words, coverage_counts
from actionplan.papers.document import CellKind, Column, Document, Fit, Paragraph, Section, Table, Title

_COLUMNS = (Column("Ref", CellKind.REF), Column("Finding", fit=Fit.WRAP), Column("Answered by", fit=Fit.WRAP))


def findings(found: Sequence[Coverage], shown: Sequence[Coverage], view: PlanView) -> Document:
    """Those ``shown`` of all that were ``found``, a line each, then the sum of all."""
    title, as_at = Title("Findings", implied=True), f"as at {long_day(view.as_at)}"
    if not found:
        return Document(title, (Paragraph(f"No finding of a review is on record, {as_at}."),))
    summary = Section((Paragraph(f"{coverage_counts(found)}, {as_at}."),))
    if not shown:
        return Document(title, (Paragraph("Each finding is answered."),), (summary,))
    rows = tuple((each.finding.ref, _said(each, view), answers_words(each, view)) for each in shown)
    return Document(title, (Table(_COLUMNS, rows),), (summary,))


def _said(each: Coverage, view: PlanView) -> str:
    number = each.finding.number
    return f"{f'{number}. ' if number else ''}{view.finding_words(each.finding)}"
