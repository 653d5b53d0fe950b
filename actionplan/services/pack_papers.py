"""What a pack holds besides its papers in Word: reads what slides, workbook, status page and diary dates are made from.

Lays nothing out. They are of the plan that is the body's business, as the other papers of the pack.
"""

from collections.abc import Iterator

from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.vocabulary import Edition
from actionplan.ledger.ledger import Ledger
from actionplan.papers.editions import reader_of
from actionplan.papers.pack import PackBasis
from actionplan.papers.sent import SentPaper


def more_papers(ledger: Ledger, basis: PackBasis, papers: MeetingPapers) -> list[SentPaper]:
    """The papers that are asked for, in the order in which a pack lists them."""
    wanted = basis.wanted.formats
    found: list[SentPaper] = []
    if "slides" in wanted:
        from actionplan.papers.documents.slides import slides

        found.append(SentPaper("slides", slides(papers, draft=False), ("pptx",)))
    if "xlsx" in wanted or "html" in wanted:
        found += _of_the_plan(ledger, basis, papers)
    if "ics" in wanted:
        found.append(_diary(ledger, basis, papers))
    return found


def _of_the_plan(ledger: Ledger, basis: PackBasis, papers: MeetingPapers) -> Iterator[SentPaper]:
    from actionplan.domain.reports.timeline import timeline
    from actionplan.services.charts import chart_points
    from actionplan.services.web_page import last_words

    view, wanted = papers.view, basis.wanted.formats
    own = {each.ref for each in view.snapshot.reviews}
    narrowed = len(own) < len(basis.view.snapshot.reviews)
    points = chart_points(ledger, view, reviews=own if narrowed else None)
    heard = last_words(ledger, view, view.rows)
    if "xlsx" in wanted:
        from actionplan.papers.column_editions import rows_for
        from actionplan.papers.documents.plan_workbook import plan_workbook
        from actionplan.papers.documents.tables import with_tables

        reader = reader_of(basis.wanted.edition, basis.view)
        book = plan_workbook(view, rows_for(view.rows, reader), points, heard)
        public = reader.edition is Edition.PUBLIC  # the tables name actions and what is asked of the body
        yield SentPaper("workbook", book if public else with_tables(book, papers), ("xlsx",))
    if "html" in wanted:
        from actionplan.papers.documents.status_page import status_page

        page = status_page(view, view.rows, points, timeline(view, view.rows), heard)
        yield SentPaper("status-page", page, ("html",))


def _diary(ledger: Ledger, basis: PackBasis, papers: MeetingPapers) -> SentPaper:
    from actionplan.papers.documents.calendar import calendar, days_for
    from actionplan.papers.formats.ics import to_ics
    from actionplan.services.diary import diary_of

    view, reader = papers.view, reader_of(basis.wanted.edition, basis.view)
    days = diary_of(ledger, view, basis.lines, view.rows)
    return SentPaper("dates", calendar(days, view.as_at), ("ics",), to_ics(days_for(days, reader), view.as_at))
