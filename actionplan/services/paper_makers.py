"""What makes each document: reads the plan that it is asked of, and gives values to ``papers.documents``.

Holds no rule and no words. Which documents there are is in ``papers``. Imports come with the document that needs them.
"""

from typing import TYPE_CHECKING, Final

from actionplan.domain.vocabulary import Edition
from actionplan.services.asked_papers import Asked, ReadPlan

if TYPE_CHECKING:
    from actionplan.domain.rating.view import PlanView
    from actionplan.papers.document import Document

_QUARTER: Final = 3
"""Months over which progress by theme is told."""


def report_document(asked: Asked) -> "Document":
    from actionplan.papers.documents.cover_report import cover_report
    from actionplan.services.issue import meeting_papers

    return cover_report(meeting_papers(asked.ledger, asked.meeting, asked.at), author=asked.role)


def _own_plan(asked: Asked) -> "ReadPlan":
    """The plan as papers tell of it: what is the business of the meeting's body where there is one, else all of it."""
    from actionplan.domain.governance.without_names import for_papers
    from actionplan.domain.reports.told import Told
    from actionplan.services.compare import with_travel
    from actionplan.services.editions import view_for
    from actionplan.services.issue import meeting_papers

    if asked.about.meeting is not None:
        papers = meeting_papers(asked.ledger, asked.about.meeting, asked.at)
        return ReadPlan(papers.view, papers.told, papers.lines)
    reader = asked.reader
    view = with_travel(asked.ledger, view_for(asked.view, reader))
    inspection = reader.edition is Edition.INSPECTION
    lines = for_papers(asked.lines, inspection=inspection, named=reader.names, noted=reader.notes)
    return ReadPlan(view, Told.of(lines), lines)


def plan_on_a_page_document(asked: Asked) -> "Document":
    from actionplan.domain.reports.plan_lines import plan_lines
    from actionplan.papers.documents.plan_on_a_page import plan_on_a_page

    plan = _own_plan(asked)
    lines = plan_lines(plan.view, plan.told)
    return plan_on_a_page(plan.view, lines, meeting=asked.about.meeting, author=asked.role)


def sign_off_sheets_document(asked: Asked) -> "Document":
    from actionplan.domain.governance.sign_off_sheets import sheet_of, sheets_of
    from actionplan.papers.documents.sign_off_sheets import sign_off_sheets
    from actionplan.services.issue import meeting_papers

    if asked.about.meeting is not None:
        papers = meeting_papers(asked.ledger, asked.meeting, asked.at)
        since = papers.paper.since_cut_off or 0
        sheets = sheets_of(papers.paper.agenda, papers.view, papers.told, since)
        return sign_off_sheets(sheets, papers.view, meeting=asked.meeting, author=asked.role)
    plan = _own_plan(asked)
    rows = [row for row in plan.view.rows if row.ref == asked.about.ref]
    return sign_off_sheets([sheet_of(row, plan.view, plan.told) for row in rows], plan.view, author=asked.role)


def chairs_brief_document(asked: Asked) -> "Document":
    from actionplan.domain.governance.chairs_brief import chairs_brief
    from actionplan.papers.documents.chairs_brief import chairs_brief as laid_out
    from actionplan.services.issue import meeting_papers

    papers = meeting_papers(asked.ledger, asked.meeting, asked.at)
    return laid_out(chairs_brief(papers), papers, author=asked.role)


def agency_page_document(asked: Asked) -> "Document":
    from actionplan.domain.governance.agency_page import agency_page
    from actionplan.domain.governance.agenda import agenda_about
    from actionplan.papers.documents.agency_page import agency_page as laid_out
    from actionplan.services.agendas import coming_agendas

    plan, snapshot = _own_plan(asked), asked.view.snapshot
    agency = snapshot.agencies[asked.about.agency or ""]
    led = {row.item.review for row in snapshot.rows if row.item.owner.agency == agency.id}
    coming = agenda_about(coming_agendas(asked.ledger, snapshot), led, snapshot)
    page = agency_page(agency, plan.view, plan.told, coming)
    return laid_out(page, plan.view, coming=None if coming is None else coming.meeting, author=asked.role)


def partners_page_document(asked: Asked) -> "Document":
    from actionplan.papers.documents.partners_page import partners_page
    from actionplan.services.issue import meeting_papers

    return partners_page(meeting_papers(asked.ledger, asked.meeting, asked.at), author=asked.role)


def themes_document(asked: Asked) -> "Document":
    from actionplan.domain.reports.themes import themes
    from actionplan.papers.documents.themes import themes as laid_out

    plan, then = _own_plan(asked), _months_before(asked, _QUARTER)
    lines = themes(plan.view, {} if then is None else {row.ref: row for row in then.rows})
    return laid_out(lines, plan.view, None if then is None else then.as_at, author=asked.role)


def chronology_document(asked: Asked) -> "Document":
    from actionplan.domain.entry import deciding_meeting
    from actionplan.domain.governance.without_names import contacts
    from actionplan.domain.meetings.issued_papers import papers_of
    from actionplan.domain.reports.chronology import chronology
    from actionplan.papers.documents.chronology import chronology as laid_out

    plan, ref = _own_plan(asked), asked.about.ref
    if ref is None:
        count = 0 if asked.reader.notes else contacts(asked.lines)
        return laid_out(chronology(plan.lines, plan.view, None, count), plan.view, author=asked.role)
    refs = frozenset({ref, *(row.ref for row in plan.view.snapshot.actions_of(ref))})
    about = [line for line in asked.lines if line.entry.ref in refs]
    decided = {deciding_meeting(line.entry.fact) for line in about}
    points = {each.id: papers_of(each) for each in plan.view.snapshot.meetings if each.id in decided}
    known = {meeting: asked.ledger.snapshot(point) for meeting, point in points.items() if point is not None}
    count = 0 if asked.reader.notes else contacts(about)
    found = chronology(plan.lines, plan.view, refs, count, known)
    return laid_out(found, plan.view, ref, author=asked.role)


def year_document(asked: Asked) -> "Document":
    from actionplan.domain.moment import Moment
    from actionplan.domain.reports.year import YEAR_MONTHS, year_report
    from actionplan.papers.documents.year import year
    from actionplan.services.compare import movement_since

    plan, then = _own_plan(asked), _months_before(asked, YEAR_MONTHS)
    head = 0 if then is None else then.snapshot.head
    now = Moment(asked.view.as_at, asked.view.snapshot.head)
    movement = movement_since(asked.ledger, None if then is None else Moment(then.as_at, head), now)
    return year(year_report(plan.view, then, plan.told, movement), plan.view, head, author=asked.role)


def _months_before(asked: Asked, months: int) -> "PlanView | None":
    """The plan as it was so many months before; None where it had not begun."""
    from actionplan.domain.dates import add_months
    from actionplan.domain.errors import BadInput

    try:
        return asked.ledger.view(add_months(asked.view.as_at, -months))
    except BadInput:
        return None


def slides_document(asked: Asked) -> "Document":
    """The slides of a meeting."""
    from actionplan.papers.documents.slides import slides
    from actionplan.services.issue import meeting_papers

    return slides(meeting_papers(asked.ledger, asked.meeting, asked.at), author=asked.role)


def tables_document(asked: Asked) -> "Document":
    from actionplan.papers.documents.tables import tables
    from actionplan.services.issue import meeting_papers

    return tables(meeting_papers(asked.ledger, asked.meeting, asked.at), author=asked.role)


def minute_document(asked: Asked) -> "Document":
    from actionplan.papers.documents.minute import minute
    from actionplan.services.minutes import minute_of

    return minute(minute_of(asked.ledger, asked.meeting, asked.view, asked.lines), asked.view)


def summary_document(asked: Asked) -> "Document":
    from actionplan.papers.documents.pack_summary import draft_summary
    from actionplan.services.issue import draft_papers

    return draft_summary(draft_papers(asked.ledger, asked.meeting.id, asked.at))


def status_page_document(asked: Asked) -> "Document":
    from actionplan.services.compare import with_travel
    from actionplan.services.web_page import status_page_of

    return status_page_of(asked.ledger, with_travel(asked.ledger, asked.view), draft=True, reader=asked.reader)


def calendar_document(asked: Asked) -> "Document":
    from actionplan.papers.documents.calendar import calendar
    from actionplan.services.diary import diary_of

    return calendar(diary_of(asked.ledger, asked.view, asked.lines), asked.view.as_at, draft=True)


def diary_file(asked: Asked) -> bytes:
    from actionplan.papers.documents.calendar import days_for
    from actionplan.papers.formats.ics import to_ics
    from actionplan.services.diary import diary_of

    days = diary_of(asked.ledger, asked.view, asked.lines)
    return to_ics(days_for(days, asked.reader), asked.view.as_at)
